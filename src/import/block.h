// A source as blocks: what the readers of plain text, HTML and Markdown make, and what is sorted and searched
// afterwards.
#pragma once

#include <string>
#include <vector>

#include "review/review.h"

namespace foyer::importing {

enum class BlockKind { paragraph, heading, item, quote, caption, rule };

/// What the page itself says a block is, by element or by class. `unknown` says nothing.
enum class Region { unknown, article, furniture, comments, biography, header };

struct Block {
    BlockKind kind = BlockKind::paragraph;
    RichText text;
    std::string words;  ///< the text without its marks
    int line = 0;       ///< in the source, from 1
    int level = 0;      ///< of a heading, from 1
    Region region = Region::unknown;
    std::string hints;  ///< words of classes, ids and roles around it, in small letters, each between spaces
    double linked = 0;  ///< share of its characters that are links
};

/// What the source says outside its text: `author` in a page's head, `From` above a mail, `title` above a Markdown
/// text.
struct Statement {
    std::string key;  ///< in small letters
    std::string value;
    int line = 0;
};

struct Document {
    std::vector<Block> blocks;
    std::vector<Statement> stated;
    std::string lang;                  ///< as the source says; empty where it does not
    std::string picture, picture_alt;  ///< as the source names it; empty where it names none
    bool mail = false;
};

/// A block of words without marks.
Block plain_block(BlockKind kind, std::string words, int line);

}  // namespace foyer::importing

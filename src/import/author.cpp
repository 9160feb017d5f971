// Who wrote it: a byline, a mail's sender, a name that closes the text; and what the page tells about them.
#include <algorithm>
#include <vector>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/words.h"
#include "import/work.h"

namespace foyer::importing {
namespace {

struct Author {
    std::string name;
    int line = 0;
    double score = 0;
    std::string how;
    std::size_t block = static_cast<std::size_t>(-1);
};

/// The names a value opens with, joined as written; else a value of few words.
std::string author_of(std::string_view value) {
    value = trimmed(value);
    const std::size_t end = end_of_names(value, {" and ", " und ", " et ", " & "});
    if (end > 0) return std::string(value.substr(0, end));
    const auto stop = value.find_first_of("|,·<(");
    const std::string_view head = trimmed(value.substr(0, stop));
    return word_count(head) >= 1 && word_count(head) <= 4 && !ends_sentence(head) ? std::string(head) : "";
}

/// `Ana Petrov <ana@example.org>`.
std::string sender_of(std::string_view value) {
    std::string name(bare(value.substr(0, value.find('<'))));
    return name.find('@') == std::string::npos ? name : "";
}

bool is_address(std::string_view value) {
    return value.find("://") != std::string_view::npos || value.find('@') != std::string_view::npos || value.empty() ||
           value.size() > 80;
}

std::vector<Author> authors(const Work& work) {
    std::vector<Author> found;
    for (const Statement& stated : work.document.stated) {
        if (stated.key == "author" || stated.key == "byline" || stated.key == "article:author" ||
            stated.key == "item author" || stated.key == "dc.creator") {
            std::string value = stated.value;
            if (const auto label = label_at(lower_case(value)); label && label->label == Label::byline)
                value = std::string(trimmed(std::string_view(value).substr(label->length)));
            if (!is_address(value) && lower_case(value) != "admin")
                found.push_back({value, stated.line, 4, "stated by the source"});
        }
        if (stated.key == "mail from" || stated.key == "mail von" || stated.key == "mail de") {
            const std::string name = sender_of(stated.value);
            // The first head is that of who passed the mail on; the last is that of who wrote it.
            if (!name.empty())
                found.push_back({name, stated.line, 3 + 0.1 * static_cast<double>(found.size()), "the mail's sender"});
        }
    }
    const auto& blocks = work.document.blocks;
    const std::size_t first = work.first_body(), end = work.end_of_body();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        // A line of facts may name the author too.
        const bool facts = work.became[i] == "facts" || work.became[i] == "date";
        if ((!work.is_free(i) && !facts) || blocks[i].kind == BlockKind::rule) continue;
        const std::string_view words = trimmed(blocks[i].words);
        const std::string small = lower_case(words);
        for (const Fact& fact : labelled_facts(words)) {
            if (fact.label != Label::byline) continue;
            const std::string name = author_of(fact.value);
            if (!name.empty()) found.push_back({name, blocks[i].line, i < first ? 5.0 : 4.5, "a byline", i});
        }
        if (!found.empty() && found.back().block == i) continue;
        // `Posted on 3 March by A. Name`, `… besprochen von A. Name`.
        if (word_count(words) <= 16 && !ends_sentence(words)) {
            for (const std::string_view joint : {" by ", " By ", " von ", " par "}) {
                const auto at = words.rfind(joint);
                if (at == std::string_view::npos) continue;
                const auto name = name_at(words, at + joint.size());
                const bool film = lower_case(words.substr(0, at)).ends_with("film") ||
                                  lower_case(words.substr(0, at)).ends_with("directed");
                if (name && !film)
                    found.push_back({author_of(words.substr(name->begin)), blocks[i].line, find_date(words) ? 4.5 : 2.5,
                                     "a byline", i});
            }
        }
        if (i >= first && i < end && !is_name(words)) continue;
        std::string_view name = words;
        bool dashed = false;
        for (const std::string_view dash : {"— ", "– ", "-- ", "—", "- ", "―"}) {
            if (name.starts_with(dash)) name.remove_prefix(dash.size()), dashed = true;
        }
        // A name with a date or a place behind it, as it closes a letter.
        const std::string_view signed_by = dashed ? trimmed(name.substr(0, name.find(','))) : name;
        if (dashed && is_name(signed_by) && signed_by.size() < name.size()) {
            found.push_back({std::string(signed_by), blocks[i].line, 3, "a name that closes the text", i});
            continue;
        }
        const bool hint = blocks[i].hints.find(" byline ") != std::string::npos ||
                          blocks[i].hints.find(" author ") != std::string::npos;
        const std::string_view before_mark = trimmed(name.substr(0, name.find_first_of("|,·/")));
        if (hint && is_name(before_mark)) {
            found.push_back({std::string(before_mark), blocks[i].line, 4, "the page calls it the author", i});
        } else if (is_name(name) && blocks[i].kind != BlockKind::item && word_count(name) <= 4) {
            double score = dashed ? 3 : i >= end ? 2 : 1.5;
            bool said_again = false;
            for (std::size_t k = i + 1; k < std::min(blocks.size(), i + 4); ++k)
                said_again = said_again || blocks[k].words.starts_with(name);
            if (said_again) score += 2;
            if (upper_case(name) == name && i < first) score -= 0.5;
            found.push_back({std::string(name), blocks[i].line, score,
                             i >= end || dashed ? "a name that closes the text" : "a name above the text", i});
        }
    }
    return found;
}

bool tells_of_author(std::string_view words, std::string_view name) {
    const std::string small = lower_case(words);
    const auto at = words.find(name);
    // A note may use the surname alone once the name has been said; it is looked for near the head.
    if (at == std::string_view::npos || at > 60) return false;
    for (const std::string_view verb :
         {" is ",    " writes ",  " lives ",     " covers ",   " has ",    " works ",    " reviews ",
          " edits ", " teaches ", " ist ",       " schreibt ", " lebt ",   " arbeitet ", " est ",
          " écrit ", " vit ",     " collabore ", " enseigne ", " dirige ", " leitet "}) {
        const auto found = small.find(verb, at);
        if (found != std::string::npos && found < at + name.size() + 40) return true;
    }
    return false;
}

void take_note(Work& work, std::size_t block, Sure sure, const char* how) {
    const Block& of = work.document.blocks[block];
    work.sorted[block].role = Role::around;
    work.became[block] = "note";
    work.review.note = of.words;
    work.find("note", of.words, of.line, sure, how);
}

/// The biography: said of the author behind the text, or where the page says it is one.
void find_note(Work& work) {
    const auto& blocks = work.document.blocks;
    const std::string& name = work.review.byline;
    std::vector<std::size_t> bodies;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (work.sorted[i].role == Role::body) bodies.push_back(i);
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool tail = bodies.size() > 1 && i >= bodies[bodies.size() - std::min<std::size_t>(2, bodies.size() - 1)];
        const bool around = work.became[i].empty() &&
                            (work.sorted[i].role == Role::around ||
                             (work.sorted[i].role == Role::furniture && blocks[i].region != Region::comments)) &&
                            word_count(blocks[i].words) >= 5;
        if (!around && !(tail && work.sorted[i].role == Role::body)) continue;
        if (blocks[i].region == Region::biography && word_count(blocks[i].words) >= 5)
            return take_note(work, i, Sure::sure, "the page calls it a biography");
        if (!name.empty() && tells_of_author(blocks[i].words, name) && (i > work.first_body() || !work.is_body(i)))
            return take_note(work, i, Sure::likely, "it tells of the author");
    }
}

}  // namespace

/// `A. Name is a cook and writes about film`, as the last paragraph, where no byline names anybody.
void author_from_note(Work& work) {
    std::size_t last = work.end_of_body();
    while (last > 0 && work.sorted[last - 1].role != Role::body) --last;
    if (last < 2) return;
    const Block& block = work.document.blocks[last - 1];
    const auto name = name_at(block.words, 0);
    if (!name || word_count(block.words) > 60 || !tells_of_author(block.words, name->of(block.words))) return;
    const std::string small = lower_case(block.words);
    bool writes = false;
    for (const std::string_view word :
         {"writes", "critic", "journalist", "writer", "reviews", "editor", "schreibt", "kritiker", "kritikerin",
          "redakteur", "redakteurin", "journalistin", "critique", "journaliste", "écrit", "rédacteur", "rédactrice"})
        writes = writes || holds_words(small, word);
    // Somebody of the film is spoken of earlier; the author is not.
    if (!writes || count_in_body(work, name->of(block.words), 2) > 1) return;
    work.review.byline = std::string(name->of(block.words));
    work.find("byline", work.review.byline, block.line, Sure::guess, "the note on the author names them");
}

void find_author(Work& work) {
    const std::vector<Author> found = authors(work);
    const Author* best = nullptr;
    for (const Author& author : found) {
        if (author.name == work.review.film.director || author.name == plain_text(work.review.headline) ||
            author.name == work.review.film.title)
            continue;
        if (!best || author.score > best->score) best = &author;
    }
    if (best && best->score >= 1.5) {
        work.review.byline = best->name;
        work.find("byline", best->name, best->line, best->score >= 4 ? Sure::sure : Sure::likely, best->how);
        for (const Author& author : found) {
            const bool same = lower_case(author.name) == lower_case(best->name);
            if (same && author.block < work.became.size()) work.became[author.block] = "byline";
        }
        // Names in capitals are the page's way, not the person's; small letters elsewhere give them as they are.
        if (upper_case(best->name) == best->name) {
            for (const Author& author : found) {
                if (lower_case(author.name) == lower_case(best->name) && author.name != best->name)
                    work.review.byline = author.name;
            }
        }
    } else {
        author_from_note(work);
    }
    if (work.review.byline.empty()) work.checks.push_back("No byline was found.");
    find_note(work);
}

}  // namespace foyer::importing

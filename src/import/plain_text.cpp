// Plain text: empty lines part blocks; lines broken at a width are joined again; a mail's head is taken off.
#include <algorithm>
#include <cstddef>

#include "core/text.h"
#include "import/lexicon.h"
#include "import/readers.h"
#include "import/words.h"

namespace foyer::importing {
namespace {

// Lines longer than this were not broken by hand or by a mail program.
constexpr std::size_t widest_broken_line = 100;
constexpr std::size_t narrowest_width = 45;

bool is_blank(std::string_view line) { return trimmed(line).empty(); }

/// The line's first word.
std::size_t first_word_length(std::string_view line) {
    line = trimmed(line);
    return character_count(line.substr(0, line.find(' ')));
}

bool is_rule(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 3) return false;
    std::string marks;
    for (const char c : line) {
        if (c != ' ') marks += c;
    }
    return marks.size() >= 3 && std::string_view("-*_=~#").find(marks[0]) != std::string_view::npos &&
           marks.find_first_not_of(marks[0]) == std::string::npos;
}

/// Without `> ` in front, as many times as there are.
std::string_view unquoted(std::string_view line) {
    std::string_view rest = line;
    while (rest.starts_with('>') || rest.starts_with(" >")) { rest.remove_prefix(rest[0] == '>' ? 1 : 2); }
    if (rest.size() != line.size() && rest.starts_with(' ')) rest.remove_prefix(1);
    return rest;
}

/// `From: …` as it stands above a mail; its length, or 0.
std::size_t mail_key_length(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 24) return 0;
    const std::string key = lower_case(line.substr(0, colon));
    for (const std::string_view known : {"from",
                                         "to",
                                         "cc",
                                         "subject",
                                         "date",
                                         "sent",
                                         "reply-to",
                                         "message-id",
                                         "mime-version",
                                         "content-type",
                                         "content-transfer-encoding",
                                         "x-mailer",
                                         "von",
                                         "an",
                                         "betreff",
                                         "datum",
                                         "gesendet",
                                         "de",
                                         "à",
                                         "objet",
                                         "envoyé",
                                         "return-path",
                                         "received",
                                         "list-id",
                                         "list-unsubscribe"}) {
        if (key == known) return colon;
    }
    return 0;
}

/// The width lines are broken at; 0 where they are not. Most lines that have another right below them must be nearly as
/// long as the longest.
std::size_t broken_width(const std::vector<std::string_view>& lines) {
    std::vector<std::size_t> lengths;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (is_blank(lines[i]) || mail_key_length(trimmed(lines[i])) > 0) continue;
        const std::size_t length = character_count(lines[i]);
        if (!is_blank(lines[i + 1])) lengths.push_back(length);
    }
    if (lengths.size() < 3) return 0;
    std::sort(lengths.begin(), lengths.end());
    // One line in twenty may be longer, as an address that nothing breaks.
    const std::size_t widest = lengths[lengths.size() - 1 - lengths.size() / 20];
    if (widest > widest_broken_line || widest < narrowest_width) return 0;
    const auto long_ones = lengths.end() - std::lower_bound(lengths.begin(), lengths.end(), widest * 3 / 4);
    return static_cast<std::size_t>(long_ones) * 2 >= lengths.size() ? widest : 0;
}

/// Takes a mail's head from `line` on, where there is one, and gives the line behind it.
std::size_t read_mail_head(const std::vector<std::string_view>& lines, std::size_t line, Document& document) {
    std::size_t known = 0, end = line;
    for (; end < lines.size() && !is_blank(lines[end]); ++end) {
        const std::string_view words = unquoted(lines[end]);
        if (mail_key_length(trimmed(words)) > 0)
            ++known;
        else if (!words.starts_with(' ') && !words.starts_with('\t'))
            break;
    }
    if (known < 2) return line;
    document.mail = true;
    for (std::size_t i = line; i < end; ++i) {
        const std::string_view words = trimmed(unquoted(lines[i]));
        const std::size_t colon = mail_key_length(words);
        if (colon > 0)
            document.stated.push_back({"mail " + lower_case(words.substr(0, colon)),
                                       std::string(trimmed(words.substr(colon + 1))), static_cast<int>(i) + 1});
        else if (!document.stated.empty())
            document.stated.back().value += " " + std::string(words);
    }
    return end;
}

/// `- ` or `* ` in front of a list's item; its length, or 0.
std::size_t bullet_length(std::string_view line) {
    for (const std::string_view bullet : {"- ", "* ", "• ", "– "}) {
        if (line.starts_with(bullet)) return bullet.size();
    }
    return 0;
}

}  // namespace

Block plain_block(BlockKind kind, std::string words, int line) {
    Block block;
    block.kind = kind;
    block.words = std::move(words);
    block.text = {{block.words, {}}};
    block.line = line;
    return block;
}

std::vector<Joined> join_lines(const std::vector<std::string_view>& lines, std::size_t width) {
    std::vector<Joined> out;
    std::size_t last_length = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = trimmed(lines[i]);
        if (line.empty()) continue;
        bool joins = false;
        if (!out.empty() && width > 0) {
            const bool indented = lines[i].starts_with("  ") || lines[i].starts_with('\t');
            const bool indented_before = i > 0 && (lines[i - 1].starts_with("  ") || lines[i - 1].starts_with('\t'));
            // The word would have fitted: the line was ended on purpose. A few characters' grace, as programs differ.
            const bool full = last_length + 1 + first_word_length(line) + 2 > width;
            joins = full && (!indented || indented_before || out.back().words.empty()) && bullet_length(line) == 0 &&
                    !is_rule(line);
        }
        if (joins) {
            std::string& words = out.back().words;
            std::size_t at = 0;
            const char32_t first = next_character(line, at);
            // A word broken at its hyphen comes together again; the hyphen stays, as it may be the word's own.
            const bool broken = words.size() > 2 && words.back() == '-' && words[words.size() - 2] != '-' &&
                                words[words.size() - 2] != ' ' && is_letter(first) && lower_case(first) == first;
            if (!broken) words += ' ';
            words += line;
        } else {
            out.push_back({std::string(line), i});
        }
        last_length = character_count(trimmed(lines[i]));
    }
    return out;
}

Document read_plain_text(std::string_view text) {
    Document document;
    std::vector<std::string_view> lines = split_lines(text);
    std::size_t quoted = 0, written = 0;
    for (const std::string_view line : lines) {
        if (is_blank(line)) continue;
        ++written;
        quoted += line.starts_with('>');
    }
    // A pasted mail is quoted as a whole, one passed on from its head down; a few quoted lines are quotes.
    if (quoted * 2 > written || (quoted > 3 && text.find("orwarded message") != std::string_view::npos)) {
        for (std::string_view& line : lines) line = unquoted(line);
    }
    const std::size_t width = broken_width(lines);
    std::size_t i = 0;
    while (i < lines.size() && is_blank(lines[i])) ++i;
    i = read_mail_head(lines, i, document);
    bool signature = false;
    while (i < lines.size()) {
        if (is_blank(lines[i])) {
            ++i;
            continue;
        }
        if (is_rule(lines[i])) {
            // A dash, a dash and a space: what follows in a mail is its signature.
            signature = signature || (document.mail && lines[i].starts_with("--") && trimmed(lines[i]) == "--");
            document.blocks.push_back(plain_block(BlockKind::rule, "", static_cast<int>(i) + 1));
            ++i;
            continue;
        }
        if (lines[i].starts_with("-- ") && trimmed(lines[i]) == "--") {
            signature = document.mail;
            ++i;
            continue;
        }
        if (const std::size_t behind = read_mail_head(lines, i, document); behind > i) {
            // What stands above is the note of who passed it on.
            for (Block& block : document.blocks) block.region = Region::furniture;
            signature = false;
            i = behind;
            continue;
        }
        std::size_t end = i;
        const auto heads_mail = [&](std::size_t k) {
            return k > i && k + 1 < lines.size() && mail_key_length(trimmed(lines[k])) > 0 &&
                   mail_key_length(trimmed(lines[k + 1])) > 0;
        };
        while (end < lines.size() && !is_blank(lines[end]) && !is_rule(lines[end]) && trimmed(lines[end]) != "--" &&
               !heads_mail(end))
            ++end;
        const bool underlined = end < lines.size() && is_rule(lines[end]) && end == i + 1 &&
                                trimmed(lines[end])[0] != '*' && character_count(lines[i]) < 90;
        const std::vector<std::string_view> run(lines.begin() + static_cast<std::ptrdiff_t>(i),
                                                lines.begin() + static_cast<std::ptrdiff_t>(end));
        for (Joined& joined : join_lines(run, width)) {
            const std::size_t bullet = bullet_length(joined.words);
            BlockKind kind = bullet > 0 ? BlockKind::item : BlockKind::paragraph;
            if (underlined) kind = BlockKind::heading;
            const bool quote = joined.words.starts_with("> ");
            std::string words = joined.words.substr(kind == BlockKind::item ? bullet : quote ? 2 : 0);
            // An em dash that opens a line of speech is the text's; only bullets are taken off.
            Block block = plain_block(quote ? BlockKind::quote : kind, std::string(trimmed(words)),
                                      static_cast<int>(i + joined.line) + 1);
            if (underlined) block.level = trimmed(lines[end])[0] == '=' ? 1 : 2;
            if (signature) block.region = Region::furniture;
            if (!block.words.empty()) document.blocks.push_back(std::move(block));
        }
        i = end + (underlined ? 1 : 0);
    }
    return document;
}

Form form_of(std::string_view name, std::string_view text) {
    const std::string small = lower_case(name);
    if (small.ends_with(".html") || small.ends_with(".htm") || small.ends_with(".xhtml")) return Form::html;
    if (small.ends_with(".md") || small.ends_with(".markdown")) return Form::markdown;
    const std::string head = lower_case(trimmed(text.substr(0, 2000)));
    for (const std::string_view tag :
         {"<!doctype", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1", "<?xml"}) {
        if (head.starts_with(tag)) return Form::html;
    }
    if (head.find("<html") != std::string::npos && head.find("<head") != std::string::npos) return Form::html;
    if (small.ends_with(".txt")) return Form::plain;
    // No name tells: a heading or a link is written as Markdown writes it.
    if (head.starts_with("# ") || head.find("\n# ") != std::string::npos || head.find("\n## ") != std::string::npos ||
        head.find("](http") != std::string::npos)
        return Form::markdown;
    return Form::plain;
}

}  // namespace foyer::importing

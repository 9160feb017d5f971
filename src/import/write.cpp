// A Review as a file a person can edit: front matter, every text in it quoted, and the text as Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "core/text.h"
#include "import/import.h"

namespace foyer {
namespace {

/// A YAML text in double quotes.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

/// Words with the accent in stars; a star of the text's own is escaped.
std::string starred(const RichText& text) {
    std::string out;
    for (const Span& span : text) {
        std::string words;
        for (const char c : span.text) {
            if (c == '*') words += '\\';
            words += c;
        }
        if (!span.emphasis.accent) {
            out += words;
            continue;
        }
        // Stars stand at words, not at spaces.
        const std::string_view inner = trimmed(words);
        const auto at = words.find(inner);
        out += words.substr(0, at) + "*" + std::string(inner) + "*" + words.substr(at + inner.size());
    }
    return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Text that Markdown reads as these very words.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<')
            out += "&lt;";
        else if (c == '&' && i + 1 < text.size() &&
                 ((text[i + 1] >= 'a' && text[i + 1] <= 'z') || (text[i + 1] >= 'A' && text[i + 1] <= 'Z') ||
                  text[i + 1] == '#'))
            out += "&amp;";
        else if (c == '\\' || c == '*' || c == '_' || c == '`' || c == '[' || c == ']')
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

/// The same at the head of a line, where a few marks more mean something.
std::string escaped_head(std::string line) {
    if (line.empty()) return line;
    if (std::string_view("#>-+=~|").find(line[0]) != std::string_view::npos) return "\\" + line;
    std::size_t digits = 0;
    while (digits < line.size() && digits < 10 && is_digit(line[digits])) ++digits;
    if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) line.insert(digits, "\\");
    return line;
}

std::string marked(const Span& span) {
    const std::string words = escaped(span.text);
    const std::string marks = span.emphasis.bold && span.emphasis.italic     ? "***"
                              : span.emphasis.bold                           ? "**"
                              : span.emphasis.italic || span.emphasis.accent ? "*"
                                                                             : "";
    const std::string_view inner = trimmed(words);
    if (marks.empty() || inner.empty()) return words;
    const auto at = words.find(inner);
    return words.substr(0, at) + marks + std::string(inner) + marks + words.substr(at + inner.size());
}

std::string markdown(const RichText& text) {
    std::string out;
    for (const Span& span : text) out += marked(span);
    return escaped_head(std::move(out));
}

void add(std::string& out, std::string_view key, std::string_view value, std::string_view indent = "") {
    if (!value.empty()) out += fmt::format("{}{}: {}\n", indent, key, quoted(value));
}

void add_film(std::string& out, const Film& film) {
    if (film == Film{}) return;
    out += "film:\n";
    add(out, "title", film.title, "  ");
    add(out, "year", film.year, "  ");
    add(out, "director", film.director, "  ");
    add(out, "distributor", film.distributor, "  ");
    add(out, "runtime", film.runtime, "  ");
    if (film.cast.empty()) return;
    out += "  cast:\n";
    for (const CastMember& member : film.cast) {
        out += "    - {";
        if (!member.role.empty()) out += fmt::format(" role: {},", quoted(member.role));
        out += member.actor.empty() ? " }\n" : fmt::format(" actor: {} }}\n", quoted(member.actor));
    }
}

void add_act(std::string& out, const Act& act) {
    out += fmt::format("  - title: {}\n", quoted(act.title));
    add(out, "summary", act.summary, "    ");
    out += fmt::format("    intensity: {}\n", act.intensity);
    if (act.minutes > 0) out += fmt::format("    minutes: {}\n", act.minutes);
    add(out, "begins", act.begins, "    ");
}

void add_hero(std::string& out, const Hero& hero) {
    out += "hero:\n";
    add(out, "image", hero.image, "  ");
    add(out, "alt", hero.alt, "  ");
    add(out, "credit", hero.credit, "  ");
    if (hero.focus != Fraction2{}) out += fmt::format("  focus: [{}, {}]\n", hero.focus.x, hero.focus.y);
}

std::string quote_block(const PullQuote& quote) {
    std::string out = "> " + markdown(quote.text) + "\n";
    if (!quote.attribution.empty()) out += fmt::format(">\n> — {}\n", escaped(quote.attribution));
    return out;
}

}  // namespace

std::string write_review(const Review& review) {
    std::string out = "---\n";
    add(out, "kicker", review.kicker);
    if (!review.headline.empty()) out += fmt::format("headline: {}\n", quoted(starred(review.headline)));
    if (!review.standfirst.empty()) out += fmt::format("standfirst: {}\n", quoted(starred(review.standfirst)));
    add(out, "byline", review.byline);
    add(out, "date", review.date);
    add(out, "note", review.note);
    add(out, "screening", review.screening);
    out += fmt::format("lang: {}\n", review.lang);
    if (review.rating) add(out, "rating", review.rating->written);
    add(out, "verdict", review.verdict);
    add(out, "link", review.link);
    if (!review.credits.empty()) {
        out += "credits:\n";
        for (const std::string& credit : review.credits) out += fmt::format("  - {}\n", quoted(credit));
    }
    add_film(out, review.film);
    if (review.hero) add_hero(out, *review.hero);
    if (!review.acts.empty()) out += "acts:\n";
    for (const Act& act : review.acts) add_act(out, act);
    if (!review.candidates.empty()) out += "quotes:\n";
    for (const PullQuote& quote : review.candidates) {
        out += fmt::format("  - text: {}\n", quoted(starred(quote.text)));
        add(out, "by", quote.attribution, "    ");
        out += fmt::format("    after: {}\n", quote.after_paragraph);
    }
    out += "---\n";
    std::size_t quote = 0;
    for (std::size_t i = 0; i <= review.paragraphs.size(); ++i) {
        for (; quote < review.quotes.size() && review.quotes[quote].after_paragraph <= static_cast<int>(i); ++quote)
            out += "\n" + quote_block(review.quotes[quote]);
        if (i == review.paragraphs.size()) break;
        const Paragraph& paragraph = review.paragraphs[i];
        out += paragraph.kind == ParagraphKind::crosshead ? "\n## " : "\n";
        out += markdown(paragraph.text) + "\n";
    }
    return out;
}

}  // namespace foyer

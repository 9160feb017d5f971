#include "import/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "import/decode.h"
#include "import/readers.h"
#include "import/words.h"
#include "import/work.h"
#include "review/rich_text.h"

namespace foyer {
namespace importing {

std::size_t Work::first_body() const {
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (is_body(i)) return i;
    }
    return 0;
}

std::size_t Work::end_of_body() const {
    for (std::size_t i = sorted.size(); i > 0; --i) {
        if (is_body(i - 1)) return i;
    }
    return 0;
}

std::size_t count_in_body(const Work& work, std::string_view words, std::size_t enough) {
    std::size_t count = 0;
    if (words.empty()) return 0;
    for (std::size_t i = 0; i < work.document.blocks.size() && count < enough; ++i) {
        if (!work.is_body(i)) continue;
        const std::string& text = work.document.blocks[i].words;
        for (auto at = text.find(words); at != std::string::npos && count < enough;
             at = text.find(words, at + words.size()))
            ++count;
    }
    return count;
}

namespace {

std::string language_tag(const Document& document, Language language) {
    std::string tag = document.lang.substr(0, document.lang.find_first_of(" ,;"));
    std::replace(tag.begin(), tag.end(), '_', '-');
    const std::string small = lower_case(tag);
    const bool agrees = (language == Language::english && small.starts_with("en")) ||
                        (language == Language::german && small.starts_with("de")) ||
                        (language == Language::french && small.starts_with("fr"));
    if (agrees && tag.size() <= 5 && tag.size() > 2) return tag;
    return language == Language::german ? "de" : language == Language::french ? "fr" : "en-US";
}

/// The text, block by block, and the quotations among it.
void take_body(Work& work) {
    const auto& blocks = work.document.blocks;
    const std::size_t end = work.end_of_body();
    for (std::size_t i = 0; i < end; ++i) {
        const Block& block = blocks[i];
        const bool heading = work.sorted[i].role == Role::crosshead;
        // A quotation is part of what the review says; a line set large by the page stands in the text already.
        const bool quotation = work.sorted[i].role == Role::quote && i > work.first_body();
        if (quotation && count_in_body(work, std::string_view(bare(block.words)).substr(0, 60), 1) > 0) {
            work.sorted[i].role = Role::furniture;
            work.sorted[i].why = "a line of the text that the page sets large";
            continue;
        }
        if (quotation) work.sorted[i].role = Role::body;
        if (!work.is_body(i)) continue;
        Paragraph paragraph{block.text, heading ? ParagraphKind::crosshead : ParagraphKind::body, {block.line, 1}};
        if (heading) paragraph.text = {{block.words, {}}};
        work.review.paragraphs.push_back(std::move(paragraph));
    }
    // A heading with nothing below heads nothing.
    while (!work.review.paragraphs.empty() && work.review.paragraphs.back().kind == ParagraphKind::crosshead)
        work.review.paragraphs.pop_back();
}

void list_left_out(const Work& work, Imported& out) {
    constexpr std::size_t longest = 100;
    for (std::size_t i = 0; i < work.document.blocks.size(); ++i) {
        const Block& block = work.document.blocks[i];
        if (work.is_body(i) || block.words.empty()) continue;
        std::size_t end = 0;
        for (std::size_t k = 0; k < longest && end < block.words.size(); ++k) next_character(block.words, end);
        const std::string why = !work.became[i].empty()      ? work.became[i]
                                : work.sorted[i].why.empty() ? "no field"
                                                             : work.sorted[i].why;
        out.left_out.push_back({block.line, block.words.substr(0, end) + (end < block.words.size() ? "…" : ""), why});
    }
}

void set_hero(Work& work, const ImportRequest& request) {
    if (!request.hero.empty()) {
        work.review.hero = Hero{request.hero, request.hero_alt, "", {}, {}};
        if (!work.picture_credit.empty()) {
            std::string_view credit = work.picture_credit;
            if (const auto label = label_at(lower_case(credit))) {
                credit.remove_prefix(label->length);
                while (credit.starts_with(':') || credit.starts_with(' ')) credit.remove_prefix(1);
            }
            work.review.hero->credit = std::string(trimmed(credit));
        }
    } else if (!work.picture_credit.empty()) {
        work.review.credits.insert(work.review.credits.begin(), work.picture_credit);
    }
}

RichText without_marks(const RichText& text) { return {{plain_text(text), {}}}; }

/// The file is the truth: what is shown is what is read back. A paragraph whose marks Markdown cannot write gives them
/// up.
void settle(Imported& out) {
    Review& review = out.review;
    out.markdown = write_review(review);
    ParsedReview read = parse_review(out.markdown, "review.md");
    if (read.review.paragraphs.size() == review.paragraphs.size()) {
        bool changed = false;
        for (std::size_t i = 0; i < review.paragraphs.size(); ++i) {
            if (read.review.paragraphs[i].text == review.paragraphs[i].text) continue;
            review.paragraphs[i].text = without_marks(review.paragraphs[i].text);
            changed = true;
        }
        if (changed) {
            out.markdown = write_review(review);
            read = parse_review(out.markdown, "review.md");
        }
    }
    if (without_places(read.review) != without_places(review))
        out.checks.push_back("Something could not be written as it was found; compare the text with its source.");
    for (const Diagnostic& diagnostic : read.diagnostics) {
        if (diagnostic.severity != Severity::note) out.checks.push_back(diagnostic.message + ".");
    }
    review = std::move(read.review);
}

/// White space folded, as the parser folds it; empty spans and runs of them joined.
void normalise(Review& review) {
    parsing::RichTextBuilder builder;
    const auto rich = [&builder](RichText& text) {
        for (const Span& span : text) builder.add(span.text, span.emphasis);
        text = builder.take();
    };
    constexpr std::size_t longest_field = 1900;  // what the format keeps of a field is 2,000 characters
    const auto field = [](std::string& text) {
        text = parsing::folded(text);
        if (character_count(text) > longest_field) {
            std::size_t end = 0;
            for (std::size_t i = 0; i < longest_field; ++i) next_character(text, end);
            text = parsing::folded(text.substr(0, end));
        }
    };
    // A backslash in front of a star would take the star's meaning away; a headline has no use for one.
    const auto headline = [&](RichText& text) {
        for (Span& span : text) std::erase(span.text, '\\');
        rich(text);
        std::string words = plain_text(text);
        if (character_count(words) <= longest_field) return;
        field(words);
        text = {{words, {}}};
    };
    headline(review.headline);
    headline(review.standfirst);
    for (std::string* text :
         {&review.kicker, &review.byline, &review.date, &review.note, &review.screening, &review.verdict,
          &review.film.title, &review.film.year, &review.film.director, &review.film.distributor, &review.film.runtime})
        field(*text);
    for (std::string& credit : review.credits) field(credit);
    for (CastMember& member : review.film.cast) {
        field(member.role);
        field(member.actor);
    }
    for (Act& act : review.acts) {
        std::erase(act.begins, '\\');
        field(act.title);
        field(act.summary);
        field(act.begins);
        std::string begins;
        for (const char c : act.begins) begins += c == '*' ? "\\*" : std::string(1, c);
        act.begins = begins;
    }
    for (std::vector<PullQuote>* quotes : {&review.quotes, &review.candidates}) {
        for (PullQuote& quote : *quotes) {
            for (Span& span : quote.text) std::erase(span.text, '\\');
            // The space between two marks stands outside the accent.
            rich(quote.text);
        }
    }
    for (Paragraph& paragraph : review.paragraphs) rich(paragraph.text);
    std::erase_if(review.paragraphs, [](const Paragraph& paragraph) { return paragraph.text.empty(); });
}

void stand_in_headline(Work& work) {
    if (!work.review.headline.empty() || work.review.paragraphs.empty()) return;
    // The source's own words, as the text itself.
    std::string words;
    constexpr std::size_t longest = 70;
    for (const PullQuote& quote : work.review.candidates) {
        const std::string text = plain_text(quote.text);
        if (character_count(text) <= longest) {
            words = text;
            break;
        }
    }
    if (words.empty()) {
        const std::string text = plain_text(work.review.paragraphs.front().text);
        const std::vector<Word> list = words_of(std::string_view(text).substr(0, 400));
        if (!list.empty())
            words = text.substr(0, list[std::min<std::size_t>(6, list.size() - 1)].end) + (list.size() > 7 ? "…" : "");
    }
    while (words.ends_with('.') && !words.ends_with("..")) words.pop_back();
    work.review.headline = {{words, {}}};
    work.find("headline", words, 0, Sure::guess, "no headline is there: a line of the text stands in");
    work.checks.push_back("No headline was found; a line of the text stands in.");
}

/// The last words of a headline take the accent, so that it has its two colours.
void accent_headline(Review& review) {
    if (review.headline.size() != 1) return;
    const std::string text = review.headline.front().text;
    const std::vector<Word> words = words_of(text);
    if (words.size() < 3) return;
    std::size_t from = words.size() - 1;
    // Half of it at most; behind a comma or colon is the better half.
    for (std::size_t i = words.size() - 1; i > 0 && words.size() - i <= words.size() / 2; --i) {
        const std::string_view gap = std::string_view(text).substr(words[i - 1].end, words[i].begin - words[i - 1].end);
        if (gap != " " && gap != "-" && gap.find_first_of(",:;") != std::string_view::npos) {
            from = i;
            break;
        }
    }
    while (from > 1 && text.size() - words[from].begin < 6) --from;
    review.headline = {{text.substr(0, words[from].begin), {}}, {text.substr(words[from].begin), {.accent = true}}};
}

}  // namespace
}  // namespace importing

Review without_places(Review review) {
    if (review.hero) review.hero->place = {};
    for (Act& act : review.acts) act.place = {};
    for (Paragraph& paragraph : review.paragraphs) paragraph.place = {};
    for (PullQuote& quote : review.quotes) quote.place = {};
    for (PullQuote& quote : review.candidates) quote.place = {};
    return review;
}

Result<Imported> import_review(std::string_view bytes, const ImportRequest& request) {
    using namespace importing;
    const auto named = [&](const std::string& what) { return Error{fmt::format("{}: {}", request.name, what)}; };
    if (bytes.size() > largest_source) return named("the file is larger than 16 MB; no review is");
    auto decoded = decode(bytes);
    if (!decoded) return named(decoded.error().message);
    const Form form = form_of(request.name, decoded->text);
    auto document = form == Form::html ? read_html(decoded->text)
                                       : Result<Document>(form == Form::markdown ? read_markdown(decoded->text)
                                                                                 : read_plain_text(decoded->text));
    if (!document) return named(document.error().message);

    Work work{*document,
              sort_blocks(*document),
              Language::english,
              std::vector<std::string>(document->blocks.size()),
              {},
              "",
              {},
              {}};
    std::string sample;
    for (std::size_t i = 0; i < document->blocks.size() && sample.size() < 40'000; ++i) {
        if (work.is_body(i)) sample += document->blocks[i].words + "\n";
    }
    work.language = language_of(sample);
    work.review.lang = language_tag(*document, work.language);
    find_titles(work);
    find_facts(work);
    find_author(work);
    find_people(work);
    take_body(work);
    if (work.review.paragraphs.empty()) return named("there is no text in it that reads like a review");
    find_acts(work);
    find_quotes(work);
    stand_in_headline(work);
    accent_headline(work.review);
    set_hero(work, request);

    Imported out;
    out.form = form == Form::html       ? "HTML"
               : form == Form::markdown ? "Markdown"
               : document->mail         ? "a mail"
                                        : "plain text";
    out.encoding = decoded->encoding;
    out.picture = document->picture;
    out.picture_alt = document->picture_alt;
    list_left_out(work, out);
    std::size_t words = 0;
    for (const Paragraph& paragraph : work.review.paragraphs) words += word_count(plain_text(paragraph.text));
    work.find("text",
              fmt::format("{} paragraphs, {} words, {}",
                          std::count_if(work.review.paragraphs.begin(), work.review.paragraphs.end(),
                                        [](const Paragraph& p) { return p.kind == ParagraphKind::body; }),
                          words, work.review.lang),
              work.review.paragraphs.front().place.line, Sure::likely, "what reads as prose");
    out.findings = std::move(work.findings);
    out.checks = std::move(work.checks);
    if (decoded->replaced > 0)
        out.checks.push_back(fmt::format("{} characters could not be read and show as \uFFFD.", decoded->replaced));
    for (const Finding& finding : out.findings) {
        if (finding.sure == Sure::guess && !finding.field.starts_with("acts") && finding.field != "headline")
            out.checks.push_back(fmt::format("`{}` is a guess: {}.", finding.field, finding.value));
    }
    out.review = std::move(work.review);
    normalise(out.review);
    settle(out);
    return out;
}

}  // namespace foyer

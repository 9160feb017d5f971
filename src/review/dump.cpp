#include <fmt/format.h>

#include "core/text.h"
#include "review/review.h"

namespace foyer {
namespace {

std::string marked(const RichText& text) {
    std::string out;
    for (const Span& span : text) {
        const Emphasis& marks = span.emphasis;
        out += fmt::format("{}{}{}{}{}{}{}", marks.accent ? "<accent>" : "", marks.bold ? "<b>" : "",
                           marks.italic ? "<i>" : "", span.text, marks.italic ? "</i>" : "", marks.bold ? "</b>" : "",
                           marks.accent ? "</accent>" : "");
    }
    return json_quoted(out);
}

std::string to_string(SourcePlace place) { return fmt::format("{}:{}", place.line, place.column); }

void add_text(std::string& out, std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("{} {}\n", name, json_quoted(value));
}

void add_film(std::string& out, const Film& film) {
    add_text(out, "film.title", film.title);
    add_text(out, "film.year", film.year);
    add_text(out, "film.director", film.director);
    add_text(out, "film.distributor", film.distributor);
    add_text(out, "film.runtime", film.runtime);
    for (const CastMember& member : film.cast) {
        out += fmt::format("film.cast {} as {}\n", json_quoted(member.actor), json_quoted(member.role));
    }
}

void add_inset(std::string& out, std::string_view what, const Inset& inset) {
    out += fmt::format("{} {}", what, json_quoted(inset.image));
    if (!inset.alt.empty()) out += " alt " + json_quoted(inset.alt);
    if (!inset.credit.empty()) out += " credit " + json_quoted(inset.credit);
    if (inset.focus != Fraction2{}) out += fmt::format(" focus {} {}", inset.focus.x, inset.focus.y);
    if (!inset.outline.empty()) out += fmt::format(" outline of {}", inset.outline.size());
    out += fmt::format(" at {}\n", to_string(inset.place));
}

void add_hero(std::string& out, const Hero& hero) {
    out += fmt::format("hero {} focus {} {} at {}\n", json_quoted(hero.image), hero.focus.x, hero.focus.y,
                       to_string(hero.place));
    for (const Crop& part : hero.keep) out += fmt::format("hero keep {:.3f} {:.3f} {:.3f} {:.3f}\n", part.x, part.y, part.x + part.width, part.y + part.height);
    add_text(out, "hero.alt", hero.alt);
    add_text(out, "hero.credit", hero.credit);
    if (hero.cutout) add_inset(out, "hero.cutout", *hero.cutout);
}

void add_act(std::string& out, const Act& act) {
    out += fmt::format("act {} intensity {}", json_quoted(act.title), act.intensity);
    if (act.minutes > 0) out += fmt::format(" minutes {}", act.minutes);
    if (act.paragraph) out += fmt::format(" paragraph {}", *act.paragraph);
    out += fmt::format(" at {}\n", to_string(act.place));
    add_text(out, "  summary", act.summary);
    add_text(out, "  begins", act.begins);
}

void add_quote(std::string& out, const PullQuote& quote) {
    out += fmt::format("quote at {} {}", to_string(quote.place), marked(quote.text));
    if (!quote.attribution.empty()) out += fmt::format(" by {}", json_quoted(quote.attribution));
    out += "\n";
}

void add_show_plan(std::string& out, const Review& review) {
    for (const WrittenBeat& beat : review.beats) {
        out += "beat " + to_string(beat.name);
        if (beat.seconds) out += fmt::format(" seconds {}", *beat.seconds);
        if (beat.turn != 0) out += fmt::format(" turn {}", beat.turn);
        if (beat.passage) out += fmt::format(" passage {}", static_cast<int>(*beat.passage));
        if (!beat.note.empty()) out += " note " + json_quoted(beat.note);
        out += fmt::format(" at {}\n", to_string(beat.place));
    }
    for (const Note& note : review.notes) out += fmt::format("note on {} {}\n", to_string(note.about), json_quoted(note.text));
}

}  // namespace

std::string dump(const Review& review) {
    std::string out;
    add_text(out, "kicker", review.kicker);
    out += fmt::format("headline {}\n", marked(review.headline));
    if (!review.standfirst.empty()) out += fmt::format("standfirst {}\n", marked(review.standfirst));
    add_text(out, "byline", review.byline);
    add_text(out, "date", review.date);
    add_text(out, "note", review.note);
    add_text(out, "screening", review.screening);
    add_text(out, "lang", review.lang);
    if (review.rating) {
        out += fmt::format("rating {} of {} {}\n", review.rating->stars, review.rating->best,
                           json_quoted(review.rating->written));
    }
    add_text(out, "verdict", review.verdict);
    add_text(out, "link", review.link);
    for (const std::string& credit : review.credits) add_text(out, "credit", credit);
    add_film(out, review.film);
    if (review.hero) add_hero(out, *review.hero);
    for (const Act& act : review.acts) add_act(out, act);
    add_show_plan(out, review);
    for (const PullQuote& quote : review.candidates) {
        out += fmt::format("candidate after {} {}", quote.after_paragraph, marked(quote.text));
        if (!quote.attribution.empty()) out += fmt::format(" by {}", json_quoted(quote.attribution));
        out += "\n";
    }

    // Quotes and pictures stand between the paragraphs, as in the source.
    std::size_t quote = 0, inset = 0;
    for (std::size_t i = 0; i <= review.paragraphs.size(); ++i) {
        for (; quote < review.quotes.size() && review.quotes[quote].after_paragraph <= static_cast<int>(i); ++quote) {
            add_quote(out, review.quotes[quote]);
        }
        for (; inset < review.insets.size() && review.insets[inset].after_paragraph <= static_cast<int>(i); ++inset) {
            add_inset(out, "picture", review.insets[inset]);
        }
        if (i == review.paragraphs.size()) break;
        const Paragraph& paragraph = review.paragraphs[i];
        out += fmt::format("{} {} at {} {}\n", paragraph.kind == ParagraphKind::body ? "paragraph" : "crosshead", i,
                           to_string(paragraph.place), marked(paragraph.text));
    }
    return out;
}

}  // namespace foyer

// Reviews of any length and shape from a fixed list of words: always the same for the same seed.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "core/picture_book.h"
#include "review/review.h"

namespace foyer::testing {

/// Numbers that come out the same on every system, which the standard's distributions do not promise.
class Chance {
public:
    explicit Chance(std::uint32_t seed) : m_engine(seed) {}
    /// From `least` to `greatest`, both possible.
    int between(int least, int greatest) {
        return least + static_cast<int>(m_engine() % static_cast<std::uint32_t>(greatest - least + 1));
    }
    bool one_in(int many) { return between(1, many) == 1; }

private:
    std::mt19937 m_engine;
};

inline std::string some_word(Chance& chance) {
    static constexpr std::array<std::string_view, 64> words = {
        "the", "a", "of", "in", "it", "is", "and", "room", "light", "noise", "camera", "silence", "corridor", "film",
        "director", "soundtrack", "projection", "unwatchable", "nobody", "something", "extraordinarily", "scene",
        "cinematographer", "by", "to", "who", "that", "through", "window", "afternoon", "television", "melancholy",
        "half-lit", "twenty-five", "naïve", "über-director", "Kieślowski", "1995", "3,000", "café", "it's", "don't",
        "“quoted”", "misunderstanding", "responsibility", "architecture", "again", "never", "one", "two", "actor",
        "performance", "characterisation", "with", "without", "close-up", "shot", "cut", "long", "quiet", "loud",
        "incomprehensibilities", "rhythm", "dust"};
    return std::string(words[static_cast<std::size_t>(chance.between(0, 63))]);
}

inline std::string some_words(Chance& chance, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        if (i > 0) text += ' ';
        text += some_word(chance);
        if (i + 1 == count) break;
        if (chance.one_in(11)) text += ',';
        else if (chance.one_in(17)) text += '.';
        else if (chance.one_in(60)) text += " --";
        else if (chance.one_in(70)) text += "...";
    }
    return text;
}

/// Words with some in italic and some in bold; the parts join as Markdown's would.
inline RichText some_rich_words(Chance& chance, int count) {
    RichText text;
    while (count > 0) {
        const int here = std::min(count, chance.between(6, 40));
        text.push_back({some_words(chance, here) + (count > here ? " " : ""), {}});
        count -= here;
        if (count <= 0 || !chance.one_in(3)) continue;
        const int marked = std::min(count, chance.between(1, 4));
        Emphasis emphasis;
        (chance.one_in(4) ? emphasis.bold : emphasis.italic) = true;
        text.push_back({some_words(chance, marked), emphasis});
        count -= marked;
        text.push_back({chance.one_in(3) ? ", " : " ", {}});
    }
    // As the parser leaves it: no space at the end, neighbours with the same marks in one.
    RichText joined;
    for (Span& span : text) {
        if (!joined.empty() && joined.back().emphasis == span.emphasis) joined.back().text += span.text;
        else joined.push_back(std::move(span));
    }
    while (!joined.empty()) {
        std::string& last = joined.back().text;
        while (!last.empty() && (last.back() == ' ' || last.back() == ',')) last.pop_back();
        if (!last.empty()) break;
        joined.pop_back();
    }
    if (!joined.empty()) joined.back().text += '.';
    return joined;
}

struct ReviewShape {
    int words = 850;
    bool hero = true, film = true, crossheads = false;
    int acts = 5, quotes = 3, headline = 6, standfirst = 24;
    bool long_names = false;
    int insets = 0;        ///< pictures in the text
    bool figures = false;  ///< every second of them is a figure, and the hero has one
    std::uint32_t seed = 1;
};

/// A figure that is wide at its foot, with an arm up.
inline Outline some_figure() { return {{0.3, 0}, {0.4, 0}, {0.45, 0.3}, {0.8, 0.45}, {1, 1}, {0, 1}, {0.2, 0.5}}; }

/// What is known of all pictures that generated reviews name.
inline PictureBook generated_pictures() {
    PictureBook book{{"hero.jpg", {{2400, 1600}, {}}}, {"hero-figure.png", {{800, 1000}, some_figure()}}};
    constexpr PixelSize sizes[] = {{1500, 1000}, {800, 1200}, {1000, 1000}, {2000, 900}};
    for (int i = 0; i < 40; ++i) {
        book["inset-" + std::to_string(i) + ".jpg"] = {sizes[i % 4], {}};
        book["figure-" + std::to_string(i) + ".png"] = {sizes[(i + 1) % 4], some_figure()};
    }
    return book;
}

inline std::string describe(const ReviewShape& s) {
    return "words " + std::to_string(s.words) + " hero " + std::to_string(s.hero) + " film " + std::to_string(s.film) +
           " crossheads " + std::to_string(s.crossheads) + " acts " + std::to_string(s.acts) + " quotes " +
           std::to_string(s.quotes) + " headline " + std::to_string(s.headline) + " standfirst " +
           std::to_string(s.standfirst) + " long names " + std::to_string(s.long_names) + " insets " + std::to_string(s.insets) + " figures " + std::to_string(s.figures) + " seed " + std::to_string(s.seed);
}

inline Review generated_review(const ReviewShape& shape) {
    Chance chance(shape.seed * 7919u + static_cast<std::uint32_t>(shape.words));
    const auto name = [&](int words) { return some_words(chance, shape.long_names ? words * 12 : words); };
    Review review;
    review.kicker = "Film review";
    review.headline = {{some_words(chance, shape.headline), {}}};
    if (shape.headline > 3) {
        review.headline.front().text += ' ';
        review.headline.push_back({some_words(chance, 2), {.accent = true}});
    }
    if (shape.standfirst > 0) review.standfirst = {{some_words(chance, shape.standfirst), {}}};
    review.byline = name(2);
    review.screening = name(4);
    review.verdict = name(6);
    review.rating = Rating{chance.between(0, 10) / 2.0, 5, "x/5"};
    if (shape.film) {
        review.film = {name(2), "2018", name(2), name(2), "135 min", {}};
        const int cast = shape.long_names ? 14 : 5;
        for (int i = 0; i < cast; ++i) review.film.cast.push_back({name(2), name(2)});
    }
    if (shape.hero) review.hero = Hero{"hero.jpg", "alt", name(3), {0.5, 0.4}, {}};

    int left = shape.words;
    while (left > 0) {
        if (shape.crossheads && !review.paragraphs.empty() && chance.one_in(4)) {
            review.paragraphs.push_back({{{some_words(chance, chance.between(1, 6)), {}}}, ParagraphKind::crosshead, {}});
        }
        const int here = std::min(left, chance.one_in(6) ? chance.between(1, 12) : chance.between(30, 140));
        review.paragraphs.push_back({some_rich_words(chance, here), ParagraphKind::body, {}});
        left -= here;
    }
    const int paragraphs = static_cast<int>(review.paragraphs.size());
    for (int q = 0; q < shape.quotes; ++q) {
        PullQuote quote;
        quote.text = {{some_words(chance, chance.between(3, q % 4 == 3 ? 40 : 14)), {}}};
        if (q % 2 == 0) {
            quote.text.front().text += ' ';
            quote.text.push_back({some_words(chance, chance.between(1, 4)), {.accent = true}});
        }
        if (q % 3 == 2) quote.attribution = name(3);
        quote.after_paragraph = paragraphs == 0 ? 0 : (q + 1) * paragraphs / (shape.quotes + 1);
        review.quotes.push_back(std::move(quote));
    }
    for (int i = 0; i < shape.insets; ++i) {
        Inset inset;
        const bool figure = shape.figures && i % 2 == 1;
        inset.image = (figure ? "figure-" : "inset-") + std::to_string(i) + (figure ? ".png" : ".jpg");
        if (i % 3 != 2) inset.alt = name(chance.between(3, 16));
        if (i % 2 == 0) inset.credit = name(3);
        inset.after_paragraph = (i + 1) * paragraphs / (shape.insets + 1);
        review.insets.push_back(std::move(inset));
    }
    if (shape.figures && review.hero) {
        review.hero->cutout.emplace();
        review.hero->cutout->image = "hero-figure.png";
    }
    for (int a = 0; a < shape.acts; ++a) {
        Act act;
        act.title = name(2);
        act.summary = some_words(chance, 12);
        act.intensity = chance.between(0, 100) / 100.0;
        act.minutes = chance.one_in(3) ? 0 : chance.between(4, 40);
        if (paragraphs > 0) act.paragraph = a * paragraphs / shape.acts;
        review.acts.push_back(std::move(act));
    }
    return review;
}

}  // namespace foyer::testing

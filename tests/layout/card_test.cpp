// Cards: two as goldens, and rules that hold of the cards of every review on every screen.
#include "layout/card.h"

#include <doctest/doctest.h>

#include "layout/act_card.h"
#include "layout/excerpt.h"
#include "layout/generated_reviews.h"
#include "layout/page_rules.h"
#include "layout/timeline.h"
#include "support/golden.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::literals;
using namespace foyer::testing;

namespace {

constexpr PixelSize screens[] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1000, 1000}, {1080, 1920}, {2560, 1080}};

Layout card_of(const Review& review, CardSubject subject, Typesetter& typesetter, PixelSize screen = {1920, 1080},
               const PictureBook& pictures = bundled_hero, const Style& style = fanzine()->style) {
    const Template& design = template_for(*fanzine(), screen);
    return lay_out_card({review, style_on(*fanzine(), design, style), design, page_on_screen(design, screen), pictures}, subject, typesetter);
}

Rect box_of(const Frame& frame) {
    if (!frame.wave) return {};
    Pt half{0};
    for (const Bar& bar : frame.wave->bars) half = max(half, bar.half_height);
    // As far as the bars breathe.
    half *= 1.14;
    return {frame.bounds.x, frame.wave->centre - half, frame.bounds.width, half * 2.0};
}

/// Every rule of a card broken, a line each: inside the page and its frame, no words on words, none on the noise.
std::vector<std::string> broken_card_rules(const Layout& layout, const FontBook& book) {
    std::vector<std::string> broken;
    const Rect page{Pt(0), Pt(0), layout.page.width, layout.page.height};
    REQUIRE(layout.spreads.size() == 1);
    const Spread& spread = layout.spreads[0];
    for (const Diagnostic& diagnostic : layout.diagnostics) {
        if (diagnostic.severity == Severity::error) broken.push_back(diagnostic.message);
    }
    for (const Frame& frame : spread.frames) {
        for (const Line& line : frame.lines) {
            const Rect ink = ink_of(line, book);
            if (ink.empty()) continue;
            const Pt hang = line.runs.front().run.size * protrusion_em;
            if (ink.left() < page.left() + 30_pt || ink.right() > page.right() - 30_pt || ink.top() < page.top() + 12_pt || ink.bottom() > page.bottom() - 4_pt) {
                broken.push_back(fmt::format("page: {} `{}` {}", frame.id, line.text, words_of(ink)));
            }
            if (ink.left() < frame.bounds.left() - hang || ink.right() > frame.bounds.right() + hang) {
                broken.push_back(fmt::format("width: {} `{}` {} in {}", frame.id, line.text, words_of(ink), words_of(frame.bounds)));
            }
            if (line.origin.y > frame.bounds.bottom() + 2_pt || line.origin.y < frame.bounds.top()) {
                broken.push_back(fmt::format("height: {} `{}` {} in {}", frame.id, line.text, words_of(ink), words_of(frame.bounds)));
            }
            if (line.ratio < -1.002) broken.push_back(fmt::format("tight: {} `{}`", frame.id, line.text));
            for (const Frame& other : spread.frames) {
                if (&other == &frame) continue;
                const bool own = frame.kind == FrameKind::timeline || spread.kind == SpreadKind::poster;
                if (other.wave && !own && grown(ink, Pt(-0.25)).intersects(box_of(other))) {
                    broken.push_back(fmt::format("noise: {} `{}` {} in {}", frame.id, line.text, words_of(ink), words_of(box_of(other))));
                }
                for (const Rule& rule : other.rules) {
                    if (grown(ink, Pt(-0.25)).intersects(rule.bounds)) broken.push_back(fmt::format("rule: {} `{}` {} crosses one of {} {}", frame.id, line.text, words_of(ink), other.id, words_of(rule.bounds)));
                }
                for (const Line& beside : other.lines) {
                    const Rect next = ink_of(beside, book);
                    if (&other < &frame || next.empty() || !grown(ink, Pt(-0.25)).intersects(grown(next, Pt(-0.25)))) continue;
                    broken.push_back(fmt::format("touch: {} `{}` {} and {} `{}` {}", frame.id, line.text, words_of(ink), other.id, beside.text, words_of(next)));
                }
            }
        }
        if (frame.wave && (box_of(frame).top() < page.top() || (!frame.wave->standing && box_of(frame).bottom() > page.bottom()))) {
            broken.push_back("the noise leaves the page: " + frame.id);
        }
    }
    if (broken.size() > 12) broken.resize(12);
    return broken;
}

void check_card(const Review& review, CardSubject subject, PixelSize screen, Typesetter& typesetter, const std::string& what) {
    const Layout layout = card_of(review, subject, typesetter, screen, review.hero ? bundled_hero : PictureBook{});
    std::string lines;
    for (const std::string& rule : broken_card_rules(layout, project_fonts())) lines += "\n  " + rule;
    CHECK_MESSAGE(lines.empty(), screen.width << "x" << screen.height << " " << layout.spreads[0].id << " " << what << lines);
}

/// The words of an act card's columns, hyphens mended.
std::string told(const Spread& spread) {
    std::string words;
    for (const Frame& frame : spread.frames) {
        if (frame.kind != FrameKind::text) continue;
        for (const Line& line : frame.lines) {
            words += line.text;
            if (line.hyphenated) words.pop_back();
            else words += ' ';
        }
    }
    if (!words.empty()) words.pop_back();
    return words;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("the cards of the fourth act and the third quote at 1920×1080") {
        Typesetter typesetter(project_fonts());
        const Layout act = card_of(*bundled_review(), {CardKind::act, 3}, typesetter);
        CHECK(act.diagnostics.empty());
        check_golden("her-smell-act-4.layout.json", dump_json(act, project_fonts()));
        const Layout quote = card_of(*bundled_review(), {CardKind::quote, 2}, typesetter);
        CHECK(quote.diagnostics.empty());
        check_golden("her-smell-quote-3.layout.json", dump_json(quote, project_fonts()));
    }

    TEST_CASE("every card of the bundled review keeps the rules on every screen") {
        Typesetter typesetter(project_fonts());
        for (const PixelSize screen : screens) {
            for (int act = 0; act < 5; ++act) check_card(*bundled_review(), {CardKind::act, act}, screen, typesetter, "bundled");
            for (int quote = 0; quote < 3; ++quote) check_card(*bundled_review(), {CardKind::quote, quote}, screen, typesetter, "bundled");
            check_card(*bundled_review(), {CardKind::plate, 0}, screen, typesetter, "bundled");
        }
    }

    TEST_CASE("every card keeps the rules: 1 to 12 acts, long names, any loudness, with and without text and summary") {
        Typesetter typesetter(project_fonts());
        for (std::uint32_t seed = 1; seed <= 36; ++seed) {
            ReviewShape shape;
            shape.acts = 1 + static_cast<int>(seed % 12);
            shape.words = seed % 5 == 0 ? 60 : 700;
            shape.long_names = seed % 3 == 0;
            shape.crossheads = seed % 4 == 0;
            shape.quotes = 4;
            shape.seed = seed;
            Review review = generated_review(shape);
            Chance chance(seed + 77);
            for (std::size_t a = 0; a < review.acts.size(); ++a) {
                Act& act = review.acts[a];
                if (chance.one_in(4)) act.summary.clear();
                else if (chance.one_in(4)) act.summary = some_words(chance, 70);
                if (chance.one_in(4)) act.paragraph.reset();
                if (chance.one_in(5)) act.intensity = chance.one_in(2) ? 0 : 1;
                if (chance.one_in(6)) act.title = some_word(chance);
                if (chance.one_in(12)) act.title.clear();
            }
            const PixelSize screen = screens[seed % 6];
            for (int act = 0; act < shape.acts; ++act) check_card(review, {CardKind::act, act}, screen, typesetter, describe(shape));
            for (int quote = 0; quote < 4; ++quote) check_card(review, {CardKind::quote, quote}, screen, typesetter, describe(shape));
            check_card(review, {CardKind::plate, 0}, screen, typesetter, describe(shape));
        }
    }

    TEST_CASE("an act's card tells the paragraph where it begins, whole") {
        Typesetter typesetter(project_fonts());
        for (int act = 0; act < 5; ++act) {
            const Review& review = *bundled_review();
            const Layout layout = card_of(review, {CardKind::act, act}, typesetter);
            const int paragraph = review.acts[static_cast<std::size_t>(act)].paragraph.value();
            CHECK(told(layout.spreads[0]) == typographic(plain_text(review.paragraphs[static_cast<std::size_t>(paragraph)].text), review.lang));
            for (const Frame& frame : layout.spreads[0].frames) {
                CHECK_FALSE(frame.continues);
                for (const Line& line : frame.lines) CHECK((line.paragraph == -1 || line.paragraph == paragraph));
            }
        }
    }

    TEST_CASE("a paragraph too long for its card ends with a whole sentence and says that it goes on") {
        Typesetter typesetter(project_fonts());
        Review review = *bundled_review();
        std::string sentence = "The corridor is long and nobody says so. ", text;
        while (text.size() < 3000) text += sentence;
        text.pop_back();
        review.paragraphs[3].text = {{text, {}}};
        const Layout layout = card_of(review, {CardKind::act, 1}, typesetter);
        const std::string words = told(layout.spreads[0]);
        CHECK(words.size() > 350);
        CHECK(words.ends_with("nobody says so."));
        int marks = 0;
        for (const Frame& frame : layout.spreads[0].frames) marks += frame.continues ? 1 : 0;
        CHECK(marks == 1);
        // One endless sentence: its first words.
        review.paragraphs[3].text = {{[] {
            std::string endless;
            for (int i = 0; i < 500; ++i) endless += "and again ";
            return endless;
        }(), {}}};
        const std::string cut = told(card_of(review, {CardKind::act, 1}, typesetter).spreads[0]);
        CHECK(cut.size() > 350);
        CHECK(cut.ends_with("…"));
    }

    TEST_CASE("short paragraphs follow one another on a card, not into the next act or behind a crosshead") {
        Typesetter typesetter(project_fonts());
        Review review;
        for (const char* text : {"One.", "Two.", "Three.", "Four."}) review.paragraphs.push_back({{{text, {}}}, ParagraphKind::body, {}});
        review.acts.resize(2);
        review.acts[0].paragraph = 0;
        review.acts[1].paragraph = 3;
        CHECK(told(card_of(review, {CardKind::act, 0}, typesetter).spreads[0]) == "One. Two. Three.");
        CHECK(told(card_of(review, {CardKind::act, 1}, typesetter).spreads[0]) == "Four.");
        review.paragraphs[2].kind = ParagraphKind::crosshead;
        CHECK(told(card_of(review, {CardKind::act, 0}, typesetter).spreads[0]) == "One. Two.");
    }

    TEST_CASE("sentences end where they end") {
        const auto parts = [](const std::string& text) {
            std::vector<std::string> all;
            std::size_t from = 0;
            for (const std::size_t end : sentence_ends(text)) {
                all.push_back(text.substr(from, end - from));
                from = end + 1;
            }
            all.push_back(text.substr(std::min(from, text.size())));
            return all;
        };
        using Parts = std::vector<std::string>;
        CHECK(parts("One. Two! Three? Four") == Parts{"One.", "Two!", "Three?", "Four"});
        CHECK(parts("“Is it?” he said. It is.") == Parts{"“Is it?” he said.", "It is."});
        CHECK(parts("Mr. Smith and J. Doe. Then 3.5 more… and so on. End") == Parts{"Mr. Smith and J. Doe.", "Then 3.5 more… and so on.", "End"});
        CHECK(parts("He left (at last.) She stayed.") == Parts{"He left (at last.)", "She stayed."});
        CHECK(parts("") == Parts{""});
        CHECK(parts("...") == Parts{"..."});
    }

    TEST_CASE("what an act's card is printed on follows its noise") {
        CHECK(ground_for(0) == Ground::paper);
        CHECK(ground_for(0.29) == Ground::paper);
        CHECK(ground_for(0.3) == Ground::ink);
        CHECK(ground_for(0.7) == Ground::ink);
        CHECK(ground_for(0.71) == Ground::accent);
        CHECK(ground_for(1) == Ground::accent);
        CHECK(act_kicker(4, 5, "en-US") == "Act four of five");
        CHECK(act_kicker(12, 12, "en-GB") == "Act twelve of twelve");
        CHECK(act_kicker(1, 1, "en") == "In one act");
        CHECK(act_kicker(4, 5, "de") == "4 / 5");
        CHECK(act_kicker(13, 13, "en") == "13 / 13");
    }

    TEST_CASE("an act's own stretch of the noise: as loud as it is, and never beyond its room") {
        std::vector<Act> acts(4);
        acts[0].intensity = 0, acts[1].intensity = 0.3, acts[2].intensity = 0.6, acts[3].intensity = 1;
        acts[1].minutes = 1, acts[2].minutes = 90;
        WaveRequest request{.left = 435_pt, .right = 1920_pt, .centre = 513_pt, .half_height = 100_pt, .least = 2_pt, .pitch = 12_pt, .bar = Pt(7.2)};
        double before = 0;
        for (int act = 0; act < 4; ++act) {
            const Wave wave = make_act_wave(acts, act, 295, 70_pt, request);
            REQUIRE(wave.bars.size() == 124);
            double greatest = 0;
            for (const Bar& bar : wave.bars) {
                greatest = std::max(greatest, bar.half_height.value);
                CHECK(bar.act == act);
                CHECK(bar.half_height >= 2_pt);
                CHECK(bar.half_height <= 70_pt);
            }
            if (act == 0) CHECK(greatest == 2);
            CHECK(greatest > before);
            before = greatest;
        }
        CHECK(make_act_wave(acts, 4, 295, 70_pt, request).bars.empty());
        CHECK(make_act_wave({}, 0, 295, 70_pt, request).bars.empty());
    }

    TEST_CASE("a quote's card is filled by its words, few or many") {
        Typesetter typesetter(project_fonts());
        Review review = *bundled_review();
        for (const char* words : {"Go home.", "Noise", "A room tone that swells until it is a room of its own.", "She changes person between two words, and it never looks like range on display; it looks like weather, and then some more of it that nobody asked for."}) {
            review.quotes[0].text = {{words, {}}};
            const Layout layout = card_of(review, {CardKind::quote, 0}, typesetter);
            const Frame* quote = frame_of(layout.spreads[0], FrameKind::poster);
            REQUIRE(quote != nullptr);
            Pt widest{0}, first{1e9}, last{0};
            for (const Line& line : quote->lines) {
                if (line.runs.front().run.size < 60_pt || line.text == "“") continue;
                const Rect ink = ink_of(line, project_fonts());
                widest = max(widest, ink.width);
                first = min(first, ink.top());
                last = max(last, line.origin.y);
            }
            CAPTURE(words);
            const bool fills = widest > 1590_pt * 0.88 || last - first > 846_pt * 0.94 || quote->lines.front().runs.front().run.size > 455_pt;
            CHECK(fills);
        }
    }

    TEST_CASE("the hero alone: it fills the screen round its focus, or is shown whole where shapes differ") {
        Typesetter typesetter(project_fonts());
        Review review = *bundled_review();
        const auto picture = [&](PixelSize hero) {
            const Layout layout = card_of(review, {CardKind::plate, 0}, typesetter, {1920, 1080}, {{"hero.jpg", {hero, {}}}});
            const Frame* frame = frame_of(layout.spreads[0], FrameKind::picture);
            REQUIRE(frame != nullptr);
            CHECK(layout.spreads[0].ground == Ground::band);
            // Neither stretched nor squeezed.
            CHECK(frame->crop.width * hero.width / (frame->crop.height * hero.height) == doctest::Approx(frame->bounds.width / frame->bounds.height));
            return *frame;
        };
        const Frame wide = picture({2400, 1600});
        CHECK(wide.bounds.width == 1920_pt);
        CHECK(wide.bounds.bottom() == 1026_pt);
        CHECK(wide.crop.width == doctest::Approx(1));
        const Frame tall = picture({1000, 1500});
        CHECK(tall.crop.width == doctest::Approx(1));
        CHECK(tall.crop.height >= 0.59);
        CHECK(tall.bounds.height > 880_pt);
        CHECK(tall.bounds.bottom() < 1010_pt);
        CHECK(tall.bounds.x + tall.bounds.width / 2 == 960_pt);
        // Its words begin right under it.
        const Layout shown = card_of(review, {CardKind::plate, 0}, typesetter, {1920, 1080}, {{"hero.jpg", {{1000, 1500}, {}}}});
        const Frame* caption = frame_of(shown.spreads[0], FrameKind::caption);
        REQUIRE(caption != nullptr);
        CHECK(caption->lines.front().origin.x >= tall.bounds.left() - 1_pt);
        CHECK(caption->lines.front().origin.y > tall.bounds.bottom());
        CHECK(caption->lines.front().origin.y < tall.bounds.bottom() + 40_pt);
        review.hero->alt.clear();
        review.hero->credit.clear();
        CHECK(picture({2400, 1600}).bounds.height == 1080_pt);
        review.hero.reset();
        CHECK_FALSE(has_card(review, {CardKind::plate, 0}));
        CHECK(card_of(review, {CardKind::plate, 0}, typesetter).spreads.size() == 1);
    }

    TEST_CASE("what a review does not have gives a bare sheet") {
        Typesetter typesetter(project_fonts());
        for (const CardSubject subject : {CardSubject{CardKind::act, 5}, {CardKind::act, -1}, {CardKind::quote, 3}, {CardKind::quote, -7}}) {
            CHECK_FALSE(has_card(*bundled_review(), subject));
            const Layout layout = card_of(*bundled_review(), subject, typesetter);
            REQUIRE(layout.spreads.size() == 1);
            CHECK(layout.spreads[0].frames.empty());
        }
        Template bare = template_for(*fanzine(), {1920, 1080});
        bare.act.clear();
        bare.plate.clear();
        for (const CardSubject subject : {CardSubject{CardKind::act, 2}, {CardKind::plate, 0}}) {
            CHECK(lay_out_card({*bundled_review(), fanzine()->style, bare, {1920, 1080}, bundled_hero}, subject, typesetter).spreads[0].frames.empty());
        }
    }
}

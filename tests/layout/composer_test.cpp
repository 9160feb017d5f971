// What the composer does beyond TeX, one parameter at a time, and that none of it takes the square of the text's length.
#include <doctest/doctest.h>

#include <set>

#include "layout/measured_text.h"
#include "layout/paragraphs.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

struct Told {
    int lines = 0, hyphens = 0, short_lasts = 0, one_letter = 0, lone_last = 0, repeated = 0, uneven = 0;
};

/// Three hundred paragraphs in a narrow column, and what can be seen of them.
Told told_of(const BreakParameters& parameters, Pt measure = 302_pt) {
    static SetUp up;
    static const auto paragraphs = measured_paragraphs(9000);
    Told told;
    for (const std::string& text : paragraphs) {
        const TextBlock& block = up.block(text);
        const LineBreaker breaker = up.breaker(block, parameters);
        int start = -1;
        double ratio_before = 0;
        const auto found = breaker.breakings(even(measure));
        for (const std::uint32_t e : found.front().ends) {
            const int end = static_cast<int>(e);
            const BreakPlace& place = block.breaks[e];
            const bool last = place.kind == BreakKind::end;
            ++told.lines;
            told.hyphens += place.kind == BreakKind::hyphen ? 1 : 0;
            told.one_letter += place.one_letter ? 1 : 0;
            told.lone_last += place.last_letters > 0 && place.last_letters <= 6 ? 1 : 0;
            if (last && start >= 0 && breaker.natural(start, end) < measure / 5) ++told.short_lasts;
            const double ratio = last ? 0 : breaker.ratio(start, end, measure);
            if (std::abs(ratio - ratio_before) > 1.5) ++told.uneven;
            if (start >= 0) {
                const BreakPlace& above = block.breaks[static_cast<std::size_t>(start)];
                const bool alike = (place.word_before != 0 && place.word_before == above.word_before) ||
                                   (place.word_after != 0 && place.word_after == above.word_after);
                told.repeated += alike ? 1 : 0;
            }
            ratio_before = ratio;
            start = end;
        }
    }
    return told;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("each of the composer's prices does what it is for") {
        const BreakParameters usual = SetUp::composer();
        const Told told = told_of(usual);
        BreakParameters other = usual;
        other.short_last_demerits = 0;
        CHECK(told.short_lasts < told_of(other).short_lasts);
        other = usual;
        other.repeated_word_demerits = 0;
        CHECK(told.repeated < told_of(other).repeated);
        other = usual;
        other.one_letter_ends = true;
        CHECK(told_of(other).one_letter > 20);
        CHECK(told.one_letter <= 1);  // of 1,200 lines, where spaces would have to become holes
        other = usual;
        other.short_last_word = 0;
        other.short_last_demerits = 0;
        CHECK(told_of(other).lone_last > 0);
        CHECK(told.lone_last == 0);
        other = usual;
        other.hyphen_penalty = 600;
        CHECK(told_of(other).hyphens < told.hyphens * 6 / 10);
        other = usual;
        other.adjacent_demerits = 0;
        CHECK(told.uneven <= told_of(other).uneven);
    }

    TEST_CASE("letters give in five widths and by an em's hundredth and a half at most, and the line is still filled") {
        SetUp up;
        std::set<int> steps;
        double widest_letter = 0;
        for (const std::string& text : measured_paragraphs(4000)) {
            const TextBlock& block = up.block(text);
            const LineBreaker breaker = up.breaker(block);
            int start = -1;
            const auto found = breaker.breakings(even(330_pt));
            for (const std::uint32_t e : found.front().ends) {
                const int end = static_cast<int>(e);
                const Line line = up.set(block, breaker, start, end, 330_pt).line;
                start = end;
                if (!line.justified) {
                    for (const SetRun& run : line.runs) CHECK(run.run.width == 1.0);
                    continue;
                }
                steps.insert(static_cast<int>(std::lround((line.runs.front().run.width - 1) * 100)));
                for (const SetRun& run : line.runs) CHECK(run.run.width == line.runs.front().run.width);
                widest_letter = std::max(widest_letter, std::abs(line.letter));
                // What is drawn ends where it was measured to end, to a thousandth of a point.
                const Pt right = line.runs.back().x + line.runs.back().run.advance;
                CHECK(std::abs((right - 330_pt - breaker.protrude_end(end)).value) < 1e-3);
                CHECK(line.space >= 1 - 1.0 / 3 - 1e-6);
            }
        }
        CHECK(steps == std::set<int>{-2, -1, 0, 1, 2});
        CHECK(widest_letter <= 0.015 + 1e-9);
        CHECK(widest_letter > 0.01);
    }

    TEST_CASE("switched off, letters keep their width and distance") {
        SetUp up;
        BreakParameters stiff = SetUp::composer();
        stiff.glyph_flex = stiff.letter_flex = 0;
        const TextBlock& block = up.block(measured_paragraphs(100).front());
        const LineBreaker breaker = up.breaker(block, stiff);
        int start = -1;
        const auto found = breaker.breakings(even(330_pt));
        for (const std::uint32_t e : found.front().ends) {
            const LineFit fit = breaker.fit(start, static_cast<int>(e), 330_pt);
            CHECK(fit.width_step == 0);
            CHECK(fit.letter == Em(0));
            start = static_cast<int>(e);
        }
    }

    TEST_CASE("columns of fewer than thirty characters are set ragged, wider ones are not") {
        Typesetter typesetter(project_fonts());
        const auto justified = [&](const Style& style) {
            int count = 0;
            for (const Spread& spread : laid_out(*bundled_review(), style, {1920, 1080}, bundled_hero, typesetter).spreads) {
                for (const Frame& frame : spread.frames) {
                    for (const Line& line : frame.lines) count += frame.kind == FrameKind::text && line.justified ? 1 : 0;
                }
            }
            return count;
        };
        CHECK(justified(styled({{"text.size", "19"}})) > 80);
        CHECK(justified(styled({{"text.size", "26"}})) == 0);
        CHECK(justified(styled({{"text.size", "26"}, {"composer.ragged_under", "20"}})) > 80);
        CHECK(justified(styled({{"composer.ragged_under", "60"}})) == 0);
    }

    TEST_CASE("the opening words can be the text's own small capitals") {
        Typesetter typesetter(project_fonts());
        const Layout plain = laid_out(*bundled_review(), styled({{"lead.features", ""}}), {1920, 1080}, bundled_hero, typesetter);
        const Layout small = laid_out(*bundled_review(), styled({{"lead.style", "small capitals"}}), {1920, 1080}, bundled_hero, typesetter);
        const auto opening = [](const Layout& layout) { return frame_of(layout.spreads.front(), FrameKind::text)->lines.front(); };
        const FaceId serif = *project_fonts().find("Source Serif 4");
        CHECK(opening(plain).runs.front().run.face != serif);
        CHECK(opening(small).runs.front().run.face == serif);
        CHECK(opening(plain).text.substr(0, 3) != opening(small).text.substr(0, 3));  // capitals, and letters that look like them
    }

    TEST_CASE("what a style asks of a face that does not have it is said once") {
        Typesetter typesetter(project_fonts());
        const Layout layout = laid_out(*bundled_review(), styled({{"headline.features", "zzzz nonsense"}}), {1920, 1080}, bundled_hero, typesetter);
        int missing = 0, refused = 0;
        for (const Diagnostic& diagnostic : layout.diagnostics) {
            missing += diagnostic.message == "the face `Anton` has no feature `zzzz`" ? 1 : 0;
            refused += diagnostic.message.starts_with("`nonsense`") ? 1 : 0;
        }
        CHECK(missing == 1);
        CHECK(refused == 1);
    }

    TEST_CASE("long paragraphs, long words and many paragraphs are set like any other") {
        Typesetter typesetter(project_fonts());
        std::string long_text;
        for (const std::string& paragraph : measured_paragraphs(12000)) long_text += (long_text.empty() ? "" : " ") + paragraph;
        std::string dashes;
        for (int i = 0; i < 2000; ++i) dashes += "office-";
        Review review;
        review.headline = {{"Noise", {}}};
        const auto whole = [&](const std::string& what) {
            CAPTURE(what);
            const Layout layout = laid_out(review, fanzine()->style, {1920, 1080}, {}, typesetter);
            CHECK(layout.overset_words == 0);
            const Quality quality = measure_quality(layout);
            CHECK(quality.widows + quality.orphans == 0);
            return quality;
        };
        review.paragraphs = {{{{long_text, {}}}, ParagraphKind::body, {}}};
        CHECK(whole("12,000 words in one paragraph").words >= 12000);
        review.paragraphs = {{{{std::string(10000, 'n') + " and a word", {}}}, ParagraphKind::body, {}}};
        whole("a word of 10,000 letters");
        review.paragraphs = {{{{dashes + "end", {}}}, ParagraphKind::body, {}}};
        whole("a word with 2,000 hyphens");
        review.paragraphs.assign(3000, {{{"Noise.", {}}}, ParagraphKind::body, {}});
        CHECK(whole("3,000 paragraphs of one word").lines == 3000);
    }
}

#include "layout/line_setter.h"

#include <doctest/doctest.h>

#include "layout/paragraphs.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

/// Where the line's last glyph ends, tracking included, from its origin.
Pt right_end(const Line& line) {
    const SetRun& run = line.runs.back();
    return run.x + run.run.advance;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("a justified line fills its measure exactly, marks hanging out on both sides") {
        SetUp up;
        int filled = 0;
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            const TextBlock& block = up.block(paragraph_of(seed, 90));
            const LineBreaker breaker = up.breaker(block);
            int start = -1;
            const Breaking breaking = breaker.breakings(even(345_pt)).front();
            for (const std::uint32_t e : breaking.ends) {
                const int end = static_cast<int>(e);
                const Line line = up.set(block, breaker, start, end, 345_pt).line;
                CHECK(line.runs.front().x.value == doctest::Approx(-breaker.protrude_start(start).value));
                CHECK(line.natural.value == doctest::Approx(breaker.natural(start, end).value));
                if (!line.last && line.ratio >= -1) {
                    CHECK(right_end(line).value == doctest::Approx((345_pt + breaker.protrude_end(end)).value).epsilon(1e-5));
                    ++filled;
                } else if (line.last && line.ratio == 0) {
                    const Pt wide = breaker.natural(start, end) + breaker.protrude_end(end);
                    CHECK(right_end(line).value == doctest::Approx(wide.value).epsilon(1e-4));
                }
                start = end;
            }
        }
        CHECK(filled > 60);
    }

    TEST_CASE("glyphs go from left to right and each run starts where the one before ends") {
        SetUp up;
        const TextBlock& block = up.block(RichText{{"One ", {}}, {"two three", {.italic = true}}, {" four ", {}}, {"five", {.accent = true}}});
        const LineBreaker breaker = up.breaker(block);
        const Line line = up.set(block, breaker, -1, static_cast<int>(block.breaks.size()) - 1, 600_pt).line;
        CHECK(line.text == "One two three four five");
        REQUIRE(line.runs.size() == 4);
        CHECK(line.runs[1].run.text == "two three ");
        CHECK(line.runs[1].run.face != line.runs[0].run.face);
        CHECK(line.runs[2].ink == Ink::ink);
        CHECK(line.runs[3].ink == Ink::accent);
        std::string text;
        for (std::size_t i = 0; i < line.runs.size(); ++i) {
            const SetRun& run = line.runs[i];
            text += run.run.text;
            for (std::size_t g = 1; g < run.run.glyphs.size(); ++g) CHECK(run.run.glyphs[g - 1].x < run.run.glyphs[g].x);
            if (i > 0) CHECK(run.x.value == doctest::Approx((line.runs[i - 1].x + line.runs[i - 1].run.advance).value));
        }
        CHECK(text == line.text);
    }

    TEST_CASE("a broken word shows its hyphen and goes on behind it") {
        SetUp up;
        const TextBlock& block = up.block("the unwatchable");
        const LineBreaker breaker = up.breaker(block);
        int hyphen = -1;
        for (int b = 0; b < static_cast<int>(block.breaks.size()); ++b) {
            if (block.breaks[b].kind == BreakKind::hyphen) hyphen = b;
        }
        REQUIRE(hyphen > 0);
        const Line first = up.set(block, breaker, -1, hyphen, 200_pt).line;
        const Line second = up.set(block, breaker, hyphen, static_cast<int>(block.breaks.size()) - 1, 200_pt).line;
        CHECK(first.hyphenated);
        CHECK_FALSE(second.hyphenated);
        CHECK(first.text.ends_with('-'));
        CHECK(first.text.substr(0, first.text.size() - 1) + second.text == "the unwatchable");
        const ShapedText& sign = up.typesetter.shaper().shape(block.style.faces[0], "-", {}, "en-US");
        CHECK(first.runs.back().run.glyphs.back().glyph == sign.glyphs.back().glyph);
        CHECK(second.last);
        CHECK_FALSE(first.last);
    }

    TEST_CASE("a hyphen the writer put is not doubled") {
        SetUp up;
        const TextBlock& block = up.block("half-lit");
        REQUIRE(block.breaks[0].kind == BreakKind::explicit_hyphen);
        const LineBreaker breaker = up.breaker(block);
        const Line line = up.set(block, breaker, -1, 0, 100_pt).line;
        CHECK(line.text == "half-");
        CHECK_FALSE(line.hyphenated);
    }

    TEST_CASE("a last line keeps its spaces, one that is too full shrinks them") {
        SetUp up;
        const TextBlock& block = up.block("it is a quiet film after all of that noise");
        const LineBreaker breaker = up.breaker(block);
        const int end = static_cast<int>(block.breaks.size()) - 1;
        const Pt natural = breaker.natural(-1, end);
        const Line loose = up.set(block, breaker, -1, end, natural + 100_pt).line;
        CHECK(loose.ratio == 0);
        const Line full = up.set(block, breaker, -1, end, natural - 3_pt).line;
        CHECK(full.ratio < 0);
        CHECK(right_end(full).value == doctest::Approx((natural - 3_pt + breaker.protrude_end(end)).value).epsilon(1e-4));
    }

    TEST_CASE("a line that cannot be filled is left as it is, not torn apart") {
        SetUp up;
        const TextBlock& block = up.block("unbreakableword next words");
        const LineBreaker breaker = up.breaker(block);
        int first_space = 0;
        while (block.breaks[first_space].kind != BreakKind::space) ++first_space;
        const Line one_word = up.set(block, breaker, -1, first_space, 400_pt).line;
        CHECK(one_word.ratio == 0);
        CHECK(right_end(one_word) < 250_pt);
        const Line overfull = up.set(block, breaker, -1, static_cast<int>(block.breaks.size()) - 1, 100_pt).line;
        CHECK(overfull.ratio == 0);
    }

    TEST_CASE("the end mark stands behind the last word") {
        SetUp up;
        BlockStyle style = up.style();
        style.end_mark = true;
        const TextBlock& block = up.typesetter.block({{"the end", {}}}, style);
        const LineBreaker breaker = up.breaker(block);
        const SetLine set = up.set(block, breaker, -1, static_cast<int>(block.breaks.size()) - 1, 300_pt);
        REQUIRE(set.end_mark.has_value());
        CHECK(set.end_mark->value == doctest::Approx((right_end(set.line) + to_points(end_mark_gap, up.sizes()[0].size)).value));
        CHECK(breaker.natural(-1, static_cast<int>(block.breaks.size()) - 1).value ==
              doctest::Approx((*set.end_mark + to_points(end_mark_side, up.sizes()[0].size)).value));
    }

    TEST_CASE("the end mark goes with the end of the last word where that is broken") {
        SetUp up;
        BlockStyle style = up.style();
        style.end_mark = true;
        const TextBlock& block = up.typesetter.block({{"an extraordinary imagination", {}}}, style);
        const LineBreaker breaker = up.breaker(block);
        const int end = static_cast<int>(block.breaks.size()) - 1;
        int broken = end - 1;
        while (broken > 0 && block.breaks[static_cast<std::size_t>(broken)].kind != BreakKind::hyphen) --broken;
        REQUIRE(block.breaks[static_cast<std::size_t>(broken)].word == block.breaks[static_cast<std::size_t>(end)].word);
        CHECK(!up.set(block, breaker, -1, broken, 300_pt).end_mark.has_value());
        CHECK(up.set(block, breaker, broken, end, 300_pt).end_mark.has_value());
    }
}

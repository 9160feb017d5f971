#include "layout/quality.h"

#include <doctest/doctest.h>

#include "layout/measured_text.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

Line text_line(int paragraph, Pt baseline, double ratio, bool last = false) {
    Line line;
    line.origin = {0_pt, baseline};
    line.measure = 300_pt;
    line.natural = last ? 100_pt : 290_pt;
    line.ratio = ratio;
    line.space = 1 + ratio * (ratio > 0 ? 0.5 : 1.0 / 3);
    line.justified = !last;
    line.last = last;
    line.paragraph = paragraph;
    line.text = "three words here";
    return line;
}

Layout of_columns(std::vector<std::vector<Line>> columns) {
    Layout layout;
    layout.page = {1920_pt, 1080_pt};
    layout.baseline = 27_pt;
    Spread spread;
    for (auto& lines : columns) {
        Frame frame{.id = "text", .kind = FrameKind::text, .bounds = {0_pt, 0_pt, 300_pt, Pt(27 * 4 + 8.1)}};
        frame.lines = std::move(lines);
        spread.frames.push_back(std::move(frame));
    }
    layout.spreads.push_back(std::move(spread));
    return layout;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("spaces, hyphens and lines are counted") {
        Line hyphenated = text_line(0, 27_pt, 2);
        hyphenated.hyphenated = true;
        Line second = text_line(0, 54_pt, -1);
        second.hyphenated = true;
        const Quality quality = measure_quality(of_columns({{hyphenated, second, text_line(0, 81_pt, 0, true)}}));
        CHECK(quality.lines == 3);
        CHECK(quality.words == 9);
        CHECK(quality.space_mean == doctest::Approx((2.0 + 2.0 / 3) / 2));  // 200 % and 67 %
        CHECK(quality.space_deviation == doctest::Approx(2.0 / 3));
        CHECK(quality.wide_share == doctest::Approx(0.5));
        CHECK(quality.hyphenated_share == doctest::Approx(2.0 / 3));
        CHECK(quality.longest_hyphen_run == 2);
        CHECK(quality.baseline_error == doctest::Approx(0));
        CHECK(quality.imbalance == 1);
    }

    TEST_CASE("lone lines at head and foot are found") {
        const Quality quality = measure_quality(of_columns({{text_line(0, 27_pt, 1), text_line(0, 54_pt, 1), text_line(0, 81_pt, 1)},
                                                            {text_line(0, 27_pt, 0, true), text_line(1, 54_pt, 1)},
                                                            {text_line(1, 27_pt, 1), text_line(1, 54_pt, 0, true)}}));
        CHECK(quality.widows == 1);
        CHECK(quality.orphans == 1);
    }

    TEST_CASE("a baseline off the pixels is told, in pixels") {
        Layout layout = of_columns({{text_line(0, Pt(27.25), 1)}});
        layout.scale = 2;
        CHECK(measure_quality(layout).baseline_error == doctest::Approx(0.5));
    }

    TEST_CASE("the bundled review is set well on the screens it is meant for") {
        Typesetter typesetter(project_fonts());
        for (const PixelSize screen : {PixelSize{1280, 720}, {1920, 1080}, {3840, 2160}}) {
            CAPTURE(screen.width);
            const Quality quality = measure_quality(laid_out(*bundled_review(), fanzine()->style, screen, bundled_hero, typesetter));
            CHECK(quality.widows == 0);
            CHECK(quality.orphans == 0);
            CHECK(quality.longest_hyphen_run <= 2);
            // Its columns hold 36 characters, and the bounds are those of 38.
            CHECK(quality.space_mean < 1.15);
            CHECK(quality.space_deviation <= 0.25);
            CHECK(quality.wide_share <= 0.04);
            CHECK(quality.hyphenated_share <= 0.18);
            CHECK(quality.short_last_share <= 0.04);
            CHECK(quality.overset_words == 0);
            CHECK(quality.baseline_error < 1e-6);
            CHECK(quality.imbalance <= 1);
        }
    }

    TEST_CASE("over 21,000 words the spaces are even, hyphens few and last lines long") {
        Typesetter typesetter(project_fonts());
        const auto paragraphs = measured_paragraphs(21000);
        struct Wanted {
            double characters, deviation, wide, hyphenated, short_last;
        };
        for (const Wanted& wanted : {Wanted{45, 0.18, 0.008, 0.15, 0.035}, {38, 0.25, 0.04, 0.18, 0.04}}) {
            CAPTURE(wanted.characters);
            const Quality quality = column_quality(paragraphs, wanted.characters, fanzine()->style, typesetter);
            CHECK(quality.words > 20000);
            CHECK(quality.space_deviation <= wanted.deviation);
            CHECK(quality.wide_share <= wanted.wide);
            CHECK(quality.hyphenated_share <= wanted.hyphenated);
            CHECK(quality.longest_hyphen_run <= 2);
            CHECK(quality.short_last_share <= wanted.short_last);
        }
    }

    TEST_CASE("as one review, 21,000 words leave no line alone and no column two lines short") {
        Typesetter typesetter(project_fonts());
        Review review = *bundled_review();
        review.quotes.clear();
        review.acts.clear();
        review.paragraphs.clear();
        for (const std::string& text : measured_paragraphs(21000)) {
            Paragraph paragraph;
            paragraph.text = {{text, {}}};
            review.paragraphs.push_back(std::move(paragraph));
        }
        const Quality quality = measure_quality(laid_out(review, fanzine()->style, {1920, 1080}, bundled_hero, typesetter));
        CHECK(quality.words > 20000);
        CHECK(quality.widows == 0);
        CHECK(quality.orphans == 0);
        CHECK(quality.overset_words == 0);
        CHECK(quality.imbalance <= 1);
        CHECK(quality.baseline_error < 1e-6);
        CHECK(quality.longest_hyphen_run <= 2);
    }

    TEST_CASE("words that found no room are counted from what was said of their lines") {
        Layout layout = of_columns({{text_line(0, 27_pt, 1)}});
        layout.overset_words = 7;
        CHECK(measure_quality(layout).overset_words == 7);
    }

    TEST_CASE("figures are told as text and as JSON, of nothing too") {
        const Quality none = measure_quality({});
        CHECK(none.lines == 0);
        CHECK(quality_text(none).find("lines") == 0);
        const std::string json = quality_json(none);
        CHECK(json.front() == '{');
        CHECK(json.find("\"widows\": 0") != std::string::npos);
    }
}

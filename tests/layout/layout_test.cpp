// The layout as a whole: the bundled review as a golden, and what must not change it.
#include "layout/layout.h"

#include <doctest/doctest.h>

#include "layout/page_rules.h"
#include "support/golden.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::literals;
using namespace foyer::testing;

TEST_SUITE("layout") {
    TEST_CASE("the bundled review at 1920×1080") {
        Typesetter typesetter(project_fonts());
        const Layout layout = laid_out(*bundled_review(), fanzine()->style, {1920, 1080}, bundled_hero, typesetter);
        CHECK(layout.diagnostics.empty());
        check_golden("her-smell-1920x1080.layout.json", dump_json(layout, project_fonts()));
    }

    TEST_CASE("what the typesetter keeps changes no layout") {
        Typesetter warm(project_fonts());
        const Style usual = fanzine()->style, other = styled({{"text.size", "21"}, {"headline.size", "150"}});
        const Layout first = laid_out(*bundled_review(), usual, {1920, 1080}, bundled_hero, warm);
        laid_out(*bundled_review(), other, {1280, 720}, {}, warm);
        CHECK(laid_out(*bundled_review(), usual, {1920, 1080}, bundled_hero, warm) == first);
        Typesetter cold(project_fonts());
        CHECK(laid_out(*bundled_review(), usual, {1920, 1080}, bundled_hero, cold) == first);
    }

    TEST_CASE("ids are unique and stay the same when the style changes") {
        Typesetter typesetter(project_fonts());
        const auto ids = [&](const Style& style, PixelSize screen) {
            std::vector<std::string> all;
            for (const Spread& spread : laid_out(*bundled_review(), style, screen, bundled_hero, typesetter).spreads) {
                all.push_back(spread.id);
                for (const Frame& frame : spread.frames) all.push_back(frame.id);
            }
            return all;
        };
        const auto usual = ids(fanzine()->style, {1920, 1080});
        auto sorted = usual;
        std::sort(sorted.begin(), sorted.end());
        CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
        CHECK(ids(styled({{"palette.accent", "#00ff00"}, {"headline.size", "160"}}), {1920, 1080}) == usual);
        CHECK(ids(fanzine()->style, {3840, 2160}) == usual);
    }

    TEST_CASE("a page keeps its composition at any resolution of its shape") {
        Typesetter typesetter(project_fonts());
        const Layout one = laid_out(*bundled_review(), fanzine()->style, {1920, 1080}, bundled_hero, typesetter);
        const Layout two = laid_out(*bundled_review(), fanzine()->style, {3840, 2160}, bundled_hero, typesetter);
        REQUIRE(one.spreads.size() == two.spreads.size());
        CHECK(one.spreads == two.spreads);
        CHECK(two.scale == 2);
    }

    TEST_CASE("a box with little to say says the film's title large") {
        Typesetter typesetter(project_fonts());
        Review review;
        review.headline = {{"Short", {}}};
        review.film.title = "Her Smell";
        review.paragraphs = {{{{"Go and stand in the room.", {}}}, ParagraphKind::body, {}}};
        const Layout layout = laid_out(review, fanzine()->style, {1920, 1080}, {}, typesetter);
        const Frame* facts = frame_of(layout.spreads[0], FrameKind::facts);
        REQUIRE(facts != nullptr);
        Pt last{0};
        for (const Line& line : facts->lines) {
            CHECK(line.runs.front().run.size > 132_pt);
            CHECK(ink_of(line, project_fonts()).right() < facts->bounds.right());
            last = max(last, line.origin.y);
        }
        CHECK(last < facts->bounds.bottom());
        CHECK(last > facts->bounds.top() + facts->bounds.height * 0.7);
    }

    TEST_CASE("only the last text says that it ends, all before it go on over the leaf") {
        Typesetter typesetter(project_fonts());
        const Layout layout = laid_out(*bundled_review(), fanzine()->style, {1920, 1080}, bundled_hero, typesetter);
        std::vector<const Frame*> last_of_spread;
        int marks = 0;
        for (const Spread& spread : layout.spreads) {
            const Frame* last = nullptr;
            for (const Frame& frame : spread.frames) {
                if (frame.kind != FrameKind::text) continue;
                last = &frame;
                marks += static_cast<int>(frame.rules.size());
            }
            if (last) last_of_spread.push_back(last);
        }
        REQUIRE(last_of_spread.size() > 1);
        CHECK(marks == 1);  // the end mark
        for (std::size_t i = 0; i < last_of_spread.size(); ++i) {
            const bool goes_on = i + 1 < last_of_spread.size() && !last_of_spread[i]->lines.back().last;
            CHECK(last_of_spread[i]->continues == goes_on);
        }
        CHECK(last_of_spread.back()->lines.back().last);
    }

    TEST_CASE("a drop cap stands in the column of the lines beside it, however short the text") {
        Typesetter typesetter(project_fonts());
        Review review;
        review.headline = {{"Short", {}}};
        std::string text = "Go and stand in the room.";
        for (int words = 0; words < 40; ++words) {
            text += " again and";
            review.paragraphs = {{{{text + " on.", {}}}, ParagraphKind::body, {}}};
            const Layout layout = laid_out(review, fanzine()->style, {1920, 1080}, {}, typesetter);
            CAPTURE(words);
            for (const Frame& frame : layout.spreads[0].frames) {
                if (frame.kind != FrameKind::text) continue;
                for (std::size_t l = 0; l < frame.lines.size(); ++l) {
                    if (is_drop_cap(frame.lines[l], 19_pt)) CHECK(l == 3);
                }
            }
        }
    }

    TEST_CASE("the act a spread tells of is lit") {
        Typesetter typesetter(project_fonts());
        const Layout layout = laid_out(*bundled_review(), fanzine()->style, {1920, 1080}, bundled_hero, typesetter);
        CHECK_FALSE(layout.spreads[0].current_act.has_value());
        const auto turn = std::find_if(layout.spreads.begin(), layout.spreads.end(), [](const Spread& s) { return s.kind == SpreadKind::turn; });
        REQUIRE(turn != layout.spreads.end());
        REQUIRE(turn->current_act.has_value());
        CHECK(*turn->current_act >= 0);
        CHECK(*turn->current_act < 5);
    }

    TEST_CASE("a missing face is said and another stands in; a language without a dictionary is said") {
        Typesetter typesetter(project_fonts());
        const Layout layout = laid_out(*bundled_review(), styled({{"headline.face", "Nowhere Grotesk"}}), {1920, 1080}, bundled_hero, typesetter);
        REQUIRE(layout.diagnostics.size() == 1);
        CHECK(layout.diagnostics[0].message.find("there is no face `Nowhere Grotesk`") == 0);
        Review review = *bundled_review();
        review.lang = "tlh";
        const Layout foreign = laid_out(review, fanzine()->style, {1920, 1080}, bundled_hero, typesetter);
        REQUIRE_FALSE(foreign.diagnostics.empty());
        CHECK(foreign.diagnostics[0].severity == Severity::warning);
        CHECK(foreign.diagnostics[0].message.find("tlh") != std::string::npos);
    }

    TEST_CASE("the focal point of the picture comes to lie where the template wants it") {
        Typesetter typesetter(project_fonts());
        const Layout layout = laid_out(*bundled_review(), fanzine()->style, {1920, 1080}, bundled_hero, typesetter);
        const Frame* picture = frame_of(layout.spreads[0], FrameKind::picture);
        REQUIRE(picture != nullptr);
        const Crop crop = picture->crop;
        CHECK(crop.x >= 0);
        CHECK(crop.y >= 0);
        CHECK(crop.x + crop.width <= 1 + 1e-9);
        CHECK(crop.y + crop.height <= 1 + 1e-9);
        // Neither stretched nor squeezed.
        CHECK(crop.width * 2400 / (crop.height * 1600) == doctest::Approx(picture->bounds.width / picture->bounds.height));
        CHECK((0.53 - crop.x) / crop.width == doctest::Approx(0.682).epsilon(0.05));
    }
}

// Which stages run again, that what is kept never shows, and what lies under a point.
#include <doctest/doctest.h>

#include "app/pipeline.h"
#include "app/targets.h"
#include "layout/layout_search.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr PixelSize screen{640, 360}, square{1000, 1000};
using Runs = Pipeline::Runs;

Runs since(const Pipeline& pipeline, const Runs& before) {
    const Runs now = pipeline.runs();
    return {now.layouts - before.layouts, now.paints - before.paints, now.live_paints - before.live_paints};
}

/// The first command in which two lists differ, as dumped; empty where they are equal.
std::string first_difference(const DisplayList& a, const DisplayList& b) {
    if (a.page != b.page || a.ground != b.ground || a.live_bounds != b.live_bounds) return "the page";
    if (a.still.size() != b.still.size() || a.live.size() != b.live.size()) return "the number of commands";
    for (std::size_t i = 0; i < a.still.size(); ++i) {
        if (a.still[i] != b.still[i]) return "still command " + std::to_string(i);
    }
    for (std::size_t i = 0; i < a.live.size(); ++i) {
        if (a.live[i] != b.live[i]) return "live command " + std::to_string(i);
    }
    return a == b ? "" : "something else";
}

Frame frame_with(const std::string& id, FrameKind kind, Rect bounds) {
    Frame frame;
    frame.id = id;
    frame.kind = kind;
    frame.bounds = bounds;
    return frame;
}

std::string id_at(const Spread& spread, double x, double y) {
    const Frame* frame = frame_at(spread, {Pt(x), Pt(y)});
    return frame == nullptr ? "" : frame->id;
}

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("each change runs the stages it touches and no more") {
        Pipeline pipeline(font_book());
        Scene scene = bundled_scene(screen);
        Runs before = pipeline.runs();
        const auto paint_at = [&](double seconds) {
            before = pipeline.runs();
            pipeline.paint_scene(scene, seconds);
            return since(pipeline, before);
        };
        CHECK(paint_at(0) == Runs{1, 1, 0});
        CHECK(paint_at(0) == Runs{0, 0, 0});
        CHECK(paint_at(1.25) == Runs{0, 0, 1});
        CHECK(paint_at(1.25) == Runs{0, 0, 0});

        scene.style = with(scene.style, "palette.accent", "#3355ff");
        CHECK(paint_at(1.25) == Runs{0, 1, 0});
        scene.beat = 1;
        CHECK(paint_at(1.25) == Runs{0, 1, 0});
        CHECK(paint_at(2) == Runs{0, 0, 1});
        scene.style = with(scene.style, "text.size", "20");
        CHECK(paint_at(2) == Runs{1, 1, 0});
        scene.pictures = hero_book({300, 900});
        CHECK(paint_at(2) == Runs{1, 1, 0});
        scene.review = std::make_shared<const Review>(*scene.review);
        CHECK(paint_at(2) == Runs{1, 1, 0});
        scene.screen = {700, 400};
        CHECK(paint_at(2) == Runs{1, 1, 0});

        scene.style = with(scene.style, "timeline.liveliness", "0");
        CHECK(paint_at(2) == Runs{0, 1, 0});
        CHECK(paint_at(3) == Runs{0, 0, 0});

        before = pipeline.runs();
        pipeline.layout(scene);
        CHECK(since(pipeline, before) == Runs{0, 0, 0});
    }

    TEST_CASE("every row runs its own stage and no earlier one, and a row of the painter's changes no layout") {
        Pipeline pipeline(font_book());
        const Scene usual = bundled_scene(screen);
        const Layout laid_out = pipeline.layout(usual);
        for (std::size_t row = 0; row < registry.size(); ++row) {
            const Parameter& parameter = registry[row];
            CAPTURE(parameter.id);
            Value value = usual.style.value(row);
            const double other = parameter.least + (parameter.greatest - parameter.least) * 0.37;
            switch (parameter.kind) {
                case ParameterKind::number: value = other; break;
                case ParameterKind::integer: value = std::get<int>(value) == static_cast<int>(other) ? static_cast<int>(other) + 1 : static_cast<int>(other); break;
                case ParameterKind::flag: value = !std::get<bool>(value); break;
                case ParameterKind::choice: value = Choice{std::get<Choice>(value).index == 0 ? 1 : 0}; break;
                case ParameterKind::colour: value = Colour{0.1F, 0.9F, 0.1F, 1}; break;
                case ParameterKind::text: value = std::string("Literata"); break;
                case ParameterKind::point: value = Fraction2{0.1, 0.1}; break;
            }
            Scene changed = usual;
            REQUIRE(changed.style.set(row, value).ok());
            REQUIRE(changed.style != usual.style);
            pipeline.paint_scene(usual, 0);
            const Runs before = pipeline.runs();
            pipeline.paint_scene(changed, 0);
            CHECK(since(pipeline, before) == Runs{parameter.stage == Stage::layout ? 1 : 0, 1, 0});
            if (parameter.stage == Stage::paint) {
                Pipeline anew(font_book());
                const bool same = anew.layout(changed) == laid_out;
                CHECK(same);
            }
        }
    }

    TEST_CASE("what the pipeline keeps never shows: it paints what the pure function paints") {
        Typesetter typesetter(font_book());
        Pipeline pipeline(font_book());
        for (const PixelSize size : {screen, square}) {
            Scene scene = bundled_scene(size);
            const Layout& layout = pipeline.layout(scene);
            const int last = static_cast<int>(layout.spreads.size()) - 1;
            REQUIRE(last >= 2);
            // There and back, in time and in the review.
            const struct {
                int beat;
                double seconds;
            } visits[] = {{0, 0}, {0, 7.5}, {1, 7.5}, {1, 3600}, {last, 0.041}, {0, 0.041}, {last + 5, 1}, {-3, 1}};
            for (const auto& visit : visits) {
                scene.beat = visit.beat;
                CAPTURE(size.width);
                CAPTURE(visit.beat);
                CAPTURE(visit.seconds);
                const DisplayList pure = frame(scene, visit.seconds, typesetter);
                CHECK(first_difference(pipeline.paint_scene(scene, visit.seconds), pure) == "");
                CHECK(pure.still.size() > 4);
            }
            scene.style = with(scene.style, "palette.paper", "#ffffff");
            scene.beat = 1;
            CHECK(first_difference(pipeline.paint_scene(scene, 9), frame(scene, 9, typesetter)) == "");
            scene.style = with(scene.style, "headline.size", "140");
            CHECK(first_difference(pipeline.paint_scene(scene, 9), frame(scene, 9, typesetter)) == "");
        }
        Typesetter fresh(font_book());
        CHECK(first_difference(frame(bundled_scene(screen), 2, fresh), frame(bundled_scene(screen), 2, typesetter)) == "");
    }

    TEST_CASE("a page taken at its first layout becomes, step by step, the one that was waited for") {
        Pipeline hasty(font_book()), patient(font_book());
        hasty.set_effort(Pipeline::Effort::first_layout);
        CHECK_FALSE(hasty.improve());
        for (const char* size : {"19", "20.5", "22", "17"}) {
            Scene scene = bundled_scene({1920, 1080});
            REQUIRE(scene.style.set("text.size", size).ok());
            hasty.paint_scene(scene, 0);
            int steps = 0;
            while (hasty.improve()) ++steps;
            // Layouts that hold too little of the text beside a figure are waited for; the others come later.
            CHECK(steps >= LayoutSearch::usual_candidates / 2);
            CHECK(hasty.layout(scene) == patient.layout(scene));
            CHECK(first_difference(hasty.paint_scene(scene, 0), patient.paint_scene(scene, 0)) == "");
        }
        // Left halfway, it is settled where that is asked for.
        Scene scene = bundled_scene({1920, 1080});
        REQUIRE(scene.style.set("text.size", "18").ok());
        hasty.layout(scene);
        hasty.improve();
        hasty.set_effort(Pipeline::Effort::settled);
        CHECK(hasty.layout(scene) == patient.layout(scene));
        CHECK_FALSE(hasty.improve());
    }

    TEST_CASE("a screen of another shape has the page in its middle and a border") {
        Pipeline pipeline(font_book());
        const Scene scene = bundled_scene({600, 2000});  // narrower than any template bears
        const Layout& layout = pipeline.layout(scene);
        const DisplayList& list = pipeline.paint_scene(scene, 0);
        CHECK(list.page.width.value * layout.scale == doctest::Approx(600));
        CHECK(list.page.height.value * layout.scale == doctest::Approx(2000));
        CHECK(layout.page.height < list.page.height);
        CHECK(list.ground == scene.style.colour("palette.band"));
        const double above = (list.live_bounds.top() - Pt(0)) / layout.page.height;
        CHECK(above > 0.5);
        CHECK(list.live_bounds.bottom() < list.page.height);
    }

    TEST_CASE("under a point: the topmost frame, a picture only where there is nothing else") {
        Spread spread;
        spread.frames = {frame_with("under", FrameKind::text, {0_pt, 0_pt, 100_pt, 100_pt}),
                         frame_with("over", FrameKind::headline, {50_pt, 0_pt, 100_pt, 100_pt}),
                         frame_with("picture", FrameKind::picture, {0_pt, 0_pt, 300_pt, 200_pt}),
                         frame_with("picture over it", FrameKind::picture, {250_pt, 0_pt, 100_pt, 200_pt})};
        CHECK(id_at(spread, 10, 10) == "under");
        CHECK(id_at(spread, 60, 10) == "over");
        CHECK(id_at(spread, 10, 150) == "picture");
        CHECK(id_at(spread, 260, 10) == "picture over it");
        CHECK(id_at(spread, 360, 10) == "");
        CHECK(id_at(spread, 0, 0) == "under");
        CHECK(id_at(spread, 350, 10) == "");
        CHECK(id_at(Spread{}, 0, 0) == "");
    }

    TEST_CASE("under a point of the timeline: the act") {
        Review review;
        for (const double minutes : {10.0, 30.0, 60.0}) {
            Act act;
            act.minutes = minutes;
            review.acts.push_back(act);
        }
        const Style style = with(Style{}, "grid.margin", "100");
        const Size page{1200_pt, 675_pt};
        const Frame timeline = frame_with("timeline", FrameKind::timeline, {0_pt, 500_pt, 1200_pt, 175_pt});
        const auto act = [&](double x, double y = 600) { return act_at(review, timeline, style, page, {Pt(x), Pt(y)}); };
        CHECK(act(0) == 0);
        CHECK(act(100) == 0);
        CHECK(act(199) == 0);
        CHECK(act(201) == 1);
        CHECK(act(499) == 1);
        CHECK(act(501) == 2);
        CHECK(act(1100) == 2);
        CHECK(act(1199) == 2);
        CHECK(!act(600, 499));
        CHECK(!act(1200));
        CHECK(!act_at(Review{}, timeline, style, page, {600_pt, 600_pt}));
        const Frame text = frame_with("text", FrameKind::text, timeline.bounds);
        CHECK(!act_at(review, text, style, page, {600_pt, 600_pt}));
    }
}

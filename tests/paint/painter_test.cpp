// The painter: what moves and what does not, the page on a screen of another shape, cards.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "layout/timeline.h"
#include "paint/heat_map.h"
#include "paint/painter.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::test;

namespace {

std::vector<Rect> bars_of(const std::vector<DrawCommand>& commands) {
    std::vector<Rect> bars;
    for (const DrawCommand& command : commands) {
        if (const auto* some = std::get_if<BarsCommand>(&command)) bars.insert(bars.end(), some->bars.begin(), some->bars.end());
    }
    return bars;
}

bool holds(const Rect& outer, const Rect& inner) {
    return inner.left() >= outer.left() && inner.top() >= outer.top() && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

/// The bundled review at the size it is composed for, laid out once.
const Layout& bundled_layout() {
    static const Layout layout = [] {
        Pipeline pipeline(font_book());
        return pipeline.layout(bundled_scene({1280, 720}));
    }();
    return layout;
}

/// A page with nothing but the noise of three acts.
Spread noise(SpreadKind kind, std::optional<int> current) {
    std::vector<Act> acts(3);
    acts[0].intensity = 0.3, acts[1].intensity = 1, acts[2].intensity = 0.6;
    const Style style;
    Frame frame;
    frame.kind = FrameKind::timeline;
    frame.bounds = {0_pt, 900_pt, 1920_pt, 180_pt};
    frame.wave = make_wave(acts, {.left = 75_pt, .right = 1845_pt, .centre = kind == SpreadKind::poster ? 1080_pt : 985_pt,
                                  .half_height = style.points("timeline.height"), .pitch = style.points("timeline.pitch"),
                                  .bar = style.points("timeline.bar"), .standing = kind == SpreadKind::poster});
    Spread spread;
    spread.kind = kind;
    if (kind == SpreadKind::poster) spread.ground = Ground::accent;
    spread.frames = {frame};
    spread.current_act = current;
    return spread;
}

Layout page_alone() {
    Layout layout;
    layout.page = {1920_pt, 1080_pt};
    layout.baseline = 27_pt;
    return layout;
}

/// One command of each kind, all moved by `at`.
DisplayList one_of_each(Point at) {
    const Rect box{at.x + 10_pt, at.y + 20_pt, 30_pt, 40_pt};
    GlyphRun run;
    run.text = "a";
    run.glyphs = {{5, 0_pt, 0_pt}};
    DisplayList list;
    list.page = {160_pt, 90_pt};
    list.ground = {0.5f, 0, 0, 1};
    PictureCommand picture;
    picture.picture = "hero.jpg";
    picture.bounds = box;
    const Turn turn{12, {at.x + 7_pt, at.y + 8_pt}};
    list.still = {FillCommand{box, {1, 0, 0, 1}}, PaperCommand{box, {1, 1, 1, 1}, 0.4},
                  PolygonCommand{{{box.x, box.y}, {box.right(), box.y}, {box.x, box.bottom()}}, {0, 1, 0, 1}, turn},
                  GlyphRunCommand{run, {at.x + 3_pt, at.y + 4_pt}, {0, 0, 0, 1}, turn}, picture};
    list.live = {BarsCommand{{box, {at.x + 50_pt, at.y + 60_pt, 2_pt, 9_pt}}, {0, 0, 1, 1}}};
    list.live_bounds = {at.x + 1_pt, at.y + 2_pt, 90_pt, 80_pt};
    return list;
}

constexpr double many_moments[] = {0, 0.041, 0.5, 1, 1.7, 2.9, 4.875, 6.5, 11.3, 60, 599.99, 7200, 1e6};

}  // namespace

TEST_SUITE("paint") {
    TEST_CASE("the same moment paints the same; another moment changes the live layer alone") {
        const Layout& layout = bundled_layout();
        const Style& style = bundled_theme()->style;
        for (const Spread& spread : layout.spreads) {
            const DisplayList first = paint(layout, spread, style, 1);
            CHECK(paint(layout, spread, style, 1) == first);
            DisplayList again = first;
            repaint_live(again, spread, style, 3.3);
            CHECK(again.still == first.still);
            CHECK(again.live != first.live);
            CHECK(again.live_bounds == first.live_bounds);
            CHECK(again == paint(layout, spread, style, 3.3));
            repaint_live(again, spread, style, 1);
            CHECK(again == first);
        }
    }

    TEST_CASE("noise that is not lively stands in the still layer, as high as it was laid out") {
        const Style still = with(Style{}, "timeline.liveliness", "0");
        const Spread spread = noise(SpreadKind::turn, 1);
        const DisplayList list = paint(page_alone(), spread, still, 5);
        CHECK(list.live.empty());
        CHECK(list.live_bounds.empty());
        const auto bars = bars_of(list.still);
        const Wave& wave = *spread.frames[0].wave;
        REQUIRE(bars.size() == wave.bars.size());
        Pt highest, laid_out;
        for (const Rect& bar : bars) highest = max(highest, bar.height);
        for (const Bar& bar : wave.bars) laid_out = max(laid_out, bar.half_height * 2.0);
        CHECK(highest.value == doctest::Approx(laid_out.value));
        CHECK(paint(page_alone(), spread, still, 99) == list);

        const DisplayList lively = paint(page_alone(), spread, Style{}, 5);
        CHECK(bars_of(lively.still).empty());
        CHECK(bars_of(lively.live).size() == bars.size());
    }

    TEST_CASE("bars of the current act are lit, the others dim; a poster's are all of one colour") {
        const Style style;
        const auto colours = [&](const Spread& spread) {
            std::vector<std::pair<Colour, std::size_t>> found;
            for (const DrawCommand& command : paint(page_alone(), spread, style, 0).live) {
                const auto& bars = std::get<BarsCommand>(command);
                found.emplace_back(bars.colour, bars.bars.size());
            }
            return found;
        };
        const Spread turn = noise(SpreadKind::turn, 2);
        const std::size_t all = turn.frames[0].wave->bars.size();
        const auto of_act = static_cast<std::size_t>(std::ranges::count(turn.frames[0].wave->bars, 2, &Bar::act));
        REQUIRE(of_act > 0);
        REQUIRE(of_act < all);
        using Found = std::vector<std::pair<Colour, std::size_t>>;
        CHECK(colours(turn) == Found{{style.colour("palette.accent"), of_act}, {style.colour("timeline.dim"), all - of_act}});
        CHECK(colours(noise(SpreadKind::opening, std::nullopt)) == Found{{style.colour("palette.accent"), all}});
        CHECK(colours(noise(SpreadKind::poster, 2)) == Found{{style.colour("palette.ink"), noise(SpreadKind::poster, 2).frames[0].wave->bars.size()}});
    }

    TEST_CASE("at every moment every bar lies inside the live bounds, and those do not move") {
        for (const char* liveliness : {"0.01", "0.35", "1"}) {
            const Style style = with(Style{}, "timeline.liveliness", liveliness);
            for (const SpreadKind kind : {SpreadKind::opening, SpreadKind::turn, SpreadKind::poster}) {
                const Spread spread = noise(kind, 0);
                DisplayList list = paint(page_alone(), spread, style, 0);
                const Rect bounds = list.live_bounds;
                REQUIRE(!bounds.empty());
                int outside = 0, negative = 0;
                for (int step = 0; step < 500; ++step) {
                    repaint_live(list, spread, style, step * 0.137);
                    CHECK(list.live_bounds == bounds);
                    for (const Rect& bar : bars_of(list.live)) {
                        outside += holds(bounds, bar) ? 0 : 1;
                        negative += bar.height > 0_pt ? 0 : 1;
                    }
                }
                CHECK(outside == 0);
                CHECK(negative == 0);
            }
        }
    }

    TEST_CASE("a standing bar stands on the foot; a hanging one reaches as far up as down") {
        const Spread poster = noise(SpreadKind::poster, 0), turn = noise(SpreadKind::turn, 0);
        for (const double seconds : many_moments) {
            for (const Rect& bar : bars_of(paint(page_alone(), poster, Style{}, seconds).live)) {
                REQUIRE(bar.bottom().value == doctest::Approx(1080));
            }
            for (const Rect& bar : bars_of(paint(page_alone(), turn, Style{}, seconds).live)) {
                REQUIRE((bar.top() + bar.height / 2).value == doctest::Approx(985));
            }
        }
    }

    TEST_CASE("the noise of the bundled review breathes, and never leaves its band") {
        const Layout& layout = bundled_layout();
        const Style style = with(bundled_theme()->style, "timeline.liveliness", "1");
        for (const Spread& spread : layout.spreads) {
            const auto timeline = std::ranges::find(spread.frames, FrameKind::timeline, &Frame::kind);
            REQUIRE(timeline != spread.frames.end());
            Pt least(1e9), greatest;
            DisplayList list = paint(layout, spread, style, 0);
            for (const double seconds : many_moments) {
                repaint_live(list, spread, style, seconds);
                const auto bars = bars_of(list.live);
                REQUIRE(!bars.empty());
                for (const Rect& bar : bars) REQUIRE(holds(timeline->bounds, bar));
                least = min(least, bars[bars.size() / 2].height);
                greatest = max(greatest, bars[bars.size() / 2].height);
            }
            CHECK(greatest.value > least.value * 1.05);
        }
    }

    TEST_CASE("on a screen of its own shape the page is not touched") {
        const DisplayList list = one_of_each({});
        CHECK(centred(list, list.page, {1, 1, 1, 1}, 1.7) == list);
    }

    TEST_CASE("on another screen all commands move by the same whole pixels") {
        const Colour border{0.1f, 0.2f, 0.3f, 1};
        for (const double scale : {1.0, 2.0 / 3, 1000.0 / 1080, 1.7, 3.0}) {
            for (const Size screen : {Size{160_pt, 160_pt}, Size{Pt(201.3), 90_pt}, Size{Pt(161), Pt(91)}}) {
                const DisplayList moved = centred(one_of_each({}), screen, border, scale);
                const Rect before = one_of_each({}).live_bounds;
                const Point by{moved.live_bounds.x - before.x, moved.live_bounds.y - before.y};
                for (const auto& [step, room] : {std::pair{by.x, screen.width - 160_pt}, std::pair{by.y, screen.height - 90_pt}}) {
                    CHECK(std::abs(step.value * scale - std::round(step.value * scale)) < 1e-6);
                    CHECK(std::abs(step.value - room.value / 2) * scale < 1 + 1e-6);
                }
                DisplayList expected = one_of_each(by);
                CHECK(moved.page == screen);
                CHECK(moved.ground == border);
                CHECK(moved.live_bounds.width == before.width);
                CHECK(dump({moved.page, moved.ground, moved.still, moved.live, moved.live_bounds}) ==
                      dump({moved.page, moved.ground, expected.still, expected.live, expected.live_bounds}));
                const auto& fill = std::get<FillCommand>(moved.still[0]).bounds;
                CHECK(fill.x.value == doctest::Approx((10_pt + by.x).value));
                const auto& polygon = std::get<PolygonCommand>(moved.still[2]);
                CHECK(polygon.outline[2].y.value == doctest::Approx((60_pt + by.y).value));
                CHECK(polygon.turn.about.x.value == doctest::Approx((7_pt + by.x).value));
                const auto& bar = std::get<BarsCommand>(moved.live[0]).bars[1];
                CHECK(bar.y.value == doctest::Approx((60_pt + by.y).value));
            }
        }
    }

    TEST_CASE("nothing that moves is made where there was nothing") {
        DisplayList list = one_of_each({});
        list.live.clear();
        list.live_bounds = {};
        const DisplayList moved = centred(list, {400_pt, 400_pt}, {}, 1);
        CHECK(moved.live_bounds == Rect{});
    }

    TEST_CASE("a card stills what moves, and stands in the middle") {
        const Style style;
        DisplayList list = one_of_each({});
        const DisplayList before = list;
        Card card;
        card.size = {100_pt, 50_pt};
        Line line;
        line.origin = {5_pt, 15_pt};
        SetRun run;
        run.run.text = "words";
        run.x = 2_pt;
        line.runs = {run};
        card.lines = {line};
        paint_card(list, card, style);
        CHECK(list.live.empty());
        CHECK(list.live_bounds.empty());
        REQUIRE(list.still.size() == before.still.size() + before.live.size() + 4);
        CHECK(std::equal(before.still.begin(), before.still.end(), list.still.begin()));
        CHECK(list.still[before.still.size()] == before.live[0]);
        const auto* added = &list.still[before.still.size() + 1];
        CHECK(std::get<FillCommand>(added[0]).bounds == Rect{0_pt, 0_pt, 160_pt, 90_pt});
        CHECK(std::get<FillCommand>(added[0]).colour.alpha < 1);
        CHECK(std::get<FillCommand>(added[1]).bounds == Rect{30_pt, 20_pt, 100_pt, 50_pt});
        CHECK(std::get<FillCommand>(added[1]).colour == style.colour("palette.paper"));
        CHECK(std::get<GlyphRunCommand>(added[3]).origin == Point{37_pt, 35_pt});
        CHECK(std::get<GlyphRunCommand>(added[3]).colour == style.colour("palette.ink"));
    }

    TEST_CASE("a dump has a line for the page, each command, and what moves") {
        DisplayList list = one_of_each({});
        const auto lines = [](const std::string& text) { return std::ranges::count(text, '\n'); };
        CHECK(lines(dump(list)) == 1 + 5 + 1 + 1);
        CHECK(dump(list).starts_with("page 160.00 90.00 ground #"));
        for (const char* word : {"\nfill ", "\npaper ", "\npolygon ", "\nglyphs ", "\npicture hero.jpg ", "\nlive in ", "\nbars 2 "}) {
            CAPTURE(word);
            CHECK(dump(list).find(word) != std::string::npos);
        }
        list.live.clear();
        CHECK(lines(dump(list)) == 1 + 5);
        for (const Spread& spread : bundled_layout().spreads) {
            const DisplayList page = paint(bundled_layout(), spread, Style{}, 0);
            CHECK(lines(dump(page)) == static_cast<std::ptrdiff_t>(2 + page.still.size() + page.live.size()));
        }
    }

    TEST_CASE("the heat map lays a colour over each justified line, by its spaces alone") {
        const Layout& layout = bundled_layout();
        Style style = bundled_theme()->style;
        const auto fills = [](const DisplayList& list) {
            return std::count_if(list.still.begin(), list.still.end(), [](const DrawCommand& c) { return std::holds_alternative<FillCommand>(c); });
        };
        const auto plain = fills(paint(layout, layout.spreads[1], style, 0));
        REQUIRE(style.set("composer.heat_map", "yes").ok());
        int justified = 0;
        for (const Frame& frame : layout.spreads[1].frames) {
            if (frame.kind != FrameKind::text) continue;
            justified += static_cast<int>(std::count_if(frame.lines.begin(), frame.lines.end(), [](const Line& line) { return line.justified; }));
        }
        CHECK(justified > 30);
        CHECK(fills(paint(layout, layout.spreads[1], style, 0)) == plain + justified);

        CHECK(heat_of(1).alpha == 0);
        CHECK(heat_of(1.3).alpha < heat_of(1.6).alpha);
        CHECK(heat_of(1.6).red > heat_of(1.6).blue);
        CHECK(heat_of(0.8).blue > heat_of(0.8).red);
        CHECK(heat_of(9) == heat_of(2));
    }

    TEST_CASE("a figure stands on the sheet, without a vignette, and on a shape cut with scissors where the style says so") {
        Layout layout = page_alone();
        Spread spread;
        spread.kind = SpreadKind::turn;
        Frame frame{.id = "turn-1/cutout-1", .kind = FrameKind::picture, .bounds = {0_pt, 0_pt, 400_pt, 1080_pt}};
        frame.picture = "singer.png";
        frame.cutout = true;
        frame.outline = {{100_pt, 0_pt}, {400_pt, 1080_pt}, {0_pt, 1080_pt}};
        spread.frames = {frame};
        const auto painted = [&](const Style& style) { return paint(layout, spread, style, 0, {}).still; };
        const Style plain = bundled_theme()->style;
        const auto bare = painted(plain);
        // Paper is seen round it: the sheet is whole, whatever the frame covers.
        const auto* paper = std::get_if<PaperCommand>(&bare.front());
        REQUIRE(paper != nullptr);
        CHECK(paper->bounds == Rect{0_pt, 0_pt, 1920_pt, 1080_pt});
        REQUIRE(bare.size() == 2);
        const auto* picture = std::get_if<PictureCommand>(&bare[1]);
        REQUIRE(picture != nullptr);
        CHECK(picture->treatment.vignette == 0);
        CHECK(picture->treatment.halftone == plain.number("picture.halftone"));

        const auto cut = painted(with(with(plain, "cutout.ground", "tape"), "cutout.border", "12"));
        REQUIRE(cut.size() == 3);
        const auto* shape = std::get_if<PolygonCommand>(&cut[1]);
        REQUIRE(shape != nullptr);
        CHECK(shape->colour == plain.colour("palette.tape"));
        CHECK(shape->outline.size() == 3);
        CHECK(shape->outline[2].y.value > 1080);  // the border goes on below the sheet's foot
        CHECK(shape->outline[2].y.value <= 1092);
    }
}

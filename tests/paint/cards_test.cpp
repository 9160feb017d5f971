// Cards as they are painted: readable on every ground under any palette, and lights on what is pointed at.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/pipeline.h"
#include "paint/grounds.h"
#include "paint/painter.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::literals;
using namespace foyer::test;

namespace {

constexpr PixelSize screen{960, 540};

Scene with_card(CardSubject subject) {
    Scene scene = bundled_scene(screen);
    scene.card = subject;
    return scene;
}

std::vector<const BarsCommand*> bars_of(const DisplayList& list) {
    std::vector<const BarsCommand*> all;
    for (const DrawCommand& command : list.live) {
        if (const auto* bars = std::get_if<BarsCommand>(&command)) all.push_back(bars);
    }
    return all;
}

std::size_t fills_of(const DisplayList& list, Colour colour) {
    return static_cast<std::size_t>(std::count_if(list.still.begin(), list.still.end(), [&](const DrawCommand& command) {
        const auto* fill = std::get_if<FillCommand>(&command);
        return fill && fill->colour == colour;
    }));
}

/// The colour a run of the timeline has whose text is `words`.
std::optional<Colour> colour_of(const DisplayList& list, std::string_view words) {
    for (const DrawCommand& command : list.still) {
        const auto* run = std::get_if<GlyphRunCommand>(&command);
        if (run && run->origin.y > 1000_pt && run->run.text == words) return run->colour;
    }
    return std::nullopt;
}

}  // namespace

TEST_SUITE("paint") {
    TEST_CASE("type keeps its contrast on each ground, whatever the palette") {
        const struct {
            const char *accent, *ink, *paper, *on_accent;
        } palettes[] = {{"#ff2e63", "#161114", "#f1ece0", "#fff8ee"}, {"#7c1d2b", "#211a17", "#f7f3ea", "#fff8ee"},
                        {"#0a32ff", "#000000", "#ffffff", "#ffffff"}, {"#ffe14d", "#161114", "#f1ece0", "#fff8ee"},
                        {"#0b7a4b", "#101010", "#fafafa", "#ffffff"}};
        Pipeline pipeline(font_book());
        for (const auto& palette : palettes) {
            for (const double intensity : {0.0, 0.16, 0.5, 1.0}) {
                Scene scene = with_card({CardKind::act, 3});
                Review review = *scene.review;
                review.acts[3].intensity = intensity;
                scene.review = std::make_shared<const Review>(review);
                for (const auto& [id, value] : {std::pair("palette.accent", palette.accent), {"palette.ink", palette.ink},
                                                {"palette.paper", palette.paper}, {"palette.on_accent", palette.on_accent}}) {
                    scene.style = with(scene.style, id, value);
                }
                const auto [layout, spread] = pipeline.shown(scene);
                const Colour ground = ground_colour(spread->ground, scene.style);
                const DisplayList& list = pipeline.paint_scene(scene, 0);
                CAPTURE(palette.accent);
                CAPTURE(intensity);
                int runs = 0;
                for (const DrawCommand& command : list.still) {
                    const auto* run = std::get_if<GlyphRunCommand>(&command);
                    if (!run || run->origin.y > layout->band) continue;
                    // The numeral on paper is a figure as much as a picture, in the accent whatever that is.
                    if (spread->ground == Ground::paper && run->colour == scene.style.colour("palette.accent")) continue;
                    ++runs;
                    const double least = run->run.size < 48_pt ? 4.5 : 3;
                    CHECK_MESSAGE(contrast(run->colour, ground) >= least, run->run.text);
                }
                CHECK(runs > 8);
            }
            // And on a quote's card.
            Scene scene = with_card({CardKind::quote, 2});
            scene.style = with(with(scene.style, "palette.accent", palette.accent), "palette.ink", palette.ink);
            for (const DrawCommand& command : pipeline.paint_scene(scene, 0).still) {
                const auto* run = std::get_if<GlyphRunCommand>(&command);
                if (run) CHECK(contrast(run->colour, scene.style.colour("palette.accent")) >= (run->run.size < 48_pt ? 4.5 : 3));
            }
        }
    }

    TEST_CASE("the caption under the hero can be read") {
        Pipeline pipeline(font_book());
        const Scene scene = with_card({CardKind::plate, 0});
        const DisplayList& list = pipeline.paint_scene(scene, 0);
        int runs = 0, pictures = 0;
        for (const DrawCommand& command : list.still) {
            if (const auto* run = std::get_if<GlyphRunCommand>(&command)) {
                ++runs;
                CHECK(contrast(run->colour, scene.style.colour("palette.band")) >= 4.5);
            }
            if (const auto* picture = std::get_if<PictureCommand>(&command)) {
                ++pictures;
                CHECK(picture->treatment.torn_edge == 0);
                CHECK(picture->treatment.shade == 0);
                CHECK(picture->treatment.halftone == scene.style.number("picture.halftone"));
            }
        }
        CHECK(runs == 2);
        CHECK(pictures == 1);
    }

    TEST_CASE("a card's two strips of noise both move, inside the live bounds") {
        Pipeline pipeline(font_book());
        const Scene scene = with_card({CardKind::act, 2});
        for (const double seconds : {0.0, 0.7, 3.1, 100.0}) {
            const DisplayList& list = pipeline.paint_scene(scene, seconds);
            CHECK(bars_of(list).size() == 3);  // enlarged, lit and dim
            for (const BarsCommand* bars : bars_of(list)) {
                for (const Rect& bar : bars->bars) {
                    CHECK(bar.top() >= list.live_bounds.top());
                    CHECK(bar.bottom() <= list.live_bounds.bottom());
                    CHECK(bar.left() >= list.live_bounds.left());
                    CHECK(bar.right() <= list.live_bounds.right());
                }
            }
        }
    }

    TEST_CASE("an act pointed at is lit with its name, and nothing else of the sheet changes") {
        Pipeline pipeline(font_book());
        Scene scene = bundled_scene(screen);
        scene.beat = 1;
        const DisplayList usual = pipeline.paint_scene(scene, 0);
        const Spread& spread = *pipeline.shown(scene).spread;
        for (int act = 0; act < 5; ++act) {
            scene.pointed = CardSubject{CardKind::act, act};
            const DisplayList& lit = pipeline.paint_scene(scene, 0);
            CAPTURE(act);
            REQUIRE(bars_of(lit).size() == 2);
            CHECK(bars_of(lit)[0]->colour == scene.style.colour("palette.accent"));
            CHECK(bars_of(lit)[0]->bars.size() == [&] {
                const auto timeline = std::ranges::find(spread.frames, FrameKind::timeline, &Frame::kind);
                return static_cast<std::size_t>(std::ranges::count(timeline->wave->bars, act, &Bar::act));
            }());
            CHECK(luminance(bars_of(lit)[1]->colour) < luminance(scene.style.colour("timeline.dim")));
            const char* const words[] = {"THE DRESSING ROOM", "THE STUDIO", "THE STAGE DOOR", "THE HOUSE", "THE REUNION"};
            for (int other = 0; other < 5; ++other) {
                CHECK(colour_of(lit, words[other]) == scene.style.colour(other == act ? ColourId("palette.on_accent") : ColourId("palette.quiet")));
            }
            CHECK(lit.still.size() == usual.still.size());
            CHECK(lit.live_bounds == usual.live_bounds);
        }
    }

    TEST_CASE("a quote or a picture pointed at gets corners, and no other") {
        Pipeline pipeline(font_book());
        Scene scene = bundled_scene(screen);
        const Colour accent = scene.style.colour("palette.accent"), paper = scene.style.colour("palette.paper");
        const int spreads = static_cast<int>(pipeline.layout(scene).spreads.size());
        for (scene.beat = 0; scene.beat < spreads; ++scene.beat) {
            scene.pointed.reset();
            const DisplayList usual = pipeline.paint_scene(scene, 0);
            const Spread spread = *pipeline.shown(scene).spread;
            for (int quote = 0; quote < 3; ++quote) {
                scene.pointed = CardSubject{CardKind::quote, quote};
                const bool here = std::ranges::any_of(spread.frames, [&](const Frame& frame) { return frame.quote == quote && frame.kind != FrameKind::poster; });
                CHECK(fills_of(pipeline.paint_scene(scene, 0), accent) == fills_of(usual, accent) + (here ? 8 : 0));
            }
            scene.pointed = CardSubject{CardKind::plate, 0};
            const auto pictures = static_cast<std::size_t>(std::ranges::count_if(spread.frames, [](const Frame& frame) { return !frame.picture.empty(); }));
            const std::size_t corners = fills_of(pipeline.paint_scene(scene, 0), paper) - fills_of(usual, paper);
            // Type, or the sheet's edge, may stand in two of them.
            CHECK(corners >= pictures * 4);
            CHECK(corners <= pictures * 8);
        }
    }
}

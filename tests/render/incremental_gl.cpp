// Redrawing what changed gives the same pixels as drawing all anew: over random changes of the style, over drags that
// settle, and when going from page to page.
#include <random>

#include "render/batch.h"
#include "render/fixtures.h"
#include "support/bundled.h"
#include "type/rasteriser.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr PixelSize window{600, 300};
constexpr PixelRect place{20, 10, 480, 270};
const Damage kept{false, 1};

DisplayList painted(Pipeline& pipeline, const Style& style, int beat = 0) {
    Scene scene = bundled_scene({place.width, place.height});
    scene.style = style;
    scene.beat = beat;
    return pipeline.paint_scene(scene, 0.5);
}

const Pictures& bundled_pictures() { return bundled_artwork().bitmaps; }

/// A renderer with real type; what it shows, and what a new one would.
struct RealStage {
    GlContext context;
    Rasteriser rasteriser = Rasteriser::create(font_book()).value();
    std::optional<Renderer> renderer;
    Pictures pictures = bundled_pictures();

    explicit RealStage(Api api) : context(api, window) {
        REQUIRE_MESSAGE(context.ok(), context.error());
        renderer.emplace(Renderer::create(shader_text, rasteriser).value());
    }

    WindowFrame frame(Detail detail = Detail::settled) const {
        return {.window = window, .page = place, .surround = {0.2F, 0.3F, 0.4F}, .detail = detail};
    }

    PixelRect draw(const DisplayList& list, Detail detail = Detail::settled) {
        return renderer->draw_window(list, pictures, frame(detail), kept);
    }

    /// Draws until nothing is coarse; returns the frames that took.
    int settle(const DisplayList& list) {
        int frames = 0;
        while (renderer->unsettled() && frames < 200) {
            draw(list);
            ++frames;
        }
        return frames;
    }

    Bitmap shown() { return context.read(window); }

    Bitmap anew(const DisplayList& list) {
        const Bitmap before = shown();
        Renderer fresh = Renderer::create(shader_text, rasteriser).value();
        fresh.draw_window(list, pictures, frame(), kept);
        const Bitmap result = shown();
        // The kept window is put back, as if no other had drawn in it.
        renderer->draw_window(list, pictures, frame(), {true, 1});
        CHECK(shown() == before);
        return result;
    }
};

/// A value within a parameter's range, near enough to its first that the page stays a page.
std::string some_value(const Parameter& parameter, std::mt19937& random) {
    const auto share = [&] { return static_cast<double>(random() % 1001) / 1000; };
    switch (parameter.kind) {
        case ParameterKind::number: {
            const double first = std::stod(std::string(parameter.initial)),
                         step = (parameter.greatest - parameter.least) * 0.15;
            return std::to_string(std::clamp(first + step * (2 * share() - 1), parameter.least, parameter.greatest));
        }
        case ParameterKind::integer:
            return std::to_string(
                std::clamp(std::stoi(std::string(parameter.initial)) + static_cast<int>(random() % 3) - 1,
                           static_cast<int>(parameter.least), static_cast<int>(parameter.greatest)));
        case ParameterKind::flag: return random() % 2 == 0 ? "yes" : "no";
        case ParameterKind::colour: {
            constexpr const char* colours[] = {"#f1ece0", "#161114", "#ff2e63", "#2e63ff", "#ffe14d"};
            return colours[random() % 5];
        }
        default: return std::string(parameter.initial);
    }
}

void change(Style& style, std::mt19937& random) {
    const std::size_t row = random() % registry.size();
    const auto value = parse_value(registry[row], some_value(registry[row], random));
    if (value) (void)style.set(row, *value);
}

TEST_SUITE("render") {
    TEST_CASE("random changes redraw to the very pixels of a new renderer") {
        for (const Api api : {Api::gl, Api::gles}) {
            RealStage stage(api);
            Pipeline pipeline(font_book());
            std::mt19937 random(11);
            Style style = bundled_theme()->style;
            for (int step = 0; step < 36; ++step) {
                change(style, random);
                if (step % 12 == 11) style = bundled_theme()->style;
                const DisplayList list = painted(pipeline, style, step / 9 % 2);
                stage.draw(list);
                CHECK_FALSE(stage.renderer->unsettled());
                if (step % 4 != 3) continue;
                CHECK(difference(stage.shown(), stage.anew(list)).greatest == 0);
            }
        }
    }

    TEST_CASE("a drag settles to the very pixels of a new renderer") {
        for (const Api api : {Api::gl, Api::gles}) {
            RealStage stage(api);
            Pipeline pipeline(font_book());
            std::mt19937 random(5);
            Style style = bundled_theme()->style;
            stage.draw(painted(pipeline, style));
            int coarse = 0;
            for (int drag = 0; drag < 5; ++drag) {
                for (int step = 0; step < 4; ++step) {
                    change(style, random);
                    const std::string zoom = std::to_string(1 + 0.1 * drag + 0.02 * step),
                                      size = std::to_string(19 + 0.3 * step + drag);
                    style = with(with(style, "picture.zoom", zoom), "headline.size",
                                 std::to_string(150 + 10 * drag + step));
                    style = with(style, "text.size", size);
                    stage.draw(painted(pipeline, style), Detail::moving);
                    coarse += stage.renderer->unsettled();
                }
                const DisplayList list = painted(pipeline, style);
                const int frames = stage.settle(list);
                CHECK(frames >= 1);
                CHECK(frames < 100);
                CHECK(difference(stage.shown(), stage.anew(list)).greatest == 0);
                CHECK(stage.draw(list).empty());
            }
            CHECK(coarse == 20);
        }
    }

    TEST_CASE("a drag that stands still settles too, and no new raster is made while it moves") {
        RealStage stage(Api::gl);
        Pipeline pipeline(font_book());
        const Style style = bundled_theme()->style;
        stage.draw(painted(pipeline, style));
        const int before = stage.renderer->counts().glyphs_rastered;
        for (int step = 0; step < 8; ++step)
            stage.draw(painted(pipeline, with(style, "text.size", std::to_string(19 + 0.25 * step))), Detail::moving);
        const int moved = stage.renderer->counts().glyphs_rastered - before;
        CHECK(stage.renderer->unsettled());
        const DisplayList list = painted(pipeline, with(style, "text.size", "20.75"));
        int frames = 0;
        for (; stage.renderer->unsettled() && frames < 100; ++frames) stage.draw(list, Detail::moving);
        CHECK(difference(stage.shown(), stage.anew(list)).greatest == 0);
        // Some glyphs had no raster at all before, as words broke elsewhere; the rest waited.
        CHECK(moved * 4 < stage.renderer->counts().glyphs_rastered - before);
    }

    TEST_CASE("a change redraws no more than it touches") {
        RealStage stage(Api::gl);
        Pipeline pipeline(font_book());
        DisplayList list = painted(pipeline, bundled_theme()->style);
        list.live.clear();
        stage.draw(list);
        list.still.push_back(FillCommand{{100_pt, 200_pt, 40_pt, 20_pt}, red});
        stage.draw(list);
        const PixelRect fill = to_pixels({100_pt, 200_pt, 40_pt, 20_pt}, place.width / list.page.width.value);
        CHECK(stage.renderer->counts().redrawn == fill);
        CHECK(stage.renderer->counts().stills_drawn == 1);
        std::get<FillCommand>(list.still.back()).bounds.x += 1000_pt;
        stage.draw(list);
        CHECK(stage.renderer->counts().redrawn.height == fill.height);
        CHECK(difference(stage.shown(), stage.anew(list)).greatest == 0);
        list.still.pop_back();
        stage.draw(list);
        CHECK(difference(stage.shown(), stage.anew(list)).greatest == 0);
        CHECK(stage.renderer->counts().stills_drawn == 1);
    }

    TEST_CASE("commands that change places are redrawn: what covers what is kept") {
        test::Stage stage(Api::gl, window);
        DisplayList list = page_of(600, 300);
        for (const Colour colour : {red, black, pink}) {
            const double at = static_cast<double>(list.still.size()) * 30;
            list.still.push_back(FillCommand{{Pt(20 + at), Pt(20 + at), 80_pt, 80_pt}, colour});
        }
        const auto check = [&] {
            stage.renderer->draw_window(list, {}, {.window = window}, kept);
            CHECK(difference(stage.context.read(window), stage.bitmap(list)).greatest == 0);
        };
        check();
        std::swap(list.still[0], list.still[1]);
        check();
        std::swap(list.still[0], list.still[2]);
        check();
        list.still.push_back(list.still.front());
        check();
        list.still.erase(list.still.begin());
        check();
    }

    TEST_CASE("going back and forth among three pages draws nothing anew") {
        RealStage stage(Api::gl);
        Pipeline pipeline(font_book());
        std::vector<DisplayList> pages;
        std::vector<Bitmap> shown;
        for (int beat = 0; beat < 3; ++beat) {
            pages.push_back(painted(pipeline, bundled_theme()->style, beat));
            stage.draw(pages.back());
            shown.push_back(stage.shown());
        }
        const int stills = stage.renderer->counts().stills_drawn, glyphs = stage.renderer->counts().glyphs_rastered;
        CHECK(stills == 3);
        for (const std::size_t beat : {1U, 0U, 2U, 1U}) {
            CHECK(stage.draw(pages[beat]) == place);
            CHECK(stage.shown() == shown[beat]);
        }
        CHECK(stage.renderer->counts().stills_drawn == stills);
        CHECK(stage.renderer->counts().glyphs_rastered == glyphs);
    }

    TEST_CASE("two thousand sizes dragged leave the textures as they are") {
        RealStage stage(Api::gl);
        DisplayList list = page_of(480, 270);
        std::vector<PlacedGlyph> glyphs;
        for (std::uint32_t i = 0; i < 10; ++i) glyphs.push_back({36 + i, Pt(44.1 * i), 0_pt});
        list.still.push_back(run_of(glyphs, {10_pt, 60_pt}));
        list.still.push_back(run_of(glyphs, {10_pt, 160_pt}, 30_pt, {-3, {240_pt, 135_pt}}));
        list.still.push_back(PolygonCommand{{{30_pt, 200_pt}, {130_pt, 205_pt}, {80_pt, 260_pt}}, red, {}});
        std::size_t least = SIZE_MAX, greatest = 0;
        for (int step = 0; step < 2000; ++step) {
            std::get<GlyphRunCommand>(list.still[0]).run.size = Pt(12 + 0.01 * step);
            std::get<GlyphRunCommand>(list.still[1]).run.size = Pt(50 - 0.017 * step);
            std::get<PolygonCommand>(list.still[2]).outline[2].x = Pt(80 + 0.013 * step);
            // Let go now and then, so that exact rasters pile up as well.
            stage.draw(list, step % 20 == 19 ? Detail::settled : Detail::moving);
            if (step < 500) continue;
            least = std::min(least, stage.renderer->counts().texture_bytes);
            greatest = std::max(greatest, stage.renderer->counts().texture_bytes);
        }
        CHECK(greatest - least <= 4 * 2048 * 2048);
        CHECK(stage.renderer->counts().atlas_sheets <= 4);
        stage.settle(list);
        CHECK(difference(stage.shown(), stage.anew(list)).greatest == 0);
    }

    TEST_CASE("a renderer made anew in the middle of a drag draws the same") {
        RealStage stage(Api::gl);
        Pipeline pipeline(font_book());
        stage.draw(painted(pipeline, bundled_theme()->style));
        const DisplayList list = painted(pipeline, with(bundled_theme()->style, "text.size", "20"));
        stage.draw(list, Detail::moving);
        stage.settle(list);
        const Bitmap before = stage.shown();
        stage.renderer.emplace(Renderer::create(shader_text, stage.rasteriser).value());
        stage.draw(list, Detail::moving);
        stage.settle(list);
        CHECK(stage.shown() == before);
    }
}

}  // namespace

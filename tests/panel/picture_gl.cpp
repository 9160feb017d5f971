// What the panel looks like, drawn by the renderer. FOYER_PANEL_PICTURES=FOLDER keeps the pictures, to be looked at.
#include <doctest/doctest.h>

#include <cstdlib>

#include "panel/desk.h"
#include "platform/files.h"
#include "platform/png_writer.h"
#include "platform/window.h"
#include "render/renderer.h"
#include "support/bundled.h"
#include "support/gl_context.h"
#include "type/rasteriser.h"

using namespace foyer;
using namespace foyer::test;

namespace {

/// A desk with something of everything to show.
void furnish(PanelDesk& desk) {
    Model& model = desk.model;
    model.panel.open = {"Text", "Palette"};
    const auto act = [&](const Action& action) { model = update(std::move(model), action).model; };
    const auto set = [&](std::string_view id, const char* text) {
        const std::size_t row = *find_parameter(id);
        act(SetParameter{row, *parse_value(registry[row], text)});
    };
    set("text.size", "20");
    set("palette.accent", "#e03a5a");
    set("headline.leading", "1.38");
    set("grid.margin", "82");
    act(Undo{});
    model.findings.review = {
        {Severity::warning,
         model.review_path,
         {12, 9},
         "the act `Dawn` begins with words that are in no paragraph",
         "did you mean `By dawn the`?"},
        {Severity::error, model.review_path, {4, 1}, "unknown key `runtme`", "did you mean `runtime`?"}};
    model.findings.style = {{Severity::warning, "her-smell.style.yaml", {3, 14}, "`text.size` is 90", "14 to 40 pt"}};
    model.findings.program = {{Severity::note, "", {}, "shaders are watched", ""}};
    model.notice = "Saved to reviews/her-smell.style.yaml";
    std::string text;
    for (int line = 1; line < 60; ++line)
        text += "line " + std::to_string(line) + " of a review: title, acts and what else there is\n";
    model.review_text = std::make_shared<const std::string>(text);
    for (int i = 0; i < 80; ++i) {
        desk.layout_ms.push_back(4.0f + static_cast<float>((i * 37) % 11) * 0.3f);
        desk.frame_ms.push_back(9.0f + static_cast<float>((i * 53) % 17) * 0.5f);
    }
    desk.settle();
}

Bitmap picture(PanelDesk& desk, const GlContext& context) {
    const Model& model = desk.model;
    const FontBook& book = testing::project_fonts();
    const Desk places = desk_of(model);
    Scene scene = bundled_scene({places.page.width, places.page.height});
    scene.style = model.style;
    Pipeline pipeline(book);
    desk.layout = pipeline.layout(scene);
    desk.quality = measure_quality(desk.layout);
    desk.settle();
    auto rasteriser = Rasteriser::create(book);
    REQUIRE(rasteriser.ok());
    const SystemFiles files;
    auto renderer = Renderer::create(shader_loader(data_folder(), files), *rasteriser);
    REQUIRE(renderer.ok());
    const PanelFrame frame = desk.frame();
    const WindowFrame window{model.window, places.page, panel_surround, frame.overlay.get(), {}};
    Pictures pictures;
    pictures = bundled_artwork().bitmaps;
    renderer->draw_window(pipeline.paint_scene(scene, 0), pictures, window, {});
    return context.read(model.window);
}

void keep(const Bitmap& bitmap, const std::string& name) {
    const char* folder = std::getenv("FOYER_PANEL_PICTURES");
    if (!folder) return;
    SystemFiles files;
    REQUIRE(write_png(files, std::string(folder) + "/" + name + ".png", bitmap).ok());
}

/// Share of an area's pixels that are far from the surround.
double drawn_share(const Bitmap& bitmap, const PixelRect& area) {
    int drawn = 0;
    for (int y = area.y; y < area.y + area.height; ++y) {
        for (int x = area.x; x < area.x + area.width; ++x)
            drawn += bitmap.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.size.width) +
                                    static_cast<std::size_t>(x)) *
                                   4] > 90
                         ? 1
                         : 0;
    }
    return static_cast<double>(drawn) / (static_cast<double>(area.width) * area.height);
}

struct Case {
    const char* name;
    PixelSize window;
    double scale;
};

}  // namespace

TEST_SUITE("panel") {
    TEST_CASE("column and foot are drawn beside the page") {
        for (const Case& one :
             {Case{"1080", {1920, 1080}, 1}, Case{"720", {1280, 720}, 1}, Case{"double", {3840, 2160}, 2}}) {
            CAPTURE(one.name);
            const GlContext context(Api::gl, one.window);
            if (!context.ok()) {
                MESSAGE("skipped: panel pictures: ", context.error());
                return;
            }
            PanelDesk desk(panel_model(one.window, one.scale));
            furnish(desk);
            const Bitmap bitmap = picture(desk, context);
            keep(bitmap, std::string("panel-") + one.name);
            const Desk places = desk_of(desk.model);
            for (const PixelRect& area : {places.panel, places.foot}) {
                const double share = drawn_share(bitmap, area);
                CHECK(share > 0.01);
                CHECK(share < 0.4);
            }
            if (std::getenv("FOYER_PANEL_PICTURES") == nullptr) continue;
            desk.click("diagnostic 0");
            desk.point(desk.middle("text.size"));
            keep(picture(desk, context), std::string("cause-") + one.name);
            desk.model.panel.open = {"Picture", "Timeline", "Motion", "Grid", "Screen"};
            desk.settle();
            desk.click(desk.middle("theme"));
            keep(picture(desk, context), std::string("lists-") + one.name);
            desk.key(Key::escape);
            desk.show("palette.accent");
            const auto swatch = desk.panel->place_of("palette.accent");
            desk.click({swatch->x + 20.0 * one.scale, swatch->y + 10.0 * one.scale});
            keep(picture(desk, context), std::string("picker-") + one.name);
            desk.key(Key::escape);
            desk.show("headline.size");
            desk.panel->focus();
            desk.settle();
            for (int i = 0; i < 12; ++i) desk.key(Key::down);
            keep(picture(desk, context), std::string("focus-") + one.name);
            desk.panel->unfocus();
            desk.model.question = Question::leave_unsaved;
            desk.settle();
            keep(picture(desk, context), std::string("leaving-") + one.name);
            desk.model.question = Question::none;
            desk.settle();
            desk.model.exporting.open = true;
            desk.model.exporting.request.path = "her-smell.png";
            desk.settle();
            keep(picture(desk, context), std::string("exporting-") + one.name);
            desk.model.exporting.open = false;
            desk.model.exporting.running = true;
            desk.model.exporting.progress = 0.37;
            desk.model.panel.width = least_panel_width;
            desk.model.panel.open = {"Headline", "Drop cap", "Motion"};
            desk.settle();
            keep(picture(desk, context), std::string("narrow-") + one.name);
            desk.model.panel.width = greatest_panel_width;
            desk.model.style = with(desk.model.style, "screen.shape", "9:16");
            desk.settle();
            keep(picture(desk, context), std::string("portrait-") + one.name);
        }
    }
}

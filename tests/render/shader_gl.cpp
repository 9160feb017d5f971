// Broken and missing shader files: told about, and the page stays readable.
#include "render/fixtures.h"

using namespace foyer;
using namespace foyer::test;

namespace {

/// The tree's shaders, but for one.
ShaderLoader with(std::string name, std::string text) {
    return [name, text](std::string_view wanted) -> Result<std::string> {
        if (wanted == name) return text;
        return shader_text(wanted);
    };
}

TEST_SUITE("render") {
    TEST_CASE("a broken shader is told with file, line and the driver's words, and text stays readable") {
        for (const Api api : {Api::gl, Api::gles})
            for (const std::string name : {"ink.frag", "surface.vert", "noise.glsl"}) {
                CAPTURE(name);
                Stage stage(api, {320, 180}, with(name, "// a comment\n\nis no shader\n"));
                const Diagnostics said = stage.renderer->take_diagnostics();
                REQUIRE_FALSE(said.empty());
                CHECK(said[0].file == "shaders/" + name);
                CHECK(said[0].place.line == 3);
                CHECK(said[0].severity == Severity::warning);
                CHECK(said[0].message.find('\n') == std::string::npos);
                CHECK(said[0].message.find("syntax error") != std::string::npos);
                CHECK_FALSE(said[0].cure.empty());
                CHECK(stage.renderer->take_diagnostics().empty());

                DisplayList list = page_of(40, 40);
                list.still.push_back(run_of({{200, 0_pt, 0_pt}}, {10_pt, 20_pt}));
                const Bitmap bitmap = stage.bitmap(list);
                CHECK(pixel(bitmap, 12, 15)[0] == 55);
                CHECK(pixel(bitmap, 10, 15)[0] == 255);
            }
    }

    TEST_CASE("with every shader gone the page is plain and all there") {
        Stage stage(Api::gl, {320, 180},
                    [](std::string_view) -> Result<std::string> { return Error{"there is no such file"}; });
        const Diagnostics said = stage.renderer->take_diagnostics();
        REQUIRE_FALSE(said.empty());
        CHECK(said[0].message == "there is no such file");
        const Bitmap bitmap = stage.bitmap(busy_page(), busy_pictures());
        CHECK(pixel(bitmap, 170, 5)[0] > 200);   // the picture's bright side
        CHECK(pixel(bitmap, 300, 5)[0] == 240);  // paper
        CHECK(pixel(bitmap, 203, 26)[0] < 200);  // a glyph
        stage.renderer->draw_window(busy_page(), busy_pictures(), {.window = {320, 180}, .output = {1.2, 1}}, {});
        CHECK(pixel(stage.context.read({320, 180}), 300, 5)[0] == 240);
    }

    TEST_CASE("a shader that refers to what is not there is told at its line") {
        Stage stage(Api::gl, {320, 180},
                    with("picture.frag", "out vec4 colour;\nvoid main() {\n    colour = vec4(nothing);\n}\n"));
        const Diagnostics said = stage.renderer->take_diagnostics();
        REQUIRE_FALSE(said.empty());
        CHECK(said[0].file == "shaders/picture.frag");
        CHECK(said[0].place.line == 3);
    }

    TEST_CASE("reloading keeps the last good shader through a broken edit and takes up the mended one") {
        std::string text = *shader_text("ink.frag");
        const std::string good = text;
        Stage stage(Api::gl, {320, 180}, [&text](std::string_view wanted) -> Result<std::string> {
            return wanted == "ink.frag" ? Result<std::string>(text) : shader_text(wanted);
        });
        DisplayList list = page_of(20, 20);
        list.still.push_back(FillCommand{{Pt(2.5), Pt(2), Pt(9), Pt(9)}, black});
        const Bitmap before = stage.bitmap(list);

        text = "nonsense";
        stage.renderer->reload_shaders();
        CHECK(stage.renderer->take_diagnostics().size() == 1);
        CHECK(stage.bitmap(list) == before);

        text = good;
        text.replace(text.find("v_colour.rgb * alpha"), 20, "vec3(1, 0, 0) * alpha");
        stage.renderer->reload_shaders();
        CHECK(stage.renderer->take_diagnostics().empty());
        CHECK(pixel(stage.bitmap(list), 6, 6) == Pixel{255, 0, 0, 255});
    }
}

}  // namespace

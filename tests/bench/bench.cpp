// What the program spends its time on, as Google Benchmark measures it. Nothing here passes or fails.
#include <benchmark/benchmark.h>

#include "platform/pictures.h"
#include "platform/window.h"
#include "app/pipeline.h"
#include "render/renderer.h"
#include "shell/stage.h"
#include "type/rasteriser.h"

namespace {

using namespace foyer;

/// The bundled review with all that a frame is made from, read once.
struct Bundled {
    SystemFiles files;
    DataFolder data{FOYER_SOURCE_DIR};
    Diagnostics diagnostics;
    FontBook fonts = read_fonts(data, files, diagnostics).value();
    Scene scene;
    Pictures pictures;

    Bundled() {
        auto theme = read_theme(data, "fanzine", files).value();
        auto review = read_review(data.bundled_review(), files).value();
        scene.style = theme.theme.style;
        scene.theme = std::make_shared<const Theme>(std::move(theme.theme));
        scene.review = std::make_shared<const Review>(std::move(review.review));
        scene.screen = {1920, 1080};
        const SystemDecoder decoder(files);
        const auto path = picture_path(data.bundled_review(), scene.review->hero->image).value();
        auto hero = std::make_shared<const Bitmap>(decoder.decode(path, {}).value());
        scene.hero = hero->size;
        pictures.emplace(scene.review->hero->image, hero);
    }
};

Bundled& bundled() {
    static Bundled instance;
    return instance;
}

/// A context, a rasteriser and a renderer, as the window has them.
struct Device {
    VideoSystem video = VideoSystem::create(VideoOutput::offscreen).value();
    Window window = Window::create(video, {.title = "bench", .size = {1920, 1080}, .vertical_sync = VerticalSync::off}).value();
    Rasteriser rasteriser = Rasteriser::create(bundled().fonts).value();
    Renderer renderer = Renderer::create(shader_loader(bundled().data, bundled().files), rasteriser).value();
};

void set_size(Style& style, double size) { (void)style.set(*find_parameter("text.size"), Value(size)); }

/// A slider at the size of the text: everything kept that can be kept.
void Relayout(benchmark::State& state) {
    Pipeline pipeline(bundled().fonts);
    Scene scene = bundled().scene;
    int step = 0;
    for (auto _ : state) {
        set_size(scene.style, 19 + 0.5 * (++step % 3));
        benchmark::DoNotOptimize(pipeline.layout(scene));
    }
}
BENCHMARK(Relayout)->Unit(benchmark::kMillisecond);

/// The first layout of a process, hyphenation dictionary included.
void RelayoutCold(benchmark::State& state) {
    for (auto _ : state) {
        Pipeline pipeline(bundled().fonts);
        benchmark::DoNotOptimize(pipeline.layout(bundled().scene));
    }
}
BENCHMARK(RelayoutCold)->Unit(benchmark::kMillisecond);

void Paint(benchmark::State& state) {
    Pipeline pipeline(bundled().fonts);
    const Layout& layout = pipeline.layout(bundled().scene);
    for (auto _ : state) benchmark::DoNotOptimize(paint(layout, layout.spreads.front(), bundled().scene.style, 0));
}
BENCHMARK(Paint)->Unit(benchmark::kMicrosecond);

/// A whole page of 1920 × 1080, hero included, glyphs kept.
void Frame(benchmark::State& state) {
    Device device;
    Pipeline pipeline(bundled().fonts);
    const DisplayList list = pipeline.paint_scene(bundled().scene, 0);
    device.renderer.draw_window(list, bundled().pictures, {.window = {1920, 1080}}, {});
    for (auto _ : state) {
        device.renderer.forget_still();
        device.renderer.draw_window(list, bundled().pictures, {.window = {1920, 1080}}, {.everything = true, .overdrawn = {}, .buffer_age = {}});
        device.window.swap();
    }
}
BENCHMARK(Frame)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A tick of the timeline: only its strip is drawn.
void TimelineFrame(benchmark::State& state) {
    Device device;
    Pipeline pipeline(bundled().fonts);
    double seconds = 0;
    for (auto _ : state) {
        const DisplayList& list = pipeline.paint_scene(bundled().scene, seconds += 0.041);
        device.renderer.draw_window(list, bundled().pictures, {.window = {1920, 1080}}, {.everything = false, .overdrawn = {}, .buffer_age = 1});
        device.window.swap();
    }
}
BENCHMARK(TimelineFrame)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One glyph drawn anew, by its size in pixels; another glyph each time.
void GlyphRaster(benchmark::State& state) {
    Rasteriser rasteriser = Rasteriser::create(bundled().fonts).value();
    const FaceId face = *bundled().fonts.find("Source Serif 4");
    const auto size = static_cast<std::uint32_t>(state.range(0) * 72);
    std::uint32_t glyph = 0;
    for (auto _ : state) benchmark::DoNotOptimize(rasteriser.raster({face, 36 + glyph++ % 60, size, 0, 0}));
}
BENCHMARK(GlyphRaster)->Arg(20)->Arg(40)->Arg(150)->Arg(330)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();

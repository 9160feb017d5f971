// What the program spends its time on, as Google Benchmark measures it. Nothing here passes or fails.
#include "bundled.h"

namespace {

using namespace foyer;
using namespace foyer::bench;

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
        device.renderer.draw_window(list, bundled().pictures, {.window = {1920, 1080}}, {.everything = true, .buffer_age = {}});
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
        device.renderer.draw_window(list, bundled().pictures, {.window = {1920, 1080}}, {.everything = false, .buffer_age = 1});
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

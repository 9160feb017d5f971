// A slider dragged, from the event to the end of drawing, on a page of 1500 × 844 in a window of 1920 × 1080, a panel's
// room beside it; and a page turned. `median` and `worst` are milliseconds.
#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "bundled.h"

namespace {

using namespace foyer;
using namespace foyer::bench;

constexpr PixelSize window{1920, 1080}, page{1500, 844};

/// Reading a pixel back waits for all that was drawn before.
void finish(Renderer& renderer) { (void)renderer.draw_bitmap({}, {}, {{1, 1}, {0, 0, 1, 1}}, {}); }

class Times {
public:
    void begin() { m_begun = std::chrono::steady_clock::now(); }
    void end() {
        m_all.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begun).count());
    }
    void report(benchmark::State& state) {
        std::sort(m_all.begin(), m_all.end());
        state.counters["median"] = m_all[m_all.size() / 2];
        state.counters["worst"] = m_all.back();
    }

private:
    std::chrono::steady_clock::time_point m_begun;
    std::vector<double> m_all;
};

/// Sets one parameter to one value after another, each drawn in moving detail; `beat` is the spread.
void drag(benchmark::State& state, const char* id, const std::vector<std::string>& values, int beat) {
    Device device;
    Pipeline pipeline(bundled().fonts);
    Scene scene = bundled().scene;
    scene.screen = page;
    scene.beat = beat;
    WindowFrame frame{.window = window, .page = {0, 0, page.width, page.height}, .surround = {0.1F, 0.1F, 0.1F}};
    const auto draw = [&] {
        device.renderer.draw_window(pipeline.paint_scene(scene, 0), bundled().pictures, frame,
                                    {.everything = false, .buffer_age = 1});
        finish(device.renderer);
    };
    draw();
    frame.detail = Detail::moving;
    Times times;
    std::size_t step = 0;
    for (auto _ : state) {
        times.begin();
        (void)scene.style.set(id, values[++step % values.size()]);
        draw();
        times.end();
    }
    times.report(state);
    // And let go: the frames until all is as fine as it can be.
    frame.detail = Detail::settled;
    Times settling;
    int frames = 0;
    do {
        settling.begin();
        draw();
        settling.end();
        ++frames;
    } while (device.renderer.unsettled());
    state.counters["settled_after"] = frames;
}

/// Up and down again in even steps.
std::vector<std::string> steps(double least, double greatest, int count) {
    std::vector<std::string> values;
    for (int i = 0; i < 2 * count; ++i) {
        const int place = i < count ? i : 2 * count - i;
        values.push_back(std::to_string(least + (greatest - least) * place / count));
    }
    return values;
}

void DragText(benchmark::State& state) {
    drag(state, "text.size", steps(17, 23, 40), static_cast<int>(state.range(0)));
}
void DragGrid(benchmark::State& state) {
    drag(state, "grid.margin", steps(60, 120, 40), static_cast<int>(state.range(0)));
}
void DragColour(benchmark::State& state) {
    drag(state, "palette.accent", {"#ff2e63", "#f04060", "#e05070", "#d06080", "#c07090", "#b08080"},
         static_cast<int>(state.range(0)));
}
void DragHero(benchmark::State& state) {
    drag(state, "picture.zoom", steps(1, 2, 40), static_cast<int>(state.range(0)));
}

/// One page giving way to another over the whole window.
void TransitionDissolve(benchmark::State& state) {
    Device device;
    Pipeline pipeline(bundled().fonts);
    Scene scene = bundled().scene;
    const DisplayList from = pipeline.paint_scene(scene, 0);
    scene.beat = 1;
    const DisplayList to = pipeline.paint_scene(scene, 0);
    device.renderer.draw_window(from, bundled().pictures, {.window = window}, {});
    Times times;
    int step = 0;
    for (auto _ : state) {
        times.begin();
        const Transition transition{.from = &from, .progress = 0.02 * (++step % 50), .kind = TransitionKind::dissolve};
        device.renderer.draw_window(to, bundled().pictures, {.window = window, .transition = transition}, {});
        device.window.swap();
        finish(device.renderer);
        times.end();
    }
    times.report(state);
}
BENCHMARK(TransitionDissolve)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

// The opening and a spread of text.
BENCHMARK(DragText)->Arg(0)->Arg(1)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(DragGrid)->Arg(0)->Arg(1)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(DragColour)->Arg(0)->Arg(1)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(DragHero)->Arg(0)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

// What a show costs a frame: each passage, the camera, the warp. Swapping is not counted: windows wait for their
// display.
#include <benchmark/benchmark.h>

#include "app/sheet_book.h"
#include "app/show.h"
#include "bundled.h"
#include "shell/show_picture.h"

using namespace foyer;
using namespace foyer::bench;

namespace {

struct Stand {
    Device device;
    Pipeline pipeline{bundled().fonts};
    SheetBook book;
    Show show;
    ShowManner manner;

    Stand() {
        book.open(pipeline, bundled().scene);
        show = first_show(std::make_shared<const BeatList>(book.beats(pipeline)), bundled().scene.screen, -1e6);
    }
    int beat(const std::string& id) const {
        for (std::size_t i = 0; i < show.list->beats.size(); ++i) {
            if (show.list->beats[i].id == id) return static_cast<int>(i);
        }
        return 0;
    }
    void draw(double now) {
        device.renderer.draw_show(show_frame(show, book, pipeline, now, Viewer::audience, show.screen),
                                  bundled().pictures, show.screen);
        device.finish();
    }
    /// From one beat, seen at rest, to another: frames all along the way.
    void run(benchmark::State& state, int from, int to, double duration) {
        show = update_show(show, GoToBeat{from}, manner, -1e5);
        draw(-1e4);
        show = update_show(show, GoToBeat{to}, manner, 0);
        draw(0.01);
        int step = 0;
        for (auto _ : state) {
            draw(duration * (0.02 + 0.96 * (step % 37) / 37.0));
            ++step;
        }
    }
};

void Transition(benchmark::State& state) {
    Stand stand;
    stand.manner.passage = static_cast<BeatPassage>(state.range(0));
    constexpr const char* names[] = {"cut", "dissolve", "push", "page turn", "noise", "rise"};
    state.SetLabel(names[state.range(0)]);
    stand.run(state, stand.beat("opening"), stand.beat("act-3"), stand.manner.duration);
}
BENCHMARK(Transition)->DenseRange(1, 5)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

/// From a whole page to its columns, and from stop to stop.
void Camera(benchmark::State& state) {
    Stand stand;
    const bool near = state.range(0) != 0;
    state.SetLabel(near ? "stop to stop" : "page to stop");
    stand.run(state, stand.beat(near ? "read-1-1" : "opening"), stand.beat(near ? "read-1-2" : "read-1-1"),
              stand.manner.camera);
}
BENCHMARK(Camera)->DenseRange(0, 1)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

/// The same with the picture warped: at rest, under way, and in a passage.
void CornerPin(benchmark::State& state) {
    Stand stand;
    DisplaySettings& settings = stand.show.displays[""];
    settings.corners.at = {{{0.02, 0.03}, {0.97, 0.01}, {0.01, 0.98}, {0.99, 0.97}}};
    settings.gamma = 1.1;
    constexpr const char* names[] = {"at rest", "camera", "page turn"};
    state.SetLabel(names[state.range(0)]);
    stand.manner.passage = BeatPassage::page_turn;
    const int from = stand.beat("opening"), to = stand.beat(state.range(0) == 2 ? "act-3" : "read-1-1");
    if (state.range(0) != 0)
        return stand.run(state, from, to, state.range(0) == 1 ? stand.manner.camera : stand.manner.duration);
    stand.draw(0);
    for (auto _ : state) stand.draw(0);
}
BENCHMARK(CornerPin)->DenseRange(0, 2)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace

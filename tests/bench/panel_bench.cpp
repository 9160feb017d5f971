// What the panel costs a frame, beside the page's drawing: a slider dragged with half the groups open.
#include <benchmark/benchmark.h>

#include "layout/quality.h"
#include "panel/panel.h"
#include "platform/files.h"
#include "shell/stage.h"

namespace {

using namespace foyer;

void drag_in_panel(benchmark::State& state) {
    const SystemFiles files;
    const DataFolder data{FOYER_SOURCE_DIR};
    const std::string fonts = FOYER_SOURCE_DIR "/fonts/barlow-condensed/BarlowCondensed_";
    auto panel = Panel::create({files.read(fonts + "500Medium.ttf", 1u << 20).value(),
                                files.read(fonts + "600SemiBold.ttf", 1u << 20).value()},
                               1, {});
    if (!panel) return state.SkipWithError(panel.error().message.c_str());
    Model model;
    model.theme = std::make_shared<const Theme>(read_theme(data, "fanzine", files).value().theme);
    model.review = std::make_shared<const Review>(read_review(data.bundled_review(), files).value().review);
    model.style = model.theme->style;
    model.saved = {model.theme, model.style};
    model.panel.shown = true;
    model.panel.open = {"Grid", "Text", "Headline", "Quotes", "Picture", "Timeline"};
    const Layout layout;
    const Quality quality;
    const std::vector<float> times(90, 8.0f);
    const auto frame = [&] {
        PanelFrame made = (*panel)->frame({model, layout, quality, times, times}, 1.0 / 60);
        for (const Action& action : made.actions) model = update(std::move(model), action).model;
        return made;
    };
    for (int i = 0; i < 5; ++i) frame();
    const PixelRect row = (*panel)->place_of("grid.margin").value();
    const double x = row.x + row.width / 2.0, y = row.y + row.height / 2.0;
    (*panel)->take(PointerMoved{1, x, y, {}});
    (*panel)->take(PointerPressed{1, x, y, PointerButton::left, 1, {}});
    frame();
    int step = 0;
    for (auto _ : state) {
        (*panel)->take(PointerMoved{1, x + (++step % 60) - 30, y, {}});
        benchmark::DoNotOptimize(frame());
    }
}

BENCHMARK(drag_in_panel)->Name("PanelFrame")->Unit(benchmark::kMicrosecond);

}  // namespace

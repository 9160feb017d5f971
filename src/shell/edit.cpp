#include "shell/edit.h"

#include <algorithm>
#include <future>
#include <utility>

#include "panel/panel.h"
#include "platform/clipboard.h"
#include "platform/clock.h"
#include "platform/displays.h"
#include "platform/known_folders.h"
#include "platform/watcher.h"
#include "shell/edit_loop.h"
#include "shell/start.h"

namespace foyer {
namespace {

constexpr std::size_t worker_threads = 2, waiting_jobs = 16;

/// A window that leaves room for the desktop's furniture on the first display.
PixelSize usual_window(const VideoSystem& video) {
    const auto displays = SystemDisplays(video).list();
    PixelSize size{1600, 900};
    if (displays && !displays->empty()) {
        const PixelRect bounds = displays->front().bounds;
        const int width = std::min(bounds.width * 9 / 10, bounds.height * 8 / 5 * 9 / 10);
        size = {std::max(640, width), std::max(360, width * 9 / 16)};
    }
    return size;
}

/// Fonts, and a pipeline that has laid out the first page with them.
struct Typeset {
    std::shared_ptr<const FontBook> fonts;
    std::shared_ptr<Pipeline> pipeline;
    Error error;  ///< why there are no fonts
    Diagnostics diagnostics;
    double layout_ms = 0;
};

/// Reads the fonts and lays the first page out as it stands in the window that is asked for.
std::shared_ptr<Typeset> typeset(const DataFolder& data, const Files& files, const Decoder& decoder, const Model& model, PixelSize size) {
    auto made = std::make_shared<Typeset>();
    auto fonts = read_fonts(data, files, made->diagnostics);
    if (!fonts) {
        made->error = fonts.error();
        return made;
    }
    made->fonts = std::make_shared<const FontBook>(std::move(*fonts));
    made->pipeline = std::make_shared<Pipeline>(*made->fonts);
    const Desk desk = arrange_desk(size, model.scale, model.panel, model.style);
    Scene scene{model.review, model.theme, model.style, {desk.page.width, desk.page.height}, {}, 0};
    for (const PictureSource& source : pictures_of(*model.review)) {
        const auto facts = measure_picture(model.review_path, source, decoder);
        if (facts && *facts) scene.pictures.emplace(source.name, **facts);
    }
    const SystemClock clock;
    const auto begun = clock.now();
    made->pipeline->layout(scene);
    made->layout_ms = std::chrono::duration<double, std::milli>(clock.now() - begun).count();
    return made;
}

Result<std::unique_ptr<Panel>> make_panel(const DataFolder& data, const Files& files, double scale) {
    auto fonts = read_panel_fonts(data, files);
    if (!fonts) return fonts.error();
    return Panel::create(std::move(*fonts), scale, {clipboard_text, [](const std::string& text) { set_clipboard_text(text); }});
}

}  // namespace

int edit(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder) {
    const std::filesystem::path review = options.review.empty() ? data.bundled_review() : std::filesystem::path(options.review);
    const auto folders = user_folders();
    const std::filesystem::path panel_file = folders ? folders->state / "panel.txt" : std::filesystem::path();
    const std::filesystem::path style_file = saved_style_file(review, data, files);
    auto look = read_look(options, style_file, data, files);
    if (!look) return fail(look.error());

    auto video = VideoSystem::create(VideoOutput::screen);
    if (!video) return fail(video.error());
    auto events = SystemEvents::create(*video);
    if (!events) return fail(events.error());
    const auto wake = [&wakened = **events] { wakened.wake(); };
    auto workers = WorkerPool::create(worker_threads, waiting_jobs, wake);
    if (!workers) return fail(workers.error());

    Model model = first_model(review, data, files, std::move(*look));
    model.panel = remembered_panel(panel_file, files);
    model.desktop_calm = desktop_prefers_reduced_motion(system_environment(), files);
    WindowOptions window_options;
    window_options.title = "Foyer";
    window_options.size = options.size.value_or(usual_window(*video));
    window_options.preferred = options.gl == "gl33" ? GraphicsApi::gl33 : options.gl == "gles30" ? GraphicsApi::gles30 : GraphicsApi::any;

    // A worker sets the first page while this thread waits for the driver to make a context.
    std::promise<std::shared_ptr<Typeset>> promise;
    std::future<std::shared_ptr<Typeset>> first_page = promise.get_future();
    const auto job = std::make_shared<std::promise<std::shared_ptr<Typeset>>>(std::move(promise));
    const bool submitted = (*workers)->submit(
        [job, &data, &files, &decoder, &model, size = window_options.size] { job->set_value(typeset(data, files, decoder, model, size)); });
    if (!submitted) job->set_value(typeset(data, files, decoder, model, window_options.size));
    auto window = Window::create(*video, window_options);
    const std::shared_ptr<Typeset> page = first_page.get();
    if (!window) return fail(window.error());
    if (!page->fonts) return fail(page->error);
    model.findings.program = page->diagnostics;
    model.face_names = face_names(*page->fonts);

    auto press = make_press(page->fonts, shader_loader(data, files), page->pipeline);
    if (!press) return fail(press.error());
    auto panel = make_panel(data, files, window->scale());
    if (!panel) return fail(panel.error());
    auto watcher = SystemWatcher::create(wake);
    if (!watcher) return fail(watcher.error());
    const SystemClock clock;
    Sources sources({**workers, files, decoder, data, watcher->get(), style_folders(data), style_file, panel_file, options.sets});
    EditLoop loop({**events, clock, std::move(*press), shader_loader(data, files), sources, **workers, files, panel->get()}, std::move(model));
    loop.note_layout(page->layout_ms);
    loop.add_window(*window);
    loop.run(options.frames);
    return write_stats(options, files, loop.stats());
}

}  // namespace foyer

#include "shell/present.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "platform/clipboard.h"
#include "platform/known_folders.h"
#include "platform/watcher.h"
#include "shell/present_loop.h"
#include "shell/start.h"

namespace foyer {
namespace {

constexpr std::size_t worker_threads = 2, waiting_jobs = 16;

std::string time_of_day() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    std::array<char, 16> text{};
    if (localtime_r(&now, &parts) == nullptr) return "";
    return {text.data(), std::strftime(text.data(), text.size(), "%H:%M", &parts)};
}

/// Where the console opens: the first display that is not the audience's, all of it where there is no other.
Display console_display(const std::vector<Display>& displays, const std::string& audience) {
    const auto found = audience_display(displays, audience);
    for (const Display& display : displays) {
        if (!found || display.name != found->name) return display;
    }
    return displays.front();
}

}  // namespace

int present(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder) {
    const std::filesystem::path review =
        options.review.empty() ? data.bundled_review() : std::filesystem::path(options.review);
    const auto folders = user_folders();
    const std::filesystem::path panel_file = folders ? folders->state / "panel.txt" : std::filesystem::path();
    const std::filesystem::path displays_file = folders ? folders->config / "displays.txt" : std::filesystem::path();
    const std::filesystem::path style_file = saved_style_file(review, data, files);
    auto look = read_look(options, style_file, data, files);
    if (!look) return fail(look.error());
    Model model = first_model(review, data, files, std::move(*look));
    model.panel = remembered_panel(panel_file, files);
    model.panel.shown = options.stage;
    model.desktop_calm = desktop_prefers_reduced_motion(system_environment(), files);

    auto video = VideoSystem::create(VideoOutput::screen);
    if (!video) return fail(video.error());
    video->set_screen_saver(VideoSystem::ScreenSaver::held_off);
    auto events = SystemEvents::create(*video);
    if (!events) return fail(events.error());
    const auto wake = [&wakened = **events] { wakened.wake(); };
    auto workers = WorkerPool::create(worker_threads, waiting_jobs, wake);
    if (!workers) return fail(workers.error());
    const auto listed = system_environment()("FOYER_DISPLAYS");
    const SystemDisplays system_displays(*video);
    const ListedDisplays listed_displays(listed.value_or(""), files);
    const Displays& displays = listed ? static_cast<const Displays&>(listed_displays) : system_displays;
    const auto plugged = displays.list();
    if (!plugged) return fail(plugged.error());

    const Display console_on = console_display(told_apart(*plugged), options.display);
    WindowOptions window_options;
    window_options.title = "Foyer";
    window_options.display = console_on.index;
    window_options.size = options.size.value_or(
        PixelSize{std::max(640, console_on.bounds.width * 9 / 10), std::max(360, console_on.bounds.height * 8 / 10)});
    // One display alone is the audience's: nothing of the desktop may be seen.
    window_options.fullscreen = plugged->size() == 1 && !options.stage && !options.size && !console_on.part;
    if (console_on.part) window_options.place = console_on.bounds;
    window_options.preferred = options.gl == "gl33"     ? GraphicsApi::gl33
                               : options.gl == "gles30" ? GraphicsApi::gles30
                                                        : GraphicsApi::any;
    window_options.vertical_sync = plugged->size() == 1 ? VerticalSync::on : VerticalSync::off;
    auto window = Window::create(*video, window_options);
    if (!window) return fail(window.error());
    model.full_screen = window_options.fullscreen;

    auto book = read_fonts(data, files, model.findings.program);
    if (!book) return fail(book.error());
    const auto fonts = std::make_shared<const FontBook>(std::move(*book));
    model.face_names = face_names(*fonts);
    auto press = make_press(fonts, shader_loader(data, files));
    if (!press) return fail(press.error());
    auto panel_fonts = read_panel_fonts(data, files);
    if (!panel_fonts) return fail(panel_fonts.error());
    auto panel = Panel::create(*panel_fonts, window->scale(),
                               {clipboard_text, [](const std::string& text) { set_clipboard_text(text); }});
    if (!panel) return fail(panel.error());
    auto console = Console::create(std::move(*panel_fonts), window->scale());
    if (!console) return fail(console.error());
    auto watcher = SystemWatcher::create(wake);
    if (!watcher) return fail(watcher.error());
    const SystemClock clock;
    // The panel of a show comes and goes by itself: the editor's stays as it was left.
    Sources sources({**workers, files, decoder, data, watcher->get(), style_folders(data), style_file,
                     options.stage ? panel_file : std::filesystem::path(), options.sets});

    const auto open_audience = [&](const Display& display) {
        WindowOptions audience;
        audience.title = "Foyer – audience";
        audience.display = display.index;
        audience.size = {display.bounds.width, display.bounds.height};
        audience.fullscreen = !display.part;
        if (display.part) audience.place = display.bounds;
        audience.vertical_sync = VerticalSync::on;
        return Window::create_sharing(*window, audience);
    };
    Stats stats;
    {
        PresentLoop loop({**events, clock, displays, std::move(*press), shader_loader(data, files), sources, files,
                          **panel, **console, displays_file, open_audience, time_of_day},
                         std::move(model), *window, options.display);
        loop.run(options.frames);
        stats = loop.stats();
    }
    return write_stats(options, files, stats);
}

}  // namespace foyer

#include "shell/edit.h"

#include <algorithm>
#include <future>

#include "platform/clock.h"
#include "platform/displays.h"
#include "shell/edit_loop.h"
#include "type/rasteriser.h"

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

/// The model of the start; a review that cannot be read is one that says so.
Model first_model(const Options& options, const DataFolder& data, const Files& files, ParsedTheme theme, Style style) {
    Model model;
    const std::filesystem::path path = options.review.empty() ? data.bundled_review() : std::filesystem::path(options.review);
    model.review_path = path.string();
    model.theme = std::make_shared<const Theme>(std::move(theme.theme));
    model.findings.theme = std::move(theme.diagnostics);
    model.style = std::move(style);
    model.saved = {model.theme, model.style};
    auto review = read_review(path, files);
    if (review) {
        model.review_missing = nothing_to_show(*review);
        model.review = std::make_shared<const Review>(shown_review(*review));
        model.findings.review = std::move(review->diagnostics);
    } else {
        model.review_missing = true;
        model.findings.review = {{Severity::error, "", {}, review.error().message, ""}};
        model.review = std::make_shared<const Review>(notice_review(
            "No review yet", review.error().message + ". This page shows the review as soon as it is there."));
    }
    return model;
}

/// Fonts, and a pipeline that has laid out the first page with them.
struct Typeset {
    Result<FontBook> fonts = Error{"the fonts were not read"};
    std::unique_ptr<Pipeline> pipeline;
    Diagnostics diagnostics;
    double layout_ms = 0;
};

/// Reads the fonts and lays the first page out; its screen is the size the window is asked for.
std::shared_ptr<Typeset> typeset(const DataFolder& data, const Files& files, const Decoder& decoder, const Model& model, PixelSize size) {
    auto made = std::make_shared<Typeset>();
    made->fonts = read_fonts(data, files, made->diagnostics);
    if (!made->fonts) return made;
    made->pipeline = std::make_unique<Pipeline>(*made->fonts);
    Scene scene{model.review, model.theme, model.style, size, std::nullopt, 0};
    if (model.review->hero) {
        const auto path = picture_path(model.review_path, model.review->hero->image);
        const auto facts = path ? decoder.measure(*path) : Result<ImageFacts>(path.error());
        if (facts) scene.hero = facts->size;
    }
    const SystemClock clock;
    const auto begun = clock.now();
    made->pipeline->layout(scene);
    made->layout_ms = std::chrono::duration<double, std::milli>(clock.now() - begun).count();
    return made;
}

int write_stats(const Options& options, Files& files, const Stats& stats) {
    if (options.stats.empty()) return 0;
    const Status written = files.write_atomic(options.stats, to_json(stats));
    return written ? 0 : fail(written.error());
}

}  // namespace

int edit(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder) {
    auto theme = read_theme(data, options.theme, files);
    if (!theme) return fail(theme.error());
    auto style = style_with(theme->theme.style, options.sets);
    if (!style) return fail(style.error());

    auto video = VideoSystem::create(VideoOutput::screen);
    if (!video) return fail(video.error());
    auto events = SystemEvents::create(*video);
    if (!events) return fail(events.error());
    auto workers = WorkerPool::create(worker_threads, waiting_jobs, [&wake = **events] { wake.wake(); });
    if (!workers) return fail(workers.error());

    Model model = first_model(options, data, files, std::move(*theme), std::move(*style));
    WindowOptions window_options;
    window_options.title = "Foyer";
    if (!model.review->film.title.empty()) window_options.title += " – " + model.review->film.title;
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
    if (!page->fonts) return fail(page->fonts.error());
    const FontBook& fonts = *page->fonts;
    model.findings.theme.insert(model.findings.theme.end(), page->diagnostics.begin(), page->diagnostics.end());
    auto rasteriser = Rasteriser::create(fonts);
    if (!rasteriser) return fail(rasteriser.error());
    auto renderer = Renderer::create(shader_loader(data, files), *rasteriser);
    if (!renderer) return fail(renderer.error());

    const SystemClock clock;
    EditLoop loop({**events, **workers, clock, files, decoder, *page->pipeline, *renderer}, std::move(model));
    loop.note_layout(page->layout_ms);
    loop.add_window(*window);
    loop.run(options.frames);
    return write_stats(options, files, loop.stats());
}

}  // namespace foyer

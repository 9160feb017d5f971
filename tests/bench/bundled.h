// What the benchmarks share: the bundled review, read once, and a device to draw on.
#pragma once

#include <SDL2/SDL.h>
#include <benchmark/benchmark.h>

#include "app/pipeline.h"
#include "platform/pictures.h"
#include "platform/window.h"
#include "render/renderer.h"
#include "shell/review_pictures.h"
#include "shell/stage.h"
#include "type/rasteriser.h"

namespace foyer::bench {

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
        ReviewPictures read = read_pictures(data.bundled_review().string(), *scene.review, decoder, PixelsOf::all);
        scene.pictures = std::move(read.book);
        pictures = std::move(read.bitmaps);
    }
};

inline Bundled& bundled() {
    static Bundled instance;
    return instance;
}

/// A context, a rasteriser and a renderer, as the window has them.
struct Device {
    VideoSystem video = VideoSystem::create(VideoOutput::offscreen).value();
    Window window = Window::create(video, {.title = "bench", .size = {1920, 1080}, .vertical_sync = VerticalSync::off}).value();
    Rasteriser rasteriser = Rasteriser::create(bundled().fonts).value();
    Renderer renderer = Renderer::create(shader_loader(bundled().data, bundled().files), rasteriser).value();

    /// Until the pixels are there: a software renderer puts its work off, and leaves out what is drawn over.
    void finish() const {
        static const auto wait = reinterpret_cast<void (*)()>(SDL_GL_GetProcAddress("glFinish"));
        wait();
    }
};

}  // namespace foyer::bench

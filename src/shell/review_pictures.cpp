#include "shell/review_pictures.h"

#include <fmt/format.h>

#include <utility>

#include "shell/stage.h"

namespace foyer {
namespace {

// Insets are parts of a page: wider than this none is shown, and forty of them must fit into memory.
constexpr int longest_inset_side = 2048;

}  // namespace

Result<std::optional<PictureFacts>> measure_picture(const std::string& review_path, const PictureSource& source, const Decoder& decoder) {
    const auto path = picture_path(review_path, source.image);
    if (!path) return path.error();
    const auto facts = decoder.measure(*path);
    if (!facts) return facts.error();
    if (source.inset && source.outline.empty() && facts->has_alpha) return std::optional<PictureFacts>();
    return std::optional(PictureFacts{facts->size, source.outline, nullptr});
}

ReadyPicture ready_picture(const std::string& review_path, const PictureSource& source, Bitmap bitmap, PixelSize size) {
    ReadyPicture ready{std::move(bitmap), {size, source.outline, nullptr}, {}};
    if (!source.inset) {
        // Type stands on it.
        ready.facts.light = std::make_shared<const PictureMap>(map_picture(ready.bitmap));
        return ready;
    }
    if (!source.outline.empty()) {
        ready.bitmap = cut_out(std::move(ready.bitmap), source.outline);
        return ready;
    }
    TracedOutline traced = trace_outline(ready.bitmap);
    ready.facts.outline = std::move(traced.outline);
    if (traced.scattered) {
        ready.diagnostics.push_back({Severity::note, review_path, source.place,
                                     fmt::format("the transparency of {} encloses no figure, so text keeps off all of it", source.image),
                                     "give an `outline` under `pictures`, or save it without transparency"});
    }
    if (!ready.facts.outline.empty() || traced.scattered) bleed_colours(ready.bitmap);
    return ready;
}

Result<ReadyPicture> read_picture(const std::string& review_path, const PictureSource& source, const Decoder& decoder) {
    const auto path = picture_path(review_path, source.image);
    if (!path) return path.error();
    PictureLimits limits;
    if (source.inset) limits.longest_side = longest_inset_side;
    auto bitmap = decoder.decode(*path, limits);
    if (!bitmap) return bitmap.error();
    // As it was measured: made smaller, its shape is a little another.
    const auto measured = decoder.measure(*path);
    const PixelSize size = measured ? measured->size : bitmap->size;
    return ready_picture(review_path, source, std::move(*bitmap), size);
}

Diagnostic picture_diagnostic(const std::string& review_path, const PictureSource& source, const Error& error) {
    return {Severity::error, review_path, source.place, error.message, "the spread is shown without it"};
}

ReviewPictures read_pictures(const std::string& review_path, const Review& review, const Decoder& decoder, PixelsOf pixels) {
    ReviewPictures all;
    for (const PictureSource& source : pictures_of(review)) {
        if (pixels == PixelsOf::where_needed && source.inset) {
            const auto facts = measure_picture(review_path, source, decoder);
            if (!facts) all.diagnostics.push_back(picture_diagnostic(review_path, source, facts.error()));
            else if (*facts) all.book.emplace(source.name, **facts);
            if (!facts || *facts) continue;
        }
        auto ready = read_picture(review_path, source, decoder);
        if (!ready) {
            all.diagnostics.push_back(picture_diagnostic(review_path, source, ready.error()));
            continue;
        }
        all.diagnostics.insert(all.diagnostics.end(), ready->diagnostics.begin(), ready->diagnostics.end());
        all.book.emplace(source.name, std::move(ready->facts));
        all.bitmaps.emplace(source.name, std::make_shared<const Bitmap>(std::move(ready->bitmap)));
    }
    return all;
}

}  // namespace foyer

// The pipeline: review, style, layout, paint, each run again only where its input changed.
#pragma once

#include <memory>
#include <optional>

#include "app/model.h"
#include "layout/layout.h"
#include "paint/painter.h"

namespace foyer {

/// What a frame is a function of, beside the time.
struct Scene {
    std::shared_ptr<const Review> review;
    std::shared_ptr<const Theme> theme;
    Style style;
    PixelSize screen;
    std::optional<PixelSize> hero;
    int beat = 0;
};

/// The drawing of one moment: the same arguments, the same commands.
DisplayList frame(const Scene& scene, double seconds, Typesetter& typesetter);

class Pipeline {
public:
    /// `book` must outlive it.
    explicit Pipeline(const FontBook& book);

    /// The layout of a scene, kept until something it was made from changes.
    const Layout& layout(const Scene& scene);
    /// The commands of a scene at a moment; `still` is kept as long as only the moment changes.
    const DisplayList& paint_scene(const Scene& scene, double seconds);

    Typesetter& typesetter() { return m_typesetter; }

    /// How often each stage ran, for tests.
    struct Runs {
        int layouts = 0, paints = 0, live_paints = 0;
        bool operator==(const Runs&) const = default;
    };
    const Runs& runs() const { return m_runs; }

private:
    Typesetter m_typesetter;
    std::optional<Scene> m_laid_out, m_painted;
    double m_painted_at = 0;
    Layout m_layout;
    DisplayList m_list;
    Runs m_runs;
};

/// The frame under a point of a spread, topmost first; nothing on bare paper.
const Frame* frame_at(const Spread& spread, Point point);

/// The act whose stretch of the timeline lies under a point.
std::optional<int> act_at(const Review& review, const Frame& timeline, const Style& style, Size page, Point point);

}  // namespace foyer

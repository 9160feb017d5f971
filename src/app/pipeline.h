// The pipeline: review, style, layout, paint, each run again only where its input changed.
#pragma once

#include <array>
#include <memory>
#include <optional>

#include "app/model.h"
#include "layout/card.h"
#include "layout/layout_search.h"
#include "paint/painter.h"

namespace foyer {

/// What a frame is a function of, beside the time.
struct Scene {
    std::shared_ptr<const Review> review;
    std::shared_ptr<const Theme> theme;
    Style style;
    PixelSize screen;
    PictureBook pictures;
    int beat = 0;
    std::optional<CardSubject> card = {};     ///< shown in the spread's place
    std::optional<CardSubject> pointed = {};  ///< lit
};

/// The style of the page a scene shows: the shape of its screen has a say in it.
Style page_style(const Scene& scene);

/// The drawing of one moment: the same arguments, the same commands.
DisplayList frame(const Scene& scene, double seconds, Typesetter& typesetter);

class Pipeline {
public:
    /// `book` must outlive it.
    explicit Pipeline(const FontBook& book);
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    /// The layout of a scene's page, whatever card lies over it; kept until something it was made from changes.
    const Layout& layout(const Scene& scene);
    /// How much of the search over whole layouts a new page waits for: all of it, or the first layout that holds the text, as while a slider moves.
    enum class Effort { settled, first_layout };
    void set_effort(Effort effort) { m_effort = effort; }
    /// Goes on with a search that a page did not wait for, by one layout; false where there was nothing left to do. Then
    /// the page is what `Effort::settled` gives.
    bool improve();

    /// The layout of a scene's card, which it must have: one spread. The last few are kept.
    const Layout& card_layout(const Scene& scene);

    /// What a scene shows: its card's spread, or that of its page.
    struct Shown {
        const Layout* layout = nullptr;
        const Spread* spread = nullptr;
    };
    /// Valid until the next call that lays something out.
    Shown shown(const Scene& scene);

    /// The commands of a scene at a moment; `still` is kept as long as only the moment changes. The last few scenes are
    /// kept, so that page and card may be asked for by turns; an answer is valid until two other scenes were asked for.
    const DisplayList& paint_scene(const Scene& scene, double seconds);

    Typesetter& typesetter() { return m_typesetter; }

    /// How often each stage ran, for tests.
    struct Runs {
        int layouts = 0, paints = 0, live_paints = 0;
        bool operator==(const Runs&) const = default;
    };
    const Runs& runs() const { return m_runs; }

private:
    struct LaidOut {
        std::optional<Scene> scene;
        std::shared_ptr<const Review> review{};  ///< the scene's, with what its style changes of it
        Style style{};  ///< the scene's, on its shape of screen
        Layout layout;
        long used = 0;
    };
    struct Painted {
        std::optional<Scene> scene;
        double seconds = 0;
        DisplayList list;
        long used = 0;
    };

    Typesetter m_typesetter;
    LaidOut m_page;
    Effort m_effort = Effort::settled;
    std::unique_ptr<LayoutSearch> m_search;  ///< behind `m_page`, while it is not settled
    std::array<LaidOut, 2> m_cards;
    std::array<Painted, 3> m_painted;
    long m_clock = 0;  ///< counts what was asked for, to know the longest unused
    Runs m_runs;
};

}  // namespace foyer

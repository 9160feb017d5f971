// What of a show is drawn at a moment: the show as a value becomes a frame for the renderer.
#pragma once

#include "app/sheet_book.h"
#include "app/show.h"
#include "render/show_frame.h"

namespace foyer {

/// Who looks.
enum class Viewer {
    audience,  ///< curtain, spotlight, what was kept while it is frozen, and the display's settings
    console    ///< the show itself, small
};

/// Refers to the book's lists; for the call that draws it. `picture` is the size it is drawn in, of the screen's shape.
ShowFrame show_frame(const Show& show, SheetBook& book, Pipeline& pipeline, double now, Viewer viewer, PixelSize picture);

/// A beat at rest, small: what comes next, and the overview.
ShowFrame beat_frame(const Beat& beat, SheetBook& book, Pipeline& pipeline, PixelSize screen, PixelSize picture);

/// What the camera will look at when a beat is gone to from where the show stands.
SheetLook look_ahead(const Show& show, int beat, SheetBook& book, Pipeline& pipeline);

/// The test card: a grid, circles, steps of grey, the safe areas, and text to focus by.
DisplayList test_card(PixelSize screen, const std::string& name, Typesetter& typesetter, const Style& style);

}  // namespace foyer

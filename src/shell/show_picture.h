// What of a show is drawn at a moment: the show as a value becomes a frame for the renderer.
#pragma once

#include "app/sheet_book.h"
#include "app/show.h"
#include "render/renderer.h"
#include "render/show_frame.h"

namespace foyer {

/// Who looks.
enum class Viewer {
    audience,  ///< curtain, spotlight, what was kept while it is frozen, and the display's settings
    console    ///< the show itself, small
};

/// How the console's pictures are drawn.
enum class Fineness { coarse, exact };

/// Refers to the book's lists; for the call that draws it. `picture` is the size it is drawn in, of the screen's shape.
ShowFrame show_frame(const Show& show, SheetBook& book, Pipeline& pipeline, double now, Viewer viewer,
                     PixelSize picture);

/// A beat at rest, small: what comes next, and the overview, where one drawing of a sheet serves all its beats
/// (`coarse`).
ShowFrame beat_frame(const Beat& beat, SheetBook& book, Pipeline& pipeline, PixelSize screen, PixelSize picture,
                     Fineness fineness);

/// What the camera will look at when a beat is gone to from where the show stands.
SheetLook look_ahead(const Show& show, int beat, SheetBook& book, Pipeline& pipeline);

/// The audience's picture of a beat of a show, so many seconds after it was gone to from the beat before. The same
/// arguments, the same pixels; what the renderer has kept of other pages is dropped.
struct BeatMoment {
    std::shared_ptr<const BeatList> list;
    int beat = 0;
    double seconds = 0;
};
Bitmap draw_beat(const BeatMoment& moment, Renderer& renderer, SheetBook& book, Pipeline& pipeline,
                 const Pictures& pictures);

/// The test card: a grid, circles, steps of grey, the safe areas, and text to focus by.
DisplayList test_card(PixelSize screen, const std::string& name, Typesetter& typesetter, const Style& style);

}  // namespace foyer

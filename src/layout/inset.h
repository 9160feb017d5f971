// Pictures that stand in the text: how deep they are with their captions, and their frames. Included by layout/ alone.
#pragma once

#include <string>
#include <vector>

#include "layout/frames.h"
#include "layout/shape.h"

namespace foyer {

/// Words under a picture: what it shows, and whose it is.
struct InsetCaption {
    DisplayText text;
    int lines = 0;  ///< of the grid that it takes; 0 where there are no words
};
InsetCaption set_caption(const Setting& setting, const Inset& inset, Pt measure);

/// Width ÷ height of a picture; 1.5 where it is not known.
double aspect_of(const Setting& setting, const Inset& inset);

/// Lines that a picture of some width asks for when it is shown whole, its caption included.
int inset_lines(const Setting& setting, const Inset& inset, Pt width);

/// Where picture and caption stand in a box. `caption_foot` is the caption's last baseline, `caption_left` where its lines begin.
struct InsetPlace {
    Rect picture;
    Pt caption_foot, caption_left;
};

/// The picture cropped to its place, and its caption where it has words. `flows`: both carry outlines for the text to keep off.
std::vector<Frame> make_inset_frames(const Setting& setting, const Inset& inset, const std::string& id, const InsetPlace& place,
                                     InsetCaption caption, bool flows);

/// From the last baseline of a caption up to the foot of its picture.
Pt caption_depth(const Setting& setting, const InsetCaption& caption);

/// What text keeps of the things it flows round, as the style says.
StandOff stand_off_of(const Setting& setting);

}  // namespace foyer

// Pictures of the text that share a spread, where no frame among the columns is left for them. Included by layout/ alone.
#pragma once

#include <string>
#include <vector>

#include "layout/frames.h"

namespace foyer {

/// Pictures that one spread can hold and still show well.
inline constexpr int most_in_gallery = 6;

/// A picture to be placed: width ÷ height, and how deep its caption is.
struct GalleryPicture {
    double aspect = 1;
    Pt caption;
};

/// Where pictures stand, whole and in their order, in rows or in columns that fill `room` as far as their shapes allow and stand in
/// its middle; of all ways to part them, the one that shows them largest. Captions stand below their pictures, rows and columns a
/// `gap` apart. One rectangle a picture; `pictures` holds at least one and `most_in_gallery` at most.
std::vector<Rect> place_gallery(const std::vector<GalleryPicture>& pictures, Rect room, Pt gap);

/// All frames of a spread that shows these pictures with their captions: a picture's frame, and its caption's behind it where it has
/// one. Each is shown whole but for what `aspects` says, width ÷ height, which is about its focus.
std::vector<Frame> make_gallery(const Setting& setting, const std::string& id, const std::vector<const Inset*>& pictures,
                                const std::vector<double>& aspects);
/// The same, all of them whole.
std::vector<Frame> make_gallery(const Setting& setting, const std::string& id, const std::vector<const Inset*>& pictures);

}  // namespace foyer

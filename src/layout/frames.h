// Making the frames of a spread, one function a kind. Included by layout/ alone.
#pragma once

#include "layout/display_text.h"
#include "layout/grid.h"
#include "layout/layout.h"

namespace foyer {

inline constexpr int no_lifted_quotes = 1 << 20;

/// What every frame is made from.
struct Setting {
    const Review& review;
    const Style& style;
    const Template& design;
    const PictureBook& pictures;
    Grid grid;
    Typesetter& typesetter;
    Diagnostics& diagnostics;
    int own_quotes = no_lifted_quotes;  ///< quotes of the review from here on were lifted from its text, see layout/lifted_quotes.h

    /// A display text whose leading is a whole number of half lines, so that it stays with the grid; of quarters where the ink of
    /// one line would touch the next.
    DisplayText display(const RichText& text, DisplayRequest request) const;
    /// The same, set a little smaller where no word stands alone then.
    DisplayText display_evenly(const RichText& text, DisplayRequest request) const;
    Line one_line(const std::string& text, const TextStyle& type, Pt measure) const;
    Em cap_height(const TextStyle& type) const;
    /// The title the furniture names: the film's, or the headline.
    std::string title() const;
    Rect rect(const FrameSpec& spec) const;
    /// What is known of a picture; null where it cannot be shown.
    const PictureFacts* facts(const std::string& picture) const;
    /// Of the hero; null where there is none, or none that can be shown.
    const PictureFacts* hero() const { return review.hero ? facts(review.hero->image) : nullptr; }
};

/// An act's numeral as the style writes it.
std::string act_numeral(const Setting& setting, int act);

/// Moves lines set at the origin to their place.
void move_lines(std::vector<Line>& lines, Point by);

/// How far right of its origin the ink of a line's last letter reaches, the tracking behind it and what hangs out of the
/// measure taken as they are.
Pt ink_end(const Setting& setting, const Line& line);

/// How far the ink of a line's letters reaches above its baseline, and below it.
struct InkReach {
    Pt above, below;
};
InkReach ink_reach(const Setting& setting, const Line& line);

/// Crop of a picture of `size` so that it fills `bounds`, its focal point as near as can be to `wanted` in them.
Crop crop_for(PixelSize size, Rect bounds, Fraction2 focus, Fraction2 wanted, double zoom);
/// A picture by its name and where the eye should land on it.
struct ShownPicture {
    std::string name;
    Fraction2 focus;
};
/// That picture filling a frame, its focus where `spec` wants it.
Frame make_shown(const Setting& setting, const ShownPicture& shown, const FrameSpec& spec, std::string id, Rect bounds);
/// The hero, as the style shifts and enlarges it; empty where the review has none.
enum class Keeping { what_matters, nothing };
Frame make_picture(const Setting& setting, const FrameSpec& spec, std::string id, Rect bounds, Keeping keeping = Keeping::what_matters);
/// `on_accent`: it stands on a panel, or on a picture's stand-in. `more_lines` than its style allows, in a narrow column.
Frame make_headline(const Setting& setting, const FrameSpec& spec, std::string id, bool on_accent, int more_lines = 0);
/// Film and maker in a line; empty without a film.
Frame make_label(const Setting& setting, const FrameSpec& spec, std::string id);
/// Kicker, byline, screening, credit and rating, each on a line of the grid.
Frame make_colophon(const Setting& setting, const FrameSpec& spec, std::string id);
/// Film facts as rows between hairlines that end at the frame's foot, at most so many as it is high.
Frame make_facts_table(const Setting& setting, const FrameSpec& spec, std::string id);
/// The label over the headline; empty without a film.
Frame make_tape(const Setting& setting, const FrameSpec& spec, std::string id, Pt above);
Frame make_credit(const Setting& setting, const FrameSpec& spec, std::string id);
/// Rule, kicker at the left and folio at the right.
Frame make_header(const Setting& setting, const FrameSpec& spec, std::string id, const std::string& left,
                  const std::string& right);
Frame make_standfirst(const Setting& setting, const FrameSpec& spec, std::string id);
/// Byline and rating under a fine rule, on a baseline.
Frame make_byline(const Setting& setting, const FrameSpec& spec, std::string id, Pt baseline);
Frame make_timeline(const Setting& setting, const FrameSpec& spec, std::string id, std::optional<int> current_act);
/// How far down a figure between these edges reaches on a turn that it may stand behind the timeline: to the band, or to the lowest
/// of the steps there.
Pt behind_timeline(const Setting& setting, Pt left, Pt right);
/// All frames of a spread that is one picture: the hero (0), or from 1 one of the text.
std::vector<Frame> make_plate_frames(const Setting& setting, const std::string& id, int index);
/// All frames of a spread that is one quote; `index` is the review's.
std::vector<Frame> make_poster(const Setting& setting, const std::string& id, int index);

/// Film facts in a coloured box, and the verdict written across it. The box may be of any height: what does not fit is
/// left out.
enum class Telling { once, always, beside_verdict };
/// With `Telling::once` the rows are left out where the opening tells them; `beside_verdict` leaves out the verdict too, which
/// stands next to it.
std::vector<Frame> make_facts(const Setting& setting, std::string id, Rect bounds, Pt content_right, Telling telling = Telling::once);
/// The same in a template's frame of the opening; empty without a film.
std::vector<Frame> make_facts_box(const Setting& setting, Rect bounds, std::string id, Telling telling = Telling::always);
/// The height in lines that all facts need, and the one they ask for, which has a row for the rating besides.
struct FactsHeight {
    int least = 0, wanted = 0;
};
FactsHeight facts_height(const Setting& setting, Pt width);

}  // namespace foyer

// Beats: what a show stops at, in order, made from a review and its layout or as the front matter lists them. A pure
// value: the same arguments, the same beats.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/reading.h"
#include "layout/card.h"
#include "review/review.h"

namespace foyer {

/// A sheet of the show: one of the layout's spreads, or a card.
struct SheetId {
    int spread = 0;                       ///< from 0; passed over where there is a card
    std::optional<CardSubject> card = {};
    bool operator==(const SheetId&) const = default;
};

struct Beat {
    std::string id;        ///< the same while the review keeps it: `opening`, `read-2-3`, `act-4`
    std::string title;     ///< for the console
    BeatKind kind = BeatKind::opening;
    SheetId sheet;
    Rect view;             ///< what of the picture is shown, in points of the picture, of its shape
    double turn = 0;       ///< of the page, clockwise degrees
    Pt least_type;         ///< the smallest type of what is to be read here; 0 where nothing is
    bool for_reading = false;  ///< its type is never below the legibility floor
    std::optional<int> act;    ///< in whose part of the text it stands
    double intensity = 0.5;    ///< of that act
    double seconds = 0;        ///< how long it stays in autoplay
    std::string note;
    std::optional<BeatPassage> passage;  ///< how it comes, where the front matter says so
    bool operator==(const Beat&) const = default;
};

/// Whether a show that lists its beats ends with the link's code all the same, where the review has one.
enum class Closing { as_listed, code };

struct BeatRequest {
    const Review& review;
    const Style& style;
    const Layout& layout;
    PixelSize screen;                              ///< device pixels of the picture
    std::function<Layout(CardSubject)> lay_out_card;
    Closing closing = Closing::as_listed;
};

struct BeatList {
    std::vector<Beat> beats;  ///< never empty
    Size picture;             ///< points
    Diagnostics diagnostics;  ///< beats listed that the review does not have; columns too wide to be read
    bool operator==(const BeatList&) const = default;
};

BeatList make_beats(const BeatRequest& request);

/// How large the smallest type of a beat stands on the screen, as a share of the picture's height; nothing where the
/// beat is not for reading.
std::optional<double> type_on_screen(const Beat& beat);

/// The beats as lines of text, for tests and bug reports.
std::string dump(const BeatList& list);

}  // namespace foyer

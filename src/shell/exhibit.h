// An exhibit: an edition laid out for a screen, with all its pages, cards and beats; or the house's own page where
// there is no edition. Made off to the side, on any thread; shown on one.
#pragma once

#include "app/lobby_pages.h"
#include "app/sheet_book.h"
#include "venue/edition.h"

namespace foyer {

/// What the venue asks of an edition beside its own style.
struct ExhibitWishes {
    PixelSize screen;                     ///< px of the picture
    std::optional<double> seconds, idle;  ///< as the programme says
    bool operator==(const ExhibitWishes&) const = default;
};

struct Exhibit {
    EditionPtr edition;  ///< none: the house's own page
    ExhibitWishes wishes;
    std::shared_ptr<const FontBook> fonts;  ///< goes last
    std::unique_ptr<Pipeline> pipeline;
    SheetBook book;
    std::shared_ptr<const LobbyPages> pages;
    std::shared_ptr<const DisplayList> house;
    Style style;              ///< the edition's, as the venue wants it
    Diagnostics diagnostics;  ///< of layout and beats

    std::string name() const { return edition ? edition->name : std::string(); }
};

/// An edition's style as the venue wants it.
Style venue_style(Style own, const ExhibitWishes& wishes);

std::shared_ptr<Exhibit> make_exhibit(EditionPtr edition, const ExhibitWishes& wishes,
                                      std::shared_ptr<const FontBook> fonts);
/// A dark page with the house's name: what is seen where nothing else can be.
std::shared_ptr<Exhibit> make_house(const ExhibitWishes& wishes, std::shared_ptr<const FontBook> fonts);

/// Lays an edition out as it will be shown and says what is wrong; an error where nothing of it can be seen.
Diagnostics try_out(const Edition& edition, PixelSize screen, const FontBook& fonts);

}  // namespace foyer

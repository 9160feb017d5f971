#include "shell/exhibit.h"

#include <fmt/format.h>

#include <array>

#include "layout/display_text.h"

namespace foyer {
namespace {

Scene scene_of(const Edition& edition, const Style& style, PixelSize screen) {
    Scene scene;
    scene.review = edition.review;
    scene.theme = edition.theme;
    scene.style = style;
    scene.screen = screen;
    scene.pictures = edition.picture_book;
    return scene;
}

/// The name in the middle, over a line of noise: bars as tall as a voice that comes and goes.
std::shared_ptr<const DisplayList> house_page(PixelSize screen, const FontBook& fonts) {
    constexpr Colour dark{0.071F, 0.051F, 0.063F, 1}, bone{0.945F, 0.925F, 0.878F, 1}, pink{1, 0.18F, 0.388F, 1};
    constexpr std::array<double, 41> noise = {1,  1,  2,  3,  2,  4,  7,  5,  9,  14, 8,  5, 3,  6,
                                              11, 19, 26, 17, 22, 30, 24, 31, 20, 27, 15, 9, 12, 6,
                                              4,  7,  12, 8,  5,  3,  4,  2,  3,  1,  2,  1, 1};
    const double scale = std::min(screen.width, screen.height) / 1080.0;
    auto list = std::make_shared<DisplayList>();
    list->page = {Pt(screen.width / scale), Pt(screen.height / scale)};
    list->ground = dark;
    const Point middle{list->page.width / 2, list->page.height / 2};
    Typesetter typesetter(fonts);
    TextStyle type = Style().text_style("headline");
    type.size = 150_pt;
    Diagnostics ignored;  // where the face is missing the nearest one will do
    const Line name = set_one_line("Foyer", type, list->page.width * 0.8, "en-US", typesetter, ignored);
    for (const SetRun& run : name.runs)
        list->still.push_back(
            GlyphRunCommand{run.run, {middle.x - name.natural / 2 + run.x, middle.y + 10_pt}, bone, {}});
    BarsCommand bars;
    bars.colour = pink;
    const Pt pitch{9}, first = middle.x - pitch * (static_cast<double>(noise.size()) / 2), centre = middle.y + 90_pt;
    for (std::size_t i = 0; i < noise.size(); ++i)
        bars.bars.push_back({first + pitch * static_cast<double>(i), centre - Pt(noise[i]), 5_pt, Pt(noise[i] * 2)});
    list->still.emplace_back(std::move(bars));
    return list;
}

}  // namespace

Style venue_style(Style style, const ExhibitWishes& wishes) {
    // What the programme says is within the rows' ranges, or they stay as they are.
    if (wishes.seconds) static_cast<void>(style.set("show.beat_time", fmt::format("{}", *wishes.seconds)));
    if (wishes.idle) static_cast<void>(style.set("kiosk.idle", fmt::format("{}", *wishes.idle)));
    if (!style.flag("kiosk.breathing")) static_cast<void>(style.set("timeline.liveliness", "0"));
    return style;
}

std::shared_ptr<Exhibit> make_exhibit(EditionPtr edition, const ExhibitWishes& wishes,
                                      std::shared_ptr<const FontBook> fonts) {
    auto exhibit = std::make_shared<Exhibit>();
    exhibit->wishes = wishes;
    exhibit->style = venue_style(edition->style, wishes);
    exhibit->fonts = std::move(fonts);
    exhibit->pipeline = std::make_unique<Pipeline>(*exhibit->fonts);
    exhibit->book.open(*exhibit->pipeline, scene_of(*edition, exhibit->style, wishes.screen));
    exhibit->pages = std::make_shared<const LobbyPages>(make_lobby_pages(exhibit->book, *exhibit->pipeline));
    exhibit->diagnostics = in_file(exhibit->pipeline->layout(exhibit->book.scene()).diagnostics, edition->name);
    const Diagnostics beats = in_file(exhibit->pages->loop->diagnostics, edition->name);
    exhibit->diagnostics.insert(exhibit->diagnostics.end(), beats.begin(), beats.end());
    exhibit->edition = std::move(edition);
    return exhibit;
}

std::shared_ptr<Exhibit> make_house(const ExhibitWishes& wishes, std::shared_ptr<const FontBook> fonts) {
    auto exhibit = std::make_shared<Exhibit>();
    exhibit->wishes = wishes;
    exhibit->fonts = std::move(fonts);
    exhibit->house = house_page(wishes.screen, *exhibit->fonts);
    BeatList list;
    list.picture = exhibit->house->page;
    Beat beat;
    beat.id = "house";
    beat.view = {Pt(0), Pt(0), list.picture.width, list.picture.height};
    beat.seconds = 60;
    list.beats.push_back(beat);
    LobbyPages pages;
    pages.loop = pages.hands = std::make_shared<const BeatList>(std::move(list));
    pages.targets.emplace_back();
    pages.screen = wishes.screen;
    exhibit->pages = std::make_shared<const LobbyPages>(std::move(pages));
    return exhibit;
}

Diagnostics try_out(const Edition& edition, PixelSize screen, const FontBook& fonts) {
    const Style style = venue_style(edition.style, {screen, {}, {}});
    Pipeline pipeline(fonts);
    SheetBook book;
    book.open(pipeline, scene_of(edition, style, screen));
    const LobbyPages pages = make_lobby_pages(book, pipeline);
    // Every sheet that will be looked at is painted once, so that what cannot be is found out here.
    for (const Beat& beat : pages.hands->beats) static_cast<void>(book.page(pipeline, beat.sheet));
    Diagnostics said = in_file(pipeline.layout(book.scene()).diagnostics, edition.name);
    if (pipeline.layout(book.scene()).spreads.empty()) {
        said.push_back(
            {Severity::error, edition.name, {}, "nothing of this review can be laid out", "the last good one stays"});
    }
    return said;
}

}  // namespace foyer

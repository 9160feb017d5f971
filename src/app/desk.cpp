#include "app/desk.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace foyer {
namespace {

constexpr double least_foot = 116, greatest_foot = 300;  // at scale 1: four lines of diagnostics; more would be empty
constexpr double least_page_share = 0.5;                 // of the window's width, however wide the column is drawn

/// Width ÷ height, in the order of the row's choices; 0 is the window's own.
constexpr std::array<double, 8> shapes = {0, 16.0 / 9, 16.0 / 10, 4.0 / 3, 1, 21.0 / 9, 9.0 / 16, 3.0 / 4};

/// The largest size of a shape that stands in a room.
PixelSize fitted(PixelSize room, double aspect) {
    const int width = std::min(room.width, static_cast<int>(std::lround(room.height * aspect)));
    return {std::max(1, width), std::clamp(static_cast<int>(std::lround(width / aspect)), 1, room.height)};
}

int pixels(double length, double scale) { return static_cast<int>(std::lround(length * scale)); }

}  // namespace

Desk arrange_desk(PixelSize window, double scale, const PanelLayout& panel, const Style& style) {
    const auto chosen = static_cast<std::size_t>(style.choice<int>("screen.shape"));
    const double aspect = chosen == 0 ? static_cast<double>(window.width) / std::max(1, window.height) : shapes[chosen];
    Desk desk;
    PixelSize room = window;
    int column = 0, foot = 0;
    if (panel.shown) {
        column = std::min(pixels(std::clamp(panel.width, least_panel_width, greatest_panel_width), scale),
                          static_cast<int>(window.width * (1 - least_page_share)));
        room.width = window.width - column;
        room.height = std::max(1, window.height - pixels(least_foot, scale));
    }
    // Without a panel and a shape asked for, the page is the window to the pixel.
    const PixelSize page = panel.shown || chosen != 0 ? fitted(room, aspect) : window;
    if (panel.shown) {
        foot = std::min(window.height - page.height, pixels(greatest_foot, scale));
        desk.panel = {window.width - column, 0, column, window.height};
        desk.foot = {0, window.height - foot, window.width - column, foot};
    }
    desk.page = {(window.width - column - page.width) / 2, (window.height - foot - page.height) / 2, page.width, page.height};
    return desk;
}

}  // namespace foyer

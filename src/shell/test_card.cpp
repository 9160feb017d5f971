// The test card, by which a projector is set up.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numbers>

#include "layout/display_text.h"
#include "shell/show_picture.h"

namespace foyer {
namespace {

constexpr Colour ground{0.16F, 0.16F, 0.16F, 1}, line{0.85F, 0.85F, 0.85F, 1}, faint{0.42F, 0.42F, 0.42F, 1},
    white{1, 1, 1, 1};

struct CardMaker {
    DisplayList list;
    Pt hair;  ///< one device pixel

    void fill(Pt x, Pt y, Pt width, Pt height, Colour colour) {
        list.still.push_back(FillCommand{{x, y, width, height}, colour});
    }
    void frame(const Rect& r, Pt weight, Colour colour) {
        fill(r.x, r.y, r.width, weight, colour);
        fill(r.x, r.bottom() - weight, r.width, weight, colour);
        fill(r.x, r.y, weight, r.height, colour);
        fill(r.right() - weight, r.y, weight, r.height, colour);
    }
    /// A ring, as two half rings: the nonzero rule has no holes.
    void ring(Point centre, Pt radius, Pt weight, Colour colour) {
        constexpr int steps = 96;
        for (int half = 0; half < 2; ++half) {
            PolygonCommand shape;
            shape.colour = colour;
            const auto at = [&](Pt r, int step) {
                const double angle = std::numbers::pi * (half + static_cast<double>(step) / steps);
                return Point{centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)};
            };
            for (int step = 0; step <= steps; ++step) shape.outline.push_back(at(radius, step));
            for (int step = steps; step >= 0; --step) shape.outline.push_back(at(radius - weight, step));
            list.still.push_back(std::move(shape));
        }
    }
    void text(const std::string& words, TextStyle type, Pt size, Point at, Pt measure, bool middle,
              Typesetter& typesetter) {
        type.size = size;
        type.tracking = Em(0);
        Diagnostics ignored;  // the card names no face that is not there
        const Line set = set_one_line(words, type, measure, "en-US", typesetter, ignored);
        const Pt left = middle ? at.x - set.natural / 2 : at.x;
        for (const SetRun& run : set.runs)
            list.still.push_back(GlyphRunCommand{run.run, {left + run.x, at.y}, white, {}});
    }
};

}  // namespace

DisplayList test_card(PixelSize screen, const std::string& name, Typesetter& typesetter, const Style& style) {
    const double scale = std::min(screen.width, screen.height) / 1080.0;
    CardMaker card;
    card.hair = Pt(1 / scale);
    card.list.page = {Pt(screen.width / scale), Pt(screen.height / scale)};
    card.list.ground = ground;
    const Pt width = card.list.page.width, height = card.list.page.height, shorter = min(width, height);
    const Rect all{Pt(0), Pt(0), width, height};
    // Squares, counted from the middle, so that they are square on every screen.
    const Pt square = shorter / 12;
    for (int i = 0; square * i < width / 2; ++i) {
        for (const int side : {-1, 1})
            card.fill(width / 2 + square * (i * side), Pt(0), card.hair, height, i == 0 ? line : faint);
    }
    for (int i = 0; square * i < height / 2; ++i) {
        for (const int side : {-1, 1})
            card.fill(Pt(0), height / 2 + square * (i * side), width, card.hair, i == 0 ? line : faint);
    }
    card.frame(all, card.hair * 2.0, white);
    // Where nothing is lost: the action in 93 % of the picture, titles in 90 %.
    for (const auto& [share, colour] :
         {std::pair{0.93, Colour{0.3F, 0.8F, 0.5F, 1}}, {0.90, Colour{0.95F, 0.8F, 0.3F, 1}}}) {
        card.frame({width * ((1 - share) / 2), height * ((1 - share) / 2), width * share, height * share},
                   card.hair * 2.0, colour);
    }
    // Corner marks that reach the very edge.
    const Pt arm = square * 0.75, thick = card.hair * 6.0;
    for (const double x : {0.0, 1.0}) {
        for (const double y : {0.0, 1.0}) {
            card.fill((width - arm) * x, (height - thick) * y, arm, thick, white);
            card.fill((width - thick) * x, (height - arm) * y, thick, arm, white);
        }
    }
    card.ring({width / 2, height / 2}, shorter * 0.42, card.hair * 2.0, line);
    const Pt corner = shorter * 0.13;
    for (const double x : {0.0, 1.0}) {
        for (const double y : {0.0, 1.0})
            card.ring({corner + (width - corner * 2.0) * x, corner + (height - corner * 2.0) * y}, corner * 0.85,
                      card.hair * 2.0, line);
    }
    // Steps of grey, evenly in the signal; the first two and the last two tell whether black and white are cut off.
    constexpr std::array<float, 13> greys = {0, 0.02F, 0.05F, 0.1F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F, 0.7F, 0.8F, 0.95F, 1};
    const Pt strip = shorter * 0.66, step = strip / static_cast<double>(greys.size()), top = height / 2 + shorter * 0.2;
    for (std::size_t i = 0; i < greys.size(); ++i) {
        card.fill(width / 2 - strip / 2 + step * static_cast<double>(i), top, step, shorter * 0.075,
                  {greys[i], greys[i], greys[i], 1});
    }
    // Lines a pixel apart, by which focus and an even scaling are seen.
    const Pt fine = shorter * 0.06;
    for (int i = 0; card.hair * (2 * i) < fine; ++i) {
        card.fill(width / 2 - strip / 2 + card.hair * (2.0 * i), top - fine * 1.3, card.hair, fine, white);
        card.fill(width / 2 + strip / 2 - fine, top - fine * 1.3 + card.hair * (2.0 * i), fine, card.hair, white);
    }
    const TextStyle title = style.text_style("headline"), body = style.text_style("text");
    card.text("Foyer", title, shorter * 0.11, {width / 2, height / 2 - shorter * 0.2}, strip, true, typesetter);
    card.text(fmt::format("{} × {}{}{}", screen.width, screen.height, name.empty() ? "" : " · ", name), body, 27_pt,
              {width / 2, height / 2 - shorter * 0.145}, strip * 1.2, true, typesetter);
    double line_at = -0.095;
    for (const double size : {34.0, 26.0, 19.0, 14.0}) {
        card.text(fmt::format("{:.0f} pt: the hum is back, and she walks into it anyway", size), body, Pt(size),
                  {width / 2, height / 2 + shorter * line_at}, strip * 1.2, true, typesetter);
        line_at += 0.03 + size / 1080 * 0.35;
    }
    return card.list;
}

}  // namespace foyer

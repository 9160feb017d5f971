#include "app/lobby_chrome.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <string>

#include "layout/display_text.h"

namespace foyer {
namespace {

constexpr double told_before = 10;  // seconds before the page goes on by itself

struct Drawer {
    const Lobby& lobby;
    const LobbyManner& manner;
    const Style& style;
    Typesetter& typesetter;
    double now;
    DisplayList list{};
    Colour dark = style.colour("palette.band"), light = style.colour("palette.paper"),
           accent = style.colour("palette.accent");

    void polygon(std::vector<Point> outline, Colour colour) {
        list.still.push_back(PolygonCommand{std::move(outline), colour, {}});
    }

    /// From noon clockwise; a share of 1 is all of it.
    std::vector<Point> arc(Point middle, Pt radius, double share) const {
        constexpr int steps = 64;
        std::vector<Point> outline;
        for (int step = 0; step <= steps; ++step) {
            const double angle = 2 * std::numbers::pi * share * step / steps;
            outline.push_back({middle.x + radius * std::sin(angle), middle.y - radius * std::cos(angle)});
        }
        return outline;
    }
    void disc(Point middle, Pt radius, Colour colour) { polygon(arc(middle, radius, 1), colour); }
    void ring(Point middle, Pt radius, Pt weight, Colour colour, double share) {
        std::vector<Point> outline = arc(middle, radius, share);
        const std::vector<Point> inner = arc(middle, radius - weight, share);
        outline.insert(outline.end(), inner.rbegin(), inner.rend());
        polygon(std::move(outline), colour);
    }
    void card(const Rect& r, Pt radius, Colour colour) {
        std::vector<Point> outline;
        constexpr int steps = 8;
        const std::array<std::pair<Point, double>, 4> corners = {{{{r.right() - radius, r.y + radius}, 0},
                                                                  {{r.right() - radius, r.bottom() - radius}, 1},
                                                                  {{r.x + radius, r.bottom() - radius}, 2},
                                                                  {{r.x + radius, r.y + radius}, 3}}};
        for (const auto& [middle, quarter] : corners) {
            for (int step = 0; step <= steps; ++step) {
                const double angle = std::numbers::pi / 2 * (quarter + static_cast<double>(step) / steps);
                outline.push_back({middle.x + radius * std::sin(angle), middle.y - radius * std::cos(angle)});
            }
        }
        polygon(std::move(outline), colour);
    }
    /// A stroke with square ends.
    void stroke(Point from, Point to, Pt weight, Colour colour) {
        const double length = std::hypot((to.x - from.x).value, (to.y - from.y).value);
        if (!(length > 0)) return;
        const Point along{(to.x - from.x) * (weight.value / 2 / length), (to.y - from.y) * (weight.value / 2 / length)};
        const Point across{-along.y, along.x};
        const Point a = from - along, b = to + along;
        polygon({a + across, b + across, b - across, a - across}, colour);
    }

    TextStyle type(Pt size) const {
        TextStyle face = style.text_style("byline");
        face.size = size;
        face.tracking = Em(0.02);
        face.letters = LetterCase::as_written;
        return face;
    }
    Pt words(const std::string& text, Pt size, Point middle, Pt room, Colour colour) {
        Diagnostics ignored;  // said by the page already
        const TextStyle face = type(size);
        const Line line = set_one_line(text, face, room, "en-US", typesetter, ignored);
        const Pt cap = to_points(typesetter.book().measures(typesetter.face(face.face, ignored)).cap_height, size);
        for (const SetRun& run : line.runs) {
            list.still.push_back(
                GlyphRunCommand{run.run, {middle.x - line.natural / 2 + run.x, middle.y + cap / 2}, colour, {}});
        }
        return line.natural;
    }

    // Signs, each in a square of two units about its middle

    static Point at(Point middle, Pt unit, double x, double y) { return {middle.x + unit * x, middle.y + unit * y}; }

    void house(Point middle, Pt unit, Colour colour, Colour door) {
        polygon({at(middle, unit, 0, -0.9), at(middle, unit, 1, 0.02), at(middle, unit, 0.72, 0.02),
                 at(middle, unit, 0.72, 0.85), at(middle, unit, -0.72, 0.85), at(middle, unit, -0.72, 0.02),
                 at(middle, unit, -1, 0.02)},
                colour);
        polygon({at(middle, unit, -0.2, 0.25), at(middle, unit, 0.2, 0.25), at(middle, unit, 0.2, 0.85),
                 at(middle, unit, -0.2, 0.85)},
                door);
    }
    void chevron(Point middle, Pt unit, int way, Colour colour) {
        const Point tip = at(middle, unit, 0.42 * way, 0);
        polygon({at(middle, unit, -0.5 * way, -0.85), at(middle, unit, -0.14 * way, -0.85),
                 at(tip, unit, 0.28 * way, 0), at(middle, unit, -0.14 * way, 0.85), at(middle, unit, -0.5 * way, 0.85),
                 tip - Point{unit * (0.08 * way), Pt(0)}},
                colour);
    }
    void cross(Point middle, Pt unit, Colour colour) {
        stroke(at(middle, unit, -0.6, -0.6), at(middle, unit, 0.6, 0.6), unit * 0.28, colour);
        stroke(at(middle, unit, 0.6, -0.6), at(middle, unit, -0.6, 0.6), unit * 0.28, colour);
    }
    void arrow_back(Point middle, Pt unit, Colour colour) {
        stroke(at(middle, unit, -0.6, 0), at(middle, unit, 0.8, 0), unit * 0.24, colour);
        stroke(at(middle, unit, -0.7, 0), at(middle, unit, -0.1, -0.6), unit * 0.24, colour);
        stroke(at(middle, unit, -0.7, 0), at(middle, unit, -0.1, 0.6), unit * 0.24, colour);
    }

    void button(const LobbyButton& one) {
        using Kind = LobbyButton::Kind;
        const Point middle{one.bounds.x + one.bounds.width / 2, one.bounds.y + one.bounds.height / 2};
        const Pt radius = one.bounds.width / 2 - 2_pt, unit = radius * 0.46;
        const bool loud = one.kind == Kind::home || one.kind == Kind::accept;
        const bool on_pad = lobby.pad.has_value();
        const bool home = one.kind == Kind::home;
        const Colour ground = home ? light : loud ? accent : on_pad ? mix(dark, light, 0.16F) : dark.with_alpha(0.9F);
        const Colour ink = loud ? dark : light;
        disc(middle, radius, ground);
        // On a page as dark as the button a line tells where it ends.
        if (!on_pad) ring(middle, radius, 2.5_pt, home ? dark : light, 1);
        switch (one.kind) {
            case Kind::home: return house(middle, unit, ink, ground);
            case Kind::previous: return chevron(middle, unit, -1, ink);
            case Kind::next: return chevron(middle, unit, 1, ink);
            case Kind::close:
            case Kind::cancel: return cross(middle, unit, ink);
            case Kind::erase: return arrow_back(middle, unit, ink);
            case Kind::digit: words(fmt::format("{}", one.digit), radius * 0.95, middle, one.bounds.width, ink); return;
            case Kind::accept: words("OK", radius * 0.8, middle, one.bounds.width, ink); return;
            case Kind::leave: words("Leave", radius * 0.5, middle, one.bounds.width * 0.9, ink); return;
            case Kind::panel: words("Panel", radius * 0.5, middle, one.bounds.width * 0.9, ink); return;
            case Kind::service: words("Status", radius * 0.5, middle, one.bounds.width * 0.9, ink); return;
            case Kind::back: words("Back", radius * 0.5, middle, one.bounds.width * 0.9, ink); return;
        }
    }

    /// A ring about the way home that runs out, and why.
    void notice(const LobbyButton& home) {
        const auto left = idle_left(lobby, manner, now);
        if (!left || *left >= told_before || *left <= 0) return;
        const Point middle{home.bounds.x + home.bounds.width / 2, home.bounds.y + home.bounds.height / 2};
        const Pt radius = home.bounds.width / 2 + 7_pt;
        ring(middle, radius, 5_pt, style.colour("palette.tape"), *left / told_before);
        const Pt size = max(24_pt, home.bounds.height * 0.36), height = size * 1.9, width = size * 11.5;
        const Rect label{home.bounds.x - width - 24_pt, middle.y - height / 2, width, height};
        card(label, height / 2, dark);
        words("Touch to go on reading", size, {label.x + label.width / 2, middle.y}, label.width * 0.94, light);
    }

    void pad() {
        const CodePad& code = *lobby.pad;
        const Rect ground = pad_of(lobby, manner);
        list.still.push_back(FillCommand{{Pt(0), Pt(0), list.page.width, list.page.height}, Colour{0, 0, 0, 0.62F}});
        card(ground, 28_pt, dark);
        const Point head{ground.x + ground.width / 2, ground.y + 52_pt}, below{head.x, ground.y + 112_pt};
        const Pt room = ground.width - 40_pt;
        Pt line = ground.y + 150_pt;
        for (const std::string& told : code.told) {
            words(told, 24_pt, {head.x, line}, room, light);
            line += 36_pt;
        }
        const bool waits = code.until && now < *code.until;
        words(code.open    ? "Foyer"
              : waits      ? "Too many tries"
              : code.unset ? "No code is set"
              : code.wrong ? "That is not the code"
                           : "Code",
              40_pt, head, room, code.wrong || waits || code.unset ? accent : light);
        if (waits) {
            words(fmt::format("again in {:.0f} s", std::ceil(*code.until - now)), 30_pt, below, room, light);
        } else if (code.unset) {
            words("foyer kiosk --set-code sets one", 30_pt, below, room, light);
        } else if (!code.open) {
            const Pt pitch{34};
            const auto count = static_cast<double>(code.digits.size());
            for (std::size_t i = 0; i < code.digits.size(); ++i)
                disc({below.x + pitch * (static_cast<double>(i) - (count - 1) / 2), below.y}, 9_pt, light);
        }
    }

    std::shared_ptr<const DisplayList> draw() {
        const std::vector<LobbyButton> buttons = buttons_of(lobby, manner);
        if (buttons.empty()) return nullptr;
        list.page = lobby.show.list->picture;
        if (lobby.pad) pad();
        for (const LobbyButton& one : buttons) {
            button(one);
            if (one.kind == LobbyButton::Kind::home) notice(one);
        }
        return std::make_shared<const DisplayList>(std::move(list));
    }
};

}  // namespace

std::shared_ptr<const DisplayList> lobby_chrome(const Lobby& lobby, const LobbyManner& manner, const Style& style,
                                                Typesetter& typesetter, double now) {
    return Drawer{lobby, manner, style, typesetter, now}.draw();
}

}  // namespace foyer

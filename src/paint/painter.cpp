#include "paint/painter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "paint/shapes.h"

namespace foyer {
namespace {

Treatment treatment_of(const Style& style) {
    Treatment treatment;
    treatment.exposure = style.number("picture.exposure");
    treatment.duotone = style.number("picture.duotone");
    treatment.tritone = style.number("picture.tritone");
    treatment.halftone = style.number("picture.halftone");
    treatment.grain = style.number("picture.grain");
    treatment.misregistration = style.number("picture.misregistration");
    treatment.vignette = style.number("picture.vignette");
    treatment.cell = style.points("picture.cell");
    treatment.shadow = style.colour("palette.band");
    treatment.accent = style.colour("palette.accent");
    treatment.highlight = style.colour("palette.paper");
    treatment.paper = style.colour("palette.paper");
    return treatment;
}

class Painter {
public:
    Painter(const Layout& layout, const Spread& spread, const Style& style)
        : m_layout(layout), m_spread(spread), m_style(style) {
        m_list.page = layout.page;
        m_list.ground = m_style.colour("palette.band");
    }

    DisplayList run(double seconds) {
        const Rect page{Pt(0), Pt(0), m_layout.page.width, m_layout.page.height};
        if (m_spread.kind == SpreadKind::poster) {
            m_list.ground = m_style.colour("palette.accent");
            fill(page, m_list.ground);
        } else {
            m_list.still.push_back(PaperCommand{bare_sheet(), m_style.colour("palette.paper"), m_style.number("palette.grain")});
        }
        // Grounds first: pictures and boxes lie under all type.
        for (const Frame& frame : m_spread.frames) ground(frame);
        for (const Frame& frame : m_spread.frames) furniture(frame);
        for (const Frame& frame : m_spread.frames) type(frame);
        if (m_style.flag("grid.shown")) grid();
        repaint_live(m_list, m_spread, m_style, seconds);
        return std::move(m_list);
    }

private:
    /// What of the sheet can be seen beside the band and a picture that bleeds off the left edge. Its grain costs a software
    /// renderer more than any colour laid over it.
    Rect bare_sheet() const {
        constexpr Pt torn = 14_pt;  // as far as a torn edge reaches into its picture
        Rect sheet{Pt(0), Pt(0), m_layout.page.width, m_layout.page.height};
        for (const Frame& frame : m_spread.frames) {
            if (frame.kind == FrameKind::timeline) sheet.height = min(sheet.height, frame.bounds.top());
        }
        for (const Frame& frame : m_spread.frames) {
            const bool covers = frame.kind == FrameKind::picture && !(Pt(0) < frame.bounds.left()) && !(Pt(0) < frame.bounds.top()) &&
                                !(frame.bounds.bottom() < sheet.bottom());
            if (covers) sheet = {frame.bounds.right() - torn, sheet.y, sheet.right() - frame.bounds.right() + torn, sheet.height};
        }
        return sheet;
    }

    void fill(Rect bounds, Colour colour) { m_list.still.push_back(FillCommand{bounds, colour}); }

    void ground(const Frame& frame) {
        switch (frame.kind) {
            case FrameKind::picture: picture(frame); break;
            case FrameKind::facts: fill(frame.bounds, m_style.colour("palette.accent")); break;
            case FrameKind::timeline:
                if (m_spread.kind != SpreadKind::poster) fill(frame.bounds, m_style.colour("palette.band"));
                break;
            default: break;
        }
    }

    void picture(const Frame& frame) {
        if (frame.picture.empty()) {
            fill(frame.bounds, m_style.colour("palette.accent"));
            return;
        }
        PictureCommand command{frame.picture, frame.bounds, frame.crop, treatment_of(m_style)};
        // Only the opening's picture carries type, and only it is torn from its sheet.
        if (m_spread.kind == SpreadKind::opening) {
            command.treatment.shade = m_style.number("picture.shade");
            command.treatment.torn_edge = m_style.number("picture.torn_edge");
        }
        m_list.still.push_back(std::move(command));
    }

    void furniture(const Frame& frame) {
        if (frame.kind == FrameKind::tape) {
            m_list.still.push_back(PolygonCommand{tape_outline(frame.bounds), m_style.colour("palette.tape"), frame.turn});
        }
        const bool on_accent = frame.kind == FrameKind::facts || m_spread.kind == SpreadKind::poster;
        for (const Rule& rule : frame.rules) {
            const bool plain = rule.ink == Ink::ink && frame.kind != FrameKind::text && !on_accent;
            fill(rule.bounds, m_style.colour_of(plain ? m_style.choice<Ink>("rule.colour") : rule.ink));
        }
        for (const Star& one : frame.stars) star(one, m_style.colour(on_accent ? ColourId("palette.accent") : ColourId("palette.paper")));
        if (frame.wave && m_spread.kind != SpreadKind::poster) {
            for (const Pt x : frame.wave->ticks) {
                fill({x, frame.bounds.top() + 14_pt, 1_pt, 125_pt}, m_style.colour("timeline.tick"));
            }
        }
        if (frame.continues) goes_on(frame);
    }

    void star(const Star& star, Colour ground) {
        const Colour ink = m_style.colour("palette.ink");
        const auto outline = star_outline(star.centre, star.radius);
        m_list.still.push_back(PolygonCommand{outline, ink, {}});
        if (star.filled >= 1) return;
        m_list.still.push_back(PolygonCommand{star_outline(star.centre, star.radius * 0.76), ground, {}});
        if (star.filled <= 0) return;
        const Pt until = star.centre.x + star.radius * 0.951 * (star.filled * 2 - 1);
        m_list.still.push_back(PolygonCommand{left_of(outline, until), ink, {}});
    }

    /// A small arrow under the last line: the text is not at its end.
    void goes_on(const Frame& frame) {
        const Line& last = frame.lines.back();
        const Pt right = frame.bounds.right(), top = last.origin.y + m_layout.baseline * 0.42;
        const Pt size = m_layout.baseline * 0.38;
        m_list.still.push_back(PolygonCommand{{{right - size, top}, {right, top + size / 2}, {right - size, top + size}},
                                              m_style.colour("palette.accent"), {}});
    }

    void type(const Frame& frame) {
        for (const Line& line : frame.lines) {
            for (const SetRun& run : line.runs) {
                m_list.still.push_back(GlyphRunCommand{run.run, {line.origin.x + run.x, line.origin.y},
                                                       m_style.colour_of(run.ink), frame.turn});
            }
        }
    }

    void grid() {
        const Colour modules = m_style.colour("palette.accent").with_alpha(0.10f), lines = m_style.colour("palette.accent").with_alpha(0.35f);
        const int count = m_style.integer("grid.modules");
        const Pt margin = m_style.points("grid.margin"), gutter = m_style.points("grid.gutter");
        const Pt module = (m_layout.page.width - margin * 2.0 - gutter * (count - 1.0)) / static_cast<double>(count);
        for (int m = 0; m < count; ++m) {
            fill({margin + (module + gutter) * static_cast<double>(m), Pt(0), module, m_layout.page.height}, modules);
        }
        for (Pt y = m_layout.baseline; y < m_layout.page.height; y += m_layout.baseline) {
            fill({Pt(0), y, m_layout.page.width, Pt(0.75)}, lines);
        }
    }

    const Layout& m_layout;
    const Spread& m_spread;
    const Style& m_style;
    DisplayList m_list;
};

/// How tall a bar stands at a moment: a slow swell runs along the line, a quicker one through it. Never above its height at
/// rest by more than a seventh, so that the loudest bar stays in its band.
double breath(std::size_t bar, double seconds, double liveliness) {
    constexpr double slow = 2 * std::numbers::pi / 6.5, quick = 2 * std::numbers::pi / 1.7;
    const double place = static_cast<double>(bar);
    const double swell = 0.65 * std::sin(seconds * slow - place * 0.061) + 0.35 * std::sin(seconds * quick + place * 1.93);
    return 1 + liveliness * (0.28 * swell - 0.14);
}

}  // namespace

DisplayList paint(const Layout& layout, const Spread& spread, const Style& style, double seconds) {
    return Painter(layout, spread, style).run(seconds);
}

void repaint_live(DisplayList& list, const Spread& spread, const Style& style, double seconds) {
    const double liveliness = style.number("timeline.liveliness");
    list.live.clear();
    list.live_bounds = {};
    for (const Frame& frame : spread.frames) {
        if (!frame.wave) continue;
        const Wave& wave = *frame.wave;
        const Pt width = style.points("timeline.bar") * (wave.standing ? 2.0 : 1.0);
        const bool poster = spread.kind == SpreadKind::poster;
        BarsCommand lit, dim;
        lit.colour = style.colour(poster ? ColourId("palette.ink") : ColourId("palette.accent"));
        dim.colour = style.colour("timeline.dim");
        Pt top = wave.centre, foot = wave.centre, right = Pt(0), left = list.page.width;
        for (std::size_t i = 0; i < wave.bars.size(); ++i) {
            const Bar& bar = wave.bars[i];
            const Pt reach = bar.half_height * (liveliness > 0 ? breath(i, seconds, liveliness) : 1.0);
            const Rect box{bar.x, wave.centre - reach, width, wave.standing ? reach : reach * 2.0};
            const bool current = poster || !spread.current_act || *spread.current_act == bar.act;
            (current ? lit : dim).bars.push_back(box);
            const Pt most = bar.half_height * (1 + liveliness * 0.14);
            top = min(top, wave.centre - most);
            foot = max(foot, wave.standing ? wave.centre : wave.centre + most);
            left = min(left, bar.x);
            right = max(right, bar.x + width);
        }
        if (wave.bars.empty()) continue;
        auto& into = liveliness > 0 ? list.live : list.still;
        for (BarsCommand* bars : {&lit, &dim}) {
            if (!bars->bars.empty()) into.push_back(std::move(*bars));
        }
        if (liveliness > 0) list.live_bounds = {left - 1_pt, top - 1_pt, right - left + 2_pt, foot - top + 2_pt};
    }
}

DisplayList centred(DisplayList list, Size screen, Colour border, double scale) {
    // By whole pixels, so that the page stays as sharp as it was laid out.
    const auto half = [scale](Pt room) { return Pt(std::floor(room.value / 2 * scale + 1e-6) / scale); };
    const Point by{half(screen.width - list.page.width), half(screen.height - list.page.height)};
    if (by == Point{} && screen == list.page) return list;
    const auto move_rect = [by](Rect& r) {
        r.x += by.x;
        r.y += by.y;
    };
    const auto move_turn = [by](Turn& turn) { turn.about = turn.about + by; };
    struct Mover {
        Point by;
        decltype(move_rect)& rect;
        decltype(move_turn)& turn;
        void operator()(FillCommand& c) const { rect(c.bounds); }
        void operator()(PaperCommand& c) const { rect(c.bounds); }
        void operator()(PolygonCommand& c) const {
            for (Point& p : c.outline) p = p + by;
            turn(c.turn);
        }
        void operator()(GlyphRunCommand& c) const {
            c.origin = c.origin + by;
            turn(c.turn);
        }
        void operator()(PictureCommand& c) const { rect(c.bounds); }
        void operator()(BarsCommand& c) const {
            for (Rect& bar : c.bars) rect(bar);
        }
    };
    for (auto* commands : {&list.still, &list.live}) {
        for (DrawCommand& command : *commands) std::visit(Mover{by, move_rect, move_turn}, command);
    }
    if (!list.live_bounds.empty()) move_rect(list.live_bounds);
    list.page = screen;
    list.ground = border;
    return list;
}

void paint_card(DisplayList& list, const Card& card, const Style& style) {
    // What moves under the card stands still meanwhile.
    for (DrawCommand& command : list.live) list.still.push_back(std::move(command));
    list.live.clear();
    list.live_bounds = {};
    const Point at{(list.page.width - card.size.width) / 2, (list.page.height - card.size.height) / 2};
    const Rect bounds{at.x, at.y, card.size.width, card.size.height};
    list.still.push_back(FillCommand{{Pt(0), Pt(0), list.page.width, list.page.height}, style.colour("palette.band").with_alpha(0.6f)});
    list.still.push_back(FillCommand{bounds, style.colour("palette.paper")});
    list.still.push_back(FillCommand{{bounds.x, bounds.y, bounds.width, style.points("rule.weight")}, style.colour("palette.accent")});
    for (const Line& line : card.lines) {
        for (const SetRun& run : line.runs) {
            list.still.push_back(GlyphRunCommand{run.run, {at.x + line.origin.x + run.x, at.y + line.origin.y}, style.colour_of(run.ink), {}});
        }
    }
}

}  // namespace foyer

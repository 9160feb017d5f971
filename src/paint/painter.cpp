#include "paint/painter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "paint/grounds.h"
#include "paint/heat_map.h"
#include "paint/shapes.h"
#include "paint/treatment.h"

namespace foyer {
namespace {

/// The ground a frame's words stand on: a band or a box has its own.
Ground ground_of(const Spread& spread, const Frame& frame) {
    if (frame.kind == FrameKind::timeline && !(frame.wave && frame.wave->standing)) return Ground::band;
    return spread.ground;
}

/// The act whose stretch of the timeline a place across lies in.
int act_of(const Wave& wave, Pt x) {
    return static_cast<int>(std::count_if(wave.ticks.begin(), wave.ticks.end(), [x](Pt tick) { return !(x < tick); }));
}

class Painter {
public:
    Painter(const Layout& layout, const Spread& spread, const Style& style, Pointed pointed)
        : m_layout(layout), m_spread(spread), m_style(style), m_pointed(pointed) {
        m_list.page = layout.page;
        m_list.ground = m_style.colour("palette.band");
    }

    DisplayList run(double seconds) {
        const Rect page{Pt(0), Pt(0), m_layout.page.width, m_layout.page.height};
        if (m_spread.ground != Ground::paper) {
            m_list.ground = ground_colour(m_spread.ground, m_style);
            fill(page, m_list.ground);
        } else {
            m_list.still.push_back(PaperCommand{bare_sheet(), m_style.colour("palette.paper"), m_style.number("palette.grain")});
        }
        // Grounds first: pictures and boxes lie under all type.
        for (const Frame& frame : m_spread.frames) ground(frame);
        for (const Frame& frame : m_spread.frames) furniture(frame);
        for (const Frame& frame : m_spread.frames) type(frame);
        for (const Frame& frame : m_spread.frames) sign(frame);
        if (m_style.flag("composer.heat_map")) paint_heat_map(m_spread, m_layout.baseline, m_list.still);
        if (m_style.flag("grid.shown")) grid();
        repaint_live(m_list, m_spread, m_style, seconds, m_pointed);
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
            const bool covers = !frame.cutout && (frame.kind == FrameKind::picture || frame.kind == FrameKind::panel) && !(Pt(0) < frame.bounds.left()) && !(Pt(0) < frame.bounds.top()) &&
                                !(frame.bounds.bottom() < sheet.bottom());
            if (covers) sheet = {frame.bounds.right() - torn, sheet.y, sheet.right() - frame.bounds.right() + torn, sheet.height};
        }
        return sheet;
    }

    /// Whether the timeline's band looks like the sheet above it: a figure may stand behind the timeline there.
    bool is_bare_paper() const {
        return m_spread.ground == Ground::paper && m_style.colour("palette.band") == m_style.colour("palette.paper");
    }

    void fill(Rect bounds, Colour colour) { m_list.still.push_back(FillCommand{bounds, colour}); }

    void ground(const Frame& frame) {
        switch (frame.kind) {
            case FrameKind::picture: picture(frame); break;
            case FrameKind::panel: panel(frame); break;
            case FrameKind::facts:
                if (facts_ground(frame) != Ground::paper) fill(frame.bounds, ground_colour(facts_ground(frame), m_style));
                break;
            case FrameKind::timeline:
                if (ground_of(m_spread, frame) == Ground::band && !is_bare_paper()) fill(frame.bounds, m_style.colour("palette.band"));
                break;
            case FrameKind::caption:
                if (!frame.ground) fill(frame.bounds, m_style.colour("palette.band"));
                break;
            case FrameKind::code: code(frame); break;
            default: break;
        }
    }

    /// Ink on paper where a camera can tell them apart; else black on white. Rows of dark modules as one rectangle each.
    void code(const Frame& frame) {
        constexpr double told_apart = 7;
        Colour dark = m_style.colour("palette.ink"), light = m_style.colour("palette.paper");
        const bool on_sheet = luminance(light) > luminance(dark) && contrast(dark, light) >= told_apart && m_spread.ground == Ground::paper;
        if (!on_sheet) fill(frame.bounds, light = {1, 1, 1, 1}), dark = {0, 0, 0, 1};
        if (!frame.code) return;
        const Pt module = frame.bounds.width / (frame.code->size + 2 * quiet_zone);
        for (int row = 0; row < frame.code->size; ++row) {
            for (int from = 0; from < frame.code->size;) {
                int until = from;
                while (until < frame.code->size && frame.code->at(until, row)) ++until;
                if (until > from) fill({frame.bounds.x + module * (from + quiet_zone), frame.bounds.y + module * (row + quiet_zone), module * (until - from), module}, dark);
                from = until + 1;
            }
        }
    }

    /// A box of facts has a ground of its own, unless they stand on the sheet as a table.
    Ground facts_ground(const Frame& frame) const { return frame.ground.value_or(m_style.choice<Ground>("facts.ground")); }

    /// A ground in the accent, torn where a picture would be.
    void panel(const Frame& frame) {
        PictureCommand command{"", frame.bounds, {}, {}};
        const Colour accent = m_style.colour("palette.accent");
        command.treatment.tritone = 1;
        command.treatment.shadow = command.treatment.accent = command.treatment.highlight = accent;
        command.treatment.paper = m_style.colour("palette.paper");
        tear(frame, command.treatment);
        if (command.treatment.torn_edge <= 0) return fill(frame.bounds, accent);
        m_list.still.push_back(std::move(command));
    }

    void tear(const Frame& frame, Treatment& treatment) const {
        if (frame.torn == TornEdge::none) return;
        treatment.torn_edge = m_style.number("picture.torn_edge");
        treatment.torn_foot = frame.torn == TornEdge::foot;
    }

    void picture(const Frame& frame) {
        if (frame.picture.empty()) return panel(frame);
        PictureCommand command{frame.picture, frame.bounds, frame.crop, treatment_of(m_spread, frame, m_style)};
        if (frame.cutout) {
            scissors(frame);
            command.treatment.vignette = 0;  // it would darken a figure's hands and feet
        }
        m_list.still.push_back(std::move(command));
    }

    /// What is left of the sheet a figure was cut from.
    void scissors(const Frame& frame) {
        enum class CutGround { none, paper, accent, tape };
        const auto ground = m_style.choice<CutGround>("cutout.ground");
        if (ground == CutGround::none || frame.outline.empty()) return;
        const Colour colour = m_style.colour(ground == CutGround::paper    ? ColourId("palette.paper")
                                             : ground == CutGround::accent ? ColourId("palette.accent")
                                                                           : ColourId("palette.tape"));
        m_list.still.push_back(PolygonCommand{grown_outline(frame.outline, m_style.points("cutout.border")), colour, {}});
    }

    void furniture(const Frame& frame) {
        if (frame.kind == FrameKind::tape) {
            m_list.still.push_back(PolygonCommand{tape_outline(frame.bounds), m_style.colour("palette.tape"), frame.turn});
        }
        const Ground under = frame.kind == FrameKind::facts ? facts_ground(frame) : m_spread.ground;
        const bool on_accent = under != Ground::paper;
        for (const Rule& rule : frame.rules) {
            const bool plain = rule.ink == Ink::ink && frame.kind != FrameKind::text && !on_accent;
            if (frame.kind == FrameKind::facts && on_accent) {
                fill(rule.bounds, colour_on(under, rule.ink, rule.bounds.height, m_style));
                continue;
            }
            fill(rule.bounds, colour_in(frame, plain ? m_style.choice<Ink>("rule.colour") : rule.ink, rule.bounds.height));
        }
        for (const Star& one : frame.stars) star(one, under);
        if (frame.wave && !frame.wave->standing && ground_of(m_spread, frame) == Ground::band) {
            for (const Pt x : frame.wave->steps ? std::vector<Pt>{} : frame.wave->ticks) {
                fill({x, frame.bounds.top() + 14_pt, 1_pt, 125_pt}, m_style.colour("timeline.tick"));
            }
        }
        if (frame.continues) goes_on(frame);
    }

    void star(const Star& star, Ground under) {
        const Colour ground = ground_colour(under, m_style), ink = main_colour(under, m_style);
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
                                              colour_in(frame, Ink::accent, 48_pt), {}});
    }

    /// The colour of an ink in a frame. The timeline's band and the boxes have inks of their own, chosen for them.
    Colour colour_in(const Frame& frame, Ink ink, Pt size) const {
        if (frame.ground) return colour_on(*frame.ground, ink, size, m_style);
        const bool own = frame.kind == FrameKind::timeline || frame.kind == FrameKind::caption || frame.kind == FrameKind::facts || frame.kind == FrameKind::verdict || frame.kind == FrameKind::picture;
        return own ? m_style.colour_of(ink) : colour_on(m_spread.ground, ink, size, m_style);
    }

    void type(const Frame& frame) {
        for (const Line& line : frame.lines) {
            if (line.drag > Pt(0)) {
                dragged(frame, line);
                continue;
            }
            for (const SetRun& run : line.runs) {
                m_list.still.push_back(GlyphRunCommand{run.run, {line.origin.x + run.x, line.origin.y},
                                                       colour_in(frame, ink_of(frame, line, run), run.run.size), frame.turn});
            }
        }
    }

    /// A line cut into strips that are dragged apart, as a photocopier does with a page that moves.
    void dragged(const Frame& frame, const Line& line) {
        // Near and far by turns, none twice the same; the middle strips go furthest.
        constexpr double offsets[] = {-0.55, 0.8, -0.2, 0.35, 1.0, -0.1, 0.55, -1.0, 0.15};
        constexpr int strips = std::size(offsets);
        for (const SetRun& run : line.runs) {
            const Pt size = run.run.size;
            // From above the accents of capitals to below commas; whole pixels, so that strips meet without a seam.
            const auto pixel = [&](Pt y) { return Pt(std::round(y.value * m_layout.scale) / m_layout.scale); };
            const Pt top = line.origin.y - size * 0.875, pitch = size * 0.875 / strips;
            for (int strip = 0; strip < strips; ++strip) {
                const Pt from = strip == 0 ? pixel(top - size * 0.4) : pixel(top + pitch * static_cast<double>(strip));
                const Pt until = strip + 1 == strips ? pixel(line.origin.y + size * 0.4) : pixel(top + pitch * (strip + 1.0));
                const double turned = static_cast<int>(line.origin.y.value) % 2 == 0 ? 1 : -1;
                const Pt by = line.drag * (offsets[strip] * turned);
                m_list.still.push_back(GlyphRunCommand{run.run, {line.origin.x + run.x + by, line.origin.y}, colour_in(frame, run.ink, size), {},
                                                       {Pt(0), from, m_layout.page.width, until - from}});
            }
        }
    }

    /// The name of the act pointed at is white, and then no other.
    Ink ink_of(const Frame& frame, const Line& line, const SetRun& run) const {
        if (frame.kind != FrameKind::timeline || !frame.wave || !m_pointed || m_pointed->kind != CardKind::act) return run.ink;
        const Ink numeral = m_style.text_style("numeral").colour, name = m_style.text_style("act").colour;
        if (run.ink == numeral && numeral != name) return run.ink;
        return act_of(*frame.wave, line.origin.x) == m_pointed->index ? m_style.choice<Ink>("timeline.current") : name;
    }

    /// Corners around a quote that is pointed at, and inside a picture: a frame that does not move what it frames.
    void sign(const Frame& frame) {
        if (!m_pointed) return;
        const bool quote = m_pointed->kind == CardKind::quote && frame.quote == m_pointed->index && frame.kind != FrameKind::poster;
        const bool plate = m_pointed->kind == CardKind::plate && frame.kind == FrameKind::picture && !frame.picture.empty();
        if (!quote && !plate) return;
        constexpr Pt weight = 4_pt, arm = 34_pt, outside = 11_pt, inside = 30_pt;
        Rect box = frame.bounds;
        if (plate) {
            // Only what of the picture is on the page and not under the band.
            const Pt foot = min(box.bottom(), m_layout.band < box.bottom() && m_spread.kind != SpreadKind::plate ? m_layout.band : box.bottom());
            box.height = foot - box.y;
            box = box.inset(inside);
        } else {
            box = box.inset(-outside);
        }
        const Colour colour = plate ? m_style.colour("palette.paper") : m_style.colour("palette.accent");
        // A picture that carries type at its foot has its upper corners alone.
        const Rect foot{box.left(), box.bottom() - arm, box.width, arm};
        const bool carries = plate && std::any_of(m_spread.frames.begin(), m_spread.frames.end(), [&](const Frame& other) {
            return &other != &frame && !other.lines.empty() && other.bounds.intersects(foot);
        });
        for (const bool right : {false, true}) {
            for (const bool low : {false, true}) {
                if (low && carries) continue;
                const Pt x = right ? box.right() : box.left(), y = low ? box.bottom() : box.top();
                fill({right ? x - arm : x, low ? y - weight : y, arm, weight}, colour);
                fill({right ? x - weight : x, low ? y - arm : y + weight, weight, arm - weight}, colour);
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
    Pointed m_pointed;
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

Rect around(Rect a, Rect b) {
    if (a.empty()) return b;
    const Pt left = min(a.left(), b.left()), top = min(a.top(), b.top());
    return {left, top, max(a.right(), b.right()) - left, max(a.bottom(), b.bottom()) - top};
}

}  // namespace

DisplayList paint(const Layout& layout, const Spread& spread, const Style& style, double seconds, Pointed pointed) {
    return Painter(layout, spread, style, pointed).run(seconds);
}

void repaint_live(DisplayList& list, const Spread& spread, const Style& style, double seconds, Pointed pointed) {
    const double liveliness = style.number("timeline.liveliness");
    list.live.clear();
    list.live_bounds = {};
    for (const Frame& frame : spread.frames) {
        if (!frame.wave) continue;
        const Wave& wave = *frame.wave;
        const bool enlarged = frame.kind == FrameKind::wave, standing = wave.standing || wave.steps;
        const Pt usual = style.points("timeline.bar") * (wave.standing || enlarged ? 2.0 : 1.0);
        const Ground ground = ground_of(spread, frame);
        // One stretch is lit, or all are: what is pointed at goes before what is read.
        std::optional<int> lit_act = spread.current_act;
        const bool points = ground == Ground::band && pointed && pointed->kind == CardKind::act;
        if (points) lit_act = pointed->index;
        if (ground != Ground::band) lit_act.reset();
        BarsCommand lit, dim;
        lit.colour = ground == Ground::band ? style.colour("palette.accent") : colour_on(ground, Ink::accent, 48_pt, style);
        dim.colour = style.colour("timeline.dim");
        if (points) dim.colour = mix(dim.colour, style.colour("palette.band"), 0.45F);
        Pt top = wave.centre, foot = wave.centre, right = Pt(0), left = list.page.width;
        for (std::size_t i = 0; i < wave.bars.size(); ++i) {
            const Bar& bar = wave.bars[i];
            const Pt reach = bar.half_height * (liveliness > 0 ? breath(i, seconds, liveliness) : 1.0);
            const Pt width = bar.width > Pt(0) ? bar.width : usual;
            const Rect box{bar.x, wave.centre - reach, width, standing ? reach : reach * 2.0};
            const bool current = !lit_act || *lit_act == bar.act;
            (current ? lit : dim).bars.push_back(box);
            const Pt most = bar.half_height * (1 + liveliness * 0.14);
            top = min(top, wave.centre - most);
            foot = max(foot, standing ? wave.centre : wave.centre + most);
            left = min(left, bar.x);
            right = max(right, bar.x + width);
        }
        if (wave.bars.empty()) continue;
        auto& into = liveliness > 0 ? list.live : list.still;
        for (BarsCommand* bars : {&lit, &dim}) {
            if (!bars->bars.empty()) into.push_back(std::move(*bars));
        }
        if (liveliness > 0) list.live_bounds = around(list.live_bounds, {left - 1_pt, top - 1_pt, right - left + 2_pt, foot - top + 2_pt});
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
            if (!c.clip.empty()) rect(c.clip);
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

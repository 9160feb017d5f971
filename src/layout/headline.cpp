// The headline's frame: over a picture, as the picture, and as large as few words may be.
#include <algorithm>
#include <cmath>

#include "layout/frames.h"

namespace foyer {
namespace {

/// The headline as the picture: its lines fill the frame.
Frame make_filling_headline(const Setting& setting, const FrameSpec& spec, Frame frame, bool on_accent) {
    FillRequest request;
    request.style = setting.style.text_style("headline");
    request.style.colour = on_accent ? Ink::ink : request.style.colour;
    request.accent = on_accent ? Ink::on_accent : setting.style.choice<Ink>("headline.accent");
    request.measure = frame.bounds.width;
    request.height = frame.bounds.height;
    request.gap = setting.grid.baseline;
    request.drag = 9_pt * setting.style.number("headline.drag");
    DisplayText text = fill_display(setting.review.headline, request, setting.review.lang, setting.typesetter, setting.diagnostics);
    if (text.lines.empty()) return frame;
    const Pt height = text.lines.back().origin.y;
    // It stands on its foot, or hangs from its top.
    const Pt top = spec.hang ? frame.bounds.y : frame.bounds.bottom() - height - text.sink;
    move_lines(text.lines, {frame.bounds.x, top});
    frame.bounds = {frame.bounds.x, top, max(text.width, 1_pt), height + (spec.hang ? text.sink : Pt(0))};
    frame.lines = std::move(text.lines);
    return frame;
}

/// How far the tails of the last line's letters reach below what the headline's own style keeps free for them.
Pt sink_of(const Setting& setting, const DisplayText& text) {
    Pt below;
    for (const SetRun& run : text.lines.back().runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            below = max(below, -to_points(setting.typesetter.book().glyph_box(run.run.face, glyph.glyph).bottom, run.run.size));
        }
    }
    constexpr double kept = 0.27;  // of the size: tails and commas
    return max(Pt(0), below - setting.style.text_style("headline").size * kept);
}

/// The size at which few words fill what many would: the headline is never timid.
Pt grown_size(const Setting& setting, DisplayRequest request, Pt room) {
    constexpr double most = 2.4, step = 0.97;
    const Em cap_height = setting.cap_height(request.style);
    const TextStyle style = request.style;
    const double usual_lines = std::max(2, request.most_lines - 1);
    // What fills its room already, or does not fit as it is, grows at no size.
    const DisplayText plain = setting.display(setting.review.headline, request);
    if (plain.size < style.size || static_cast<double>(plain.lines.size()) >= usual_lines) return style.size;
    const Pt usual = min(room, style.leading * (usual_lines - 1) + to_points(cap_height, style.size));
    for (double larger = most; larger > 1; larger *= step) {
        request.style.size = style.size * larger;
        request.style.leading = style.leading * larger;
        request.smallest = request.style.size;
        const DisplayText text = setting.display(setting.review.headline, request);
        if (text.fits && !text.lines.empty() && text.lines.back().origin.y + to_points(cap_height, text.size) + sink_of(setting, text) <= usual) return request.style.size;
    }
    return style.size;
}

/// The headline as large as its room allows: in as many lines as its style has, or in more where they let it be larger.
DisplayText set_in_room(const Setting& setting, const DisplayRequest& request, Pt room) {
    constexpr double step = 0.96, worth_a_line = 1.12, least = 0.1;
    constexpr int most_more = 5;
    const Em cap_height = setting.cap_height(request.style);
    const auto fits = [&](const DisplayText& text) {
        return text.fits && text.lines.back().origin.y + to_points(cap_height, text.size) + sink_of(setting, text) <= room;
    };
    DisplayText best = setting.display(setting.review.headline, request);
    if (best.lines.empty() || fits(best)) return best;
    Pt largest;
    for (int more = 0; more <= most_more; ++more) {
        DisplayRequest tried = request;
        tried.most_lines += more;
        while (tried.style.size > max(largest * worth_a_line, request.style.size * least)) {
            tried.style.size *= step;
            tried.style.leading *= step;
            tried.smallest = min(tried.smallest, tried.style.size);
            DisplayText text = setting.display(setting.review.headline, tried);
            if (!fits(text)) continue;
            if (text.size > largest * worth_a_line) {
                largest = text.size;
                best = std::move(text);
            }
            break;
        }
    }
    return best;
}

}  // namespace

Frame make_headline(const Setting& setting, const FrameSpec& spec, std::string id, bool on_accent, int more_lines) {
    Frame frame{.id = std::move(id), .kind = FrameKind::headline, .bounds = setting.rect(spec)};
    if (on_accent) frame.ground = Ground::accent;
    if (spec.fill) return make_filling_headline(setting, spec, std::move(frame), on_accent);
    DisplayRequest request;
    request.style = setting.style.text_style("headline");
    request.measure = frame.bounds.width;
    request.most_lines = setting.style.integer("headline.lines") + more_lines;
    request.smallest = 60_pt;
    request.alignment = spec.align;
    request.accent = setting.style.choice<Ink>("headline.accent");
    if (on_accent) {
        // On the accent's own ground the accent would vanish.
        request.accent = Ink::on_accent;
        request.style.colour = Ink::ink;
        // The words are the picture.
        request.style.size *= 1.75;
        request.style.leading *= 1.75;
    }
    const Em cap_height = setting.cap_height(request.style);
    request.style.size *= spec.zoom;
    request.style.leading *= spec.zoom;
    // A label stuck over it needs its room.
    const auto& frames = setting.design.opening_frames(setting.review.hero.has_value());
    const bool taped = std::any_of(frames.begin(), frames.end(), [](const FrameSpec& other) { return other.kind == FrameKind::tape; });
    const Pt room = frame.bounds.height - (taped ? setting.style.text_style("tape").size * 2.6 : Pt(0));
    if (!on_accent) {
        const Pt larger = grown_size(setting, request, room);
        request.style.leading *= larger / request.style.size;
        request.style.size = larger;
    }
    DisplayText text = set_in_room(setting, request, room);
    if (text.lines.empty()) return frame;
    const Pt last = text.lines.back().origin.y;
    const Pt half = setting.grid.baseline / 2;
    const Pt sink = half * std::ceil(sink_of(setting, text) / half - 0.05);
    const Pt foot = spec.hang ? half * std::round((frame.bounds.y + to_points(cap_height, text.size) + last) / half) : frame.bounds.bottom() - sink;
    move_lines(text.lines, {frame.bounds.x, foot - last});
    Pt top = foot - last - to_points(cap_height, text.size);
    // Accents on capitals stand above them, and what stands over the headline keeps off these too.
    for (const SetRun& run : text.lines.front().runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            const Em above = setting.typesetter.book().glyph_box(run.run.face, glyph.glyph).top;
            if (above > cap_height * 1.1) top = min(top, foot - last - to_points(above, run.run.size));
        }
    }
    const Pt width = spec.align == Alignment::left ? text.width : frame.bounds.width;
    frame.bounds = {frame.bounds.x, top, width, foot - top + (spec.hang ? sink : Pt(0))};
    frame.lines = std::move(text.lines);
    return frame;
}

}  // namespace foyer

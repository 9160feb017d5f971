#include "layout/turn.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "layout/word_plate.h"

namespace foyer {
namespace {

Frame make_quote(const Setting& setting, const PlacedFurniture& piece, std::string id) {
    const FurnitureBox box = box_of(setting, piece);
    const Grid& grid = setting.grid;
    const bool loud = piece.spec.kind == FrameKind::loud;
    const PullQuote& quote = setting.review.quotes[piece.quote];
    Frame frame{.id = std::move(id), .kind = piece.spec.kind, .quote = piece.quote < setting.own_quotes ? piece.quote : -1};
    const auto [inner_left, inner_right] = quote_span(piece, box);
    DisplayText text = set_quote(setting, piece.spec.kind, piece.quote, inner_right - inner_left);
    const TextStyle type = loud ? setting.style.text_style("loud") : setting.style.text_style("quiet");
    const TextStyle body = setting.style.text_style("text");
    const Pt cap_height = to_points(setting.cap_height(type), text.size);
    const Pt body_cap = to_points(setting.cap_height(body), body.size);
    const Pt span = text.lines.back().origin.y;
    const bool attributed = !quote.attribution.empty();
    const Ink rule_ink = loud ? Ink::accent : Ink::ink;
    const Pt weight = setting.style.points(loud ? NumberId("rule.weight") : NumberId("rule.hairline"));
    const Pt half = grid.baseline / 2;
    Pt first;
    if (piece.spec.flow) {
        // Between two rules, in the middle.
        const Pt top = grid.line(box.first_line) - body_cap, foot = grid.line(box.last_line);
        const Pt own = cap_height + span + (attributed ? grid.baseline * 1.5 : Pt(0));
        first = top + (foot - top - own) / 2 + cap_height;
        for (const Pt y : {top, foot - weight}) frame.rules.push_back({{box.left, y, box.right - box.left, weight}, rule_ink});
        frame.bounds = {box.left, top, box.right - box.left, foot - top};
    } else if (piece.spec.side != FurnitureSpec::Side::foot) {
        // Its capitals hang level with those of the text's first line; its rule closes it.
        first = half * std::round((grid.line(box.first_line) - body_cap + cap_height) / half);
        const Pt end = first + span + (attributed ? grid.baseline * 1.5 : Pt(0));
        frame.rules.push_back({{box.left, end + grid.baseline * 0.8, box.right - box.left, weight}, rule_ink});
        frame.bounds = {box.left, first - cap_height, box.right - box.left, end + grid.baseline * 0.8 + weight - first + cap_height};
    } else {
        // It stands on the page's last baseline, its rule above.
        first = grid.line(box.last_line) - span - (attributed ? grid.baseline * 1.5 : Pt(0));
        const Pt rule = grid.line(box.first_line + 0.5);
        frame.rules.push_back({{box.left, rule, box.right - box.left, weight}, rule_ink});
        frame.bounds = {box.left, rule, box.right - box.left, grid.line(box.last_line) - rule + grid.baseline * 0.3};
    }
    move_lines(text.lines, {inner_left, first});
    const Pt last = text.lines.back().origin.y;
    frame.lines = std::move(text.lines);
    if (attributed) {
        TextStyle caption = setting.style.text_style("attribution");
        caption.size = min(caption.size, setting.style.text_style("kicker").size);
        Line line = setting.one_line(quote.attribution, caption, box.right - box.left);
        const Pt slack = setting.style.choice<Alignment>("quotes.align") == Alignment::centre ? (box.right - box.left - line.natural) / 2 : Pt(0);
        line.origin = {box.left + slack, last + grid.baseline * 1.5};
        frame.lines.push_back(std::move(line));
    }
    return frame;
}

/// An act told among the text, between a rule and its columns.
Frame make_act(const Setting& setting, const PlacedFurniture& piece, std::string id) {
    const FurnitureBox box = box_of(setting, piece);
    const Grid& grid = setting.grid;
    Frame frame{.id = std::move(id), .kind = FrameKind::act};
    ActWords words = set_act(setting, piece.act, box.right - box.left);
    const Pt half = grid.baseline / 2;
    const Pt cap = to_points(setting.cap_height(setting.style.text_style("loud")), words.title.size);
    const Pt weight = setting.style.points("rule.weight");
    const Pt title_span = words.title.lines.back().origin.y;
    const Pt summary_span = words.summary.lines.empty() ? Pt(0) : words.summary.lines.back().origin.y + grid.baseline * act_summary_after;
    Pt first;
    if (piece.spec.side == FurnitureSpec::Side::head) {
        const TextStyle body = setting.style.text_style("text");
        first = half * std::round((grid.line(box.first_line) - to_points(setting.cap_height(body), body.size) + cap) / half);
        const Pt rule = first + title_span + summary_span + grid.baseline * 0.8;
        frame.rules.push_back({{box.left, rule, box.right - box.left, weight}, Ink::accent});
        frame.bounds = {box.left, first - cap, box.right - box.left, rule + weight - first + cap};
    } else {
        first = grid.line(box.last_line) - title_span - summary_span;
        const Pt rule = grid.line(box.first_line + 0.5);
        frame.rules.push_back({{box.left, rule, box.right - box.left, weight}, Ink::accent});
        frame.bounds = {box.left, rule, box.right - box.left, grid.line(box.last_line) - rule + grid.baseline * 0.3};
    }
    move_lines(words.title.lines, {box.left, first});
    move_lines(words.summary.lines, {box.left, first + title_span + grid.baseline * act_summary_after});
    frame.lines = std::move(words.title.lines);
    frame.lines.insert(frame.lines.end(), std::make_move_iterator(words.summary.lines.begin()), std::make_move_iterator(words.summary.lines.end()));
    return frame;
}

/// A closer view of the hero, or what stands in for it.
Frame make_view(const Setting& setting, const PlacedFurniture& piece, std::string id, int turn, bool second) {
    const Rect bounds = view_bounds(setting, piece);
    if (!setting.review.hero) return make_word_plate(setting, std::move(id), bounds, piece.quote);
    FrameSpec spec;
    spec.kind = FrameKind::picture;
    // Closer than the opening's view, and from elsewhere by turns: details, not the same picture again. A wide strip shows
    // little of its height as it is.
    const bool wide = bounds.width / bounds.height > 2;
    spec.focus = turn % 2 == 1 ? Fraction2{0.5, 0.5} : Fraction2{0.36, 0.42};
    if (second) {
        // Beside another view of the same picture: its focus, close.
        spec.focus = {0.5, 0.45};
        spec.zoom = 2.2;
        return make_picture(setting, spec, std::move(id), bounds);
    }
    spec.zoom = wide ? 1 : turn % 2 == 1 ? 1.5 : 1.25;
    return make_picture(setting, spec, std::move(id), bounds);
}

}  // namespace

Spread make_turn(const Setting& setting, const TurnPlan& plan, int number) {
    Spread spread;
    spread.id = fmt::format("turn-{}", number);
    spread.kind = SpreadKind::turn;
    int count = 0, pictures = 0;
    for (const PlacedFurniture& piece : plan.furniture) {
        const std::string id = fmt::format("{}/{}-{}", spread.id, to_string(piece.spec.kind), ++count);
        if (piece.spec.kind == FrameKind::facts) {
            const FurnitureBox box = box_of(setting, piece);
            const Grid& grid = setting.grid;
            const bool whole = box.first_line <= columns_of(setting).first;
            const TextStyle body = setting.style.text_style("text");
            const Pt top = whole ? grid.line(box.first_line) - to_points(setting.cap_height(body), body.size)
                                 : grid.line(box.first_line + 1.0);
            const bool bleeds_right = piece.spec.bleed && setting.style.choice<Ground>("facts.ground") != Ground::paper && piece.spec.last_column == static_cast<int>(setting.design.columns.size());
            const Pt right = bleeds_right ? grid.page.width : box.right;
            const bool bare = setting.style.choice<Ground>("facts.ground") == Ground::paper;
            const Pt foot = piece.spec.bleed && !bare ? grid.band : grid.line(box.last_line + 0.5);
            for (Frame& frame : make_facts(setting, id, {box.left, top, right - box.left, foot - top},
                                           bleeds_right || setting.style.choice<Ground>("facts.ground") == Ground::paper ? box.right : box.right - 24_pt)) {
                spread.frames.push_back(std::move(frame));
            }
        } else if (piece.act >= 0) {
            spread.frames.push_back(make_act(setting, piece, id));
        } else if (piece.quote >= 0 && piece.spec.kind != FrameKind::picture) {
            spread.frames.push_back(make_quote(setting, piece, id));
            if (piece.spec.flow) spread.frames.back().outline = outlines_of(setting, piece).front();
        } else if (const Inset* inset = inset_of(setting, piece)) {
            const FurnitureBox box = box_of(setting, piece);
            InsetCaption caption = set_caption(setting, *inset, box.right - box.left);
            const InsetPlace place = inset_place(setting, piece, caption);
            for (Frame& frame : make_inset_frames(setting, *inset, id, place, std::move(caption), piece.spec.flow)) spread.frames.push_back(std::move(frame));
        } else {
            spread.frames.push_back(make_view(setting, piece, id, number, pictures++ > 0));
        }
    }
    return spread;
}

}  // namespace foyer

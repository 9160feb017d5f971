#include "layout/card.h"

#include <fmt/format.h>

#include <algorithm>

#include "layout/act_card.h"
#include "layout/code_card.h"
#include "layout/gallery.h"
#include "layout/word_plate.h"

namespace foyer {
namespace {

constexpr double least_shown = 0.7;  // a picture cropped to less than this part is shown whole instead
constexpr int most_caption_lines = 4;

/// What the picture shows and whose it is, on a band as deep as its words need; empty where neither is known.
Frame make_caption(const Setting& setting, const FrameSpec& spec, std::string id, const std::string& shows, const std::string& whose) {
    Frame frame{.id = std::move(id), .kind = FrameKind::caption};
    const Grid& grid = setting.grid;
    if (shows.empty() && whose.empty()) return frame;
    DisplayRequest request;
    request.style = setting.style.text_style("caption");
    const Pt left = grid.across(spec.left, false), right = grid.across(spec.right, true);
    Pt room = right - left;
    Line credit;
    if (!whose.empty()) {
        credit = setting.one_line(whose, request.style, shows.empty() ? room : room * 0.4);
        room -= shows.empty() ? Pt(0) : credit.natural + grid.gutter;
    }
    DisplayText alt;
    if (!shows.empty()) {
        request.measure = room;
        request.most_lines = most_caption_lines;
        request.smallest = request.style.size;
        request.keep_accent_whole = false;
        alt = setting.display({{shows, {}}}, request);
        if (!alt.fits) alt.lines = {setting.one_line(shows, request.style, room)};
    }
    const double lines = std::max(1.0, static_cast<double>(alt.lines.size()));
    const Pt pitch = alt.lines.size() > 1 ? alt.lines[1].origin.y : grid.baseline;
    const Pt foot = grid.down(spec.foot, true);
    const Pt top = foot - pitch * (lines - 1) - grid.baseline * 2.0;
    frame.bounds = {Pt(0), top, grid.page.width, foot - top};
    const Pt first = top + grid.baseline * 1.25;
    move_lines(alt.lines, {left, first});
    frame.lines = std::move(alt.lines);
    if (!whose.empty()) {
        credit.origin = {shows.empty() ? left : right - credit.natural, first};
        frame.lines.push_back(std::move(credit));
    }
    return frame;
}

/// Whether a picture may be cropped to a room; a figure never is.
bool fills(const Setting& setting, const Inset& inset, Rect room) {
    const PictureFacts* facts = setting.facts(inset.name());
    if (facts == nullptr) return true;
    const double picture = aspect_of(setting, inset), shape = room.width / room.height;
    return facts->outline.empty() && std::min(picture / shape, shape / picture) >= least_shown;
}

/// The shape of a picture that does not fill a room: a little nearer to the room's than its own, so that it is no thin strip there.
double aspect_towards(const Setting& setting, const Inset& inset, Rect room) {
    const double own = aspect_of(setting, inset), shape = room.width / room.height;
    const PictureFacts* facts = setting.facts(inset.name());
    constexpr double kept = 0.6;  // of a panorama on an upright page
    if (facts == nullptr || !facts->outline.empty()) return own;
    return own > shape ? std::max(shape, own * kept) : std::min(shape, own / kept);
}

}  // namespace

std::vector<Frame> make_plate_frames(const Setting& setting, const std::string& id, int index) {
    std::vector<Frame> frames;
    const std::optional<Hero>& hero = setting.review.hero;
    std::optional<Inset> shown;
    if (index > 0) shown = setting.review.insets[static_cast<std::size_t>(index - 1)];
    else if (hero) shown = Inset{hero->image, hero->alt, hero->credit, hero->focus, {}, 0, {}};
    Pt foot = setting.grid.page.height;
    for (const FrameSpec& spec : setting.design.plate) {
        if (spec.kind != FrameKind::caption || !shown) continue;
        Frame caption = make_caption(setting, spec, id + "/caption", shown->alt, shown->credit);
        if (caption.lines.empty()) continue;
        foot = caption.bounds.top();
        frames.push_back(std::move(caption));
    }
    for (const FrameSpec& spec : setting.design.plate) {
        if (spec.kind != FrameKind::picture) continue;
        Rect room = setting.rect(spec);
        room.height = min(room.bottom(), foot) - room.y;
        if (!shown) {
            frames.push_back(make_word_plate(setting, id + "/picture", room));
            continue;
        }
        const bool whole = !fills(setting, *shown, room);
        // Then its words stand right under it.
        if (whole) frames = make_gallery(setting, id, {&*shown}, {aspect_towards(setting, *shown, room)});
        if (whole && index > 0) continue;
        Frame picture = index == 0 ? make_picture(setting, spec, id + "/picture", whole ? frames.front().bounds : room)
                                   : make_shown(setting, {shown->name(), shown->focus}, spec, id + "/picture", room);
        if (whole) frames.front() = std::move(picture);
        else frames.push_back(std::move(picture));
    }
    return frames;
}

bool has_card(const Review& review, CardSubject subject) {
    switch (subject.kind) {
        case CardKind::act: return subject.index >= 0 && subject.index < static_cast<int>(review.acts.size());
        case CardKind::quote: return subject.index >= 0 && subject.index < static_cast<int>(review.quotes.size());
        case CardKind::plate: return subject.index == 0 ? review.hero.has_value() : subject.index > 0 && subject.index <= static_cast<int>(review.insets.size());
        case CardKind::code: return !review.link.empty();
    }
    return false;
}

Layout lay_out_card(const LayoutRequest& request, CardSubject subject, Typesetter& typesetter) {
    typesetter.trim();
    Layout layout;
    const Grid grid = make_grid(request.style, request.page);
    layout.page = grid.page;
    layout.baseline = grid.baseline;
    layout.band = grid.band;
    layout.scale = grid.scale;
    const Setting setting{request.review, request.style, request.design, request.pictures, grid, typesetter, layout.diagnostics};
    if (request.style.flag("text.hyphenation")) typesetter.can_hyphenate(request.review.lang, layout.diagnostics);

    Spread spread;
    const bool known = has_card(request.review, subject);
    switch (subject.kind) {
        case CardKind::act:
            spread.id = fmt::format("act-{}", subject.index + 1);
            spread.kind = SpreadKind::act;
            if (!known) break;
            spread.current_act = subject.index;
            spread.ground = ground_for(request.review.acts[static_cast<std::size_t>(subject.index)].intensity);
            spread.frames = make_act_card(setting, spread.id, subject.index);
            break;
        case CardKind::quote:
            spread.id = fmt::format("quote-{}", subject.index + 1);
            spread.kind = SpreadKind::poster;
            spread.ground = request.style.choice<Ground>("poster.ground");
            if (known) spread.frames = make_poster(setting, spread.id, subject.index);
            break;
        case CardKind::plate:
            spread.id = subject.index == 0 ? "plate" : fmt::format("plate-{}", subject.index);
            spread.kind = SpreadKind::plate;
            spread.ground = Ground::band;
            spread.frames = make_plate_frames(setting, spread.id, known ? subject.index : 0);
            break;
        case CardKind::code:
            spread.id = "code";
            spread.kind = SpreadKind::code;
            if (known) spread.frames = make_code_card(setting, spread.id);
            break;
    }
    layout.spreads.push_back(std::move(spread));
    return layout;
}

}  // namespace foyer

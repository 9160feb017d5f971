#include "layout/inset.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foyer {
namespace {

constexpr double usual_aspect = 1.5;
// In lines of the grid: from a picture to the first line of its caption, and from line to line.
constexpr double caption_first = 0.85, caption_leading = 0.8;
constexpr int most_caption_lines = 3;
constexpr double smaller = 0.86;     // than the caption of a picture shown alone, which is read from further away
constexpr double character = 0.47;   // of the type's size, what a character of text takes on average

}  // namespace

InsetCaption set_caption(const Setting& setting, const Inset& inset, Pt measure) {
    InsetCaption caption;
    RichText words;
    if (!inset.alt.empty()) words.push_back({inset.alt, {}});
    if (!inset.credit.empty()) words.push_back({(words.empty() ? "" : " · ") + inset.credit, {.italic = !words.empty()}});
    if (words.empty()) return caption;
    TextStyle type = setting.style.text_style("caption");
    type.size *= smaller;
    type.colour = Ink::ink;
    caption.text = setting.display(words, plain_request(type, measure, most_caption_lines));
    if (!caption.text.fits || caption.text.lines.empty()) {
        caption.text.lines = {setting.one_line(plain_text(words), type, measure)};
        caption.text.size = type.size;
    }
    for (std::size_t i = 0; i < caption.text.lines.size(); ++i) {
        caption.text.lines[i].origin.y = setting.grid.baseline * (caption_leading * static_cast<double>(i));
    }
    caption.lines = static_cast<int>(caption.text.lines.size());
    return caption;
}

Pt caption_depth(const Setting& setting, const InsetCaption& caption) {
    if (caption.lines == 0) return Pt(0);
    return setting.grid.baseline * (caption_first + caption_leading * (caption.lines - 1.0));
}

double aspect_of(const Setting& setting, const Inset& inset) {
    const PictureFacts* facts = setting.facts(inset.name());
    return facts == nullptr ? usual_aspect : static_cast<double>(facts->size.width) / facts->size.height;
}

int inset_lines(const Setting& setting, const Inset& inset, Pt width) {
    const Pt height = width / aspect_of(setting, inset) + caption_depth(setting, set_caption(setting, inset, width));
    return std::max(2, static_cast<int>(std::lround(height / setting.grid.baseline + 0.7)));
}

std::vector<Frame> make_inset_frames(const Setting& setting, const Inset& inset, const std::string& id, const InsetPlace& place,
                                     InsetCaption caption, bool flows) {
    std::vector<Frame> frames;
    FrameSpec spec;
    spec.focus = {0.5, 0.45};
    const PictureFacts* facts = setting.facts(inset.name());
    Frame picture = make_shown(setting, {inset.name(), inset.focus}, spec, id, place.picture);
    if (facts != nullptr && !facts->outline.empty()) picture.cutout = true;
    if (flows) picture.outline = placed_outline(picture.cutout ? facts->outline : Outline{}, place.picture);
    frames.push_back(std::move(picture));
    if (caption.lines == 0) return frames;
    Frame words{.id = id + "-caption", .kind = FrameKind::caption, .ground = Ground::paper};
    const Pt first = place.caption_foot - caption.text.lines.back().origin.y;
    move_lines(caption.text.lines, {place.caption_left, first});
    // Under a narrow figure its words may be wider than it is; then both have one middle.
    Pt widest;
    for (const Line& line : caption.text.lines) widest = max(widest, line.natural);
    const Pt beyond = max(Pt(0), widest - place.picture.width);
    move_lines(caption.text.lines, {-beyond / 2, Pt(0)});
    const Pt top = first - caption.text.size;
    words.bounds = {place.caption_left - beyond / 2, top, place.picture.right() - place.caption_left + beyond, place.caption_foot + caption.text.size * 0.3 - top};
    words.lines = std::move(caption.text.lines);
    if (flows) words.outline = box_outline(words.bounds);
    frames.push_back(std::move(words));
    return frames;
}

StandOff stand_off_of(const Setting& setting) {
    enum class Sides { both, the_wider };
    const TextStyle text = setting.style.text_style("text");
    StandOff stand_off;
    stand_off.beside = setting.style.points("runaround.stand_off");
    // Lines leave air of their own above and below.
    stand_off.above = stand_off.beside / 2;
    stand_off.narrowest = text.size * (character * setting.style.integer("runaround.narrowest"));
    stand_off.ascent = to_points(setting.cap_height(text), text.size);
    stand_off.descent = text.size * 0.24;
    stand_off.both_sides = setting.style.choice<Sides>("runaround.sides") == Sides::both;
    return stand_off;
}

}  // namespace foyer

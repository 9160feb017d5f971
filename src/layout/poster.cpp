// A quote that fills a spread: a page of its own where no frame is large enough for it, or a card.
#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/frames.h"

namespace foyer {
namespace {

constexpr double largest = 2.75;         // of the kind's size, for a quote of two words
constexpr double step = 0.975;          // of one trial to the next, finer than the eye; forty of them come to the kind's own size
constexpr double smaller = 0.76;        // of the largest size that fits, for the sake of better breaks
constexpr double captions_after = 1.85;  // lines from the last baseline to the captions
constexpr Pt hang{9};
constexpr Pt narrow{1300};
constexpr double mark_of_room = 1.5;  // above the words: a mark is a third of its size high
constexpr double mark_size = 330.0 / 168;  // of the kind's size

/// Whom it is about, and where it comes from.
std::vector<std::string> captions_of(const Setting& setting, const PullQuote& quote) {
    std::vector<std::string> captions;
    if (!quote.attribution.empty()) captions.push_back(quote.attribution);
    const std::string source = setting.review.kicker.empty() ? setting.title() : setting.review.kicker + ": " + setting.title();
    if (!source.empty()) captions.push_back(source);
    return captions;
}

/// How far the accents on the first line's capitals reach beyond the white above it.
Pt accents_of(const Setting& setting, const DisplayText& text, Em cap_height) {
    const Pt above = ink_reach(setting, text.lines.front()).above - to_points(cap_height, text.size);
    return max(Pt(0), above - setting.grid.baseline * 2.0);
}

/// What the last line's letters reach further down than the captions' place leaves them.
Pt tails_of(const Setting& setting, const DisplayText& text, Pt below) {
    if (below == Pt(0)) return Pt(0);
    const TextStyle caption = setting.style.text_style("attribution");
    const Pt air = caption.size * 0.7, down = ink_reach(setting, text.lines.back()).below;
    return max(Pt(0), down + air + to_points(setting.cap_height(caption), caption.size) - below);
}

/// The largest size at which the words fill the measure and no more than the height from first cap to last baseline; captions
/// stand `below` that.
DisplayText fill(const Setting& setting, const RichText& words, Pt measure, Pt height, Pt below, Alignment alignment) {
    DisplayRequest request;
    request.style = setting.style.text_style("poster");
    request.style.size *= largest;
    request.style.leading *= largest;
    request.measure = measure;
    request.accent = setting.style.choice<Ink>("poster.accent");
    request.most_lines = 12;
    request.alignment = alignment;
    const Em cap_height = setting.cap_height(request.style);
    // On one line, to know which sizes need not be tried: what is wider than all lines together, with the space left out at
    // each end and what hangs out.
    DisplayRequest one_line = request;
    one_line.smallest = request.style.size;
    one_line.most_lines = 1;
    one_line.measure = Pt(1e6);
    const double ems = setting.display(words, one_line).width / request.style.size;
    const auto hopeless = [&](const TextStyle& style) {
        const double lines = 1 + std::max(0.0, (height - to_points(cap_height, style.size)) / style.leading);
        return style.size * ems > (measure + hang + style.size * 0.5) * lines;
    };
    std::optional<DisplayText> best;
    for (;;) {
        while (request.style.size > 12_pt && hopeless(request.style)) {
            request.style.size *= step;
            request.style.leading *= step;
        }
        request.smallest = request.style.size;
        DisplayText text = setting.display(words, request);
        // What hangs out of the measure is large here, and would come near the sheet's edge.
        const bool inside = std::all_of(text.lines.begin(), text.lines.end(),
                                        [&](const Line& line) { return line.origin.x + ink_end(setting, line) <= measure + hang; });
        if (text.lines.empty()) return text;
        const Pt deep = text.lines.back().origin.y + to_points(cap_height, text.size) + accents_of(setting, text, cap_height) + tails_of(setting, text, below);
        const bool fits = text.fits && inside && deep <= height;
        if (best && text.size < best->size * smaller) return *best;
        if (request.style.size < 12_pt) return best ? *best : text;
        // A little smaller where a word stands alone on its line.
        if (fits && evenness_of(text) >= well_broken) return text;
        if (fits && (!best || evenness_of(text) > evenness_of(*best))) best = std::move(text);
        request.style.size *= step;
        request.style.leading *= step;
    }
}

Frame make_words(const Setting& setting, const FrameSpec& spec, const std::string& id, int index) {
    const PullQuote& quote = setting.review.quotes[index];
    const Rect bounds = setting.rect(spec);
    Frame frame{.id = id + "/quote", .kind = FrameKind::poster, .bounds = bounds, .quote = index};
    const std::vector<std::string> captions = captions_of(setting, quote);
    const Pt below = captions.empty() ? Pt(0) : setting.grid.baseline * captions_after;
    // The mark has a module of its own; on a narrow page it stands above the words.
    const bool centred = setting.style.choice<Alignment>("quotes.align") == Alignment::centre;
    const bool above = centred || bounds.width < narrow;
    const Pt indent = above ? Pt(0) : setting.grid.module + setting.grid.gutter;
    const Pt over = above ? min(bounds.height * 0.16, 190_pt) : Pt(0);
    const Pt room = bounds.height - below - over;
    DisplayText text = fill(setting, quote.text, bounds.width - indent, room, below, centred ? Alignment::centre : Alignment::left);
    if (text.lines.empty()) return frame;
    TextStyle type = setting.style.text_style("poster");
    const Pt cap_height = to_points(setting.cap_height(type), text.size);
    const Pt accents = accents_of(setting, text, setting.cap_height(type));
    const Pt tails = tails_of(setting, text, below);
    const Pt spare = room - cap_height - accents - text.lines.back().origin.y - tails;
    // What room is left, because a word is as wide as the page, stands above and below alike.
    const Pt first = bounds.top() + over + accents + cap_height + max(Pt(0), spare / 2);
    move_lines(text.lines, {bounds.x + indent, first});
    const Pt last = text.lines.back().origin.y;
    frame.lines = std::move(text.lines);

    type.size = above ? over * mark_of_room : min(type.size * mark_size, text.size * 2.6);
    Line mark = setting.one_line("“", type, above ? bounds.width / 2 : indent * 2.0);
    const Pt mark_cap = to_points(setting.cap_height(type), type.size);
    mark.origin = {centred ? bounds.x + (bounds.width - ink_end(setting, mark)) / 2 : bounds.x, above ? first - cap_height - over + mark_cap : first - cap_height + mark_cap};
    frame.lines.push_back(std::move(mark));

    const TextStyle caption = setting.style.text_style("attribution");
    Pt x = bounds.x + indent;
    if (centred) {
        std::string all;
        for (const std::string& words : captions) all += (all.empty() ? "" : "  ·  ") + words;
        if (all.empty()) return frame;
        Line line = setting.one_line(all, caption, bounds.width);
        line.origin = {bounds.x + (bounds.width - ink_end(setting, line)) / 2, last + tails + below};
        frame.lines.push_back(std::move(line));
        return frame;
    }
    for (const std::string& words : captions) {
        if (bounds.right() - x < caption.size * 4.0) break;  // no room for words worth reading
        Line line = setting.one_line(words, caption, bounds.right() - x);
        line.origin = {x, last + tails + below};
        x += line.natural + caption.size * 1.5;
        frame.lines.push_back(std::move(line));
    }
    return frame;
}

}  // namespace

std::vector<Frame> make_poster(const Setting& setting, const std::string& id, int index) {
    std::vector<Frame> frames;
    for (const FrameSpec& spec : setting.design.poster) {
        if (spec.kind == FrameKind::poster) frames.push_back(make_words(setting, spec, id, index));
        if (spec.kind == FrameKind::timeline) frames.push_back(make_timeline(setting, spec, id + "/timeline", std::nullopt));
    }
    return frames;
}

}  // namespace foyer

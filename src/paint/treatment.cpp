#include "paint/treatment.h"

#include <algorithm>
#include <cmath>

#include "paint/grounds.h"
#include "paint/treated_light.h"

namespace foyer {
namespace {

constexpr Colour no_gel{1, 1, 1};

Treatment plain_treatment(const Style& style) {
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
    enum class Tones { band, ink, accent };
    const Tones tones = style.choice<Tones>("picture.tones");
    treatment.dark = style.colour(tones == Tones::band ? ColourId("palette.band") : tones == Tones::ink ? ColourId("palette.ink") : ColourId("palette.accent"));
    treatment.light = style.colour(tones == Tones::band ? ColourId("palette.accent") : ColourId("palette.paper"));
    // A print in the accent goes dark through the accent; one in greys or in its own colours keeps them.
    const double in_accent = std::max(tones == Tones::ink ? 0.0 : treatment.duotone, treatment.tritone);
    treatment.gel = mix(no_gel, treatment.accent, static_cast<float>(std::clamp(in_accent, 0.0, 1.0)));
    return treatment;
}

void tear(const Frame& frame, const Style& style, Treatment& treatment) {
    if (frame.torn == TornEdge::none) return;
    treatment.torn_edge = style.number("picture.torn_edge");
    treatment.torn_foot = frame.torn == TornEdge::foot;
}

/// Whether a frame's words stand on whatever is under them, and not on a ground of their own.
bool is_bare(const Frame& frame, const Style& style) {
    switch (frame.kind) {
        case FrameKind::picture:
        case FrameKind::panel:
        case FrameKind::tape:
        case FrameKind::caption:
        case FrameKind::timeline:
        case FrameKind::verdict: return false;
        case FrameKind::facts: return frame.ground.value_or(style.choice<Ground>("facts.ground")) == Ground::paper;
        default: return !frame.ground;
    }
}

/// What both reckon with: the picture's frame, and its treatment without shades.
struct Print {
    const Frame& frame;
    const Treatment& treatment;
};

Rect common(Rect a, Rect b) {
    const Pt left = max(a.left(), b.left()), top = max(a.top(), b.top());
    return {left, top, min(a.right(), b.right()) - left, min(a.bottom(), b.bottom()) - top};
}

/// The lightest and darkest colours of a print under a rectangle of the page, as the shade by place leaves them.
std::vector<Tones> tones_under(const Print& print, Rect box) {
    const Rect& bounds = print.frame.bounds;
    const Crop& crop = print.frame.crop;
    const auto part_of = [](Pt at, Pt from, Pt whole) { return (at - from) / whole; };
    const double left = part_of(box.left(), bounds.left(), bounds.width), right = part_of(box.right(), bounds.left(), bounds.width);
    const double top = part_of(box.top(), bounds.top(), bounds.height), foot = part_of(box.bottom(), bounds.top(), bounds.height);
    const CellRange cells = cells_of({crop.x + left * crop.width, crop.y + top * crop.height, (right - left) * crop.width, (foot - top) * crop.height});
    std::vector<Tones> all;
    for (int row = cells.top; row <= cells.bottom; ++row) {
        // The edge of the cell where the shade is least.
        const double edge = (row + (print.treatment.shade_head ? 1.0 : 0.0)) / PictureMap::rows;
        const double y = std::clamp((edge - crop.y) / crop.height, top, foot);
        for (int column = cells.left; column <= cells.right; ++column) {
            const double x = std::clamp(((column + 1.0) / PictureMap::columns - crop.x) / crop.width, left, right);
            Tones tones = treated(print.treatment, print.frame.light->at(column, row));
            tones.darkest = shaded_by_place(print.treatment, tones.darkest, {x, y});
            tones.lightest = shaded_by_place(print.treatment, tones.lightest, {x, y});
            all.push_back(tones);
        }
    }
    return all;
}

double worst_contrast(const Treatment& treatment, const std::vector<Tones>& tones, Colour type, double shade) {
    double worst = 21;
    for (const Tones& one : tones) {
        worst = std::min({worst, contrast(type, shaded(treatment, one.lightest, shade)), contrast(type, shaded(treatment, one.darkest, shade))});
    }
    return worst;
}

/// The few that matter to type lighter than all of them.
std::vector<Tones> lightest_of(std::vector<Tones> tones) {
    constexpr std::size_t enough = 4;
    const auto lighter = [](const Tones& a, const Tones& b) { return luminance(a.lightest) > luminance(b.lightest); };
    const std::size_t kept = std::min(enough, tones.size());
    std::partial_sort(tones.begin(), tones.begin() + static_cast<std::ptrdiff_t>(kept), tones.end(), lighter);
    tones.resize(kept);
    for (Tones& one : tones) one.darkest = one.lightest;
    return tones;
}

/// Type on a picture, and what that is reckoned from.
struct Piece {
    TypeOnPicture type;
    Colour colour;
    std::vector<Tones> under;
};

/// Whether type is darker than all that is under it, and can be read so.
bool reads_dark(const Piece& piece) {
    return std::all_of(piece.under.begin(), piece.under.end(), [&](const Tones& one) { return luminance(piece.colour) < luminance(one.darkest); });
}

/// Finds what shade some type needs, as little as will do.
void shade_under(const Print& print, Piece& piece) {
    constexpr double spare = 1.12;  // what the reckoning leaves out: edges of dots, the eye's own doubt
    const double wanted = piece.type.least * spare;
    const std::vector<Tones> lightest = lightest_of(piece.under);
    const auto reads = [&](double shade) {
        const bool lighter = std::all_of(lightest.begin(), lightest.end(), [&](const Tones& one) { return luminance(piece.colour) > luminance(shaded(print.treatment, one.lightest, shade)); });
        return lighter && worst_contrast(print.treatment, lightest, piece.colour, shade) >= wanted;
    };
    constexpr double darkest = 1;
    if (reads(0) || worst_contrast(print.treatment, lightest, piece.colour, darkest) < piece.type.least) return;  // dark type: a shade would only hide it
    double low = 0, high = 1;
    for (int i = 0; i < 9; ++i) {
        const double middle = (low + high) / 2;
        (reads(middle) ? high : low) = middle;
    }
    piece.type.shade = high;
}

Colour colour_in(const Spread& spread, const Frame& frame, const SetRun& run, const Style& style) {
    return colour_on(frame.ground.value_or(spread.ground), run.ink, run.run.size, style);
}

/// Adds the type of one frame that stands on a picture.
void add_type(const Spread& spread, const Frame& frame, const Print& print, const Style& style, std::vector<Piece>& out) {
    constexpr Pt display{48};
    constexpr double above = 0.9, below = 0.22, length = 2.5;  // of the size
    for (const Line& line : frame.lines) {
        for (std::size_t i = 0; i < line.runs.size(); ++i) {
            const SetRun& run = line.runs[i];
            const Pt size = run.run.size, end = i + 1 < line.runs.size() ? line.runs[i + 1].x : max(line.natural, run.x);
            const int count = std::clamp(static_cast<int>(std::ceil((end - run.x) / (size * length))), 1, 8);
            for (int p = 0; p < count; ++p) {
                const Pt width = (end - run.x) / static_cast<double>(count), x = line.origin.x + run.x + width * static_cast<double>(p);
                const Rect box = common({x, line.origin.y - size * above, width, size * (above + below)}, print.frame.bounds);
                if (box.empty()) continue;
                out.push_back({{frame.id, box, 1, size < display ? 4.5 : 3.0, 0, run.ink}, colour_in(spread, frame, run, style), tones_under(print, box)});
            }
        }
    }
}

std::vector<Piece> pieces_on(const Spread& spread, const Print& print, const Style& style) {
    std::vector<Piece> pieces;
    if (!print.frame.light) return pieces;
    for (const Frame& frame : spread.frames) {
        if (is_bare(frame, style) && frame.bounds.intersects(print.frame.bounds)) add_type(spread, frame, print, style, pieces);
    }
    for (Piece& piece : pieces) shade_under(print, piece);
    // Where all of it reads dark on light, nothing needs a shade.
    const bool all_dark = std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
        return reads_dark(piece) && worst_contrast(print.treatment, piece.under, piece.colour, 0) >= piece.type.least * 1.12;
    });
    if (all_dark) {
        for (Piece& piece : pieces) piece.type.shade = 0;
    }
    return pieces;
}

double eased(double at) {
    const double t = std::clamp(at, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// A grid of amounts over a picture's frame.
struct Shades {
    int columns = 64, rows = 0;
    Rect bounds;
    std::vector<double> amounts;

    explicit Shades(Rect frame) : rows(std::clamp(static_cast<int>(std::lround(columns * (frame.height / frame.width))), 8, 128)), bounds(frame) {
        amounts.assign(static_cast<std::size_t>(columns * rows), 0);
    }
    Pt across() const { return bounds.width / static_cast<double>(columns); }
    Pt down() const { return bounds.height / static_cast<double>(rows); }
    double& at(int column, int row) { return amounts[static_cast<std::size_t>(row * columns + column)]; }

    /// Raises all amounts to what `amount` gives for how far a place lies beside and above or below a box; both in points.
    template <class Amount>
    void raise(Rect box, Amount amount) {
        // Between two places of the grid the shade is whole up to the letters.
        const Pt spare_x = across() * 1.5, spare_y = down() * 1.5;
        for (int row = 0; row < rows; ++row) {
            const Pt y = bounds.y + down() * (row + 0.5);
            const double off_y = max(max(box.top() - y, y - box.bottom()) - spare_y, Pt(0)).value;
            for (int column = 0; column < columns; ++column) {
                const Pt x = bounds.x + across() * (column + 0.5);
                const double off_x = max(max(box.left() - x, x - box.right()) - spare_x, Pt(0)).value;
                at(column, row) = std::max(at(column, row), amount(off_x, off_y));
            }
        }
    }

    /// Each the mean of those about it, along rows and columns by turns.
    void soften(int reach) {
        for (const bool along_rows : {true, false}) {
            std::vector<double> soft(amounts.size());
            for (int row = 0; row < rows; ++row) {
                for (int column = 0; column < columns; ++column) {
                    double sum = 0;
                    for (int by = -reach; by <= reach; ++by) {
                        sum += along_rows ? at(std::clamp(column + by, 0, columns - 1), row) : at(column, std::clamp(row + by, 0, rows - 1));
                    }
                    soft[static_cast<std::size_t>(row * columns + column)] = sum / (2 * reach + 1);
                }
            }
            amounts = std::move(soft);
        }
    }
};

/// The shades under some type; empty where none is needed. They run across the picture like dusk, and are darkest at the
/// letters: no box that could be seen.
CoverageMap shades_under(const std::vector<Piece>& pieces, Rect bounds) {
    constexpr double above = 210, beside = 620, far = 0.62;  // pt: how far dusk reaches; what is left of it at the far side
    constexpr Pt small = 48_pt;
    Shades dusk(bounds);
    bool some = false;
    for (const auto& [type, colour, under] : pieces) {
        if (type.shade <= 0) continue;
        some = true;
        // Small type needs a small shade.
        const double reach = type.bounds.height < small ? 0.45 : 1.0;
        dusk.raise(type.bounds, [&](double off_x, double off_y) {
            const double x = reach < 1 ? 1 - eased(off_x / (above * reach)) : 1 - (1 - far) * eased(off_x / beside);
            return type.shade * x * (1 - eased(off_y / (above * reach)));
        });
    }
    if (!some) return {};
    for (int pass = 0; pass < 2; ++pass) dusk.soften(3);
    // Softening took from the letters what they need.
    constexpr double close = 70;
    for (const auto& [type, colour, under] : pieces) {
        if (type.shade <= 0) continue;
        dusk.raise(type.bounds, [&](double off_x, double off_y) { return type.shade * (1 - eased(std::hypot(off_x, off_y) / close)); });
    }
    CoverageMap map{{dusk.columns, dusk.rows}, {}};
    for (const double amount : dusk.amounts) map.pixels.push_back(static_cast<std::uint8_t>(std::ceil(std::clamp(amount, 0.0, 1.0) * 255)));
    return map;
}

Treatment unshaded(const Spread& spread, const Frame& picture, const Style& style) {
    Treatment treatment = plain_treatment(style);
    tear(picture, style, treatment);
    // Only the opening's picture carries type.
    if (spread.kind != SpreadKind::opening) return treatment;
    treatment.shade = style.number("picture.shade");
    for (const Frame& frame : spread.frames) {
        if (frame.kind != FrameKind::headline || !frame.bounds.intersects(picture.bounds)) continue;
        treatment.shade_head = frame.bounds.y + frame.bounds.height / 2 < picture.bounds.y + picture.bounds.height / 2;
        // A picture is about what lies below its head: there dusk is for the letters alone.
        constexpr double at_the_head = 0.3;
        if (treatment.shade_head) treatment.shade *= at_the_head;
    }
    return treatment;
}

/// The least and the greatest shade over a part of the frame.
std::pair<double, double> shades_over(const CoverageMap& map, Rect bounds, Rect part) {
    if (map.pixels.empty()) return {0, 0};
    const auto place = [](Pt at, Pt from, Pt whole, int count) { return std::clamp(static_cast<int>((at - from) / whole * count), 0, count - 1); };
    const int left = place(part.left(), bounds.left(), bounds.width, map.size.width), right = place(part.right(), bounds.left(), bounds.width, map.size.width);
    const int top = place(part.top(), bounds.top(), bounds.height, map.size.height), foot = place(part.bottom(), bounds.top(), bounds.height, map.size.height);
    std::uint8_t least = 255, greatest = 0;
    for (int row = top; row <= foot; ++row) {
        for (int column = left; column <= right; ++column) {
            const std::uint8_t amount = map.pixels[static_cast<std::size_t>(row * map.size.width + column)];
            least = std::min(least, amount);
            greatest = std::max(greatest, amount);
        }
    }
    return {least / 255.0, greatest / 255.0};
}

}  // namespace

Treatment treatment_of(const Spread& spread, const Frame& picture, const Style& style) {
    Treatment treatment = unshaded(spread, picture, style);
    treatment.shades = shades_under(pieces_on(spread, {picture, treatment}, style), picture.bounds);
    return treatment;
}

std::vector<TypeOnPicture> type_on_pictures(const Spread& spread, const Style& style) {
    std::vector<TypeOnPicture> all;
    for (const Frame& frame : spread.frames) {
        if (frame.kind != FrameKind::picture || frame.picture.empty()) continue;
        const Treatment treatment = unshaded(spread, frame, style);
        const std::vector<Piece> pieces = pieces_on(spread, {frame, treatment}, style);
        const CoverageMap shades = shades_under(pieces, frame.bounds);
        for (const Piece& piece : pieces) {
            // Others' shades reach here too.
            const auto [least, greatest] = shades_over(shades, frame.bounds, piece.type.bounds);
            all.push_back(piece.type);
            all.back().contrast = std::min(worst_contrast(treatment, piece.under, piece.colour, least), worst_contrast(treatment, piece.under, piece.colour, greatest));
        }
    }
    return all;
}

}  // namespace foyer

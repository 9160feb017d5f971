#include "layout/picture_room.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

/// Letters of a trial, as boxes on the page.
using Boxes = std::vector<Rect>;

Rect common(Rect a, Rect b) {
    const Pt left = max(a.left(), b.left()), top = max(a.top(), b.top());
    return {left, top, max(Pt(0), min(a.right(), b.right()) - left), max(Pt(0), min(a.bottom(), b.bottom()) - top)};
}

double area(Rect rect) { return rect.width.value * rect.height.value; }

Rect on_page(const Crop& part, const Crop& crop, Rect frame) {
    return {frame.x + frame.width * ((part.x - crop.x) / crop.width), frame.y + frame.height * ((part.y - crop.y) / crop.height),
            frame.width * (part.width / crop.width), frame.height * (part.height / crop.height)};
}

void add_letters(const Frame& frame, Boxes& boxes) {
    // A label counts as a whole: it hides what it is stuck on.
    if (frame.kind == FrameKind::tape) {
        if (!frame.lines.empty()) boxes.push_back(frame.bounds);
        return;
    }
    constexpr double cap = 0.88, below = 0.04;  // of the size, display faces' capitals at their tallest
    for (const Line& line : frame.lines) {
        const Pt size = line.runs.empty() ? Pt(0) : line.runs.front().run.size;
        boxes.push_back({line.origin.x, line.origin.y - size * cap, line.natural, size * (cap + below)});
    }
}

/// The sum of the shares of the kept parts that letters cover, and of those that the frame does not show; and the worst part's.
struct Loss {
    double covered = 0, unseen = 0, worst = 0;
};

Loss loss_of(const std::vector<Crop>& kept, const Crop& crop, Rect frame, const Boxes& boxes) {
    Loss loss;
    for (const Crop& part : kept) {
        const Rect place = on_page(part, crop, frame);
        const double whole = std::max(area(place), 1e-6);
        double covered = 0;
        for (const Rect& box : boxes) covered += area(common(box, place));
        const double share = std::min(1.0, covered / whole), unseen = 1 - area(common(place, frame)) / whole;
        loss.covered += share;
        loss.unseen += unseen;
        loss.worst = std::max(loss.worst, share + unseen / 3);
    }
    return loss;
}

/// How restless and how light the picture is under letters: both make them hard to read. 0 to about 1.
double unrest_under(const PictureMap* light, const Crop& crop, Rect frame, const Boxes& boxes) {
    if (light == nullptr) return 0;
    double sum = 0;
    int count = 0;
    for (const Rect& box : boxes) {
        const Rect inside = common(box, frame);
        if (inside.empty()) continue;
        const CellRange cells = cells_of({crop.x + (inside.x - frame.x) / frame.width * crop.width, crop.y + (inside.y - frame.y) / frame.height * crop.height,
                                          inside.width / frame.width * crop.width, inside.height / frame.height * crop.height});
        for (int row = cells.top; row <= cells.bottom; ++row) {
            for (int column = cells.left; column <= cells.right; ++column) {
                const PictureMap::Cell& cell = light->at(column, row);
                sum += cell.busy / 64.0 + (cell.lightest - cell.darkest) / 510.0 + cell.mean / 510.0;
                ++count;
            }
        }
    }
    return count == 0 ? 0 : std::min(1.5, sum / count);
}

/// A headline as it could stand, and what it costs.
struct Trial {
    Frame headline;
    std::optional<Frame> tape;
    Crop crop;
    Loss loss;
    double cost = 0;
};

class Composer {
public:
    Composer(const Setting& setting, const std::vector<FrameSpec>& specs, const FrameSpec& picture_spec, const FrameSpec& headline_spec, const Frame& picture)
        : m_setting(setting), m_specs(specs), m_picture_spec(picture_spec), m_headline_spec(headline_spec), m_picture(picture),
          m_kept(kept_parts(*setting.review.hero, setting.hero()->size, setting.hero()->light.get())) {}

    Loss loss(const Frame& headline, const std::optional<Frame>& tape, const Crop& crop) const {
        return loss_of(m_kept, crop, m_picture.bounds, boxes_of(headline, tape));
    }

    /// The cheapest way to stand there, with every crop.
    void try_place(Frame headline, double penalty, std::optional<Trial>& best) const {
        if (headline.lines.empty()) return;
        const std::optional<Frame> tape = tape_over(headline);
        const Boxes boxes = boxes_of(headline, tape);
        double letters = 0;
        for (const Rect& box : boxes) letters += area(box);
        // Large letters are worth something.
        const double timid = 90 * std::max(0.0, 1 - std::sqrt(letters / std::max(m_wanted, 1.0)));
        for (const auto& [crop, off] : m_crops) {
            const Loss lost = loss_of(m_kept, crop, m_picture.bounds, boxes);
            const double cost = 1000 * lost.covered + 500 * lost.unseen + off + penalty + timid + 14 * unrest_under(m_setting.hero()->light.get(), crop, m_picture.bounds, boxes);
            if (best && best->cost <= cost) continue;
            best = Trial{headline, tape, crop, lost, cost};
        }
    }

    std::optional<Trial> run(const Frame& own) {
        std::optional<Trial> best;
        m_wanted = 0;
        Boxes boxes;
        add_letters(own, boxes);
        for (const Rect& box : boxes) m_wanted += area(box);
        make_crops();
        // As it is and at the head; then smaller, and in narrower columns at either side.
        struct Shape {
            double zoom, measure;
            int more_lines;
        };
        for (const Shape shape : {Shape{1, 1, 0}, {0.84, 1, 0}, {1, 0.72, 1}, {0.7, 1, 0}, {0.9, 0.55, 2}, {0.62, 0.55, 2}, {0.55, 1, 0}}) {
            try_shape(shape.zoom, shape.measure, shape.more_lines, best);
            if (best && best->loss.covered < 0.005 && best->loss.unseen < 0.02) break;
        }
        return best;
    }

private:
    Boxes boxes_of(const Frame& headline, const std::optional<Frame>& tape) const {
        Boxes boxes;
        add_letters(headline, boxes);
        if (tape) add_letters(*tape, boxes);
        return boxes;
    }

    std::optional<Frame> tape_over(const Frame& headline) const {
        for (const FrameSpec& spec : m_specs) {
            if (spec.kind != FrameKind::tape) continue;
            FrameSpec at = spec;
            // It goes with the headline where that moves to the right.
            const Pt moved = headline.bounds.left() - m_setting.grid.across(m_headline_spec.left, false);
            at.left.by += moved;
            Frame tape = make_tape(m_setting, at, "opening/tape", headline.bounds.top());
            if (!tape.lines.empty()) return tape;
        }
        return std::nullopt;
    }

    void try_shape(double zoom, double measure, int more_lines, std::optional<Trial>& best) const {
        const Rect room = m_setting.rect(m_headline_spec);
        FrameSpec spec = m_headline_spec;
        spec.zoom *= zoom;
        spec.right.by = spec.right.by - room.width * (1 - measure);
        const Frame at_foot = make_headline(m_setting, spec, "opening/headline", false, more_lines);
        if (at_foot.lines.empty()) return;
        constexpr double at_the_head = 12, at_the_right = 8;
        const Pt tape = m_setting.style.text_style("tape").size * 2.6, aside = room.width * (1 - measure);
        const bool taped = std::any_of(m_specs.begin(), m_specs.end(), [](const FrameSpec& other) { return other.kind == FrameKind::tape; });
        const Pt half = m_setting.grid.baseline / 2;
        const Pt head = max(room.top(), m_setting.grid.line(2)) + (taped && !m_setting.review.film.title.empty() ? tape : Pt(0));
        const Pt up = half * std::floor((at_foot.bounds.top() - head) / half);
        for (const bool right : {false, true}) {
            if (right && aside < 40_pt) continue;
            for (const bool hung : {false, true}) {
                if (hung && !(Pt(0) < up)) continue;
                Frame headline = at_foot;
                const Point by{right ? aside : Pt(0), hung ? -up : Pt(0)};
                move_lines(headline.lines, by);
                headline.bounds.x += by.x;
                headline.bounds.y += by.y;
                try_place(std::move(headline), (hung ? at_the_head : 0) + (right ? at_the_right : 0), best);
            }
        }
    }

    /// The template's crop first; then what shows the focus elsewhere, or nearer. Whoever set a crop by hand keeps it.
    void make_crops() {
        m_crops.clear();
        m_crops.emplace_back(m_picture.crop, 0.0);
        const Fraction2 shift = m_setting.style.point("picture.shift");
        if (shift != Fraction2{0, 0} || m_setting.style.number("picture.zoom") != 1) return;
        const Fraction2 focus = m_setting.review.hero->focus, wanted = m_picture_spec.focus;
        const auto seen_at = [&](const Crop& crop) { return Fraction2{(focus.x - crop.x) / crop.width, (focus.y - crop.y) / crop.height}; };
        const Fraction2 usual = seen_at(m_picture.crop);
        for (const double zoom : {1.0, 1.1, 1.25, 1.45}) {
            for (const double x : {wanted.x, 0.22, 0.35, 0.5, 0.65, 0.78}) {
                for (const double y : {wanted.y, 0.2, 0.3, 0.42, 0.58, 0.7, 0.8}) {
                    const Crop crop = crop_for(m_setting.hero()->size, m_picture.bounds, focus, {x, y}, m_picture_spec.zoom * zoom);
                    const bool known = std::any_of(m_crops.begin(), m_crops.end(), [&](const auto& other) { return other.first == crop; });
                    if (known) continue;
                    const Fraction2 seen = seen_at(crop);
                    m_crops.emplace_back(crop, 30 * (zoom - 1) + 9 * std::hypot(seen.x - usual.x, seen.y - usual.y));
                }
            }
        }
    }

    const Setting& m_setting;
    const std::vector<FrameSpec>& m_specs;
    const FrameSpec& m_picture_spec;
    const FrameSpec& m_headline_spec;
    const Frame& m_picture;
    std::vector<Crop> m_kept;
    std::vector<std::pair<Crop, double>> m_crops;
    double m_wanted = 0;  ///< area of the letters as the template would have them
};

void say_covered(const Setting& setting, const Loss& loss) {
    const bool named = !setting.review.hero->keep.empty();
    setting.diagnostics.push_back(
        {Severity::warning, "", setting.review.hero->place,
         loss.covered > loss.unseen ? "the headline covers what the picture is about" : "the headline leaves no room for all that the picture is about",
         named ? "a shorter headline, fewer parts under `hero.keep`, or a picture with more room around them" : "a shorter headline, a picture with more room, or the face's place as `hero.focus`"});
}

}  // namespace

std::vector<Crop> kept_parts(const Hero& hero, PixelSize size, const PictureMap* light) {
    if (!hero.keep.empty()) return hero.keep;
    // A face as people frame them; larger where what is about the focus is. Radii in shorter sides.
    constexpr double least = 0.1, greatest = 0.19, reach = 0.24;
    const double shorter = std::min(size.width, size.height), per_x = shorter / size.width, per_y = shorter / size.height;
    double across = (least + greatest) / 2, down = across;
    if (light != nullptr) {
        double weight = 0, xx = 0, yy = 0;
        for (int row = 0; row < PictureMap::rows; ++row) {
            for (int column = 0; column < PictureMap::columns; ++column) {
                const double x = ((column + 0.5) / PictureMap::columns - hero.focus.x) / per_x, y = ((row + 0.5) / PictureMap::rows - hero.focus.y) / per_y;
                if (std::hypot(x, y) > reach) continue;
                const PictureMap::Cell& cell = light->at(column, row);
                const double busy = 1.0 + cell.busy + (cell.lightest - cell.darkest) / 4.0;
                weight += busy;
                xx += busy * x * x;
                yy += busy * y * y;
            }
        }
        if (weight > 0) {
            across = std::clamp(1.5 * std::sqrt(xx / weight), least, greatest);
            down = std::clamp(1.5 * std::sqrt(yy / weight), least, greatest);
        }
    }
    const double left = std::max(0.0, hero.focus.x - across * per_x), right = std::min(1.0, hero.focus.x + across * per_x);
    const double top = std::max(0.0, hero.focus.y - down * per_y), foot = std::min(1.0, hero.focus.y + down * per_y);
    return {{left, top, right - left, foot - top}};
}

void keep_letters_off(const Setting& setting, const std::vector<FrameSpec>& specs, Spread& spread) {
    if (setting.hero() == nullptr || setting.hero()->size.empty()) return;
    Frame *picture = nullptr, *headline = nullptr, *tape = nullptr;
    for (Frame& frame : spread.frames) {
        if (frame.kind == FrameKind::picture && picture == nullptr) picture = &frame;
        if (frame.kind == FrameKind::headline) headline = &frame;
        if (frame.kind == FrameKind::tape) tape = &frame;
    }
    if (picture == nullptr || headline == nullptr || !headline->bounds.intersects(picture->bounds)) return;
    const auto spec_of = [&](FrameKind kind) { return std::find_if(specs.begin(), specs.end(), [&](const FrameSpec& spec) { return spec.kind == kind; }); };
    const auto picture_spec = spec_of(FrameKind::picture), headline_spec = spec_of(FrameKind::headline);
    Composer composer(setting, specs, *picture_spec, *headline_spec, *picture);
    constexpr double unnoticed = 0.07;  // of a part: its corner, and nobody sees it; three times as much may be cut off
    const auto faulty = [](const Loss& loss) { return loss.worst > unnoticed; };
    const Loss own = composer.loss(*headline, tape != nullptr ? std::optional(*tape) : std::nullopt, picture->crop);
    if (faulty(own)) {
        std::optional<Trial> best = composer.run(*headline);
        if (best) {
            *headline = std::move(best->headline);
            picture->crop = best->crop;
            if (tape != nullptr && best->tape) *tape = std::move(*best->tape);
            if (faulty(best->loss)) say_covered(setting, best->loss);
        }
    }
}

bool covers_kept_part(const Setting& setting, const Spread& spread, const Frame& words) {
    const PictureFacts* hero = setting.hero();
    if (hero == nullptr || hero->size.empty()) return false;
    constexpr double unnoticed = 0.02;
    return std::any_of(spread.frames.begin(), spread.frames.end(), [&](const Frame& picture) {
        if (picture.kind != FrameKind::picture || picture.picture != setting.review.hero->image || !words.bounds.intersects(picture.bounds)) return false;
        Boxes boxes;
        add_letters(words, boxes);
        return loss_of(kept_parts(*setting.review.hero, hero->size, hero->light.get()), picture.crop, picture.bounds, boxes).covered > unnoticed;
    });
}

}  // namespace foyer

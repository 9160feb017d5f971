#include "layout/act_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.h"
#include "layout/excerpt.h"
#include "layout/timeline.h"

namespace foyer {
namespace {

constexpr double loud = 0.7, audible = 0.3;
constexpr Pt smallest_title{64};
constexpr int most_summary_lines = 3, most_title_lines = 4;
// Of the room's half, what the loudest bar takes at rest: it swells by a seventh when it breathes.
constexpr double wave_part = 0.86;
constexpr double greatest_wave = 5;  // half-height in lines; above it the noise is no longer read as one line
constexpr double magnified = 2;      // of the timeline's bars, in width and, where there is room, in height

const FrameSpec* find(const std::vector<FrameSpec>& specs, FrameKind kind) {
    const auto found = std::find_if(specs.begin(), specs.end(), [kind](const FrameSpec& spec) { return spec.kind == kind; });
    return found == specs.end() ? nullptr : &*found;
}

Pt whole_pixels(const Grid& grid, Pt y) { return Pt(std::round(y.value * grid.scale) / grid.scale); }

/// Words in at most `most_lines`; what does not fit is cut off behind a word, with an ellipsis.
DisplayText fitted(const Setting& setting, const std::string& words, DisplayRequest request) {
    DisplayText text = setting.display({{words, {}}}, request);
    if (text.lines.empty() || text.fits) return text;
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == ' ') ends.push_back(i);
    }
    DisplayText cut;
    std::size_t low = 0, high = ends.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        DisplayText tried = setting.display({{words.substr(0, ends[middle]) + "…", {}}}, request);
        if (tried.fits) {
            cut = std::move(tried);
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (!cut.lines.empty()) return cut;
    // A first word wider than the measure.
    TextStyle type = request.style;
    type.size = request.smallest;
    text.lines = {setting.one_line(words, type, request.measure)};
    text.size = type.size;
    text.fits = true;
    return text;
}

class ActCard {
public:
    ActCard(const Setting& setting, const std::string& id, int act)
        : m_setting(setting), m_grid(setting.grid), m_specs(setting.design.act), m_id(id), m_act(act),
          m_of(setting.review.acts[static_cast<std::size_t>(act)]) {}

    std::vector<Frame> run() {
        if (const FrameSpec* spec = find(m_specs, FrameKind::header)) {
            const int count = static_cast<int>(m_setting.review.acts.size());
            add(make_header(m_setting, *spec, id(FrameKind::header), act_kicker(m_act + 1, count, m_setting.review.lang), m_setting.title()));
        }
        if (const FrameSpec* spec = find(m_specs, FrameKind::numeral)) add(numeral(*spec));
        title_and_summary();
        std::vector<Frame> texts = text();
        const FrameSpec* noise_spec = find(m_specs, FrameKind::noise);
        Pt last{0}, lower{0};
        for (const Frame& frame : texts) last = max(last, frame.lines.back().origin.y);
        if (!texts.empty() && noise_spec && noise_beside_text(*noise_spec)) {
            // A text of a line less stands on the same foot, and leaves the line to the noise above it.
            const Pt short_of = m_setting.rect(*noise_spec).bottom() - last;
            if (short_of > Pt(0)) lower = whole_pixels(m_grid, min(short_of, text_pitch()));
            for (Frame& frame : texts) move_frame(frame, {Pt(0), lower});
        }
        if (const FrameSpec* spec = find(m_specs, FrameKind::wave)) add(wave(*spec, !texts.empty(), lower));
        if (noise_spec) add(noise(*noise_spec, !texts.empty(), last + lower, lower));
        for (Frame& frame : texts) add(std::move(frame));
        if (const FrameSpec* spec = find(m_specs, FrameKind::timeline)) add(make_timeline(m_setting, *spec, id(FrameKind::timeline), m_act));
        return std::move(m_frames);
    }

private:
    std::string id(FrameKind kind) const { return fmt::format("{}/{}", m_id, to_string(kind)); }

    void add(Frame frame) {
        if (frame.lines.empty() && frame.rules.empty() && !frame.wave) return;
        m_frames.push_back(std::move(frame));
    }

    static void move_frame(Frame& frame, Point by) {
        move_lines(frame.lines, by);
        for (Rule& rule : frame.rules) rule.bounds.y += by.y;
        frame.bounds.y += by.y;
    }

    /// Whether the noise's figure stands level with the text, and not above it.
    bool noise_beside_text(const FrameSpec& noise) const {
        const FrameSpec* text = find(m_specs, FrameKind::text);
        return text == nullptr || m_setting.rect(*text).top() - m_setting.rect(noise).top() < m_grid.baseline * 2.0;
    }

    /// Line pitch of the text: whole half lines of the page.
    Pt text_pitch() const {
        const Pt half = m_grid.baseline / 2;
        return half * std::max(1.0, std::round(m_setting.style.text_style("card.text").leading / half));
    }

    Pt cap_height(const TextStyle& type, Pt size) const { return to_points(m_setting.cap_height(type), size); }

    /// Hangs from the frame's top, as large as its width and height allow.
    Frame numeral(const FrameSpec& spec) const {
        const Rect room = m_setting.rect(spec);
        TextStyle type = m_setting.style.text_style("card.numeral");
        type.size = min(type.size, room.height / m_setting.cap_height(type).value);
        const std::string words = act_numeral(m_setting, m_act);
        Frame frame{.id = id(FrameKind::numeral), .kind = FrameKind::numeral, .bounds = room};
        for (;; type.size *= 0.98) {
            DisplayRequest request{.style = type, .measure = room.width, .most_lines = 1, .smallest = type.size};
            DisplayText set = m_setting.display({{words, {}}}, request);
            if (!set.fits && type.size > 20_pt) continue;
            if (set.lines.empty()) return frame;
            const Pt cap = cap_height(type, set.size);
            set.lines.front().origin = {room.x, room.y + cap};
            frame.bounds = {room.x, room.y, set.lines.front().natural, cap};
            frame.lines = std::move(set.lines);
            return frame;
        }
    }

    void title_and_summary() {
        const FrameSpec* summary_spec = find(m_specs, FrameKind::summary);
        const FrameSpec* title_spec = find(m_specs, FrameKind::title);
        DisplayText summary;
        if (summary_spec && !m_of.summary.empty()) {
            summary = fitted(m_setting, m_of.summary,
                             plain_request(m_setting.style.text_style("card.summary"),
                                           m_setting.rect(*summary_spec).width, most_summary_lines, 0.8));
        }
        if (title_spec) title(*title_spec, summary_spec, summary);
        if (!summary.lines.empty()) {
            const Rect room = m_setting.rect(*summary_spec);
            const Pt first = summary_spec->top.edge == DownPlace::Edge::after ? m_after + m_grid.baseline * summary_spec->top.lines : room.y;
            Frame frame{.id = id(FrameKind::summary), .kind = FrameKind::summary};
            for (Line& line : summary.lines) line.origin = {room.x + line.origin.x, whole_pixels(m_grid, first + line.origin.y)};
            const Pt last = summary.lines.back().origin.y;
            frame.bounds = {room.x, first - summary.size * 0.9, room.width, last - first + summary.size * 1.2};
            frame.lines = std::move(summary.lines);
            m_after = last;
            add(std::move(frame));
        }
    }

    /// As large as its words fit in the room that the summary leaves, in one line or several, and hung level with the numeral.
    void title(const FrameSpec& spec, const FrameSpec* summary_spec, const DisplayText& summary) {
        Rect room = m_setting.rect(spec);
        if (summary.lines.size() > 1 && summary_spec->top.edge == DownPlace::Edge::after) room.height -= summary.lines.back().origin.y;
        m_after = room.y;
        if (m_of.title.empty()) return;  // its room is the noise's
        DisplayRequest request;
        request.style = m_setting.style.text_style("card.title");
        request.measure = room.width;
        request.most_lines = most_title_lines;
        DisplayText set;
        for (;;) {
            request.smallest = request.style.size;
            set = m_setting.display({{m_of.title, {}}}, request);
            if (set.lines.empty()) return;
            const Pt height = set.lines.back().origin.y + cap_height(request.style, set.size) + accents(set);
            const bool fits = set.fits && height <= room.height;
            if (fits) {
                set = m_setting.display_evenly({{m_of.title, {}}}, request);
                break;
            }
            if (request.style.size <= smallest_title) {
                request.most_lines = std::max(1, static_cast<int>((room.height - cap_height(request.style, smallest_title)) / request.style.leading) + 1);
                set = fitted(m_setting, m_of.title, request);
                break;
            }
            const Pt next = max(smallest_title, request.style.size * 0.97);
            request.style.leading *= next / request.style.size;
            request.style.size = next;
        }
        const Pt cap = cap_height(request.style, set.size) + accents(set);
        Frame frame{.id = id(FrameKind::title), .kind = FrameKind::title};
        for (Line& line : set.lines) line.origin = {room.x + line.origin.x, room.y + cap + line.origin.y};
        const Pt last = set.lines.back().origin.y;
        frame.bounds = {room.x, room.y, room.width, last - room.y};
        // On the accent's own ground the name is what shines.
        if (ground_for(m_of.intensity) == Ground::accent) {
            for (Line& line : set.lines) {
                for (SetRun& run : line.runs) run.ink = run.ink == Ink::ink ? Ink::on_accent : run.ink;
            }
        }
        frame.lines = std::move(set.lines);
        const Pt half = m_grid.baseline / 2;
        m_after = half * std::ceil(last / half - 0.05);
        add(std::move(frame));
    }

    /// How far the accents on the first line's capitals would reach into the header.
    Pt accents(const DisplayText& set) const {
        Pt above{0};
        for (const SetRun& run : set.lines.front().runs) {
            const Em cap = m_setting.typesetter.book().measures(run.run.face).cap_height;
            for (const PlacedGlyph& glyph : run.run.glyphs) {
                above = max(above, to_points(m_setting.typesetter.book().glyph_box(run.run.face, glyph.glyph).top - cap, run.run.size));
            }
        }
        return max(Pt(0), above - m_grid.baseline);
    }

    std::vector<Frame> text() const {
        if (!m_of.paragraph) return {};
        const int from = *m_of.paragraph;
        int until = static_cast<int>(m_setting.review.paragraphs.size());
        for (const Act& other : m_setting.review.acts) {
            if (other.paragraph && *other.paragraph > from) until = std::min(until, *other.paragraph);
        }
        const Pt pitch = text_pitch();
        std::vector<ExcerptColumn> columns;
        for (const FrameSpec& spec : m_specs) {
            if (spec.kind != FrameKind::text) continue;
            const Rect room = m_setting.rect(spec);
            columns.push_back({room.x, room.width, room.y, pitch, std::max(0, static_cast<int>(std::floor(room.height / pitch + 1e-6)) + 1)});
        }
        return make_excerpt(m_setting, m_id, from, until, columns);
    }

    Frame wave(const FrameSpec& spec, bool told, Pt lower) const {
        const Style& style = m_setting.style;
        Rect room = m_setting.rect(spec);
        if (spec.top.edge == DownPlace::Edge::after) {
            const Pt foot = room.bottom();
            room.y = m_after + m_grid.baseline * spec.top.lines;
            room.height = foot - room.y;
        }
        room.height += lower;
        Pt most = m_grid.baseline * greatest_wave;
        if (m_of.title.empty()) most *= 2.0;
        if (!told) {
            // Where nothing is told of the act its noise has the room.
            Pt foot = room.bottom();
            for (const FrameSpec& other : m_specs) {
                if (other.kind == FrameKind::text) foot = max(foot, m_setting.rect(other).bottom());
            }
            room.height = foot - room.y;
            most *= 2.0;
        }
        WaveRequest request;
        request.left = room.left();
        request.right = room.right();
        request.centre = room.y + room.height / 2;
        most = max(6_pt, min(most, room.height / 2 * wave_part));
        request.half_height = max(most, style.points("timeline.height") * magnified);
        request.least = 2_pt;
        request.bar = style.points("timeline.bar") * magnified;
        request.pitch = max(style.points("timeline.pitch"), style.points("timeline.bar")) * magnified;
        request.contrast = style.number("timeline.contrast");
        const Pt line = m_grid.page.width - m_grid.margin * 2.0;
        Frame frame{.id = id(FrameKind::wave), .kind = FrameKind::wave, .bounds = room};
        frame.wave = make_act_wave(m_setting.review.acts, m_act, static_cast<int>(line / request.pitch * magnified), most, request);
        return frame;
    }

    /// The loudness as a figure, its foot level with the text's.
    Frame noise(const FrameSpec& spec, bool told, Pt last_of_text, Pt lower) const {
        const Style& style = m_setting.style;
        Rect room = m_setting.rect(spec);
        room.y += lower;
        room.height -= lower;
        const FrameSpec* numeral_spec = find(m_specs, FrameKind::numeral);
        if (!told && numeral_spec && noise_beside_text(spec)) {
            // The noise takes the width of the sheet; its figure stands under the numeral.
            const Rect above = m_setting.rect(*numeral_spec);
            room.x = above.x;
            room.width = above.width;
        }
        Pt foot = room.bottom();
        if (told && last_of_text > foot && noise_beside_text(spec)) foot = last_of_text;
        Frame frame{.id = id(FrameKind::noise), .kind = FrameKind::noise};
        frame.bounds = {room.x, room.y - m_grid.baseline * 0.7, room.width, foot - room.y + m_grid.baseline};
        Line label = m_setting.one_line("Noise", style.text_style("card.label"), room.width);
        label.origin = {room.x, room.y};
        frame.lines.push_back(std::move(label));
        frame.rules.push_back({{room.x, room.y + m_grid.baseline * 0.55, room.width, style.points("rule.hairline")}, Ink::ink});
        TextStyle type = style.text_style("card.noise");
        const TextStyle scale_type = style.text_style("card.scale");
        const Pt space = m_grid.baseline * 0.55;
        Line scale = m_setting.one_line("of 100", scale_type, room.width / 2);
        type.size = min(type.size, (foot - room.y - m_grid.baseline * 1.6) / m_setting.cap_height(type).value);
        Line figure = m_setting.one_line(fmt::format("{}", static_cast<int>(std::lround(std::clamp(m_of.intensity, 0.0, 1.0) * 100))), type,
                                         room.width - space - scale.natural);
        figure.origin = {room.x, foot};
        scale.origin = {room.x + figure.natural + space, foot};
        frame.lines.push_back(std::move(figure));
        frame.lines.push_back(std::move(scale));
        return frame;
    }

    const Setting& m_setting;
    const Grid& m_grid;
    const std::vector<FrameSpec>& m_specs;
    const std::string& m_id;
    int m_act;
    const Act& m_of;
    Pt m_after;  ///< last baseline of what was set before
    std::vector<Frame> m_frames;
};

}  // namespace

Ground ground_for(double intensity) { return intensity > loud ? Ground::accent : intensity >= audible ? Ground::ink : Ground::paper; }

std::string act_kicker(int number, int count, const std::string& lang) {
    constexpr std::array<std::string_view, 13> words = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    const bool in_words = lang.starts_with("en") && number >= 1 && count < static_cast<int>(words.size());
    if (!in_words) return fmt::format("{} / {}", number, count);
    if (count == 1) return "In one act";
    return fmt::format("Act {} of {}", words[static_cast<std::size_t>(number)], words[static_cast<std::size_t>(count)]);
}

std::vector<Frame> make_act_card(const Setting& setting, const std::string& id, int act) { return ActCard(setting, id, act).run(); }

}  // namespace foyer

#include "layout/excerpt.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.h"
#include "layout/body.h"

namespace foyer {
namespace {

constexpr int fewest_to_part = 4;  // fewer lines stay together in the first column

bool is_sentence_mark(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'…'; }
bool closes(char32_t c) { return std::u32string_view(U"\"'”’»)]").find(c) != std::u32string_view::npos; }
bool is_white(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n'; }

/// Titles and other short forms whose point ends no sentence.
bool is_short_form(const std::u32string& word) {
    constexpr std::array<std::string_view, 12> forms = {"mr", "mrs", "ms", "dr", "st", "vs", "no", "jr", "sr", "ca", "cf", "prof"};
    return word.size() == 1 || std::find(forms.begin(), forms.end(), lower_case(to_utf8(word))) != forms.end();
}

/// The beginning of a text, `bytes` of its plain words.
RichText beginning(const RichText& text, std::size_t bytes) {
    RichText out;
    for (const Span& span : text) {
        if (bytes == 0) break;
        const std::size_t here = std::min(bytes, span.text.size());
        out.push_back({span.text.substr(0, here), span.emphasis});
        bytes -= here;
    }
    return out;
}

/// The style with the card's text in the place of the page's, so that one way of setting text serves both.
Style excerpt_style(const Style& style, bool end_mark) {
    Style out = style;
    for (const std::string_view attribute : {"face", "size", "leading", "tracking", "case", "colour"}) {
        const auto from = find_parameter("card.text." + std::string(attribute)), to = find_parameter("text." + std::string(attribute));
        if (from && to) static_cast<void>(out.set(*to, style.value(*from)));
    }
    static_cast<void>(out.set("drop_cap.shown", "no"));
    static_cast<void>(out.set("lead.words", "0"));
    if (!end_mark) static_cast<void>(out.set("text.end_mark", "no"));
    return out;
}

struct Attempt {
    std::vector<Frame> frames;
    bool fits = false;
};

Flow flow_through(Body& body, const std::vector<ColumnRoom>& rooms) {
    body.use_columns(rooms);
    return flow_paragraphs(body.paragraphs(), rooms,
                           [&](int p, const LineSlots& slots) -> const std::vector<Breaking>& { return body.breakings(p, slots); });
}

/// Sets some paragraphs as evenly as they go.
Attempt try_paragraphs(const Setting& setting, const std::string& id, std::vector<Paragraph> paragraphs, bool end_mark,
                       const std::vector<ExcerptColumn>& columns) {
    Review review;
    review.lang = setting.review.lang;
    review.paragraphs = std::move(paragraphs);
    const Style style = excerpt_style(setting.style, end_mark);
    const Setting own{review, style, setting.design, setting.pictures, setting.grid, setting.typesetter, setting.diagnostics};
    Body body(own);
    std::vector<ColumnRoom> rooms;
    for (const ExcerptColumn& column : columns) rooms.push_back({0, static_cast<int>(rooms.size()), 1, column.lines, column.x, column.measure});
    const int most = columns.front().lines, count = static_cast<int>(columns.size());
    const int lines = body.lines_at(columns.front().measure);
    std::optional<Flow> held;
    std::vector<ColumnRoom> held_rooms;
    for (int depth = lines < fewest_to_part ? std::max(1, lines) : (lines + count - 1) / count; depth <= most; ++depth) {
        for (ColumnRoom& room : rooms) room.lines = depth;
        Flow flow = flow_through(body, rooms);
        if (flow.overset_lines > 0) continue;
        const bool clean = flow.lone_lines == 0;
        if (clean || !held) {
            held = std::move(flow);
            held_rooms = rooms;
        }
        if (clean) break;
    }
    if (!held) return {};
    body.use_columns(held_rooms);
    Attempt attempt;
    attempt.fits = true;
    attempt.frames = body.set(*held, held_rooms, {id});
    // From the page's lines to the card's own: a half more, and each a whole device pixel.
    const Grid& grid = setting.grid;
    for (std::size_t c = 0; c < attempt.frames.size(); ++c) {
        Frame& frame = attempt.frames[c];
        const auto moved = [&](Pt y) {
            const double line = std::round(y / grid.baseline) - 1;
            return Pt(std::round((columns[c].first + columns[c].pitch * line).value * grid.scale) / grid.scale);
        };
        for (Rule& mark : frame.rules) {
            const Pt foot = mark.bounds.bottom();
            mark.bounds.y += moved(foot) - foot;
        }
        for (Line& line : frame.lines) line.origin.y = moved(line.origin.y);
        const Pt size = style.text_style("text").size;
        frame.bounds.y = columns[c].first - size;
        frame.bounds.height = columns[c].pitch * (held_rooms[c].lines - 1.0) + size * 1.3;
    }
    std::erase_if(attempt.frames, [](const Frame& frame) { return frame.lines.empty(); });
    // One end mark, on the last line: a word broken before it brings a second one.
    for (Frame& frame : attempt.frames) {
        std::erase_if(frame.rules, [&](const Rule& mark) {
            return &frame != &attempt.frames.back() || mark.bounds.bottom() < frame.lines.back().origin.y - 1_pt;
        });
    }
    return attempt;
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    std::u32string word;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_character(text, i);
        if (!is_sentence_mark(c)) {
            if (is_white(c)) word.clear();
            else if (is_letter(c)) word += c;
            continue;
        }
        const bool short_form = c == U'.' && is_short_form(word);
        std::size_t end = i;
        // Points of an ellipsis, a closing quotation mark: they belong to the sentence.
        for (std::size_t next = end; next < text.size();) {
            const char32_t behind = next_character(text, next);
            if (!is_sentence_mark(behind) && !closes(behind)) break;
            end = next;
        }
        i = end;
        std::size_t after = end;
        if (after >= text.size() || !is_white(next_character(text, after))) continue;
        std::size_t first = after;
        const char32_t opens = first < text.size() ? next_character(text, first) : U' ';
        const bool small = is_letter(opens) && lower_case(opens) == opens && upper_case(opens) != opens;
        if (!short_form && !small) ends.push_back(end);
        word.clear();
    }
    return ends;
}

std::vector<Frame> make_excerpt(const Setting& setting, const std::string& id, int from, int until,
                                const std::vector<ExcerptColumn>& columns) {
    const auto& all = setting.review.paragraphs;
    if (columns.empty() || columns.front().lines <= 0 || from < 0 || from >= static_cast<int>(all.size())) return {};
    // A crosshead opens another chapter; one before the act's own first paragraph is not its words.
    int end = from + 1;
    while (end < std::min(until, static_cast<int>(all.size())) && all[end].kind != ParagraphKind::crosshead) ++end;
    const auto number_lines = [&](std::vector<Frame> frames) {
        for (Frame& frame : frames) {
            for (Line& line : frame.lines) line.paragraph += from;
        }
        return frames;
    };
    // More paragraphs than lines cannot fit.
    int room = 0;
    for (const ExcerptColumn& column : columns) room += column.lines;
    end = std::min(end, from + room);
    for (; end > from; --end) {
        Attempt attempt = try_paragraphs(setting, id, {all.begin() + from, all.begin() + end}, end == static_cast<int>(all.size()), columns);
        if (attempt.fits) return number_lines(std::move(attempt.frames));
    }
    // Not even one: its first sentences, as many as fit.
    const RichText& text = all[from].text;
    const std::string words = plain_text(text);
    const auto try_beginning = [&](std::size_t bytes, bool ellipsis) {
        Paragraph part = all[from];
        part.text = beginning(text, bytes);
        if (ellipsis) part.text.back().text += "…";
        return try_paragraphs(setting, id, {part}, false, columns);
    };
    const auto longest = [&](const std::vector<std::size_t>& ends, bool ellipsis) {
        Attempt best;
        std::size_t low = 0, high = ends.size();
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            Attempt attempt = try_beginning(ends[middle], ellipsis);
            if (attempt.fits) {
                best = std::move(attempt);
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return best;
    };
    Attempt best = longest(sentence_ends(words), false);
    if (!best.fits) {
        std::vector<std::size_t> spaces;
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i] == ' ') spaces.push_back(i);
        }
        best = longest(spaces, true);
    }
    if (!best.fits) return {};
    best.frames.back().continues = true;
    return number_lines(std::move(best.frames));
}

}  // namespace foyer

// What must hold of every laid-out page, whatever the review: each rule broken is one line of text.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "layout/layout.h"
#include "layout/shape.h"
#include "type/typography.h"

namespace foyer::testing {

/// How far marks may hang out of a measure: two thirds of a hyphen or a quotation mark.
constexpr double protrusion_em = 0.4;

/// A drop cap stands among the lines of its column and is none of them.
inline bool is_drop_cap(const Line& line, Pt body_size) {
    return line.paragraph == 0 && !line.runs.empty() && line.runs.front().run.size > body_size * 1.8;
}

/// The words of a review as its text frames should hold them, capitals like small letters: a line a paragraph.
inline std::vector<std::string> printed_paragraphs(const Review& review) {
    std::vector<std::string> paragraphs;
    for (const Paragraph& paragraph : review.paragraphs) {
        paragraphs.push_back(upper_case(typographic(plain_text(paragraph.text), review.lang)));
    }
    return paragraphs;
}

/// Takes a line's text off the front of what its paragraph still has; false where it does not stand there.
inline bool take_line(std::string_view& rest, const Line& line) {
    std::string text = upper_case(line.text);
    if (line.hyphenated) {
        if (!text.ends_with('-')) return false;
        text.pop_back();
    }
    if (!rest.starts_with(text)) return false;
    rest.remove_prefix(text.size());
    if (!rest.starts_with(' ')) return true;
    rest.remove_prefix(1);
    return !line.hyphenated;  // a hyphen where a space was parts two words
}

inline void check_words(const Review& review, const Layout& layout, Pt body_size, std::vector<std::string>& broken) {
    const std::vector<std::string> paragraphs = printed_paragraphs(review);
    std::vector<std::string_view> rest(paragraphs.begin(), paragraphs.end());
    int current = 0;
    std::vector<const Line*> lines;
    for (const Spread& spread : layout.spreads) {
        for (const Frame& frame : spread.frames) {
            if (frame.kind != FrameKind::text) continue;
            // The drop cap is read before the lines it stands beside.
            for (const Line& line : frame.lines) {
                if (is_drop_cap(line, body_size)) lines.insert(lines.begin(), &line);
            }
            for (const Line& line : frame.lines) {
                if (!is_drop_cap(line, body_size)) lines.push_back(&line);
            }
        }
    }
    for (const Line* line : lines) {
        if (line->paragraph < current || line->paragraph >= static_cast<int>(rest.size())) {
            broken.push_back(fmt::format("order: a line of paragraph {} behind one of {}", line->paragraph, current));
            return;
        }
        while (current < line->paragraph) {
            if (!rest[current].empty()) broken.push_back(fmt::format("words: paragraph {} lacks its end `{}`", current, rest[current].substr(0, 60)));
            ++current;
        }
        std::string_view& left = rest[current];
        if (is_drop_cap(*line, body_size)) {
            // The quotation mark before an initial is left out, as is the custom.
            const std::string capital = upper_case(line->text);
            const auto at = left.find(capital);
            if (at == std::string_view::npos || at > 6) {
                broken.push_back(fmt::format("words: the initial `{}` does not open `{}`", capital, left.substr(0, 30)));
                return;
            }
            left.remove_prefix(at + capital.size());
            if (left.starts_with(' ')) left.remove_prefix(1);
            continue;
        }
        if (!take_line(left, *line)) {
            broken.push_back(fmt::format("words: set `{}` where `{}` follows", line->text, left.substr(0, 60)));
            return;
        }
    }
    while (current < static_cast<int>(rest.size()) && rest[current].empty()) ++current;
    if (current == static_cast<int>(rest.size())) return;
    const bool said = std::any_of(layout.diagnostics.begin(), layout.diagnostics.end(), [](const Diagnostic& d) {
        return d.severity == Severity::error && d.message.find("found no room") != std::string::npos;
    });
    if (!said) broken.push_back(fmt::format("words: the text ends before `{}`, and nothing says so", rest[current].substr(0, 60)));
}

/// A glyph's outline box, looked up once.
inline const FontBook::GlyphBox& box_of_glyph(const FontBook& book, FaceId face, std::uint32_t glyph) {
    static std::map<std::pair<FaceId, std::uint32_t>, FontBook::GlyphBox> known;
    const auto [entry, fresh] = known.try_emplace({face, glyph});
    if (fresh) entry->second = book.glyph_box(face, glyph);
    return entry->second;
}

/// The line's ink, by its outlines; the end mark's square is a rule and not in it.
inline Rect ink_of(const Line& line, const FontBook& book) {
    Pt left{1e9}, right{-1e9}, top{1e9}, foot{-1e9};
    for (const SetRun& run : line.runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            const FontBook::GlyphBox& box = box_of_glyph(book, run.run.face, glyph.glyph);
            if (!(box.left < box.right)) continue;  // a space
            const Pt x = line.origin.x + run.x + glyph.x, y = line.origin.y + glyph.y;
            left = min(left, x + to_points(box.left, run.run.size));
            right = max(right, x + to_points(box.right, run.run.size));
            top = min(top, y - to_points(box.top, run.run.size));
            foot = max(foot, y - to_points(box.bottom, run.run.size));
        }
    }
    if (right < left) return {};
    return {left, top, right - left, foot - top};
}

inline void check_text_frames(const Layout& layout, const FontBook& book, Pt body_size, std::vector<std::string>& broken) {
    const Pt hang = body_size * protrusion_em;
    for (const Spread& spread : layout.spreads) {
        for (const Frame& frame : spread.frames) {
            if (frame.kind != FrameKind::text) continue;
            Pt last_baseline{-1};
            for (const Line& line : frame.lines) {
                const double pixels = line.origin.y.value * layout.scale;
                const double lines = line.origin.y / layout.baseline;
                if (std::abs(pixels - std::round(pixels)) > 1e-6 || std::abs(lines - std::round(lines)) > 1e-6) {
                    broken.push_back(fmt::format("baseline: {} `{}` stands at {} px", frame.id, line.text, pixels));
                }
                const Rect ink = ink_of(line, book);
                if (ink.left() < frame.bounds.left() - hang || ink.right() > frame.bounds.right() + hang) {
                    broken.push_back(fmt::format("width: {} `{}` reaches from {:.1f} to {:.1f} in a frame from {:.1f} to {:.1f}",
                                                 frame.id, line.text, ink.left().value, ink.right().value,
                                                 frame.bounds.left().value, frame.bounds.right().value));
                }
                if (line.origin.y > frame.bounds.bottom() || line.origin.y < frame.bounds.top()) {
                    broken.push_back(fmt::format("height: {} `{}` stands outside", frame.id, line.text));
                }
                if (is_drop_cap(line, body_size)) continue;
                if (!(line.origin.y > last_baseline)) broken.push_back(fmt::format("order: {} `{}` stands above the line before", frame.id, line.text));
                last_baseline = line.origin.y;
                if (line.ratio < -1.002) broken.push_back(fmt::format("tight: {} `{}` ratio {:.2f}", frame.id, line.text, line.ratio));
            }
        }
    }
}

inline Rect grown(Rect r, Pt by) { return {r.x - by, r.y - by, r.width + by * 2.0, r.height + by * 2.0}; }

inline std::string words_of(const Rect& r) {
    return fmt::format("[{:.1f} {:.1f} {:.1f} {:.1f}]", r.left().value, r.top().value, r.right().value, r.bottom().value);
}

inline void check_frames(const Layout& layout, const FontBook& book, std::vector<std::string>& broken) {
    const Rect page{Pt(0), Pt(0), layout.page.width, layout.page.height};
    const Pt slack = 0.5_pt;
    for (const Spread& spread : layout.spreads) {
        const bool has_text = std::any_of(spread.frames.begin(), spread.frames.end(), [](const Frame& frame) {
            return frame.kind == FrameKind::text && !frame.lines.empty();
        });
        if (spread.kind == SpreadKind::turn && !has_text) broken.push_back(fmt::format("empty: {} holds no text", spread.id));
        for (const Frame& frame : spread.frames) {
            if (!(frame.bounds.width > Pt(0)) || !(frame.bounds.height > Pt(0))) {
                broken.push_back(fmt::format("bounds: {} is empty {}", frame.id, words_of(frame.bounds)));
            }
            const Rect b = frame.bounds;
            // The tape hangs over the left edge of its column by design, never over the page's.
            if (b.left() < -slack || b.top() < -slack || b.right() > page.right() + slack || b.bottom() > page.bottom() + slack) {
                broken.push_back(fmt::format("page: {} {} leaves the page {}", frame.id, words_of(b), words_of(page)));
            }
            for (const Line& line : frame.lines) {
                const Rect ink = ink_of(line, book);
                if (ink.left() < 0_pt || ink.right() > page.right() || ink.top() < 0_pt || ink.bottom() > page.bottom()) {
                    broken.push_back(fmt::format("page: {} `{}` {} leaves the page {}", frame.id, line.text, words_of(ink), words_of(page)));
                }
                // Points and quotation marks hang out of display lines as they do out of the text's.
                const Pt hang = line.runs.empty() ? 0_pt : line.runs.front().run.size * 0.25;
                const bool own_width = frame.kind == FrameKind::text;  // looked at elsewhere
                if (!own_width && (ink.right() > b.right() + max(8_pt, hang) || ink.left() < b.left() - max(8_pt, hang * 0.5))) {
                    broken.push_back(fmt::format("width: {} `{}` {} leaves its frame {}", frame.id, line.text, words_of(ink), words_of(b)));
                }
                const bool level = line.origin.y <= b.bottom() + 2_pt && line.origin.y >= b.top();
                if (!level) broken.push_back(fmt::format("height: {} `{}` at {:.1f} stands outside {}", frame.id, line.text, line.origin.y.value, words_of(b)));
            }
        }
        std::vector<std::vector<Rect>> inks;
        for (const Frame& frame : spread.frames) {
            auto& own = inks.emplace_back();
            for (const Line& line : frame.lines) own.push_back(grown(ink_of(line, book), Pt(-0.25)));
        }
        for (std::size_t i = 0; i < spread.frames.size(); ++i) {
            for (std::size_t j = i + 1; j < spread.frames.size(); ++j) {
                const Frame &a = spread.frames[i], &b = spread.frames[j];
                const auto either = [&](FrameKind kind) { return a.kind == kind || b.kind == kind; };
                if (either(FrameKind::verdict)) continue;  // written across the facts
                if (either(FrameKind::picture) && !either(FrameKind::text) && spread.kind == SpreadKind::opening) continue;  // type stands on it
                // Bounds of the running text against every other's.
                const bool flows = (a.kind == FrameKind::text && !b.outline.empty()) || (b.kind == FrameKind::text && !a.outline.empty());
                if (either(FrameKind::text) && !flows && grown(a.bounds, Pt(-0.25)).intersects(b.bounds)) {
                    broken.push_back(fmt::format("overlap: {} {} and {} {}", a.id, words_of(a.bounds), b.id, words_of(b.bounds)));
                    continue;
                }
                // Words against words, wherever they stand.
                for (std::size_t x = 0; x < inks[i].size(); ++x) {
                    for (std::size_t y = 0; y < inks[j].size(); ++y) {
                        if (inks[i][x].empty() || inks[j][y].empty() || !inks[i][x].intersects(inks[j][y])) continue;
                        broken.push_back(fmt::format("touch: {} `{}` {} and {} `{}` {}", a.id, a.lines[x].text, words_of(inks[i][x]), b.id,
                                                     b.lines[y].text, words_of(inks[j][y])));
                    }
                }
            }
        }
    }
}

/// Lines of running text beside what they flow round: none nearer than the stand-off, marks that hang out aside.
inline void check_runaround(const Style& style, const Layout& layout, const FontBook& book, std::vector<std::string>& broken) {
    const Pt stand_off = style.points("runaround.stand_off"), hang = style.text_style("text").size * protrusion_em;
    for (const Spread& spread : layout.spreads) {
        for (const Frame& shape : spread.frames) {
            if (shape.outline.empty()) continue;
            for (const Frame& frame : spread.frames) {
                if (frame.kind != FrameKind::text) continue;
                for (const Line& line : frame.lines) {
                    const Rect ink = ink_of(line, book);
                    const auto reach = reach_between(shape.outline, ink.top(), ink.bottom());
                    if (!reach) continue;
                    const bool clear = ink.right() <= reach->first - stand_off + hang || ink.left() >= reach->second + stand_off - hang;
                    if (!clear) broken.push_back(fmt::format("runaround: {} `{}` {} nears {} at {:.1f} to {:.1f}", frame.id, line.text, words_of(ink), shape.id, reach->first.value, reach->second.value));
                }
            }
        }
    }
}

/// Every rule broken, at most a dozen lines.
inline std::vector<std::string> broken_rules(const Review& review, const Style& style, const Layout& layout, const FontBook& book) {
    std::vector<std::string> broken;
    const Pt body_size = style.text_style("text").size;
    if (layout.spreads.empty()) broken.push_back("there is no spread");
    check_words(review, layout, body_size, broken);
    check_text_frames(layout, book, body_size, broken);
    check_frames(layout, book, broken);
    check_runaround(style, layout, book, broken);
    if (broken.size() > 12) broken.resize(12);
    return broken;
}

}  // namespace foyer::testing

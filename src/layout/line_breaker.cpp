#include "layout/line_breaker.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foyer {
namespace {

// Ragged lines stretch as if each had this part of its measure as glue: a tenth makes a line four fifths full as bad as
// TeX's ratio 2, which keeps the edge lively and not torn.
constexpr double ragged_stretch = 0.1;
// Demerits above the best's at which a paragraph a line longer or shorter no longer looks like its neighbours.
constexpr double bearable_excess = 200000;
constexpr double very_bad = 1e7;

constexpr int tight = 0, decent = 1, loose = 2, very_loose = 3;

int fitness_of(double ratio) { return ratio < -0.5 ? tight : ratio <= 0.5 ? decent : ratio <= 1 ? loose : very_loose; }

/// TeX's badness up to TeX's limit; beyond it TeX takes every line as equally bad, and here the worse is still the worse.
double badness(double ratio) {
    constexpr double limit = 10000, ratio_at_limit = 4.6415888;
    const double size = std::abs(ratio);
    return size <= ratio_at_limit ? 100 * size * size * size : limit + 1000 * (size - ratio_at_limit);
}

/// The best way known to reach a break with so many lines, in one fitness class, after so many hyphens in a row.
struct Node {
    int at = -1;        ///< index of the break; −1 for the start
    int line = 0;       ///< lines so far
    int fitness = decent;
    int hyphens = 0;
    double demerits = 0;
    int previous = -1;
    bool overfull = false;
};

/// Takes out ways to reach one break that cannot be part of an answer: what follows costs two of them the same but for
/// their fitness, so that one far enough behind another stays behind it. Only one with no more hyphens in a row may push
/// another out: more of them can forbid the best place to go on to.
void keep_promising(const std::vector<Node>& nodes, std::vector<int>& fresh, double adjacent_demerits) {
    std::erase_if(fresh, [&](int f) {
        const Node& node = nodes[f];
        return std::any_of(fresh.begin(), fresh.end(), [&](int o) {
            const Node& other = nodes[o];
            const double lead = other.line == node.line ? adjacent_demerits : bearable_excess + 2 * adjacent_demerits;
            return other.hyphens <= node.hyphens && other.demerits + lead < node.demerits;
        });
    });
}

}  // namespace

LineBreaker::LineBreaker(const TextBlock& block, const VoiceSizes& sizes, const FontBook& book,
                         const BreakParameters& parameters)
    : m_block(block), m_parameters(parameters) {
    std::array<double, voice_count> spaces{};
    for (std::size_t v = 0; v < voice_count; ++v) {
        spaces[v] = (book.measures(block.style.faces[v]).space.value + sizes[v].tracking.value) * sizes[v].size.value;
    }
    const auto voice = [&](const Piece& piece) { return static_cast<std::size_t>(piece.voice); };
    const auto width = [&](const Piece& piece) {
        const VoiceSize& size = sizes[voice(piece)];
        if (!piece.shaped) return (end_mark_gap + end_mark_side).value * size.size.value;
        const double tracking = size.tracking.value * static_cast<double>(piece.shaped->glyphs.size());
        return (piece.shaped->advance.value + tracking) * size.size.value;
    };
    const double hanging = parameters.protrusion ? sizes[0].size.value : 0;

    m_positions.reserve(block.breaks.size());
    double cursor = 0, glue = 0;
    std::size_t next = 0;
    for (std::uint32_t w = 0; w < block.words.size(); ++w) {
        const Word& word = block.words[w];
        std::uint32_t p = word.first_piece;
        for (; next < block.breaks.size() && block.breaks[next].word == w; ++next) {
            const BreakPlace& place = block.breaks[next];
            const bool behind_word = place.kind == BreakKind::space || place.kind == BreakKind::end;
            const std::uint32_t until = behind_word ? word.first_piece + word.piece_count : place.piece;
            for (; p < until; ++p) cursor += width(block.pieces[p]);
            BreakPosition position;
            position.protrude_end = place.protrude_end.value * hanging;
            position.protrude_start = place.protrude_start.value * hanging;
            position.stretch_end = position.stretch_start = glue;
            if (behind_word) {
                const double space = spaces[static_cast<std::size_t>(word.space_voice)];
                position.end = cursor;
                position.start = cursor + space;
                position.stretch_start = glue + space;
            } else {
                const Piece& piece = block.pieces[place.piece];
                const VoiceSize& size = sizes[voice(piece)];
                position.end = cursor + (place.before.value + size.tracking.value * place.glyphs_before) * size.size.value;
                position.start = cursor + width(piece) -
                                 (place.behind.value + size.tracking.value * place.glyphs_behind) * size.size.value;
            }
            m_greatest_protrusion = std::max(m_greatest_protrusion, position.protrude_end);
            m_positions.push_back(position);
        }
        for (; p < word.first_piece + word.piece_count; ++p) cursor += width(block.pieces[p]);
        if (w + 1 < block.words.size()) {
            const double space = spaces[static_cast<std::size_t>(word.space_voice)];
            cursor += space;
            glue += space;
        }
    }
    m_first_protrusion = block.protrude_start.value * hanging;
}

Pt LineBreaker::natural(int start, int end) const {
    const double from = start < 0 ? 0 : m_positions[start].start;
    return Pt(m_positions[end].end - from) - protrude_start(start) - protrude_end(end);
}

Pt LineBreaker::spaces(int start, int end) const {
    return Pt(m_positions[end].stretch_end - (start < 0 ? 0 : m_positions[start].stretch_start));
}

Pt LineBreaker::protrude_start(int start) const {
    return Pt(start < 0 ? m_first_protrusion : m_positions[start].protrude_start);
}

Pt LineBreaker::protrude_end(int end) const { return Pt(m_positions[end].protrude_end); }

double LineBreaker::ratio(int start, int end, Pt measure) const {
    const double slack = (measure - natural(start, end)).value;
    const double glue = spaces(start, end).value;
    if (slack == 0) return 0;
    const double give = slack > 0 ? glue * m_parameters.space_stretch : glue * m_parameters.space_shrink;
    if (give <= 0) return slack > 0 ? 1000 : -1000;
    return slack / give;
}

std::vector<Breaking> LineBreaker::attempt(const MeasureOf& measure, Attempt how) const {
    const int end_break = static_cast<int>(m_positions.size()) - 1;
    std::vector<Node> nodes(1);
    std::vector<int> active = {0};
    std::vector<int> fresh;
    std::vector<Pt> measures;
    const auto measure_of = [&](int line) {
        while (static_cast<int>(measures.size()) <= line) measures.push_back(measure(static_cast<int>(measures.size())));
        return measures[line];
    };

    for (int b = 0; b <= end_break; ++b) {
        const BreakKind kind = m_block.breaks[b].kind;
        const bool last = b == end_break;
        const bool hyphen = kind == BreakKind::hyphen;
        const double penalty = hyphen                                ? m_parameters.hyphen_penalty
                               : kind == BreakKind::explicit_hyphen ? m_parameters.explicit_hyphen_penalty
                               : kind == BreakKind::anywhere        ? 500
                                                                    : 0;
        fresh.clear();
        std::size_t kept = 0;
        int removed = -1;
        // Nodes at one break differ in line, fitness and hyphens, and mostly share their measure.
        int known_at = -2;
        Pt known_measure{-1};
        double ratio_here = 0;
        for (std::size_t i = 0; i < active.size(); ++i) {
            const int a = active[i];
            const Node from = nodes[a];
            const Pt wanted = measure_of(from.line);
            if (from.at != known_at || wanted != known_measure) {
                known_at = from.at;
                known_measure = wanted;
                if (m_parameters.justified) {
                    ratio_here = ratio(from.at, b, wanted);
                } else {
                    const double slack = (wanted - natural(from.at, b)).value;
                    ratio_here = slack < -1e-6 ? -1000 : slack / (wanted.value * ragged_stretch);
                }
                if (last && ratio_here > 0) ratio_here = 0;  // the paragraph's end fills its line
            }
            const bool too_long = ratio_here < -1.0 - 1e-9;
            if (too_long) {
                // A mark that hangs out may still save a later break; beyond that the node has had its day.
                const bool gone = (natural(from.at, b) - wanted).value >
                                  m_greatest_protrusion + spaces(from.at, b).value * m_parameters.space_shrink;
                if (!gone) active[kept++] = a;
                else removed = a;
                continue;
            }
            active[kept++] = a;
            if (ratio_here > how.tolerance) continue;
            const int hyphens = hyphen || kind == BreakKind::explicit_hyphen ? from.hyphens + 1 : 0;
            if (hyphens > m_parameters.longest_hyphen_run && !how.emergency) continue;

            const double bad = m_parameters.line_penalty + badness(ratio_here);
            double demerits = from.demerits + bad * bad + penalty * penalty;
            if (hyphens > 1) demerits += m_parameters.double_hyphen_demerits * (hyphens - 1);
            const int fitness = fitness_of(ratio_here);
            if (std::abs(fitness - from.fitness) > 1) demerits += m_parameters.adjacent_demerits;
            if (last) {
                if (from.hyphens > 0) demerits += m_parameters.final_hyphen_demerits;
                if (natural(from.at, b).value < wanted.value / 5 && from.at >= 0) demerits += m_parameters.short_last_demerits;
            }
            int same = -1;
            for (const int f : fresh) {
                if (nodes[f].line == from.line + 1 && nodes[f].fitness == fitness && nodes[f].hyphens == hyphens) same = f;
            }
            if (same >= 0 && nodes[same].demerits <= demerits) continue;
            if (same < 0) {
                same = static_cast<int>(nodes.size());
                fresh.push_back(same);
                nodes.emplace_back();
            }
            nodes[same] = {b, from.line + 1, fitness, hyphens, demerits, a, from.overfull};
        }
        active.resize(kept);
        if (how.emergency && active.empty() && fresh.empty() && removed >= 0) {
            const Node from = nodes[removed];
            fresh.push_back(static_cast<int>(nodes.size()));
            nodes.push_back({b, from.line + 1, decent, 0, from.demerits + very_bad * 100, removed, true});
        }
        keep_promising(nodes, fresh, m_parameters.adjacent_demerits);
        active.insert(active.end(), fresh.begin(), fresh.end());
        if (active.empty()) return {};
    }

    // The best end for every number of lines; then the best of all and its neighbours.
    std::vector<int> ends;
    for (const int a : active) {
        if (nodes[a].at == end_break) ends.push_back(a);
    }
    if (ends.empty()) return {};
    const auto best_with = [&](int lines) {
        int best = -1;
        for (const int e : ends) {
            if (lines >= 0 && nodes[e].line != lines) continue;
            if (best < 0 || nodes[e].demerits < nodes[best].demerits) best = e;
        }
        return best;
    };
    const auto trace = [&](int end) {
        Breaking breaking;
        breaking.demerits = nodes[end].demerits;
        breaking.overfull = nodes[end].overfull;
        for (int n = end; nodes[n].previous >= 0; n = nodes[n].previous) {
            breaking.ends.push_back(static_cast<std::uint32_t>(nodes[n].at));
        }
        std::reverse(breaking.ends.begin(), breaking.ends.end());
        return breaking;
    };
    const int best = best_with(-1);
    std::vector<Breaking> result = {trace(best)};
    for (const int lines : {nodes[best].line - 1, nodes[best].line + 1}) {
        const int other = lines > 0 ? best_with(lines) : -1;
        if (other >= 0 && nodes[other].demerits < nodes[best].demerits + bearable_excess && !nodes[other].overfull) {
            result.push_back(trace(other));
        }
    }
    return result;
}

std::vector<Breaking> LineBreaker::breakings(const MeasureOf& measure) const {
    if (m_positions.empty()) return {};
    // First with bearable spaces only, which is quick and nearly always enough; then with any; then at any price.
    for (const Attempt how : {Attempt{2.5, false}, Attempt{6, false}, Attempt{1e9, false}, Attempt{1e9, true}}) {
        auto found = attempt(measure, how);
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace foyer

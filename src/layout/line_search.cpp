#include "layout/line_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace foyer {
namespace {

// Ragged lines stretch as if each had this part of its measure as glue: a tenth makes a line four fifths full as bad as
// TeX's ratio 2, which keeps the edge lively and not torn.
constexpr double ragged_stretch = 0.1;
// Demerits above the best's at which a paragraph a line longer or shorter no longer looks like its neighbours.
constexpr double bearable_excess = 400000;
// Lines more or less than the best way's to the same break: beyond these no answer is looked for.
constexpr int line_window = 2;
// As bad as a line of ratio 2.7: spaces have to become a hole before a line ends in `a`, or a stub fills one.
constexpr double never_if_avoidable = 4e6;
// Behind any line that fits.
constexpr double overfull_demerits = 1e9;
// A break where no dictionary knows one shows less than a hole in the line.
constexpr double anywhere_penalty = 500;

constexpr int tight = 0, decent = 1, loose = 2, very_loose = 3;

/// TeX's badness in whole numbers (The TeXbook, chapter 14), by the arithmetic that TeX uses for it.
int tex_badness_of(double ratio) {
    const double scaled = std::floor(std::abs(ratio) * 297);
    return scaled > 1290 ? 10000 : static_cast<int>((scaled * scaled * scaled + 131072) / 262144);
}

/// As TeX's up to TeX's limit; beyond it TeX takes every line as equally bad, and here the worse is still the worse.
double badness_of(double ratio) {
    constexpr double limit = 10000, ratio_at_limit = 4.6415888;
    const double size = std::abs(ratio);
    return size <= ratio_at_limit ? 100 * size * size * size : limit + 1000 * (size - ratio_at_limit);
}

int fitness_of(double ratio, bool tex) {
    if (tex) {
        const int badness = tex_badness_of(ratio);
        if (badness <= 12) return decent;
        return ratio < 0 ? tight : badness > 99 ? very_loose : loose;
    }
    return ratio < -0.5 ? tight : ratio <= 0.5 ? decent : ratio <= 1 ? loose : very_loose;
}

bool ends_in_hyphen(BreakKind kind) { return kind == BreakKind::hyphen || kind == BreakKind::explicit_hyphen; }

}  // namespace

LineSearch::LineSearch(const Paragraph& paragraph, const MeasureOf& measure, Tier tier)
    : m_paragraph(paragraph), m_measure(measure), m_tier(tier), m_last(static_cast<int>(paragraph.ends.size()) - 1) {}

double LineSearch::measure_of(int line) {
    while (static_cast<int>(m_measures.size()) <= line) m_measures.push_back(m_measure(static_cast<int>(m_measures.size())).value);
    return m_measures[static_cast<std::size_t>(line)];
}

std::vector<Breaking> LineSearch::run() {
    m_nodes.reserve(m_paragraph.ends.size() * 3);
    m_nodes.emplace_back();
    m_fresh = 0;
    add_groups(-1);
    for (int stop = 0; stop <= m_last; ++stop) {
        reach(stop);
        if (m_active.empty()) return {};
    }
    return answer();
}

/// All ways that end a line at a break.
void LineSearch::reach(int stop) {
    m_fresh = m_nodes.size();
    const LineEdge& end = m_paragraph.ends[static_cast<std::size_t>(stop)];
    const BreakParameters& parameters = m_paragraph.parameters;
    std::size_t kept = 0;
    std::optional<Group> dropped;
    for (std::size_t i = 0; i < m_active.size(); ++i) {
        const Group& group = m_active[i];
        const double slack = group.measure - (end.width - group.start.width);
        const double space = end.space - group.start.space, flex = end.flex - group.start.flex;
        double ratio;
        if (parameters.justifies(Pt(group.measure))) ratio = set_ratio(slack, space, flex, parameters);
        else ratio = slack < -1e-6 ? -1000 : slack / (group.measure * ragged_stretch);
        if (stop == m_last && ratio > 0) ratio = 0;  // the paragraph's end fills its line
        if (ratio < -1 - 1e-9) {
            // A mark that hangs out may still save a later break; beyond that the group has had its day.
            if (-slack <= m_paragraph.greatest_hang + space * parameters.space_shrink + flex) m_active[kept++] = group;
            else dropped = group;
            continue;
        }
        if (ratio <= m_tier.tolerance) extend(group, stop, ratio);
        if (kept != i) m_active[kept] = group;
        ++kept;
    }
    m_active.resize(kept);
    if (m_tier.emergency && m_active.empty() && m_nodes.size() == m_fresh && dropped) force(stop, *dropped);
    keep_promising();
    add_groups(stop);
}

/// What a line costs whatever came before it.
double LineSearch::price(const Group& group, int stop, double ratio) const {
    const BreakParameters& parameters = m_paragraph.parameters;
    const BreakPlace& place = m_paragraph.block.breaks[static_cast<std::size_t>(stop)];
    const double penalty = place.kind == BreakKind::hyphen            ? parameters.hyphen_penalty
                           : place.kind == BreakKind::explicit_hyphen ? parameters.explicit_hyphen_penalty
                           : place.kind == BreakKind::anywhere        ? anywhere_penalty
                                                                      : 0;
    double demerits = 0;
    if (parameters.tex_badness) {
        const double bad = parameters.line_penalty + tex_badness_of(ratio);
        demerits = bad >= 10000 ? 1e8 : bad * bad;
    } else {
        const double bad = parameters.line_penalty + badness_of(ratio);
        demerits = bad * bad;
        if (ratio > 1) demerits += parameters.loose_demerits;
    }
    demerits += penalty * penalty;
    if (place.one_letter && !parameters.one_letter_ends) demerits += never_if_avoidable;
    if (place.last_letters > 0 && place.last_letters <= parameters.short_last_word) demerits += never_if_avoidable;
    if (group.at >= 0) {
        const BreakPlace& before = m_paragraph.block.breaks[static_cast<std::size_t>(group.at)];
        const bool ends_alike = place.word_before != 0 && place.word_before == before.word_before;
        const bool starts_alike = place.word_after != 0 && place.word_after == before.word_after;
        if (ends_alike || starts_alike) demerits += parameters.repeated_word_demerits;
        if (stop == m_last) {
            if (ends_in_hyphen(before.kind)) demerits += parameters.final_hyphen_demerits;
            const double natural = m_paragraph.ends[static_cast<std::size_t>(stop)].width - group.start.width;
            if (natural < group.measure / 5) demerits += parameters.short_last_demerits;
        }
    }
    return demerits;
}

void LineSearch::extend(const Group& group, int stop, double ratio) {
    const BreakParameters& parameters = m_paragraph.parameters;
    const bool hyphen = ends_in_hyphen(m_paragraph.block.breaks[static_cast<std::size_t>(stop)].kind);
    const double own = price(group, stop, ratio);
    const int fitness = fitness_of(ratio, parameters.tex_badness);
    const int most_hyphens = parameters.longest_hyphen_run;
    for (int n = group.first; n < group.first + group.count; ++n) {
        const Node from = m_nodes[static_cast<std::size_t>(n)];
        int hyphens = hyphen ? from.hyphens + 1 : 0;
        double demerits = from.demerits + own;
        if (most_hyphens > 0 && hyphens > most_hyphens) {
            if (!m_tier.emergency) continue;
            demerits += never_if_avoidable;
        }
        if (hyphens > 1) demerits += parameters.double_hyphen_demerits * (most_hyphens > 0 ? hyphens - 1 : 1);
        // Without a limit, as in TeX, a third hyphen is like a second: one state is enough.
        if (most_hyphens == 0) hyphens = std::min(hyphens, 1);
        if (std::abs(fitness - from.fitness) > 1) demerits += parameters.adjacent_demerits;
        Node* same = nullptr;
        for (std::size_t f = m_fresh; f < m_nodes.size(); ++f) {
            Node& node = m_nodes[f];
            if (node.line == from.line + 1 && node.fitness == fitness && node.hyphens == hyphens) same = &node;
        }
        if (same && same->demerits < demerits) continue;
        if (!same) same = &m_nodes.emplace_back();
        *same = {demerits, stop, from.line + 1, n, static_cast<std::int16_t>(hyphens), static_cast<std::int8_t>(fitness), from.overfull};
    }
}

/// A line that does not fit, where there is no other way.
void LineSearch::force(int stop, const Group& dropped) {
    int best = dropped.first;
    for (int n = dropped.first; n < dropped.first + dropped.count; ++n) {
        if (m_nodes[static_cast<std::size_t>(n)].demerits < m_nodes[static_cast<std::size_t>(best)].demerits) best = n;
    }
    const Node from = m_nodes[static_cast<std::size_t>(best)];
    m_nodes.push_back({from.demerits + overfull_demerits, stop, from.line + 1, best, 0, decent, true});
}

/// Takes out ways to reach one break that cannot be part of an answer: what follows costs two of them the same but for
/// their fitness, so that one far enough behind another stays behind it. Only one with no more hyphens in a row may push
/// another out: more of them can forbid the best place to go on to.
void LineSearch::keep_promising() {
    if (m_nodes.size() - m_fresh < 2) return;
    const double adjacent = m_paragraph.parameters.adjacent_demerits;
    const std::span<const Node> fresh = std::span(m_nodes).subspan(m_fresh);
    const Node& best = *std::min_element(fresh.begin(), fresh.end(), [](const Node& a, const Node& b) { return a.demerits < b.demerits; });
    const int best_line = best.line;
    // The last break's ways are the answers: there no fitness follows.
    const auto beaten = [&](const Node& node) {
        if (std::abs(node.line - best_line) > line_window) return true;
        for (std::size_t o = m_fresh; o < m_nodes.size(); ++o) {
            const Node& other = m_nodes[o];
            const double lead = other.line == node.line ? adjacent : bearable_excess + 2 * adjacent;
            if (other.hyphens <= node.hyphens && other.demerits + lead < node.demerits) return true;
        }
        return false;
    };
    std::size_t kept = m_fresh;
    std::array<bool, 64> out{};
    const std::size_t count = std::min(m_nodes.size() - m_fresh, out.size());
    for (std::size_t i = 0; i < count; ++i) out[i] = beaten(m_nodes[m_fresh + i]);
    for (std::size_t i = 0; i < m_nodes.size() - m_fresh; ++i) {
        if (i < count && out[i]) continue;
        m_nodes[kept++] = m_nodes[m_fresh + i];
    }
    m_nodes.resize(kept);
}

void LineSearch::add_groups(int stop) {
    std::sort(m_nodes.begin() + static_cast<std::ptrdiff_t>(m_fresh), m_nodes.end(), [](const Node& a, const Node& b) { return a.line < b.line; });
    for (std::size_t n = m_fresh; n < m_nodes.size(); ++n) {
        const double measure = measure_of(m_nodes[n].line);
        if (n > m_fresh && m_active.back().measure == measure) {
            ++m_active.back().count;
            continue;
        }
        m_active.push_back({m_paragraph.starts[static_cast<std::size_t>(stop + 1)], measure, stop, static_cast<int>(n), 1});
    }
}

/// The best end for every number of lines; of these the best of all and its neighbours.
std::vector<Breaking> LineSearch::answer() const {
    const auto best_with = [&](int lines) {
        int best = -1;
        for (std::size_t n = m_fresh; n < m_nodes.size(); ++n) {
            if (lines >= 0 && m_nodes[n].line != lines) continue;
            if (best < 0 || m_nodes[n].demerits < m_nodes[static_cast<std::size_t>(best)].demerits) best = static_cast<int>(n);
        }
        return best;
    };
    const auto trace = [&](int end) {
        Breaking breaking;
        breaking.demerits = m_nodes[static_cast<std::size_t>(end)].demerits;
        breaking.overfull = m_nodes[static_cast<std::size_t>(end)].overfull;
        breaking.ends.reserve(static_cast<std::size_t>(m_nodes[static_cast<std::size_t>(end)].line));
        for (int n = end; m_nodes[static_cast<std::size_t>(n)].previous >= 0; n = m_nodes[static_cast<std::size_t>(n)].previous) {
            breaking.ends.push_back(static_cast<std::uint32_t>(m_nodes[static_cast<std::size_t>(n)].at));
        }
        std::reverse(breaking.ends.begin(), breaking.ends.end());
        return breaking;
    };
    const int best = best_with(-1);
    if (best < 0) return {};
    const Node& chosen = m_nodes[static_cast<std::size_t>(best)];
    std::vector<Breaking> result = {trace(best)};
    for (const int lines : {chosen.line - 1, chosen.line + 1}) {
        const int other = lines > 0 ? best_with(lines) : -1;
        if (other < 0) continue;
        const Node& node = m_nodes[static_cast<std::size_t>(other)];
        if (node.demerits < chosen.demerits + bearable_excess && !node.overfull) result.push_back(trace(other));
    }
    return result;
}

}  // namespace foyer

// The search behind LineBreaker: the cheapest ways from a paragraph's start to its end. Included by line_breaker.cpp and
// its tests alone.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "layout/line_breaker.h"

namespace foyer {

class LineSearch {
public:
    struct Tier {
        double tolerance;  ///< greatest ratio looked at
        bool emergency;    ///< take lines that do not fit rather than none
    };
    struct Paragraph {
        const TextBlock& block;
        const BreakParameters& parameters;
        std::span<const LineEdge> ends, starts;  ///< `starts` has the paragraph's own first
        double greatest_hang;
    };

    LineSearch(const Paragraph& paragraph, const MeasureOf& measure, Tier tier);

    /// As LineBreaker::breakings; empty where the tier allows no way.
    std::vector<Breaking> run();

private:
    /// The best way known to reach a break with so many lines, in one fitness class, after so many hyphens in a row.
    struct Node {
        double demerits = 0;
        int at = -1;  ///< index of the break; −1 for the start
        int line = 0; ///< lines so far
        int previous = -1;
        std::int16_t hyphens = 0;
        std::int8_t fitness = 1;
        bool overfull = false;
    };
    /// Nodes of one break whose next line has the same measure; they follow one another.
    struct Group {
        LineEdge start;
        double measure = 0;
        int at = -1;
        int first = 0, count = 0;
    };

    double measure_of(int line);
    void reach(int stop);
    void extend(const Group& group, int stop, double ratio);
    double price(const Group& group, int stop, double ratio) const;
    void force(int stop, const Group& dropped);
    void keep_promising();
    void add_groups(int stop);
    std::vector<Breaking> answer() const;

    Paragraph m_paragraph;
    const MeasureOf& m_measure;
    Tier m_tier;
    int m_last;  ///< the paragraph's end
    std::vector<Node> m_nodes;
    std::size_t m_fresh = 0;  ///< nodes from here on stand at the break being reached
    std::vector<Group> m_active;
    std::vector<double> m_measures;
};

}  // namespace foyer

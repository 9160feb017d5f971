#include "layout/column_flow.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "layout/generated_reviews.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

Breaking of_lines(int lines, double demerits = 0) {
    Breaking breaking;
    breaking.ends.resize(static_cast<std::size_t>(lines));
    std::iota(breaking.ends.begin(), breaking.ends.end(), 0u);
    breaking.demerits = demerits;
    return breaking;
}

std::vector<ColumnRoom> columns_of(std::initializer_list<int> lines) {
    std::vector<ColumnRoom> columns;
    for (const int count : lines) columns.push_back({0, static_cast<int>(columns.size()), 1, count, 0_pt, 330_pt});
    return columns;
}

/// Paragraphs of so many lines, each with the ways to break it that are given.
Flow flow(const std::vector<std::vector<Breaking>>& ways, const std::vector<ColumnRoom>& columns,
          std::vector<FlowParagraph> paragraphs = {}) {
    paragraphs.resize(ways.size());
    return flow_paragraphs(paragraphs, columns, [&](int p, const LineSlots&) -> const std::vector<Breaking>& { return ways[static_cast<std::size_t>(p)]; });
}

/// Paragraphs by letter, one row a column: `aab` is two lines of the first and one of the second; a point is left empty.
std::string picture(const Flow& flow, const std::vector<ColumnRoom>& columns) {
    std::vector<std::string> rows;
    for (const ColumnRoom& column : columns) rows.emplace_back(static_cast<std::size_t>(column.lines), '.');
    for (std::size_t p = 0; p < flow.places.size(); ++p) {
        for (const LinePlace& place : flow.places[p]) {
            char& cell = rows[static_cast<std::size_t>(place.column)][static_cast<std::size_t>(place.line)];
            cell = cell == '.' ? static_cast<char>('a' + p) : '!';  // two lines in one place
        }
    }
    std::string out;
    for (const std::string& row : rows) out += (out.empty() ? "" : " ") + row;
    return out;
}

std::string flowed(const std::vector<int>& lines, std::initializer_list<int> rooms, std::vector<FlowParagraph> paragraphs = {}) {
    std::vector<std::vector<Breaking>> ways;
    for (const int count : lines) ways.push_back({of_lines(count)});
    const auto columns = columns_of(rooms);
    return picture(flow(ways, columns, std::move(paragraphs)), columns);
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("paragraphs fill columns one behind another") {
        CHECK(flowed({3, 3, 5}, {6, 6}) == "aaabbb ccccc.");
        CHECK(flowed({2, 8}, {4, 3, 4}) == "aabb bbb bbb.");
    }

    TEST_CASE("no line stands alone at a column's head or foot where a line left empty helps") {
        CHECK(flowed({3, 4}, {6, 6}) == "aaabb. bb....");
        CHECK(flowed({5, 4}, {6, 6}) == "aaaaa. bbbb..");
        CHECK(flowed({6, 4}, {6, 6}) == "aaaaaa bbbb..");
        CHECK(flowed({5, 1, 3}, {6, 6}) == "aaaaab ccc...");  // a paragraph of one line is not alone
    }

    TEST_CASE("a paragraph a line looser or tighter is taken before a column a line short") {
        const auto columns = columns_of({6, 6});
        // Four lines of b would leave one alone at the head: tightened to three lines, all is well.
        const Flow tightened = flow({{of_lines(3)}, {of_lines(4), of_lines(3, 1000)}, {of_lines(6)}}, columns);
        CHECK(picture(tightened, columns) == "aaabbb cccccc");
        CHECK(tightened.lone_lines == 0);
        CHECK(tightened.unused_lines == 0);
        // But not at any price.
        const Flow kept = flow({{of_lines(3)}, {of_lines(4), of_lines(3, 5e6)}, {of_lines(4)}}, columns);
        CHECK(picture(kept, columns).starts_with("aaabb."));
    }

    TEST_CASE("a crosshead has air above it, none at a column's head, and keeps two lines below it") {
        const std::vector<FlowParagraph> heading = {{}, {true, 1}, {}};
        CHECK(flowed({2, 1, 4}, {8}, heading) == "aa.bcccc");
        CHECK(flowed({3, 1, 4}, {3, 6}, heading) == "aaa bcccc.");
        // Three lines below its own place, air included, are too few for it and two lines of text.
        CHECK(flowed({3, 1, 4}, {6, 6}, heading) == "aaa... bcccc.");
        CHECK(flowed({3, 1, 4}, {7, 6}, heading) == "aaa.bcc cc....");
    }

    TEST_CASE("lines that are blocked part a column: text steps over them, and nobody stands alone at either side") {
        auto columns = columns_of({12});
        columns[0].own.assign(12, {0_pt, 330_pt});
        for (const std::size_t l : {4u, 5u, 6u}) columns[0].own[l].measure = Pt(0);
        CHECK(columns[0].usable() == 9);
        CHECK(columns[0].usable(8) == 4);
        const auto flowed_round = [&](std::initializer_list<int> lines) {
            std::vector<std::vector<Breaking>> ways;
            for (const int count : lines) ways.push_back({of_lines(count)});
            return picture(flow(ways, columns), columns);
        };
        CHECK(flowed_round({9}) == "aaaa...aaaaa");
        CHECK(flowed_round({3, 4}) == "aaa....bbbb.");
        CHECK(flowed_round({4, 4}) == "aaaa...bbbb.");
        CHECK(flowed_round({5, 2}) == "aaa....aabb.");
    }

    TEST_CASE("what finds no room is counted, and what has room is placed") {
        const auto columns = columns_of({4, 4});
        const Flow over = flow({{of_lines(6)}, {of_lines(6)}}, columns);
        CHECK(over.overset_lines == 4);
        CHECK(picture(over, columns) == "aaaa aabb");
        const Flow none = flow({{of_lines(2)}}, {});
        CHECK(none.overset_lines == 2);
        CHECK(none.places[0].empty());
        const Flow nothing = flow({}, columns);
        CHECK(nothing.overset_lines == 0);
        CHECK(nothing.unused_lines == 8);
        const Flow blank = flow({{}}, columns);  // a paragraph without words
        CHECK(blank.places[0].empty());
    }

    TEST_CASE("every line is placed once and in order, whatever the text and the columns") {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            Chance chance(seed);
            std::vector<ColumnRoom> columns;
            int room = 0;
            for (int c = chance.between(1, 8); c > 0; --c) {
                columns.push_back({0, static_cast<int>(columns.size()), 1, chance.between(0, 14), 0_pt, 330_pt});
                room += columns.back().lines;
            }
            std::vector<std::vector<Breaking>> ways;
            std::vector<FlowParagraph> paragraphs;
            for (int p = chance.between(1, 9); p > 0; --p) {
                const int lines = chance.between(1, 12);
                ways.push_back({of_lines(lines)});
                if (lines > 1 && chance.one_in(2)) ways.back().push_back(of_lines(lines - 1, chance.between(0, 200000)));
                if (chance.one_in(2)) ways.back().push_back(of_lines(lines + 1, chance.between(0, 200000)));
                const bool heading = chance.one_in(6);
                paragraphs.push_back({heading, heading ? 1 : 0});
            }
            const Flow made = flow(ways, columns, paragraphs);
            CAPTURE(seed);
            CHECK(picture(made, columns).find('!') == std::string::npos);
            LinePlace before{-1, 0};
            int placed = 0, wanted = 0;
            for (std::size_t p = 0; p < made.places.size(); ++p) {
                wanted += made.breakings[p].lines();
                for (const LinePlace& place : made.places[p]) {
                    CHECK((place.column > before.column || (place.column == before.column && place.line > before.line)));
                    CHECK(place.line < columns[static_cast<std::size_t>(place.column)].lines);
                    before = place;
                    ++placed;
                }
            }
            CHECK(placed + made.overset_lines == wanted);
            CHECK(made.unused_lines >= 0);
            CHECK(made.unused_lines <= room);
        }
    }

    TEST_CASE("the search sees what comes later: it never costs more than the first way of every paragraph") {
        for (std::uint32_t seed = 1; seed <= 30; ++seed) {
            Chance chance(seed);
            std::vector<std::vector<Breaking>> ways, first_ways;
            for (int p = 0; p < 6; ++p) {
                const int lines = chance.between(2, 9);
                ways.push_back({of_lines(lines), of_lines(lines + 1, chance.between(0, 100000))});
                if (lines > 2) ways.back().push_back(of_lines(lines - 1, chance.between(0, 100000)));
                first_ways.push_back({ways.back().front()});
            }
            const auto columns = columns_of({7, 9, 8, 20, 20});
            CHECK(flow(ways, columns).cost <= flow(first_ways, columns).cost + 1e-9);
        }
    }
}

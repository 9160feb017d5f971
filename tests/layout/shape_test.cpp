#include "layout/shape.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "layout/body.h"
#include "layout/generated_reviews.h"
#include "layout/inset.h"
#include "layout/page_rules.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::literals;
using namespace foyer::testing;

namespace {

Grid plain_grid() {
    Grid grid;
    grid.page = {1920_pt, 1080_pt};
    grid.baseline = 27_pt;
    return grid;
}

StandOff usual_stand_off() {
    StandOff stand_off;
    stand_off.beside = 16_pt;
    stand_off.above = 8_pt;
    stand_off.narrowest = 134_pt;
    stand_off.ascent = 13_pt;
    stand_off.descent = 5_pt;
    return stand_off;
}

std::vector<ColumnRoom> two_columns() {
    return {{0, 0, 5, 28, 75_pt, 330_pt}, {0, 1, 5, 28, 435_pt, 330_pt}};
}

/// A closed line of a few points anywhere about two columns, some of them crossing themselves.
ShapeOutline some_outline(Chance& chance) {
    ShapeOutline outline;
    const int cx = chance.between(0, 840), cy = chance.between(100, 900), size = chance.between(20, 260);
    for (int i = chance.between(3, 14); i > 0; --i) {
        outline.push_back({Pt(cx + chance.between(-size, size)), Pt(cy + chance.between(-size, size))});
    }
    return outline;
}

/// A row a column: `#` is a whole line, `-` one that is narrowed, a point one where nothing is set.
std::string picture(const std::vector<ColumnRoom>& rooms) {
    std::string out;
    for (const ColumnRoom& room : rooms) {
        out += out.empty() ? "" : " ";
        for (int l = 0; l < room.lines; ++l) out += room.blocked(l) ? '.' : room.line(l).measure < room.measure ? '-' : '#';
    }
    return out;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("a shape's reach between two heights is that of its sides there, not of its corners alone") {
        const ShapeOutline diamond = {{100_pt, 0_pt}, {200_pt, 100_pt}, {100_pt, 200_pt}, {0_pt, 100_pt}};
        CHECK_FALSE(reach_between(diamond, Pt(-20), Pt(-1)).has_value());
        const auto upper = reach_between(diamond, 20_pt, 40_pt);
        REQUIRE(upper.has_value());
        CHECK(upper->first.value == doctest::Approx(60));
        CHECK(upper->second.value == doctest::Approx(140));
        const auto middle = reach_between(diamond, 90_pt, 110_pt);
        CHECK(middle->first.value == doctest::Approx(0));
        CHECK(middle->second.value == doctest::Approx(200));
    }

    TEST_CASE("a box over a gutter narrows both columns, one inside a column leaves its wider side, a wide one blocks") {
        const Grid grid = plain_grid();
        StandOff stand_off = usual_stand_off();
        auto rooms = two_columns();
        keep_off(rooms, 0, box_outline({345_pt, 270_pt, 150_pt, 100_pt}), stand_off, grid);
        CHECK(picture(rooms) == "#####-----################## #####-----##################");
        CHECK(rooms[0].line(6) == LineRoom{75_pt, 345_pt - 16_pt - 75_pt});
        CHECK(rooms[1].line(6).x.value == doctest::Approx(511));
        CHECK(rooms[1].line(6).measure.value == doctest::Approx(765 - 511));

        rooms = two_columns();
        keep_off(rooms, 0, box_outline({75_pt, 270_pt, 100_pt, 100_pt}), stand_off, grid);
        CHECK(picture(rooms) == "#####-----################## ############################");
        CHECK(rooms[0].line(6).x.value == doctest::Approx(191));

        rooms = two_columns();
        keep_off(rooms, 0, box_outline({100_pt, 270_pt, 280_pt, 100_pt}), stand_off, grid);
        CHECK(picture(rooms) == "#####.....################## ############################");
        // On another spread nothing is narrowed.
        rooms = two_columns();
        keep_off(rooms, 1, box_outline({100_pt, 270_pt, 280_pt, 100_pt}), stand_off, grid);
        CHECK(rooms == two_columns());

        stand_off.both_sides = false;
        rooms = two_columns();
        keep_off(rooms, 0, box_outline({330_pt, 270_pt, 150_pt, 100_pt}), stand_off, grid);
        CHECK(picture(rooms) == "#####.....################## #####-----##################");
    }

    TEST_CASE("no line leaves its column, none nears a shape, none is too narrow, and none stands alone between two") {
        const Grid grid = plain_grid();
        const StandOff stand_off = usual_stand_off();
        int narrowed = 0, blocked = 0;
        for (std::uint32_t seed = 1; seed <= 400; ++seed) {
            Chance chance(seed);
            auto rooms = two_columns();
            std::vector<ShapeOutline> shapes;
            for (int i = chance.between(1, 3); i > 0; --i) shapes.push_back(some_outline(chance));
            for (const ShapeOutline& shape : shapes) keep_off(rooms, 0, shape, stand_off, grid);
            CAPTURE(seed);
            for (const ColumnRoom& room : rooms) {
                int run = 0;
                for (int l = 0; l <= room.lines; ++l) {
                    if (l == room.lines || room.blocked(l)) {
                        if (!room.own.empty()) CHECK((run == 0 || run >= 3));
                        run = 0;
                        blocked += l < room.lines ? 1 : 0;
                        continue;
                    }
                    ++run;
                    const LineRoom line = room.line(l);
                    CHECK(line.x >= room.x);
                    CHECK(line.x + line.measure <= room.x + room.measure + 1e-9_pt);
                    CHECK(line.measure >= stand_off.narrowest);
                    narrowed += line.measure < room.measure ? 1 : 0;
                    const Pt baseline = grid.line(room.first_line + l);
                    for (const ShapeOutline& shape : shapes) {
                        // Point by point along the outline, by other means than the code under test.
                        for (std::size_t i = 0; i < shape.size(); ++i) {
                            const Point a = shape[i], b = shape[(i + 1) % shape.size()];
                            for (int step = 0; step <= 40; ++step) {
                                const Point at{a.x + (b.x - a.x) * (step / 40.0), a.y + (b.y - a.y) * (step / 40.0)};
                                const bool level = at.y > baseline - stand_off.ascent - stand_off.above && at.y < baseline + stand_off.descent + stand_off.above;
                                if (level) CHECK_FALSE((at.x > line.x - stand_off.beside + 1e-6_pt && at.x < line.x + line.measure + stand_off.beside - 1e-6_pt));
                            }
                        }
                    }
                }
            }
        }
        CHECK(narrowed > 1000);
        CHECK(blocked > 1000);
    }

    TEST_CASE("text set beside shapes keeps its words, its order and its distance, and no line is too wide for its room") {
        Typesetter typesetter(project_fonts());
        Diagnostics diagnostics;
        const Template& design = template_for(*fanzine(), {1920, 1080});
        const PictureBook pictures;
        int narrowed = 0, over = 0, lines = 0;
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            Chance chance(seed + 70);
            ReviewShape shape;
            shape.words = chance.between(100, 420);
            shape.crossheads = chance.one_in(2);
            shape.seed = seed;
            const Review review = generated_review(shape);
            const Setting setting{review, fanzine()->style, design, pictures, make_grid(fanzine()->style, {1920, 1080}), typesetter, diagnostics};
            const StandOff stand_off = stand_off_of(setting);
            Body body(setting, stand_off.narrowest);
            static_cast<void>(body.lines_at(330_pt));
            std::vector<ColumnRoom> rooms;
            for (int c = 0; c < 5; ++c) rooms.push_back({0, c, 5, 28, Pt(75 + 360.0 * c), 330_pt});
            std::vector<ShapeOutline> shapes;
            for (int i = chance.between(1, 3); i > 0; --i) {
                shapes.push_back(some_outline(chance));
                // Off the initial, which stands beside whole lines.
                for (Point& point : shapes.back()) point = {point.x + 200_pt, max(point.y, 330_pt)};
            }
            for (const ShapeOutline& outline : shapes) keep_off(rooms, 0, outline, stand_off, setting.grid);
            body.use_columns(rooms);
            const Flow flow = flow_paragraphs(body.paragraphs(), rooms, [&](int p, const LineSlots& slots) -> const std::vector<Breaking>& { return body.breakings(p, slots); });
            CAPTURE(seed);
            REQUIRE(flow.overset_lines == 0);
            Layout layout;
            layout.page = setting.grid.page;
            layout.baseline = setting.grid.baseline;
            layout.scale = setting.grid.scale;
            layout.spreads.push_back({"turn-1", SpreadKind::turn, body.set(flow, rooms, {"turn-1"}), {}, Ground::paper});
            for (std::size_t s = 0; s < shapes.size(); ++s) {
                Frame frame{.id = "shape", .kind = FrameKind::picture, .bounds = bounds_of(shapes[s])};
                frame.outline = shapes[s];
                layout.spreads[0].frames.push_back(std::move(frame));
            }
            std::vector<std::string> broken;
            check_words(review, layout, 19_pt, broken);
            check_text_frames(layout, project_fonts(), 19_pt, broken);
            check_runaround(fanzine()->style, layout, project_fonts(), broken);
            std::string said;
            for (const std::string& rule : broken) said += "\n  " + rule;
            CHECK_MESSAGE(said.empty(), said);
            for (const Frame& frame : layout.spreads[0].frames) {
                for (const Line& line : frame.lines) {
                    ++lines;
                    narrowed += line.measure < 300_pt ? 1 : 0;
                    over += line.natural > line.measure + 40_pt ? 1 : 0;
                }
            }
        }
        CHECK(narrowed > 100);
        CHECK(over == 0);
        CHECK(lines > 1000);
    }
}

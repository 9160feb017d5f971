#include "layout/turn_plan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <numeric>
#include <set>

#include "layout/generated_reviews.h"
#include "layout/turn_room.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

struct Planning {
    Review review;
    Typesetter typesetter{project_fonts()};
    Diagnostics diagnostics;
    const Template& design = template_for(*fanzine(), {1920, 1080});
    Setting setting{review, fanzine()->style, design, bundled_hero, make_grid(fanzine()->style, {1920, 1080}), typesetter, diagnostics};

    explicit Planning(Review value) : review(std::move(value)) {}
};

PullQuote quote(int words, bool accent) {
    Chance chance(static_cast<std::uint32_t>(words));
    PullQuote made;
    made.text = {{some_words(chance, words) + " ", {}}, {"here", {.accent = accent}}};
    return made;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("the bundled review ends on one closing with a loud quote, a quiet one and the facts, and a poster") {
        Typesetter typesetter(project_fonts());
        for (const PixelSize screen : {PixelSize{1280, 720}, {1920, 1080}, {3840, 2160}}) {
            const Layout layout = laid_out(*bundled_review(), fanzine()->style, screen, bundled_hero, typesetter);
            std::string kinds;
            for (const Spread& spread : layout.spreads) {
                kinds += std::string(to_string(spread.kind)) + ":";
                for (const Frame& frame : spread.frames) {
                    const bool furniture = frame.kind == FrameKind::loud || frame.kind == FrameKind::quiet || frame.kind == FrameKind::facts;
                    if (furniture) kinds += " " + std::string(to_string(frame.kind)) + (frame.quote >= 0 ? std::to_string(frame.quote) : "");
                }
                kinds += "\n";
            }
            CHECK(kinds == "opening:\nturn: loud0 quiet1 facts\nposter:\n");
        }
    }

    TEST_CASE("a closing holds its text with at most two lines to spare") {
        Planning planning(*bundled_review());
        TurnPlanner planner(planning.setting);
        for (int lines = 1; lines <= 100; ++lines) {
            const TurnPlans plans = planner.plan(lines);
            CAPTURE(lines);
            REQUIRE_FALSE(plans.turns.empty());
            CHECK(plans.turns.back().closing);
            int room = 0;
            for (const TurnPlan& turn : plans.turns) room += turn.capacity;
            CHECK(room >= lines);
            CHECK(room <= std::max(4, lines + 2));  // four lines are the least a column may have
        }
    }

    TEST_CASE("a long text turns over and over, never twice in a row in one arrangement") {
        ReviewShape shape;
        shape.quotes = 10;
        Planning planning(generated_review(shape));
        for (const int lines : {200, 400, 900, 2000}) {
            const TurnPlans plans = TurnPlanner(planning.setting).plan(lines);
            CAPTURE(lines);
            REQUIRE(plans.turns.size() > 1);
            for (std::size_t t = 0; t < plans.turns.size(); ++t) {
                CHECK(plans.turns[t].closing == (t + 1 == plans.turns.size()));
                if (t > 0 && !plans.turns[t].closing) CHECK(plans.turns[t].arrangement != plans.turns[t - 1].arrangement);
            }
        }
    }

    TEST_CASE("every quote has one place: a frame, a poster, or none at all") {
        for (const int quotes : {0, 1, 3, 10}) {
            ReviewShape shape;
            shape.quotes = quotes;
            Planning planning(generated_review(shape));
            const TurnPlans plans = TurnPlanner(planning.setting).plan(300);
            std::vector<int> used(static_cast<std::size_t>(quotes), 0);
            for (const TurnPlan& turn : plans.turns) {
                for (const PlacedFurniture& piece : turn.furniture) {
                    if (piece.quote >= 0) ++used[static_cast<std::size_t>(piece.quote)];
                }
            }
            for (const int q : plans.posters) ++used[static_cast<std::size_t>(q)];
            for (const int q : plans.left_out) ++used[static_cast<std::size_t>(q)];
            for (const int count : used) CHECK(count == 1);
        }
    }

    TEST_CASE("a quote too long for its frame becomes a poster and is never set smaller") {
        Review review = *bundled_review();
        review.quotes = {quote(45, true)};
        Planning planning(review);
        const TurnPlans plans = TurnPlanner(planning.setting).plan(80);
        CHECK(plans.posters == std::vector<int>{0});
        for (const PlacedFurniture& piece : plans.turns.back().furniture) CHECK(piece.quote == -1);
        const DisplayText set = set_quote(planning.setting, FrameKind::loud, 0, 690_pt);
        CHECK_FALSE(set.fits);
        CHECK(set.size == fanzine()->style.text_style("loud").size);
    }

    TEST_CASE("there are no more posters than spreads of text") {
        Review review = *bundled_review();
        review.quotes.clear();
        for (int q = 0; q < 6; ++q) review.quotes.push_back(quote(40 + q, q % 2 == 0));
        Planning planning(review);
        const TurnPlans plans = TurnPlanner(planning.setting).plan(80);
        CHECK(plans.turns.size() == 1);
        CHECK(plans.posters.size() == 2);
        CHECK(plans.left_out.size() == 4);
    }

    TEST_CASE("the columns' rooms are what the furniture leaves, level with the plan's capacity") {
        Planning planning(*bundled_review());
        TurnPlanner planner(planning.setting);
        for (const int lines : {5, 40, 77, 120, 260}) {
            for (const TurnPlan& turn : planner.plan(lines).turns) {
                const auto rooms = rooms_of(planning.setting, turn.furniture, 1);
                if (std::any_of(turn.furniture.begin(), turn.furniture.end(), [](const PlacedFurniture& piece) { return piece.spec.flow; })) continue;
                int room = 0;
                for (const ColumnRoom& column : rooms) {
                    room += column.lines;
                    CHECK(column.first_line >= 5);
                    CHECK(column.first_line + column.lines - 1 <= 32);
                    CHECK(column.measure.value == doctest::Approx(330));
                    const int column_number = static_cast<int>(std::lround((column.x.value - 75) / 360)) + 1;
                    for (const PlacedFurniture& piece : turn.furniture) {
                        if (column_number < piece.spec.first_column || column_number > piece.spec.last_column) continue;
                        const FurnitureBox box = box_of(planning.setting, piece);
                        const bool clear = column.first_line > box.last_line || column.first_line + column.lines - 1 < box.first_line;
                        CHECK_MESSAGE(clear, "column " << column_number << " at " << lines << " lines");
                    }
                }
                CHECK(room == turn.capacity);
            }
        }
    }
}

// The beats of a show: what they are made of, what the front matter lists, and that nothing meant to be read is too small.
#include "app/beats.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "layout/generated_reviews.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

constexpr PixelSize screens[] = {{1920, 1080}, {1280, 720}, {1080, 1920}, {1000, 1000}, {2560, 1080}};

struct Made {
    Layout layout;
    BeatList list;
};

Made made(const Review& review, const Style& style, PixelSize screen, Typesetter& typesetter) {
    const PictureBook hero = review.hero ? bundled_hero : PictureBook{};
    const Template& design = template_for(*fanzine(), screen);
    const Style on_page = style_on(*fanzine(), design, style);
    const LayoutRequest request{review, on_page, design, page_on_screen(design, screen), hero};
    Made out{lay_out(request, typesetter), {}};
    out.list = make_beats({review, style, out.layout, screen, [&](CardSubject subject) { return lay_out_card(request, subject, typesetter); }});
    return out;
}

std::vector<std::string> ids(const BeatList& list) {
    std::vector<std::string> all;
    for (const Beat& beat : list.beats) all.push_back(beat.id);
    return all;
}

std::ptrdiff_t place_of(const BeatList& list, const std::string& id) {
    const auto all = ids(list);
    return std::find(all.begin(), all.end(), id) - all.begin();
}

const Beat& beat_of(const BeatList& list, const std::string& id) {
    const auto place = place_of(list, id);
    REQUIRE_MESSAGE(place < static_cast<std::ptrdiff_t>(list.beats.size()), id << "\n" << dump(list));
    return list.beats[static_cast<std::size_t>(place)];
}

bool inside(const Rect& inner, const Rect& outer) {
    constexpr double slack = 1e-6;
    return inner.left().value >= outer.left().value - slack && inner.top().value >= outer.top().value - slack &&
           inner.right().value <= outer.right().value + slack && inner.bottom().value <= outer.bottom().value + slack;
}

/// What has to hold of every show.
void check_rules(const Review& review, const Made& show, const Style& style) {
    const BeatList& list = show.list;
    REQUIRE(!list.beats.empty());
    const auto all = ids(list);
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
    const double floor = legibility_floor(style);
    const Rect picture{Pt(0), Pt(0), list.picture.width, list.picture.height};
    for (const Beat& beat : list.beats) {
        INFO(beat.id);
        CHECK(inside(beat.view, picture));
        CHECK(beat.view.width / beat.view.height == doctest::Approx(list.picture.width / list.picture.height));
        CHECK(beat.seconds >= style.number("show.least_time"));
        if (beat.sheet.card) CHECK(has_card(review, *beat.sheet.card));
        else CHECK(beat.sheet.spread < static_cast<int>(show.layout.spreads.size()));
        if (const auto type = type_on_screen(beat)) CHECK(*type >= floor * (1 - 1e-9));
    }
    // Every line of running text is read at one stop at least, where reading is possible at all.
    const bool too_deep = std::any_of(list.diagnostics.begin(), list.diagnostics.end(), [](const Diagnostic& d) { return d.message.find("too deep") != std::string::npos; });
    const Pt across = (list.picture.width - show.layout.page.width) / 2, down = (list.picture.height - show.layout.page.height) / 2;
    for (int s = 0; s < static_cast<int>(show.layout.spreads.size()) && !too_deep; ++s) {
        for (const ReadingLine& line : reading_lines(show.layout.spreads[static_cast<std::size_t>(s)], std::array{FrameKind::text})) {
            // Whole device pixels part the page from the picture's edge: a point of slack.
            const Rect box{line.box.x + across + 1_pt, line.box.y + down + 1_pt, line.box.width - 2_pt, line.box.height - 2_pt};
            const bool read = std::any_of(list.beats.begin(), list.beats.end(), [&](const Beat& beat) {
                return beat.kind == BeatKind::read && beat.sheet.spread == s && inside(box, beat.view);
            });
            CHECK_MESSAGE(read, "spread " << s + 1 << " line at " << line.box.x.value << ", " << line.box.y.value << " wide " << line.box.width.value << "\n" << dump(list));
            if (!read) return;
        }
    }
}

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("a show makes its beats of the review: all there is, in the order it is told") {
        Typesetter typesetter(project_fonts());
        const Made show = made(*bundled_review(), fanzine()->style, {1920, 1080}, typesetter);
        check_rules(*bundled_review(), show, fanzine()->style);
        const BeatList& list = show.list;
        CHECK(list.beats[0].id == "opening");
        CHECK(list.beats[1].id == "hero");
        CHECK(list.beats[2].id == "read-1-1");
        CHECK(list.beats.back().kind == BeatKind::facts);
        CHECK(list.diagnostics.empty());
        for (int act = 1; act < 5; ++act) CHECK(place_of(list, "act-" + std::to_string(act)) < place_of(list, "act-" + std::to_string(act + 1)));
        for (int quote = 1; quote < 3; ++quote) CHECK(place_of(list, "quote-" + std::to_string(quote)) < place_of(list, "quote-" + std::to_string(quote + 1)));
        // An act's card comes before the words of its part, and they know where they stand.
        const Beat& after = list.beats[static_cast<std::size_t>(place_of(list, "act-3")) + 1];
        CHECK(after.act == 2);
        CHECK(after.intensity == 1.0);
    }

    TEST_CASE("no beat for reading is below the legibility floor: reviews of every length, rooms of every depth") {
        Typesetter typesetter(project_fonts());
        int turn = 0;
        for (const int words : {0, 60, 300, 850, 2500}) {
            for (const std::uint32_t seed : {1u, 2u}) {
                ReviewShape shape;
                shape.words = words;
                shape.seed = seed;
                shape.quotes = seed == 2 ? 8 : 3;
                const Review review = generated_review(shape);
                const char* const depths[] = {"10", "20", "40", "64", "120"};
                const Style style = styled({{"room.screen_height", "4"}, {"room.farthest_seat", depths[turn % 5]}});
                INFO(describe(shape), " seat ", depths[turn % 5]);
                check_rules(review, made(review, style, screens[turn % 5], typesetter), style);
                ++turn;
            }
        }
    }

    TEST_CASE("the floor is a fiftieth of the picture within eight heights, and in proportion beyond") {
        const auto floor = [](const char* height, const char* seat) { return legibility_floor(styled({{"room.screen_height", height}, {"room.farthest_seat", seat}})); };
        CHECK(floor("4", "10") == doctest::Approx(0.02));
        CHECK(floor("4", "32") == doctest::Approx(0.02));
        CHECK(floor("4", "64") == doctest::Approx(0.04));
        CHECK(floor("1", "20") == doctest::Approx(0.05));
    }

    TEST_CASE("a deep room reads cards larger, and leaves reading out where no column fits, saying so") {
        Typesetter typesetter(project_fonts());
        const Review& review = *bundled_review();
        const Made deep = made(review, styled({{"room.farthest_seat", "56"}}), {1920, 1080}, typesetter);
        CHECK_FALSE(beat_of(deep.list, "act-2").for_reading);
        CHECK(beat_of(deep.list, "act-2-1").for_reading);
        CHECK(beat_of(deep.list, "act-2-1").view.height < beat_of(deep.list, "act-2").view.height);
        const Made deepest = made(review, styled({{"room.farthest_seat", "120"}, {"room.screen_height", "2"}}), {1920, 1080}, typesetter);
        REQUIRE(deepest.list.diagnostics.size() == 1);
        CHECK(std::none_of(deepest.list.beats.begin(), deepest.list.beats.end(), [](const Beat& beat) { return beat.kind == BeatKind::read; }));
    }

    TEST_CASE("a view for reading moves a little, so that its edges cut through no type they can spare") {
        const WalkRequest plain{{Pt(1600), Pt(900)}, 0.02, 2, {}};
        std::vector<ReadingLine> lines;
        for (int i = 0; i < 4; ++i)
            lines.push_back({{Pt(400), Pt(400 + 20 * i), Pt(600), Pt(18)}, Pt(15), 8, 0, i == 3});
        const Rect free = walk(lines, plain).front().view;
        REQUIRE(Pt(330) < free.height);

        WalkRequest request = plain;
        request.type = {{Pt(500), free.top() - Pt(9), Pt(200), Pt(12)}};  // its foot would be in the view
        const Rect below = walk(lines, request).front().view;
        CHECK(below.top() > request.type[0].bottom());
        CHECK(below.top() < free.top() + Pt(10));
        CHECK(below.height == free.height);
        request.type.push_back({Pt(500), free.bottom() - Pt(2), Pt(200), Pt(12)});
        const Rect between = walk(lines, request).front().view;
        for (const Rect& one : request.type) {
            for (const Pt edge : {between.top(), between.bottom()})
                CHECK((edge <= one.top() || one.bottom() <= edge));
        }
        request.type = {{Pt(20), free.top() - Pt(6), Pt(200), Pt(12)}};  // beside the view
        CHECK(walk(lines, request).front().view == free);
        request.type = {{Pt(500), Pt(0), Pt(200), Pt(900)}};  // cannot be spared
        CHECK(walk(lines, request).front().view == free);
    }

    TEST_CASE("beats are long enough to be read") {
        Typesetter typesetter(project_fonts());
        const Made usual = made(*bundled_review(), fanzine()->style, {1920, 1080}, typesetter);
        const Made slow = made(*bundled_review(), styled({{"show.words_per_minute", "100"}}), {1920, 1080}, typesetter);
        CHECK(beat_of(slow.list, "read-1-1").seconds == doctest::Approx(2 * beat_of(usual.list, "read-1-1").seconds));
        CHECK(beat_of(usual.list, "read-1-1").seconds > 10);
    }

    TEST_CASE("the front matter lists beats: these, so long, turned, with notes; others are told of") {
        Review review = parse_review("---\nheadline: A\nbeats: [opening, {beat: act 2, seconds: 12, turn: -3, transition: push, notes: Wait.}, quote 9, opening]\n"
                                     "notes:\n  act 2: The loud one.\n  opening: Good evening.\nacts:\n  - title: One\n  - title: Two\n---\n\nWords.\n", "a.md").review;
        Typesetter typesetter(project_fonts());
        const Made show = made(review, fanzine()->style, {1920, 1080}, typesetter);
        CHECK(ids(show.list) == std::vector<std::string>{"opening", "act-2", "opening+2"});
        const Beat& act = show.list.beats[1];
        CHECK(act.seconds == 12);
        CHECK(act.turn == -3);
        CHECK(act.passage == BeatPassage::push);
        CHECK(act.note == "Wait.\nThe loud one.");
        CHECK(show.list.beats[0].note == "Good evening.");
        REQUIRE(show.list.diagnostics.size() == 1);
        CHECK(show.list.diagnostics[0].message == "the show has no beat `quote 9`");
        CHECK(show.list.diagnostics[0].place.line == 3);
    }

    TEST_CASE("a review with nothing in it still has its opening") {
        Typesetter typesetter(project_fonts());
        CHECK(ids(made(Review{}, fanzine()->style, {1920, 1080}, typesetter).list) == std::vector<std::string>{"opening"});
    }
}

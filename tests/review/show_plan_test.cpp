// Beats and notes of the front matter.
#include <doctest/doctest.h>

#include "review/review.h"

using namespace foyer;

namespace {

ParsedReview parsed(const std::string& keys) { return parse_review("---\nheadline: A\n" + keys + "---\n\nText.\n", "a.md"); }

}  // namespace

TEST_SUITE("review") {
    TEST_CASE("beats have names, with a number where one of several is meant") {
        CHECK(parse_beat_name("opening") == BeatName{BeatKind::opening, 0});
        CHECK(parse_beat_name(" Act  4 ") == BeatName{BeatKind::act, 4});
        CHECK(parse_beat_name("quotes") == BeatName{BeatKind::quote, 0});
        CHECK(parse_beat_name("facts") == BeatName{BeatKind::facts, 0});
        CHECK(parse_beat_name("spread-2") == BeatName{BeatKind::spread, 2});
        for (const char* wrong : {"", "acting", "act four", "act 0", "act -1", "act 4 5", "act 99999999999"}) CHECK(!parse_beat_name(wrong));
        for (const char* name : {"opening", "hero", "spread 2", "read", "act 12", "quote 1", "facts"}) {
            REQUIRE(parse_beat_name(name));
            CHECK(to_string(*parse_beat_name(name)) == name);
        }
    }

    TEST_CASE("beats are a list of names, or of maps that say more") {
        const auto [review, diagnostics] = parsed("beats:\n  - opening\n  - { beat: read 2, seconds: 30, transition: Page Turn }\n  - { beat: act 1, turn: 2.5 }\n");
        CHECK(diagnostics.empty());
        REQUIRE(review.beats.size() == 3);
        CHECK(review.beats[0].name == BeatName{BeatKind::opening, 0});
        CHECK(review.beats[1].seconds == 30);
        CHECK(review.beats[1].passage == BeatPassage::page_turn);
        CHECK(review.beats[2].turn == 2.5);
        CHECK(review.beats[2].place.line == 6);
    }

    TEST_CASE("what is no beat is told with its place, and the rest stays") {
        const auto [review, diagnostics] = parsed("beats: [opening, intermission, { beat: act 1, transition: swirl }]\nnotes: { act 1: Slowly., gin: Later. }\n");
        CHECK(review.beats.size() == 2);
        REQUIRE(review.notes.size() == 1);
        CHECK(review.notes[0].text == "Slowly.");
        REQUIRE(diagnostics.size() == 3);
        CHECK(diagnostics[0].message == "`intermission` is no beat");
        CHECK(diagnostics[0].place.line == 3);
        CHECK(diagnostics[1].message == "`swirl` is no transition");
        CHECK(diagnostics[2].message == "`notes.gin` is about no beat");
    }

    TEST_CASE("a list or map of another kind costs only itself") {
        const auto [review, diagnostics] = parsed("beats: opening\nnotes: [a, b]\n");
        CHECK(review.beats.empty());
        CHECK(review.notes.empty());
        CHECK(diagnostics.size() == 2);
    }
}

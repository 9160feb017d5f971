// How the talk goes, act by act: what was planned, and what it took.
#include <doctest/doctest.h>

#include "app/show.h"

using namespace foyer;
using Stand = ActPace::Stand;

namespace {

/// Opening; two acts of 30 and 100 seconds; a last page.
Show some_show() {
    BeatList list;
    list.picture = {1920_pt, 1080_pt};
    const auto add = [&](const char* id, std::optional<int> act, double seconds) {
        Beat beat;
        beat.id = id;
        beat.act = act;
        beat.seconds = seconds;
        beat.view = {0_pt, 0_pt, 1920_pt, 1080_pt};
        beat.sheet = {static_cast<int>(list.beats.size()), {}};
        list.beats.push_back(beat);
    };
    add("opening", {}, 10);
    add("act-1", 0, 10);
    add("read-1-1", 0, 20);
    add("act-2", 1, 60);
    add("read-1-2", 1, 40);
    add("facts", {}, 10);
    return first_show(std::make_shared<const BeatList>(list), {1920, 1080}, 0);
}

struct Talk {
    Show show = some_show();
    double now = 0;

    Talk& does(const ShowAction& action, double after) {
        now += after;
        show = update_show(show, action, {}, now);
        return *this;
    }
    Talk& next(double after) { return does(StepBeat{}, after); }
    std::vector<ActPace> parts(double after = 0) const { return pace_by_act(show, now + after); }
};

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("the acts are told apart, with what is planned for each") {
        const auto parts = Talk().parts();
        REQUIRE(parts.size() == 4);
        const std::optional<int> acts[] = {{}, 0, 1, {}};
        const double planned[] = {10, 30, 100, 10};
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(parts[i].act == acts[i]);
            CHECK(parts[i].planned == planned[i]);
            CHECK(parts[i].stand == (i == 0 ? Stand::on : Stand::to_come));
            CHECK(parts[i].pace == Pace::on);
        }
        CHECK(parts.back().end == 6);
    }

    TEST_CASE("an act that took longer than planned is behind, whatever the others did") {
        Talk talk;
        talk.next(10).next(10).next(45);  // the first act: 55 seconds of 30
        auto parts = talk.parts();
        CHECK(parts[0].pace == Pace::on);
        CHECK(parts[1].stand == Stand::done);
        CHECK(parts[1].spent == doctest::Approx(55));
        CHECK(parts[1].late == doctest::Approx(25));
        CHECK(parts[1].pace == Pace::behind);
        CHECK(parts[2].stand == Stand::on);
        CHECK(parts[2].pace == Pace::on);
        // The second made up for it, and the talk as a whole is on time again.
        talk.next(40).next(35);
        parts = talk.parts();
        CHECK(parts[2].late == doctest::Approx(-25));
        CHECK(parts[2].pace == Pace::ahead);
        CHECK(parts[1].pace == Pace::behind);
        CHECK(pace_of(talk.show, talk.now).pace == Pace::on);
    }

    TEST_CASE("while an act is on it is late once its beat's time is over, and ahead where its beats went fast") {
        Talk talk;
        talk.next(10).next(10);
        CHECK(talk.parts(20)[1].late == doctest::Approx(0));
        CHECK(talk.parts(24)[1].pace == Pace::on);  // a few seconds nobody notices
        CHECK(talk.parts(28)[1].late == doctest::Approx(8));
        CHECK(talk.parts(28)[1].pace == Pace::behind);
        talk.next(20).next(20);  // 20 seconds of the second act's 60
        CHECK(talk.parts()[2].late == doctest::Approx(-40));
        CHECK(talk.parts()[2].pace == Pace::ahead);
    }

    TEST_CASE("a pause counts for no act, a beat gone back to counts again, and a reset begins anew") {
        Talk talk;
        talk.next(10).does(PauseTimer{}, 5).does(PauseTimer{}, 500).next(5);
        CHECK(talk.parts()[1].spent == doctest::Approx(10));
        talk.does(StepBeat{StepBeat::To::previous}, 20).next(7);
        CHECK(talk.parts()[1].spent == doctest::Approx(37));
        talk.does(ResetTimer{}, 1);
        CHECK(talk.parts()[1].spent == doctest::Approx(0));
        CHECK(talk.parts(3)[1].spent == doctest::Approx(3));
    }

    TEST_CASE("a page laid out anew keeps what its acts took") {
        Talk talk;
        talk.next(10).next(10).next(30);
        BeatList shorter = *talk.show.list;
        shorter.beats.erase(shorter.beats.begin() + 4);
        talk.does(BeatsMade{std::make_shared<const BeatList>(shorter), {1920, 1080}}, 5);
        CHECK(talk.parts()[1].spent == doctest::Approx(40));
        CHECK(talk.parts()[2].planned == 60);
        CHECK(talk.parts()[2].spent == doctest::Approx(5));
    }

    TEST_CASE("an act that is left out is ahead by all its time") {
        Talk talk;
        talk.does(GoToBeat{5}, 10);
        CHECK(talk.parts()[2].late == -100);
        CHECK(talk.parts()[2].pace == Pace::ahead);
        CHECK(talk.parts()[3].stand == Stand::on);
    }
}

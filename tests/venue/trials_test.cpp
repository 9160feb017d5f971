#include "venue/trials.h"

#include <doctest/doctest.h>

#include <memory>

#include "support/faulty_files.h"
#include "support/scratch_folder.h"

using namespace foyer;
using foyer::testing::FaultyFiles;
using foyer::testing::quick_place;
using foyer::testing::ScratchFolder;

namespace {

/// A program's runs in one folder: each begins where the last one ended, however that was.
struct Runs {
    ScratchFolder folder{quick_place()};
    SystemFiles files;
    Trials start(const std::string& boot = "boot-1") { return Trials(folder.path(), boot, files); }
};

}  // namespace

TEST_CASE("a review that ends the program twice is set aside until its bytes change") {
    Runs runs;
    for (int end = 1; end <= 2; ++end) {
        Trials trials = runs.start();
        CHECK_FALSE(trials.set_aside("aa"));
        CHECK(trials.begin("aa", "a.md", TrialStage::showing).ok());
    }
    const Trials third = runs.start();
    CHECK(third.set_aside("aa"));
    CHECK_FALSE(third.set_aside("bb"));
    REQUIRE(third.found().size() == 1);
    CHECK(third.found()[0].name == "a.md");
    CHECK(third.found()[0].stage == TrialStage::showing);
    CHECK(third.found()[0].ends == 2);
    // Ends are counted once.
    const Trials fourth = runs.start();
    CHECK(fourth.found().empty());
    CHECK(fourth.set_aside("aa"));
}

TEST_CASE("what has stood is not counted, and being staged again does not make an end forgotten") {
    Runs runs;
    {
        Trials trials = runs.start();
        (void)trials.begin("aa", "a.md", TrialStage::staging);
        (void)trials.passed("aa", TrialStage::staging);
        (void)trials.begin("aa", "a.md", TrialStage::showing);
    }
    {
        Trials trials = runs.start();
        CHECK(trials.found().size() == 1);
        (void)trials.begin("aa", "a.md", TrialStage::staging);
        (void)trials.passed("aa", TrialStage::staging);
        (void)trials.begin("aa", "a.md", TrialStage::showing);
    }
    {
        Trials trials = runs.start();
        CHECK(trials.set_aside("aa"));
        CHECK(trials.pardon("aa").ok());
        CHECK_FALSE(trials.set_aside("aa"));
        (void)trials.begin("aa", "a.md", TrialStage::showing);
        (void)trials.passed("aa", TrialStage::showing);
    }
    {
        Trials trials = runs.start();
        CHECK(trials.found().empty());
        (void)trials.begin("aa", "a.md", TrialStage::showing);
    }
    CHECK_FALSE(runs.start().set_aside("aa"));
}

TEST_CASE("a power cut, and leaving of one's own will, are nobody's fault") {
    Runs runs;
    for (int i = 0; i < 3; ++i) (void)runs.start("boot-" + std::to_string(i)).begin("aa", "a.md", TrialStage::showing);
    CHECK_FALSE(runs.start("boot-9").set_aside("aa"));
    for (int i = 0; i < 3; ++i) {
        Trials trials = runs.start();
        (void)trials.begin("aa", "a.md", TrialStage::showing);
        CHECK(trials.leave().ok());
    }
    CHECK_FALSE(runs.start().set_aside("aa"));
}

TEST_CASE("both stages of one run count one end each, and the same review only once") {
    Runs runs;
    {
        Trials trials = runs.start();
        (void)trials.begin("aa", "a\n.md", TrialStage::showing);
        (void)trials.begin("bb", "b.md", TrialStage::staging);
    }
    {
        Trials trials = runs.start();
        REQUIRE(trials.found().size() == 2);
        CHECK(trials.found()[1].name == "a?.md");
        (void)trials.begin("aa", "a.md", TrialStage::showing);
        (void)trials.begin("aa", "a.md", TrialStage::staging);
    }
    const Trials trials = runs.start();
    REQUIRE(trials.found().size() == 1);
    CHECK(trials.found()[0].ends == 2);
}

TEST_CASE("the journal of trials stays small, and no garbage in it does harm") {
    Runs runs;
    for (int i = 0; i < 600; ++i) { (void)runs.start().begin(std::to_string(i), "x", TrialStage::showing); }
    CHECK(runs.folder.bytes_of("trials").size() < 8000);
    for (const char* garbage : {"", "boot", "staging", "ends aa", "ends aa 99999999999999999999",
                                "boot boot-1\nstaging\n", "\xFF\xFE\n\n \n"}) {
        runs.folder.put("trials", garbage);
        const Trials trials = runs.start();
        CHECK(trials.found().empty());
        CHECK_FALSE(trials.set_aside("aa"));
    }
}

TEST_CASE("a disk that refuses the journal is an error and stops nothing") {
    for (int call = 1; call < 12; ++call) {
        Runs runs;
        FaultyFiles faulty(runs.files);
        faulty.fault().strike_at(call);
        Trials trials(runs.folder.path(), "boot-1", faulty);
        (void)trials.begin("aa", "a.md", TrialStage::showing);
        (void)trials.passed("aa", TrialStage::showing);
        CHECK_FALSE(trials.set_aside("aa"));
        CHECK_FALSE(runs.start().set_aside("aa"));
    }
    SystemFiles files;
    Trials nowhere({}, "", files);
    CHECK(nowhere.begin("aa", "a", TrialStage::staging).ok());
}

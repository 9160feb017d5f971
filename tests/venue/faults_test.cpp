// What fails around content leaves the picture: disks, descriptors, decoders, writers that break off. And a writer who
// does all of it by chance, for as long as one likes.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "support/shortage.h"
#include "venue/stager_desk.h"

using namespace foyer;
using namespace foyer::testing;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

void begin(StagerDesk& desk) {
    desk.put("a.md", review_text("old"));
    desk.put("hero.png", fixture("old.png"));
    desk.pass(5s, 500ms);
    REQUIRE(desk.shown() == Lines{"old"});
    for (const EditionPtr& edition : *desk.stager->on()) desk.stager->stood(*edition);
    desk.pass(2s, 500ms);
    desk.said.clear();
}

/// Of lines that differ, how many.
std::size_t different(const Lines& lines) { return std::set<std::string>(lines.begin(), lines.end()).size(); }

/// Somebody whose copies come in every way there is.
class Writer {
public:
    explicit Writer(StagerDesk& desk, unsigned seed) : m_desk(desk), m_chance(seed) {
        desk.put("a/review.md", review_text("version 0")), desk.put("a/hero.png", fixture("old.png"));
    }

    /// One change, in one of many ways, until it is whole; the version it ends with.
    std::string change() {
        ++m_version;
        const std::string version = "version " + std::to_string(m_version), text = review_text(version);
        const std::string picture = fixture(m_version % 2 == 0 ? "old.png" : "new.png");
        switch (m_chance() % 8) {
            case 0: m_desk.put("a/review.md", text); break;
            case 1: replace("a/review.md", text); break;
            case 2: dribble("a/review.md", text); break;
            case 3: break_off("a/review.md", text); break;
            case 4:
                break_off("a/hero.png", picture);
                m_desk.put("a/review.md", text);
                break;
            case 5:
                dribble("a/hero.png", picture);
                replace("a/review.md", text);
                break;
            case 6: swap_folder(text, picture); break;
            case 7: pull_stick(text); break;
        }
        if (m_chance() % 2 == 0) m_desk.watcher->change(m_desk.folder / "content/a/review.md");
        return version;
    }

private:
    void pass() { m_desk.pass(std::chrono::milliseconds(100 + m_chance() % 2500), 500ms); }
    void replace(const std::string& name, const std::string& bytes) {
        const auto beside = m_desk.put("a/.new", bytes);
        std::filesystem::rename(beside, m_desk.folder / ("content/" + name));
    }
    void dribble(const std::string& name, const std::string& bytes) {
        std::ofstream file(m_desk.folder / ("content/" + name), std::ios::binary | std::ios::trunc);
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t count = 1 + m_chance() % 80;
            file << bytes.substr(at, count) << std::flush;
            at += count;
            pass();
        }
    }
    /// The writer is killed, and comes back after a while.
    void break_off(const std::string& name, const std::string& bytes) {
        for (int i = 0; i < 3; ++i) {
            m_desk.put(name, bytes.substr(0, m_chance() % bytes.size()));
            for (int j = m_chance() % 4; j >= 0; --j) pass();
        }
        m_desk.put(name, bytes);
    }
    void swap_folder(const std::string& text, const std::string& picture) {
        std::filesystem::remove_all(m_desk.folder / "before");
        m_desk.folder.put("next/review.md", text);
        m_desk.folder.put("next/hero.png", picture);
        std::filesystem::rename(m_desk.folder / "content/a", m_desk.folder / "before");
        if (m_chance() % 2 == 0) pass();
        std::filesystem::rename(m_desk.folder / "next", m_desk.folder / "content/a");
    }
    void pull_stick(const std::string& text) {
        std::filesystem::rename(m_desk.folder / "content", m_desk.folder / "pulled");
        for (int i = m_chance() % 8; i >= 0; --i) pass();
        std::filesystem::rename(m_desk.folder / "pulled", m_desk.folder / "content");
        if (m_chance() % 2 == 0) pass();
        m_desk.put("a/review.md", text);
    }

    StagerDesk& m_desk;
    std::mt19937 m_chance;
    int m_version = 0;
};

}  // namespace

TEST_SUITE("faults") {
    TEST_CASE("files that fail at any one call: the old page stays or the new one comes, and a line at most is said") {
        StagerDesk count;
        begin(count);
        count.files.fault().strike_at(0);
        count.put("a.md", review_text("new"));
        count.pass(5s, 500ms);
        const int calls = count.files.fault().calls();
        REQUIRE(count.shown() == Lines{"new"});
        REQUIRE(calls > 30);
        for (int call = 1; call <= calls; ++call) {
            StagerDesk desk;
            begin(desk);
            desk.files.fault().strike_at(call);
            desk.put("a.md", review_text("new"));
            desk.pass(20s, 500ms);
            CHECK_MESSAGE(desk.shown() == Lines{"new"}, call);
            CHECK_MESSAGE(desk.lines().size() <= 1, call);
            desk.restart();
            desk.pass(6s, 500ms);
            CHECK(desk.shown() == Lines{"new"});
        }
    }

    TEST_CASE("files that fail for good leave the picture, and say so in few lines, however long it lasts") {
        for (int call = 1; call < 60; call += 3) {
            StagerDesk desk;
            begin(desk);
            desk.files.fault().strike_from(call);
            desk.put("a.md", review_text("new"));
            desk.pass(10min, 2s);
            CHECK(desk.shown().size() == 1);
            const Lines lines = desk.lines();
            CHECK_MESSAGE(lines.size() <= 4, call);
            CHECK(lines.size() == different(lines));
            desk.files.fault().strike_at(0);
            desk.pass(10s, 500ms);
            CHECK(desk.shown() == Lines{"new"});
        }
    }

    TEST_CASE("a decoder that fails on any call leaves the last good picture, with one line") {
        for (int call = 1; call <= 5; ++call) {
            StagerDesk desk;
            begin(desk);
            desk.decoder.fault().strike_at(call);
            for (int change = 1; change <= 5; ++change) {
                const std::size_t lines = desk.lines().size();
                const EditionPtr before = desk.stager->on()->front();
                const bool is_old = before->pictures.at("hero.png")->pixels[0] == 200;
                desk.put("hero.png", fixture(is_old ? "new.png" : "old.png"));
                desk.pass(5s, 500ms);
                const bool failed = change == call;
                CHECK((desk.stager->on()->front() == before) == failed);
                CHECK(desk.lines().size() - lines == (failed ? 1u : 0u));
            }
        }
        StagerDesk desk;
        begin(desk);
        desk.decoder.fault().strike_from(1);
        desk.put("hero.png", fixture("new.png"));
        desk.pass(1h, 20s);
        CHECK(desk.shown() == Lines{"old"});
        CHECK(desk.lines().size() == 1);
    }

    TEST_CASE("a full disk costs what would be kept, not what is shown, and one line") {
        StagerDesk desk;
        begin(desk);
        {
            desk.put("a.md", review_text("new"));
            const Shortage full(RLIMIT_FSIZE, 0);
            desk.pass(1min, 500ms);
            CHECK(desk.shown() == Lines{"new"});
            CHECK(desk.lines().size() == 1);
        }
        desk.put("a.md", review_text("newer"));
        desk.pass(5s, 500ms);
        CHECK(desk.shown() == Lines{"newer"});
        CHECK(desk.stager->diagnostics().empty());
        desk.remove("a.md");
        desk.restart();
        desk.pass(8s, 500ms);
        CHECK(desk.shown() == Lines{"newer"});
    }

    TEST_CASE("a state folder that cannot be written in costs the same") {
        StagerDesk desk;
        desk.folder.put("state", "a file is in the way");
        desk.put("a.md", review_text("A", ""));
        desk.pass(10s, 500ms);
        CHECK(desk.shown() == Lines{"A"});
        CHECK(desk.lines().size() == 1);
        desk.put("a.md", review_text("B", ""));
        desk.pass(10s, 500ms);
        CHECK(desk.shown() == Lines{"B"});
        CHECK(desk.lines().size() == 1);
    }

    TEST_CASE("out of descriptors the picture stays, and what has changed comes when there are some again") {
        StagerDesk desk;
        begin(desk);
        desk.put("a.md", review_text("new"));
        {
            const Shortage none(RLIMIT_NOFILE, 0);
            desk.pass(5min, 500ms);
            CHECK(desk.shown() == Lines{"old"});
            CHECK(desk.lines().size() <= 3);
            CHECK(!desk.lines().empty());
        }
        desk.pass(6s, 500ms);
        CHECK(desk.shown() == Lines{"new"});
        CHECK(desk.stager->diagnostics().empty());
    }

    TEST_CASE("whatever writers do, the picture is a whole old one or a whole new one") {
        const char* wished = std::getenv("FOYER_SOAK_RELOADS");
        const int reloads = wished != nullptr ? std::atoi(wished) : 40;
        StagerDesk desk;
        Writer writer(desk, 25);
        desk.pass(5s, 500ms);
        REQUIRE(desk.shown() == Lines{"version 0"});
        for (int i = 0; i < reloads; ++i) {
            const std::string version = writer.change();
            desk.pass(4800ms, 400ms);
            REQUIRE_MESSAGE(desk.shown() == Lines{version}, i);
            if (i % 16 == 15) desk.restart(), desk.pass(5s, 500ms);
            if (i % 64 == 63) desk.said.clear();
        }
        CHECK(desk.folder.count() <= 4);
    }
}

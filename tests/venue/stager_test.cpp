#include "venue/stager.h"

#include <doctest/doctest.h>

#include "venue/stager_desk.h"

using namespace foyer;
using namespace foyer::testing;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

TEST_SUITE("stager") {
    TEST_CASE("content is shown when it was left alone, in the programme's order, with its pictures") {
        StagerDesk desk;
        desk.put("b/review.md", review_text("B", "still.jpg"));
        desk.put("b/still.jpg", fixture("old.jpg"));
        desk.put("a.md", review_text("A", ""));
        desk.put("a.style.yaml", "text.size: 21\n");
        desk.pass(1s);
        CHECK(desk.shown().empty());
        CHECK_FALSE(desk.stager->settled());
        desk.pass(3s);
        CHECK(desk.shown() == Lines{"A", "B"});
        CHECK(desk.stager->settled());
        CHECK(desk.lines().empty());
        const Editions& on = *desk.stager->on();
        CHECK(on[0]->name == "a.md");
        CHECK(on[0]->style.number("text.size") == 21);
        CHECK(on[1]->name == "b/review.md");
        CHECK(on[1]->pictures.at("still.jpg")->size == PixelSize{6, 4});
        CHECK(on[0]->digest != on[1]->digest);
        CHECK(desk.stager->programme()->entries.size() == 2);
    }

    TEST_CASE("what was changed appears within five seconds of being whole, without the watcher's help too") {
        for (const bool heard : {false, true}) {
            for (const bool renamed : {false, true}) {
                StagerDesk desk;
                desk.put("a.md", review_text("old"));
                desk.put("hero.png", fixture("old.png"));
                desk.pass(5s);
                REQUIRE(desk.shown() == Lines{"old"});
                for (int i = 0; i < 5; ++i) {
                    const std::string version = "new " + std::to_string(i);
                    if (renamed)
                        desk.replace("a.md", review_text(version));
                    else
                        desk.put("a.md", review_text(version));
                    if (heard) desk.watcher->change(desk.folder / "content/a.md");
                    desk.pass(4500ms);
                    CHECK(desk.shown() == Lines{version});
                    desk.replace("hero.png", fixture(i % 2 == 0 ? "new.png" : "old.png"));
                    const EditionPtr before = desk.stager->on()->front();
                    desk.pass(4500ms);
                    const EditionPtr now = desk.stager->on()->front();
                    CHECK(now->digest != before->digest);
                    CHECK(*now->pictures.at("hero.png") != *before->pictures.at("hero.png"));
                }
                CHECK(desk.lines().empty());
            }
        }
    }

    TEST_CASE("what is as it was is not staged again, and nothing is read that has not changed") {
        StagerDesk desk;
        int tried = 0;
        desk.craft.try_out = [&tried](const Edition&) {
            ++tried;
            return Diagnostics();
        };
        desk.restart();
        desk.put("a.md", review_text("A", ""));
        desk.pass(10s);
        CHECK(tried == 1);
        const EditionPtr before = desk.stager->on()->front();
        desk.replace("a.md", review_text("A", ""));  // touched
        desk.pass(10s);
        CHECK(tried == 1);
        CHECK(desk.stager->on()->front() == before);
        const int calls = desk.files.fault().calls();
        desk.pass(20s);
        CHECK(desk.files.fault().calls() - calls <= 15 * 10);  // looks, and no reading
    }

    TEST_CASE("a file that dribbles in is not shown before it is whole, however slowly it comes") {
        for (const auto pause : {50ms, 700ms, 1100ms, 1900ms}) {
            StagerDesk desk;
            desk.put("a.md", review_text("old"));
            desk.put("hero.png", fixture("old.png"));
            desk.pass(5s);
            const std::string text = review_text("new"), picture = fixture("new.png");
            std::ofstream writer(desk.folder / "content/a.md", std::ios::trunc);
            for (std::size_t at = 0; at < text.size(); at += 20) {
                writer << text.substr(at, 20) << std::flush;
                desk.pass(pause);
                CHECK(desk.shown() == Lines{"old"});
            }
            writer.close();
            desk.pass(4s);
            CHECK(desk.shown() == Lines{"new"});
            const std::string digest = desk.stager->on()->front()->digest;
            std::ofstream painter(desk.folder / "content/hero.png", std::ios::trunc | std::ios::binary);
            for (std::size_t at = 0; at < picture.size(); at += 20) {
                painter << picture.substr(at, 20) << std::flush;
                desk.pass(pause);
                CHECK(desk.stager->on()->front()->digest == digest);
            }
            painter.close();
            desk.pass(4s);
            CHECK(desk.stager->on()->front()->digest != digest);
        }
    }

    TEST_CASE("a file that somebody holds open, and no longer writes, is read in the end") {
        StagerDesk desk;
        desk.put("a.md", review_text("old", ""));
        desk.pass(5s);
        std::ofstream writer(desk.folder / "content/a.md", std::ios::trunc);
        writer << review_text("new", "") << std::flush;
        desk.pass(20s, 500ms);
        CHECK(desk.shown() == Lines{"old"});
        desk.pass(20s, 500ms);
        CHECK(desk.shown() == Lines{"new"});
    }

    TEST_CASE("a copy on its way under another name is waited for") {
        StagerDesk desk;
        desk.put("a.md", review_text("old"));
        desk.put("hero.png", fixture("old.png"));
        desk.pass(5s);
        desk.replace("a.md", review_text("new"));
        const std::string picture = fixture("new.png");
        for (std::size_t at = 1; at < picture.size(); at += 15) {
            desk.put(".hero.png.Xq3a9z", picture.substr(0, at));
            desk.pass(900ms);
            CHECK(desk.shown() == Lines{"old"});
        }
        desk.remove(".hero.png.Xq3a9z");
        desk.replace("hero.png", picture);
        desk.pass(4s);
        CHECK(desk.shown() == Lines{"new"});
        CHECK(desk.lines().empty());
    }

    TEST_CASE("what was cut off, at whatever byte, is not shown, and the whole is when it comes") {
        const std::string old_text = review_text("old"), new_text = review_text("new");
        for (std::size_t length = 0; length < new_text.size(); ++length) {
            StagerDesk desk;
            desk.put("a.md", old_text);
            desk.put("hero.png", fixture("old.png"));
            desk.pass(4s, 500ms);
            desk.put("a.md", new_text.substr(0, length));
            desk.pass(20s, 1s);
            CHECK_MESSAGE(desk.shown() == Lines{"old"}, length);
            desk.put("a.md", new_text);
            desk.pass(4500ms, 500ms);
            CHECK_MESSAGE(desk.shown() == Lines{"new"}, length);
        }
    }

    TEST_CASE("a picture that was cut off, at whatever byte, leaves the last good page") {
        for (const std::string& ending : {std::string("png"), std::string("jpg"), std::string("webp")}) {
            StagerDesk desk;
            desk.put("a.md", review_text("A", "hero." + ending));
            desk.put("hero." + ending, fixture("old." + ending));
            desk.pass(4s, 500ms);
            const EditionPtr good = desk.stager->on()->front();
            const std::string picture = fixture("new." + ending);
            for (std::size_t length = 0; length < picture.size(); ++length) {
                desk.put("hero." + ending, picture.substr(0, length));
                desk.pass(3s, 500ms);
                CHECK_MESSAGE(desk.stager->on()->front() == good, ending << " " << length);
            }
            desk.pass(2min, 1s);  // it stays so: still not
            CHECK(desk.stager->on()->front() == good);
            desk.put("hero." + ending, picture);
            desk.pass(4500ms, 500ms);
            CHECK(desk.stager->on()->front()->digest != good->digest);
        }
    }

    TEST_CASE("a text that seems cut short, and stays so, is believed in the end") {
        StagerDesk desk;
        desk.torn_is_wrong = false;
        const std::string text = review_text("A", "");
        desk.put("a.md", text);
        desk.pass(4s);
        desk.put("a.md", text.substr(0, text.find("This is the end")));
        desk.pass(25s, 500ms);
        CHECK(desk.stager->on()->front()->review->paragraphs.size() == 2);
        CHECK(desk.lines() ==
              Lines{(desk.folder / "content/a.md").string() + ": warning: it may be cut short: it is the beginning of "
                                                              "the last good one (it is believed when it stays so)"});
        desk.pass(10s, 500ms);
        CHECK(desk.stager->on()->front()->review->paragraphs.size() == 1);
        CHECK(desk.lines().size() == 1);
        CHECK(desk.stager->diagnostics().empty());
    }

    TEST_CASE("what is broken leaves the last good page, with one line that says why") {
        StagerDesk desk;
        desk.put("a.md", review_text("good"));
        desk.put("hero.png", fixture("old.png"));
        desk.pass(5s);
        const auto breaks = [&desk](const std::string& name, const std::string& bytes, const std::string& line) {
            desk.said.clear();
            const std::string before = desk.folder.bytes_of("content/" + name);
            desk.put(name, bytes);
            desk.pass(60s, 500ms);
            CHECK(desk.shown() == Lines{"good"});
            REQUIRE_MESSAGE(desk.lines().size() == 1, name << ": " << line);
            CHECK(desk.lines()[0].find(line) != std::string::npos);
            CHECK(desk.lines()[0].find("the last good one stays") != std::string::npos);
            CHECK(desk.stager->diagnostics().size() == 1);
            desk.put(name, before);
            desk.pass(5s);
            CHECK(desk.stager->diagnostics().empty());
        };
        breaks("a.md", "", "it is empty");
        breaks("a.md", "---\nheadline: open\n\nText.\n", "its front matter is not closed by a line of ---");
        breaks("a.md", std::string("Words, and then\0\0\0\0\n", 20), "it holds zero bytes");
        breaks("a.md", review_text("new", "other.png"), "the picture other.png is not there");
        breaks("a.md", review_text("new", "../../etc/hostname"), "leads out of the folder");
        breaks("a.md", review_text("new", "/etc/hostname"), "an absolute path is not opened");
        breaks("hero.png", "no picture at all", "it is neither JPEG, PNG nor WebP");
        breaks("a.style.yaml", "text: [\n", "this style is passed over");
    }

    TEST_CASE("links that lead out of the folder open nothing") {
        StagerDesk desk;
        const auto secret = desk.folder.put("secret.md", review_text("secret", ""));
        desk.folder.put("secret.png", fixture("old.png"));
        desk.put("a.md", review_text("A", ""));
        std::filesystem::create_symlink(secret, desk.folder / "content/b.md");
        desk.pass(20s, 500ms);
        CHECK(desk.shown() == Lines{"A"});
        REQUIRE(desk.lines().size() == 1);
        CHECK(desk.lines()[0].find("leads out of the folder") != std::string::npos);
    }

    TEST_CASE("a review that has never been good is shown without the picture it lacks, after a while") {
        StagerDesk desk;
        desk.torn_is_wrong = false;
        desk.put("a.md", review_text("A", "missing.png"));
        desk.pass(3s);
        CHECK(desk.shown().empty());
        desk.pass(4s);
        CHECK(desk.shown() == Lines{"A"});
        CHECK(desk.stager->on()->front()->pictures.empty());
        CHECK(desk.lines().size() == 1);
        desk.put("missing.png", fixture("new.png"));
        desk.pass(4500ms);
        CHECK(desk.stager->on()->front()->pictures.size() == 1);
        CHECK(desk.stager->diagnostics().empty());
    }

    TEST_CASE("folders that are replaced, emptied or taken away never leave nothing") {
        StagerDesk desk;
        desk.put("a/review.md", review_text("A1", ""));
        desk.put("b/review.md", review_text("B1", ""));
        desk.pass(5s);
        REQUIRE(desk.shown() == Lines{"A1", "B1"});
        // A release beside, then swapped in.
        desk.folder.put("next/a/review.md", review_text("A2", ""));
        desk.folder.put("next/c/review.md", review_text("C2", ""));
        std::filesystem::rename(desk.folder / "content", desk.folder / "last");
        desk.pass(1s);
        CHECK(desk.shown() == Lines{"A1", "B1"});
        std::filesystem::rename(desk.folder / "next", desk.folder / "content");
        desk.pass(5s);
        CHECK(desk.shown() == Lines{"A2", "C2"});
        // The stick is pulled, and comes back hours later.
        std::filesystem::rename(desk.folder / "content", desk.folder / "pulled");
        desk.pass(3h, 20s);
        CHECK(desk.shown() == Lines{"A2", "C2"});
        std::filesystem::rename(desk.folder / "pulled", desk.folder / "content");
        desk.pass(5s);
        CHECK(desk.shown() == Lines{"A2", "C2"});
        // One review is taken away, then all.
        desk.remove("a");
        desk.pass(6s);
        CHECK(desk.shown() == Lines{"C2"});
        desk.remove("c");
        desk.pass(1h, 20s);
        CHECK(desk.shown() == Lines{"C2"});
        desk.put("d/review.md", review_text("D3", ""));
        desk.pass(6s);
        CHECK(desk.shown() == Lines{"D3"});
    }

    TEST_CASE("a folder replaced by one that is broken throughout changes nothing") {
        StagerDesk desk;
        desk.put("a/review.md", review_text("A1", ""));
        desk.pass(5s);
        desk.folder.put("next/b/review.md", "---\nheadline: open\n");
        std::filesystem::rename(desk.folder / "content", desk.folder / "last");
        std::filesystem::rename(desk.folder / "next", desk.folder / "content");
        desk.pass(10min, 5s);
        CHECK(desk.shown() == Lines{"A1"});
        desk.restart();
        desk.pass(10s);
        CHECK(desk.shown() == Lines{"A1"});
        desk.put("b/review.md", review_text("B2", ""));
        desk.pass(5s);
        CHECK(desk.shown() == Lines{"B2"});
    }

    TEST_CASE("a programme is followed when it is whole; one with a mistake leaves the last") {
        StagerDesk desk;
        for (const char* name : {"a", "b", "c"}) desk.put(std::string(name) + "/review.md", review_text(name, ""));
        desk.put("programme.yaml", "play:\n  - c\n  - a\n");
        desk.pass(6s);
        CHECK(desk.shown() == Lines{"c", "a"});
        desk.put("programme.yaml", "play:\n  - c\n  - a\n  - b\n");
        desk.pass(5s);
        CHECK(desk.shown() == Lines{"c", "a", "b"});
        desk.put("programme.yaml", "play:\n  - c\n  - a\n");  // as if it were cut short
        desk.pass(20s, 500ms);
        CHECK(desk.shown() == Lines{"c", "a", "b"});
        desk.pass(20s, 500ms);
        CHECK(desk.shown() == Lines{"c", "a"});
        desk.said.clear();
        desk.put("programme.yaml", "play:\n  - { review: b, hours: soon }\n");
        desk.pass(10min, 1s);
        CHECK(desk.shown() == Lines{"c", "a"});
        REQUIRE(desk.lines().size() == 1);
        CHECK(desk.lines()[0].find("programme.yaml:2:25: error: `soon` are no hours") != std::string::npos);
        desk.put("programme.yaml", "play:\n  - b\n");
        desk.pass(6s);
        CHECK(desk.shown() == Lines{"b"});
        CHECK(desk.stager->diagnostics().empty());
    }

    TEST_CASE("a single review is a programme too, wherever its link leads") {
        StagerDesk desk("content/current.md");
        desk.put("one/review.md", review_text("one", "hero.png"));
        desk.put("one/hero.png", fixture("old.png"));
        desk.put("two/review.md", review_text("two", ""));
        std::filesystem::create_symlink("one/review.md", desk.folder / "content/current.md");
        desk.pass(5s);
        CHECK(desk.shown() == Lines{"one"});
        std::filesystem::create_symlink("two/review.md", desk.folder / "content/.next");
        std::filesystem::rename(desk.folder / "content/.next", desk.folder / "content/current.md");
        desk.pass(6s);
        CHECK(desk.shown() == Lines{"two"});
    }
}

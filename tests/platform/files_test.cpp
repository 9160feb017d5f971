#include "platform/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "support/faulty_files.h"
#include "support/scratch_folder.h"
#include "support/shortage.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

TEST_SUITE("platform") {
    TEST_CASE("a file is read whole, and refused above its limit") {
        const ScratchFolder folder;
        const SystemFiles files;
        folder.put("review.md", "0123456789");
        CHECK(files.read(folder / "review.md", 10).value() == "0123456789");
        CHECK(files.read_start(folder / "review.md", 4).value() == "0123");
        CHECK(files.read_start(folder / "review.md", 100).value() == "0123456789");
        CHECK(files.read(folder / "review.md", 9).error().message ==
              (folder / "review.md").string() +
                  ": cannot be read: it holds 10 bytes, and 9 bytes is the most read here");
        folder.put("empty.md", "");
        CHECK(files.read(folder / "empty.md", 10).value().empty());
        const std::string long_text(300'000, 'x');
        folder.put("long.md", long_text);
        CHECK(files.read(folder / "long.md", 1'000'000).value() == long_text);
    }

    TEST_CASE("what is no file is refused without waiting for it") {
        const ScratchFolder folder;
        const SystemFiles files;
        CHECK(files.read(folder / "none", 10).error().message ==
              (folder / "none").string() + ": cannot be read: there is no such file or folder");
        CHECK(files.read(folder.path(), 10).error().message ==
              folder.path().string() + ": cannot be read: it is a folder, not a file");
        REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
        CHECK(files.read(folder / "pipe", 10).error().message ==
              (folder / "pipe").string() + ": cannot be read: it is a pipe or a device, not a file");
        CHECK_FALSE(files.read("/dev/zero", 10).ok());
        CHECK_FALSE(files.read_start("/dev/zero", 10).ok());
        // The system says that these are empty, and they are not.
        CHECK(files.read("/proc/self/status", 100'000).value().starts_with("Name:"));
        CHECK_FALSE(files.read("/proc/self/status", 10).ok());
    }

    TEST_CASE("facts change when a file is replaced") {
        const ScratchFolder folder;
        SystemFiles files;
        CHECK(files.facts(folder / "a").value() == FileFacts{});
        CHECK_FALSE(files.facts(folder / "a" / "b").value().exists());
        REQUIRE(files.write_atomic(folder / "a", "one").ok());
        const FileFacts first = files.facts(folder / "a").value();
        CHECK(first.kind == FileKind::regular);
        CHECK(first.size == 3);
        REQUIRE(files.write_atomic(folder / "a", "two").ok());
        CHECK(files.facts(folder / "a").value() != first);
        CHECK(files.facts(folder.path()).value().kind == FileKind::folder);
        CHECK(files.facts("/dev/null").value().kind == FileKind::other);
        fs::create_symlink("circle", folder / "circle");
        CHECK(files.facts(folder / "circle").error().message.ends_with("its links lead in a circle"));
    }

    TEST_CASE("a folder is listed by name") {
        const ScratchFolder folder;
        const SystemFiles files;
        folder.put("b.md", "");
        folder.put("a/review.md", "");
        fs::create_symlink("b.md", folder / "c.md");
        fs::create_symlink("nowhere", folder / "d.md");
        CHECK(files.list(folder.path()).value() == std::vector<FolderEntry>{{"a", FileKind::folder},
                                                                            {"b.md", FileKind::regular},
                                                                            {"c.md", FileKind::regular},
                                                                            {"d.md", FileKind::missing}});
        CHECK(files.list(folder / "none").error().message ==
              (folder / "none").string() + ": cannot be listed: there is no such file or folder");
    }

    TEST_CASE("a write replaces the file and leaves nothing else") {
        const ScratchFolder folder;
        SystemFiles files;
        folder.put("style.yaml", "old");
        fs::permissions(folder / "style.yaml", fs::perms(0640));
        CHECK(files.write_atomic(folder / "style.yaml", "new").ok());
        CHECK(folder.bytes_of("style.yaml") == "new");
        CHECK(fs::status(folder / "style.yaml").permissions() == fs::perms(0640));
        CHECK(files.write_atomic(folder / std::string(255, 'n'), "").ok());
        CHECK(folder.count() == 2);
    }

    TEST_CASE("a link is replaced, not written through") {
        const ScratchFolder folder;
        SystemFiles files;
        folder.put("precious", "keep");
        fs::create_symlink("precious", folder / "style.yaml");
        CHECK(files.write_atomic(folder / "style.yaml", "new").ok());
        CHECK(folder.bytes_of("precious") == "keep");
        CHECK_FALSE(fs::is_symlink(folder / "style.yaml"));
    }

    TEST_CASE("a write that fails leaves the old file and no other") {
        const ScratchFolder folder;
        SystemFiles files;
        folder.put("style.yaml", "old");
        const std::string long_text(2'000'000, 'x');
        {
            const Shortage limit(RLIMIT_FSIZE, 100'000);
            CHECK(files.write_atomic(folder / "style.yaml", long_text).error().message ==
                  (folder / "style.yaml").string() + ": cannot be written: it is larger than the system allows");
        }
        CHECK(folder.bytes_of("style.yaml") == "old");
        CHECK(folder.count() == 1);
        CHECK(files.write_atomic(folder / "style.yaml" / "x", "new").error().message ==
              (folder / "style.yaml" / "x").string() + ": cannot be written: a part of its path is not a folder");
        CHECK(files.write_atomic(folder.path(), "new").error().message ==
              folder.path().string() + ": cannot be written: a folder stands there");
        CHECK(folder.count() == 1);
    }

    TEST_CASE("a failure after the first bytes is remembered") {
        const ScratchFolder folder;
        SystemFiles files;
        Result<std::unique_ptr<AtomicFile>> file = files.open_atomic(folder / "wall.png");
        REQUIRE(file.ok());
        {
            const Shortage limit(RLIMIT_FSIZE, 1000);
            CHECK_FALSE((*file)->append(std::string(1'000'000, 'x')).ok());
        }
        CHECK_FALSE((*file)->append("y").ok());
        CHECK_FALSE((*file)->commit().ok());
        file->reset();
        CHECK(folder.count() == 0);
    }

    TEST_CASE("the folder taken away before the commit") {
        const ScratchFolder folder;
        SystemFiles files;
        fs::create_directory(folder / "out");
        Result<std::unique_ptr<AtomicFile>> file = files.open_atomic(folder / "out" / "page.png");
        REQUIRE(file.ok());
        fs::remove_all(folder / "out");
        CHECK_FALSE((*file)->commit().ok());
    }

    TEST_CASE("an abandoned file is gone") {
        const ScratchFolder folder;
        SystemFiles files;
        folder.put("page.png", "old");
        {
            Result<std::unique_ptr<AtomicFile>> file = files.open_atomic(folder / "page.png");
            REQUIRE(file.ok());
            CHECK((*file)->append("new").ok());
            CHECK(folder.count() == 2);
        }
        CHECK(folder.count() == 1);
        CHECK(folder.bytes_of("page.png") == "old");
    }

    TEST_CASE("folders are made and files removed") {
        const ScratchFolder folder;
        SystemFiles files;
        CHECK(files.make_folders(folder / "a" / "b").ok());
        CHECK(files.make_folders(folder / "a" / "b").ok());
        folder.put("file", "");
        CHECK(files.make_folders(folder / "file" / "b").error().message ==
              (folder / "file" / "b").string() + ": the folder cannot be made: a part of its path is not a folder");
        CHECK(files.remove(folder / "file").ok());
        CHECK(files.remove(folder / "file").ok());
        CHECK_FALSE(files.remove(folder / "a").ok());
    }

    TEST_CASE("bytes are added to a file's end, and files renamed over others") {
        const ScratchFolder folder;
        SystemFiles files;
        CHECK(files.append(folder / "log", "one\n").ok());
        CHECK(files.append(folder / "log", "two\n").ok());
        CHECK(folder.bytes_of("log") == "one\ntwo\n");
        folder.put("older", "gone");
        CHECK(files.move(folder / "log", folder / "older").ok());
        CHECK(folder.bytes_of("older") == "one\ntwo\n");
        CHECK_FALSE(fs::exists(folder / "log"));
        CHECK(files.move(folder / "log", folder / "older").error().message == (folder / "log").string() + ": cannot be renamed: there is no such file or folder");
        CHECK_FALSE(files.append(folder / "nowhere/log", "x").ok());
        const Shortage full(RLIMIT_FSIZE, 4);
        CHECK_FALSE(files.append(folder / "full", "more than fits").ok());
    }

    TEST_CASE("a file that somebody still writes is told from one that is left alone") {
        const ScratchFolder folder;
        const SystemFiles files;
        const auto path = folder.put("text", "whole");
        CHECK(files.writers(path) == Files::Writers::none);
        {
            std::ofstream writer(path, std::ios::app);
            CHECK(files.writers(path) == Files::Writers::some);
        }
        CHECK(files.writers(path) == Files::Writers::none);
        std::ifstream reader(path);
        CHECK(files.writers(path) == Files::Writers::none);
        CHECK(files.writers(folder / "missing") == Files::Writers::unknown);
        // Asked while somebody opens it for writing, again and again: nobody is refused, and no signal ends us.
        for (int i = 0; i < 200; ++i) {
            CHECK(files.writers(path) == Files::Writers::none);
            CHECK(std::ofstream(path, std::ios::app).is_open());
        }
    }

    TEST_CASE("what killed writers left is removed, and nothing else") {
        const ScratchFolder folder;
        SystemFiles files;
        folder.put(".foyer-123-4.tmp", "half");
        folder.put(".foyer-notes", "mine");
        folder.put("a.tmp", "mine");
        remove_left_over(folder.path(), files);
        CHECK(folder.count() == 2);
        remove_left_over(folder / "nowhere", files);
    }

    TEST_CASE("whichever call fails, the old file stays") {
        const ScratchFolder folder;
        SystemFiles real;
        FaultyFiles files(real);
        folder.put("style.yaml", "old");
        int faults = 0;
        for (int call = 1;; ++call, ++faults) {
            files.fault().strike_at(call);
            if (files.write_atomic(folder / "style.yaml", "new").ok()) break;
            CHECK(folder.bytes_of("style.yaml") == "old");
            CHECK(folder.count() == 1);
        }
        CHECK(faults == 3);  // open, append, commit
        CHECK(folder.bytes_of("style.yaml") == "new");
    }
}

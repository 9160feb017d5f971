#include "platform/watcher.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "platform/files.h"
#include "support/scratch_folder.h"
#include "support/scripted_watcher.h"

using namespace foyer;
using namespace foyer::testing;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using Means = WatcherOptions::Means;

/// A watcher, and what it has told so far.
class Ear {
public:
    explicit Ear(WatcherOptions options = {}) {
        const auto wake = [this] {
            const std::scoped_lock lock(m_mutex);
            m_woken = true;
            m_changed.notify_one();
        };
        m_watcher = std::move(SystemWatcher::create(wake, options).value());
    }
    SystemWatcher& watcher() { return *m_watcher; }
    void stop() { m_watcher.reset(); }

    /// Waits until the watcher has told of all of these, and forgets that it has; false when that takes unduly long.
    bool hears(const std::set<fs::path>& paths) {
        const auto until = std::chrono::steady_clock::now() + 12s;
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_woken = false;
            lock.unlock();
            for (fs::path& path : m_watcher->take_changed()) m_heard.insert(std::move(path));
            lock.lock();
            if (std::ranges::includes(m_heard, paths)) break;
            if (!m_changed.wait_until(lock, until, [this] { return m_woken; })) return false;
        }
        for (const fs::path& path : paths) m_heard.erase(path);
        return true;
    }
    bool hears(const fs::path& path) { return hears(std::set{path}); }
    /// Told of, and not asked about yet.
    bool heard(const fs::path& path) const { return m_heard.contains(path); }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_woken = false;
    std::set<fs::path> m_heard;
    std::unique_ptr<SystemWatcher> m_watcher;
};

/// What takes as long as one likes never happens by itself.
constexpr WatcherOptions patient{.settling = 1h, .looking = 1h, .means = Means::system};
constexpr WatcherOptions hasty{.settling = 10ms, .looking = 10ms, .means = Means::system};
constexpr WatcherOptions looking{.settling = 10ms, .looking = 10ms, .means = Means::looks};

void rename_over(const ScratchFolder& folder, const fs::path& path, std::string_view bytes) {
    fs::rename(folder.put("new.tmp", bytes), path);
}

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("a file is seen to change however it is saved") {
        for (const WatcherOptions& options : {patient, hasty, looking}) {
            const ScratchFolder folder;
            const fs::path review = folder.put("review.md", "one");
            Ear ear(options);
            ear.watcher().watch({review});
            CHECK(ear.watcher().diagnostic().has_value() == (options.means == Means::looks));

            folder.put("review.md", "in place");
            CHECK(ear.hears(review));
            rename_over(folder, review, "by a rename");
            CHECK(ear.hears(review));
            // As vim does it: the old one is moved away, the new one written in its place, the old one removed.
            fs::rename(review, folder / "review.md~");
            folder.put("review.md", "after a dance of names");
            fs::remove(folder / "review.md~");
            CHECK(ear.hears(review));
            fs::remove(review);
            folder.put("review.md", "removed, and made again");
            CHECK(ear.hears(review));
            SystemFiles files;
            REQUIRE(files.write_atomic(review, "by our own hand, as settings are").ok());
            CHECK(ear.hears(review));
        }
    }

    TEST_CASE("a file that stays open is told of when it is closed, or has been left alone") {
        const ScratchFolder folder;
        const fs::path review = folder.put("review.md", "one"), other = folder.put("other.md", "");
        {
            Ear ear(patient);
            ear.watcher().watch({review, other});
            std::ofstream file(review, std::ios::trunc);
            file << "half of a " << std::flush;
            folder.put("other.md", "a mark");
            CHECK(ear.hears(other));
            CHECK_FALSE(ear.heard(review));
            file << "text";
            file.close();
            CHECK(ear.hears(review));
        }
        for (const WatcherOptions& options : {hasty, looking}) {
            Ear ear(options);
            ear.watcher().watch({review});
            std::ofstream file(review, std::ios::trunc);
            file << "kept open" << std::flush;
            CHECK(ear.hears(review));
            file << ", and written again" << std::flush;
            CHECK(ear.hears(review));
        }
    }

    TEST_CASE("what is removed is told of when it does not come back") {
        const ScratchFolder folder;
        const fs::path review = folder.put("review.md", "one"), other = folder.put("other.md", "");
        Ear ear(patient);
        ear.watcher().watch({review, other});
        fs::remove(review);
        folder.put("other.md", "a mark");
        CHECK(ear.hears(other));
        CHECK_FALSE(ear.heard(review));
        rename_over(folder, review, "back");
        CHECK(ear.hears(review));
        for (const WatcherOptions& options : {hasty, looking}) {
            folder.put("review.md", "there");
            Ear quick(options);
            quick.watcher().watch({review});
            fs::remove(review);
            CHECK(quick.hears(review));
        }
    }

    TEST_CASE("a file is waited for, and the folders it is to stand in") {
        for (const WatcherOptions& options : {hasty, looking}) {
            const ScratchFolder folder;
            const fs::path deep = folder / "films/her-smell/review.md", near = folder / "near.md";
            Ear ear(options);
            ear.watcher().watch({deep, near});
            folder.put("near.md", "one");
            CHECK(ear.hears(near));
            folder.put("films/her-smell/review.md", "one");
            CHECK(ear.hears(deep));
            folder.put("films/her-smell/review.md", "two, after it came");
            CHECK(ear.hears(deep));
            fs::remove_all(folder / "films");
            CHECK(ear.hears(deep));
            folder.put("films/her-smell/review.md", "and again");
            CHECK(ear.hears(deep));
        }
    }

    TEST_CASE("a folder is replaced by another, and the new one is watched") {
        const ScratchFolder folder;
        const fs::path review = folder.put("films/smell/review.md", "one");
        folder.put("next/smell/review.md", "from a checkout");
        Ear ear(patient);
        ear.watcher().watch({review});
        fs::rename(folder / "films", folder / "old");
        fs::rename(folder / "next", folder / "films");
        CHECK(ear.hears(review));
        folder.put("films/smell/review.md", "written in the new folder");
        CHECK(ear.hears(review));
        folder.put("old/smell/review.md", "the old one is nobody's affair");
        folder.put("third/review.md", "moved in");
        fs::remove_all(folder / "films/smell");
        fs::rename(folder / "third", folder / "films/smell");
        CHECK(ear.hears(review));
        CHECK_FALSE(ear.heard(folder / "old/smell/review.md"));
    }

    TEST_CASE("links are followed, and turned") {
        for (const WatcherOptions& options : {hasty, looking}) {
            const ScratchFolder folder;
            const fs::path first = folder.put("a/first.md", "first"), second = folder.put("b/second.md", "the second");
            const fs::path link = folder / "review.md", through = folder / "current/first.md";
            fs::create_symlink(first, link);
            fs::create_directory_symlink("a", folder / "current");
            Ear ear(options);
            ear.watcher().watch({link, through});
            folder.put("a/first.md", "first, written");
            CHECK(ear.hears({link, through}));
            // ln -sf
            fs::create_symlink("b/second.md", folder / "link.tmp");
            fs::rename(folder / "link.tmp", link);
            CHECK(ear.hears(link));
            folder.put("b/second.md", "the second one, written");
            CHECK(ear.hears(link));
            // A release is made current.
            folder.put("c/first.md", "of the next release");
            fs::create_directory_symlink("c", folder / "link.tmp");
            fs::rename(folder / "link.tmp", folder / "current");
            CHECK(ear.hears(through));
            folder.put("c/first.md", "of the next release, written");
            CHECK(ear.hears(through));
            CHECK_FALSE(ear.heard(link));
            fs::remove(link);
            fs::create_symlink(link, link);  // leads to itself
            CHECK(ear.hears(link));
        }
    }

    TEST_CASE("a folder changes with what stands in it") {
        for (const WatcherOptions& options : {hasty, looking}) {
            const ScratchFolder folder;
            folder.put("programme/a.md", "one");
            Ear ear(options);
            const fs::path programme = folder / "programme", slashed = folder / "programme/";
            ear.watcher().watch({programme, slashed});
            folder.put("programme/b.md", "two");
            CHECK(ear.hears({programme, slashed}));
            fs::remove(folder / "programme/a.md");
            CHECK(ear.hears({programme, slashed}));
        }
    }

    TEST_CASE("the list is replaced") {
        const ScratchFolder folder;
        const fs::path a = folder.put("a.md", ""), b = folder.put("b.md", "");
        Ear ear(patient);
        ear.watcher().watch({a, a, "", folder / "c.md"});
        ear.watcher().watch({b});
        folder.put("a.md", "one");
        folder.put("b.md", "one");
        CHECK(ear.hears(b));
        CHECK_FALSE(ear.heard(a));
        ear.watcher().watch({});
        ear.watcher().watch({a, b});
        folder.put("a.md", "two");
        CHECK(ear.hears(a));
        CHECK_FALSE(ear.heard(b));
    }

    TEST_CASE("names are given as the caller wrote them") {
        const ScratchFolder folder;
        const fs::path before = fs::current_path();
        fs::current_path(folder.path());
        folder.put("films/review.md", "one");
        Ear ear(patient);
        ear.watcher().watch({"films/../films/./review.md"});
        fs::current_path(before);
        folder.put("films/review.md", "two");
        CHECK(ear.hears("films/../films/./review.md"));
    }

    TEST_CASE("five hundred files in one folder") {
        const ScratchFolder folder;
        std::vector<fs::path> list;
        for (int i = 0; i < 500; ++i) list.push_back(folder.put(std::to_string(i) + ".md", "one"));
        Ear ear(patient);
        ear.watcher().watch(list);
        for (const fs::path& path : list) rename_over(folder, path, "another");
        CHECK(ear.hears(std::set<fs::path>(list.begin(), list.end())));
    }

    TEST_CASE("a watcher is ended while files change") {
        const ScratchFolder folder;
        const fs::path review = folder.put("review.md", "one");
        std::atomic<bool> enough = false;
        std::atomic<int> written = 0;
        std::thread writer([&] {
            while (!enough) {
                rename_over(folder, review, "another");
                ++written;
            }
        });
        for (int i = 0; i < 50; ++i) {
            Ear ear(i % 2 ? hasty : looking);
            ear.watcher().watch({review, folder.path()});
            const int before = written;
            while (written == before) std::this_thread::yield();
            ear.stop();
        }
        enough = true;
        writer.join();
    }

    TEST_CASE("without descriptors, files are looked at") {
        const ScratchFolder folder;
        const fs::path review = folder.put("review.md", "one");
        rlimit usual{};
        REQUIRE(::getrlimit(RLIMIT_NOFILE, &usual) == 0);
        for (const int left : {0, 1}) {  // none, and one where two are needed
            const int next = ::dup(0);
            REQUIRE(next >= 0);
            const int after = ::dup(0);
            ::close(next);
            ::close(after);
            rlimit tight = usual;
            tight.rlim_cur = static_cast<rlim_t>(left == 0 ? next : after);
            REQUIRE(::setrlimit(RLIMIT_NOFILE, &tight) == 0);
            Ear ear(hasty);
            REQUIRE(::setrlimit(RLIMIT_NOFILE, &usual) == 0);
            ear.watcher().watch({review});
            REQUIRE(ear.watcher().diagnostic().has_value());
            CHECK(ear.watcher().diagnostic()->message ==
                  "files are looked at now and then, as changes cannot be watched for: too many files are open");
            rename_over(folder, review, left == 0 ? "a second text" : "and a third text");
            CHECK(ear.hears(review));
        }
    }

    TEST_CASE("a watcher of a test's own") {
        ScriptedWatcher watcher;
        watcher.watch({"a.md", "b.md"});
        watcher.change("a.md");
        watcher.change("a.md");
        watcher.change("c.md");
        CHECK(watcher.take_changed() == std::vector<fs::path>{"a.md"});
        CHECK(watcher.take_changed().empty());
        watcher.change("b.md");
        watcher.watch({"a.md"});
        CHECK(watcher.take_changed().empty());
        CHECK_FALSE(watcher.diagnostic().has_value());
    }
}

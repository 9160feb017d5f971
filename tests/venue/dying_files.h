// A program that is killed at the Nth thing it does to a disk, as by a power cut: in a process of its own.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <memory>

#include "platform/files.h"

namespace foyer::testing {

/// Real files; the process kills itself right before its Nth change of the disk, or right behind it.
class DyingFiles final : public Files {
public:
    DyingFiles(Files& inner, int call) : m_inner(inner), m_left(std::make_shared<int>(call)) {}

    Result<std::string> read(const std::filesystem::path& path, std::uint64_t limit) const override {
        return m_inner.read(path, limit);
    }
    Result<std::string> read_start(const std::filesystem::path& path, std::uint64_t count) const override {
        return m_inner.read_start(path, count);
    }
    Result<FileFacts> facts(const std::filesystem::path& path) const override { return m_inner.facts(path); }
    Result<std::vector<FolderEntry>> list(const std::filesystem::path& folder) const override {
        return m_inner.list(folder);
    }
    Writers writers(const std::filesystem::path& path) const override { return m_inner.writers(path); }
    Result<std::unique_ptr<AtomicFile>> open_atomic(const std::filesystem::path& path) override {
        count();
        auto opened = m_inner.open_atomic(path);
        count();
        if (!opened) return opened.error();
        return std::unique_ptr<AtomicFile>(std::make_unique<DyingFile>(m_left, std::move(*opened)));
    }
    Status make_folders(const std::filesystem::path& path) override {
        return around([&] { return m_inner.make_folders(path); });
    }
    Status remove(const std::filesystem::path& path) override {
        return around([&] { return m_inner.remove(path); });
    }
    Status append(const std::filesystem::path& path, std::string_view bytes) override {
        return around([&] { return m_inner.append(path, bytes); });
    }
    Status move(const std::filesystem::path& from, const std::filesystem::path& to) override {
        return around([&] { return m_inner.move(from, to); });
    }

private:
    static void tick(int& left) {
        if (--left == 0) ::raise(SIGKILL);
    }
    void count() const { tick(*m_left); }
    template <class Act>
    Status around(Act act) {
        count();
        Status done = act();
        count();
        return done;
    }

    class DyingFile final : public AtomicFile {
    public:
        DyingFile(std::shared_ptr<int> left, std::unique_ptr<AtomicFile> inner)
            : m_left(std::move(left)), m_inner(std::move(inner)) {}
        Status append(std::string_view bytes) override {
            tick(*m_left);
            // A half of it first: what was written of a file that is not there yet is nobody's.
            Status done = m_inner->append(bytes.substr(0, bytes.size() / 2));
            tick(*m_left);
            return done ? m_inner->append(bytes.substr(bytes.size() / 2)) : done;
        }
        Status commit() override {
            tick(*m_left);
            Status done = m_inner->commit();
            tick(*m_left);
            return done;
        }

    private:
        std::shared_ptr<int> m_left;
        std::unique_ptr<AtomicFile> m_inner;
    };

    Files& m_inner;
    std::shared_ptr<int> m_left;
};

/// Whether a program that does this comes to its end, being killed at its Nth step on the disk.
inline bool survives(int call, const std::function<void(Files&)>& program) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        SystemFiles system;
        DyingFiles files(system, call);
        program(files);
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace foyer::testing

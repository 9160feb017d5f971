// Real files with a fault: the Nth call fails, be it of Files or of an AtomicFile opened by it.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "platform/files.h"
#include "support/fault.h"

namespace foyer::testing {

class FaultyFiles final : public Files {
public:
    /// `inner` must outlive it.
    explicit FaultyFiles(Files& inner) : m_inner(inner) {}

    Fault& fault() { return *m_fault; }

    Result<std::string> read(const std::filesystem::path& path, std::uint64_t limit) const override {
        if (m_fault->strikes()) return failed(path);
        return m_inner.read(path, limit);
    }
    Result<std::string> read_start(const std::filesystem::path& path, std::uint64_t count) const override {
        if (m_fault->strikes()) return failed(path);
        return m_inner.read_start(path, count);
    }
    Result<FileFacts> facts(const std::filesystem::path& path) const override {
        if (m_fault->strikes()) return failed(path);
        return m_inner.facts(path);
    }
    Result<std::vector<FolderEntry>> list(const std::filesystem::path& folder) const override {
        if (m_fault->strikes()) return failed(folder);
        return m_inner.list(folder);
    }
    Result<std::unique_ptr<AtomicFile>> open_atomic(const std::filesystem::path& path) override {
        if (m_fault->strikes()) return failed(path);
        Result<std::unique_ptr<AtomicFile>> opened = m_inner.open_atomic(path);
        if (!opened) return opened.error();
        return std::unique_ptr<AtomicFile>(std::make_unique<FaultyAtomicFile>(m_fault, path, std::move(*opened)));
    }
    Status make_folders(const std::filesystem::path& path) override {
        if (m_fault->strikes()) return failed(path);
        return m_inner.make_folders(path);
    }
    Status remove(const std::filesystem::path& path) override {
        if (m_fault->strikes()) return failed(path);
        return m_inner.remove(path);
    }
    Status append(const std::filesystem::path& path, std::string_view bytes) override {
        if (m_fault->strikes()) return failed(path);
        return m_inner.append(path, bytes);
    }
    Status move(const std::filesystem::path& from, const std::filesystem::path& to) override {
        if (m_fault->strikes()) return failed(from);
        return m_inner.move(from, to);
    }
    Writers writers(const std::filesystem::path& path) const override {
        return m_fault->strikes() ? Writers::unknown : m_inner.writers(path);
    }

private:
    static Error failed(const std::filesystem::path& path) { return Error{path.string() + ": the test's fault"}; }

    class FaultyAtomicFile final : public AtomicFile {
    public:
        FaultyAtomicFile(std::shared_ptr<Fault> fault, std::filesystem::path path, std::unique_ptr<AtomicFile> inner)
            : m_fault(std::move(fault)), m_path(std::move(path)), m_inner(std::move(inner)) {}
        Status append(std::string_view bytes) override {
            if (m_fault->strikes()) return failed(m_path);
            return m_inner->append(bytes);
        }
        Status commit() override {
            if (m_fault->strikes()) return failed(m_path);
            return m_inner->commit();
        }

    private:
        std::shared_ptr<Fault> m_fault;
        std::filesystem::path m_path;
        std::unique_ptr<AtomicFile> m_inner;
    };

    Files& m_inner;
    std::shared_ptr<Fault> m_fault = std::make_shared<Fault>();
};

}  // namespace foyer::testing

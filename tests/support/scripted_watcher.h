// A watcher that sees what a test says happened.
#pragma once

#include <algorithm>
#include <utility>

#include "platform/watcher.h"

namespace foyer::testing {

class ScriptedWatcher final : public Watcher {
public:
    /// As if it had changed; a path nobody watches is passed over.
    void change(const std::filesystem::path& path) {
        if (std::ranges::find(m_watched, path) == m_watched.end()) return;
        if (std::ranges::find(m_changed, path) == m_changed.end()) m_changed.push_back(path);
    }
    const std::vector<std::filesystem::path>& watched() const { return m_watched; }
    void set_diagnostic(std::optional<Diagnostic> diagnostic) { m_diagnostic = std::move(diagnostic); }

    void watch(std::vector<std::filesystem::path> paths) override {
        m_watched = std::move(paths);
        std::erase_if(m_changed, [this](const std::filesystem::path& path) {
            return std::ranges::find(m_watched, path) == m_watched.end();
        });
    }
    std::vector<std::filesystem::path> take_changed() override { return std::exchange(m_changed, {}); }
    std::optional<Diagnostic> diagnostic() const override { return m_diagnostic; }

private:
    std::vector<std::filesystem::path> m_watched, m_changed;
    std::optional<Diagnostic> m_diagnostic;
};

}  // namespace foyer::testing

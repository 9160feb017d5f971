// Files watched for change, so that the page follows the writer's editor, however that saves.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"

namespace foyer {

class Watcher {
public:
    virtual ~Watcher() = default;

    /// Replaces the list. Files and folders (a folder changes with what stands directly in it), links followed; they
    /// need not exist yet, nor the folders they are to stand in. What happens after this call is reported: whoever
    /// watches first and reads then misses nothing.
    virtual void watch(std::vector<std::filesystem::path> paths) = 0;

    /// Those that changed since the last call, as they were given, each once, in no order. A path may be among them
    /// that is as it was.
    virtual std::vector<std::filesystem::path> take_changed() = 0;

    /// What keeps it from seeing changes at once; nothing where all is well.
    virtual std::optional<Diagnostic> diagnostic() const = 0;
};

struct WatcherOptions {
    /// A file being written is reported when it is closed, or when it has been left alone for this long. One that is
    /// gone is reported when it has not come back in this time.
    std::chrono::milliseconds settling{300};
    /// Between two looks, where the system cannot tell of changes.
    std::chrono::milliseconds looking{1000};
    enum class Means { system, looks } means = Means::system;
};

/// On Linux's inotify, with a thread of its own. Where the system gives no watches, or cannot see what other machines
/// do in a folder, it looks at the files again and again, and diagnostic() says so.
class SystemWatcher final : public Watcher {
public:
    /// `wake` is called on the watcher's thread when there is something to take; it must be thread-safe and outlive the
    /// watcher. Fails where the system gives no thread.
    static Result<std::unique_ptr<SystemWatcher>> create(std::function<void()> wake, WatcherOptions options = {});
    ~SystemWatcher() override;

    void watch(std::vector<std::filesystem::path> paths) override;
    std::vector<std::filesystem::path> take_changed() override;
    std::optional<Diagnostic> diagnostic() const override;

private:
    struct State;
    explicit SystemWatcher(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace foyer

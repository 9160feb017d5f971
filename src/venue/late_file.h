// A small file that is written again and again, off to the side, so that a slow disk never holds a frame up.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "platform/files.h"
#include "platform/worker_pool.h"

namespace foyer {

class LateFile {
public:
    /// `files` (safe on several threads) and `workers` outlive it.
    LateFile(std::filesystem::path path, Files& files, Workers& workers);

    /// What the file shall hold. Where one is being written already, only the last of those that come meanwhile
    /// follows.
    void put(std::string bytes);
    /// Sends out what waits; to be called now and then. What went wrong, once until it goes well or otherwise wrong.
    std::optional<Error> take();
    /// Writes at once, here, what is not written yet: before the program ends.
    Status finish();

private:
    struct Shared;
    void send();

    std::shared_ptr<Shared> m_shared;
    Files& m_files;
    Workers& m_workers;
    std::optional<std::string> m_waiting;
    std::string m_told;
};

}  // namespace foyer

// What `--status FILE` tells: how the kiosk is, as JSON, every ten seconds and when something changes.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/bitmap.h"
#include "core/diagnostic.h"
#include "venue/late_file.h"
#include "venue/zone.h"

namespace foyer {

struct ShownEdition {
    std::string name, digest;
    bool operator==(const ShownEdition&) const = default;
};

struct KioskStatus {
    std::string edition, beat;           ///< what is on
    bool visitor = false;                ///< it is in a visitor's hands
    bool panel = false;                  ///< the panel is open
    std::vector<ShownEdition> good;      ///< the last good content
    std::vector<std::string> set_aside;  ///< names of reviews that ended the program
    Diagnostics diagnostics;
    double brightness = 1;
    int contexts = 0;        ///< GL contexts made since the start
    bool displayed = false;  ///< there is a window to draw in
    // What changes all the time, and is no reason to write:
    std::uint64_t frames = 0, swaps = 0, blank_frames = 0;
    std::string frame_hash;    ///< of the frame last read back
    std::uint64_t memory = 0;  ///< bytes held by the process
    std::uint64_t gl_objects = 0;
    std::chrono::seconds running{};    ///< since the start
    UtcTime written{};                 ///< by the calendar clock, which may be wrong
    std::chrono::seconds frame_age{};  ///< since a frame was last presented

    bool operator==(const KioskStatus&) const = default;
};

std::string to_json(const KioskStatus& status);

/// Whether somebody who reads the file wants to know at once.
bool same_news(const KioskStatus& a, const KioskStatus& b);

class StatusFile {
public:
    /// An empty path: nothing is written.
    StatusFile(std::filesystem::path path, Files& files, Workers& workers);

    /// Whether it is time, or there is news; then put() it.
    bool wants(const KioskStatus& status, std::chrono::nanoseconds now) const;
    void put(const KioskStatus& status, std::chrono::nanoseconds now);
    std::optional<Error> take() { return m_file ? m_file->take() : std::nullopt; }
    Status finish() { return m_file ? m_file->finish() : success(); }

private:
    std::optional<LateFile> m_file;
    std::optional<KioskStatus> m_last;
    std::chrono::nanoseconds m_written{};
};

/// Sixteen digits; the same picture has the same ones on every machine.
std::string frame_hash(const Bitmap& frame);

/// Bytes of memory that the process holds; 0 where the system does not tell.
std::uint64_t memory_held(const Files& files);

}  // namespace foyer

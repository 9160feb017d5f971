// The displays plugged in, for choosing where the audience looks.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/geometry.h"
#include "core/result.h"
#include "platform/files.h"
#include "platform/video_system.h"

namespace foyer {

struct Display {
    int index = 0;  ///< as WindowOptions::display takes it; may change when one is plugged in
    std::string name;
    PixelRect bounds;       ///< its place on the desktop
    double scale = 1;       ///< 1 at 96 dots an inch, which is also the answer where the display does not tell
    int refresh_hertz = 0;  ///< 0 where unknown
    bool part = false;      ///< a part of the desktop that a window fills without the window system's full screen
    bool operator==(const Display&) const = default;
};

class Displays {
public:
    virtual ~Displays() = default;

    /// In the system's order, the first being the main one; never empty.
    virtual Result<std::vector<Display>> list() const = 0;

    /// No event tells of a change: list them again now and then.
    virtual bool changes_silently() const { return false; }
};

/// Displays as a text file lists them, for desktops that the window system takes for one display though they are several
/// (walls of projectors, servers without outputs): a line each, `X Y WIDTH HEIGHT NAME`.
class ListedDisplays final : public Displays {
public:
    /// `files` outlives it.
    ListedDisplays(std::filesystem::path path, const Files& files) : m_path(std::move(path)), m_files(files) {}
    Result<std::vector<Display>> list() const override;
    bool changes_silently() const override { return true; }

private:
    std::filesystem::path m_path;
    const Files& m_files;
};

class SystemDisplays final : public Displays {
public:
    explicit SystemDisplays(VideoSystem video) : m_video(std::move(video)) {}
    Result<std::vector<Display>> list() const override;

private:
    VideoSystem m_video;
};

}  // namespace foyer

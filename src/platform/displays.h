// The displays plugged in, for choosing where the audience looks.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/geometry.h"
#include "core/result.h"
#include "platform/video_system.h"

namespace foyer {

struct Display {
    int index = 0;  ///< as WindowOptions::display takes it; may change when one is plugged in
    std::string name;
    PixelRect bounds;       ///< its place on the desktop
    double scale = 1;       ///< 1 at 96 dots an inch, which is also the answer where the display does not tell
    int refresh_hertz = 0;  ///< 0 where unknown
    bool operator==(const Display&) const = default;
};

class Displays {
public:
    virtual ~Displays() = default;

    /// In the system's order, the first being the main one; never empty.
    virtual Result<std::vector<Display>> list() const = 0;
};

class SystemDisplays final : public Displays {
public:
    explicit SystemDisplays(VideoSystem video) : m_video(std::move(video)) {}
    Result<std::vector<Display>> list() const override;

private:
    VideoSystem m_video;
};

}  // namespace foyer

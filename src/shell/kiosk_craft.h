// What the stager of a kiosk borrows from the other rooms: reviews parsed, looks read, pages laid out off to the side.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "shell/stage.h"
#include "venue/craft.h"

namespace foyer {

/// The size of the picture, which may change while others look.
class SharedSize {
public:
    explicit SharedSize(PixelSize size) { set(size); }
    void set(PixelSize size) { m_size = static_cast<std::uint64_t>(static_cast<std::uint32_t>(size.width)) << 32 | static_cast<std::uint32_t>(size.height); }
    PixelSize get() const {
        const std::uint64_t both = m_size;
        return {static_cast<int>(both >> 32), static_cast<int>(both & 0xFFFFFFFF)};
    }

private:
    std::atomic<std::uint64_t> m_size{0};
};

/// `files` outlives the craft. `theme` and `sets` are the command line's, found good. A style that comes with content may
/// name the program's own themes alone.
Craft kiosk_craft(const DataFolder& data, const Files& files, std::shared_ptr<const FontBook> fonts, std::shared_ptr<const SharedSize> screen,
                  const std::string& theme, const std::vector<std::string>& sets);

}  // namespace foyer

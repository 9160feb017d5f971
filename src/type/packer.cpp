#include "type/packer.h"

#include <vector>

#define STB_RECT_PACK_IMPLEMENTATION
#define STBRP_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_rect_pack.h>
#pragma GCC diagnostic pop

namespace foyer {

struct AtlasPacker::State {
    PixelSize page;
    std::vector<stbrp_node> nodes;
    stbrp_context context{};
};

AtlasPacker::AtlasPacker(PixelSize page) : m_state(std::make_unique<State>()) {
    m_state->page = page;
    m_state->nodes.resize(static_cast<std::size_t>(page.width));
    clear();
}

AtlasPacker::~AtlasPacker() = default;
AtlasPacker::AtlasPacker(AtlasPacker&&) noexcept = default;
AtlasPacker& AtlasPacker::operator=(AtlasPacker&&) noexcept = default;

std::optional<PixelRect> AtlasPacker::place(PixelSize size) {
    stbrp_rect rect{};
    rect.w = size.width;
    rect.h = size.height;
    if (size.empty() || stbrp_pack_rects(&m_state->context, &rect, 1) == 0) return std::nullopt;
    return PixelRect{rect.x, rect.y, size.width, size.height};
}

void AtlasPacker::clear() {
    stbrp_init_target(&m_state->context, m_state->page.width, m_state->page.height, m_state->nodes.data(),
                      static_cast<int>(m_state->nodes.size()));
}

}  // namespace foyer

#include "panel/triangles.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foyer::panel {
namespace {

/// The part of `clip` that the triangles reach.
PixelRect reached(const ImDrawList& list, const ImDrawCmd& command) {
    float left = 1e9f, top = 1e9f, right = -1e9f, foot = -1e9f;
    for (unsigned i = 0; i < command.ElemCount; ++i) {
        const ImDrawVert& corner = list.VtxBuffer[static_cast<int>(
            command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + i)])];
        left = std::min(left, corner.pos.x);
        right = std::max(right, corner.pos.x);
        top = std::min(top, corner.pos.y);
        foot = std::max(foot, corner.pos.y);
    }
    left = std::max(std::floor(left), std::floor(command.ClipRect.x));
    top = std::max(std::floor(top), std::floor(command.ClipRect.y));
    right = std::min(std::ceil(right), std::ceil(command.ClipRect.z));
    foot = std::min(std::ceil(foot), std::ceil(command.ClipRect.w));
    if (!(right > left) || !(foot > top)) return {};
    return {static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left),
            static_cast<int>(foot - top)};
}

}  // namespace

Overlay overlay_of(const ImDrawData& data, std::shared_ptr<const CoverageMap> glyphs) {
    Overlay overlay;
    overlay.glyphs = std::move(glyphs);
    overlay.vertices.reserve(static_cast<std::size_t>(data.TotalVtxCount));
    overlay.indices.reserve(static_cast<std::size_t>(data.TotalIdxCount));
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        const auto first_vertex = static_cast<std::uint32_t>(overlay.vertices.size());
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.ElemCount == 0 || command.UserCallback) continue;
            const PixelRect clip = reached(list, command);
            if (clip.empty()) continue;
            overlay.parts.push_back({clip, static_cast<std::uint32_t>(overlay.indices.size()), command.ElemCount,
                                     first_vertex + command.VtxOffset});
            const ImDrawIdx* first = list.IdxBuffer.Data + command.IdxOffset;
            overlay.indices.insert(overlay.indices.end(), first, first + command.ElemCount);
        }
        for (const ImDrawVert& corner : list.VtxBuffer)
            overlay.vertices.push_back({corner.pos.x, corner.pos.y, corner.uv.x, corner.uv.y, corner.col});
    }
    return overlay;
}

}  // namespace foyer::panel

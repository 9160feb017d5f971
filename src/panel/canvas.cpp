#include "panel/canvas.h"

#include <algorithm>

#include "panel/triangles.h"

namespace foyer::panel {

Canvas::Canvas(int frames_to_settle) : context(ImGui::CreateContext()), settle(frames_to_settle) {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    Input::prepare(io);
}

Canvas::~Canvas() { ImGui::DestroyContext(context); }

void Canvas::enter(PixelSize window, double seconds) {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(window.width), static_cast<float>(window.height)};
    io.DeltaTime = static_cast<float>(std::clamp(seconds, 1e-4, 10.0));
}

bool Canvas::finish(bool input_waits) {
    Overlay drawn = overlay_of(*ImGui::GetDrawData(), look.glyphs);
    if (drawn != *overlay) overlay = std::make_shared<const Overlay>(std::move(drawn));
    settle = std::max(0, settle - 1);
    return input_waits || settle > 0;
}

}  // namespace foyer::panel

// What panel and console have in common: a Dear ImGui context of their own, our events going in, triangles coming out.
#pragma once

#include <imgui.h>

#include <memory>

#include "panel/input.h"
#include "panel/look.h"
#include "panel/sheet.h"

namespace foyer::panel {

struct Canvas {
    /// `settle`: frames it takes until all that was opened stands where it belongs.
    explicit Canvas(int frames_to_settle);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Before anything of Dear ImGui's is asked or told.
    void enter(PixelSize window, double seconds);
    /// After all is drawn. True: one more frame is wanted at once.
    bool finish(bool input_waits);

    ImGuiContext* context;
    PanelLook look;
    Input input;
    Places places;
    std::shared_ptr<const Overlay> overlay =
        std::make_shared<const Overlay>();  ///< as last finished; the same while it looks the same
    int settle;
};

}  // namespace foyer::panel

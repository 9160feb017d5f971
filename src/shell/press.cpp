#include "shell/press.h"

#include <utility>

namespace foyer {

Result<Press> make_press(std::shared_ptr<const FontBook> fonts, const ShaderLoader& shaders, std::shared_ptr<Pipeline> pipeline) {
    Press press;
    press.fonts = std::move(fonts);
    press.pipeline = pipeline ? std::move(pipeline) : std::make_shared<Pipeline>(*press.fonts);
    auto rasteriser = Rasteriser::create(*press.fonts);
    if (!rasteriser) return rasteriser.error();
    press.rasteriser = std::make_shared<Rasteriser>(std::move(*rasteriser));
    auto renderer = Renderer::create(shaders, *press.rasteriser);
    if (!renderer) return renderer.error();
    press.renderer = std::make_shared<Renderer>(std::move(*renderer));
    return press;
}

}  // namespace foyer

// The press: what sets a page and prints it. Made from fonts and shaders in the GL context that is current; made anew,
// as a whole, when fonts change or the context is lost.
#pragma once

#include <memory>

#include "app/pipeline.h"
#include "render/renderer.h"
#include "type/rasteriser.h"

namespace foyer {

/// Each member works with those above it, and so goes before them.
struct Press {
    std::shared_ptr<const FontBook> fonts;
    std::shared_ptr<Pipeline> pipeline;
    std::shared_ptr<Rasteriser> rasteriser;
    std::shared_ptr<Renderer> renderer;
};

/// Without a pipeline it gets a new one.
Result<Press> make_press(std::shared_ptr<const FontBook> fonts, const ShaderLoader& shaders,
                         std::shared_ptr<Pipeline> pipeline = nullptr);

}  // namespace foyer

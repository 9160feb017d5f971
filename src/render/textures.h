// Textures: sheets of the atlas, pictures, and the layers a page is drawn into.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "render/atlas.h"
#include "render/gl.h"
#include "render/renderer.h"

namespace foyer {

/// The atlas's sheets on the GPU; `update` carries over what changed since the last time.
class SheetTextures {
public:
    void update(std::span<Sheet> sheets);
    GLuint texture(int sheet) const { return m_entries[static_cast<std::size_t>(sheet)].texture.name(); }
    std::size_t bytes() const;

private:
    struct Entry {
        gl::Texture texture;
        PixelSize size;
    };
    std::vector<Entry> m_entries;
};

/// Coverage as a texture of one channel, sampled between its pixels.
gl::Texture coverage_texture(const CoverageMap& coverage);

/// Pictures on the GPU, with mipmaps; scaled down first where the driver takes no texture that large.
class PictureTextures {
public:
    struct Entry {
        std::weak_ptr<const Bitmap> bitmap;
        gl::Texture texture;
        PixelSize size;  ///< of the texture
    };

    /// The picture's texture, made on first use. A missing or empty picture gives the stand-in: an even middle grey.
    const Entry& find(const std::string& name, const Pictures& pictures);

    /// Frees textures whose bitmap nobody keeps any more, and the stand-in until it is needed again.
    void drop_expired();
    std::size_t bytes() const;

private:
    std::map<std::string, Entry, std::less<>> m_entries;
    Entry m_stand_in;
};

/// A texture one can draw into; row 0 is the top of the page.
struct Layer {
    gl::Texture texture;
    gl::Framebuffer framebuffer;
    PixelSize size;

    /// Makes it this size if it is not; says whether the content was lost.
    bool fit(PixelSize wanted);
    std::size_t bytes() const;
};

/// The layer's texture is sampled between its pixels from now on.
void sample_between(const Layer& layer);

/// Half the width and height, each pixel the mean of four; for pictures above the driver's limit.
Bitmap halved(const Bitmap& bitmap);

}  // namespace foyer

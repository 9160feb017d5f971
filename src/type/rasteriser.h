// Glyph rasters through SDL2_ttf: any glyph, any size, any quarter pixel.
//
// SDL2_ttf's own interface draws characters at whole pixels. Each face is therefore copied without its layout tables and
// with a character map that puts glyph g at U+F0000 + g, and drawn four times as wide; the mean of four neighbouring
// columns is then the coverage of the outline at a quarter pixel.
#pragma once

#include <memory>
#include <vector>

#include "type/font_book.h"

namespace foyer {

class Rasteriser final : public GlyphSource {
public:
    /// `book` must outlive it. All calls on one thread.
    static Result<Rasteriser> create(const FontBook& book);

    Rasteriser(Rasteriser&&) noexcept;
    Rasteriser& operator=(Rasteriser&&) noexcept;
    ~Rasteriser() override;

    /// An image with no pixels for a blank glyph, or one SDL2_ttf cannot draw.
    GlyphImage raster(const GlyphKey& key) override;

    /// Above this size in pixels quarter positions no longer show, and glyphs are drawn at their own width at once.
    static constexpr double largest_quartered = 48;

private:
    struct OpenFace;
    struct Library;
    explicit Rasteriser(const FontBook& book);
    OpenFace* open(FaceId face);

    const FontBook* m_book;
    std::unique_ptr<Library> m_library;
    std::vector<std::unique_ptr<OpenFace>> m_faces;
};

}  // namespace foyer

// Papers and pictures drawn into textures of their own, so that type that changes over them does not draw them again.
//
// A picture that changes from frame to frame is drawn at half its size first, and whole in the frames after, some rows
// in each.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "render/batch.h"
#include "render/surfaces.h"

namespace foyer {

class ReadySurfaces {
public:
    enum class Haste { none, halves };

    /// Makes the papers and pictures of a page ready, in order. In haste, pictures that are new stand there at half
    /// size.
    void prepare(Surfaces& surfaces, std::span<const DrawCommand> commands, const Pictures& pictures, double scale,
                 PixelSize page, Haste haste);

    /// Goes on drawing what stands at half size, `pixels` more of it at most but at least a row; says whether one is
    /// now whole.
    bool go_on(Surfaces& surfaces, const Pictures& pictures, long pixels);

    /// Of the page last prepared; the draw calls' numbers count in `textures`.
    std::vector<ReadyPlace> places() const;
    std::vector<GLuint> textures() const;
    bool whole() const;

    std::size_t bytes() const;

private:
    struct Entry {
        DrawCommand command;
        double scale = 1;
        PixelRect place;  // even from the left and top, so that half of it begins on a whole pixel
        bool has_bitmap = false;
        std::weak_ptr<const Bitmap> bitmap;
        Layer full, half;
        int rows = 0;  // of `full` that are drawn
        std::uint64_t version = 0;

        bool done() const { return rows >= place.height; }
    };

    Entry* find(const Entry& wanted);
    void draw(Surfaces& surfaces, Entry& entry, const Pictures& pictures, const Layer& into, double scale,
              PixelRect shown, PixelRect part);
    void make_room();

    std::vector<std::unique_ptr<Entry>> m_entries;  // the most lately used last
    std::vector<Entry*> m_page;                     // those of the page last prepared
    std::uint64_t m_versions = 0;
};

}  // namespace foyer

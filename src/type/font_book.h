// The font book: every face the program can set type in, by name, with its measures.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "type/glyph.h"

struct hb_font_t;

namespace foyer {

/// A font file as read from disk.
struct FontFile {
    std::string path;
    std::string bytes;
};

/// Measures of a face, in ems; heights upwards from the baseline.
struct FaceMeasures {
    Em cap_height, x_height, ascender, descender;
    Em space;  ///< advance of U+0020
    Em hyphen;
    bool operator==(const FaceMeasures&) const = default;
};

class FontBook {
public:
    /// Opens every file that holds a font; one that does not is named in `diagnostics`. Fails where none does.
    static Result<FontBook> open(std::vector<FontFile> files, Diagnostics& diagnostics);

    FontBook(FontBook&&) noexcept;
    FontBook& operator=(FontBook&&) noexcept;
    ~FontBook();

    /// A face by name: the family, then its weight in hundreds where it is not 400, then `Italic`: `Source Serif 4`,
    /// `Barlow Condensed 600`, `Source Serif 4 700 Italic`. Nothing where there is no such face.
    std::optional<FaceId> find(std::string_view name) const;
    /// As `find`, or the first face of the same family, or the book's first face.
    FaceId nearest_face(std::string_view name) const;
    /// The italic, or upright, of the same family and weight; the face itself where there is none.
    FaceId italic_of(FaceId face) const;
    /// The next heavier face of the same family (600 or more); the face itself where there is none.
    FaceId bold_of(FaceId face) const;

    /// The face most like another (slant, weight, height of small letters) that has a character; nothing where none has.
    std::optional<FaceId> face_with(char32_t character, FaceId like) const;

    std::size_t size() const;
    const std::string& name(FaceId face) const;
    const FaceMeasures& measures(FaceId face) const;
    int units_per_em(FaceId face) const;
    /// Ink of a glyph in ems from its origin, y upwards: what display type is aligned by.
    struct GlyphBox {
        Em left, right, bottom, top;
    };
    GlyphBox glyph_box(FaceId face, std::uint32_t glyph) const;
    bool has_glyph(FaceId face, char32_t character) const;

    /// For shaping inside type/; lives as long as the book.
    hb_font_t* shaping_font(FaceId face) const;

private:
    struct Face;
    FontBook();
    std::vector<std::unique_ptr<Face>> m_faces;
};

}  // namespace foyer

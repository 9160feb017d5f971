#include "type/rasteriser.h"

#include <SDL_ttf.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "core/log.h"
#include "type/harfbuzz.h"

namespace foyer {
namespace {

constexpr Uint32 first_private = 0xF0000;  // a plane of private characters, one a glyph
constexpr int dots_per_pixel = 72;         // at 72 dots an inch a point is a pixel

struct SurfaceDeleter {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using SurfaceHandle = std::unique_ptr<SDL_Surface, SurfaceDeleter>;

void append_be(std::string& bytes, std::uint32_t value, int count) {
    for (int i = count - 1; i >= 0; --i) bytes.push_back(static_cast<char>(value >> (8 * i)));
}

/// A format 12 character map with the one group U+F0000 → glyph 0 and on.
std::string private_character_map(std::uint32_t glyphs) {
    std::string map;
    append_be(map, 0, 2);  // version
    append_be(map, 1, 2);  // one subtable
    append_be(map, 3, 2);  // Windows
    append_be(map, 10, 2);  // full Unicode
    append_be(map, 12, 4);  // where it starts
    append_be(map, 12, 2);  // format
    append_be(map, 0, 2);
    append_be(map, 16 + 12, 4);  // length
    append_be(map, 0, 4);        // language
    append_be(map, 1, 4);        // one group
    append_be(map, first_private, 4);
    append_be(map, first_private + glyphs - 1, 4);
    append_be(map, 0, 4);
    return map;
}

/// The face as a font file without layout tables and with the private character map.
BlobHandle bare_copy(hb_face_t* face) {
    const FaceHandle builder(hb_face_builder_create());
    hb_tag_t tags[64];
    for (unsigned start = 0;;) {
        unsigned count = std::size(tags);
        hb_face_get_table_tags(face, start, &count, tags);
        if (count == 0) break;
        start += count;
        for (unsigned i = 0; i < count; ++i) {
            constexpr hb_tag_t left_out[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                                             HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
                                             HB_TAG('c', 'm', 'a', 'p')};
            if (std::find(std::begin(left_out), std::end(left_out), tags[i]) != std::end(left_out)) continue;
            const BlobHandle table(hb_face_reference_table(face, tags[i]));
            hb_face_builder_add_table(builder.get(), tags[i], table.get());
        }
    }
    const std::string map = private_character_map(hb_face_get_glyph_count(face));
    const BlobHandle blob(
        hb_blob_create(map.data(), static_cast<unsigned>(map.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
    hb_face_builder_add_table(builder.get(), HB_TAG('c', 'm', 'a', 'p'), blob.get());
    return BlobHandle(hb_face_reference_blob(builder.get()));
}

/// Coverage of a drawn glyph, and where its first column and row lie from the origin.
struct Drawn {
    CoverageMap coverage;
    int left = 0, top = 0;
};

}  // namespace

struct Rasteriser::Library {
    bool started = false;
    ~Library() {
        if (started) TTF_Quit();
    }
};

struct Rasteriser::OpenFace {
    BlobHandle file;
    TTF_Font* font = nullptr;
    std::uint32_t size = 0, horizontal = 0;
    // The last glyph drawn four times as wide: its other quarters are most often asked for next.
    GlyphKey drawn_key;
    std::optional<Drawn> drawn;

    ~OpenFace() {
        if (font) TTF_CloseFont(font);
    }

    bool set_size(std::uint32_t horizontal_dpi, std::uint32_t vertical_dpi) {
        if (horizontal == horizontal_dpi && size == vertical_dpi) return true;
        horizontal = horizontal_dpi;
        size = vertical_dpi;
        return TTF_SetFontSizeDPI(font, 1, horizontal_dpi, vertical_dpi) == 0;
    }

    std::optional<Drawn> draw(std::uint32_t glyph) {
        const Uint32 character = first_private + glyph;
        int least_x = 0, greatest_x = 0, least_y = 0, greatest_y = 0, advance = 0;
        if (TTF_GlyphMetrics32(font, character, &least_x, &greatest_x, &least_y, &greatest_y, &advance) != 0) {
            return std::nullopt;
        }
        if (greatest_x <= least_x || greatest_y <= least_y) return std::nullopt;  // blank
        const SurfaceHandle surface(TTF_RenderGlyph32_Blended(font, character, SDL_Color{255, 255, 255, 255}));
        if (!surface) return std::nullopt;
        // SDL2_ttf shifts a glyph that reaches left of its origin, or above the face's ascender, into the surface.
        const int origin = std::max(0, -least_x);
        const int baseline = TTF_FontAscent(font) + std::max(0, greatest_y - TTF_FontAscent(font));
        Drawn out;
        out.left = least_x;
        out.top = -greatest_y;
        out.coverage.size = {greatest_x - least_x, greatest_y - least_y};
        out.coverage.pixels.resize(static_cast<std::size_t>(out.coverage.size.width) * out.coverage.size.height);
        for (int y = 0; y < out.coverage.size.height; ++y) {
            const int from_y = baseline + out.top + y;
            if (from_y < 0 || from_y >= surface->h) continue;
            const auto* row = reinterpret_cast<const Uint32*>(static_cast<const Uint8*>(surface->pixels) +
                                                              static_cast<std::ptrdiff_t>(from_y) * surface->pitch);
            for (int x = 0; x < out.coverage.size.width; ++x) {
                const int from_x = origin + out.left + x;
                if (from_x < 0 || from_x >= surface->w) continue;
                out.coverage.pixels[static_cast<std::size_t>(y) * out.coverage.size.width + x] =
                    static_cast<std::uint8_t>((row[from_x] & surface->format->Amask) >> surface->format->Ashift);
            }
        }
        return out;
    }
};

namespace {

int floor_div(int a, int b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

/// Four columns to one: pixel X is the mean of columns 4X − quarter to 4X − quarter + 3.
GlyphImage quartered(const Drawn& wide, int quarter) {
    GlyphImage image;
    const int first = floor_div(wide.left + quarter, 4);
    const int last = floor_div(wide.left + wide.coverage.size.width - 1 + quarter, 4);
    image.left = first;
    image.top = wide.top;
    image.coverage.size = {last - first + 1, wide.coverage.size.height};
    image.coverage.pixels.resize(static_cast<std::size_t>(image.coverage.size.width) * image.coverage.size.height);
    std::vector<int> sums(image.coverage.size.width);
    for (int y = 0; y < wide.coverage.size.height; ++y) {
        std::fill(sums.begin(), sums.end(), 0);
        const std::uint8_t* row = wide.coverage.pixels.data() + static_cast<std::size_t>(y) * wide.coverage.size.width;
        for (int x = 0; x < wide.coverage.size.width; ++x) {
            sums[floor_div(wide.left + x + quarter, 4) - first] += row[x];
        }
        for (int x = 0; x < image.coverage.size.width; ++x) {
            image.coverage.pixels[static_cast<std::size_t>(y) * image.coverage.size.width + x] =
                static_cast<std::uint8_t>((sums[x] + 2) / 4);
        }
    }
    return image;
}

}  // namespace

Rasteriser::Rasteriser(const FontBook& book)
    : m_book(&book), m_library(std::make_unique<Library>()), m_faces(book.size()) {}
Rasteriser::Rasteriser(Rasteriser&&) noexcept = default;
Rasteriser& Rasteriser::operator=(Rasteriser&&) noexcept = default;
Rasteriser::~Rasteriser() { m_faces.clear(); }

Result<Rasteriser> Rasteriser::create(const FontBook& book) {
    Rasteriser rasteriser(book);
    if (TTF_Init() != 0) return Error{fmt::format("SDL2_ttf cannot start: {}", TTF_GetError())};
    rasteriser.m_library->started = true;
    return rasteriser;
}

Rasteriser::OpenFace* Rasteriser::open(FaceId face) {
    auto& slot = m_faces[face.index];
    if (slot) return slot->font ? slot.get() : nullptr;
    slot = std::make_unique<OpenFace>();
    slot->file = bare_copy(hb_font_get_face(m_book->shaping_font(face)));
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(slot->file.get(), &length);
    SDL_RWops* reader = SDL_RWFromConstMem(bytes, static_cast<int>(length));
    slot->font = reader ? TTF_OpenFontRW(reader, 1, 16) : nullptr;
    if (!slot->font) {
        log::warning(fmt::format("the face {} cannot be drawn: {}", m_book->name(face), TTF_GetError()));
        return nullptr;
    }
    TTF_SetFontHinting(slot->font, TTF_HINTING_NONE);  // at once: changed later, old advances stay
    return slot.get();
}

GlyphImage Rasteriser::raster(const GlyphKey& key) {
    OpenFace* face = key.face.index < m_faces.size() ? open(key.face) : nullptr;
    if (!face || key.size == 0) return {};
    const double width = 1.0 + key.width_step / 100.0;
    const bool quarters = key.size <= static_cast<std::uint32_t>(largest_quartered * dots_per_pixel);
    if (!quarters) {
        if (!face->set_size(static_cast<std::uint32_t>(std::lround(key.size * width)), key.size)) return {};
        auto drawn = face->draw(key.glyph);
        if (!drawn) return {};
        return {std::move(drawn->coverage), drawn->left, drawn->top};
    }
    GlyphKey wide_key = key;
    wide_key.quarter = 0;
    if (!face->drawn || face->drawn_key != wide_key) {
        face->drawn.reset();
        if (!face->set_size(static_cast<std::uint32_t>(std::lround(key.size * 4.0 * width)), key.size)) return {};
        face->drawn = face->draw(key.glyph);
        face->drawn_key = wide_key;
        if (!face->drawn) return {};
    }
    return quartered(*face->drawn, key.quarter);
}

}  // namespace foyer

#include "type/font_book.h"

#include <fmt/format.h>
#include <hb-ot.h>

#include <algorithm>
#include <bitset>
#include <cmath>

#include "type/harfbuzz.h"

namespace foyer {

struct FontBook::Face {
    std::string family, name, bytes;
    int weight = 400;
    bool italic = false;
    FontHandle font;
    FaceMeasures measures;
    int units_per_em = 1000;
    std::bitset<0x180> latin;  ///< the Latin characters it has: asked for each letter of a text
};

namespace {

std::string name_entry(hb_face_t* face, hb_ot_name_id_t id) {
    unsigned length = hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, nullptr, nullptr);
    std::string text(length + 1, '\0');
    unsigned capacity = length + 1;
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &capacity, text.data());
    text.resize(length);
    return text;
}

/// Families whose regular name holds their weight ("Barlow Condensed SemiBold") say the plain one in the typographic name.
std::string family_name(hb_face_t* face) {
    const std::string typographic = name_entry(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    return typographic.empty() ? name_entry(face, HB_OT_NAME_ID_FONT_FAMILY) : typographic;
}

Em advance_of(hb_font_t* font, char32_t character, int units_per_em) {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(font, character, &glyph)) return Em(0.25);
    return Em(static_cast<double>(hb_font_get_glyph_h_advance(font, glyph)) / units_per_em);
}

FaceMeasures measure(hb_font_t* font, int units_per_em) {
    const auto metric = [&](hb_ot_metrics_tag_t tag, double otherwise) {
        hb_position_t position = 0;
        const bool known = hb_ot_metrics_get_position(font, tag, &position) && position != 0;
        return Em(known ? static_cast<double>(position) / units_per_em : otherwise);
    };
    FaceMeasures measures;
    measures.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT, 0.7);
    measures.x_height = metric(HB_OT_METRICS_TAG_X_HEIGHT, 0.5);
    measures.ascender = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 0.8);
    measures.descender = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -0.2);
    // What the outline of H says is truer than what some fonts' tables claim.
    hb_codepoint_t capital = 0;
    hb_glyph_extents_t extents;
    if (hb_font_get_nominal_glyph(font, U'H', &capital) && hb_font_get_glyph_extents(font, capital, &extents) &&
        extents.y_bearing > 0) {
        measures.cap_height = Em(static_cast<double>(extents.y_bearing) / units_per_em);
    }
    measures.space = advance_of(font, U' ', units_per_em);
    measures.hyphen = advance_of(font, U'-', units_per_em);
    return measures;
}

}  // namespace

FontBook::FontBook() = default;
FontBook::FontBook(FontBook&&) noexcept = default;
FontBook& FontBook::operator=(FontBook&&) noexcept = default;
FontBook::~FontBook() = default;

Result<FontBook> FontBook::open(std::vector<FontFile> files, Diagnostics& diagnostics) {
    FontBook book;
    for (FontFile& file : files) {
        auto opened = std::make_unique<Face>();
        opened->bytes = std::move(file.bytes);
        const BlobHandle blob(hb_blob_create(opened->bytes.data(), static_cast<unsigned>(opened->bytes.size()),
                                             HB_MEMORY_MODE_READONLY, nullptr, nullptr));
        const FaceHandle face(hb_face_create(blob.get(), 0));
        // An empty or broken file gives HarfBuzz's empty face, which has no glyphs.
        if (hb_face_get_glyph_count(face.get()) == 0 || family_name(face.get()).empty()) {
            diagnostics.push_back({Severity::error, file.path, {}, "this is not a font that can be read",
                                   "put a whole TrueType or OpenType file there"});
            continue;
        }
        opened->font.reset(hb_font_create(face.get()));
        hb_ot_font_set_funcs(opened->font.get());
        opened->units_per_em = static_cast<int>(hb_face_get_upem(face.get()));
        opened->family = family_name(face.get());
        opened->weight = static_cast<int>(std::lround(hb_style_get_value(opened->font.get(), HB_STYLE_TAG_WEIGHT)));
        opened->italic = hb_style_get_value(opened->font.get(), HB_STYLE_TAG_ITALIC) > 0.5f;
        opened->name = opened->family;
        if (opened->weight != 400) opened->name += fmt::format(" {}", opened->weight);
        if (opened->italic) opened->name += " Italic";
        opened->measures = measure(opened->font.get(), opened->units_per_em);
        for (hb_codepoint_t c = 0; c < opened->latin.size(); ++c) {
            hb_codepoint_t glyph = 0;
            opened->latin[c] = hb_font_get_nominal_glyph(opened->font.get(), c, &glyph) != 0;
        }
        book.m_faces.push_back(std::move(opened));
    }
    if (book.m_faces.empty()) return Error{"no font could be opened: the fonts folder is empty or cannot be read"};
    std::sort(book.m_faces.begin(), book.m_faces.end(),
              [](const auto& a, const auto& b) { return a->name < b->name; });
    return book;
}

std::optional<FaceId> FontBook::find(std::string_view name) const {
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        if (m_faces[i]->name == name) return FaceId{static_cast<std::uint16_t>(i)};
    }
    return std::nullopt;
}

FaceId FontBook::nearest_face(std::string_view name) const {
    if (const auto face = find(name)) return *face;
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        if (name.starts_with(m_faces[i]->family)) return FaceId{static_cast<std::uint16_t>(i)};
    }
    return FaceId{};
}

FaceId FontBook::italic_of(FaceId face) const {
    const Face& from = *m_faces[face.index];
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        const Face& other = *m_faces[i];
        if (other.family == from.family && other.weight == from.weight && other.italic != from.italic) {
            return FaceId{static_cast<std::uint16_t>(i)};
        }
    }
    return face;
}

FaceId FontBook::bold_of(FaceId face) const {
    const Face& from = *m_faces[face.index];
    const Face* best = nullptr;
    FaceId best_id = face;
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        const Face& other = *m_faces[i];
        if (other.family != from.family || other.italic != from.italic) continue;
        if (other.weight < 600 || other.weight <= from.weight) continue;
        if (best && std::abs(best->weight - 700) <= std::abs(other.weight - 700)) continue;
        best = &other;
        best_id = FaceId{static_cast<std::uint16_t>(i)};
    }
    return best_id;
}

std::optional<FaceId> FontBook::face_with(char32_t character, FaceId like) const {
    const Face& wanted = *m_faces[like.index];
    std::optional<FaceId> best;
    double best_distance = 0;
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        const FaceId candidate{static_cast<std::uint16_t>(i)};
        const Face& face = *m_faces[i];
        if (!has_glyph(candidate, character)) continue;
        // In hundreds of weight; another slant is as bad as three, a tenth of an em of height as two.
        const double distance = std::abs(face.weight - wanted.weight) / 100.0 + (face.italic != wanted.italic ? 3 : 0) +
                                std::abs(face.measures.x_height.value - wanted.measures.x_height.value) * 20;
        if (best && distance >= best_distance) continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}

std::size_t FontBook::size() const { return m_faces.size(); }
const std::string& FontBook::name(FaceId face) const { return m_faces[face.index]->name; }
const FaceMeasures& FontBook::measures(FaceId face) const { return m_faces[face.index]->measures; }
int FontBook::units_per_em(FaceId face) const { return m_faces[face.index]->units_per_em; }

FontBook::GlyphBox FontBook::glyph_box(FaceId face, std::uint32_t glyph) const {
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(shaping_font(face), glyph, &extents);
    const double em = units_per_em(face);
    return {Em(extents.x_bearing / em), Em((extents.x_bearing + extents.width) / em),
            Em((extents.y_bearing + extents.height) / em), Em(extents.y_bearing / em)};
}

bool FontBook::has_glyph(FaceId face, char32_t character) const {
    const std::bitset<0x180>& latin = m_faces[face.index]->latin;
    if (character < latin.size()) return latin[character];
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(shaping_font(face), character, &glyph) != 0;
}

hb_font_t* FontBook::shaping_font(FaceId face) const { return m_faces[face.index]->font.get(); }

}  // namespace foyer

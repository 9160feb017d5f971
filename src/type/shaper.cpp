#include "type/shaper.h"

#include "type/harfbuzz.h"

namespace foyer {

struct Shaper::Buffer {
    BufferHandle handle{hb_buffer_create()};
};

Shaper::Shaper(const FontBook& book) : m_book(&book), m_buffer(std::make_unique<Buffer>()) {}
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper::~Shaper() = default;

namespace {

void make_key(std::string& key, FaceId face, std::string_view text, Features features, std::string_view lang) {
    key.clear();
    key.push_back(static_cast<char>(face.index & 0xFF));
    key.push_back(static_cast<char>(face.index >> 8));
    key.push_back(static_cast<char>((features.ligatures ? 1 : 0) | (features.old_style_figures ? 2 : 0) |
                                    (features.small_capitals ? 4 : 0)));
    key.append(lang.substr(0, 2));
    key.append(text);
}

}  // namespace

const ShapedText& Shaper::shape(FaceId face, std::string_view text, Features features, std::string_view lang) {
    make_key(m_key, face, text, features, lang);
    if (const auto found = m_kept.find(std::string_view(m_key)); found != m_kept.end()) return found->second;

    hb_buffer_t* buffer = m_buffer->handle.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string(lang.data(), static_cast<int>(lang.size())));
    hb_buffer_guess_segment_properties(buffer);
    const hb_feature_t wanted[] = {
        {HB_TAG('l', 'i', 'g', 'a'), features.ligatures ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), features.ligatures ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('o', 'n', 'u', 'm'), features.old_style_figures ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('s', 'm', 'c', 'p'), features.small_capitals ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
    };
    hb_shape(m_book->shaping_font(face), buffer, wanted, std::size(wanted));

    ShapedText shaped;
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    const float scale = 1.0f / static_cast<float>(m_book->units_per_em(face));
    shaped.glyphs.reserve(count);
    long advance = 0;
    for (unsigned i = 0; i < count; ++i) {
        advance += positions[i].x_advance;
        shaped.glyphs.push_back({infos[i].codepoint, static_cast<float>(positions[i].x_advance) * scale,
                                 static_cast<float>(positions[i].x_offset) * scale,
                                 static_cast<float>(positions[i].y_offset) * scale, infos[i].cluster});
    }
    shaped.advance = Em(static_cast<double>(advance) / m_book->units_per_em(face));
    return m_kept.emplace(m_key, std::move(shaped)).first->second;
}

}  // namespace foyer

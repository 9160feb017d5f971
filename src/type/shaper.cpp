#include "type/shaper.h"

#include <hb-ot.h>

#include <algorithm>

#include "core/text.h"
#include "type/harfbuzz.h"

namespace foyer {

/// HarfBuzz's own objects, kept from word to word. Finding the plan of a face, language and features anew for each word would
/// cost as much as shaping it.
struct Shaper::Workshop {
    struct Plan {
        FaceId face;
        Features features;
        hb_segment_properties_t properties;
        ShapePlanHandle handle;
    };
    BufferHandle buffer{hb_buffer_create()};
    std::vector<Plan> plans;  ///< the one used last stands first
};

Shaper::Shaper(const FontBook& book) : m_book(&book), m_workshop(std::make_unique<Workshop>()) {}
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper::~Shaper() = default;

namespace {

void make_key(std::string& key, FaceId face, std::string_view text, const Features& features, std::string_view lang) {
    key.clear();
    key.push_back(static_cast<char>(face.index & 0xFF));
    key.push_back(static_cast<char>(face.index >> 8));
    key.push_back(static_cast<char>((features.ligatures ? 1 : 0) | (features.old_style_figures ? 2 : 0) |
                                    (features.small_capitals ? 4 : 0)));
    for (const Feature& feature : features.named) {
        if (feature.tag == 0) break;
        for (int shift = 0; shift < 32; shift += 8) key.push_back(static_cast<char>(feature.tag >> shift & 0xFF));
        key.push_back(static_cast<char>(feature.value));
    }
    key.push_back(' ');
    key.append(lang.substr(0, 2));
    key.append(text);
}

}  // namespace

/// Leaves the plan for the buffer's text at the front of the kept ones.
void Shaper::choose_plan(FaceId face, const Features& features) {
    hb_segment_properties_t properties;
    hb_buffer_get_segment_properties(m_workshop->buffer.get(), &properties);
    std::vector<Workshop::Plan>& plans = m_workshop->plans;
    const auto found = std::find_if(plans.begin(), plans.end(), [&](const Workshop::Plan& plan) {
        return plan.face == face && hb_segment_properties_equal(&plan.properties, &properties) && plan.features == features;
    });
    if (found != plans.end()) {
        std::swap(*found, plans.front());
        return;
    }
    std::array<hb_feature_t, 4 + Features::most_named> wanted = {{
        {HB_TAG('l', 'i', 'g', 'a'), features.ligatures ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), features.ligatures ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('o', 'n', 'u', 'm'), features.old_style_figures ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('s', 'm', 'c', 'p'), features.small_capitals ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END},
    }};
    unsigned count = 4;
    for (const Feature& feature : features.named) {
        if (feature.tag != 0) wanted[count++] = {feature.tag, feature.value, 0, HB_FEATURE_GLOBAL_END};
    }
    hb_face_t* const of = hb_font_get_face(m_book->shaping_font(face));
    plans.push_back({face, features, properties, ShapePlanHandle(hb_shape_plan_create_cached(of, &properties, wanted.data(), count, nullptr))});
    std::swap(plans.back(), plans.front());
}

const ShapedText& Shaper::shape(FaceId face, std::string_view text, const Features& features, std::string_view lang) {
    make_key(m_key, face, text, features, lang);
    if (const auto found = m_kept.find(std::string_view(m_key)); found != m_kept.end()) return found->second;

    hb_buffer_t* buffer = m_workshop->buffer.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string(lang.data(), static_cast<int>(lang.size())));
    hb_buffer_guess_segment_properties(buffer);
    choose_plan(face, features);
    // Features of the whole text are in the plan already.
    hb_shape_plan_execute(m_workshop->plans.front().handle.get(), m_book->shaping_font(face), buffer, nullptr, 0);

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

std::array<Feature, Features::most_named> parse_features(std::string_view names, std::vector<std::string>& refused) {
    std::array<Feature, Features::most_named> features{};
    std::size_t count = 0;
    std::string spaced(names);
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    std::string_view rest = trimmed(spaced);
    while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        rest = trimmed(rest.substr(name.size()));
        std::string_view tag = name;
        std::uint32_t value = 1;
        if (tag.starts_with('-') || tag.starts_with('+')) {
            value = tag.front() == '-' ? 0 : 1;
            tag.remove_prefix(1);
        }
        const auto equals = tag.find('=');
        bool known = equals == std::string_view::npos || (equals == 4 && tag.size() == 6 && tag[5] >= '0' && tag[5] <= '9');
        if (known && equals != std::string_view::npos) {
            value = static_cast<std::uint32_t>(tag[5] - '0');
            tag = tag.substr(0, 4);
        }
        known = known && tag.size() == 4 && std::all_of(tag.begin(), tag.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
        if (!known || count == features.size()) {
            refused.emplace_back(name);
            continue;
        }
        features[count++] = {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value};
    }
    return features;
}

bool Shaper::has_feature(FaceId face, Feature feature) {
    const std::uint64_t key = static_cast<std::uint64_t>(face.index) << 32 | feature.tag;
    const auto [entry, fresh] = m_features.try_emplace(key, false);
    if (!fresh) return entry->second;
    for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
        hb_tag_t tags[32];
        for (unsigned start = 0;;) {
            unsigned count = std::size(tags);
            hb_ot_layout_table_get_feature_tags(hb_font_get_face(m_book->shaping_font(face)), table, start, &count, tags);
            if (std::find(tags, tags + count, feature.tag) != tags + count) entry->second = true;
            if (count < std::size(tags)) break;
            start += count;
        }
    }
    return entry->second;
}

}  // namespace foyer

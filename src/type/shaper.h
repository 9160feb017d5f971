// Shaping: characters to glyphs, with kerning, ligatures and figures, by HarfBuzz; kept by word.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "type/font_book.h"

namespace foyer {

/// An OpenType feature by name: its tag's four letters, and its value (0 off, 1 on, or the alternative's number).
struct Feature {
    std::uint32_t tag = 0, value = 0;
    constexpr bool operator==(const Feature&) const = default;
};

/// OpenType features a piece of text asks for. What is named goes before the flags.
struct Features {
    static constexpr std::size_t most_named = 8;
    bool ligatures = true;
    bool old_style_figures = false;
    bool small_capitals = false;
    std::array<Feature, most_named> named{};  ///< unused places have tag 0
    constexpr bool operator==(const Features&) const = default;
};

/// Reads names as a style writes them, parted by spaces or commas: `smcp onum -liga ss01=2`. What is no feature's name, and
/// what is one too many, is put into `refused`.
std::array<Feature, Features::most_named> parse_features(std::string_view names, std::vector<std::string>& refused);

/// A glyph in ems of its face. `cluster` is the byte of the text it belongs to.
struct ShapedGlyph {
    std::uint32_t glyph = 0;
    float advance = 0, x_offset = 0, y_offset = 0;
    std::uint32_t cluster = 0;
    bool operator==(const ShapedGlyph&) const = default;
};

struct ShapedText {
    std::vector<ShapedGlyph> glyphs;  ///< left to right
    Em advance;
    bool operator==(const ShapedText&) const = default;
};

/// Shapes once per (face, features, language, text) and keeps the answer. One thread.
class Shaper {
public:
    /// `book` must outlive the shaper.
    explicit Shaper(const FontBook& book);
    Shaper(Shaper&&) noexcept;
    ~Shaper();

    /// The answer stays where it is until `clear`.
    const ShapedText& shape(FaceId face, std::string_view text, const Features& features, std::string_view lang);

    std::size_t kept() const { return m_kept.size(); }
    void clear() { m_kept.clear(); }
    const FontBook& book() const { return *m_book; }
    /// Whether a face knows a feature at all.
    bool has_feature(FaceId face, Feature feature);

private:
    struct Workshop;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    void choose_plan(FaceId face, const Features& features);

    const FontBook* m_book;
    std::unique_ptr<Workshop> m_workshop;
    std::string m_key;
    std::unordered_map<std::uint64_t, bool> m_features;  ///< by face and tag
    std::unordered_map<std::string, ShapedText, Hash, std::equal_to<>> m_kept;
};

}  // namespace foyer

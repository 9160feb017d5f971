// The typesetter: fonts, shaping and hyphenation with their caches, and paragraphs collected once and kept.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/diagnostic.h"
#include "layout/line_breaker.h"
#include "layout/text_block.h"

namespace foyer {

struct DisplayText;

class Typesetter {
public:
    /// `book` must outlive it. One thread.
    explicit Typesetter(const FontBook& book);
    Typesetter(Typesetter&&) noexcept;
    ~Typesetter();

    const FontBook& book() const { return m_shaper.book(); }
    Shaper& shaper() { return m_shaper; }

    /// A paragraph collected in a style; the answer is kept and stays valid until `trim`.
    const TextBlock& block(const RichText& text, const BlockStyle& style);

    /// As `block`, with a break allowed at every character of words wider than `widest`.
    const TextBlock& block_broken_anywhere(const RichText& text, const BlockStyle& style, Em widest);

    /// The face of that name; the nearest one, and a diagnostic said once a layout, where there is none.
    FaceId face(const std::string& name, Diagnostics& diagnostics);

    /// The features a style names; a diagnostic, said once a layout, for what is none or what its face does not have.
    Features features(const TextStyle& style, Diagnostics& diagnostics);

    /// Whether a language can be hyphenated, and a diagnostic where not.
    bool can_hyphenate(const std::string& lang, Diagnostics& diagnostics);

    /// Display type set before, by all that it was set from; nothing where it was not.
    const DisplayText* kept_display(const std::string& key) const;
    void keep_display(std::string key, const DisplayText& text);

    /// Forgets what is kept once it has grown past a bound; nothing returned before may be used afterwards.
    void trim();

private:
    Hyphenator* hyphenator(const std::string& lang);

    Shaper m_shaper;
    struct Dictionary {
        std::optional<Hyphenator> hyphenator;
        std::string complaint;
    };
    std::map<std::string, Dictionary> m_dictionaries;
    std::unordered_map<std::string, std::unique_ptr<TextBlock>> m_blocks;
    std::unordered_map<std::string, std::unique_ptr<const DisplayText>> m_displays;
    std::string m_key;
};

/// Voices of a style for text in one face, with its italic and bold, and a lead-in in another.
BlockStyle block_style(Typesetter& typesetter, const TextStyle& style, const TextStyle* lead, const std::string& lang,
                       Diagnostics& diagnostics);
VoiceSizes voice_sizes(const TextStyle& style, const TextStyle* lead);

}  // namespace foyer

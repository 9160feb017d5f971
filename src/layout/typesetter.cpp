#include "layout/typesetter.h"

#include <fmt/format.h>

#include <algorithm>

#include "layout/display_text.h"

namespace foyer {
namespace {

// Some hundred reviews' worth of paragraphs or words; an evening of dragging sliders does not reach it.
constexpr std::size_t most_blocks = 4000;
constexpr std::size_t most_words = 200000;

void append_features(std::string& key, const Features& features) {
    key += fmt::format("{}{}{}", features.ligatures, features.old_style_figures, features.small_capitals);
    for (const Feature& feature : features.named) {
        if (feature.tag != 0) key += fmt::format(";{}={}", feature.tag, feature.value);
    }
    key += '|';
}

void append_style(std::string& key, const BlockStyle& style) {
    for (const FaceId face : style.faces) key += fmt::format("{},", face.index);
    append_features(key, style.features);
    append_features(key, style.lead_features);
    key += fmt::format("{}{}{}{}{}{}|{}|", static_cast<int>(style.letters), static_cast<int>(style.lead_letters), style.lead_words,
                       style.hyphenate, style.end_mark, style.as_written, style.lang);
}

void append_text(std::string& key, const RichText& text) {
    for (const Span& span : text) {
        key += span.text;
        key += static_cast<char>(1 + (span.emphasis.italic ? 1 : 0) + (span.emphasis.bold ? 2 : 0) + (span.emphasis.accent ? 4 : 0));
    }
}

}  // namespace

Typesetter::Typesetter(const FontBook& book) : m_shaper(book) {}
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

const DisplayText* Typesetter::kept_display(const std::string& key) const {
    const auto found = m_displays.find(key);
    return found == m_displays.end() ? nullptr : found->second.get();
}

void Typesetter::keep_display(std::string key, const DisplayText& text) {
    m_displays.insert_or_assign(std::move(key), std::make_unique<const DisplayText>(text));
}

const TextBlock& Typesetter::block(const RichText& text, const BlockStyle& style) {
    m_key.clear();
    append_style(m_key, style);
    append_text(m_key, text);
    auto& slot = m_blocks[m_key];
    if (!slot) slot = std::make_unique<TextBlock>(collect(text, style, m_shaper, hyphenator(style.lang)));
    return *slot;
}

const TextBlock& Typesetter::block_broken_anywhere(const RichText& text, const BlockStyle& style, Em widest) {
    const TextBlock& plain = block(text, style);
    m_key += fmt::format("\x08{:.3f}", widest.value);
    auto& slot = m_blocks[m_key];
    if (!slot) {
        slot = std::make_unique<TextBlock>(plain);
        add_breaks_anywhere(*slot, widest);
    }
    return *slot;
}

FaceId Typesetter::face(const std::string& name, Diagnostics& diagnostics) {
    if (const auto found = book().find(name)) return *found;
    const FaceId instead = book().nearest_face(name);
    Diagnostic diagnostic{Severity::warning, "fonts", {}, fmt::format("there is no face `{}`; `{}` stands in", name, book().name(instead)),
                          "put the font file into the fonts folder, or name another face"};
    if (std::find(diagnostics.begin(), diagnostics.end(), diagnostic) == diagnostics.end()) diagnostics.push_back(diagnostic);
    return instead;
}

Hyphenator* Typesetter::hyphenator(const std::string& lang) {
    auto [entry, fresh] = m_dictionaries.try_emplace(lang);
    if (fresh) {
        auto created = Hyphenator::create(lang);
        if (created) entry->second.hyphenator = std::move(*created);
        else entry->second.complaint = created.error().message;
    }
    return entry->second.hyphenator ? &*entry->second.hyphenator : nullptr;
}

bool Typesetter::can_hyphenate(const std::string& lang, Diagnostics& diagnostics) {
    if (hyphenator(lang)) return true;
    diagnostics.push_back({Severity::warning, "", {}, m_dictionaries[lang].complaint, ""});
    return false;
}

void Typesetter::trim() {
    if (m_displays.size() > most_blocks) m_displays.clear();
    if (m_blocks.size() < most_blocks && m_shaper.kept() < most_words) return;
    m_blocks.clear();
    m_shaper.clear();
}

Features Typesetter::features(const TextStyle& style, Diagnostics& diagnostics) {
    const auto say = [&](std::string message, std::string cure) {
        Diagnostic diagnostic{Severity::warning, "fonts", {}, std::move(message), std::move(cure)};
        if (std::find(diagnostics.begin(), diagnostics.end(), diagnostic) == diagnostics.end()) diagnostics.push_back(std::move(diagnostic));
    };
    Features features;
    // Letters set apart do not join.
    features.ligatures = style.tracking.value == 0;
    if (style.features.empty()) return features;
    std::vector<std::string> refused;
    features.named = parse_features(style.features, refused);
    for (const std::string& name : refused) {
        say(fmt::format("`{}` is no OpenType feature's name, or one too many", name), "write up to eight of four letters each, as `smcp onum -liga`");
    }
    const FaceId set_in = face(style.face, diagnostics);
    for (const Feature& feature : features.named) {
        if (feature.tag == 0 || feature.value == 0 || m_shaper.has_feature(set_in, feature)) continue;
        const std::string name{static_cast<char>(feature.tag >> 24), static_cast<char>(feature.tag >> 16), static_cast<char>(feature.tag >> 8),
                               static_cast<char>(feature.tag)};
        say(fmt::format("the face `{}` has no feature `{}`", book().name(set_in), name), "name another face, or leave the feature out");
    }
    return features;
}

BlockStyle block_style(Typesetter& typesetter, const TextStyle& style, const TextStyle* lead, const std::string& lang,
                       Diagnostics& diagnostics) {
    BlockStyle block;
    const FontBook& book = typesetter.book();
    const FaceId roman = typesetter.face(style.face, diagnostics);
    const FaceId bold = book.bold_of(roman);
    block.faces = {roman, book.italic_of(roman), bold, book.italic_of(bold),
                   lead ? typesetter.face(lead->face, diagnostics) : roman, roman};
    block.letters = style.letters;
    block.lead_letters = lead ? lead->letters : style.letters;
    block.features = typesetter.features(style, diagnostics);
    block.lead_features = lead ? typesetter.features(*lead, diagnostics) : block.features;
    block.lang = lang;
    return block;
}

VoiceSizes voice_sizes(const TextStyle& style, const TextStyle* lead) {
    VoiceSizes sizes;
    sizes.fill({style.size, style.tracking});
    if (lead) sizes[static_cast<std::size_t>(Voice::lead)] = {lead->size, lead->tracking};
    return sizes;
}

}  // namespace foyer

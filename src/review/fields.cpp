#include "review/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/text.h"
#include "review/keys.h"
#include "review/rating.h"
#include "review/rich_text.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_field_characters = 2000;  // a page of type; more was never meant for a headline or a fact

std::string_view kind_name(YamlKind kind) {
    switch (kind) {
        case YamlKind::null: return "nothing";
        case YamlKind::text: return "text";
        case YamlKind::list: return "a list";
        case YamlKind::map: return "a group of keys";
    }
    return "nothing";
}

/// Letters in another order, as in `titel`: two edits, but one slip of the hand.
bool same_letters(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

std::string unknown_key_cure(const std::string& key, std::span<const std::string_view> known) {
    if (const auto near = nearest(lower_case(key), known)) return fmt::format("did you mean `{}`?", *near);
    for (const std::string_view candidate : known) {
        if (same_letters(key, candidate)) return fmt::format("did you mean `{}`?", candidate);
    }
    if (known.data() == review_keys.data()) {
        if (contains(film_keys, key)) return fmt::format("`{}` belongs under `film:`", key);
        if (contains(hero_keys, key)) return fmt::format("`{}` belongs under `hero:`", key);
        if (contains(act_keys, key)) return fmt::format("`{}` belongs to an item of `acts:`", key);
    } else if (contains(review_keys, key)) {
        return fmt::format("`{}` belongs at the top, not indented", key);
    }
    return fmt::format("known here: {}", fmt::join(known, ", "));
}

}  // namespace

Fields::Fields(const std::vector<YamlEntry>& entries, std::span<const std::string_view> known, std::string where,
               const FrontMatterText& text, Report& report)
    : m_entries(entries), m_known(known), m_where(std::move(where)), m_text(text), m_report(report) {
    check_keys();
}

void Fields::check_keys() const {
    std::set<std::string_view> seen;
    for (const YamlEntry& entry : m_entries) {
        if (!contains(m_known, entry.key)) {
            const std::string shown = clipped(entry.key);
            m_report.warning(m_text.place(entry.mark),
                             m_where.empty() ? fmt::format("unknown key `{}`", shown)
                                             : fmt::format("unknown key `{}` in `{}`", shown, m_where),
                             unknown_key_cure(entry.key, m_known));
        } else if (!seen.insert(entry.key).second) {
            m_report.warning(m_text.place(entry.mark),
                             fmt::format("`{}` is given twice; the last one counts", name(entry.key)), "take one out");
        }
    }
}

const YamlValue* Fields::find(std::string_view key) const {
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (entry->key == key) return entry->value.kind == YamlKind::null ? nullptr : &entry->value;
    }
    return nullptr;
}

std::string Fields::name(std::string_view key) const {
    return m_where.empty() ? std::string(key) : fmt::format("{}.{}", m_where, key);
}

void Fields::warn(const YamlValue& value, std::string message, std::string cure) const {
    m_report.warning(place(value), std::move(message), std::move(cure));
}

void Fields::warn_not_map(const YamlValue& value, std::string_view wanted, std::string_view expected) const {
    warn(value, fmt::format("`{}` is {}, not a group of keys", wanted, kind_name(value.kind)),
         fmt::format("expected {}", expected));
}

std::string Fields::text_of(const YamlValue& value, std::string_view wanted) const {
    if (value.kind == YamlKind::null) return {};
    if (value.kind != YamlKind::text) {
        warn(value, fmt::format("`{}` is {}, not text", wanted, kind_name(value.kind)),
             value.kind == YamlKind::list ? "where brackets belong to the text, put it in quotes"
                                          : "write the text behind the colon");
        return {};
    }
    std::string words = folded(value.text);
    if (words.size() > most_field_characters && character_count(words) > most_field_characters) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < most_field_characters; ++i) next_character(words, end);
        words.resize(end);
        warn(value, fmt::format("`{}` is cut after 2,000 characters", wanted),
             "the running text belongs below the closing `---`");
    }
    return words;
}

std::string Fields::text(std::string_view key) const {
    const YamlValue* value = find(key);
    return value ? text_of(*value, name(key)) : std::string();
}

const std::vector<YamlValue>* Fields::list(std::string_view key, std::string_view expected) const {
    const YamlValue* value = find(key);
    if (!value) return nullptr;
    if (value->kind == YamlKind::list) return &value->items;
    warn(*value, fmt::format("`{}` is {}, not a list", name(key), kind_name(value->kind)),
         fmt::format("expected {}", expected));
    return nullptr;
}

std::optional<double> Fields::number_of(const YamlValue& value, std::string_view wanted, double least,
                                        double most) const {
    const std::string expected = fmt::format("expected a number from {} to {}", least, most);
    if (value.kind != YamlKind::text) {
        if (value.kind != YamlKind::null)
            warn(value, fmt::format("`{}` is {}, not a number", wanted, kind_name(value.kind)), expected);
        return std::nullopt;
    }
    std::string_view words = trimmed(value.text);
    const bool percent = words.ends_with('%');
    if (percent) words.remove_suffix(1);
    auto number = parse_number(words);
    if (!number) {
        warn(value, fmt::format("`{}` is `{}`, not a number", wanted, clipped(value.text)), expected);
        return std::nullopt;
    }
    if (percent) *number /= 100;
    const double clamped = std::clamp(*number, least, most);
    if (clamped != *number) {
        warn(value, fmt::format("`{}` is {}, out of range; {} is used", wanted, clipped(value.text), clamped),
             expected);
    }
    return clamped;
}

std::optional<double> Fields::number(std::string_view key, double least, double most) const {
    const YamlValue* value = find(key);
    return value ? number_of(*value, name(key), least, most) : std::nullopt;
}

Fields Fields::inner(const YamlValue& map, std::span<const std::string_view> known, std::string where) const {
    return Fields(map.entries, known, std::move(where), m_text, m_report);
}

}  // namespace foyer::parsing

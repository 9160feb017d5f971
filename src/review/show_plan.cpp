#include "review/show_plan.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "core/text.h"
#include "review/keys.h"
#include "review/rich_text.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_beats = 500;
constexpr double least_seconds = 0.5, most_seconds = 3600;
constexpr double most_turn = 30;  // degrees: beyond that a page is no longer read
constexpr std::string_view expected_names =
    "expected opening, hero, spread, read, act, quote, facts or code, with a number where one of several is meant: `act 4`";

/// In the order of the kinds.
constexpr std::array<std::string_view, 8> kind_names = {"opening", "hero", "spread", "read", "act", "quote", "facts", "code"};

constexpr std::array<std::pair<std::string_view, BeatPassage>, 6> passages = {{{"cut", BeatPassage::cut},
                                                                              {"dissolve", BeatPassage::dissolve},
                                                                              {"push", BeatPassage::push},
                                                                              {"page turn", BeatPassage::page_turn},
                                                                              {"noise", BeatPassage::noise},
                                                                              {"rise", BeatPassage::rise}}};

std::optional<BeatPassage> read_passage(const Fields& fields) {
    const YamlValue* value = fields.find("transition");
    if (!value) return std::nullopt;
    const std::string word = lower_case(fields.text("transition"));
    for (const auto& [name, passage] : passages) {
        if (name == word) return passage;
    }
    fields.warn(*value, fmt::format("`{}` is no transition", clipped(word)), "expected cut, dissolve, push, page turn, noise or rise");
    return std::nullopt;
}

void read_beat(const Fields& fields, const YamlValue& item, Review& review) {
    WrittenBeat beat;
    beat.place = fields.place(item);
    std::string name;
    if (item.kind == YamlKind::map) {
        const Fields inner = fields.inner(item, beat_keys, "beats");
        name = inner.text("beat");
        beat.seconds = inner.number("seconds", least_seconds, most_seconds);
        beat.turn = inner.number("turn", -most_turn, most_turn).value_or(0);
        beat.passage = read_passage(inner);
        if (const std::string note = inner.text("notes"); !note.empty()) beat.note = note;
    } else {
        name = fields.text_of(item, "beats");
    }
    const auto read = parse_beat_name(name);
    if (!read) return fields.warn(item, fmt::format("`{}` is no beat", clipped(name)), std::string(expected_names));
    beat.name = *read;
    review.beats.push_back(std::move(beat));
}

void read_beats(const Fields& fields, Review& review) {
    const auto* items = fields.list("beats", "a list of beats, as `[opening, read, act 4]`");
    if (!items) return;
    for (const YamlValue& item : *items) {
        if (review.beats.size() == most_beats) {
            return fields.warn(item, fmt::format("{} beats are too many; the first {} are kept", items->size(), most_beats), "");
        }
        read_beat(fields, item, review);
    }
}

void read_notes(const Fields& fields, Review& review) {
    const YamlValue* value = fields.find("notes");
    if (!value) return;
    if (value->kind != YamlKind::map) {
        return fields.warn_not_map(*value, "notes", "a line for each beat, as `act 4: Wait for the laugh.`");
    }
    for (const YamlEntry& entry : value->entries) {
        const auto about = parse_beat_name(entry.key);
        std::string text = fields.text_of(entry.value, "notes");
        if (!about) {
            fields.warn(entry.value, fmt::format("`notes.{}` is about no beat", clipped(entry.key)), std::string(expected_names));
        } else if (!text.empty()) {
            review.notes.push_back({*about, std::move(text)});
        }
    }
}

}  // namespace

void read_show_plan(const Fields& fields, Review& review) {
    read_beats(fields, review);
    read_notes(fields, review);
}

}  // namespace foyer::parsing

namespace foyer {

std::optional<BeatName> parse_beat_name(std::string_view text) {
    const std::string name = lower_case(parsing::folded(text));
    const std::size_t space = name.find_first_of(" -");
    const std::string_view word = std::string_view(name).substr(0, space);
    for (std::size_t i = 0; i < parsing::kind_names.size(); ++i) {
        const std::string_view known = parsing::kind_names[i];
        const bool plural = word.size() == known.size() + 1 && word.starts_with(known) && word.ends_with('s');
        if (word != known && !plural) continue;
        const auto kind = static_cast<BeatKind>(i);
        if (space == std::string::npos) return BeatName{kind, 0};
        const std::string_view digits = std::string_view(name).substr(space + 1);
        int number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc() || end != digits.data() + digits.size() || number < 1 || number > 9999) return std::nullopt;
        return BeatName{kind, number};
    }
    return std::nullopt;
}

std::string to_string(BeatName name) {
    const std::string_view kind = parsing::kind_names[static_cast<std::size_t>(name.kind)];
    return name.number > 0 ? fmt::format("{} {}", kind, name.number) : std::string(kind);
}

}  // namespace foyer

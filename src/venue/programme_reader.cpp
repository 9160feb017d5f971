// Reads programme.yaml. Every mistake is told with line, column and cure; what is not mistaken is kept.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <variant>

#include "core/text.h"
#include "review/yaml_value.h"
#include "venue/programme.h"
#include "venue/programme_values.h"

namespace foyer {
namespace {

using parsing::YamlEntry;
using parsing::YamlKind;
using parsing::YamlMark;
using parsing::YamlValue;

constexpr std::array<std::string_view, 5> top_keys = {"zone", "seconds", "idle", "play", "dim"};
constexpr std::array<std::string_view, 6> play_keys = {"review", "from", "until", "days", "hours", "seconds"};
constexpr std::array<std::string_view, 5> dim_keys = {"to", "from", "until", "days", "hours"};
constexpr std::size_t longest_file = 256 * 1024;

/// What is wrong with a path as it is written; nothing where it stays in its folder, as far as words tell.
std::optional<std::string_view> refused_path(std::string_view written) {
    if (trimmed(written).empty()) return "no review is named";
    if (std::ranges::any_of(written, [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
        return "a file's name cannot hold control characters";
    }
    const std::filesystem::path path(written);
    const bool climbs = std::ranges::any_of(path, [](const auto& part) { return part == ".."; });
    if (path.is_absolute() || climbs || written.find("://") != std::string_view::npos) {
        return "this leads out of the programme's folder";
    }
    return std::nullopt;
}

class Reader {
public:
    Reader(const std::string& text, const std::string& file) : m_lines(split_lines(text)), m_file(file) {}

    void read(const YamlValue& root, Programme& into) {
        if (root.kind == YamlKind::null)
            return complain(root.mark, "there is nothing in it", "list reviews under `play:`");
        if (root.kind != YamlKind::map) {
            return complain(root.mark, "this is no list of keys",
                            "begin with `play:` and a review a line, as `  - her-smell`");
        }
        check_keys(root, top_keys);
        bool plays = false;
        for (const YamlEntry& entry : root.entries) {
            if (entry.key == "zone") read_zone(entry, into);
            if (entry.key == "seconds") into.seconds = seconds(entry, 1, 600);
            if (entry.key == "idle") into.idle = seconds(entry, 5, 3600);
            if (entry.key == "play") plays = true, read_play(entry.value, into);
            if (entry.key == "dim") read_dim(entry.value, into);
        }
        if (!plays) complain(root.mark, "no review is listed", "list them under `play:`");
    }

    void complain(YamlMark mark, std::string message, std::string cure, Severity severity = Severity::error) {
        diagnostics.push_back({severity, m_file, place_of(mark), std::move(message), std::move(cure)});
    }

    Diagnostics diagnostics;

private:
    SourcePlace place_of(YamlMark mark) const {
        if (mark.line < 0) return {};
        const auto line = static_cast<std::size_t>(mark.line);
        std::size_t column = static_cast<std::size_t>(std::max(0, mark.column));
        if (line < m_lines.size()) column = character_count(m_lines[line].substr(0, column));
        return {mark.line + 1, static_cast<int>(column) + 1};
    }

    void check_keys(const YamlValue& map, std::span<const std::string_view> known) {
        for (std::size_t i = 0; i < map.entries.size(); ++i) {
            const YamlEntry& entry = map.entries[i];
            const auto same = [&](const YamlEntry& other) { return other.key == entry.key; };
            if (std::find_if(map.entries.begin(), map.entries.begin() + static_cast<std::ptrdiff_t>(i), same) !=
                map.entries.begin() + static_cast<std::ptrdiff_t>(i)) {
                complain(entry.mark, fmt::format("`{}` stands here a second time", entry.key), "keep one of them");
            }
            if (std::ranges::find(known, entry.key) != known.end()) continue;
            const auto near = nearest(entry.key, known);
            complain(entry.mark, fmt::format("unknown key `{}`", entry.key),
                     near ? fmt::format("did you mean `{}`?", *near) : "take it out", Severity::warning);
        }
    }

    void read_zone(const YamlEntry& entry, Programme& into) {
        const Result<Zone> zone = Zone::find(entry.value.text);
        if (!zone) return complain(entry.value.mark, zone.error().message, "a name such as Europe/Berlin");
        into.zone = entry.value.text;
        into.clock = *zone;
    }

    std::optional<double> seconds(const YamlEntry& entry, double least, double most) {
        const auto number = number_in(entry.value.text);
        if (number && *number >= least && *number <= most) return number;
        complain(entry.value.mark, fmt::format("`{}` is no number of seconds", entry.key),
                 fmt::format("from {} to {}", least, most));
        return std::nullopt;
    }

    void read_play(const YamlValue& list, Programme& into) {
        if (list.kind != YamlKind::list) {
            return complain(list.mark, "`play` is no list", "write a review a line, as `  - her-smell`");
        }
        for (const YamlValue& item : list.items) {
            if (into.entries.size() == most_entries) {
                return complain(item.mark, fmt::format("there are more than {} reviews", most_entries),
                                "shorten the list");
            }
            if (auto entry = play_entry(item)) into.entries.push_back(*std::move(entry));
        }
        if (list.items.empty()) complain(list.mark, "no review is listed", "list them under `play:`");
    }

    std::optional<ProgrammeEntry> play_entry(const YamlValue& item) {
        ProgrammeEntry entry;
        const std::size_t faults = diagnostics.size();
        const YamlValue* written = item.kind == YamlKind::text ? &item : nullptr;
        if (item.kind == YamlKind::map) {
            check_keys(item, play_keys);
            entry.occasion = occasion(item);
            for (const YamlEntry& part : item.entries) {
                if (part.key == "review") written = &part.value;
                if (part.key == "seconds") entry.seconds = seconds(part, 1, 600);
            }
        }
        if (written == nullptr || written->kind != YamlKind::text) {
            complain(item.mark, "no review is named",
                     "as `- her-smell`, or `- { review: her-smell, hours: 18:00-24:00 }`");
            return std::nullopt;
        }
        if (const auto refused = refused_path(written->text)) {
            complain(written->mark, fmt::format("`{}`: {}", written->text, *refused),
                     "name a .md file in that folder, or a folder in it that holds a review.md");
            return std::nullopt;
        }
        entry.path = review_path(written->text);
        entry.place = place_of(written->mark);
        // A review whose hours cannot be read would play when it must not.
        const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; };
        if (std::any_of(diagnostics.begin() + static_cast<std::ptrdiff_t>(faults), diagnostics.end(), is_error))
            return std::nullopt;
        return entry;
    }

    static std::string review_path(const std::string& written) {
        std::filesystem::path path = std::filesystem::path(written).lexically_normal();
        if (lower_case(path.extension().string()) != ".md") path /= "review.md";
        return path.lexically_normal().string();
    }

    void read_dim(const YamlValue& list, Programme& into) {
        if (list.kind != YamlKind::list) {
            return complain(list.mark, "`dim` is no list", "as `dim: [{ hours: 23:00-06:00, to: 30% }]`");
        }
        for (const YamlValue& item : list.items) {
            if (item.kind != YamlKind::map) {
                complain(item.mark, "no hours are given", "as `{ hours: 23:00-06:00, to: 30% }`");
                continue;
            }
            check_keys(item, dim_keys);
            DimmedHours dimmed{occasion(item), 0};
            const auto to = std::ranges::find(item.entries, "to", &YamlEntry::key);
            if (to != item.entries.end()) dimmed.brightness = brightness_in(to->value.text).value_or(0);
            if (dimmed.brightness > 0) {
                into.dimmed.push_back(std::move(dimmed));
            } else {
                complain(to == item.entries.end() ? item.mark : to->value.mark, "this is no brightness",
                         "as `to: 30%`, from 5% to 100%");
            }
        }
    }

    Occasion occasion(const YamlValue& map) {
        Occasion found;
        for (const YamlEntry& entry : map.entries) {
            if (entry.key == "from") found.first = date(entry);
            if (entry.key == "until") found.last = date(entry);
            if (entry.key == "days") read_days(entry.value, found);
            if (entry.key == "hours") read_hours(entry.value, found);
            if (entry.key == "until" && found.first && found.last && *found.last < *found.first) {
                complain(entry.value.mark, "it is over before it begins",
                         "`until` is the last day it plays, `from` the first");
            }
        }
        return found;
    }

    std::optional<std::chrono::local_days> date(const YamlEntry& entry) {
        const auto found = date_in(entry.value.text);
        if (!found) complain(entry.value.mark, fmt::format("`{}` is no date", entry.value.text), "as 2026-11-25");
        return found;
    }

    /// One value, or each of a list.
    template <class Take>
    static void each(const YamlValue& value, Take take) {
        if (value.kind != YamlKind::list) return take(value);
        for (const YamlValue& item : value.items) take(item);
    }

    void read_hours(const YamlValue& value, Occasion& into) {
        each(value, [&](const YamlValue& one) {
            if (const auto hours = hours_in(one.text))
                into.hours.push_back(*hours);
            else
                complain(one.mark, fmt::format("`{}` are no hours", one.text),
                         "as 18:00-23:30, or past midnight 20:00-02:00");
        });
    }

    void read_days(const YamlValue& value, Occasion& into) {
        into.weekdays.emplace();
        each(value, [&](const YamlValue& one) {
            const auto days = weekdays_in(one.text);
            if (!days) {
                return complain(one.mark, fmt::format("`{}` is no day of the week", one.text), "as fri, or mon-thu");
            }
            for (int day = days->first;; day = (day + 1) % 7) {
                (*into.weekdays)[static_cast<std::size_t>(day)] = true;
                if (day == days->second) return;
            }
        });
    }

    std::vector<std::string_view> m_lines;
    const std::string& m_file;
};

/// What a folder holds that has no programme of its own.
ReadProgramme listed(const std::filesystem::path& folder, const std::vector<FolderEntry>& entries, const Files& files) {
    ReadProgramme read;
    for (const FolderEntry& entry : entries) {
        if (entry.name.starts_with('.')) continue;
        const bool loose = entry.kind == FileKind::regular &&
                           lower_case(std::filesystem::path(entry.name).extension().string()) == ".md";
        const std::filesystem::path path =
            loose ? std::filesystem::path(entry.name) : std::filesystem::path(entry.name) / "review.md";
        if (!loose && entry.kind != FileKind::folder) continue;
        const auto facts = files.facts(folder / path);
        if (!loose && facts && !facts->exists()) continue;
        if (read.programme.entries.size() < most_entries) {
            ProgrammeEntry found;
            found.path = path.string();
            read.programme.entries.push_back(std::move(found));
        } else {
            read.diagnostics.push_back({Severity::warning,
                                        folder.string(),
                                        {},
                                        fmt::format("there are more than {} reviews in it", most_entries),
                                        "the rest is not played"});
            break;
        }
    }
    read.usable = !read.programme.entries.empty();
    if (!read.usable) {
        read.diagnostics.push_back({Severity::error,
                                    folder.string(),
                                    {},
                                    "there is no review in it",
                                    "put a .md file there, or a folder with a review.md"});
    }
    return read;
}

}  // namespace

ReadProgramme parse_programme(const std::string& text, const std::string& file, const std::filesystem::path& folder) {
    ReadProgramme read;
    read.text = text;
    read.programme.folder = folder;
    read.programme.clock = Zone::of_machine();
    Reader reader(text, file);
    if (text.size() > longest_file) {
        reader.complain({-1, 0}, "the file is far too long", "at most 256 KB");
    } else {
        const auto parsed = parsing::parse_yaml(text);
        if (const auto* fault = std::get_if<parsing::YamlFault>(&parsed)) {
            reader.complain(fault->mark, "this is not YAML: " + fault->message, "see the README for the form");
        } else {
            const auto& document = std::get<parsing::YamlDocument>(parsed);
            for (const auto& refused : document.refused) reader.complain(refused.mark, refused.message, "write it out");
            reader.read(document.root, read.programme);
        }
    }
    read.diagnostics = std::move(reader.diagnostics);
    read.usable = !has_errors(read.diagnostics);
    return read;
}

ReadProgramme read_programme(const std::filesystem::path& source, const Files& files) {
    ReadProgramme read;
    const auto fail = [&](std::string message, std::string cure) {
        read.diagnostics.push_back({Severity::error, source.string(), {}, std::move(message), std::move(cure)});
        return read;
    };
    const auto facts = files.facts(source);
    if (!facts) return fail(facts.error().message, "");
    if (!facts->exists()) return fail("there is no such file or folder", "it is shown as soon as it is there");
    if (facts->kind == FileKind::regular) {
        // Whoever named it may have named a link: its pictures lie where that leads.
        std::error_code code;
        const std::filesystem::path place = std::filesystem::canonical(source, code);
        const std::filesystem::path& review = code ? source : place;
        read.programme.folder = review.parent_path();
        ProgrammeEntry entry;
        entry.path = review.filename().string();
        read.programme.entries.push_back(std::move(entry));
        read.programme.clock = Zone::of_machine();
        read.usable = true;
        return read;
    }
    const auto entries = files.list(source);
    if (!entries) return fail(entries.error().message, "");
    const bool has_programme =
        std::ranges::any_of(*entries, [](const FolderEntry& entry) { return entry.name == programme_file; });
    if (has_programme) {
        const auto text = files.read(source / programme_file, longest_file);
        if (!text) return fail(text.error().message, "");
        return parse_programme(*text, (source / programme_file).string(), source);
    }
    read = listed(source, *entries, files);
    read.programme.folder = source;
    read.programme.clock = Zone::of_machine();
    return read;
}

}  // namespace foyer

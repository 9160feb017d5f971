// The programme: which reviews play in which order, on which days and at which hours of the venue's own time; and by
// what hours the screen is dimmed. A value, read from a folder; what plays at a moment is a pure function of it.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "platform/files.h"
#include "venue/zone.h"

namespace foyer {

/// Minutes since the clocks showed midnight, `until` not included. Where `until` is not after `from` they run past
/// midnight, and the hours behind it belong to the day before: its date, its weekday.
struct Hours {
    int from = 0, until = 24 * 60;
    constexpr bool operator==(const Hours&) const = default;
};

/// When something applies. All that is given must hold; what is not given always does.
struct Occasion {
    std::optional<std::chrono::local_days> first, last;  ///< dates, both included
    std::optional<std::array<bool, 7>> weekdays;         ///< from Monday
    std::vector<Hours> hours;                            ///< any of them; none: all day
    bool operator==(const Occasion&) const = default;

    bool always() const { return *this == Occasion{}; }
};

bool applies(const Occasion& occasion, WallTime time);

struct ProgrammeEntry {
    std::string path;  ///< of the review, from the programme's folder; never leads out of it
    Occasion occasion;
    std::optional<double> seconds;  ///< how long each beat stays that does not say so itself
    SourcePlace place;              ///< in programme.yaml
    bool operator==(const ProgrammeEntry&) const = default;
};

struct DimmedHours {
    Occasion occasion;
    double brightness = 1;  ///< 0.05 to 1 of what the screen gives
    bool operator==(const DimmedHours&) const = default;
};

struct Programme {
    std::filesystem::path folder;  ///< of what the paths of entries are taken from
    std::vector<ProgrammeEntry> entries;
    std::vector<DimmedHours> dimmed;      ///< the first that applies counts
    std::string zone;                     ///< as written; empty: the machine's
    Zone clock;                           ///< the zone found by it
    std::optional<double> seconds, idle;  ///< how long a beat stays; how long a visitor may do nothing
    bool operator==(const Programme& other) const;
};

struct ReadProgramme {
    Programme programme;
    Diagnostics diagnostics;
    std::optional<std::string> text;  ///< of the programme.yaml it was read from
    bool usable =
        false;  ///< false where the source is missing, or its programme.yaml has an error: the last good stays
};

/// The name a folder's own programme has.
inline constexpr const char* programme_file = "programme.yaml";
inline constexpr std::size_t most_entries = 200;  ///< what stands behind them is passed over, and said

/// A review (`.md`), or a folder: its programme.yaml orders it; without one, each loose `.md` and each subfolder's
/// review.md, by name. Names that begin with a dot are passed over.
ReadProgramme read_programme(const std::filesystem::path& source, const Files& files);
/// The text of a programme.yaml alone; `file` is only named in diagnostics. What it lists need not be there. Entries
/// that cannot be read are left out.
ReadProgramme parse_programme(const std::string& text, const std::string& file, const std::filesystem::path& folder);

/// Why these entries play.
enum class PlayingBy {
    programme,  ///< they are due
    standing,   ///< none is due; these may play at any time
    need        ///< there is none of those either: all play, for a dark screen serves nobody
};
struct Playing {
    std::vector<std::size_t> entries;  ///< ascending; empty only where the programme is
    PlayingBy by = PlayingBy::programme;
    bool operator==(const Playing&) const = default;
};
Playing playing_at(const Programme& programme, WallTime time);

/// 0.05 to 1.
double brightness_at(const Programme& programme, WallTime time);

}  // namespace foyer

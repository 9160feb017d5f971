// Which programme counts: the last one that was whole, and of which there was something to show.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "venue/programme.h"
#include "venue/stager_times.h"
#include "venue/survey.h"

namespace foyer {

class ProgrammeKeeper {
public:
    ProgrammeKeeper(std::filesystem::path source, StagerTimes times) : m_source(std::move(source)), m_times(times) {}

    /// What an earlier run kept; until content itself is there, this is the programme.
    void start(std::optional<std::string> text, const std::vector<std::string>& names);
    /// Somebody wrote at it: its facts may be as they were.
    void touch() { m_weighed = false; }
    /// Takes a programme that has been left alone and is whole for the next; what is broken leaves the last good one.
    /// What is wrong, where that is to be said now.
    std::optional<Diagnostics> weigh(const Survey& seen, std::chrono::nanoseconds now);
    /// When what was seen has been left alone for long enough to be weighed again; nothing where it was.
    std::optional<std::chrono::nanoseconds> weigh_again() const { return m_again; }
    /// Goes over to the next one; false where there is none.
    bool follow();

    const std::shared_ptr<const Programme>& current() const { return m_current; }
    const std::optional<std::string>& text() const { return m_text; }
    const std::optional<Programme>& next() const { return m_next; }
    /// The names of both, the current one's first, each once.
    std::vector<std::string> names() const;
    const std::filesystem::path& folder() const { return m_next ? m_next->folder : m_current->folder; }

private:
    bool is_first() const { return m_current->entries.empty() && !m_next; }
    std::optional<Diagnostics> doubt(const Survey& seen, std::chrono::nanoseconds rested) const;

    const std::filesystem::path m_source;
    const StagerTimes m_times;
    std::shared_ptr<const Programme> m_current = std::make_shared<const Programme>();
    std::optional<Programme> m_next;  ///< waits for one good review
    std::optional<std::string> m_text, m_next_text;
    std::optional<std::pair<Stamp, std::vector<std::string>>> m_seen;
    std::chrono::nanoseconds m_since{};
    bool m_weighed = false;
    std::optional<std::chrono::nanoseconds> m_again;
};

}  // namespace foyer

#include "venue/programme_keeper.h"

#include <algorithm>

#include "venue/wholeness.h"

namespace foyer {

void ProgrammeKeeper::start(std::optional<std::string> text, const std::vector<std::string>& names) {
    Programme programme;
    if (text) programme = parse_programme(*text, (m_source / programme_file).string(), m_source).programme;
    if (programme.entries.empty()) {
        programme.folder = m_source.extension() == ".md" ? m_source.parent_path() : m_source;
        programme.clock = Zone::of_machine();
        for (const std::string& name : names) programme.entries.push_back({name, {}, {}, {}});
    }
    m_current = std::make_shared<const Programme>(std::move(programme));
    m_text = std::move(text);
}

std::optional<Diagnostics> ProgrammeKeeper::weigh(const Survey& seen, std::chrono::nanoseconds now) {
    std::pair fingerprint(seen.stamp, seen.names);
    if (m_seen != fingerprint) {
        m_seen = std::move(fingerprint);
        m_since = now;
        m_weighed = false;
    }
    m_again.reset();
    if (m_weighed) return std::nullopt;
    const auto rested = now - m_since;
    const auto later = [this, rested](std::chrono::nanoseconds rest) {
        if (rested < rest) m_again = m_since + rest;
        return rested < rest;
    };
    if (!seen.read.usable) {
        if (later(m_times.rest) && !is_first()) return std::nullopt;
        // With nothing better, what can be read of it will do.
        if (!is_first() || seen.read.programme.entries.empty() || later(m_times.gone)) { return seen.read.diagnostics; }
    }
    const std::vector<std::string> last = names_of(m_next ? *m_next : *m_current);
    const auto is_left_out = [&seen](const std::string& name) {
        return std::ranges::find(seen.names, name) == seen.names.end();
    };
    const auto enough = std::ranges::any_of(last, is_left_out) ? m_times.gone : m_times.rest;
    if (!is_first() && later(enough)) return std::nullopt;
    if (auto doubts = doubt(seen, rested)) return doubts;
    m_weighed = true;
    const bool same = !m_next && seen.read.programme == *m_current;
    if (same) {
        m_text = seen.text;
    } else {
        m_next = seen.read.programme;
        m_next_text = seen.text;
    }
    return seen.read.diagnostics;
}

std::optional<Diagnostics> ProgrammeKeeper::doubt(const Survey& seen, std::chrono::nanoseconds rested) const {
    if (!seen.text || is_first()) return std::nullopt;
    const auto found = settings_wholeness(*seen.text, m_text ? std::optional<std::string_view>(*m_text) : std::nullopt);
    if (found.is == Wholeness::whole || (found.is == Wholeness::doubtful && rested >= m_times.patience))
        return std::nullopt;
    return Diagnostics{{Severity::warning,
                        (m_source / programme_file).string(),
                        {},
                        "it may be cut short: " + found.why,
                        "the last good one stays"}};
}

bool ProgrammeKeeper::follow() {
    if (!m_next) return false;
    m_current = std::make_shared<const Programme>(*std::move(m_next));
    m_text = std::move(m_next_text);
    m_next.reset();
    m_next_text.reset();
    return true;
}

std::vector<std::string> ProgrammeKeeper::names() const {
    std::vector<std::string> names = names_of(*m_current);
    if (!m_next) return names;
    for (std::string& name : names_of(*m_next)) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace foyer

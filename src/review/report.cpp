#include "review/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/text.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_shown = 100;   // a longer list is not read by anybody
constexpr std::size_t most_held = 10000;  // a hostile file must not fill the memory with complaints

}  // namespace

void Report::add(Severity severity, SourcePlace place, std::string message, std::string cure) {
    if (m_diagnostics.size() >= most_held && severity != Severity::error) {
        ++m_dropped;
        return;
    }
    if (m_diagnostics.size() >= 2 * most_held) {
        ++m_dropped;
        return;
    }
    m_diagnostics.push_back({severity, m_file, place, std::move(message), std::move(cure)});
}

void Report::note(SourcePlace place, std::string message, std::string cure) {
    add(Severity::note, place, std::move(message), std::move(cure));
}

void Report::warning(SourcePlace place, std::string message, std::string cure) {
    add(Severity::warning, place, std::move(message), std::move(cure));
}

void Report::error(SourcePlace place, std::string message, std::string cure) {
    add(Severity::error, place, std::move(message), std::move(cure));
}

Diagnostics Report::finish() {
    const auto by_place = [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    };
    std::stable_sort(m_diagnostics.begin(), m_diagnostics.end(), by_place);
    if (m_diagnostics.size() > most_shown) {
        std::stable_sort(m_diagnostics.begin(), m_diagnostics.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return a.severity > b.severity; });
        m_dropped += m_diagnostics.size() - most_shown;
        m_diagnostics.resize(most_shown);
        std::stable_sort(m_diagnostics.begin(), m_diagnostics.end(), by_place);
    }
    if (m_dropped > 0) {
        m_diagnostics.push_back(
            {Severity::note, m_file, {}, fmt::format("{} more of the like are not listed", m_dropped), {}});
    }
    return std::exchange(m_diagnostics, {});
}

std::string clipped(std::string_view text, std::size_t characters) {
    std::size_t index = 0;
    for (std::size_t count = 0; index < text.size() && count < characters; ++count) next_character(text, index);
    std::string out(trimmed(text.substr(0, index)));
    if (index < text.size()) out += "…";
    return out;
}

}  // namespace foyer::parsing

#include "venue/trials.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace foyer {
namespace {

constexpr std::uint64_t longest_journal = 256 * 1024;
constexpr std::size_t most_remembered = 256;  ///< reviews with ends to their names

/// A name of one line: it stands in a journal of lines.
std::string on_one_line(std::string name) {
    std::ranges::replace_if(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
    return name;
}

/// Takes the first word off.
std::string_view take_word(std::string_view& line) {
    const auto space = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, space);
    line.remove_prefix(std::min(space + 1, line.size()));
    return word;
}

}  // namespace

Trials::Trials(std::filesystem::path folder, std::string boot, Files& files)
    : m_place(folder.empty() ? std::filesystem::path() : folder / "trials"),
      m_boot(boot.empty() ? "unknown" : std::move(boot)),
      m_files(files) {
    if (m_place.empty()) return;
    const Result<std::string> text = m_files.read(m_place, longest_journal);
    if (!text) return;
    read_journal(*text);
    // What was counted must not be counted again, should this run end before its first trial.
    (void)write();
}

void Trials::read_journal(std::string_view text) {
    m_written = text;
    bool same_boot = false;
    std::vector<std::pair<TrialStage, Slot>> open;
    for (std::string_view line : split_lines(text)) {
        const std::string_view what = take_word(line);
        if (what == "boot") same_boot = line == m_boot;
        const std::string digest(take_word(line));
        if (digest.empty()) continue;
        if (what == "staging") open.push_back({TrialStage::staging, {digest, std::string(line)}});
        if (what == "showing") open.push_back({TrialStage::showing, {digest, std::string(line)}});
        int count = 0;
        if (what == "ends" && std::from_chars(line.data(), line.data() + line.size(), count).ec == std::errc{}) {
            if (m_ends.insert_or_assign(digest, std::clamp(count, 0, 1000)).second) m_order.push_back(digest);
        }
    }
    if (!same_boot) return;
    for (const auto& [stage, slot] : open) {
        const bool told = std::ranges::any_of(m_found, [&](const TrialEnd& end) { return end.digest == slot.digest; });
        if (told) continue;
        if (!m_ends.contains(slot.digest)) m_order.push_back(slot.digest);
        m_found.push_back({slot.digest, slot.name, stage, ++m_ends[slot.digest]});
    }
}

Status Trials::write() {
    while (m_order.size() > most_remembered) {
        m_ends.erase(m_order.front());
        m_order.erase(m_order.begin());
    }
    std::string text = fmt::format("boot {}\n", m_boot);
    if (m_staging) text += fmt::format("staging {} {}\n", m_staging->digest, m_staging->name);
    if (m_showing) text += fmt::format("showing {} {}\n", m_showing->digest, m_showing->name);
    for (const std::string& digest : m_order) text += fmt::format("ends {} {}\n", digest, m_ends[digest]);
    if (m_place.empty() || text == m_written) return success();
    if (const Status made = m_files.make_folders(m_place.parent_path()); !made) return made;
    Status written = m_files.write_atomic(m_place, text);
    if (written) m_written = std::move(text);
    return written;
}

Status Trials::begin(const std::string& digest, const std::string& name, TrialStage stage) {
    const std::scoped_lock lock(m_mutex);
    (stage == TrialStage::staging ? m_staging : m_showing) = Slot{digest, on_one_line(name)};
    return write();
}

Status Trials::passed(const std::string& digest, TrialStage stage) {
    const std::scoped_lock lock(m_mutex);
    std::optional<Slot>& slot = stage == TrialStage::staging ? m_staging : m_showing;
    if (slot && slot->digest == digest) slot.reset();
    if (stage == TrialStage::showing && m_ends.erase(digest) > 0) std::erase(m_order, digest);
    return write();
}

Status Trials::leave() {
    const std::scoped_lock lock(m_mutex);
    m_staging.reset();
    m_showing.reset();
    return write();
}

bool Trials::set_aside(const std::string& digest) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_ends.find(digest);
    return found != m_ends.end() && found->second >= most_ends;
}

Status Trials::pardon(const std::string& digest) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_ends.find(digest);
    if (found == m_ends.end()) return success();
    found->second = most_ends - 1;
    return write();
}

std::string this_boot(const Files& files) {
    const Result<std::string> id = files.read("/proc/sys/kernel/random/boot_id", 1024);
    return id ? std::string(trimmed(*id)) : std::string();
}

}  // namespace foyer

#include "shell/simulated_venue.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "venue/programme.h"

namespace foyer {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t most_copied = 500'000'000;  ///< bytes; more content than that is not a matter of time

/// The files of a folder, as far as they are no more than a simulation can copy.
Status copy_content(const fs::path& from, const fs::path& to) {
    std::error_code code;
    std::uint64_t bytes = 0;
    for (fs::recursive_directory_iterator entry(from, code); !code && entry != fs::recursive_directory_iterator();
         entry.increment(code)) {
        if (!entry->is_regular_file(code)) continue;
        bytes += entry->file_size(code);
        if (bytes > most_copied)
            return Error{fmt::format("{}: it holds more than 500 MB, which is more than is copied for a simulation",
                                     from.string())};
        const fs::path place = to / fs::relative(entry->path(), from, code);
        fs::create_directories(place.parent_path(), code);
        fs::copy_file(entry->path(), place, fs::copy_options::overwrite_existing, code);
        if (code) break;
    }
    if (code) return Error{fmt::format("{}: it cannot be copied: {}", from.string(), code.message())};
    return success();
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

UtcTime SimulatedClock::calendar() const {
    const auto elapsed = std::chrono::duration_cast<std::chrono::seconds>(m_now);
    if (elapsed < 2h) return UtcTime(elapsed);
    return std::chrono::sys_days(std::chrono::year(2026) / 2 / 27) + 12h + elapsed;
}

bool DeferredWorkers::submit(Job job) {
    constexpr std::size_t most = 256;
    if (m_jobs.size() >= most) return false;
    m_jobs.push_back(std::move(job));
    return true;
}

void DeferredWorkers::run_all() {
    while (!m_jobs.empty()) {
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        run_guarded(job);
    }
}

void ToldWatcher::change(const fs::path& path) {
    for (const fs::path& place : {path, path.parent_path()}) {
        if (std::ranges::find(m_watched, place) != m_watched.end() &&
            std::ranges::find(m_changed, place) == m_changed.end())
            m_changed.push_back(place);
    }
}

Result<SimulatedStaff> SimulatedStaff::create(const fs::path& source, const fs::path& content, const fs::path& picture,
                                              ToldWatcher& watcher) {
    const SystemFiles files;
    const ReadProgramme read = read_programme(source, files);
    if (read.programme.entries.empty()) {
        return Error{read.diagnostics.empty() ? source.string() + ": there is nothing to play"
                                              : to_string(read.diagnostics.front())};
    }
    std::error_code code;
    fs::create_directories(content, code);
    if (const Status copied = copy_content(read.programme.folder, content); !copied) return copied.error();
    fs::remove(content / programme_file, code);
    SimulatedStaff staff(content, bytes_of(picture), watcher);
    for (const ProgrammeEntry& entry : read.programme.entries) staff.m_played.push_back(entry.path);
    staff.mend();
    return staff;
}

void SimulatedStaff::write(const std::string& name, const std::string& bytes) {
    const fs::path place = m_content / name;
    std::error_code code;
    fs::create_directories(place.parent_path(), code);
    std::ofstream(place, std::ios::binary | std::ios::trunc) << bytes;
    m_watcher->change(place);
}

void SimulatedStaff::replace(const std::string& name, const std::string& bytes) {
    const fs::path place = m_content / name, beside = place.parent_path() / ".being-written";
    std::error_code code;
    fs::create_directories(place.parent_path(), code);
    std::ofstream(beside, std::ios::binary | std::ios::trunc) << bytes;
    fs::rename(beside, place, code);
    m_watcher->change(place);
}

std::string SimulatedStaff::review(std::uint64_t version) {
    return fmt::format(
        "---\nheadline: Version *{}*\nhero: {{ image: still.jpg }}\nacts:\n  - {{ title: Before, intensity: 0.2 }}\n  "
        "- {{ title: After, intensity: 0.9 }}\n---\n\n"
        "The room is quiet, and then it is not, and what was said stays said. Nobody leaves; the song begins again "
        "from the top.\n\n"
        "> A line worth *setting large.*\n\nThis is the end of version {}.\n",
        version, version);
}

void SimulatedStaff::write_programme() {
    std::string text = "zone: Europe/Berlin\nseconds: 30\nplay:\n";
    for (const std::string& name : m_played) text += fmt::format("  - \"{}\"\n", name);
    text +=
        "  - { review: simulated/day/review.md, hours: 06:00-22:30 }\n  - { review: simulated/night/review.md, hours: "
        "22:00-02:30 }\n";
    text += "dim:\n  - { hours: 23:00-06:00, to: 30% }\n";
    replace(programme_file, text);
}

void SimulatedStaff::mend() {
    for (const char* name : {"simulated/day", "simulated/night"}) {
        replace(fmt::format("{}/review.md", name), review(0));
        replace(fmt::format("{}/still.jpg", name), m_picture);
        std::error_code code;
        fs::remove(m_content / name / "review.style.yaml", code);
    }
    write_programme();
}

void SimulatedStaff::act(std::mt19937& chance) {
    const std::string folder = chance() % 2 == 0 ? "simulated/day/" : "simulated/night/";
    const auto cut = [&chance](const std::string& bytes) { return bytes.substr(0, chance() % bytes.size()); };
    const auto breaks = [this] { ++m_breakages; };
    ++m_changes;
    ++m_version;
    std::error_code code;
    switch (chance() % 12) {
        case 0:
        case 1: return write(folder + "review.md", review(m_version));
        case 2:
        case 3: return replace(folder + "review.md", review(m_version));
        case 4: return breaks(), write(folder + "review.md", cut(review(m_version)));
        case 5: return breaks(), write(folder + "still.jpg", cut(m_picture));
        case 6: return breaks(), write(folder + "review.md", std::string(500, static_cast<char>(chance())));
        case 7: return breaks(), replace(programme_file, "play: [simulated");
        case 8: return replace(folder + "review.style.yaml", fmt::format("text.size: {}\n", 18 + chance() % 6));
        case 9:
            breaks();
            fs::remove_all(m_content / "simulated", code);
            return m_watcher->change(m_content / folder / "review.md");
        default: return mend();
    }
}

void SimulatedVisitor::finger(OffscreenKioskScreen& screen, FingerEvent::Phase phase, std::int64_t which, double x,
                              double y) {
    screen.push(FingerEvent{1, which, phase, static_cast<float>(x), static_cast<float>(y)});
}

std::chrono::milliseconds SimulatedVisitor::act(OffscreenKioskScreen& screen, PixelSize size, std::mt19937& chance) {
    using Phase = FingerEvent::Phase;
    const auto somewhere = [&chance](int length) {
        return static_cast<double>(chance() % static_cast<unsigned>(std::max(1, length)));
    };
    const double x = somewhere(size.width), y = somewhere(size.height);
    switch (chance() % 6) {
        case 0:  // a swipe
            finger(screen, Phase::down, 1, x, y);
            finger(screen, Phase::moved, 1, x * 0.5, y);
            finger(screen, Phase::up, 1, x * 0.2, y);
            break;
        case 1:  // two fingers apart
            finger(screen, Phase::down, 1, x, y);
            finger(screen, Phase::down, 2, x + 10, y + 10);
            finger(screen, Phase::moved, 2, x + 80, y + 60);
            finger(screen, Phase::up, 1, x, y);
            finger(screen, Phase::up, 2, x + 80, y + 60);
            break;
        case 2: screen.push(KeyEvent{}); break;
        default:  // a tap
            finger(screen, Phase::down, 1, x, y);
            finger(screen, Phase::up, 1, x, y);
    }
    return std::chrono::milliseconds(800 + chance() % 4000);
}

}  // namespace foyer

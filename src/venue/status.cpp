#include "venue/status.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>

#include "core/text.h"

namespace foyer {
namespace {

constexpr std::chrono::seconds every{10};

std::string_view yes_or_no(bool value) { return value ? "true" : "false"; }

template <class List, class Write>
std::string json_list(const List& list, Write write) {
    std::string text;
    for (const auto& item : list) text += fmt::format("{}{}", text.empty() ? "" : ", ", write(item));
    return fmt::format("[{}]", text);
}

std::string json_of(const Diagnostic& diagnostic) {
    return fmt::format(R"({{"severity": {}, "file": {}, "line": {}, "column": {}, "message": {}, "cure": {}}})",
                       json_quoted(to_string(diagnostic.severity)), json_quoted(diagnostic.file), diagnostic.place.line,
                       diagnostic.place.column, json_quoted(diagnostic.message), json_quoted(diagnostic.cure));
}

/// Without what changes all the time.
KioskStatus lasting(KioskStatus status) {
    status.frames = status.swaps = status.memory = status.gl_objects = 0;
    status.frame_hash.clear();
    status.running = status.frame_age = {};
    status.written = {};
    return status;
}

}  // namespace

std::string to_json(const KioskStatus& status) {
    const auto quoted = [](const std::string& text) { return json_quoted(text); };
    std::string text = "{\n";
    const auto put = [&text](std::string_view key, std::string value, bool last = false) {
        text += fmt::format("  \"{}\": {}{}\n", key, value, last ? "" : ",");
    };
    put("written", json_quoted(utc_text(status.written)));
    put("running_seconds", fmt::format("{}", status.running.count()));
    put("edition", json_quoted(status.edition));
    put("beat", json_quoted(status.beat));
    put("visitor", std::string(yes_or_no(status.visitor)));
    put("panel", std::string(yes_or_no(status.panel)));
    put("displayed", std::string(yes_or_no(status.displayed)));
    put("brightness", fmt::format("{:.2f}", status.brightness));
    put("frames", fmt::format("{}", status.frames));
    put("swaps", fmt::format("{}", status.swaps));
    put("blank_frames", fmt::format("{}", status.blank_frames));
    put("frame_hash", json_quoted(status.frame_hash));
    put("frame_age_seconds", fmt::format("{}", status.frame_age.count()));
    put("memory_bytes", fmt::format("{}", status.memory));
    put("gl_objects", fmt::format("{}", status.gl_objects));
    put("contexts", fmt::format("{}", status.contexts));
    put("last_good", json_list(status.good, [](const ShownEdition& edition) {
            return fmt::format(R"({{"review": {}, "digest": {}}})", json_quoted(edition.name),
                               json_quoted(edition.digest));
        }));
    put("set_aside", json_list(status.set_aside, quoted));
    put("diagnostics", json_list(status.diagnostics, json_of), true);
    return text + "}\n";
}

bool same_news(const KioskStatus& a, const KioskStatus& b) { return lasting(a) == lasting(b); }

StatusFile::StatusFile(std::filesystem::path path, Files& files, Workers& workers) {
    if (!path.empty()) m_file.emplace(std::move(path), files, workers);
}

bool StatusFile::wants(const KioskStatus& status, std::chrono::nanoseconds now) const {
    if (!m_file) return false;
    return !m_last || now - m_written >= every || !same_news(status, *m_last);
}

void StatusFile::put(const KioskStatus& status, std::chrono::nanoseconds now) {
    if (!m_file) return;
    m_last = status;
    m_written = now;
    m_file->put(to_json(status));
}

std::string frame_hash(const Bitmap& frame) {
    // FNV-1a, 64 bits: for telling pictures apart, not for safe keeping.
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const std::uint8_t byte : frame.pixels) hash = (hash ^ byte) * 0x100000001B3;
    return fmt::format("{:016x}", hash);
}

std::uint64_t memory_held(const Files& files) {
    const Result<std::string> sizes = files.read("/proc/self/statm", 1024);
    if (!sizes) return 0;
    const auto space = sizes->find(' ');
    if (space == std::string::npos) return 0;
    std::uint64_t pages = 0;
    std::from_chars(sizes->data() + space + 1, sizes->data() + sizes->size(), pages);
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace foyer

#include "venue/code.h"

#include <crypt.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>

#include "core/log.h"
#include "core/text.h"

namespace foyer {
namespace {

constexpr std::uint64_t longest_file = 4096;
constexpr std::chrono::seconds first_wait{30}, longest_wait{3600};
constexpr const char* hash_file = "kiosk-code";
constexpr const char* attempts_file = "kiosk-attempts";

bool is_code(std::string_view code) {
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    return digits && code.size() >= shortest_code && code.size() <= longest_code;
}

/// The hash of `code` as `setting` (a salt, or a whole hash) asks; empty where the system cannot.
std::string crypted(std::string_view code, const std::string& setting) {
    const auto data = std::make_unique<crypt_data>();  // 32 KB: not for the stack
    std::memset(data.get(), 0, sizeof *data);
    const char* hash = ::crypt_rn(std::string(code).c_str(), setting.c_str(), data.get(), sizeof *data);
    return hash == nullptr || hash[0] == '*' ? std::string() : std::string(hash);
}

/// Looks at every byte, whatever it found before.
bool equal_in_constant_time(std::string_view a, std::string_view b) {
    unsigned difference = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < b.size(); ++i) {
        difference |= static_cast<unsigned char>(a[a.empty() ? 0 : i % a.size()]) ^ static_cast<unsigned char>(b[i]);
    }
    return difference == 0;
}

}  // namespace

Result<std::string> hash_code(std::string_view code) {
    if (!is_code(code)) return Error{fmt::format("a code is {} to {} digits", shortest_code, longest_code)};
    char salt[CRYPT_GENSALT_OUTPUT_SIZE];
    if (::crypt_gensalt_rn("$y$", 0, nullptr, 0, salt, sizeof salt) == nullptr) {
        return Error{"the system makes no salt for a code (libcrypt without yescrypt)"};
    }
    std::string hash = crypted(code, salt);
    if (hash.empty()) return Error{"the system cannot hash a code"};
    return hash;
}

bool code_matches(std::string_view code, const std::string& hash) {
    const std::string found = crypted(code, hash);
    return !found.empty() && equal_in_constant_time(found, hash);
}

std::chrono::seconds wait_after(int failed) {
    if (failed < Attempts::free_tries) return std::chrono::seconds(0);
    const int doublings = std::min(failed - Attempts::free_tries, 10);
    return std::min(first_wait * (1 << doublings), longest_wait);
}

CodeLock::CodeLock(const std::filesystem::path& config, const std::filesystem::path& state, Files& files,
                   std::chrono::nanoseconds now)
    : m_attempts_file(state / attempts_file), m_files(files) {
    if (const auto hash = files.read(config / hash_file, longest_file)) m_hash = trimmed(*hash);
    const auto attempts = files.read(m_attempts_file, longest_file);
    if (!attempts) return;
    std::from_chars(attempts->data(), attempts->data() + attempts->size(), m_attempts.failed);
    m_attempts.failed = std::clamp(m_attempts.failed, 0, 1'000'000);
    m_attempts.locked_until = now + wait_after(m_attempts.failed);
}

Status CodeLock::write() {
    if (const Status made = m_files.make_folders(m_attempts_file.parent_path()); !made) return made;
    return m_files.write_atomic(m_attempts_file, fmt::format("{}\n", m_attempts.failed));
}

std::chrono::nanoseconds CodeLock::wait(std::chrono::nanoseconds now) const {
    return m_attempts.failed < Attempts::free_tries
               ? std::chrono::nanoseconds{}
               : std::max(std::chrono::nanoseconds{}, m_attempts.locked_until - now);
}

CodeAnswer CodeLock::attempt(std::string_view code, std::chrono::nanoseconds now) {
    if (!is_set()) return CodeAnswer::no_code;
    if (wait(now).count() > 0) return CodeAnswer::wait;
    m_attempts.failed = std::min(m_attempts.failed + 1, 1'000'000);
    if (const Status written = write(); !written)
        log::warning("failed codes are counted in memory alone: " + written.error().message);
    if (code_matches(code.substr(0, longest_code + 1), m_hash)) {
        m_attempts = {};
        if (const Status written = write(); !written)
            log::warning("that the code was right is not kept: " + written.error().message);
        log::info("the code was given");
        return CodeAnswer::right;
    }
    const auto pause = wait_after(m_attempts.failed);
    m_attempts.locked_until = now + pause;
    log::warning(fmt::format("a wrong code was given, the {}. on end; the next may be tried in {} s", m_attempts.failed,
                             pause.count()));
    return CodeAnswer::wrong;
}

Status CodeLock::set(std::string_view code, const std::filesystem::path& config, Files& files) {
    const Result<std::string> hash = hash_code(code);
    if (!hash) return hash.error();
    if (const Status made = files.make_folders(config); !made) return made;
    // Few digits are soon found by whoever can read the hash. An older file keeps its rights, which are these.
    const mode_t before = ::umask(0077);
    Status done = files.write_atomic(config / hash_file, *hash + "\n");
    ::umask(before);
    return done;
}

}  // namespace foyer

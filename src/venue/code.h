// The code that opens the kiosk to its staff: kept as a salted hash, compared in constant time, and slow to guess.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/files.h"

namespace foyer {

/// How many characters a code may have; digits, for the pad has no others.
inline constexpr std::size_t shortest_code = 4, longest_code = 12;

/// As crypt(3) writes it: yescrypt, with a salt of the system's. Fails where the code is no code, or the system cannot.
Result<std::string> hash_code(std::string_view code);
/// Takes as long for a wrong code as for a right one.
bool code_matches(std::string_view code, const std::string& hash);

/// Failed tries, and the wait they cost: five are free, then 30 s, each time twice as long, at most an hour.
struct Attempts {
    static constexpr int free_tries = 5;
    int failed = 0;                           ///< on end
    std::chrono::nanoseconds locked_until{};  ///< by the injected clock
    constexpr bool operator==(const Attempts&) const = default;
};
std::chrono::seconds wait_after(int failed);

enum class CodeAnswer { right, wrong, wait, no_code };

class CodeLock {
public:
    /// The hash stands in `config`, the failed tries in `state`: a restart costs the last wait again, so that pulling
    /// the plug gains nothing. `files` outlives it.
    CodeLock(const std::filesystem::path& config, const std::filesystem::path& state, Files& files,
             std::chrono::nanoseconds now);

    /// Whether there is a code; without one nothing opens.
    bool is_set() const { return !m_hash.empty(); }
    /// Counted on disk before it is compared. Every wrong one is a line in the log.
    CodeAnswer attempt(std::string_view code, std::chrono::nanoseconds now);
    /// What is left of the wait.
    std::chrono::nanoseconds wait(std::chrono::nanoseconds now) const;
    int failed() const { return m_attempts.failed; }

    /// Sets another code (`foyer kiosk --set-code`): on disk when it returns.
    static Status set(std::string_view code, const std::filesystem::path& config, Files& files);

private:
    Status write();

    const std::filesystem::path m_attempts_file;
    Files& m_files;
    std::string m_hash;
    Attempts m_attempts;
};

}  // namespace foyer

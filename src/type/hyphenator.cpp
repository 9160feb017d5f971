#include "type/hyphenator.h"

#include <fmt/format.h>
#include <hyphen.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "core/text.h"

namespace foyer {
namespace {

// The shortest run of letters worth breaking, and what must stay on either side; TeX's settings for English.
constexpr std::size_t shortest_word = 5;
constexpr std::size_t least_before = 2;
constexpr std::size_t least_behind = 3;
// A run longer than any word of any language is an address or an attack; it is broken by the composer's own means.
constexpr std::size_t longest_word = 100;

constexpr std::array dictionary_folders = {"/usr/share/hyphen", "/usr/share/myspell/dicts", "/usr/local/share/hyphen"};

}  // namespace

struct Hyphenator::Dictionary {
    HyphenDict* handle = nullptr;
    ~Dictionary() { hnj_hyphen_free(handle); }
};

Hyphenator::Hyphenator(std::unique_ptr<Dictionary> dictionary) : m_dictionary(std::move(dictionary)) {}
Hyphenator::Hyphenator(Hyphenator&&) noexcept = default;
Hyphenator& Hyphenator::operator=(Hyphenator&&) noexcept = default;
Hyphenator::~Hyphenator() = default;

Result<Hyphenator> Hyphenator::create(std::string_view lang) {
    std::string name(lang);
    std::replace(name.begin(), name.end(), '-', '_');
    const std::string language = name.substr(0, name.find('_'));
    for (const char* folder : dictionary_folders) {
        for (const std::string& stem : {name, language}) {
            const std::string path = fmt::format("{}/hyph_{}.dic", folder, stem);
            std::error_code ignored;
            if (!std::filesystem::is_regular_file(path, ignored)) continue;
            auto dictionary = std::make_unique<Dictionary>();
            dictionary->handle = hnj_hyphen_load(path.c_str());
            if (dictionary->handle) return Hyphenator(std::move(dictionary));
        }
    }
    std::string package = lower_case(lang);
    return Error{fmt::format("no hyphenation for `{}`: install hyphen-{}; lines are set without breaking words", lang,
                             package)};
}

void Hyphenator::look_up(std::u32string_view letters, std::uint32_t first_byte,
                         std::vector<std::uint32_t>& into) const {
    std::u32string small(letters);
    for (char32_t& c : small) c = lower_case(c);
    std::string word = to_utf8(small);
    std::vector<char> marks(word.size() + 5);
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    const int failed = hnj_hyphen_hyphenate2(m_dictionary->handle, word.data(), static_cast<int>(word.size()),
                                             marks.data(), nullptr, &replacements, &positions, &cuts);
    if (!failed) {
        // One mark a character (libhyphen counts characters in UTF-8 dictionaries): odd means a break behind it.
        std::uint32_t byte = first_byte;
        for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
            std::string encoded;
            append_utf8(encoded, letters[i]);
            byte += static_cast<std::uint32_t>(encoded.size());
            const bool allowed = i + 1 >= least_before && letters.size() - i - 1 >= least_behind;
            // A break that would respell the word (as in German's old Zuk-ker) is left alone.
            if (allowed && (marks[i] & 1) && !(replacements && replacements[i])) into.push_back(byte);
        }
    }
    if (replacements) {
        for (std::size_t i = 0; i < word.size(); ++i) std::free(replacements[i]);
        std::free(replacements);
    }
    std::free(positions);
    std::free(cuts);
}

const std::vector<std::uint32_t>& Hyphenator::breaks(std::string_view word) {
    if (const auto found = m_kept.find(word); found != m_kept.end()) return found->second;
    std::vector<std::uint32_t> points;
    std::u32string run;
    std::uint32_t run_start = 0;
    const auto finish = [&] {
        if (run.size() >= shortest_word && run.size() <= longest_word) look_up(run, run_start, points);
        run.clear();
    };
    for (std::size_t i = 0; i < word.size();) {
        const auto start = static_cast<std::uint32_t>(i);
        const char32_t c = next_character(word, i);
        if (is_letter(c)) {
            if (run.empty()) run_start = start;
            run.push_back(c);
        } else {
            finish();
        }
    }
    finish();
    return m_kept.emplace(std::string(word), std::move(points)).first->second;
}

}  // namespace foyer

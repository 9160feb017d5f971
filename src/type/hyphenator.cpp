#include "type/hyphenator.h"

#include <fmt/format.h>
#include <hyphen.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>

#include "core/text.h"

namespace foyer {
namespace {

// The shortest run of letters worth breaking, and what must stay before a break: TeX's settings.
constexpr std::size_t shortest_word = 5;
constexpr std::size_t least_before = 2;
// A run longer than any word of any language is an address or an attack; it is broken by the composer's own means.
constexpr std::size_t longest_word = 100;

constexpr std::array dictionary_folders = {"/usr/share/hyphen", "/usr/share/myspell/dicts", "/usr/local/share/hyphen"};

/// What TeX's patterns and the distribution know of a language.
struct Language {
    std::string_view name;
    std::string_view region;        ///< whose dictionary serves where none is named
    std::size_t least_behind;       ///< letters behind a break
    bool package_has_region;        ///< `hyphen-pt-br`, but `hyphen-de`
};
constexpr std::array<Language, 9> languages = {{
    {"en", "US", 3, true}, {"de", "DE", 2, false}, {"fr", "FR", 3, false}, {"es", "ES", 2, false}, {"it", "IT", 2, false},
    {"nl", "NL", 2, false}, {"pt", "PT", 3, true}, {"sv", "SE", 2, false}, {"pl", "PL", 2, false},
}};

const Language* language_of(std::string_view lang) {
    const std::string_view name = lang.substr(0, lang.find_first_of("-_"));
    const auto found = std::find_if(languages.begin(), languages.end(), [&](const Language& l) { return l.name == name; });
    return found == languages.end() ? nullptr : &*found;
}

}  // namespace

struct Hyphenator::Dictionary {
    HyphenDict* handle = nullptr;
    std::array<char32_t, 128> upper_half{};  ///< characters of bytes 128 and up, where the dictionary is not in UTF-8

    Dictionary() = default;
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
    ~Dictionary() { hnj_hyphen_free(handle); }

    static std::shared_ptr<const Dictionary> load(const std::string& path) {
        // libhyphen takes some milliseconds to read one: more than all the rest of a page.
        static std::mutex mutex;
        static std::map<std::string, std::shared_ptr<const Dictionary>> kept;
        const std::lock_guard lock(mutex);
        auto& slot = kept[path];
        if (slot) return slot;
        auto dictionary = std::make_shared<Dictionary>();
        dictionary->handle = hnj_hyphen_load(path.c_str());
        if (!dictionary->handle) return nullptr;
        if (!dictionary->handle->utf8) dictionary->read_upper_half();
        slot = std::move(dictionary);
        return slot;
    }

    void read_upper_half() {
        const iconv_t converter = iconv_open("UTF-32LE", handle->cset);
        if (converter == reinterpret_cast<iconv_t>(-1)) return;
        for (std::size_t i = 0; i < upper_half.size(); ++i) {
            char byte = static_cast<char>(128 + i);
            char* in = &byte;
            std::array<unsigned char, 4> bytes{};
            char* out = reinterpret_cast<char*>(bytes.data());
            std::size_t in_left = 1, out_left = bytes.size();
            if (iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1)) {
                upper_half[i] = static_cast<char32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16);
            }
        }
        iconv_close(converter);
    }

    /// The letters as the dictionary writes them: one byte each unless it is in UTF-8. Letters it cannot write become dots,
    /// which no pattern has inside a word.
    std::string encode(std::u32string_view letters) const {
        if (handle->utf8) return to_utf8(letters);
        std::string encoded;
        for (const char32_t c : letters) {
            const auto found = std::find(upper_half.begin(), upper_half.end(), c);
            if (c < 128) encoded += static_cast<char>(c);
            else encoded += found == upper_half.end() ? '.' : static_cast<char>(128 + (found - upper_half.begin()));
        }
        return encoded;
    }
};

Hyphenator::Hyphenator(std::shared_ptr<const Dictionary> dictionary, std::size_t least_behind)
    : m_dictionary(std::move(dictionary)), m_least_behind(least_behind) {}
Hyphenator::Hyphenator(Hyphenator&&) noexcept = default;
Hyphenator& Hyphenator::operator=(Hyphenator&&) noexcept = default;
Hyphenator::~Hyphenator() = default;

Result<Hyphenator> Hyphenator::create(std::string_view lang) {
    const Language* known = language_of(lang);
    std::string name(lang);
    std::replace(name.begin(), name.end(), '-', '_');
    const std::string language = name.substr(0, name.find('_'));
    std::vector<std::string> stems = {name, language};
    if (known) stems.push_back(fmt::format("{}_{}", language, known->region));
    for (const std::string& stem : stems) {
        // A name that is no language's could lead out of the folder.
        const bool plain = !stem.empty() && std::all_of(stem.begin(), stem.end(), [](char c) { return c == '_' || is_letter(static_cast<unsigned char>(c)); });
        if (!plain) continue;
        for (const char* folder : dictionary_folders) {
            const std::string path = fmt::format("{}/hyph_{}.dic", folder, stem);
            std::error_code ignored;
            if (!std::filesystem::is_regular_file(path, ignored)) continue;
            if (auto dictionary = Dictionary::load(path)) return Hyphenator(std::move(dictionary), known ? known->least_behind : 2);
        }
    }
    std::string package = lower_case(lang);
    if (known && !known->package_has_region) package = known->name;
    else if (known && package.size() < 3) package = lower_case(fmt::format("{}-{}", known->name, known->region));
    return Error{fmt::format("no hyphenation for `{}`: install hyphen-{}; lines are set without breaking words", lang,
                             package)};
}

void Hyphenator::look_up(std::u32string_view letters, std::uint32_t first_byte,
                         std::vector<std::uint32_t>& into) const {
    std::u32string small(letters);
    for (char32_t& c : small) c = lower_case(c);
    std::string word = m_dictionary->encode(small);
    std::vector<char> marks(word.size() + 5);
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    const int failed = hnj_hyphen_hyphenate2(m_dictionary->handle, word.data(), static_cast<int>(word.size()),
                                             marks.data(), nullptr, &replacements, &positions, &cuts);
    if (!failed) {
        // One mark a character (libhyphen counts characters in UTF-8 dictionaries): odd means a break behind it.
        std::uint32_t byte = first_byte;
        std::string encoded;
        for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
            append_utf8(encoded, letters[i]);
            byte = first_byte + static_cast<std::uint32_t>(encoded.size());
            const bool allowed = i + 1 >= least_before && letters.size() - i - 1 >= m_least_behind;
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

// Hyphenation by the distribution's dictionaries (libhyphen).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace foyer {

class Hyphenator {
public:
    /// Takes the dictionary of a language such as `en-US` or `de` from the folders the distribution keeps them in; of a
    /// language without a region the mother country's. A dictionary is read once a process and kept. Fails where there is
    /// none, naming the package that would bring it. Any thread.
    static Result<Hyphenator> create(std::string_view lang);

    Hyphenator(Hyphenator&&) noexcept;
    Hyphenator& operator=(Hyphenator&&) noexcept;
    ~Hyphenator();

    /// Bytes of `word` behind which it may be broken, ascending. Only runs of five letters or more are looked up,
    /// lower-cased; at least two letters stay before a break, and as many behind as the language's printers leave (three in
    /// English). The answer is kept until the object goes.
    const std::vector<std::uint32_t>& breaks(std::string_view word);

private:
    struct Dictionary;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    Hyphenator(std::shared_ptr<const Dictionary> dictionary, std::size_t least_behind);
    void look_up(std::u32string_view letters, std::uint32_t first_byte, std::vector<std::uint32_t>& into) const;

    std::shared_ptr<const Dictionary> m_dictionary;
    std::size_t m_least_behind;
    std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> m_kept;
};

}  // namespace foyer

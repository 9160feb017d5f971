// Director and cast as running text names them: `Role (Actor)`, `Actor as Role`, `Role, played by Actor`.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "import/fact_lines.h"
#include "import/words.h"
#include "import/work.h"

namespace foyer::importing {
namespace {

constexpr std::size_t most_cast = 12;  // what a box of facts can name

/// The words in front of `at` that are part of a run of capitals, with particles inside; empty where there is none.
std::string_view capitals_before(std::string_view text, std::size_t at) {
    const std::size_t floor = at > 80 ? at - 80 : 0;
    std::size_t start = floor;
    while (start < at && (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u) ++start;
    const std::string_view window = text.substr(start, at - start);
    const std::vector<Word> words = words_of(window);
    if (words.empty() || trimmed(window.substr(words.back().end)) != "") return {};
    std::size_t begin = words.size();
    while (begin > 0) {
        const Word& word = words[begin - 1];
        if (begin < words.size()) {
            const std::string_view gap = window.substr(word.end, words[begin].begin - word.end);
            if (gap != " " && gap != "-" && gap != ". " && gap != "’" && gap != "'") break;
            if (gap == ". " && word.size() > 3) break;
        }
        if (word.capital && !(is_common_word(word.small) && words.size() - begin >= 1))
            --begin;
        else if (is_particle(word.small) && begin < words.size() && begin > 1 && words[begin - 2].capital)
            --begin;
        else
            break;
        if (words.size() - begin >= 5) break;
    }
    if (begin == words.size() || is_common_word(words[begin].small)) return {};
    return window.substr(words[begin].begin, words.back().end - words[begin].begin);
}

/// `her estranged husband` without the pronoun.
std::string noun_before(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 34> openers = {
        "her",   "his",  "their", "its",  "a",     "an",  "the", "my",  "our",  "with",   "by",    "and",
        "seine", "ihre", "sein",  "ihr",  "der",   "die", "das", "ein", "eine", "seinen", "ihren", "einen",
        "son",   "sa",   "ses",   "leur", "leurs", "le",  "la",  "un",  "une",  "les"};
    std::size_t start = at > 80 ? at - 80 : 0;
    while (start < at && (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u) ++start;
    const std::string_view window = text.substr(start, at - start);
    std::vector<Word> words = words_of(window);
    if (words.empty() || trimmed(window.substr(words.back().end)) != "") return "";
    const auto last_is = [&](std::string_view small) { return words.back().small == small; };
    if (words.size() > 1 && (last_is("himself") || last_is("herself") || last_is("themselves") || last_is("selbst")))
        words.pop_back();
    for (std::size_t count = 1; count <= 5 && count < words.size(); ++count) {
        const Word& opener = words[words.size() - count - 1];
        const std::string_view gap = window.substr(opener.end, words[words.size() - count].begin - opener.end);
        if (gap != " " && gap != "-") break;
        const bool owner = opener.small.ends_with("'s");
        if (owner || std::find(openers.begin(), openers.end(), opener.small) != openers.end())
            return std::string(
                window.substr(words[words.size() - count].begin, words.back().end - words[words.size() - count].begin));
    }
    return "";
}

bool is_thing(std::string_view small) {
    static constexpr std::array<std::string_view, 46> things = {
        "festival", "city",    "town",   "film",    "novel",       "book",   "play",    "award",  "prize",   "studio",
        "label",    "song",    "songs",  "theatre", "theater",     "cinema", "village", "region", "country", "album",
        "series",   "picture", "movie",  "remake",  "documentary", "short",  "feature", "bar",    "hotel",   "street",
        "river",    "opera",   "debut",  "roman",   "stadt",       "dorf",   "preis",   "ville",  "pièce",   "livre",
        "prix",     "house",   "screen", "venue",   "release",     "company"};
    return std::find(things.begin(), things.end(), small) != things.end();
}

/// Every one of `A. Name and B. Name`; empty where one is no name.
std::vector<std::string> all_names(std::string_view words) {
    std::vector<std::string> names;
    while (!words.empty()) {
        const auto name = name_at(words, 0);
        if (!name) return {};
        names.emplace_back(name->of(words));
        words.remove_prefix(name->end);
        if (words.empty()) break;
        bool joined = false;
        for (const std::string_view joint : {", and ", ", ", " and ", " und ", " et ", " & ", "/"}) {
            if (words.starts_with(joint)) {
                words.remove_prefix(joint.size());
                joined = true;
                break;
            }
        }
        if (!joined) return {};
    }
    return names;
}

/// `Role (Actor)`.
void cast_in_brackets(const Work& work, std::string_view text, std::vector<CastMember>& cast) {
    for (auto open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
        const auto close = text.find(')', open);
        if (close == std::string_view::npos) return;
        if (open == 0 || close - open > 80) continue;
        std::string_view inside = trimmed(text.substr(open + 1, close - open - 1));
        for (const std::string_view verb : {"played by ", "gespielt von ", "joué par ", "jouée par ", "interprété par ",
                                            "interprétée par ", "a superb ", "a terrific ", "newcomer "}) {
            if (inside.starts_with(verb)) inside.remove_prefix(verb.size());
        }
        const std::vector<std::string> names = all_names(inside);
        if (names.empty()) continue;
        std::size_t at = open;
        while (at > 0 && text[at - 1] == ' ') --at;
        // A title in quotation marks or italics is followed by its maker, not by an actor.
        std::size_t last = at;
        while (last > 0 && (static_cast<unsigned char>(text[last - 1]) & 0xC0u) == 0x80u) --last;
        if (last > 0) {
            std::size_t peek = last - 1;
            const char32_t mark = next_character(text, peek);
            if (mark == U'”' || mark == U'"' || mark == U'»' || mark == U'“' || mark == U'’') continue;
        }
        std::string role(capitals_before(text, at));
        if (role == work.review.film.title && !role.empty()) continue;
        if (role.empty()) role = noun_before(text, at);
        if (role.empty()) continue;
        const std::vector<Word> words = words_of(role);
        bool wrong = false;
        for (const Word& word : words) wrong = wrong || is_crew_word(word.small) || is_thing(word.small);
        if (wrong) continue;
        // A film's title in capitals with its director in brackets: as long as a title, and not a person's name.
        if (words.size() >= 4 && words.front().capital) continue;
        for (const std::string& name : names) add_member(cast, {role, name});
    }
}

/// A surname alone gets its full name from the text.
std::string full_name(std::string_view name, const std::vector<std::string>& names) {
    if (name.find(' ') != std::string_view::npos) return std::string(name);
    for (const std::string& full : names) {
        if (full.size() > name.size() + 1 && full.ends_with(name) && full[full.size() - name.size() - 1] == ' ')
            return full;
    }
    return "";
}

/// The name that ends right before `at`.
std::string name_before(std::string_view text, std::size_t at, const std::vector<std::string>& names) {
    const std::string_view run = capitals_before(text, at);
    if (run.empty()) return "";
    if (is_name(run)) return std::string(run);
    return full_name(run, names);
}

std::string role_at(std::string_view text, std::size_t at) {
    for (const std::string_view article : {"the ", "The "}) {
        if (text.substr(at).starts_with(article) && at + 4 < text.size()) {
            const auto name = name_at(text, at + 4, true);
            return name ? std::string(name->of(text)) : "";
        }
    }
    const auto name = name_at(text, at, true);
    if (!name) return "";
    const std::string role(name->of(text));
    for (const Word& word : words_of(role)) {
        if (is_crew_word(word.small)) return "";
    }
    return role;
}

/// `Actor as Role`, `Actor plays Role`.
void cast_by_joint(std::string_view text, const std::vector<std::string>& names, std::vector<CastMember>& cast) {
    static constexpr std::array<std::string_view, 18> joints = {" as ",
                                                                " als ",
                                                                " plays ",
                                                                " portrays ",
                                                                " spielt ",
                                                                " incarne ",
                                                                " joue ",
                                                                " interprète ",
                                                                " dans le rôle de ",
                                                                " dans le rôle d’",
                                                                " dans le rôle d'",
                                                                " dans la peau de ",
                                                                ", who plays ",
                                                                ", as ",
                                                                ", qui joue ",
                                                                " stars as ",
                                                                " playing ",
                                                                " is superb as "};
    for (const std::string_view joint : joints) {
        for (auto at = text.find(joint); at != std::string_view::npos; at = text.find(joint, at + 1)) {
            const std::string actor = name_before(text, at, names);
            if (actor.empty()) continue;
            const std::string role = role_at(text, at + joint.size());
            if (!role.empty() && role != actor) add_member(cast, {role, actor});
        }
    }
    static constexpr std::array<std::string_view, 13> by = {
        "played by ", "portrayed by ",   "gespielt von ",    "verkörpert von ", "joué par ",
        "jouée par ", "interprété par ", "interprétée par ", "incarné par ",    "incarnée par ",
        "campé par ", "campée par ",     "gegeben von "};
    for (const std::string_view words : by) {
        for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
            if (at > 0 && text[at - 1] == '(') continue;
            const auto name = name_at(text, at + words.size(), true);
            if (!name) continue;
            const std::string actor = full_name(name->of(text), names).empty() ? std::string(name->of(text))
                                                                               : full_name(name->of(text), names);
            if (actor.find(' ') == std::string::npos) continue;
            std::size_t end = at;
            while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
            std::string role(capitals_before(text, end));
            if (role.empty()) role = noun_before(text, end);
            add_member(cast, {role, actor});
        }
    }
}

void find_director(Work& work, const std::vector<std::string>& names) {
    if (!work.review.film.director.empty()) return;
    struct Found {
        std::string name;
        int line, score;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < work.document.blocks.size(); ++i) {
        const Block& block = work.document.blocks[i];
        if (!work.is_body(i) && work.became[i] != "standfirst" && work.became[i] != "headline") continue;
        const std::string_view text = block.words;
        static constexpr std::array<std::pair<std::string_view, int>, 31> before = {{{"directed by ", 6},
                                                                                     {"Directed by ", 6},
                                                                                     {"irector ", 4},
                                                                                     {"ilmmaker ", 3},
                                                                                     {"riter-director ", 5},
                                                                                     {"riter/director ", 5},
                                                                                     {"egisseur ", 4},
                                                                                     {"egisseurin ", 4},
                                                                                     {"ilmemacher ", 3},
                                                                                     {"ilmemacherin ", 3},
                                                                                     {"éalisateur ", 4},
                                                                                     {"éalisatrice ", 4},
                                                                                     {"inéaste ", 3},
                                                                                     {"réalisé par ", 6},
                                                                                     {"réalisée par ", 6},
                                                                                     {"film de ", 3},
                                                                                     {"Film von ", 3},
                                                                                     {"film by ", 4},
                                                                                     {"inszeniert von ", 6},
                                                                                     {"film d’", 2},
                                                                                     {"film d'", 2},
                                                                                     {"metteur en scène ", 4},
                                                                                     {"metteuse en scène ", 4},
                                                                                     {"Regie führt ", 6},
                                                                                     {"Regie führte ", 6},
                                                                                     {"Regie: ", 6},
                                                                                     {"signé ", 2},
                                                                                     {"debut from ", 4},
                                                                                     {"film from ", 4},
                                                                                     {"feature from ", 4},
                                                                                     {"Spielfilm von ", 4}}};
        for (const auto& pair : before) {
            for (auto at = text.find(pair.first); at != std::string_view::npos; at = text.find(pair.first, at + 1)) {
                const auto name = name_at(text, at + pair.first.size(), true);
                if (!name) continue;
                const std::string full = full_name(name->of(text), names);
                if (!full.empty()) found.push_back({full, block.line, pair.second});
            }
        }
        static constexpr std::array<std::pair<std::string_view, int>, 40> behind = {
            {{" shoots ", 3},
             {" directs", 4},
             {" films ", 3},
             {" filme ", 3},
             {" filmt ", 3},
             {" inszeniert ", 4},
             {" dreht ", 3},
             {" has made a ", 4},
             {" wrote and directed", 5},
             {", who wrote and directed", 5},
             {", who wrote it and directed it", 5},
             {", who directed ", 5},
             {" has directed", 4},
             {" stages ", 3},
             {" met en scène ", 4},
             {"’s new film", 5},
             {"'s new film", 5},
             {"’s latest", 4},
             {"'s latest", 4},
             {"’s debut", 4},
             {"'s debut", 4},
             {"’s first feature", 5},
             {"'s first feature", 5},
             {"’s second feature", 5},
             {"'s second feature", 5},
             {"’s third feature", 5},
             {"'s third feature", 5},
             {"’s direction", 4},
             {"'s direction", 4},
             {"’s directorial", 4},
             {"'s directorial", 4},
             {"’s film", 2},
             {"'s film", 2},
             {"s neuer Film", 4},
             {"s Debüt", 3},
             {"s Film", 2},
             {"’s second film", 5},
             {"'s second film", 5},
             {"’s feature debut", 5},
             {"'s feature debut", 5}}};
        for (const auto& pair : behind) {
            for (auto at = text.find(pair.first); at != std::string_view::npos; at = text.find(pair.first, at + 1)) {
                std::string name = name_before(text, at, names);
                if (!name.empty()) found.push_back({name, block.line, pair.second});
            }
        }
    }
    const Found* best = nullptr;
    for (const Found& one : found) {
        if (one.name == work.review.byline || one.name == work.review.film.title) continue;
        if (!best || one.score > best->score) best = &one;
    }
    if (!best) return;
    work.review.film.director = best->name;
    work.find("director", best->name, best->line, best->score >= 5 ? Sure::likely : Sure::guess,
              "named so in the text");
}

}  // namespace

std::vector<std::string> names_in_body(const Work& work) {
    constexpr std::size_t most_names = 400;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < work.document.blocks.size() && names.size() < most_names; ++i) {
        if (!work.is_body(i)) continue;
        const std::string_view text = work.document.blocks[i].words;
        for (std::size_t at = 0; at < text.size();) {
            const auto name = name_at(text, at);
            if (name) {
                std::string words(name->of(text));
                if (std::find(names.begin(), names.end(), words) == names.end()) names.push_back(std::move(words));
                at = name->end;
            }
            // On to the next word.
            while (at < text.size() && text[at] != ' ' && text[at] != '(') ++at;
            while (at < text.size() && (text[at] == ' ' || text[at] == '(')) ++at;
            if (names.size() >= most_names) break;
        }
    }
    return names;
}

void add_member(std::vector<CastMember>& cast, CastMember member) {
    for (CastMember& known : cast) {
        if (known.actor != member.actor) continue;
        // A name says more than `husband`.
        const bool better =
            !member.role.empty() && (known.role.empty() || (lower_case(known.role)[0] == known.role[0] &&
                                                            lower_case(member.role)[0] != member.role[0]));
        if (better) known.role = std::move(member.role);
        return;
    }
    if (cast.size() < most_cast) cast.push_back(std::move(member));
}

std::vector<CastMember> cast_list(std::string_view words) {
    std::vector<CastMember> cast;
    std::size_t begin = 0;
    int depth = 0;
    const auto take = [&](std::string_view item) {
        item = trimmed(item);
        while (item.ends_with('.') && item.size() > 3) item.remove_suffix(1);
        if (item.empty() || item.size() > 120) return;
        for (const std::string_view joint : {" as ", " als ", " … ", " ... ", " – "}) {
            if (const auto at = item.find(joint); at != std::string_view::npos) {
                cast.push_back(
                    {std::string(bare(item.substr(at + joint.size()))), std::string(bare(item.substr(0, at)))});
                return;
            }
        }
        if (const auto open = item.find('('); open != std::string_view::npos && item.ends_with(')')) {
            cast.push_back({std::string(bare(item.substr(open + 1, item.size() - open - 2))),
                            std::string(bare(item.substr(0, open)))});
            return;
        }
        const auto name = name_at(item, 0);
        if (name) cast.push_back({"", std::string(name->of(item))});
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == '(') ++depth;
        if (words[i] == ')') --depth;
        if (depth > 0) continue;
        std::size_t length = words[i] == ',' || words[i] == ';' ? 1 : 0;
        for (const std::string_view joint : {" and ", " und ", " et ", " & "}) {
            if (words.substr(i).starts_with(joint)) length = joint.size();
        }
        if (length == 0) continue;
        take(words.substr(begin, i - begin));
        begin = i + length;
        i = begin - 1;
    }
    take(words.substr(std::min(begin, words.size())));
    if (cast.size() > most_cast) cast.resize(most_cast);
    return cast;
}

void find_people(Work& work) {
    const std::vector<std::string> names = names_in_body(work);
    find_director(work, names);
    const bool had = !work.review.film.cast.empty();
    std::vector<CastMember> cast = work.review.film.cast;
    int line = 0;
    for (std::size_t i = 0; i < work.document.blocks.size(); ++i) {
        if (work.sorted[i].role != Role::body && work.became[i] != "standfirst") continue;
        const std::size_t before = cast.size();
        cast_in_brackets(work, work.document.blocks[i].words, cast);
        cast_by_joint(work.document.blocks[i].words, names, cast);
        if (line == 0 && cast.size() > before) line = work.document.blocks[i].line;
    }
    cast.erase(std::remove_if(
                   cast.begin(), cast.end(),
                   [&](const CastMember& member) { return member.actor == work.review.byline && member.role.empty(); }),
               cast.end());
    work.review.film.cast = std::move(cast);
    if (had || work.review.film.cast.empty()) return;
    std::string list;
    for (const CastMember& member : work.review.film.cast)
        list += (list.empty() ? "" : ", ") + member.actor + (member.role.empty() ? "" : " (" + member.role + ")");
    work.find("cast", list, line, Sure::likely, "named in the text with their roles");
}

}  // namespace foyer::importing

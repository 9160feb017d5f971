// Numbers, ordinals and months in words, and what is counted with them.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "import/lexicon.h"

namespace foyer::importing {
namespace {

template <class Table>
auto lookup(const Table& table, std::string_view word) -> std::optional<decltype(table.begin()->second)> {
    const auto found = table.find(word);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<int> number_word(std::string_view small) {
    static const std::unordered_map<std::string_view, int> numbers = {
        {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8},
        {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
        {"eins", 1}, {"zwei", 2}, {"drei", 3}, {"vier", 4}, {"fünf", 5}, {"sechs", 6}, {"sieben", 7}, {"acht", 8},
        {"neun", 9}, {"zehn", 10}, {"elf", 11}, {"zwölf", 12},
        {"deux", 2}, {"trois", 3}, {"quatre", 4}, {"cinq", 5}, {"sept", 7}, {"huit", 8}, {"neuf", 9}, {"dix", 10},
        {"onze", 11}, {"douze", 12},
        {"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}, {"5", 5}, {"6", 6}, {"7", 7}, {"8", 8}, {"9", 9}, {"10", 10},
        {"11", 11}, {"12", 12}};
    return lookup(numbers, small);
}

std::optional<int> roman_number(std::string_view word) {
    constexpr std::array<std::string_view, 12> numerals = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
    const auto found = std::find(numerals.begin(), numerals.end(), word);
    if (found == numerals.end()) return std::nullopt;
    return static_cast<int>(found - numerals.begin()) + 1;
}

std::optional<int> ordinal_word(std::string_view small) {
    static const std::unordered_map<std::string_view, int> ordinals = {
        {"first", 1}, {"opening", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6},
        {"seventh", 7}, {"eighth", 8}, {"ninth", 9}, {"tenth", 10}, {"eleventh", 11}, {"twelfth", 12},
        {"last", -1}, {"final", -1}, {"closing", -1}, {"concluding", -1}, {"1st", 1}, {"2nd", 2}, {"3rd", 3},
        {"4th", 4}, {"5th", 5},
        {"erste", 1}, {"ersten", 1}, {"erster", 1}, {"erstes", 1}, {"zweite", 2}, {"zweiten", 2}, {"zweiter", 2},
        {"zweites", 2}, {"dritte", 3}, {"dritten", 3}, {"dritter", 3}, {"drittes", 3}, {"vierte", 4}, {"vierten", 4},
        {"vierter", 4}, {"fünfte", 5}, {"fünften", 5}, {"sechste", 6}, {"sechsten", 6}, {"siebte", 7}, {"siebten", 7},
        {"letzte", -1}, {"letzten", -1}, {"letzter", -1}, {"letztes", -1}, {"abschließende", -1},
        {"premier", 1}, {"première", 1}, {"premiers", 1}, {"premières", 1}, {"deuxième", 2}, {"seconde", 2},
        {"troisième", 3}, {"quatrième", 4}, {"cinquième", 5}, {"sixième", 6}, {"septième", 7},
        {"dernier", -1}, {"dernière", -1}, {"derniers", -1}, {"dernières", -1}, {"ultime", -1}};
    return lookup(ordinals, small);
}

std::optional<FoundUnit> unit_word(std::string_view small) {
    static const std::unordered_map<std::string_view, FoundUnit> units = {
        {"act", {Unit::act}}, {"acts", {Unit::act, true}}, {"chapter", {Unit::chapter}},
        {"chapters", {Unit::chapter, true}}, {"part", {Unit::part}}, {"parts", {Unit::part, true}},
        {"section", {Unit::part}}, {"sections", {Unit::part, true}}, {"segment", {Unit::part}},
        {"segments", {Unit::part, true}},
        {"scene", {Unit::scene}}, {"scenes", {Unit::scene, true}}, {"movement", {Unit::movement}},
        {"movements", {Unit::movement, true}}, {"half", {Unit::half}}, {"halves", {Unit::half, true}},
        {"akt", {Unit::act}}, {"akte", {Unit::act, true}}, {"akten", {Unit::act, true}},
        {"kapitel", {Unit::chapter, true}}, {"kapiteln", {Unit::chapter, true}}, {"teil", {Unit::part}},
        {"teile", {Unit::part, true}}, {"teilen", {Unit::part, true}}, {"hälfte", {Unit::half}},
        {"hälften", {Unit::half, true}}, {"szenen", {Unit::scene, true}}, {"abschnitt", {Unit::part}},
        {"abschnitte", {Unit::part, true}}, {"abschnitten", {Unit::part, true}},
        {"acte", {Unit::act}}, {"actes", {Unit::act, true}}, {"chapitre", {Unit::chapter}},
        {"chapitres", {Unit::chapter, true}}, {"partie", {Unit::part}}, {"parties", {Unit::part, true}},
        {"volet", {Unit::part}}, {"volets", {Unit::part, true}}, {"moitié", {Unit::half}},
        {"moitiés", {Unit::half, true}}, {"mouvement", {Unit::movement}}, {"mouvements", {Unit::movement, true}}};
    return lookup(units, small);
}

int month_word(std::string_view small) {
    static const std::unordered_map<std::string_view, int> months = {
        {"january", 1}, {"february", 2}, {"march", 3}, {"april", 4}, {"may", 5}, {"june", 6}, {"july", 7},
        {"august", 8}, {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
        {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"jun", 6}, {"jul", 7}, {"aug", 8}, {"sep", 9}, {"sept", 9},
        {"oct", 10}, {"nov", 11}, {"dec", 12},
        {"januar", 1}, {"jänner", 1}, {"februar", 2}, {"märz", 3}, {"mai", 5}, {"juni", 6}, {"juli", 7},
        {"oktober", 10}, {"dezember", 12}, {"okt", 10}, {"dez", 12},
        {"janvier", 1}, {"février", 2}, {"mars", 3}, {"avril", 4}, {"juin", 6}, {"juillet", 7}, {"août", 8},
        {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"décembre", 12}};
    return lookup(months, small).value_or(0);
}

}  // namespace foyer::importing

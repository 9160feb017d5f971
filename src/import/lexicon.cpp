#include "import/lexicon.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "import/words.h"

namespace foyer::importing {
namespace {

using WordSet = std::unordered_set<std::string_view>;

// Words no name holds, though they open sentences.
const WordSet& common_words() {
    static const WordSet words = {
        "the", "a", "an", "this", "that", "these", "those", "it", "its", "he", "she", "they", "his", "her", "their",
        "we", "our",
        "you", "your", "i", "my", "in", "on", "at", "of", "for", "from", "with", "without", "by", "to", "as", "and",
        "but", "or", "nor", "so",
        "yet", "if", "when", "while", "where", "what", "who", "why", "how", "there", "here", "then", "than", "not",
        "no", "yes", "all",
        "both", "each", "every", "some", "any", "most", "many", "much", "more", "less", "few", "one", "two", "three",
        "four", "five",
        "six", "seven", "eight", "nine", "ten", "first", "second", "third", "last", "after", "before", "during",
        "since", "until",
        "because", "although", "though", "even", "just", "only", "also", "like", "unlike", "now", "once", "still",
        "never", "always",
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can",
        "could", "should",
        "may", "might", "must", "let", "photo", "image", "director", "starring", "cast", "review", "film", "movie",
        "part", "act",
        "chapter", "act", "scene", "read", "written", "directed", "about", "into", "over", "under", "through",
        "between", "against",
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "und", "oder",
        "aber", "doch",
        "er", "sie", "es", "wir", "ihr", "ihre", "sein", "seine", "mein", "dieser", "diese", "dieses", "jeder", "jede",
        "kein",
        "keine", "im", "am", "zum", "zur", "vom", "beim", "ins", "ans", "mit", "ohne", "bei", "auf", "aus", "nach",
        "vor", "als",
        "wenn", "wie", "was", "wer", "wo", "dass", "weil", "nur", "auch", "noch", "schon", "so", "nicht", "ist", "sind",
        "war",
        "hat", "haben", "wird", "kann", "man", "dann", "dabei", "regie", "kritik", "akt", "teil", "kapitel",
        "darsteller", "hier", "dort",
        "le", "la", "les", "un", "une", "des", "du", "au", "aux", "et", "ou", "mais", "donc", "or", "ni", "car", "il",
        "elle", "ils",
        "elles", "on", "nous", "vous", "je", "tu", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces",
        "dans", "sur",
        "sous", "avec", "sans", "pour", "par", "chez", "entre", "vers", "qui", "que", "quoi", "dont", "où", "comme",
        "quand", "si",
        "ne", "pas", "plus", "tout", "toute", "tous", "est", "sont", "c'est", "puis", "enfin", "ainsi", "acte",
        "chapitre", "partie", "critique",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "said", "dear", "hello", "hi",
        "best", "thanks", "regards"};
    return words;
}

const WordSet& particles() {
    static const WordSet words = {"van", "von", "der", "den", "de", "del", "della", "da", "dos", "di", "la", "le", "du", "al", "el", "bin", "ben", "ibn", "zu", "ter", "ten", "y", "af"};
    return words;
}

// The words that make up most of what anybody says; short common words make a line easy to take in (Bohn and Ling 2020).
const WordSet& easy_words() {
    static const WordSet words = {
        "time", "way", "year", "day", "thing", "man", "woman", "world", "life", "hand", "part", "child", "eye", "place",
        "work", "week",
        "case", "point", "company", "number", "group", "fact", "people", "water", "room", "mother", "area", "money",
        "story", "lot", "night", "home",
        "door", "house", "love", "face", "head", "heart", "film", "movie", "song", "voice", "word", "light", "dark",
        "good", "new", "great", "big",
        "small", "old", "long", "little", "own", "other", "right", "best", "better", "bad", "real", "hard", "easy",
        "know", "get", "make", "go", "see",
        "come", "take", "look", "want", "give", "use", "find", "tell", "ask", "feel", "try", "leave", "call", "keep",
        "think", "say", "says", "knows",
        "turn", "show", "hear", "play", "run", "move", "live", "believe", "bring", "happen", "write", "sit", "stand",
        "lose", "pay", "meet",
        "leben", "film", "kino", "tag", "nacht", "haus", "herz", "hand", "kopf", "welt", "zeit", "jahr", "frau", "mann",
        "kind", "gut", "groß", "klein",
        "alt", "neu", "lang", "gehen", "kommen", "sehen", "machen", "sagen", "wissen", "stehen", "bleiben", "nie",
        "immer", "alles", "nichts",
        "vie", "film", "jour", "nuit", "maison", "coeur", "cœur", "main", "tête", "monde", "temps", "année", "femme",
        "homme", "enfant", "bon", "grand",
        "petit", "vieux", "nouveau", "faire", "voir", "dire", "aller", "venir", "jamais", "toujours", "rien", "être",
        "avoir"};
    return words;
}

struct LabelRow {
    std::string_view words;
    Label label;
    bool needs_colon;  ///< without one it is any word of a sentence
};

// Longest first where one opens another: label_at() takes the longest.
constexpr std::array label_rows = std::to_array<LabelRow>({
    {"film", Label::title, true}, {"film title", Label::title, true}, {"title", Label::title, true},
    {"movie", Label::title, true},
    {"titel", Label::title, true}, {"filmtitel", Label::title, true}, {"titre", Label::title, true},
    {"titre du film", Label::title, true},
    {"director", Label::director, true}, {"directors", Label::director, true}, {"directed by", Label::director, false},
    {"dir", Label::director, true},
    {"dir.", Label::director, false}, {"a film by", Label::director, false}, {"regie", Label::director, true},
    {"regisseur", Label::director, true},
    {"regisseurin", Label::director, true}, {"ein film von", Label::director, false},
    {"réalisation", Label::director, true},
    {"réalisateur", Label::director, true}, {"réalisatrice", Label::director, true},
    {"réalisé par", Label::director, false},
    {"réalisée par", Label::director, false}, {"un film de", Label::director, false},
    {"un film d'", Label::director, false}, {"mise en scène", Label::director, true},
    {"writer-director", Label::director, true}, {"writer/director", Label::director, true},
    {"written and directed by", Label::director, false},
    {"buch und regie", Label::director, true}, {"buch & regie", Label::director, true},
    {"regie und buch", Label::director, true}, {"regie & buch", Label::director, true},
    {"réalisation et scénario", Label::director, true}, {"scénario et réalisation", Label::director, true},
    {"cast", Label::cast, true}, {"starring", Label::cast, false}, {"stars", Label::cast, true},
    {"with", Label::cast, false}, {"featuring", Label::cast, false}, {"actors", Label::cast, true},
    {"main cast", Label::cast, true}, {"mit", Label::cast, false}, {"darsteller", Label::cast, true},
    {"darstellerinnen", Label::cast, true}, {"besetzung", Label::cast, true},
    {"es spielen", Label::cast, true}, {"avec", Label::cast, false}, {"interprètes", Label::cast, true},
    {"interprétation", Label::cast, true}, {"acteurs", Label::cast, true}, {"casting", Label::cast, true},
    {"running time", Label::runtime, false}, {"run time", Label::runtime, true}, {"runtime", Label::runtime, true},
    {"length", Label::runtime, true}, {"duration", Label::runtime, true},
    {"laufzeit", Label::runtime, true}, {"länge", Label::runtime, true}, {"dauer", Label::runtime, true},
    {"filmlänge", Label::runtime, true}, {"durée", Label::runtime, true},
    {"distributor", Label::distributor, true}, {"distributed by", Label::distributor, false},
    {"distribution", Label::distributor, true}, {"released by", Label::distributor, false},
    {"distributeur", Label::distributor, true}, {"distribué par", Label::distributor, false},
    {"verleih", Label::distributor, true}, {"filmverleih", Label::distributor, true},
    {"im verleih von", Label::distributor, false}, {"release", Label::distributor, true},
    {"year", Label::year, true}, {"jahr", Label::year, true}, {"année", Label::year, true},
    {"produktionsjahr", Label::year, true}, {"erscheinungsjahr", Label::year, true},
    {"production year", Label::year, true},
    {"country/year", Label::year, true}, {"land/jahr", Label::year, true}, {"pays/année", Label::year, true},
    {"pays et année", Label::year, true}, {"country and year", Label::year, true}, {"land und jahr", Label::year, true},
    {"rating", Label::rating, true}, {"our rating", Label::rating, true}, {"my rating", Label::rating, true},
    {"score", Label::rating, true}, {"grade", Label::rating, true}, {"final grade", Label::rating, true},
    {"stars", Label::rating, true},
    {"wertung", Label::rating, true}, {"bewertung", Label::rating, true}, {"punkte", Label::rating, true},
    {"unsere wertung", Label::rating, true}, {"note", Label::rating, true}, {"notre note", Label::rating, true},
    {"ma note", Label::rating, true},
    {"final score", Label::rating, true}, {"final rating", Label::rating, true}, {"overall", Label::rating, true},
    {"date", Label::date, true}, {"published", Label::date, false}, {"published on", Label::date, false},
    {"posted", Label::date, false}, {"posted on", Label::date, false}, {"sent", Label::date, true},
    {"recorded", Label::date, false}, {"recorded on", Label::date, false}, {"aired", Label::date, false},
    {"aired on", Label::date, false},
    {"datum", Label::date, true}, {"veröffentlicht am", Label::date, false}, {"erschienen am", Label::date, false},
    {"gesendet", Label::date, true}, {"stand", Label::date, true}, {"publié le", Label::date, false},
    {"mis en ligne le", Label::date, false}, {"le", Label::date, true},
    {"by", Label::byline, false}, {"review by", Label::byline, false}, {"reviewed by", Label::byline, false},
    {"a review by", Label::byline, false}, {"words by", Label::byline, false}, {"words", Label::byline, true},
    {"text by", Label::byline, false},
    {"text", Label::byline, true}, {"author", Label::byline, true}, {"critic", Label::byline, true},
    {"reviewer", Label::byline, true}, {"from", Label::byline, true}, {"posted by", Label::byline, false},
    {"notes by", Label::byline, false}, {"programme note by", Label::byline, false},
    {"programme notes by", Label::byline, false}, {"host", Label::byline, true}, {"hosted by", Label::byline, false},
    {"presented by", Label::byline, false},
    {"von", Label::byline, false}, {"eine kritik von", Label::byline, false}, {"kritik von", Label::byline, false},
    {"rezension von", Label::byline, false}, {"rezensiert von", Label::byline, false},
    {"besprochen von", Label::byline, false}, {"autor", Label::byline, true}, {"autorin", Label::byline, true},
    {"par", Label::byline, false}, {"critique de", Label::byline, true}, {"une critique de", Label::byline, false},
    {"critique par", Label::byline, false}, {"auteur", Label::byline, true}, {"texte", Label::byline, true},
    {"propos recueillis par", Label::byline, false},
    {"photo credit", Label::credit, true}, {"photo credits", Label::credit, true}, {"photo", Label::credit, true},
    {"photos", Label::credit, true}, {"photograph", Label::credit, true}, {"photo by", Label::credit, false},
    {"photos by", Label::credit, false}, {"photograph by", Label::credit, false},
    {"image credit", Label::credit, true}, {"image", Label::credit, true}, {"images", Label::credit, true},
    {"picture", Label::credit, true}, {"picture credit", Label::credit, true}, {"still", Label::credit, true},
    {"stills", Label::credit, true}, {"photo courtesy of", Label::credit, false},
    {"image courtesy of", Label::credit, false}, {"courtesy of", Label::credit, false},
    {"still courtesy of", Label::credit, false},
    {"foto", Label::credit, true}, {"fotos", Label::credit, true}, {"bild", Label::credit, true},
    {"bilder", Label::credit, true}, {"bildnachweis", Label::credit, true}, {"bildquelle", Label::credit, true},
    {"crédit photo", Label::credit, true}, {"crédits photo", Label::credit, true}, {"crédit", Label::credit, true},
    {"visuel", Label::credit, true},
    {"screenplay", Label::crew, true}, {"screenplay by", Label::crew, false}, {"written by", Label::crew, false},
    {"writer", Label::crew, true}, {"writers", Label::crew, true}, {"script", Label::crew, true},
    {"cinematography", Label::crew, true}, {"cinematographer", Label::crew, true}, {"camera", Label::crew, true},
    {"director of photography", Label::crew, true}, {"music", Label::crew, true}, {"score by", Label::crew, false},
    {"editor", Label::crew, true}, {"editing", Label::crew, true}, {"producer", Label::crew, true},
    {"producers", Label::crew, true}, {"production design", Label::crew, true}, {"sound", Label::crew, true},
    {"costumes", Label::crew, true}, {"country", Label::crew, true}, {"language", Label::crew, true},
    {"genre", Label::crew, true}, {"production", Label::crew, true}, {"certificate", Label::crew, true},
    {"rated", Label::crew, false},
    {"drehbuch", Label::crew, true}, {"buch", Label::crew, true}, {"kamera", Label::crew, true},
    {"musik", Label::crew, true}, {"schnitt", Label::crew, true}, {"produktion", Label::crew, true},
    {"land", Label::crew, true}, {"fsk", Label::crew, false}, {"kinostart", Label::crew, true},
    {"start", Label::crew, true}, {"szenenbild", Label::crew, true}, {"ton", Label::crew, true},
    {"kostüme", Label::crew, true},
    {"scénario", Label::crew, true}, {"photographie", Label::crew, true}, {"musique", Label::crew, true},
    {"montage", Label::crew, true}, {"pays", Label::crew, true}, {"production déléguée", Label::crew, true},
    {"sortie", Label::crew, true}, {"décors", Label::crew, true}, {"son", Label::crew, true},
    {"section", Label::kicker, true}, {"category", Label::kicker, true}, {"filed under", Label::kicker, false},
    {"rubrik", Label::kicker, true}, {"rubrique", Label::kicker, true},
    {"verdict", Label::verdict, true}, {"our verdict", Label::verdict, true}, {"the verdict", Label::verdict, true},
    {"bottom line", Label::verdict, true}, {"the bottom line", Label::verdict, true},
    {"in short", Label::verdict, true}, {"fazit", Label::verdict, true}, {"unser fazit", Label::verdict, true},
    {"verdikt", Label::verdict, true}, {"notre avis", Label::verdict, true}, {"en bref", Label::verdict, true},
    {"bilan", Label::verdict, true},
    {"summary", Label::standfirst, true}, {"description", Label::standfirst, true},
    {"subtitle", Label::standfirst, true}, {"excerpt", Label::standfirst, true},
});

template <class Table>
auto lookup(const Table& table, std::string_view word) -> std::optional<decltype(table.begin()->second)> {
    const auto found = table.find(word);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace

bool is_common_word(std::string_view small) { return common_words().contains(small); }
bool is_particle(std::string_view small) { return particles().contains(small); }
bool is_easy_word(std::string_view small) { return common_words().contains(small) || easy_words().contains(small); }

Language language_of(std::string_view text) {
    static const std::unordered_map<std::string_view, Language> telling = {
        {"the", Language::english}, {"of", Language::english}, {"and", Language::english}, {"is", Language::english},
        {"that", Language::english}, {"with", Language::english}, {"it", Language::english}, {"his", Language::english},
        {"her", Language::english},
        {"der", Language::german}, {"die", Language::german}, {"das", Language::german}, {"und", Language::german},
        {"ist", Language::german}, {"nicht", Language::german}, {"mit", Language::german}, {"ein", Language::german},
        {"eine", Language::german}, {"den", Language::german}, {"sich", Language::german},
        {"le", Language::french}, {"la", Language::french}, {"les", Language::french}, {"et", Language::french},
        {"est", Language::french}, {"des", Language::french}, {"une", Language::french}, {"un", Language::french},
        {"dans", Language::french}, {"qui", Language::french}, {"du", Language::french}, {"que", Language::french}};
    std::array<int, 3> votes{};
    constexpr std::size_t enough = 40'000;  // bytes
    for (const Word& word : words_of(text.substr(0, enough))) {
        if (const auto language = lookup(telling, word.small)) ++votes[static_cast<std::size_t>(*language)];
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    return static_cast<Language>(most - votes.begin());
}

std::optional<FoundLabel> label_at(std::string_view line) {
    std::optional<FoundLabel> best;
    for (const LabelRow& row : label_rows) {
        if (!line.starts_with(row.words) || (best && best->length >= row.words.size())) continue;
        const std::string_view rest = line.substr(row.words.size());
        const bool open_ended = row.words.ends_with('\'');
        const bool parted = rest.starts_with(' ') || rest.starts_with(':') || rest.starts_with("\u00A0") || rest.starts_with("\u202F") || rest.starts_with("©") || open_ended;
        if (!parted) continue;
        std::string_view behind = rest;
        while (behind.starts_with(' ') || behind.starts_with("\u00A0") || behind.starts_with("\u202F")) behind.remove_prefix(behind[0] == ' ' ? 1 : behind.starts_with("\u00A0") ? 2 : 3);
        const bool colon = behind.starts_with(':') || (row.label == Label::credit && (behind.starts_with("©") || behind.starts_with("–")));
        if (row.needs_colon && !colon) continue;
        best = FoundLabel{row.label, row.words.size(), row.needs_colon};
    }
    return best;
}

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

bool is_review_word(std::string_view small) {
    constexpr std::array<std::string_view, 26> words = {
        "review", "film review", "movie review", "reviewed", "review of", "a review", "a review of", "reviews",
        "kritik", "filmkritik", "kritik zu", "kritik zum film", "die kritik", "rezension",
        "rezension zu", "besprechung", "critique", "critique de", "critique du film", "critique film", "la critique",
        "critique cinéma", "festival review", "festival notes", "transcript", "notes on"};
    return std::find(words.begin(), words.end(), small) != words.end();
}

int furniture_words(std::string_view line) {
    struct Row {
        std::string_view words;
        int sure;
        bool opening;  ///< counts only where the line opens with it
    };
    static constexpr std::array rows = std::to_array<Row>({
        {"comments are closed", 2, false}, {"leave a comment", 2, false}, {"leave a reply", 2, false},
        {"post a comment", 2, false}, {"add a comment", 2, false}, {"log in to comment", 2, false},
        {"share this", 2, false}, {"share on", 2, true}, {"click to share", 2, true}, {"tweet this", 2, true},
        {"related posts", 2, false}, {"related articles", 2, false}, {"related stories", 2, false},
        {"you may also like", 2, false}, {"you might also like", 2, false}, {"more from", 2, true},
        {"more reviews", 2, true}, {"read more", 2, true}, {"read next", 2, true}, {"read also", 2, true},
        {"see also", 1, true}, {"also read", 2, true}, {"most recent", 2, true}, {"most read", 2, true},
        {"most popular", 2, true}, {"latest posts", 2, true}, {"recent posts", 2, true}, {"popular posts", 2, true},
        {"trending", 1, true},
        {"stay connected", 2, true}, {"follow us", 2, false}, {"follow me on", 2, false}, {"subscribe to", 2, false},
        {"subscribe now", 2, false}, {"sign up", 2, true}, {"newsletter", 1, false}, {"unsubscribe", 2, false},
        {"mailing list", 1, false}, {"all rights reserved", 2, false}, {"copyright", 1, true}, {"©", 1, true},
        {"(c) 20", 1, true}, {"privacy policy", 2, false}, {"terms of use", 2, false}, {"terms of service", 2, false},
        {"cookie", 2, false}, {"cookies", 2, false}, {"accept all", 2, true}, {"advertisement", 2, true},
        {"sponsored", 2, true}, {"skip to content", 2, true}, {"skip to main", 2, true}, {"powered by", 2, true},
        {"previous post", 2, true}, {"next post", 2, true}, {"previous article", 2, true}, {"next article", 2, true},
        {"tags:", 2, true}, {"tagged", 2, true}, {"filed under", 2, true}, {"posted in", 2, true},
        {"print this", 2, true}, {"back to top", 2, true}, {"like this:", 2, true}, {"loading...", 2, true},
        {"loading…", 2, true}, {"support us", 1, true}, {"buy me a coffee", 2, false}, {"patreon", 1, false},
        {"home", 1, true}, {"menu", 1, true}, {"search", 1, true}, {"log in", 1, true}, {"sign in", 1, true},
        {"min read", 1, false}, {"minute read", 1, false}, {"guestbook", 2, false}, {"visitor number", 2, false},
        {"best viewed", 2, false}, {"this article contains affiliate", 2, true}, {"begin forwarded message", 2, true},
        {"forwarded message", 2, false}, {"sent from my", 2, true}, {"click here", 2, true},
        {"to unsubscribe", 2, true}, {"watch the trailer", 2, true}, {"view in browser", 2, true},
        {"download this episode", 2, false}, {"listen to the episode", 2, false}, {"end of transcript", 2, false},
        {"transcript ends", 2, false}, {"page 1 of", 2, true}, {"continued on page", 2, false},
        {"corrections:", 1, true}, {"a version of this article", 2, true}, {"tickets:", 1, true},
        {"book tickets", 2, false}, {"buy tickets", 2, false}, {"best wishes", 1, true}, {"best regards", 2, true},
        {"kind regards", 2, true},
        {"kommentare", 1, true}, {"kommentar schreiben", 2, false}, {"kommentar hinterlassen", 2, false},
        {"kommentieren", 1, true}, {"teilen auf", 2, true}, {"artikel teilen", 2, true}, {"teilen", 1, true},
        {"mehr zum thema", 2, true}, {"lesen sie auch", 2, true}, {"lesen sie mehr", 2, true},
        {"auch interessant", 2, true}, {"das könnte sie auch interessieren", 2, true},
        {"das könnte dich auch interessieren", 2, true}, {"weiterlesen", 2, true}, {"abonnieren", 2, false},
        {"jetzt anmelden", 2, false}, {"impressum", 2, false}, {"datenschutz", 2, false},
        {"alle rechte vorbehalten", 2, false}, {"anzeige", 2, true}, {"werbung", 1, true}, {"startseite", 2, true},
        {"nach oben", 2, true}, {"drucken", 1, true}, {"merken", 1, true}, {"folgen sie uns", 2, false},
        {"schlagwörter", 2, true},
        {"commentaires", 1, true}, {"laisser un commentaire", 2, false}, {"partager", 1, true},
        {"à lire aussi", 2, true}, {"lire aussi", 2, true}, {"lire la suite", 2, true}, {"sur le même sujet", 2, true},
        {"articles liés", 2, true}, {"abonnez-vous", 2, false}, {"s'abonner", 2, false}, {"infolettre", 1, false},
        {"tous droits réservés", 2, false}, {"mentions légales", 2, false}, {"politique de confidentialité", 2, false},
        {"accueil", 1, true}, {"publicité", 2, true}, {"suivez-nous", 2, false}, {"mots-clés", 2, true},
        {"nous utilisons", 1, true}, {"wir verwenden", 1, true}, {"we use", 1, true},
    });
    int sure = 0;
    for (const Row& row : rows) {
        if (row.sure <= sure) continue;
        if (row.opening ? line.starts_with(row.words) && (line.size() == row.words.size() || find_words(line, row.words) == 0 || !((row.words.back() >= 'a' && row.words.back() <= 'z')))
                        : (row.words[0] == '\xC2' ? line.find(row.words) : find_words(line, row.words)) != std::string_view::npos) {
            sure = row.sure;
        }
    }
    return sure;
}

bool ends_the_text(std::string_view line) {
    constexpr std::array<std::string_view, 44> heads = {
        "comments", "comments are closed", "leave a comment", "leave a reply", "discussion", "responses",
        "reader comments", "related", "related posts", "related articles", "related stories", "you may also like",
        "you might also like", "most recent", "most read", "more reviews", "more from", "recent posts", "latest posts",
        "popular posts", "stay connected", "follow us", "share this", "subscribe", "post navigation",
        "end of transcript", "end of interview",
        "kommentare", "kommentar schreiben", "mehr zum thema", "das könnte sie auch interessieren",
        "das könnte dich auch interessieren", "auch interessant", "lesen sie auch", "ähnliche artikel",
        "commentaires", "laisser un commentaire", "sur le même sujet", "articles liés", "à lire aussi",
        "vos commentaires", "réagir", "les derniers articles", "dans la même rubrique"};
    // A count may stand in front: `3 Comments`, `12 Kommentare`.
    const auto letters = line.find_first_not_of("0123456789 ()[");
    if (letters == std::string_view::npos) return false;
    line = bare(line.substr(letters));
    while (line.starts_with('[')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ']' || line.back() == ')' || line.back() == '(' || line.back() == ' ' || line.back() == '.' || line.back() == '!' || (line.back() >= '0' && line.back() <= '9'))) line.remove_suffix(1);
    for (const std::string_view head : heads) {
        if (line == head || (head.find(' ') != std::string_view::npos && line.starts_with(head) && line.size() < head.size() + 30)) return true;
    }
    return false;
}

bool judges(std::string_view small) {
    static const WordSet words = {
        "stunning", "brilliant", "masterpiece", "great", "greatest", "best", "worst", "exciting", "thrilling",
        "unforgettable", "remarkable", "extraordinary", "astonishing", "beautiful", "beautifully", "gorgeous",
        "devastating", "heartbreaking", "gutting", "funny", "funniest", "hilarious", "wonderful", "superb",
        "magnificent", "perfect", "perfectly", "dull", "boring", "lazy", "awful", "terrible", "bold", "brave",
        "fearless", "fierce", "tender", "haunting", "mesmerising", "mesmerizing", "riveting", "gripping", "moving",
        "honest", "original", "unique", "fun", "rare", "ambitious", "flawed", "incredible", "powerful", "triumph",
        "disaster", "mess", "genius", "finest", "damn", "unmissable", "generous", "cruel", "clever", "radiant",
        "impossible", "unbearable", "exhilarating", "absorbing", "alive", "loudest", "quietest", "strangest", "saddest",
        "bravest", "exact", "ridiculous", "glorious", "modest", "patient", "stubborn",
        "großartig", "großartige", "großartiger", "meisterwerk", "wunderbar", "wunderbare", "brillant", "brillante",
        "langweilig", "schön", "schönste", "schönsten", "beste", "besten", "mutig", "mutige", "unvergesslich",
        "unvergesslicher", "klug", "kluger", "kluge", "seltsam", "seltsamste", "herrlich", "misslungen", "stark",
        "starker", "starke", "zärtlich", "zärtlichste", "traurig", "traurigste", "komisch", "leisester", "leiseste",
        "ehrlich", "grandios", "bewegend", "bewegende", "überraschend",
        "magnifique", "superbe", "beau", "belle", "chef-d'œuvre", "brillant", "brillante", "bouleversant",
        "bouleversante", "drôle", "raté", "ennuyeux", "juste", "rare", "inoubliable", "éblouissant", "éblouissante",
        "remarquable", "courageux", "meilleur", "meilleure", "splendide", "généreux", "cruel", "cruelle", "tendre",
        "sublime", "grand", "obstiné", "obstinée", "précieux", "précieuse", "élégant", "élégante"};
    return words.contains(small);
}

bool is_crew_word(std::string_view small) {
    static const WordSet words = {"director", "filmmaker", "writer", "screenwriter", "cinematographer", "composer", "editor", "producer", "photographer", "designer", "author", "novelist", "critic", "dp",
                                  "regisseur", "regisseurin", "kamerafrau", "kameramann", "komponist", "komponistin",
                                  "autor", "autorin", "drehbuchautor", "drehbuchautorin", "cutterin", "cutter",
                                  "produzent", "produzentin", "kamera", "schnitt", "musik", "drehbuch",
                                  "réalisateur", "réalisatrice", "scénariste", "compositeur", "compositrice", "monteur",
                                  "monteuse", "chef-opérateur", "cheffe-opératrice", "opérateur", "opératrice",
                                  "producteur", "productrice", "cinéaste", "cinematography", "music", "score",
                                  "editing", "design", "script", "screenplay", "sound"};
    return words.contains(small);
}

}  // namespace foyer::importing

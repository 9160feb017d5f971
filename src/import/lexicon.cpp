#include "import/lexicon.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

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
        if (const auto found = telling.find(word.small); found != telling.end()) ++votes[static_cast<std::size_t>(found->second)];
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    return static_cast<Language>(most - votes.begin());
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

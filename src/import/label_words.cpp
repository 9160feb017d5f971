// What short lines in front of names and facts call them.
#include <array>

#include "import/lexicon.h"

namespace foyer::importing {
namespace {

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

}  // namespace

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

}  // namespace foyer::importing

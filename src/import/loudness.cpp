// How loud a film's stretch is, by the words used of it. The scale: 0 silence, 0.15 a whisper, 0.3 calm, 0.5 talk,
// 0.7 unrest, 0.85 a row, 1 as loud as a film gets.
#include <string>
#include <unordered_map>

#include "import/lexicon.h"

namespace foyer::importing {
namespace {

using Loudness = std::unordered_map<std::string_view, double>;

const Loudness& whole_words() {
    static const Loudness words = {
        {"calm", .25},    {"quiet", .15},   {"hushed", .1},    {"still", .3},      {"slow", .3},      {"slowly", .3},
        {"soft", .2},     {"softly", .2},   {"peace", .2},     {"rest", .3},       {"love", .4},      {"sleep", .15},
        {"sad", .35},     {"alone", .3},    {"empty", .25},    {"grief", .4},      {"tea", .2},       {"dawn", .25},
        {"snow", .2},     {"silent", .05},  {"silence", .05},  {"spare", .25},     {"warm", .35},     {"light", .4},
        {"idle", .3},     {"talk", .5},     {"mad", .8},       {"chaos", .95},     {"manic", .88},    {"fear", .75},
        {"fight", .85},   {"fights", .85},  {"war", .95},      {"gun", .9},        {"guns", .9},      {"loud", .9},
        {"louder", .9},   {"loudest", 1},   {"roar", .95},     {"roars", .95},     {"riot", 1},       {"fire", .85},
        {"burns", .85},   {"burn", .85},    {"storm", .9},     {"crash", .9},      {"crashes", .9},   {"noise", .85},
        {"noisy", .85},   {"panic", .9},    {"rage", .95},     {"rages", .95},     {"fury", .95},     {"blood", .9},
        {"chase", .85},   {"rush", .75},    {"fast", .7},      {"wild", .8},       {"tense", .75},    {"scared", .75},
        {"angry", .85},   {"anger", .85},   {"flood", .85},    {"siren", .9},      {"sirens", .9},    {"drums", .85},
        {"dread", .7},    {"drugs", .7},    {"death", .7},     {"dies", .7},       {"row", .8},       {"party", .75},
        {"demise", .8},   {"climax", .9},   {"harsh", .8},     {"battle", .95},    {"pain", .7},      {"leise", .15},
        {"still", .2},    {"stille", .08},  {"ruhig", .2},     {"ruhe", .2},       {"sanft", .2},     {"zart", .2},
        {"langsam", .3},  {"trauer", .35},  {"laut", .9},      {"lauter", .9},     {"lärm", .9},      {"wut", .95},
        {"krieg", .95},   {"streit", .85},  {"angst", .75},    {"sturm", .9},      {"feuer", .85},    {"schrei", .95},
        {"schreie", .95}, {"wild", .8},     {"hektisch", .85}, {"schweigen", .08}, {"schweigt", .08}, {"flucht", .8},
        {"calme", .2},    {"silence", .05}, {"doux", .2},      {"douce", .2},      {"lent", .3},      {"lente", .3},
        {"paix", .2},     {"deuil", .35},   {"tendre", .25},   {"bruit", .85},     {"cri", .95},      {"cris", .95},
        {"colère", .9},   {"rage", .95},    {"guerre", .95},   {"peur", .75},      {"feu", .85},      {"orage", .9},
        {"fureur", .95},  {"fuite", .8},    {"tempête", .9},   {"chaos", .95}};
    return words;
}

// Stems of six letters, for words whose endings change.
const Loudness& stems() {
    static const Loudness words = {
        {"quietl", .15}, {"quiete", .15}, {"calmin", .25}, {"silent", .05}, {"silenc", .05}, {"whispe", .12},
        {"gentle", .2},  {"gently", .2},  {"tender", .25}, {"peacef", .18}, {"medita", .22}, {"contem", .25},
        {"melanc", .3},  {"mourni", .3},  {"cathar", .45}, {"emotio", .5},  {"recove", .35}, {"healin", .3},
        {"forgiv", .3},  {"unhurr", .22}, {"patien", .3},  {"restra", .28}, {"delica", .25}, {"sereni", .15},
        {"serene", .15}, {"stilln", .08}, {"hushed", .1},  {"lullab", .15}, {"resign", .3},  {"reconc", .3},
        {"uncond", .4},  {"breath", .35}, {"settle", .3},  {"domest", .35}, {"dialog", .5},  {"conver", .45},
        {"gather", .5},  {"assaul", .95}, {"explos", 1},   {"explod", 1},   {"franti", .9},  {"frenet", .9},
        {"frenzy", .95}, {"frenzi", .95}, {"overwh", .9},  {"shocki", .85}, {"distur", .8},  {"violen", .95},
        {"chaoti", .92}, {"scream", .95}, {"shouti", .9},  {"shouts", .9},  {"shoute", .9},  {"furiou", .95},
        {"deafen", 1},   {"thunde", .92}, {"intens", .8},  {"spiral", .8},  {"guttin", .85}, {"relent", .85},
        {"punish", .8},  {"terrif", .85}, {"terror", .9},  {"horror", .85}, {"nightm", .85}, {"raucou", .9},
        {"riotou", .9},  {"clamou", .85}, {"clamor", .85}, {"argues", .8},  {"argume", .78}, {"quarre", .8},
        {"hyster", .9},  {"manica", .88}, {"breakd", .82}, {"collap", .85}, {"destru", .85}, {"destro", .85},
        {"addict", .7},  {"confro", .8},  {"crashi", .9},  {"smashe", .92}, {"burnin", .85}, {"raging", .95},
        {"boilin", .85}, {"blizza", .8},  {"accuse", .75}, {"betray", .75}, {"revolt", .9},  {"stampe", .95},
        {"escape", .75}, {"pursui", .82}, {"chasin", .85}, {"kineti", .8},  {"feveri", .82}, {"turbul", .85},
        {"unruly", .78}, {"claust", .7},  {"menaci", .75}, {"menace", .75}, {"zärtli", .2},  {"friedl", .18},
        {"behuts", .2},  {"gedämp", .2},  {"versöh", .3},  {"explod", 1},   {"explos", 1},   {"lärmen", .9},
        {"schrei", .95}, {"brüllt", .95}, {"wütend", .92}, {"gewalt", .92}, {"chaoti", .92}, {"rasend", .92},
        {"stürmi", .88}, {"bedroh", .75}, {"verzwe", .75}, {"eskali", .9},  {"aufruh", .92}, {"tobend", .92},
        {"überwä", .88}, {"hektik", .85}, {"panisc", .9},  {"flüste", .12}, {"ruhige", .2},  {"leiser", .15},
        {"lautlo", .05}, {"stille", .08}, {"silenc", .05}, {"apaise", .2},  {"apaisé", .2},  {"murmur", .12},
        {"doucem", .2},  {"douceu", .2},  {"tendre", .25}, {"lenteu", .3},  {"mélanc", .3},  {"explos", 1},
        {"explose", 1},  {"hurlem", .95}, {"hurlen", .95}, {"violen", .95}, {"fracas", .92}, {"furieu", .95},
        {"chaoti", .92}, {"tumult", .9},  {"angois", .75}, {"haleta", .85}, {"effrén", .9},  {"vacarm", .95},
        {"déchaî", .95}, {"éclate", .85}};
    return words;
}

}  // namespace

std::optional<double> loudness_of(std::string_view small) {
    if (const auto found = whole_words().find(small); found != whole_words().end()) return found->second;
    // Six letters, of which some may take two bytes.
    std::size_t end = 0;
    for (int letters = 0; letters < 6 && end < small.size(); ++letters) {
        ++end;
        while (end < small.size() && (static_cast<unsigned char>(small[end]) & 0xC0u) == 0x80u) ++end;
    }
    if (const auto found = stems().find(small.substr(0, end)); found != stems().end()) return found->second;
    return std::nullopt;
}

}  // namespace foyer::importing

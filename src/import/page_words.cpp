// Words that tell a page's furniture from its text.
#include <algorithm>
#include <array>

#include "import/lexicon.h"
#include "import/words.h"

namespace foyer::importing {

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

}  // namespace foyer::importing

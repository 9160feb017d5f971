// The Review: what a writer wrote, as a value. Nothing here knows of pages, fonts or pixels.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/geometry.h"
#include "core/outline.h"

namespace foyer {

/// Marks a writer can set on words. In body text `*one star*` is italic and `**two**` bold; in a headline or a
/// quote stars set words in the accent, which is kept apart from italic.
struct Emphasis {
    bool italic = false, bold = false, accent = false;
    constexpr bool operator==(const Emphasis&) const = default;
};

struct Span {
    std::string text;  ///< UTF-8, white space folded to single spaces
    Emphasis emphasis;
    bool operator==(const Span&) const = default;
};

/// A run of words with marks; neighbouring spans differ in their marks and join without a space of their own.
using RichText = std::vector<Span>;

/// The words alone.
std::string plain_text(const RichText& text);

enum class ParagraphKind { body, crosshead };

struct Paragraph {
    RichText text;
    ParagraphKind kind = ParagraphKind::body;
    SourcePlace place;
    bool operator==(const Paragraph&) const = default;
};

struct PullQuote {
    RichText text;            ///< stars set the accent
    std::string attribution;  ///< without its dash; may be empty
    int after_paragraph = 0;  ///< it stands in the source behind so many paragraphs
    SourcePlace place;
    bool operator==(const PullQuote&) const = default;
};

struct CastMember {
    std::string role, actor;
    bool operator==(const CastMember&) const = default;
};

/// Facts as the writer wrote them; empty where not given.
struct Film {
    std::string title, year, director, distributor, runtime;
    std::vector<CastMember> cast;
    bool operator==(const Film&) const = default;
};

/// A picture that stands in the text, or the figure of the hero cut out of it.
struct Inset {
    std::string image;        ///< path as written; resolved inside the review's folder by whoever opens it
    std::string alt, credit;
    Fraction2 focus;          ///< where the eye should land
    Outline outline;          ///< what of it is shown; empty: all that its alpha channel leaves
    int after_paragraph = 0;  ///< it stands in the source behind so many paragraphs
    SourcePlace place;        ///< of the image's name
    bool operator==(const Inset&) const = default;

    /// What the picture is kept under: one image may be shown whole and cut out.
    std::string name() const;
};

struct Hero {
    std::string image;   ///< path as written; resolved inside the review's folder by whoever opens it
    std::string alt, credit;
    Fraction2 focus;     ///< where the eye should land
    SourcePlace place;   ///< of the image's name
    std::vector<Crop> keep{};       ///< parts that no letter may cover; empty: what is about the focus
    std::optional<Inset> cutout{};  ///< its figure alone, for later pages
    bool operator==(const Hero&) const = default;
};

struct Act {
    std::string title, summary;
    double intensity = 0.5;        ///< 0 silence, 1 as loud as the film gets
    double minutes = 0;            ///< share of the running time; 0 where not given
    std::string begins;            ///< opening words of its paragraph, as written
    std::optional<int> paragraph;  ///< index of the paragraph that opens with them
    SourcePlace place;
    bool operator==(const Act&) const = default;
};

/// Stars out of `best`, 0 to `best`, which is 1 to 10: what is given in percent or out of more than ten is brought to five.
/// What was written is kept for captions.
struct Rating {
    double stars = 0, best = 5;
    std::string written;
    bool operator==(const Rating&) const = default;
};

/// What a show may stop at: the first spread, the hero alone, a spread, the columns of one (of all) at reading size, an
/// act's or a quote's card, film facts and verdict, the code of the review's link.
enum class BeatKind { opening, hero, spread, read, act, quote, facts, code };

struct BeatName {
    BeatKind kind = BeatKind::opening;
    int number = 0;  ///< from 1; 0 for all of the kind
    constexpr bool operator==(const BeatName&) const = default;
};

/// `act 4`, `quotes`; nothing where it names no beat.
std::optional<BeatName> parse_beat_name(std::string_view text);
/// As `parse_beat_name` reads it.
std::string to_string(BeatName name);

/// How one beat gives way to another.
enum class BeatPassage { cut, dissolve, push, page_turn, noise, rise };

/// A beat as the front matter lists it.
struct WrittenBeat {
    BeatName name;
    std::optional<double> seconds;       ///< how long it stays in autoplay
    double turn = 0;                     ///< of the page, clockwise degrees
    std::optional<BeatPassage> passage;  ///< how it comes
    std::string note;
    SourcePlace place;
    bool operator==(const WrittenBeat&) const = default;
};

/// Words for the presenter alone.
struct Note {
    BeatName about;
    std::string text;
    bool operator==(const Note&) const = default;
};

struct Review {
    std::string kicker;
    RichText headline;
    RichText standfirst;
    std::string byline, screening, verdict;
    std::string date;                  ///< of publication, as written
    std::string note;                  ///< a sentence or two on the author
    std::string link;                  ///< where it can be read on: an http(s) address; empty for none
    std::vector<std::string> credits;  ///< further credit lines, each with its label, as `Photo: A. Name`
    std::string lang = "en-US";
    std::optional<Rating> rating;
    Film film;
    std::optional<Hero> hero;
    std::vector<Act> acts;
    std::vector<Paragraph> paragraphs;
    std::vector<PullQuote> quotes;
    std::vector<Inset> insets;         ///< pictures in the text, in its order
    std::vector<WrittenBeat> beats;  ///< empty: the show makes them from the rest
    std::vector<Note> notes;
    std::vector<PullQuote> candidates;  ///< lines that may stand in a quote's place, the best first
    bool operator==(const Review&) const = default;
};

/// A review always comes out; what was wrong with the text is said beside it.
struct ParsedReview {
    Review review;
    Diagnostics diagnostics;
};

/// Reads Markdown with YAML front matter. `file` is only named in diagnostics. Never fails: a broken key costs that key, a
/// broken front matter the keys that cannot be read, and the text stays.
ParsedReview parse_review(std::string_view text, const std::string& file);

/// Reads plain text: the first line is the headline, blank lines part paragraphs.
ParsedReview parse_plain_text(std::string_view text, const std::string& file);

/// The review as lines of text, for tests and bug reports.
std::string dump(const Review& review);

}  // namespace foyer

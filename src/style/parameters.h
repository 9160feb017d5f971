// The registry of parameters: everything a user may tweak, one typed row each. Panel, style files, undo, `--set` and
// `foyer params` are made from these rows; adding a slider is adding a row and reading it where it matters.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace foyer {

enum class ParameterKind { number, integer, flag, choice, colour, text, point };

/// The first stage whose outcome a parameter changes: what comes before it is kept.
enum class Stage { layout, paint };

struct Parameter {
    std::string_view id;       ///< `group.name`, what files and the command line say
    std::string_view group;    ///< heading in the panel
    ParameterKind kind = ParameterKind::number;
    Stage stage = Stage::layout;
    std::string_view initial;  ///< as a style file would write it
    double least = 0, greatest = 0;  ///< of numbers and integers; a text's length at most `greatest` characters
    std::string_view unit;     ///< pt, em, °, %, s …; empty for a bare number
    std::string_view choices;  ///< of a choice, parted by `|`
    std::string_view help;     ///< one line
};

namespace rows {

constexpr Parameter number(std::string_view id, std::string_view group, Stage stage, std::string_view initial,
                           double least, double greatest, std::string_view unit, std::string_view help) {
    return {id, group, ParameterKind::number, stage, initial, least, greatest, unit, {}, help};
}
constexpr Parameter integer(std::string_view id, std::string_view group, Stage stage, std::string_view initial,
                            double least, double greatest, std::string_view unit, std::string_view help) {
    return {id, group, ParameterKind::integer, stage, initial, least, greatest, unit, {}, help};
}
constexpr Parameter flag(std::string_view id, std::string_view group, Stage stage, std::string_view initial,
                         std::string_view help) {
    return {id, group, ParameterKind::flag, stage, initial, 0, 1, {}, {}, help};
}
constexpr Parameter choice(std::string_view id, std::string_view group, Stage stage, std::string_view initial,
                           std::string_view choices, std::string_view help) {
    return {id, group, ParameterKind::choice, stage, initial, 0, 0, {}, choices, help};
}
constexpr Parameter colour(std::string_view id, std::string_view group, std::string_view initial,
                           std::string_view help) {
    return {id, group, ParameterKind::colour, Stage::paint, initial, 0, 0, {}, {}, help};
}
constexpr Parameter text(std::string_view id, std::string_view group, Stage stage, std::string_view initial,
                         std::string_view help) {
    return {id, group, ParameterKind::text, stage, initial, 0, 200, {}, {}, help};
}

constexpr Parameter point(std::string_view id, std::string_view group, Stage stage, std::string_view initial, double least,
                          double greatest, std::string_view help) {
    return {id, group, ParameterKind::point, stage, initial, least, greatest, {}, {}, help};
}

inline constexpr std::string_view letter_cases = "as written|capitals|small letters";
/// In the order of layout's Ground.
inline constexpr std::string_view grounds = "paper|ink|accent|band";
inline constexpr std::string_view inks = "ink|paper|accent|on accent|tape|quiet";

}  // namespace rows

#define FOYER_FACE_AND_SIZE(id, group, face, size, least, greatest, what)                                             \
    rows::text(id ".face", group, Stage::layout, face, "Face of " what ", as the font book names it"),               \
        rows::number(id ".size", group, Stage::layout, size, least, greatest, "pt", "Type size of " what)
#define FOYER_LETTERS(id, group, tracking, letters, ink, what)                                                        \
    rows::number(id ".tracking", group, Stage::layout, tracking, -0.1, 0.5, "em", "Space between letters of " what), \
        rows::choice(id ".case", group, Stage::layout, letters, rows::letter_cases, "Letters of " what),             \
        rows::choice(id ".colour", group, Stage::layout, ink, rows::inks, "Colour of " what),                        \
        rows::text(id ".features", group, Stage::layout, "", "OpenType features of " what ", as `smcp onum -liga`")

/// Six rows for a kind of type that is always one line, or stands on the grid: face, size, tracking, case, colour and
/// OpenType features.
#define FOYER_LINE_STYLE(id, group, face, size, least, greatest, tracking, letters, ink, what) \
    FOYER_FACE_AND_SIZE(id, group, face, size, least, greatest, what), FOYER_LETTERS(id, group, tracking, letters, ink, what)

/// Seven for one that may take several lines: a leading too.
#define FOYER_TEXT_STYLE(id, group, face, size, least, greatest, leading, tracking, letters, ink, what)               \
    FOYER_FACE_AND_SIZE(id, group, face, size, least, greatest, what),                                                \
        rows::number(id ".leading", group, Stage::layout, leading, 0.7, 3, "×", "Line pitch of " what ", in type sizes"), \
        FOYER_LETTERS(id, group, tracking, letters, ink, what)

/// What a person changes of an act, or of a pull quote, counted from 1.
#define FOYER_ACT(n) \
    rows::number("acts." n ".louder", "Acts", Stage::layout, "0", -1, 1, "", "How much louder act " n " is than the review says")
#define FOYER_QUOTE(n)                                                                                                                \
    rows::integer("quotes." n ".line", "Quotes", Stage::layout, "0", 0, 24, "", "Which of the review's `quotes` is pull quote " n "; 0: its own"), \
        rows::text("quotes." n ".accent", "Quotes", Stage::layout, "", "Words of pull quote " n " that take the accent; `-` for none")

inline constexpr auto registry = std::to_array<Parameter>({
    rows::choice("screen.shape", "Screen", Stage::layout, "as the window", "as the window|16:9|16:10|4:3|1:1|21:9|9:16|3:4",
                 "Shape of the screen the page is composed for"),

    rows::number("grid.baseline", "Grid", Stage::layout, "27", 18, 48, "pt", "Leading of the running text: the distance of its baselines"),
    rows::number("grid.margin", "Grid", Stage::layout, "75", 38, 200, "pt", "Outer margin, left and right"),
    rows::integer("grid.modules", "Grid", Stage::layout, "10", 4, 16, "", "Modules across the page"),
    rows::number("grid.gutter", "Grid", Stage::layout, "30", 8, 90, "pt", "Space between modules, and so columns"),
    rows::number("grid.foot", "Grid", Stage::layout, "33", 20, 38, "lines", "Where the text area ends, in baselines"),
    rows::flag("grid.shown", "Grid", Stage::paint, "no", "Draw modules and baselines over the page"),

    rows::colour("palette.paper", "Palette", "#f1ece0", "The sheet"),
    rows::colour("palette.ink", "Palette", "#161114", "Type and rules"),
    rows::colour("palette.band", "Palette", "#120d10", "Ground of the timeline, and the picture's shadows"),
    rows::colour("palette.accent", "Palette", "#ff2e63", "The one loud colour"),
    rows::colour("palette.on_accent", "Palette", "#fff8ee", "Emphasis on the accent"),
    rows::colour("palette.tape", "Palette", "#ffe14d", "The label's tape"),
    rows::colour("palette.quiet", "Palette", "#cfc3ba", "Small type on the band"),
    rows::number("palette.grain", "Palette", Stage::paint, "0.4", 0, 1, "", "Grain of the paper"),

    FOYER_LINE_STYLE("text", "Text", "Source Serif 4", "19.12", 14, 40, "0", "as written", "ink", "the running text"),
    rows::number("text.indent", "Text", Stage::layout, "27", 0, 80, "pt", "First line of a paragraph"),
    rows::flag("text.hyphenation", "Text", Stage::layout, "yes", "Break words at line ends"),
    rows::flag("text.old_style_figures", "Text", Stage::layout, "yes", "Figures that sit among small letters"),
    rows::flag("text.protrusion", "Text", Stage::layout, "yes", "Hang hyphens and points into the margin"),
    rows::choice("text.setting", "Text", Stage::layout, "justified", "justified|ragged", "Lines flush at both sides, or left alone"),
    rows::flag("text.end_mark", "Text", Stage::layout, "yes", "Close the text with a square"),

    rows::number("composer.stretch", "Composer", Stage::layout, "0.5", 0.1, 1, "×", "What a word space grows by before its line is loose"),
    rows::number("composer.shrink", "Composer", Stage::layout, "0.3333333", 0, 0.5, "×", "What a word space may lose"),
    rows::number("composer.glyph_flex", "Composer", Stage::layout, "2", 0, 2, "%", "Letters drawn narrower or wider by up to so much, in five steps"),
    rows::number("composer.letter_flex", "Composer", Stage::layout, "1.5", 0, 1.5, "% em", "Letters set closer or further apart by up to so much"),
    rows::number("composer.line", "Composer", Stage::layout, "10", 0, 200, "", "Price of each line (TeX's linepenalty)"),
    rows::number("composer.hyphen", "Composer", Stage::layout, "50", 0, 1000, "", "Price of a broken word (TeX's hyphenpenalty)"),
    rows::number("composer.written_hyphen", "Composer", Stage::layout, "50", 0, 1000, "", "Price of a line that ends in a hyphen or dash of the text"),
    rows::integer("composer.hyphen_run", "Composer", Stage::layout, "2", 0, 9, "lines", "Hyphens one under another at most; 0 for any number"),
    rows::number("composer.second_hyphen", "Composer", Stage::layout, "10000", 0, 1000000, "", "Price of a hyphen under a hyphen"),
    rows::number("composer.last_hyphen", "Composer", Stage::layout, "5000", 0, 1000000, "", "Price of a hyphen in the last line but one"),
    rows::number("composer.unevenness", "Composer", Stage::layout, "10000", 0, 1000000, "", "Price of a tight line beside a loose one"),
    rows::number("composer.loose", "Composer", Stage::layout, "30000", 0, 1000000, "", "Price of a line whose spaces and letters have given all they should"),
    rows::number("composer.short_last", "Composer", Stage::layout, "60000", 0, 1000000, "", "Price of a last line under a fifth of its measure"),
    rows::number("composer.repeated_word", "Composer", Stage::layout, "3000", 0, 1000000, "", "Price of one word at the start, or the end, of two lines running"),
    rows::flag("composer.one_letter", "Composer", Stage::layout, "yes", "No line ends in a word of one letter"),
    rows::integer("composer.last_word", "Composer", Stage::layout, "6", 0, 20, "letters", "A last word this short never stands alone in its line; 0 lets it"),
    rows::integer("composer.ragged_under", "Composer", Stage::layout, "30", 0, 60, "characters", "Columns narrower than this are set ragged"),
    rows::flag("composer.heat_map", "Composer", Stage::paint, "no", "Colour the lines by their word spaces: red wide, blue tight"),

    rows::flag("drop_cap.shown", "Drop cap", Stage::layout, "yes", "Open the text with a large initial"),
    rows::integer("drop_cap.lines", "Drop cap", Stage::layout, "3", 2, 5, "lines", "Baseline it stands on"),
    rows::text("drop_cap.face", "Drop cap", Stage::layout, "Anton", "Face of the initial"),
    rows::number("drop_cap.gap", "Drop cap", Stage::layout, "9", 0, 40, "pt", "Space between it and the text"),
    rows::choice("drop_cap.colour", "Drop cap", Stage::layout, "accent", rows::inks, "Colour of the initial"),
    rows::integer("lead.words", "Drop cap", Stage::layout, "3", 0, 8, "words", "Opening words set as a lead-in"),
    rows::choice("lead.style", "Drop cap", Stage::layout, "own face", "own face|small capitals", "The lead-in in a face of its own, or in the text's small capitals"),
    FOYER_LINE_STYLE("lead", "Drop cap", "Barlow Condensed 600", "19", 10, 40, "0.07", "capitals", "ink", "the lead-in"),

    FOYER_TEXT_STYLE("headline", "Headline", "Anton", "170", 48, 420, "1.0324", "-0.005", "capitals", "paper", "the headline"),
    rows::choice("headline.accent", "Headline", Stage::layout, "accent", rows::inks, "Colour of the headline's starred words"),
    rows::number("headline.drag", "Headline", Stage::layout, "1", 0, 2, "", "How far the lines of a headline without a picture are dragged apart; the starred ones stay still"),
    rows::integer("headline.lines", "Headline", Stage::layout, "4", 1, 6, "lines", "Lines at most"),
    FOYER_LINE_STYLE("tape", "Headline", "Special Elite", "28", 14, 60, "0", "as written", "ink", "the tape label"),
    rows::number("tape.turn", "Headline", Stage::layout, "-2.2", -8, 8, "°", "Turn of the tape label"),

    FOYER_TEXT_STYLE("standfirst", "Opening", "Special Elite", "31", 18, 80, "1.3065", "0", "as written", "ink", "the standfirst"),
    FOYER_LINE_STYLE("kicker", "Opening", "Barlow Condensed 600", "20", 12, 40, "0.18", "capitals", "ink", "the kicker"),
    FOYER_LINE_STYLE("folio", "Opening", "Barlow Condensed 600", "18", 12, 40, "0.18", "capitals", "ink", "folio and screening"),
    rows::choice("byline.form", "Opening", Stage::layout, "under a rule", "under a rule|between rules", "The byline under a rule, or in the middle between two"),
    FOYER_LINE_STYLE("byline", "Opening", "Barlow Condensed 600", "20", 12, 40, "0.07", "capitals", "ink", "the byline"),
    FOYER_TEXT_STYLE("credit", "Opening", "Barlow Condensed 500", "18", 12, 32, "1.5", "0.03", "as written", "paper", "the picture's credit"),
    FOYER_LINE_STYLE("crosshead", "Text", "Barlow Condensed 700", "22", 14, 60, "0.04", "capitals", "ink", "crossheads"),

    // What a person changes of a review, whose own file is its writer's alone; see app/review_edits.h.
    FOYER_QUOTE("1"), FOYER_QUOTE("2"), FOYER_QUOTE("3"), FOYER_QUOTE("4"), FOYER_QUOTE("5"), FOYER_QUOTE("6"),
    rows::choice("quotes.style", "Quotes", Stage::layout, "as the frame", "as the frame|loud|quiet",
                 "How quotes among the text are set: as the template's frames say, or all alike"),
    rows::choice("quotes.place", "Quotes", Stage::layout, "as the frame", "as the frame|head|foot",
                 "Where they stand in their columns: as the template's frames say, or all alike"),
    rows::number("runaround.stand_off", "Runaround", Stage::layout, "16", 0, 60, "pt", "From text to what it flows round"),
    rows::integer("runaround.narrowest", "Runaround", Stage::layout, "15", 8, 40, "characters", "Lines beside it that are narrower are left empty"),
    rows::choice("runaround.sides", "Runaround", Stage::layout, "both", "both|the wider", "Columns that flow round what stands over two of them"),
    rows::choice("cutout.ground", "Runaround", Stage::paint, "none", "none|paper|accent|tape", "A shape cut with scissors under a cut-out figure"),
    rows::number("cutout.border", "Runaround", Stage::paint, "9", 0, 24, "pt", "How far that shape reaches beyond the figure"),
    rows::choice("quotes.align", "Quotes", Stage::layout, "left", "left|centre", "Lines of quotes among the text"),
    FOYER_TEXT_STYLE("loud", "Quotes", "Anton", "93", 48, 240, "1.0161", "-0.005", "capitals", "ink", "loud quotes"),
    rows::integer("loud.lines", "Quotes", Stage::layout, "4", 2, 6, "lines", "Lines at most before a loud quote moves to a larger frame"),
    FOYER_TEXT_STYLE("quiet", "Quotes", "Source Serif 4 Italic", "47", 28, 120, "1.1489", "0", "as written", "ink", "quiet quotes"),
    rows::integer("quiet.lines", "Quotes", Stage::layout, "4", 2, 8, "lines", "Lines at most before a quiet quote moves to a larger frame"),
    FOYER_TEXT_STYLE("poster", "Quotes", "Anton", "168", 60, 400, "1.0446", "-0.005", "capitals", "ink", "quotes that fill a spread"),
    rows::choice("poster.ground", "Quotes", Stage::layout, "accent", rows::grounds, "What a quote that fills a spread stands on"),
    rows::choice("poster.accent", "Quotes", Stage::layout, "on accent", rows::inks, "Colour of its starred words"),
    FOYER_LINE_STYLE("attribution", "Quotes", "Barlow Condensed 600", "24", 12, 48, "0.12", "capitals", "ink", "attributions"),

    FOYER_LINE_STYLE("card.numeral", "Act card", "Anton", "486", 60, 700, "0", "capitals", "accent", "an act's numeral"),
    FOYER_TEXT_STYLE("card.title", "Act card", "Anton", "235", 60, 400, "1.034", "-0.005", "capitals", "ink", "an act's name"),
    FOYER_TEXT_STYLE("card.summary", "Act card", "Special Elite", "36", 18, 80, "1.125", "0", "as written", "ink", "an act's summary"),
    FOYER_TEXT_STYLE("card.text", "Act card", "Source Serif 4", "24", 14, 40, "1.6875", "0", "as written", "ink", "an act's text"),
    FOYER_LINE_STYLE("card.label", "Act card", "Barlow Condensed 600", "18", 12, 40, "0.18", "capitals", "ink", "the noise's label"),
    FOYER_LINE_STYLE("card.noise", "Act card", "Anton", "163", 48, 300, "-0.005", "capitals", "ink", "the noise's figure"),
    FOYER_LINE_STYLE("card.scale", "Act card", "Barlow Condensed 600", "26", 12, 60, "0.01", "as written", "ink", "the noise's scale"),
    FOYER_TEXT_STYLE("caption", "Plate", "Barlow Condensed 500", "21", 14, 40, "1.286", "0.02", "as written", "quiet", "a plate's caption"),

    rows::number("rule.weight", "Rules", Stage::layout, "6", 0, 16, "pt", "Heavy rules"),
    rows::number("rule.hairline", "Rules", Stage::layout, "1.5", 0.5, 6, "pt", "Fine rules"),
    rows::choice("rule.colour", "Rules", Stage::layout, "ink", rows::inks, "Colour of the rules"),

    rows::choice("facts.ground", "Film facts", Stage::layout, "accent", rows::grounds, "What the facts stand on"),
    FOYER_TEXT_STYLE("facts.title", "Film facts", "Anton", "66", 24, 160, "1.05", "0", "capitals", "ink", "the film's title"),
    FOYER_LINE_STYLE("facts.line", "Film facts", "Barlow Condensed 600", "19", 12, 40, "0.06", "capitals", "ink", "year, length and distributor"),
    FOYER_LINE_STYLE("facts.label", "Film facts", "Barlow Condensed 500", "19", 12, 40, "0", "as written", "ink", "roles"),
    FOYER_LINE_STYLE("facts.value", "Film facts", "Barlow Condensed 700", "19", 12, 40, "0", "as written", "ink", "names"),
    FOYER_LINE_STYLE("verdict", "Film facts", "Permanent Marker", "29", 16, 80, "0", "as written", "ink", "the verdict"),
    rows::number("verdict.turn", "Film facts", Stage::layout, "-2", -8, 8, "°", "Turn of the verdict"),
    rows::number("rating.size", "Film facts", Stage::layout, "22", 12, 60, "pt", "Height of the rating's stars"),

    rows::point("picture.shift", "Picture", Stage::layout, "0, 0", -0.5, 0.5, "Moves the focal point from where the review puts it"),
    rows::number("picture.zoom", "Picture", Stage::layout, "1", 1, 3, "×", "Enlarges the hero about its focal point"),
    rows::number("picture.exposure", "Picture", Stage::paint, "1", 0.2, 2, "×", "Light of the picture"),
    rows::number("picture.halftone", "Picture", Stage::paint, "0.5", 0, 1, "", "Two plates of dots"),
    rows::number("picture.cell", "Picture", Stage::paint, "8", 3, 30, "pt", "Distance of the dots"),
    rows::number("picture.duotone", "Picture", Stage::paint, "0", 0, 1, "", "Two tones alone"),
    rows::choice("picture.tones", "Picture", Stage::paint, "band", "band|ink|accent", "The darker of the two: the band against the accent, or ink or accent against the paper"),
    rows::number("picture.tritone", "Picture", Stage::paint, "1", 0, 1, "", "Shadow, accent and paper"),
    rows::number("picture.grain", "Picture", Stage::paint, "0.25", 0, 1, "", "Grain of the film"),
    rows::number("picture.misregistration", "Picture", Stage::paint, "0.15", 0, 1, "", "Plates printed apart"),
    rows::number("picture.vignette", "Picture", Stage::paint, "0.3", 0, 1, "", "Darker towards the corners"),
    rows::number("picture.shade", "Picture", Stage::paint, "0.8", 0, 1, "", "Darker where the headline stands"),
    rows::number("picture.torn_edge", "Picture", Stage::paint, "1", 0, 1, "", "The edge that the template names, torn"),

    FOYER_ACT("1"), FOYER_ACT("2"), FOYER_ACT("3"), FOYER_ACT("4"), FOYER_ACT("5"), FOYER_ACT("6"),
    FOYER_ACT("7"), FOYER_ACT("8"), FOYER_ACT("9"), FOYER_ACT("10"), FOYER_ACT("11"), FOYER_ACT("12"),
    rows::choice("timeline.drawing", "Timeline", Stage::layout, "bars", "bars|steps", "The noise as a waveform, or each act as one step"),
    rows::choice("timeline.numerals", "Timeline", Stage::layout, "roman", "roman|arabic", "Numerals of the acts, here and on their cards"),
    rows::choice("timeline.current", "Timeline", Stage::layout, "on accent", rows::inks, "Name of the act the page is in"),
    rows::number("timeline.height", "Timeline", Stage::layout, "50", 10, 80, "pt", "Half the height of the loudest bar"),
    rows::number("timeline.bar", "Timeline", Stage::layout, "3.6", 1, 12, "pt", "Width of a bar"),
    rows::number("timeline.pitch", "Timeline", Stage::layout, "6", 2, 24, "pt", "Distance of the bars"),
    rows::number("timeline.contrast", "Timeline", Stage::layout, "1.6", 0.5, 3, "", "Exponent from intensity to loudness"),
    rows::number("timeline.liveliness", "Timeline", Stage::paint, "0.35", 0, 1, "", "How far the noise breathes; 0 is still"),
    rows::colour("timeline.dim", "Timeline", "#6d2b40", "Bars of the acts that are not current"),
    rows::colour("timeline.tick", "Timeline", "#4b2330", "Lines between the acts"),
    FOYER_LINE_STYLE("numeral", "Timeline", "Anton", "26", 14, 60, "0", "capitals", "accent", "the acts' numerals"),
    FOYER_LINE_STYLE("act", "Timeline", "Barlow Condensed 600", "20", 12, 40, "0.07", "capitals", "quiet", "the acts' names"),

    rows::choice("motion.transition", "Motion", Stage::paint, "rise", "rise|dissolve|cut", "How a card comes over the page"),
    rows::number("motion.duration", "Motion", Stage::paint, "0.3", 0, 2, "s", "How long that takes"),
    rows::choice("motion.reduced", "Motion", Stage::paint, "as the desktop", "as the desktop|yes|no",
                 "Show things at once instead of moving them, and keep the timeline still"),

    rows::number("room.screen_height", "Show", Stage::paint, "4", 0.3, 40, "m", "Height of the picture in the room"),
    rows::number("room.farthest_seat", "Show", Stage::paint, "20", 0.5, 120, "m", "How far the last row sits: beyond eight heights type for reading grows"),
    rows::number("show.reading", "Show", Stage::paint, "2.1", 1, 6, "×", "Type at reading size, in the least that the last row can read"),
    rows::number("show.words_per_minute", "Show", Stage::paint, "200", 60, 600, "", "How fast a beat is read, in autoplay and for the pace"),
    rows::number("show.least_time", "Show", Stage::paint, "5", 1, 120, "s", "The shortest a beat stays in autoplay"),
    rows::number("show.beat_time", "Show", Stage::paint, "0", 0, 600, "s", "How long each beat stays in autoplay; 0: as long as its words need"),
    rows::number("show.camera", "Show", Stage::paint, "1.1", 0, 5, "s", "How long the camera moves over the page"),
    rows::choice("show.transition", "Show", Stage::paint, "as the beat", "as the beat|cut|dissolve|push|page turn|noise|rise",
                 "How one sheet gives way to another"),
    rows::number("show.duration", "Show", Stage::paint, "0.9", 0, 5, "s", "How long that takes"),
    rows::number("show.curl", "Show", Stage::paint, "0.12", 0.02, 0.4, "×", "Radius of a page turn's curl, in the picture's width"),
    rows::number("show.break_up", "Show", Stage::paint, "0.7", 0, 1, "", "How far the picture breaks up between noisy acts"),
    rows::number("show.spotlight", "Show", Stage::paint, "0.16", 0.03, 0.5, "×", "Radius of the spotlight, in the picture's height"),

    rows::number("kiosk.idle", "Kiosk", Stage::paint, "45", 5, 3600, "s", "How long a visitor may do nothing before the page plays by itself again"),
    rows::number("kiosk.diagonal", "Kiosk", Stage::paint, "24", 5, 200, "in", "The display's diagonal: what is touched is at least 9 mm wide and high on it"),
    rows::number("kiosk.shift", "Kiosk", Stage::paint, "8", 0, 24, "px", "How far the page walks about, so that no edge burns in"),
    rows::number("kiosk.shift_every", "Kiosk", Stage::paint, "60", 5, 3600, "s", "How long it stands before it moves on by a pixel"),
    rows::flag("kiosk.breathing", "Kiosk", Stage::paint, "no", "The noise breathes here too; it costs power for as long as the screen is on"),
});

#undef FOYER_QUOTE
#undef FOYER_ACT
#undef FOYER_TEXT_STYLE
#undef FOYER_LINE_STYLE
#undef FOYER_LETTERS
#undef FOYER_FACE_AND_SIZE

/// The row of an id, if there is one.
constexpr std::optional<std::size_t> find_parameter(std::string_view id) {
    for (std::size_t row = 0; row < registry.size(); ++row) {
        if (registry[row].id == id) return row;
    }
    return std::nullopt;
}

/// A row named in the code: a wrong id, or one of another kind, does not compile.
template <ParameterKind kind>
struct ParameterId {
    std::size_t row;
    consteval ParameterId(const char* id) : row(find_parameter(id).value()) {
        if (registry[row].kind != kind) throw "the parameter is of another kind";
    }
};
using NumberId = ParameterId<ParameterKind::number>;
using IntegerId = ParameterId<ParameterKind::integer>;
using FlagId = ParameterId<ParameterKind::flag>;
using ChoiceId = ParameterId<ParameterKind::choice>;
using ColourId = ParameterId<ParameterKind::colour>;
using TextId = ParameterId<ParameterKind::text>;
using PointId = ParameterId<ParameterKind::point>;

/// The rows of a kind of type; `text_style` reads them.
struct TextStyleId {
    std::optional<std::size_t> leading;  ///< nothing where it is always one line
    std::size_t face, size, tracking, letters, colour, features;
    consteval TextStyleId(const char* id)
        : leading(row_if_any(id, ".leading")), face(row(id, ".face")), size(row(id, ".size")), tracking(row(id, ".tracking")),
          letters(row(id, ".case")), colour(row(id, ".colour")), features(row(id, ".features")) {}

private:
    static consteval std::optional<std::size_t> row_if_any(std::string_view id, std::string_view attribute) {
        for (std::size_t i = 0; i < registry.size(); ++i) {
            const std::string_view other = registry[i].id;
            if (other.size() == id.size() + attribute.size() && other.starts_with(id) && other.ends_with(attribute)) return i;
        }
        return std::nullopt;
    }
    static consteval std::size_t row(std::string_view id, std::string_view attribute) {
        if (const auto found = row_if_any(id, attribute)) return *found;
        throw "there is no such kind of type";
    }
};

}  // namespace foyer

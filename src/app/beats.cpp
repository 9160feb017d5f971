#include "app/beats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.h"

namespace foyer {
namespace {

/// Moved up and left by less than a pixel of the picture, so that a camera that comes to rest there need not jump to
/// one.
Rect on_whole_pixels(Rect view, int picture_width) {
    constexpr double slack = 1e-6;
    const double pixels = picture_width / view.width.value;
    view.x = Pt(std::floor(view.x.value * pixels + slack) / pixels);
    view.y = Pt(std::floor(view.y.value * pixels + slack) / pixels);
    return view;
}

constexpr std::array text_kinds = {FrameKind::text};
constexpr std::array card_kinds = {FrameKind::summary, FrameKind::text};
constexpr std::array poster_kinds = {FrameKind::poster};
constexpr std::array facts_kinds = {FrameKind::facts, FrameKind::verdict};
constexpr double seconds_for_code = 20;    // to get a telephone out
constexpr double seconds_for_picture = 6;  // a sheet that is looked at: its words are few

int words_in(const RichText& text) {
    const std::string plain = plain_text(text);
    return plain.empty() ? 0 : 1 + static_cast<int>(std::count(plain.begin(), plain.end(), ' '));
}

Beat beat_on(BeatKind kind, SheetId sheet, std::string id = {}, std::string title = {}) {
    Beat beat;
    beat.kind = kind;
    beat.sheet = sheet;
    beat.id = std::move(id);
    beat.title = std::move(title);
    return beat;
}

struct Maker {
    const BeatRequest& request;
    BeatList list;
    double floor = 0.02;
    Point border;  ///< the page's corner in the picture

    explicit Maker(const BeatRequest& given) : request(given) {
        const double scale = request.layout.scale;
        list.picture = {Pt(request.screen.width / scale), Pt(request.screen.height / scale)};
        // As `centred` moves the page: by whole pixels.
        const auto half = [scale](Pt room) { return Pt(std::floor(room.value / 2 * scale + 1e-6) / scale); };
        border = {half(list.picture.width - request.layout.page.width),
                  half(list.picture.height - request.layout.page.height)};
        floor = legibility_floor(request.style);
    }

    Rect whole() const { return {Pt(0), Pt(0), list.picture.width, list.picture.height}; }

    double seconds_for(int words) const {
        if (const double all_alike = request.style.number("show.beat_time"); all_alike > 0) return all_alike;
        const double reading = words * 60.0 / request.style.number("show.words_per_minute");
        return std::max(request.style.number("show.least_time"), reading);
    }

    void set_act(Beat& beat, std::optional<int> act) const {
        beat.act = act;
        if (act) beat.intensity = request.review.acts[static_cast<std::size_t>(*act)].intensity;
    }

    /// The act whose part a paragraph belongs to: the last that began there or before.
    std::optional<int> act_of_paragraph(int paragraph) const {
        std::optional<int> act;
        int begun = -1;
        for (std::size_t i = 0; i < request.review.acts.size(); ++i) {
            const auto begins = request.review.acts[i].paragraph;
            if (begins && *begins <= paragraph && *begins >= begun) {
                act = static_cast<int>(i);
                begun = *begins;
            }
        }
        return act;
    }

    void put_in_picture(Rect& on_page) const {
        on_page.x += border.x;
        on_page.y += border.y;
    }

    WalkRequest walk_request(const Spread& of) const {
        std::vector<Rect> type = type_boxes(of);
        for (Rect& box : type) put_in_picture(box);
        return {list.picture, floor, request.style.number("show.reading"), std::move(type)};
    }

    std::vector<ReadingLine> lines_of(const Spread& spread, std::span<const FrameKind> kinds) const {
        std::vector<ReadingLine> lines = reading_lines(spread, kinds);
        for (ReadingLine& line : lines) put_in_picture(line.box);
        return lines;
    }

    static Pt least_type(const std::vector<ReadingLine>& lines) {
        Pt least;
        for (const ReadingLine& line : lines) least = least == Pt(0) ? line.size : min(least, line.size);
        return least;
    }

    bool holds_floor(Pt type, const Rect& view) const { return type / view.height >= floor * (1 - 1e-9); }

    // One beat, or one after another.

    void add_sheet(Beat beat, int words, double least_seconds) {
        beat.view = whole();
        beat.seconds = request.style.number("show.beat_time") > 0 ? seconds_for(words) : std::max(least_seconds, seconds_for(words));
        list.beats.push_back(std::move(beat));
    }

    void add_opening() {
        int words = words_in(request.review.headline) + words_in(request.review.standfirst);
        Beat beat = beat_on(BeatKind::opening, {0, {}}, "opening", "Opening");
        add_sheet(std::move(beat), words, seconds_for_picture);
    }

    void add_hero() {
        if (!request.review.hero) return;
        Beat beat = beat_on(BeatKind::hero, {0, CardSubject{CardKind::plate, 0}}, "hero", "The picture");
        add_sheet(std::move(beat), 0, seconds_for_picture);
    }

    const Spread* spread(int number) const {
        const auto& spreads = request.layout.spreads;
        return number >= 0 && number < static_cast<int>(spreads.size()) ? &spreads[static_cast<std::size_t>(number)]
                                                                        : nullptr;
    }

    void add_spread(int number) {
        Beat beat = beat_on(BeatKind::spread, {number, {}}, fmt::format("spread-{}", number + 1),
                            fmt::format("Spread {}", number + 1));
        set_act(beat, spread(number)->current_act);
        add_sheet(std::move(beat), 0, request.style.number("show.least_time"));
    }

    /// A walk through some of a spread's lines; `named` is given the stop's number, from 1. False: there is no walk.
    template <class Named>
    bool add_walk(const Spread& on, const std::vector<ReadingLine>& lines, const Beat& like, Named&& named) {
        const auto stops = walk(lines, walk_request(on));
        int number = 0;
        for (const Stop& stop : stops) {
            Beat beat = like;
            beat.view = on_whole_pixels(stop.view, request.screen.width);
            beat.for_reading = true;
            int words = 0;
            for (std::size_t i = stop.first; i < stop.end; ++i) {
                words += lines[i].words;
                beat.least_type = beat.least_type == Pt(0) ? lines[i].size : min(beat.least_type, lines[i].size);
            }
            beat.seconds = seconds_for(words);
            named(beat, ++number, stop);
            list.beats.push_back(std::move(beat));
        }
        return !stops.empty();
    }

    /// The columns of a spread. `before` is told of each stop as it comes, and may put beats in front of it.
    void add_reading(int number, const std::function<void(const Stop&, const std::vector<ReadingLine>&)>& before = {}) {
        const auto lines = lines_of(*spread(number), text_kinds);
        if (lines.empty()) return;
        const Beat like = beat_on(BeatKind::read, {number, {}});
        const bool read = add_walk(*spread(number), lines, like, [&](Beat& beat, int n, const Stop& stop) {
            if (before) before(stop, lines);
            beat.id = fmt::format("read-{}-{}", number + 1, n);
            beat.title = fmt::format("Spread {}, reading {}", number + 1, n);
            set_act(beat, act_of_paragraph(lines[stop.first].paragraph));
        });
        if (!read) {
            list.diagnostics.push_back({Severity::warning,
                                        "",
                                        {},
                                        "the room is too deep for the columns to be read; the show leaves reading out",
                                        "see room.screen_height and room.farthest_seat"});
        }
    }

    void add_act(int number) {
        const Act& act = request.review.acts[static_cast<std::size_t>(number)];
        const CardSubject subject{CardKind::act, number};
        const Layout card = request.lay_out_card(subject);
        const auto lines = lines_of(card.spreads.front(), card_kinds);
        Beat beat =
            beat_on(BeatKind::act, {0, subject}, fmt::format("act-{}", number + 1), fmt::format("Act {}", number + 1));
        if (!act.title.empty()) beat.title += " · " + act.title;
        set_act(beat, number);
        const Pt least = least_type(lines);
        int words = 0;
        for (const ReadingLine& line : lines) words += line.words;
        const Beat like = beat;
        const bool can_be_read = least == Pt(0) || holds_floor(least, whole());
        beat.least_type = can_be_read ? least : Pt(0);
        beat.for_reading = can_be_read && least != Pt(0);
        add_sheet(std::move(beat), can_be_read ? words : 0, request.style.number("show.least_time"));
        if (can_be_read) return;
        // In a deep room the card as a whole is an overview: its words come after it, larger.
        add_walk(card.spreads.front(), lines, like, [&](Beat& stop, int n, const Stop&) {
            stop.id = fmt::format("{}-{}", like.id, n);
            stop.title = fmt::format("{}, reading {}", like.title, n);
        });
    }

    void add_quote(int number) {
        const PullQuote& quote = request.review.quotes[static_cast<std::size_t>(number)];
        const CardSubject subject{CardKind::quote, number};
        const Layout card = request.lay_out_card(subject);
        auto lines = lines_of(card.spreads.front(), poster_kinds);
        // Attributions and marks are furniture: what is to be read are the words.
        const Pt display =
            lines.empty() ? Pt(0) : std::max_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
                                        return a.size < b.size;
                                    })->size;
        std::erase_if(lines, [&](const ReadingLine& line) { return line.size < display * 0.4; });
        Beat beat = beat_on(BeatKind::quote, {0, subject}, fmt::format("quote-{}", number + 1),
                            fmt::format("Quote {}", number + 1));
        set_act(beat, act_of_paragraph(quote.after_paragraph - 1));
        beat.least_type = least_type(lines);
        beat.for_reading = beat.least_type != Pt(0) && holds_floor(beat.least_type, whole());
        add_sheet(std::move(beat), words_in(quote.text), request.style.number("show.least_time"));
    }

    /// Film facts and the verdict, wherever the layout has put them.
    void add_facts() {
        for (int number = 0; number < static_cast<int>(request.layout.spreads.size()); ++number) {
            const auto lines = lines_of(*spread(number), facts_kinds);
            if (lines.empty()) continue;
            const Beat like = beat_on(BeatKind::facts, {number, {}});
            add_walk(*spread(number), lines, like, [&](Beat& beat, int n, const Stop&) {
                beat.id = n == 1 ? "facts" : fmt::format("facts-{}", n);
                beat.title = n == 1 ? "Verdict and facts" : fmt::format("Verdict and facts, {}", n);
            });
            return;
        }
    }

    /// The code of the review's link, for whoever wants to take it along.
    void add_code() {
        if (!has_card(request.review, {CardKind::code, 0})) return;
        add_sheet(beat_on(BeatKind::code, {0, CardSubject{CardKind::code, 0}}, "code", "The link"), 0, seconds_for_code);
    }

    /// Where nobody is there to tell of it, the link comes last, listed or not.
    void close_with_code() {
        if (list.beats.empty() || list.beats.back().kind != BeatKind::code) add_code();
    }

    // The whole show.

    void make_of_itself() {
        const int spreads = static_cast<int>(request.layout.spreads.size()),
                  acts = static_cast<int>(request.review.acts.size());
        const int quotes = static_cast<int>(request.review.quotes.size());
        int next_act = 0, next_quote = 0;
        // Acts come where their paragraph begins, those without one with the act behind them; all in their order.
        const auto acts_until = [&](int paragraph) {
            int last = next_act - 1;
            for (int act = next_act; act < acts; ++act) {
                const auto begins = request.review.acts[static_cast<std::size_t>(act)].paragraph;
                if (begins && *begins <= paragraph) last = act;
            }
            while (next_act <= last) add_act(next_act++);
        };
        const auto quotes_until = [&](int paragraph) {
            while (next_quote < quotes &&
                   request.review.quotes[static_cast<std::size_t>(next_quote)].after_paragraph - 1 <= paragraph)
                add_quote(next_quote++);
        };
        add_opening();
        add_hero();
        for (int number = 0; number < spreads; ++number) {
            if (spread(number)->kind == SpreadKind::poster) continue;  // the quote's own beat shows it
            if (number > 0) add_spread(number);
            int told = -1;  // the last paragraph that ended in a stop before
            add_reading(number, [&](const Stop& stop, const std::vector<ReadingLine>& lines) {
                quotes_until(told);
                // An act that begins in a stop's second half waits for the next.
                acts_until(lines[std::min((stop.first + stop.end) / 2, stop.end - 1)].paragraph);
                const ReadingLine& last = lines[stop.end - 1];
                told = last.ends_paragraph ? last.paragraph : last.paragraph - 1;
            });
            quotes_until(told);
        }
        while (next_act < acts) add_act(next_act++);
        while (next_quote < quotes) add_quote(next_quote++);
        add_facts();
        add_code();
    }

    void add_named(BeatName name) {
        const auto each = [&](int count, const auto& add) {
            if (name.number > 0) add(name.number - 1);
            else for (int i = 0; i < count; ++i) add(i);
        };
        const int spreads = static_cast<int>(request.layout.spreads.size());
        switch (name.kind) {
            case BeatKind::opening: return add_opening();
            case BeatKind::hero: return add_hero();
            case BeatKind::spread: return each(spreads, [&](int i) { if (spread(i)) add_spread(i); });
            case BeatKind::read: return each(spreads, [&](int i) { if (spread(i)) add_reading(i); });
            case BeatKind::act: return each(static_cast<int>(request.review.acts.size()), [&](int i) {
                if (has_card(request.review, {CardKind::act, i})) add_act(i);
            });
            case BeatKind::quote: return each(static_cast<int>(request.review.quotes.size()), [&](int i) {
                if (has_card(request.review, {CardKind::quote, i})) add_quote(i);
            });
            case BeatKind::facts: return add_facts();
            case BeatKind::code: return add_code();
        }
    }

    void make_as_listed() {
        for (const WrittenBeat& written : request.review.beats) {
            const std::size_t before = list.beats.size();
            add_named(written.name);
            if (list.beats.size() == before) {
                list.diagnostics.push_back({Severity::warning, "", written.place,
                                            fmt::format("the show has no beat `{}`", to_string(written.name)),
                                            "this review, on this screen, has none"});
            }
            for (std::size_t i = before; i < list.beats.size(); ++i) {
                Beat& beat = list.beats[i];
                if (written.seconds) beat.seconds = *written.seconds;
                beat.turn = written.turn;
                // The first of several comes as asked; inside a sheet the camera moves.
                if (i == before || beat.sheet != list.beats[i - 1].sheet) beat.passage = written.passage;
                beat.note = written.note;
            }
        }
        // One place may be listed twice: ids tell them apart.
        for (std::size_t i = 0; i < list.beats.size(); ++i) {
            int same = 1;
            for (std::size_t j = 0; j < i; ++j) same += list.beats[j].id == list.beats[i].id ? 1 : 0;
            if (same > 1) list.beats[i].id += fmt::format("+{}", same);
        }
    }

    bool is_about(const Note& note, const Beat& beat) const {
        const auto [kind, number] = note.about;
        if (kind == BeatKind::act && beat.act && (number == 0 || number == *beat.act + 1)) return true;
        if (kind != beat.kind) return false;
        const int own = beat.sheet.card ? beat.sheet.card->index + 1 : beat.sheet.spread + 1;
        return number == 0 || number == own || kind == BeatKind::opening || kind == BeatKind::hero ||
               kind == BeatKind::facts || kind == BeatKind::code;
    }

    void add_notes() {
        for (Beat& beat : list.beats) {
            for (const Note& note : request.review.notes) {
                if (!is_about(note, beat)) continue;
                if (!beat.note.empty()) beat.note += "\n";
                beat.note += note.text;
            }
        }
    }
};

}  // namespace

BeatList make_beats(const BeatRequest& request) {
    Maker maker(request);
    if (request.review.beats.empty()) maker.make_of_itself();
    else maker.make_as_listed();
    if (request.closing == Closing::code) maker.close_with_code();
    if (maker.list.beats.empty()) maker.add_opening();
    maker.add_notes();
    auto& said = maker.list.diagnostics;
    for (std::size_t i = 0; i < said.size(); ++i) {  // once for all spreads
        said.erase(std::remove(said.begin() + static_cast<std::ptrdiff_t>(i) + 1, said.end(), said[i]), said.end());
    }
    return std::move(maker.list);
}

std::optional<double> type_on_screen(const Beat& beat) {
    if (!beat.for_reading || !(Pt(0) < beat.view.height)) return std::nullopt;
    return beat.least_type / beat.view.height;
}

std::string dump(const BeatList& list) {
    std::string out;
    for (const Beat& beat : list.beats) {
        out += fmt::format("{} {} view {:.1f} {:.1f} {:.1f} {:.1f}", beat.id, json_quoted(beat.title),
                           beat.view.x.value, beat.view.y.value, beat.view.width.value, beat.view.height.value);
        if (beat.turn != 0) out += fmt::format(" turn {:g}", beat.turn);
        if (beat.act) out += fmt::format(" act {}", *beat.act + 1);
        if (beat.for_reading) out += fmt::format(" type {:.1f}", beat.least_type.value);
        out += fmt::format(" seconds {:.1f}", beat.seconds);
        if (!beat.note.empty()) out += " note " + json_quoted(beat.note);
        out += "\n";
    }
    return out;
}

}  // namespace foyer

#include "layout/display_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "core/text.h"

namespace foyer {
namespace {

// Costs of a break, in parts of a line left empty (squared). A line may well be a third short to end where the sense
// does; it should not be half empty for it.
constexpr double behind_a_point = -0.12;   // . ! ? : ; or a dash: the best places
constexpr double behind_a_comma = -0.06;
constexpr double behind_a_small_word = 0.16;  // `of | noise` parts what belongs together
constexpr double at_the_accent = -0.5;
constexpr double inside_the_accent = 0.05;
constexpr double lone_last_word = 0.12;
constexpr double per_line = 0.03;

// Below this size the white beside a letter is too little to be seen.
constexpr Pt least_optical = 40_pt;

struct Measured {
    double width = 0;        ///< ems at size 1, tracking included
    double space = 0;        ///< behind it
    double hang = 0;         ///< of a point or comma at its end that may hang out of the measure
    double break_cost = 0;   ///< of a line ending behind it
};

/// What the sense says of a break behind each word; shared by every size and number of lines.
std::vector<Measured> measure_words(const TextBlock& block, const VoiceSizes& one_em, const FontBook& book,
                                    bool keep_accent_whole) {
    std::vector<Measured> words;
    std::size_t place = 0;
    for (std::size_t w = 0; w < block.words.size(); ++w) {
        const Word& word = block.words[w];
        Measured measured;
        for (std::uint32_t p = word.first_piece; p < word.first_piece + word.piece_count; ++p) {
            const Piece& piece = block.pieces[p];
            if (!piece.shaped) continue;
            const double tracking = one_em[static_cast<std::size_t>(piece.voice)].tracking.value;
            measured.width += piece.shaped->advance.value + tracking * static_cast<double>(piece.shaped->glyphs.size());
        }
        const auto voice = static_cast<std::size_t>(word.space_voice);
        measured.space = book.measures(block.style.faces[voice]).space.value + one_em[voice].tracking.value;
        while (block.breaks[place].word < w || (block.breaks[place].kind != BreakKind::space && block.breaks[place].kind != BreakKind::end)) ++place;
        measured.hang = block.breaks[place].protrude_end.value;
        const std::uint32_t begin = block.pieces[word.first_piece].begin, end = block.pieces[word.first_piece + word.piece_count - 1].end;
        const std::string_view text = std::string_view(block.text).substr(begin, end - begin);
        char32_t last = 0;
        for (std::size_t i = text.size() - std::min<std::size_t>(text.size(), 4); i < text.size();) last = next_character(text, i);
        if (std::u32string_view(U".!?:;—–…").find(last) != std::u32string_view::npos) measured.break_cost = behind_a_point;
        else if (last == U',') measured.break_cost = behind_a_comma;
        else if (leans_on_next(text)) measured.break_cost = behind_a_small_word;
        if (keep_accent_whole && w + 1 < block.words.size()) {
            const bool here = block.pieces[word.first_piece].accent;
            const bool there = block.pieces[block.words[w + 1].first_piece].accent;
            if (here != there) measured.break_cost = at_the_accent;
            else if (here) measured.break_cost += inside_the_accent;
        }
        words.push_back(measured);
    }
    return words;
}

struct WordBreaks {
    std::vector<std::size_t> ends;  ///< words behind the last of each line
    double widest = 0;              ///< ems
    double cost = std::numeric_limits<double>::infinity();
};

/// The width in ems that so many lines need at least, however the words are broken.
double least_measure(const std::vector<Measured>& words, int lines) {
    double width = 0, space = 0, hang = 0;
    for (const Measured& word : words) {
        width += word.width + word.space;
        space = std::max(space, word.space);
        hang = std::max(hang, word.hang);
    }
    return width / lines - space - hang;
}

/// The best breaks into lines of at most `measure` ems, of any number up to `most_lines`; cost infinite where there are
/// none.
WordBreaks best_break(const std::vector<Measured>& words, double measure, int most_lines) {
    const std::size_t count = words.size();
    constexpr double never = std::numeric_limits<double>::infinity();
    double most_hang = 0;
    for (const Measured& word : words) most_hang = std::max(most_hang, word.hang);
    // best[l][w]: words before w set in l lines, and where the last of them starts. Where any number of lines will do, one row
    // that feeds itself is enough.
    const bool any_number = most_lines >= static_cast<int>(count);
    const int rows = any_number ? 1 : most_lines;
    struct Way {
        double cost = never;
        std::size_t start = 0;
    };
    std::vector<Way> ways(static_cast<std::size_t>(rows + 1) * (count + 1));
    const auto best = [&](int row) { return std::span(ways).subspan(static_cast<std::size_t>(row) * (count + 1), count + 1); };
    best(0)[0].cost = 0;
    if (any_number) best(1)[0].cost = 0;
    for (int l = 1; l <= rows; ++l) {
        const std::span<Way> before = best(any_number ? 1 : l - 1), here = best(l);
        for (std::size_t start = 0; start < count; ++start) {
            if (before[start].cost == never) continue;
            double width = 0;
            for (std::size_t end = start + 1; end <= count; ++end) {
                width += words[end - 1].width + (end - 1 > start ? words[end - 2].space : 0);
                if (width - most_hang > measure * (1 + 1e-9)) break;
                if (width - words[end - 1].hang > measure * (1 + 1e-9)) continue;
                const double empty = std::max(0.0, 1 - width / measure);
                double cost = before[start].cost + empty * empty + per_line;
                if (end < count) cost += words[end - 1].break_cost;
                else if (end - start == 1 && start > 0 && empty > 0.5) cost += lone_last_word;
                if (cost < here[end].cost) here[end] = {cost, start};
            }
        }
    }
    WordBreaks choice;
    int lines = 1;
    for (int l = 1; l <= rows; ++l) {
        if (best(l)[count].cost < best(lines)[count].cost) lines = l;
    }
    if (best(lines)[count].cost == never) return choice;
    choice.cost = best(lines)[count].cost;
    for (std::size_t end = count; end > 0;) {
        choice.ends.push_back(end);
        const std::size_t start = best(lines)[end].start;
        double width = 0;
        for (std::size_t w = start; w < end; ++w) width += words[w].width + (w + 1 < end ? words[w].space : 0);
        choice.widest = std::max(choice.widest, width);
        end = start;
        if (!any_number) --lines;
    }
    std::reverse(choice.ends.begin(), choice.ends.end());
    return choice;
}

}  // namespace

namespace {

/// Where the ink of a letter stands on its line.
struct InkBox {
    Pt left, right, above, below;
};

std::vector<InkBox> ink_of(const Line& line, const FontBook& book) {
    std::vector<InkBox> boxes;
    for (const SetRun& run : line.runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            const FontBook::GlyphBox box = book.glyph_box(run.run.face, glyph.glyph);
            const auto at = [&](Em ems) { return to_points(ems, run.run.size); };
            const Pt x = line.origin.x + run.x + glyph.x;
            boxes.push_back({x + at(box.left), x + at(box.right), at(box.top) + glyph.y, -at(box.bottom) - glyph.y});
        }
    }
    return boxes;
}

/// The distance of two lines' baselines at which a tail of the upper one comes to a letter under it.
Pt touching(const Line& upper, const Line& lower, const FontBook& book) {
    Pt distance;
    const std::vector<InkBox> under = ink_of(lower, book);
    for (const InkBox& tail : ink_of(upper, book)) {
        for (const InkBox& head : under) {
            if (tail.left < head.right && head.left < tail.right) distance = max(distance, tail.below + head.above);
        }
    }
    return distance;
}

/// How far behind its origin a line's first letter begins for the eye. The tail of an italic f reaches far before it, and hangs out.
Pt edge_of(const FontBook& book, const GlyphRun& run) {
    constexpr double of_a_tail = 0.3;
    const Pt left = to_points(book.glyph_box(run.face, run.glyphs.front().glyph).left, run.size);
    return left < Pt(0) ? left * of_a_tail : left;
}

DisplayText set_anew(const RichText& text, const DisplayRequest& request, const std::string& lang, Typesetter& typesetter,
                     Diagnostics& diagnostics) {
    DisplayText out;
    out.size = request.style.size;
    BlockStyle style = block_style(typesetter, request.style, nullptr, lang, diagnostics);
    style.hyphenate = false;
    const TextBlock& block = typesetter.block(text, style);
    if (block.words.empty()) return out;

    VoiceSizes one_em;
    one_em.fill({Pt(1), request.style.tracking});
    const auto words = measure_words(block, one_em, typesetter.book(), request.keep_accent_whole);
    double longest_word = 0;
    for (const Measured& word : words) longest_word = std::max(longest_word, word.width - word.hang);
    const double least = std::max(longest_word, least_measure(words, request.most_lines) * (1 - 1e-9));

    // The largest size at which the words can be broken at all; steps of 2 % are finer than the eye.
    WordBreaks choice;
    double size = request.style.size.value;
    const double smallest = request.smallest.value > 0 ? request.smallest.value : size;
    for (;; size = std::max(smallest, size * 0.98)) {
        if (least * size <= request.measure.value) choice = best_break(words, request.measure.value / size, request.most_lines);
        if (!choice.ends.empty() || size <= smallest) break;
    }
    if (choice.ends.empty()) {
        out.fits = false;
        const double measure = std::max(longest_word, request.measure.value / size);
        choice = best_break(words, measure, static_cast<int>(words.size()));
    }
    out.size = Pt(size);

    BreakParameters parameters;
    parameters.justified = false;
    VoiceSizes sizes;
    sizes.fill({out.size, request.style.tracking});
    const LineBreaker breaker(block, sizes, typesetter.book(), parameters);
    const double leading = request.style.leading / request.style.size * size;
    int start = -1;
    std::size_t place = 0;
    for (std::size_t l = 0; l < choice.ends.size(); ++l) {
        while (block.breaks[place].word + 1 < choice.ends[l] ||
               (block.breaks[place].kind != BreakKind::space && block.breaks[place].kind != BreakKind::end)) {
            ++place;
        }
        const int end = static_cast<int>(place);
        Line line = set_line(block, breaker, sizes, typesetter.shaper(), start, end, request.measure, false, parameters,
                             {request.style.colour, request.accent, request.style.colour}).line;
        // Large letters stand at the edge with their ink, not with the white their outlines carry before it.
        if (out.size >= least_optical && !line.runs.empty() && !line.runs.front().run.glyphs.empty()) {
            const GlyphRun& run = line.runs.front().run;
            const Pt bearing = edge_of(typesetter.book(), run);
            for (SetRun& moved : line.runs) moved.x -= bearing;
            line.natural -= bearing;
        }
        const Pt slack = request.measure - line.natural;
        line.origin.x = request.alignment == Alignment::right ? slack : request.alignment == Alignment::centre ? slack / 2 : Pt(0);
        line.origin.y = Pt(leading * static_cast<double>(l));
        out.width = max(out.width, line.natural);
        if (!out.lines.empty()) out.closest = max(out.closest, touching(out.lines.back(), line, typesetter.book()));
        out.lines.push_back(std::move(line));
        start = end;
        ++place;
    }
    return out;
}

}  // namespace

double evenness_of(const DisplayText& text) {
    Pt widest, narrowest{1e6};
    for (const Line& line : text.lines) {
        widest = max(widest, line.natural);
        narrowest = min(narrowest, line.natural);
    }
    return widest > Pt(0) ? narrowest / widest : 1;
}

DisplayText set_display(const RichText& text, const DisplayRequest& request, const std::string& lang,
                        Typesetter& typesetter, Diagnostics& diagnostics) {
    // A page's headline is the same while its columns are dragged about: what was set once is kept.
    // As bytes: writing the numbers out takes longer than most else that a frame does.
    std::string key = request.style.face + '\x02' + request.style.features + '\x02';
    const auto add = [&key](double value) { key.append(reinterpret_cast<const char*>(&value), sizeof value); };
    for (const double value : {request.style.size.value, request.style.leading.value, request.style.tracking.value, request.measure.value,
                               request.smallest.value}) {
        add(value);
    }
    for (const int value : {static_cast<int>(request.style.letters), static_cast<int>(request.style.colour), request.most_lines,
                            static_cast<int>(request.alignment), static_cast<int>(request.accent), request.keep_accent_whole ? 1 : 0}) {
        add(value);
    }
    key += lang;
    for (const Span& span : text) {
        key += '\x01';
        key += static_cast<char>('0' + (span.emphasis.italic ? 1 : 0) + (span.emphasis.bold ? 2 : 0) + (span.emphasis.accent ? 4 : 0));
        key += span.text;
    }
    if (const DisplayText* kept = typesetter.kept_display(key)) {
        typesetter.face(request.style.face, diagnostics);  // says again what is missing
        typesetter.features(request.style, diagnostics);
        return *kept;
    }
    DisplayText out = set_anew(text, request, lang, typesetter, diagnostics);
    typesetter.keep_display(std::move(key), out);
    return out;
}

namespace {

/// Words before each line's end, for exactly `count` lines of even widths that break where the sense does; empty where
/// there are fewer words.
std::vector<std::size_t> even_breaks(const std::vector<Measured>& words, int count) {
    const std::size_t total = words.size();
    if (static_cast<std::size_t>(count) > total) return {};
    double all = 0;
    for (const Measured& word : words) all += word.width + word.space;
    const double mean = all / count;
    constexpr double never = std::numeric_limits<double>::infinity(), sense = 1.2;
    std::vector<std::vector<double>> best(static_cast<std::size_t>(count) + 1, std::vector<double>(total + 1, never));
    std::vector<std::vector<std::size_t>> from(best.size(), std::vector<std::size_t>(total + 1, 0));
    best[0][0] = 0;
    for (std::size_t line = 1; line <= static_cast<std::size_t>(count); ++line) {
        for (std::size_t start = 0; start < total; ++start) {
            if (best[line - 1][start] == never) continue;
            double width = 0;
            for (std::size_t end = start + 1; end <= total; ++end) {
                width += words[end - 1].width + words[end - 1].space;
                const double off = std::log(width / mean);
                const double cost = best[line - 1][start] + off * off + (end < total ? sense * words[end - 1].break_cost : 0);
                if (cost >= best[line][end]) continue;
                best[line][end] = cost;
                from[line][end] = start;
            }
        }
    }
    if (best.back()[total] == never) return {};
    std::vector<std::size_t> ends;
    std::size_t end = total;
    for (auto line = static_cast<std::size_t>(count); line > 0; --line) {
        ends.insert(ends.begin(), end);
        end = from[line][end];
    }
    return ends;
}

/// How far a line's ink reaches above and below its baseline.
struct Reach {
    Pt above, below;
};

Reach reach_of(const Line& line, const FontBook& book) {
    Reach reach;
    for (const SetRun& run : line.runs) {
        for (const PlacedGlyph& glyph : run.run.glyphs) {
            const FontBook::GlyphBox box = book.glyph_box(run.run.face, glyph.glyph);
            reach.above = max(reach.above, to_points(box.top, run.run.size));
            reach.below = max(reach.below, -to_points(box.bottom, run.run.size));
        }
    }
    return reach;
}

/// Width of a line's ink.
Pt ink_width(const Line& line, const FontBook& book) {
    if (line.runs.empty() || line.runs.back().run.glyphs.empty()) return line.natural;
    const SetRun& run = line.runs.back();
    const PlacedGlyph& last = run.run.glyphs.back();
    return run.x + last.x + to_points(book.glyph_box(run.run.face, last.glyph).right, run.run.size);
}

}  // namespace

DisplayText fill_display(const RichText& text, const FillRequest& request, const std::string& lang, Typesetter& typesetter,
                         Diagnostics& diagnostics) {
    DisplayText best;
    BlockStyle style = block_style(typesetter, request.style, nullptr, lang, diagnostics);
    style.hyphenate = false;
    const TextBlock& block = typesetter.block(text, style);
    if (block.words.empty()) return best;
    const FontBook& book = typesetter.book();
    VoiceSizes one_em;
    one_em.fill({Pt(1), request.style.tracking});
    const auto words = measure_words(block, one_em, book, true);
    BreakParameters parameters;
    parameters.justified = false;
    const bool any_accent = std::any_of(block.pieces.begin(), block.pieces.end(), [](const Piece& piece) { return piece.accent; });

    /// A line of the words `first` to `end`, as large as makes its ink so wide.
    const auto set_wide = [&](std::size_t first, std::size_t end, Pt width, Pt largest) {
        const auto place_before = [&](std::size_t word) {
            for (std::size_t p = 0; p < block.breaks.size(); ++p) {
                if (block.breaks[p].word + 1 == word && (block.breaks[p].kind == BreakKind::space || block.breaks[p].kind == BreakKind::end)) return static_cast<int>(p);
            }
            return -1;
        };
        const auto set = [&](Pt size) {
            VoiceSizes sizes;
            sizes.fill({size, request.style.tracking});
            const LineBreaker breaker(block, sizes, book, parameters);
            Line line = set_line(block, breaker, sizes, typesetter.shaper(), first == 0 ? -1 : place_before(first), place_before(end), request.measure, false,
                                 parameters, {request.style.colour, request.accent, request.style.colour}).line;
            if (!line.runs.empty() && !line.runs.front().run.glyphs.empty()) {
                const GlyphRun& run = line.runs.front().run;
                const Pt bearing = edge_of(book, run);
                for (SetRun& moved : line.runs) moved.x -= bearing;
                line.natural -= bearing;
            }
            return line;
        };
        constexpr Pt trial = 100_pt;
        // Points and commas hang out of the block, by half: they are large here.
        const Pt wide = ink_width(set(trial), book) - trial * (words[end - 1].hang * 0.5);
        Line line = set(min(largest, trial * (width / max(wide, 1_pt))));
        bool quiet = any_accent || end == block.words.size();
        for (std::size_t w = first; w < end && any_accent; ++w) quiet = quiet && block.pieces[block.words[w].first_piece].accent;
        if (!quiet) line.drag = request.drag * (line.runs.empty() ? 0 : line.runs.front().run.size / 200_pt);
        return line;
    };

    constexpr int most_lines = 9;
    double best_cover = 0;
    for (int count = 1; count <= most_lines; ++count) {
        const auto ends = even_breaks(words, count);
        if (ends.empty()) break;
        // Wide first; where that is too high, once more as wide as the height allows.
        Pt width = request.measure;
        DisplayText tried;
        Pt height;
        for (int round = 0; round < 3; ++round) {
            tried = {};
            height = Pt(0);
            std::size_t start = 0;
            Pt below;
            for (const std::size_t end : ends) {
                Line line = set_wide(start, end, width, request.height * 2.0);
                const Reach reach = reach_of(line, book);
                // Small letters' tails and commas may come into the white, not through it.
                height += (start == 0 ? Pt(0) : request.gap + below * 0.6) + reach.above;
                below = reach.below;
                line.origin.y = height;
                tried.width = max(tried.width, ink_width(line, book));
                if (!line.runs.empty()) tried.size = max(tried.size, line.runs.front().run.size);
                tried.lines.push_back(std::move(line));
                start = end;
            }
            tried.sink = max(Pt(0), below - request.gap);
            height += tried.sink;
            if (height <= request.height) break;
            width *= 0.998 * (request.height / height);
        }
        // A block that is too narrow shows sooner than one that is not as high as it might be.
        const double across = std::min(1.0, width / request.measure);
        const double cover = std::min(1.0, height / request.height) * across * across;
        if (cover > best_cover + 0.02 && height <= request.height * 1.001) {
            best_cover = cover;
            best = std::move(tried);
        }
    }
    best.fits = !best.lines.empty();
    return best;
}

bool leans_on_next(std::string_view word) {
    constexpr std::array<std::string_view, 57> small = {
        "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "but", "nor", "as",
        "if", "is", "it", "its", "be", "no", "not", "so", "than", "that", "into", "until", "who", "his", "her", "my",
        "your", "their", "our", "this", "can", "der", "die", "das", "den", "ein", "eine", "und", "im", "le", "la",
        "les", "un", "une", "de", "du", "des", "et", "el", "y"};
    constexpr std::size_t longest = 5;
    return word.size() <= longest && std::find(small.begin(), small.end(), lower_case(word)) != small.end();
}

DisplayRequest plain_request(const TextStyle& style, Pt measure, int most_lines, double least) {
    DisplayRequest request{.style = style, .measure = measure, .most_lines = most_lines, .smallest = style.size * least};
    request.keep_accent_whole = false;
    return request;
}

Line set_one_line(const std::string& text, const TextStyle& style, Pt measure, const std::string& lang,
                  Typesetter& typesetter, Diagnostics& diagnostics) {
    std::u32string words = to_utf32(text);
    const auto set = [&](const std::string& part) {
        return set_display({{part, {}}}, plain_request(style, measure, 1, 0.8), lang, typesetter, diagnostics);
    };
    DisplayText out = set(text);
    // Halving finds the longest beginning that fits.
    std::size_t fits = 0, too_long = words.size();
    if (!out.fits) {
        while (too_long - fits > 1) {
            const std::size_t middle = (fits + too_long) / 2;
            const DisplayText tried = set(to_utf8(words.substr(0, middle)) + "…");
            (tried.fits && tried.lines.size() == 1 ? fits : too_long) = middle;
        }
        out = set(to_utf8(words.substr(0, fits)) + "…");
    }
    return out.lines.empty() ? Line{} : std::move(out.lines.front());
}

}  // namespace foyer

// Every theme on every shape of screen with reviews of every length: nothing left out, no holes, columns even, no two turns
// alike. Prints the table of the worst it met.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

#include "app/contrast.h"
#include "layout/generated_reviews.h"
#include "layout/page_rules.h"
#include "layout/quality.h"
#include "layout/themes.h"
#include "support/hero_pictures.h"
#include "support/project.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

struct Page {
    Layout layout;
    Style style;
    const Template* design;
};

Page page_of(const Theme& theme, const Review& review, PixelSize screen, Typesetter& typesetter) {
    const Template& design = template_for(theme, screen);
    Style style = style_on(theme, design, theme.style);
    // A picture that makes it hard: chequered in black and white.
    static const PictureBook pictures = [] {
        PictureBook book = generated_pictures();
        book.at("hero.jpg").light = foyer::test::hard_pictures()[3].light;
        return book;
    }();
    Layout layout = lay_out({review, style, design, page_on_screen(design, screen), pictures}, typesetter);
    return {std::move(layout), std::move(style), &design};
}

/// The largest rectangle of a spread's text area in which nothing stands, in lines of one column.
int largest_hole(const Layout& layout, const Spread& spread, const std::vector<std::pair<Pt, Pt>>& columns, int first, int last) {
    const auto rows = static_cast<std::size_t>(std::max(0, last - first + 1));
    std::vector<std::vector<bool>> taken(columns.size(), std::vector<bool>(rows, false));
    const auto take = [&](const Rect& box) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            // A third of a column: beside what text flows round its lines may be as short.
            const Pt over = min(columns[c].second, box.right()) - max(columns[c].first, box.left());
            if (over < (columns[c].second - columns[c].first) / 3) continue;
            for (std::size_t row = 0; row < rows; ++row) {
                const Pt y = layout.baseline * (first + static_cast<double>(row)) - layout.baseline * 0.3;
                if (y >= box.top() - layout.baseline && y <= box.bottom() + layout.baseline) taken[c][row] = true;
            }
        }
    };
    for (const Frame& frame : spread.frames) {
        if (frame.kind == FrameKind::timeline || frame.kind == FrameKind::header) continue;
        if (frame.kind != FrameKind::text) take(frame.bounds);
        for (const Line& line : frame.lines) take({line.origin.x, line.origin.y - layout.baseline * 0.7, line.measure, layout.baseline * 0.4});
    }
    int largest = 0;
    for (std::size_t from = 0; from < columns.size(); ++from) {
        std::vector<bool> together(rows, false);
        for (std::size_t to = from; to < columns.size(); ++to) {
            int run = 0;
            for (std::size_t row = 0; row < rows; ++row) {
                together[row] = together[row] || taken[to][row];
                run = together[row] ? 0 : run + 1;
                largest = std::max(largest, run * static_cast<int>(to - from + 1));
            }
        }
    }
    return largest;
}

struct Figures {
    std::string where;  ///< the spread with the largest hole
    int layouts = 0, spreads = 0, overset = 0, hole = 0, end = 0, uneven = 0, lone = 0, alike = 0, plain = 0;
    double contrast = 21;  ///< of type on pictures, by what it should be: 1 is just enough

    void worst(const Figures& other) {
        layouts += other.layouts;
        spreads = std::max(spreads, other.spreads);
        overset = std::max(overset, other.overset);
        hole = std::max(hole, other.hole);
        uneven = std::max(uneven, other.uneven);
        lone = std::max(lone, other.lone);
        alike = std::max(alike, other.alike);
        plain = std::max(plain, other.plain);
        end = std::max(end, other.end);
        contrast = std::min(contrast, other.contrast);
    }
};

/// What stands on a turn and in which columns: the same for turns that look alike.
std::string look_of(const Spread& spread) {
    std::string look;
    for (const Frame& frame : spread.frames) {
        const bool furniture = frame.kind != FrameKind::text && frame.kind != FrameKind::header && frame.kind != FrameKind::timeline;
        if (furniture) look += fmt::format("{} {:.0f} {:.0f}; ", to_string(frame.kind), frame.bounds.x.value, frame.bounds.width.value);
    }
    return look;
}

/// Lines by which a column of text ends above the furniture or the foot below it, the last one of the text aside.
int unevenness(const Page& page, const Spread& spread, bool last_text) {
    const Layout& layout = page.layout;
    int worst = 0;
    const Frame* final = nullptr;
    for (const Frame& frame : spread.frames) {
        if (frame.kind == FrameKind::text && !frame.lines.empty()) final = &frame;
    }
    for (const Frame& frame : spread.frames) {
        if (frame.kind != FrameKind::text || frame.lines.empty() || (last_text && &frame == final)) continue;
        Pt foot;
        for (const Line& line : frame.lines) foot = max(foot, line.origin.y);
        worst = std::max(worst, static_cast<int>(std::floor((frame.bounds.bottom() - foot) / layout.baseline)));
    }
    return worst;
}

Figures measure(const Page& page) {
    const Layout& layout = page.layout;
    Figures figures;
    figures.layouts = 1;
    figures.spreads = static_cast<int>(layout.spreads.size());
    figures.overset = layout.overset_words;
    const Quality quality = measure_quality(layout);
    figures.lone = quality.widows + quality.orphans;
    Grid grid = make_grid(page.style, {static_cast<int>(std::lround(layout.page.width.value * layout.scale)), static_cast<int>(std::lround(layout.page.height.value * layout.scale))});
    std::vector<std::pair<Pt, Pt>> columns;
    for (const ColumnSpec& column : page.design->columns) columns.emplace_back(grid.across(column.left, false), grid.across(column.right, true));
    const auto line_of = [&](const DownPlace& place) { return static_cast<int>(std::lround(grid.down(place, false) / grid.baseline)); };
    std::string previous;
    const Spread* last_text = nullptr;
    for (const Spread& spread : layout.spreads) {
        if (spread.kind == SpreadKind::opening || spread.kind == SpreadKind::turn) last_text = &spread;
    }
    for (const Spread& spread : layout.spreads) {
        if (spread.kind == SpreadKind::turn) {
            const int hole = largest_hole(layout, spread, columns, line_of(page.design->column_top), line_of(page.design->column_foot));
            if (hole > figures.hole) figures.where = spread.id;
            figures.hole = std::max(figures.hole, hole);
            if (&spread == last_text) figures.end = hole;
            const std::string look = look_of(spread);
            if (look.empty()) ++figures.plain;
            else if (look == previous) ++figures.alike;
            previous = look;
        }
        if (spread.kind == SpreadKind::opening) {
            // Where its text runs, and above it as far as the columns go level.
            std::vector<std::pair<Pt, Pt>> own;
            int first = 1000;
            for (const Frame& frame : spread.frames) {
                if (frame.kind != FrameKind::text || frame.lines.empty()) continue;
                own.emplace_back(frame.bounds.left(), frame.bounds.right());
                first = std::min(first, static_cast<int>(std::lround(frame.lines.front().origin.y / layout.baseline)));
            }
            const int last = static_cast<int>(std::floor(layout.band / layout.baseline)) - 2;
            const int hole = own.empty() ? 0 : largest_hole(layout, spread, own, first, last);
            figures.hole = std::max(figures.hole, hole);
            if (&spread == last_text) figures.end = hole;
        }
        if (spread.kind == SpreadKind::turn || spread.kind == SpreadKind::opening) {
            figures.uneven = std::max(figures.uneven, unevenness(page, spread, &spread == last_text));
        }
    }
    for (const ContrastFigure& figure : contrast_figures(layout, page.style)) figures.contrast = std::min(figures.contrast, figure.ratio / figure.least);
    return figures;
}

std::string row_of(const char* theme, PixelSize screen, int words, const Figures& f) {
    const std::string contrast = f.contrast > 20 ? "-" : fmt::format("{:.2f}", f.contrast);
    return fmt::format("{:10} {:>9} {:>5} {:>7} {:>7} {:>7} {:>5} {:>5} {:>6} {:>4} {:>5} {:>5} {:>8}\n", theme, fmt::format("{}x{}", screen.width, screen.height), words, f.layouts,
                       f.spreads, f.overset, f.hole, f.end, f.uneven, f.lone, f.alike, f.plain, contrast);
}

/// One theme's part of the table: every shape and length, with and without hero, acts and quotes.
void check_table(const char* name) {
    // In lines of one column: a loud quote of three lines takes two columns of ten.
    constexpr int quote_frame = 20;
    fmt::print("{:10} {:>9} {:>5} {:>7} {:>7} {:>7} {:>5} {:>5} {:>6} {:>4} {:>5} {:>5} {:>8}\n", "theme", "screen", "words", "layouts", "spreads", "overset", "hole", "end", "uneven", "lone",
               "alike", "plain", "contrast");
    const Theme& theme = theme_of(name);
    int layouts = 0, lone = 0;
    for (const PixelSize screen : shapes) {
        Typesetter typesetter(project_fonts());
        for (const int words : {60, 300, 850, 2500, 6000}) {
            Figures worst;
            for (int variant = 0; variant < 8; ++variant) {
                ReviewShape shape;
                shape.words = words;
                shape.hero = (variant & 1) == 0;
                shape.acts = (variant & 2) == 0 ? 5 : 0;
                shape.quotes = (variant & 4) == 0 ? 3 : 0;
                shape.seed = static_cast<std::uint32_t>(variant + 1);
                const Review review = generated_review(shape);
                const Page page = page_of(theme, review, screen, typesetter);
                const Figures figures = measure(page);
                worst.worst(figures);
                CAPTURE(std::string(name));
                CAPTURE(screen.width);
                CAPTURE(screen.height);
                CAPTURE(describe(shape));
                CAPTURE(figures.where);
                CHECK(figures.overset == 0);
                CHECK(figures.hole <= quote_frame);
                CHECK(figures.end <= quote_frame);
                CHECK(figures.uneven <= 1);
                CHECK(figures.alike == 0);
                CHECK(figures.plain == 0);
                CHECK(figures.contrast >= 1);
                ++layouts;
                lone += figures.lone;
            }
            fmt::print("{}", row_of(name, screen, words, worst));
        }
    }
    CHECK(lone * 50 <= layouts);
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("Fanzine on every shape holds reviews of every length: the table") { check_table("fanzine"); }
    TEST_CASE("Quarterly on every shape holds reviews of every length: the table") { check_table("quarterly"); }
    TEST_CASE("Programme on every shape holds reviews of every length: the table") { check_table("programme"); }

    TEST_CASE("every theme keeps the rules of the page, with headlines of one to twenty words, long names and no film") {
        for (const char* name : theme_names) {
            const Theme& theme = theme_of(name);
            for (const PixelSize screen : shapes) {
                Typesetter typesetter(project_fonts());
                for (std::uint32_t seed = 1; seed <= 6; ++seed) {
                    constexpr int headlines[] = {1, 2, 6, 12, 20, 9}, acts[] = {5, 0, 1, 12, 5, 3}, quotes[] = {3, 10, 1, 0, 3, 2};
                    ReviewShape shape;
                    shape.words = seed % 2 == 0 ? 300 : 850;
                    shape.headline = headlines[seed - 1];
                    shape.acts = acts[seed - 1];
                    shape.quotes = quotes[seed - 1];
                    shape.hero = seed % 3 != 0;
                    shape.film = seed != 4;
                    shape.long_names = seed == 5;
                    shape.standfirst = seed == 2 ? 60 : 24;
                    shape.seed = seed + 40;
                    const Review review = generated_review(shape);
                    const Page page = page_of(theme, review, screen, typesetter);
                    std::string lines;
                    for (const std::string& rule : broken_rules(review, page.style, page.layout, project_fonts())) lines += "\n  " + rule;
                    CHECK_MESSAGE(lines.empty(), std::string(name) << " " << screen.width << "x" << screen.height << " " << describe(shape) << lines);
                }
            }
        }
    }

    TEST_CASE("every theme places pictures of the text, near their words, and lets text flow round figures: the table") {
        std::string table = fmt::format("{:10} {:>9} {:>5} {:>7} {:>7} {:>6} {:>6} {:>5} {:>4} {:>6}\n", "theme", "screen", "words", "insets", "placed", "alone", "flowed", "hole", "lone", "uneven");
        int flowed_at_all = 0;
        for (const char* name : theme_names) {
            const Theme& theme = theme_of(name);
            for (const PixelSize screen : shapes) {
                Typesetter typesetter(project_fonts());
                int flowed_here = 0;
                for (const auto& [words, insets] : {std::pair(60, 1), {300, 2}, {850, 2}, {850, 4}, {2500, 6}}) {
                    ReviewShape shape;
                    shape.words = words;
                    shape.insets = insets;
                    shape.figures = true;
                    shape.seed = static_cast<std::uint32_t>(words + insets);
                    const Review review = generated_review(shape);
                    const Page page = page_of(theme, review, screen, typesetter);
                    int placed = 0, alone = 0, flowed = 0;
                    for (const Spread& spread : page.layout.spreads) {
                        for (const Frame& frame : spread.frames) {
                            const bool inset = frame.kind == FrameKind::picture && (frame.picture.starts_with("inset") || frame.picture.starts_with("figure"));
                            placed += inset ? 1 : 0;
                            alone += inset && spread.kind == SpreadKind::plate ? 1 : 0;
                            flowed += frame.outline.empty() ? 0 : 1;
                        }
                    }
                    const Figures figures = measure(page);
                    CAPTURE(std::string(name));
                    CAPTURE(screen.width);
                    CAPTURE(screen.height);
                    CAPTURE(describe(shape));
                    std::string lines;
                    for (const std::string& rule : broken_rules(review, page.style, page.layout, project_fonts())) lines += "\n  " + rule;
                    CHECK_MESSAGE(lines.empty(), lines);
                    CHECK(figures.overset == 0);
                    CHECK(figures.uneven <= 1);
                    CHECK(placed == insets);
                    flowed_here += flowed;
                    table += fmt::format("{:10} {:>9} {:>5} {:>7} {:>7} {:>6} {:>6} {:>5} {:>4} {:>6}\n", name, fmt::format("{}x{}", screen.width, screen.height), words, insets,
                                         placed, alone, flowed, figures.hole, figures.lone, figures.uneven);
                }
                CHECK(flowed_here > 0);
                flowed_at_all += flowed_here;
            }
        }
        CHECK(flowed_at_all > 20);
        fmt::print("{}", table);
    }

    TEST_CASE("forty pictures in sixty words: the text is whole, and one line tells of the pictures") {
        Typesetter typesetter(project_fonts());
        ReviewShape shape;
        shape.words = 60;
        shape.insets = 40;
        shape.figures = true;
        for (const PixelSize screen : shapes) {
            const Review review = generated_review(shape);
            const Page page = page_of(theme_of("fanzine"), review, screen, typesetter);
            CHECK(page.layout.overset_words == 0);
            const auto told = std::count_if(page.layout.diagnostics.begin(), page.layout.diagnostics.end(),
                                            [](const Diagnostic& d) { return d.message.find("no place left for this picture and") != std::string::npos; });
            CHECK(told == 1);
            std::string lines;
            for (const std::string& rule : broken_rules(review, page.style, page.layout, project_fonts())) lines += "\n  " + rule;
            CHECK_MESSAGE(lines.empty(), lines);
        }
    }

    TEST_CASE("every theme's colours can be read") {
        for (const char* name : theme_names) {
            for (const PixelSize screen : shapes) {
                const Theme& theme = theme_of(name);
                for (const Diagnostic& diagnostic : check_contrast(style_on(theme, template_for(theme, screen), theme.style))) FAIL_CHECK(std::string(name) << ": " << to_string(diagnostic));
            }
        }
    }
}

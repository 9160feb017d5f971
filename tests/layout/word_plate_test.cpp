// What stands where a picture would, and quotes that the program lifts from the text.
#include "layout/word_plate.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "core/text.h"
#include "layout/generated_reviews.h"
#include "layout/lifted_quotes.h"
#include "layout/themes.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

Review text_of(std::initializer_list<const char*> paragraphs) {
    Review review;
    for (const char* words : paragraphs) review.paragraphs.push_back({{{words, {}}}, ParagraphKind::body, {}});
    return review;
}

std::string starred(const PullQuote& quote) {
    std::string text;
    for (const Span& span : quote.text) text += span.emphasis.accent ? "*" + span.text + "*" : span.text;
    return text;
}

std::string words_of(const Frame& frame) {
    std::string words;
    for (const Line& line : frame.lines) words += (words.empty() ? "" : " ") + line.text;
    return words;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("a lifted quote is a whole sentence, starred from a joint on") {
        const Review review = text_of({"It opens without a word.", "Nobody in the hall says anything, and the lamps go down. Later.",
                                       "The band once filled arenas and now fills voicemail.", "The band once filled arenas and now fills voicemail. Then it rains for an hour."});
        std::vector<std::string> quotes;
        for (const PullQuote& quote : lift_quotes(review, 3)) quotes.push_back(starred(quote));
        REQUIRE(quotes.size() == 3);
        CHECK(quotes[0] == "Nobody in the hall says anything, *and the lamps go down.*");
        CHECK(quotes[1] == "The band once filled arenas *and now fills voicemail.*");
        CHECK(quotes[2] == "Then it rains *for an hour.*");
    }

    TEST_CASE("plates of words fill their place and keep their ink inside it, a word alone on no line where a little smaller will do") {
        for (const char* name : theme_names) {
            const Theme& theme = theme_of(name);
            Typesetter typesetter(project_fonts());
            Diagnostics diagnostics;
            const Review review = *bundled_review();
            const PictureBook pictures;
            const Template& design = template_for(theme, {1920, 1080});
            const Setting setting{review, theme.style, design, pictures, make_grid(theme.style, {1920, 1080}), typesetter, diagnostics};
            for (const Rect bounds : {Rect{100_pt, 100_pt, 690_pt, 700_pt}, {0_pt, 100_pt, 1000_pt, 400_pt}, {700_pt, 100_pt, 1220_pt, 760_pt}, {400_pt, 90_pt, 330_pt, 520_pt}}) {
                CAPTURE(std::string(name));
                CAPTURE(bounds.width);
                const Frame plate = make_word_plate(setting, "plate", bounds);
                REQUIRE(!plate.lines.empty());
                for (const Line& line : plate.lines) {
                    CHECK(line.origin.x >= bounds.left());
                    CHECK(line.origin.x + ink_end(setting, line) <= bounds.right());
                    CHECK(line.origin.y + ink_reach(setting, line).below <= bounds.bottom());
                    CHECK(line.origin.y - ink_reach(setting, line).above >= bounds.top());
                }
                // At the foot; in the middle where the theme centres its quotes.
                const Pt above = plate.lines.front().origin.y - ink_reach(setting, plate.lines.front()).above - bounds.top();
                const Pt below = bounds.bottom() - plate.lines.back().origin.y - ink_reach(setting, plate.lines.back()).below;
                if (std::string_view(name) == "quarterly") CHECK(abs(above - below) < 60_pt);
                else CHECK(plate.lines.back().origin.y > bounds.bottom() - 130_pt);
            }
        }
    }

    TEST_CASE("no plate says what the one before or beside it says, in reviews of every length without a picture") {
        int plates = 0, quoted = 0;
        for (const char* name : theme_names) {
            const Theme& theme = theme_of(name);
            for (const PixelSize screen : shapes) {
                Typesetter typesetter(project_fonts());
                const Template& design = template_for(theme, screen);
                for (const int words : {300, 850, 1500, 2500, 4000, 6000}) {
                    ReviewShape shape;
                    shape.words = words;
                    shape.hero = false;
                    shape.quotes = words % 1000 == 0 ? 0 : 3;
                    shape.seed = static_cast<std::uint32_t>(words);
                    const Review review = generated_review(shape);
                    const PictureBook pictures = generated_pictures();
                    const Layout layout = lay_out({review, style_on(theme, design, theme.style), design, page_on_screen(design, screen), pictures}, typesetter);
                    std::set<std::string> before;
                    for (const Spread& spread : layout.spreads) {
                        if (spread.kind != SpreadKind::turn) continue;
                        std::set<std::string> here;
                        for (const Frame& frame : spread.frames) {
                            if (frame.kind != FrameKind::picture || !frame.picture.empty() || frame.lines.empty()) continue;
                            const std::string said = words_of(frame);
                            CAPTURE(std::string(name));
                            CAPTURE(screen.width);
                            CAPTURE(words);
                            CHECK_MESSAGE(!before.contains(said), said);
                            CHECK_MESSAGE(here.insert(said).second, said);
                            ++plates;
                            quoted += frame.lines.size() > 0 && said.ends_with(".") ? 1 : 0;
                        }
                        before = here;
                    }
                }
            }
        }
        CHECK(plates > 20);
    }
}

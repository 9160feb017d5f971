// The card of a review's link: its place in a show, whole pixels for its modules, and what is no link.
#include <doctest/doctest.h>

#include <cmath>

#include "app/lobby_pages.h"
#include "app/sheet_book.h"
#include "paint/painter.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::test;

namespace {

std::shared_ptr<const Review> with_link(const std::string& link, const std::string& lang = "en-US") {
    auto review = std::make_shared<Review>(*bundled_review());
    review->link = link;
    review->lang = lang;
    return review;
}

Scene scene_of(const std::shared_ptr<const Review>& review, PixelSize screen) {
    Scene scene = bundled_scene(screen);
    scene.review = review;
    return scene;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE(
        "on every shape of screen, in every theme, the code stands whole, on whole pixels, apart from all words, with "
        "its quiet zone") {
        const SystemFiles files;
        for (const char* name : {"fanzine", "quarterly", "programme"}) {
            for (const PixelSize screen :
                 {PixelSize{1920, 1080}, {1080, 1920}, {1440, 1080}, {2520, 1080}, {1080, 1080}, {1294, 734}}) {
                CAPTURE(name);
                CAPTURE(screen.width);
                auto theme = read_theme(data_folder(), name, files);
                REQUIRE(theme.ok());
                Scene scene = scene_of(
                    with_link("https://example.org/reviews/her-smell", screen.width == 1440 ? "de" : "en-US"), screen);
                scene.theme = std::make_shared<const Theme>(theme->theme);
                scene.style = theme->theme.style;
                scene.card = CardSubject{CardKind::code, 0};
                Pipeline pipeline(font_book());
                const Layout& layout = pipeline.card_layout(scene);
                const Spread& spread = layout.spreads.front();
                const auto code = std::find_if(spread.frames.begin(), spread.frames.end(),
                                               [](const Frame& frame) { return frame.kind == FrameKind::code; });
                REQUIRE(code != spread.frames.end());
                REQUIRE(code->code.has_value());
                const double scale = layout.scale,
                             module = code->bounds.width.value * scale / (code->code->size + 2 * quiet_zone);
                CHECK(std::abs(module - std::round(module)) < 1e-6);
                CHECK(module >= 5);
                CHECK(std::abs(code->bounds.x.value * scale - std::round(code->bounds.x.value * scale)) < 1e-6);
                CHECK(std::abs(code->bounds.y.value * scale - std::round(code->bounds.y.value * scale)) < 1e-6);
                CHECK(code->bounds.width.value * scale >= 0.28 * std::min(screen.width, screen.height));
                CHECK(code->bounds.x.value >= 0);
                CHECK(code->bounds.right().value <= layout.page.width.value);
                int words = 0;
                for (const Frame& frame : spread.frames) {
                    if (frame.kind == FrameKind::code) continue;
                    for (const Line& line : frame.lines) {
                        ++words;
                        const Rect box{line.origin.x, line.origin.y - 16_pt, line.natural, 18_pt};
                        CHECK(!box.intersects(code->bounds));
                        CHECK(line.origin.x + line.natural <= layout.page.width);
                        CHECK(line.origin.y <= layout.page.height);
                    }
                }
                CHECK(words >= 4);
            }
        }
    }

    TEST_CASE("what is drawn of a code is its modules") {
        Scene scene = scene_of(with_link("https://example.org"), {1920, 1080});
        scene.card = CardSubject{CardKind::code, 0};
        Pipeline pipeline(font_book());
        const DisplayList list = pipeline.paint_scene(scene, 0);
        const Layout& layout = pipeline.card_layout(scene);
        const auto& frames = layout.spreads.front().frames;
        const auto frame =
            std::find_if(frames.begin(), frames.end(), [](const Frame& one) { return one.kind == FrameKind::code; });
        REQUIRE(frame != frames.end());
        const QrCode& code = *frame->code;
        const double module = frame->bounds.width.value / (code.size + 2 * quiet_zone);
        for (int row = -quiet_zone; row < code.size + quiet_zone; ++row) {
            for (int column = -quiet_zone; column < code.size + quiet_zone; ++column) {
                const Point middle{frame->bounds.x + Pt(module * (column + quiet_zone + 0.5)),
                                   frame->bounds.y + Pt(module * (row + quiet_zone + 0.5))};
                Colour seen;
                for (const DrawCommand& command : list.still) {
                    if (const auto* paper = std::get_if<PaperCommand>(&command);
                        paper && paper->bounds.contains(middle))
                        seen = paper->colour;
                    if (const auto* fill = std::get_if<FillCommand>(&command); fill && fill->bounds.contains(middle))
                        seen = fill->colour;
                }
                const bool inside = row >= 0 && column >= 0 && row < code.size && column < code.size;
                REQUIRE((luminance(seen) < 0.2) == (inside && code.at(column, row)));
            }
        }
    }

    TEST_CASE(
        "a show ends with the link; where its beats are listed it does so unattended alone; without a link there is "
        "none") {
        for (const bool listed : {false, true}) {
            auto review = std::make_shared<Review>(*with_link("https://example.org"));
            if (listed)
                review->beats = {WrittenBeat{
                    .name = {BeatKind::opening, 0}, .seconds = {}, .turn = 0, .passage = {}, .note = {}, .place = {}}};
            Pipeline pipeline(font_book());
            SheetBook book;
            book.open(pipeline, scene_of(review, {1920, 1080}));
            CHECK((book.beats(pipeline).beats.back().id == "code") == !listed);
            const LobbyPages pages = make_lobby_pages(book, pipeline);
            CHECK(pages.loop->beats.back().id == "code");
            CHECK(pages.loop->beats.back().seconds >= 15);
            CHECK(pages.hands->beats.back().id == "code");
            CHECK(pages.targets.size() == pages.hands->beats.size());
        }
        Pipeline pipeline(font_book());
        SheetBook book;
        book.open(pipeline, bundled_scene({1920, 1080}));
        CHECK(make_lobby_pages(book, pipeline).loop->beats.back().id != "code");
    }

    TEST_CASE("what is no address is said, with its place, and left out") {
        for (const char* link : {"example.org", "javascript:alert(1)", "https://a b.org", "ftp://example.org/x"}) {
            const ParsedReview parsed =
                parse_review(std::string("---\nheadline: A\nlink: ") + link + "\n---\nText.\n", "a.md");
            CHECK(parsed.review.link.empty());
            REQUIRE(parsed.diagnostics.size() == 1);
            CHECK(parsed.diagnostics.front().place.line == 3);
        }
        const ParsedReview parsed =
            parse_review("---\nheadline: A\nlink: https://example.org/a?b=c#d\n---\nText.\n", "a.md");
        CHECK(parsed.review.link == "https://example.org/a?b=c#d");
        CHECK(parsed.diagnostics.empty());
    }
}

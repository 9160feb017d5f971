// What an edition offers: every page and card for a visitor's hands, and columns that the screen's edges cut nothing
// from.
#include "app/lobby_pages.h"

#include <doctest/doctest.h>

#include "app/lobby.h"
#include "app/screen_map.h"
#include "app/sheet_book.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::test;

TEST_SUITE("app") {
    TEST_CASE("hands find every page whole, then every card; what can be pressed lies inside the picture") {
        for (const PixelSize screen : {PixelSize{1936, 1096}, {1096, 1936}, {1096, 1096}}) {
            CAPTURE(screen.width);
            Pipeline pipeline(font_book());
            SheetBook book;
            book.open(pipeline, bundled_scene(screen));
            const LobbyPages pages = make_lobby_pages(book, pipeline);
            const Review& review = *bundled_review();
            CHECK(pages.page_count == static_cast<int>(pipeline.layout(book.scene()).spreads.size()));
            CHECK(pages.hands->beats.size() == static_cast<std::size_t>(pages.page_count) + review.acts.size() +
                                                   review.quotes.size() + 1 + review.insets.size());
            CHECK(pages.targets.size() == pages.hands->beats.size());
            int acts = 0;
            for (const TargetPlace& place : pages.targets.front()) {
                acts += place.subject.kind == CardKind::act ? 1 : 0;
                CHECK(place.bounds.x.value >= -1);
                CHECK(place.bounds.right().value <= pages.hands->picture.width.value + 1);
                CHECK(place.bounds.bottom().value <= pages.hands->picture.height.value + 1);
                const Point middle{place.bounds.x + place.bounds.width / 2, place.bounds.y + place.bounds.height / 2};
                if (place.subject.kind != CardKind::plate)
                    CHECK(touched_target(pages.targets.front(), middle, Pt(54)) == place.subject);
            }
            CHECK(acts == static_cast<int>(review.acts.size()));
            for (int beat = 0; beat < static_cast<int>(pages.hands->beats.size()); ++beat) {
                CHECK(hands_beat_of(pages, pages.hands->beats[static_cast<std::size_t>(beat)].sheet) == beat);
            }
        }
    }

    TEST_CASE("columns gone near to stand clear of what the screen's edges hide") {
        for (const PixelSize screen : {PixelSize{1936, 1096}, {1096, 1936}}) {
            Pipeline pipeline(font_book());
            SheetBook book;
            book.open(pipeline, bundled_scene(screen));
            const BeatList plain = book.beats(pipeline);
            const LobbyPages pages = make_lobby_pages(book, pipeline);
            const int hidden = 2 * overscan_for(screen, 8);
            int near = 0;
            for (std::size_t i = 0; i < plain.beats.size(); ++i) {
                const Rect &before = plain.beats[i].view, &now = pages.loop->beats[i].view;
                if (!(before.width < plain.picture.width)) continue;
                ++near;
                // In px of the screen, how far what was seen lies inside of it now.
                const double scale = screen.width / now.width.value;
                const bool at_edge = now.x.value <= 0 || now.y.value <= 0 || now.right() >= plain.picture.width ||
                                     now.bottom() >= plain.picture.height;
                if (!at_edge) CHECK((before.x - now.x).value * scale >= hidden - 1e-6);
                if (!at_edge) CHECK((now.bottom() - before.bottom()).value * scale >= hidden * 0.5);
                CHECK(now.x.value >= -1e-9);
                CHECK(now.right().value <= plain.picture.width.value + 1e-9);
            }
            CHECK(near > 3);
        }
    }
}

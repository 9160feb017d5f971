// A lobby for tests: three pages, two acts and a quote, without a layout.
#pragma once

#include "app/lobby.h"

namespace foyer::testing {

inline constexpr PixelSize lobby_screen{1920, 1080};
inline const Rect whole_page{Pt(0), Pt(0), Pt(1920), Pt(1080)};

inline Beat some_beat(const char* id, BeatKind kind, SheetId sheet, Rect view, double seconds) {
    Beat beat;
    beat.id = id;
    beat.kind = kind;
    beat.sheet = sheet;
    beat.view = view;
    beat.seconds = seconds;
    return beat;
}

inline std::shared_ptr<const LobbyPages> some_pages() {
    LobbyPages pages;
    BeatList loop, hands;
    loop.picture = hands.picture = {Pt(1920), Pt(1080)};
    const SheetId act_1{0, CardSubject{CardKind::act, 0}}, act_2{0, CardSubject{CardKind::act, 1}},
        quote{0, CardSubject{CardKind::quote, 0}};
    loop.beats = {some_beat("opening", BeatKind::opening, {0, {}}, whole_page, 10),
                  some_beat("read-2-1", BeatKind::read, {1, {}}, {Pt(100), Pt(100), Pt(800), Pt(450)}, 20),
                  some_beat("act-1", BeatKind::act, act_1, whole_page, 12),
                  some_beat("read-2-2", BeatKind::read, {1, {}}, {Pt(900), Pt(100), Pt(800), Pt(450)}, 20),
                  some_beat("quote-1", BeatKind::quote, quote, whole_page, 8)};
    hands.beats = {some_beat("page-1", BeatKind::spread, {0, {}}, whole_page, 0),
                   some_beat("page-2", BeatKind::spread, {1, {}}, whole_page, 0),
                   some_beat("page-3", BeatKind::spread, {2, {}}, whole_page, 0),
                   some_beat("act-1", BeatKind::act, act_1, whole_page, 12),
                   some_beat("act-2", BeatKind::act, act_2, whole_page, 90),
                   some_beat("quote-1", BeatKind::quote, quote, whole_page, 8)};
    pages.page_count = 3;
    const TargetPlace first{*act_1.card, {Pt(0), Pt(900), Pt(960), Pt(180)}},
        second{*act_2.card, {Pt(960), Pt(900), Pt(960), Pt(180)}};
    pages.targets = {{first, second}, {{*quote.card, {Pt(400), Pt(200), Pt(500), Pt(200)}}, first, second},
                     {first, second}, {second},
                     {first},         {}};
    pages.loop = std::make_shared<const BeatList>(std::move(loop));
    pages.hands = std::make_shared<const BeatList>(std::move(hands));
    pages.screen = lobby_screen;
    return std::make_shared<const LobbyPages>(std::move(pages));
}

}  // namespace foyer::testing

#include "app/lobby_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/screen_map.h"
#include "app/sheet_book.h"

namespace foyer {
namespace {

struct Maker {
    const SheetBook& book;
    Pipeline& pipeline;
    LobbyPages pages;
    BeatList hands;

    /// Where the page's corner lies in the picture; as `centred` moves the page, by whole pixels.
    static Point border(const Layout& layout, PixelSize screen) {
        const auto half = [&](int room, Pt page) {
            return Pt(std::floor((room - page.value * layout.scale) / 2 + 1e-6) / layout.scale);
        };
        return {half(screen.width, layout.page.width), half(screen.height, layout.page.height)};
    }

    std::vector<TargetPlace> targets_of(const Layout& layout, const Spread& spread) const {
        const Scene& scene = book.scene();
        std::vector<TargetPlace> all = targets(layout, spread, *scene.review, page_style(scene));
        const Point corner = border(layout, scene.screen);
        for (TargetPlace& target : all) {
            target.bounds.x += corner.x;
            target.bounds.y += corner.y;
        }
        return all;
    }

    void add(BeatKind kind, SheetId sheet, std::string id, std::vector<TargetPlace> places) {
        Beat beat;
        beat.kind = kind;
        beat.sheet = sheet;
        beat.id = std::move(id);
        beat.view = {Pt(0), Pt(0), hands.picture.width, hands.picture.height};
        // A card plays for as long as the show gives it; on a page the visitor reads, and is not timed.
        for (const Beat& shown : pages.loop->beats) {
            if (!sheet.card || shown.sheet != sheet) continue;
            beat.seconds += shown.seconds;
            beat.act = shown.act;
            beat.intensity = shown.intensity;
        }
        hands.beats.push_back(std::move(beat));
        pages.targets.push_back(std::move(places));
    }

    void add_card(BeatKind kind, CardSubject subject, std::string id) {
        if (!has_card(*book.scene().review, subject)) return;
        Scene scene = book.scene();
        scene.card = subject;
        const Layout& card = pipeline.card_layout(scene);
        add(kind, {0, subject}, std::move(id), targets_of(card, card.spreads.front()));
    }

    /// Columns gone near to fill the picture; of that the screen hides a little at each edge, so they are seen from
    /// further away by as much.
    Rect clear_of_edges(const Rect& view, Size picture) const {
        const PixelSize screen = book.scene().screen;
        const double hidden = 2.0 * overscan_for(screen, book.scene().style.number("kiosk.shift"));
        if (!(view.width < picture.width)) return view;
        const double by = std::min(picture.width / view.width, screen.width / std::max(1.0, screen.width - 2 * hidden));
        Rect wider{view.x - view.width * ((by - 1) / 2), view.y - view.height * ((by - 1) / 2), view.width * by,
                   view.height * by};
        wider.x = max(Pt(0), min(wider.x, picture.width - wider.width));
        wider.y = max(Pt(0), min(wider.y, picture.height - wider.height));
        return wider;
    }

    LobbyPages make() {
        BeatList loop = book.beats(pipeline, Closing::code);
        for (Beat& beat : loop.beats) beat.view = clear_of_edges(beat.view, loop.picture);
        pages.loop = std::make_shared<const BeatList>(std::move(loop));
        pages.screen = book.scene().screen;
        hands.picture = pages.loop->picture;
        const Layout& layout = pipeline.layout(book.scene());
        pages.page_count = static_cast<int>(layout.spreads.size());
        for (int page = 0; page < pages.page_count; ++page) {
            add(BeatKind::spread, {page, {}}, fmt::format("page-{}", page + 1),
                targets_of(layout, layout.spreads[static_cast<std::size_t>(page)]));
        }
        const Review& review = *book.scene().review;
        for (int act = 0; act < static_cast<int>(review.acts.size()); ++act)
            add_card(BeatKind::act, {CardKind::act, act}, fmt::format("act-{}", act + 1));
        for (int quote = 0; quote < static_cast<int>(review.quotes.size()); ++quote) {
            add_card(BeatKind::quote, {CardKind::quote, quote}, fmt::format("quote-{}", quote + 1));
        }
        add_card(BeatKind::hero, {CardKind::plate, 0}, "hero");
        for (int picture = 1; picture <= static_cast<int>(review.insets.size()); ++picture) {
            add_card(BeatKind::hero, {CardKind::plate, picture}, fmt::format("picture-{}", picture));
        }
        add_card(BeatKind::code, {CardKind::code, 0}, "code");
        pages.hands = std::make_shared<const BeatList>(std::move(hands));
        return std::move(pages);
    }
};

Rect at_least(const Rect& bounds, Pt least) {
    const Pt width = max(bounds.width, least), height = max(bounds.height, least);
    return {bounds.x + (bounds.width - width) / 2, bounds.y + (bounds.height - height) / 2, width, height};
}

}  // namespace

LobbyPages make_lobby_pages(const SheetBook& book, Pipeline& pipeline) { return Maker{book, pipeline, {}, {}}.make(); }

int hands_beat_of(const LobbyPages& pages, const SheetId& sheet) {
    const auto& beats = pages.hands->beats;
    const auto found = std::find_if(beats.begin(), beats.end(), [&](const Beat& beat) { return beat.sheet == sheet; });
    return found == beats.end() ? 0 : static_cast<int>(found - beats.begin());
}

int same_beat(const BeatList& list, const BeatList& before, int at) {
    const auto place = static_cast<std::size_t>(std::max(0, at));
    if (place < before.beats.size()) {
        const auto found = std::ranges::find(list.beats, before.beats[place].id, &Beat::id);
        if (found != list.beats.end()) return static_cast<int>(found - list.beats.begin());
    }
    return std::clamp(at, 0, std::max(0, static_cast<int>(list.beats.size()) - 1));
}

std::optional<CardSubject> touched_target(const std::vector<TargetPlace>& all, Point at, Pt least) {
    const TargetPlace* best = nullptr;
    const auto area = [](const Rect& bounds) { return bounds.width.value * bounds.height.value; };
    for (const TargetPlace& target : all) {
        if (!at_least(target.bounds, least).contains(at)) continue;
        if (best == nullptr || area(target.bounds) < area(best->bounds)) best = &target;
    }
    return best ? std::optional(best->subject) : std::nullopt;
}

}  // namespace foyer

// Pictures that share a spread: whole, in order, clear of each other, as large as the room allows.
#include "layout/gallery.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "layout/generated_reviews.h"
#include "layout/themes.h"
#include "layout/turn_plan.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

std::vector<GalleryPicture> some_pictures(Chance& chance, int count) {
    std::vector<GalleryPicture> pictures;
    for (int i = 0; i < count; ++i) pictures.push_back({chance.between(40, 420) / 100.0, Pt(chance.between(0, 3) * 20.0)});
    return pictures;
}

Layout layout_of(const Theme& theme, const Review& review, PixelSize screen, Typesetter& typesetter) {
    const Template& design = template_for(theme, screen);
    const PictureBook pictures = generated_pictures();
    return lay_out({review, style_on(theme, design, theme.style), design, page_on_screen(design, screen), pictures}, typesetter);
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("pictures of a gallery are whole, inside its room, a gap apart, in their order, and fill it one way") {
        constexpr Pt gap{30};
        Chance chance(7);
        for (int trial = 0; trial < 300; ++trial) {
            const auto pictures = some_pictures(chance, chance.between(1, most_in_gallery));
            const Rect room = {Pt(50), Pt(40), Pt(chance.between(900, 2400)), Pt(chance.between(900, 1800))};
            const std::vector<Rect> places = place_gallery(pictures, room, gap);
            REQUIRE(places.size() == pictures.size());
            Pt left = room.right(), right = room.left(), top = room.bottom(), foot = room.top();
            for (std::size_t i = 0; i < places.size(); ++i) {
                CAPTURE(trial);
                CAPTURE(i);
                const Rect& place = places[i];
                CHECK(place.width / place.height == doctest::Approx(pictures[i].aspect));
                left = min(left, place.left());
                right = max(right, place.right());
                top = min(top, place.top());
                foot = max(foot, place.bottom() + pictures[i].caption);
                for (std::size_t j = 0; j < i; ++j) {
                    const Rect& before = places[j];
                    const bool beside = place.left() >= before.right() + gap - 0.01_pt;
                    const bool under = place.top() >= before.bottom() + pictures[j].caption + gap - 0.01_pt;
                    CHECK((beside || under));
                }
            }
            CHECK(left >= room.left() - 0.01_pt);
            CHECK(right <= room.right() + 0.01_pt);
            CHECK(top >= room.top() - 0.01_pt);
            CHECK(foot <= room.bottom() + 0.01_pt);
            const bool wide = right - left > room.width - 0.1_pt, high = foot - top > room.height - 0.1_pt - 60_pt;
            CHECK((wide || high));
        }
    }

    TEST_CASE("of all ways to part them the pictures take the one that shows them largest") {
        // A tall one beside two wide ones, one above the other; in a row all three would be small.
        const std::vector<Rect> places = place_gallery({{0.6, Pt(0)}, {1.8, Pt(0)}, {1.8, Pt(0)}}, {Pt(0), Pt(0), 1500_pt, 1000_pt}, 20_pt);
        CHECK(places[1].x > places[0].right());
        CHECK(places[2].x == places[1].x);
        CHECK(places[2].y > places[1].bottom());
        CHECK(places[0].height > 900_pt);
    }

    TEST_CASE("pictures without a frame have a spread each while text stands between them, then share one") {
        const auto shared = [](std::size_t pictures, std::size_t turns) {
            TurnPlans plans;
            std::vector<int> all(pictures);
            for (std::size_t i = 0; i < pictures; ++i) all[i] = static_cast<int>(i);
            all.push_back(hero_figure);
            share_plates(plans, all, turns);
            std::string text;
            for (const auto& plate : plans.plates) text += std::to_string(plate.size()) + " ";
            return text + "left " + std::to_string(plans.pictures_left_out.size());
        };
        CHECK(shared(0, 1) == "left 0");
        CHECK(shared(1, 1) == "1 left 0");
        CHECK(shared(3, 1) == "3 left 0");
        CHECK(shared(3, 5) == "1 1 1 left 0");
        CHECK(shared(3, 2) == "1 2 left 0");
        CHECK(shared(9, 1) == "4 5 left 0");
        CHECK(shared(40, 0) == "6 left 34");
    }

    TEST_CASE("in every theme and shape up to six pictures of a short review are all shown, each with its words under it") {
        for (const char* name : theme_names) {
            for (const PixelSize screen : shapes) {
                Typesetter typesetter(project_fonts());
                for (const int words : {60, 850}) {
                    for (int count = 2; count <= 6; ++count) {
                        ReviewShape shape;
                        shape.words = words;
                        shape.insets = count;
                        shape.seed = static_cast<std::uint32_t>(count);
                        const Review review = generated_review(shape);
                        const Layout layout = layout_of(theme_of(name), review, screen, typesetter);
                        CAPTURE(std::string(name));
                        CAPTURE(screen.width);
                        CAPTURE(describe(shape));
                        int shown = 0;
                        for (const Spread& spread : layout.spreads) {
                            for (std::size_t f = 0; f < spread.frames.size(); ++f) {
                                const Frame& frame = spread.frames[f];
                                if (!frame.picture.starts_with("inset")) continue;
                                ++shown;
                                if (spread.kind != SpreadKind::plate || f + 1 == spread.frames.size() || spread.frames[f + 1].kind != FrameKind::caption) continue;
                                const Frame& caption = spread.frames[f + 1];
                                CHECK(caption.lines.front().origin.x >= frame.bounds.left() - 1_pt);
                                CHECK(caption.lines.front().origin.y > frame.bounds.bottom());
                                CHECK(caption.lines.back().origin.y < layout.page.height);
                            }
                        }
                        CHECK(shown == count);
                        for (const Diagnostic& diagnostic : layout.diagnostics) CHECK(diagnostic.message.find("this picture") == std::string::npos);
                        // The review ends with its text and not with a picture.
                        const bool turns = std::ranges::any_of(layout.spreads, [](const Spread& spread) { return spread.kind == SpreadKind::turn; });
                        if (turns) CHECK(layout.spreads.back().kind != SpreadKind::plate);
                    }
                }
            }
        }
    }
}

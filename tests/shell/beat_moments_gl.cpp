// A frame of a show is a function of its beat and its time: nothing that was drawn before shows in it.
#include <doctest/doctest.h>

#include <map>

#include "platform/window.h"
#include "render/renderer.h"
#include "shell/show_picture.h"
#include "support/bundled.h"
#include "type/rasteriser.h"

using namespace foyer;
using namespace foyer::test;

namespace {

constexpr PixelSize size{320, 180};
// The first frame, amid a passage and a move, just before and long after their end.
constexpr double times[] = {0, 0.21, 0.5, 0.88, 7.3};

struct Stand {
    explicit Stand(GraphicsApi api) {
        auto opened = create_headless(api);
        REQUIRE_MESSAGE(opened.ok(), opened.error().message);
        window = std::make_unique<Window>(std::move(*opened));
        auto made = Rasteriser::create(font_book());
        REQUIRE(made.ok());
        rasteriser = std::make_unique<Rasteriser>(std::move(*made));
        auto created = Renderer::create(shader_loader(data_folder(), files), *rasteriser);
        REQUIRE(created.ok());
        renderer = std::make_unique<Renderer>(std::move(*created));
        const Scene scene = bundled_scene(size);
        pictures = {{scene.review->hero->image, bundled_hero()}};
        book.open(pipeline, scene);
        list = std::make_shared<const BeatList>(book.beats(pipeline));
    }
    Bitmap at(int beat, double seconds) {
        return draw_beat({list, beat, seconds}, *renderer, book, pipeline, pictures);
    }
    int count() const { return static_cast<int>(list->beats.size()); }

    SystemFiles files;
    std::unique_ptr<Window> window;
    std::unique_ptr<Rasteriser> rasteriser;
    std::unique_ptr<Renderer> renderer;
    Pipeline pipeline{font_book()};
    SheetBook book;
    Pictures pictures;
    std::shared_ptr<const BeatList> list;
};

/// Beat and time, and what was shown.
using Shown = std::map<std::pair<int, int>, std::vector<std::uint8_t>>;

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("every beat at any time is drawn twice alike, forwards and backwards through the show") {
        for (const GraphicsApi api : {GraphicsApi::gl33, GraphicsApi::gles30}) {
            Shown shown;
            int different_beats = 0;
            {
                Stand stand(api);
                REQUIRE(stand.count() > 20);
                for (int beat = 0; beat < stand.count(); ++beat) {
                    for (int i = 0; i < 5; ++i) shown[{beat, i}] = stand.at(beat, times[i]).pixels;
                    if (beat > 0 && shown[{beat, 4}] != shown[{beat - 1, 4}]) ++different_beats;
                }
                CHECK(different_beats == stand.count() - 1);
            }
            Stand stand(api);
            for (int beat = stand.count() - 1; beat >= 0; --beat) {
                for (int i = 4; i >= 0; --i) {
                    const bool same = shown[{beat, i}] == stand.at(beat, times[i]).pixels;
                    CHECK_MESSAGE(same,
                                  stand.list->beats[static_cast<std::size_t>(beat)].id << " at " << times[i] << " s");
                }
            }
        }
    }
}

// Files changed while the page is shown: review, style, theme, shader, picture, fonts. What was good stays until what
// comes is whole.
#include <fstream>

#include "loop/studio.h"

using namespace foyer;
using namespace foyer::loop_test;

namespace {

const char* const first_text = "---\nheadline: The first\n---\n\nOnce there was a text, and it could be read by everybody who came.\n";

/// A review, its style, and the program's own files, in a folder that a test may write in.
struct Cabinet {
    Cabinet() {
        std::filesystem::create_directories(folder / "data");
        for (const char* part : {"fonts", "shaders"}) {
            std::filesystem::copy(data_folder().root / part, folder / "data" / part, std::filesystem::copy_options::recursive);
        }
        std::filesystem::create_directories(folder / "data/assets");
        std::filesystem::copy(data_folder().root / "assets/themes", folder / "data/assets/themes", std::filesystem::copy_options::recursive);
        data.root = folder / "data";
        folder.put("a.md", first_text);
    }

    Model model() const {
        Model made = bundled_model();
        made.review_path = path("a.md").string();
        auto read = read_review(made.review_path, SystemFiles());
        made.review = std::make_shared<const Review>(read.value().review);
        made.review_text = std::make_shared<const std::string>(first_text);
        made.style = made.theme->style;
        made.saved = {made.theme, made.style};
        return made;
    }
    std::filesystem::path path(const std::string& name) const { return folder / name; }
    std::filesystem::path theme() const { return folder / "data/assets/themes/fanzine"; }

    ScratchFolder folder;
    DataFolder data;
};

/// The sources alone, with actions applied to a model as the loop would.
struct Library {
    explicit Library(Cabinet& at, const std::vector<std::string>& sets = {}) : desk(at), model(at.model()) {
        style_file = desk.path("a.style.yaml");
        sources = std::make_unique<Sources>(SourceServices{workers, files, decoder, desk.data, &watcher,
                                                           {UserFolders{desk.path("config"), desk.path("state")}, desk.data.root / "assets"},
                                                           style_file, desk.path("state/panel.txt"), sets});
        for (const PictureSource& source : pictures_of(*model.review)) apply_all(sources->carry_out(LoadPicture{source.name}, model));
        turn();
    }

    void apply_all(const std::vector<Action>& actions) {
        for (const Action& action : actions) apply(action);
    }
    void apply(const Action& action) {
        Updated updated = update(std::move(model), action);
        model = std::move(updated.model);
        for (const Effect& effect : updated.effects) {
            for (const Action& answer : sources->carry_out(effect, model)) apply(answer);
        }
    }
    /// Takes what came, and what the workers made of it.
    void turn() {
        for (int i = 0; i < 3; ++i) {
            for (const Action& action : sources->take(model)) apply(action);
            workers.run_all();
        }
    }
    void changed(const std::filesystem::path& path) {
        CHECK_MESSAGE(std::find(watcher.watched().begin(), watcher.watched().end(), path) != watcher.watched().end(), path.string());
        watcher.change(path);
        turn();
    }

    Cabinet& desk;
    Model model;
    SystemFiles files;
    InlineWorkers workers;
    ScriptedDecoder decoder;
    ScriptedWatcher watcher;
    std::filesystem::path style_file;
    std::unique_ptr<Sources> sources;
};

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("a review saved by its writer is shown; a broken one leaves the last good page and says why") {
        Cabinet desk;
        Library library(desk);
        library.apply(SetParameter{*find_parameter("text.size"), 22.0});
        library.apply(GoTo{GoTo::Where::first});
        desk.folder.put("a.md", "---\nheadline: The second\n---\n\nAnother text.\n");
        library.changed(desk.path("a.md"));
        CHECK(plain_text(library.model.review->headline) == "The second");
        CHECK(library.model.style.number("text.size") == 22);  // what one was doing is kept
        CHECK(library.model.history.done() == 1);

        for (const char* broken : {"", "---\nheadline: [never closed\n", "---\nheadline: Half", "\xff\xfe\x00"}) {
            CAPTURE(broken);
            desk.folder.put("a.md", broken);
            library.changed(desk.path("a.md"));
            CHECK(plain_text(library.model.review->headline) == "The second");
            CHECK(has_errors(library.model.findings.review));
        }
        std::filesystem::remove(desk.path("a.md"));
        library.changed(desk.path("a.md"));
        CHECK(plain_text(library.model.review->headline) == "The second");
        CHECK(library.model.findings.review.size() == 1);

        desk.folder.put("a.md", "---\nheadline: Mended\n---\n\nIt is whole again.\n");
        library.changed(desk.path("a.md"));
        CHECK(plain_text(library.model.review->headline) == "Mended");
        CHECK(library.model.findings.review.empty());
        CHECK(library.model.review_text->find("Mended") != std::string::npos);
    }

    TEST_CASE("a review that was missing appears when its file is there, whole or not") {
        Cabinet desk;
        Library library(desk);
        library.model.review = std::make_shared<const Review>(notice_review("No review yet", "Nothing is there."));
        library.model.review_missing = true;
        library.model.review_text.reset();
        desk.folder.put("a.md", "");
        library.changed(desk.path("a.md"));
        CHECK(library.model.review_missing);
        desk.folder.put("a.md", "---\nheadline: It came\n---\n\nIn the end it was there.\n");
        library.changed(desk.path("a.md"));
        CHECK(!library.model.review_missing);
        CHECK(plain_text(library.model.review->headline) == "It came");
    }

    TEST_CASE("saving writes what differs; the next start reads it; our own writing is no news") {
        Cabinet desk;
        Library library(desk);
        library.apply(SetParameter{*find_parameter("text.size"), 22.0});
        library.apply(SetParameter{*find_parameter("palette.accent"), *parse_colour("#0080ff")});
        CHECK(has_unsaved_changes(library.model));
        library.apply(Save{});
        CHECK(!has_unsaved_changes(library.model));
        CHECK(library.model.notice == "Saved to " + library.style_file.string());
        CHECK(SystemFiles().read(library.style_file, 1000).value() == "palette.accent: \"#0080ff\"\ntext.size: 22\n");
        library.changed(library.style_file);
        CHECK(library.model.history.done() == 2);

        const auto look = read_look({}, saved_style_file(desk.path("a.md"), desk.data, SystemFiles()), desk.data, SystemFiles());
        REQUIRE(look.ok());
        CHECK(look->style == library.model.style);
        CHECK(look->style_diagnostics.empty());
    }

    TEST_CASE("saving that fails loses nothing, says so, and is forgotten once it works") {
        Cabinet desk;
        Library library(desk);
        FaultyFiles faulty(library.files);
        Sources sources({library.workers, faulty, library.decoder, desk.data, nullptr, {UserFolders{desk.path("c"), desk.path("s")}, {}}, library.style_file, {}});
        library.model.style = with(library.model.style, "text.size", "22");
        faulty.fault().strike_from(1);
        for (const Action& action : sources.carry_out(WriteStyle{}, library.model)) library.apply(action);
        CHECK(has_unsaved_changes(library.model));
        CHECK(has_errors(library.model.findings.program));
        CHECK(!std::filesystem::exists(library.style_file));
        faulty.fault().strike_at(0);
        for (const Action& action : sources.carry_out(WriteStyle{}, library.model)) library.apply(action);
        CHECK(!has_unsaved_changes(library.model));
        CHECK(library.model.findings.program.empty());
    }

    TEST_CASE("a style file changed by hand is taken; a broken one is told of and leaves everything") {
        Cabinet desk;
        Library library(desk);
        library.apply(SetParameter{*find_parameter("grid.gutter"), 44.0});
        desk.folder.put("a.style.yaml", "text.size: 23\n");
        library.changed(library.style_file);
        CHECK(library.model.style.number("text.size") == 23);
        CHECK(library.model.style.number("grid.gutter") == 44);
        desk.folder.put("a.style.yaml", "text: [size: 24\n");
        library.changed(library.style_file);
        CHECK(library.model.style.number("text.size") == 23);
        CHECK(has_errors(library.model.findings.style));
        desk.folder.put("a.style.yaml", "text.size: 25\n");
        library.changed(library.style_file);
        CHECK(library.model.style.number("text.size") == 25);
        CHECK(library.model.findings.style.empty());
        std::filesystem::remove(library.style_file);
        library.changed(library.style_file);
        CHECK(library.model.style.number("text.size") == 19.12);
        CHECK(library.model.style.number("grid.gutter") == 44);
    }

    TEST_CASE("what the command line set stays set where the style file is changed by hand") {
        Cabinet desk;
        Library library(desk, {"text.size=21", "grid.margin=90"});
        library.model.style = style_with(library.model.style, {"text.size=21", "grid.margin=90"}).value();
        library.model.saved.style = library.model.style;
        desk.folder.put("a.style.yaml", "text.size: 23\ntext.indent: 30\n");
        library.changed(library.style_file);
        CHECK(library.model.style.number("text.size") == 21);
        CHECK(library.model.style.number("text.indent") == 30);
        CHECK(library.model.style.number("grid.margin") == 90);
    }

    TEST_CASE("a theme's files are read again, its templates too; a broken one leaves the last good theme") {
        Cabinet desk;
        Library library(desk);
        library.apply(SetParameter{*find_parameter("text.size"), 22.0});
        const auto path = desk.theme() / "style.yaml";
        const std::string text = SystemFiles().read(path, 100'000).value();
        std::ofstream(path) << text << "\nrule.weight: 9\n";
        library.changed(desk.theme());
        CHECK(library.model.style.number("rule.weight") == 9);
        CHECK(library.model.style.number("text.size") == 22);
        CHECK(library.model.history.done() == 1);

        const auto shape = desk.theme() / "landscape.yaml";
        const std::string design = SystemFiles().read(shape, 100'000).value();
        std::ofstream(shape) << "opening: [";
        library.changed(desk.theme());
        CHECK(has_errors(library.model.findings.theme));
        CHECK(library.model.theme->templates == bundled_theme()->templates);
        std::ofstream(shape) << design;
        library.changed(desk.theme());
        CHECK(library.model.findings.theme.empty());
    }

    TEST_CASE("another theme is chosen by name, saved with the look, and undone") {
        Cabinet desk;
        std::filesystem::copy(desk.theme(), desk.theme().parent_path() / "mine", std::filesystem::copy_options::recursive);
        std::ofstream(desk.theme().parent_path() / "mine/style.yaml", std::ios::app) << "\npalette.accent: \"#0a7cff\"\n";
        Library library(desk);
        CHECK(list_themes(desk.data, library.files) == std::vector<std::string>{"fanzine", "mine", "programme", "quarterly"});
        library.apply(ChooseTheme{"mine"});
        CHECK(library.model.theme->name == "mine");
        CHECK(to_string(library.model.style.colour("palette.accent")) == "#0a7cff");
        library.apply(Save{});
        CHECK(SystemFiles().read(library.style_file, 1000).value() == "theme: \"mine\"\n");
        const auto look = read_look({}, library.style_file, desk.data, SystemFiles());
        REQUIRE(look.ok());
        CHECK(look->theme->name == "mine");
        library.apply(Undo{});
        CHECK(library.model.theme->name == "fanzine");
        CHECK(has_unsaved_changes(library.model));
        library.apply(ChooseTheme{"no such"});
        CHECK(library.model.theme->name == "fanzine");
        CHECK(has_errors(library.model.findings.theme));
    }

    TEST_CASE("a picture painted over is shown; a broken one leaves the last good one") {
        Cabinet desk;
        desk.folder.put("a.md", "---\nheadline: H\nhero: { image: p.png }\n---\n\nText.\n");
        Library library(desk);
        const auto picture = desk.path("p.png");
        CHECK(library.model.pictures.empty());  // the picture is not there yet
        CHECK(has_errors(library.model.findings.pictures["p.png"]));
        desk.folder.put("p.png", "here");
        library.decoder.put(std::filesystem::weakly_canonical(picture), plain_hero());
        library.changed(picture);
        library.turn();
        CHECK(library.model.pictures["p.png"].size == plain_hero().size);
        REQUIRE(library.sources->pictures().contains("p.png"));
        const auto before = library.sources->pictures().find("p.png")->second;

        library.decoder.fault().strike_from(1);
        library.changed(picture);
        CHECK(library.model.pictures["p.png"].size == plain_hero().size);
        CHECK(library.sources->pictures().find("p.png")->second == before);
        CHECK(has_errors(library.model.findings.pictures["p.png"]));

        library.decoder.fault().strike_at(0);
        Bitmap larger{{100, 300}, std::vector<std::uint8_t>(100 * 300 * 4, 200)};
        library.decoder.put(std::filesystem::weakly_canonical(picture), larger);
        library.changed(picture);
        CHECK(library.model.pictures["p.png"].size == larger.size);
        CHECK(*library.sources->pictures().find("p.png")->second == larger);
        CHECK(library.model.findings.pictures.empty());
    }

    TEST_CASE("fonts and shaders are read again once they change; broken fonts are told of") {
        Cabinet desk;
        Library library(desk);
        CHECK(!library.sources->take_shaders_changed());
        library.changed(desk.data.root / "shaders");
        CHECK(library.sources->take_shaders_changed());
        CHECK(!library.sources->take_shaders_changed());
        library.changed(desk.data.root / "fonts/anton");
        const auto fonts = library.sources->take_fonts();
        REQUIRE(fonts);
        CHECK(fonts->size() == font_book().size());
        CHECK(!library.sources->take_fonts());
        std::filesystem::remove_all(desk.data.root / "fonts");
        std::filesystem::create_directories(desk.data.root / "fonts");
        library.changed(desk.data.root / "fonts");
        CHECK(!library.sources->take_fonts());
        CHECK(has_errors(library.model.findings.program));
    }

    TEST_CASE("the panel's layout is kept from one start to the next, and any file reads as one") {
        PanelLayout layout;
        layout.shown = false;
        layout.width = 512;
        layout.open = {"Text", "Film facts"};
        CHECK(read_panel_layout(write_panel_layout(layout)) == layout);
        CHECK(read_panel_layout("").shown);
        const PanelLayout odd = read_panel_layout("width 9e99\nwidth x\nopen\n\nshown maybe\nwidth -3\n\xff\x00 1\n");
        CHECK(odd.width == least_panel_width);
        CHECK(odd.shown);

        Cabinet desk;
        Library library(desk);
        library.apply(ArrangePanel{layout});
        CHECK(!std::filesystem::exists(desk.path("state/panel.txt")));
        library.sources->finish(library.model);
        CHECK(read_panel_layout(SystemFiles().read(desk.path("state/panel.txt"), 1000).value()) == layout);
    }

    TEST_CASE("in the loop: fonts that change make the press anew, and the page is the same") {
        Studio studio(bundled_model());
        Pixels before, after;
        studio.steps.then([&] {
            before = studio.shown();
            studio.watcher.change(data_folder().root / "fonts/anton");
            return std::optional<Event>(WakeUp{});
        });
        studio.steps.then([&] {
            studio.workers.run_all();
            return std::optional<Event>(WakeUp{});
        });
        studio.steps.then([&] {
            after = studio.shown();
            return std::nullopt;
        });
        studio.run();
        CHECK(studio.loop->stats().frames == 2);
        CHECK(before == after);
        CHECK(!studio.loop->model().face_names.empty());
    }
}

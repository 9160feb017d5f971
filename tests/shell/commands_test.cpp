// The program itself, as a child without a display.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "platform/pictures.h"
#include "shell/child.h"
#include "style/parameters.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

const std::string size = "640x360";
const std::string bundled = FOYER_SOURCE_DIR "/assets/her-smell/her-smell.md";
const std::string short_review = "---\nheadline: The Long Way *Home*\n---\n\nThe text begins here. It goes on for a "
    "line or two, says what there is to say of a road, a house and a dog that waits, and then, soon enough, it ends.\n";

/// The short review with a hero.
std::string with_hero(const std::string& image) {
    return "---\nheadline: The Long Way *Home*\nhero: { image: \"" + image + "\" }\n---\n\nThe text begins here.\n";
}

/// A PNG, and nothing else.
Bitmap decoded(const fs::path& path) {
    CAPTURE(path.string());
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    CHECK(bytes.starts_with("\x89PNG\r\n\x1A\n"));
    const auto bitmap = decode_picture(bytes, path.string(), {});
    REQUIRE(bitmap.ok());
    return *bitmap;
}

/// A picture of the size asked for, and not one flat colour.
void check_picture(const fs::path& path, PixelSize expected = {640, 360}) {
    const Bitmap bitmap = decoded(path);
    CHECK(bitmap.size == expected);
    std::size_t same = 0;
    for (std::size_t at = 0; at < bitmap.pixels.size(); ++at) same += bitmap.pixels[at] == bitmap.pixels[at % 4] ? 1 : 0;
    CHECK(same < bitmap.pixels.size());
}

/// How far two pictures are apart on the whole, in steps of a channel's 255.
double distance(const Bitmap& a, const Bitmap& b) {
    REQUIRE(a.pixels.size() == b.pixels.size());
    double sum = 0;
    for (std::size_t at = 0; at < a.pixels.size(); ++at) sum += std::abs(int(a.pixels[at]) - int(b.pixels[at]));
    return sum / static_cast<double>(a.pixels.size());
}

/// Ended with status 2, said nothing but one line, and that names what it is about.
void check_refused(const Outcome& outcome, const std::string& named) {
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    const Words said = lines_of(outcome.err);
    CAPTURE(outcome.err);
    REQUIRE(said.size() == 1);
    CHECK(contains(said.front(), named));
}

/// The review was exported all the same, with one line that names what is wrong.
void check_exported_with_one_line(const fs::path& review, const std::string& named) {
    const fs::path folder = review.parent_path();
    const Outcome outcome = run_foyer({"export", review, "-o", folder / "out.png", "--size", size});
    CHECK(outcome.status == 0);
    const Words said = lines_of(outcome.err);
    CAPTURE(outcome.err);
    REQUIRE(said.size() == 1);
    CHECK(contains(said.front(), review.string() + ":"));
    CHECK(contains(said.front(), "error: "));
    CHECK(contains(said.front(), named));
    CHECK(lines_of(outcome.out).front() == (folder / "out-1.png").string());
    check_picture(folder / "out-1.png");
}

/// JSON as far as its brackets and strings go.
bool is_balanced(std::string_view json) {
    std::string open;
    bool quoted = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (quoted) {
            if (c == '\\') ++at;
            else if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            open += c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != c) return false;
            open.pop_back();
        }
    }
    return open.empty() && !quoted;
}

/// The program installed into a folder, its data linked, but for the part named.
class Installation {
public:
    explicit Installation(const std::string& without) {
        fs::create_directories(m_folder / "bin");
        fs::create_directories(data());
        fs::copy_file(FOYER_PROGRAM, m_folder / "bin/foyer");
        for (const char* part : {"assets", "fonts", "shaders"}) {
            if (part != without) fs::create_directory_symlink(fs::path(FOYER_SOURCE_DIR) / part, data() / part);
        }
    }
    fs::path data() const { return m_folder / "share/foyer"; }
    const ScratchFolder& folder() const { return m_folder; }
    Outcome run(Words arguments) const {
        arguments.insert(arguments.begin(), m_folder / "bin/foyer");
        return testing::run(arguments);
    }

private:
    ScratchFolder m_folder;
};

}  // namespace

TEST_SUITE("shell") {
TEST_CASE("export writes every spread of the bundled review and prints its name") {
    const ScratchFolder folder;
    const Outcome outcome = run_foyer({"export", bundled, "-o", folder / "out.png", "--size", size});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    const Words names = lines_of(outcome.out);
    REQUIRE(names.size() >= 2);
    CHECK(folder.count() == static_cast<int>(names.size()));
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(names[i] == (folder / ("out-" + std::to_string(i + 1) + ".png")).string());
        check_picture(names[i]);
    }
    // One spread alone is the same picture, but for the last bit of a few pixels, under the name as it was given.
    const Outcome one = run_foyer({"export", bundled, "-o", folder / "ONE.PNG", "--size", size, "--spread", "2"});
    CHECK(one.status == 0);
    CHECK(one.out == (folder / "ONE.PNG").string() + "\n");
    const Bitmap alone = decoded(folder / "ONE.PNG");
    CHECK(distance(alone, decoded(folder / "out-2.png")) < 0.01);
    CHECK(distance(alone, decoded(folder / "out-1.png")) > 5);
    CHECK(folder.count() == static_cast<int>(names.size()) + 1);
    check_refused(run_foyer({"export", bundled, "-o", folder / "none.png", "--size", size, "--spread", "99"}), "99");
    const Outcome card = run_foyer({"export", bundled, "-o", folder / "card.png", "--size", size, "--card", "act:4"});
    CHECK(card.status == 0);
    CHECK(card.out == (folder / "card.png").string() + "\n");
    check_picture(folder / "card.png");
    check_refused(run_foyer({"export", bundled, "-o", folder / "none.png", "--size", size, "--card", "act:6"}), "there is no act 6: this review has 5");
    check_refused(run_foyer({"dump", "layout", bundled, "--card", "quote:4"}), "there is no quote 4: this review has 3");
    CHECK_FALSE(fs::exists(folder / "none.png"));
}

TEST_CASE("export takes plain text, another shape and parameters") {
    const ScratchFolder folder;
    const fs::path review = folder.put("a.txt", "The Long Way Home\n\nThe text begins here.\n");
    const Words words = {"export", review, "-o", folder / "out.png", "--spread", "1", "--size", "400x600", "--set", "palette.paper=#0a7cff"};
    const Outcome outcome = run_foyer(words);
    CHECK(outcome.status == 0);
    check_picture(folder / "out.png", {400, 600});
    const std::string blue = folder.bytes_of("out.png");
    CHECK(run_foyer(Words(words.begin(), words.end() - 2)).status == 0);
    CHECK(folder.bytes_of("out.png") != blue);
}

TEST_CASE("dump layout prints frames and lines as JSON, the same each time") {
    const Outcome outcome = run_foyer({"dump", "layout", bundled});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    CHECK(is_balanced(outcome.out));
    for (const char* key : {"\"page\": [", "\"spreads\": [", "\"frames\": [", "\"text\": ", "\"measure\": "}) {
        CAPTURE(key);
        CHECK(contains(outcome.out, key));
    }
    CHECK(run_foyer({"dump", "layout", bundled}).out == outcome.out);
}

TEST_CASE("check prints figures on the setting, as text and as JSON") {
    const Outcome text = run_foyer({"check", bundled});
    CHECK(text.status == 0);
    CHECK(text.err == "");
    CHECK(contains(text.out, "spreads  "));
    CHECK(lines_of(text.out).size() >= 4);
    const Outcome json = run_foyer({"check", bundled, "--json"});
    CHECK(json.status == 0);
    CHECK(is_balanced(json.out));
    CHECK(json.out.front() == '{');
    for (const char* key : {"\"diagnostics\": [", "\"spreads\": ", "\"quality\": {"}) CHECK(contains(json.out, key));
}

TEST_CASE("check tells what is wrong with place and cure, and its status says whether there are errors") {
    const ScratchFolder folder;
    const fs::path warned = folder.put("warned.md", "---\nheadline: One\nfilm: { yeer: 2024 }\n---\n\nThe text.\n");
    const Outcome warning = run_foyer({"check", warned});
    CHECK(warning.status == 0);
    CHECK(contains(warning.out, warned.string() + ":3:9: warning: "));
    CHECK(contains(warning.out, "`year`"));

    const fs::path wrong = folder.put("wrong.md", with_hero("gone.jpg"));
    const Outcome error = run_foyer({"check", wrong});
    CHECK(error.status == 1);
    CHECK(contains(error.out, wrong.string() + ":3:"));
    CHECK(contains(error.out, "gone.jpg"));
    const Outcome json = run_foyer({"check", wrong, "--json"});
    CHECK(json.status == 1);
    CHECK(is_balanced(json.out));
    CHECK(contains(json.out, "\"severity\": \"error\""));
    CHECK(contains(json.out, "\"line\": 3"));
}

TEST_CASE("params lists every row of the registry, as text and as JSON") {
    const Outcome text = run_foyer({"params"}), json = run_foyer({"params", "--json"});
    CHECK(text.status == 0);
    CHECK(json.status == 0);
    CHECK(is_balanced(json.out));
    const Words lines = lines_of(text.out);
    REQUIRE(lines.size() == registry.size());
    for (std::size_t row = 0; row < registry.size(); ++row) {
        CAPTURE(lines[row]);
        CHECK(lines[row].starts_with(std::string(registry[row].id) + " "));
        CHECK(lines[row].ends_with(registry[row].help));
        CHECK(contains(json.out, "{\"id\": \"" + std::string(registry[row].id) + "\""));
    }
}

TEST_CASE("help and version are printed; what is not understood is told with the way to the help") {
    const Outcome help = run_foyer({"--help"});
    CHECK(help.status == 0);
    CHECK(help.err == "");
    for (const char* command : {"edit", "export", "dump", "check", "params"}) CHECK(contains(help.out, command));
    const Outcome version = run_foyer({"--version"});
    CHECK(version.status == 0);
    CHECK(lines_of(version.out).size() == 1);
    CHECK(version.out.starts_with("foyer 0."));
    const Outcome wrong = run_foyer({"export", bundled, "-o", "out.png", "--size", "big"});
    CHECK(wrong.status == 2);
    CHECK(wrong.out == "");
    CHECK(contains(wrong.err, "`big`"));
    CHECK(contains(wrong.err, "--help"));
}

TEST_CASE("a review that cannot be read at all is one line and status 2, for every command") {
    const ScratchFolder folder;
    const std::string gone = folder / "gone.md", empty = folder.put("empty.md", ""), blank = folder.put("blank.txt", "\n \n"),
                      binary = folder.put("binary.md", std::string_view("\x7F" "ELF\0\1\2\0\0\0\0\0\0\xFF\xFE\x90", 16)),
                      other = folder.put("other.pdf", "%PDF-1.7\n"), directory = folder / "directory.md";
    fs::create_directory(directory);
    for (const std::string& review : {gone, empty, blank, binary, other, directory}) {
        CAPTURE(review);
        check_refused(run_foyer({"export", review, "-o", folder / "out.png", "--size", size}), review);
        check_refused(run_foyer({"check", review}), review);
        check_refused(run_foyer({"dump", "layout", review}), review);
    }
    CHECK_FALSE(fs::exists(folder / "out-1.png"));
}

TEST_CASE("a text of ten megabytes in one line is shown as far as it goes, and told") {
    const ScratchFolder folder;
    std::string text;
    while (text.size() < 10'000'000) text += "an endless line of words ";
    const fs::path review = folder.put("long.md", text);
    const Outcome outcome = run_foyer({"check", review});
    CHECK(outcome.status == 1);
    int told = 0;
    for (const std::string& line : lines_of(outcome.out)) {
        told += line.starts_with(review.string() + ":1:1000001: error: ") && contains(line, "the rest is not shown") ? 1 : 0;
    }
    CHECK(told == 1);
}

TEST_CASE("broken front matter is told with file, line and column, and the spread is there") {
    const ScratchFolder folder;
    check_exported_with_one_line(folder.put("a.md", "---\nheadline: [One, Two\n---\n\nThe text begins here.\n"), "a.md:2:11: error: ");
}

TEST_CASE("a hero that is missing, cut off, too large or no picture costs one line, not the spread") {
    const ScratchFolder folder;
    std::ifstream whole(FOYER_SOURCE_DIR "/assets/her-smell/hero.jpg", std::ios::binary);
    const std::string jpeg{std::istreambuf_iterator<char>(whole), {}};
    REQUIRE(jpeg.size() > 4000);
    folder.put("cut.jpg", jpeg.substr(0, jpeg.size() / 2));
    folder.put("start.jpg", jpeg.substr(0, 40));
    folder.put("words.png", "no picture");
    folder.put("empty.png", "");
    // 20000 × 20000 pixels, as its header says.
    folder.put("huge.png", std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x4E\x20\0\0\x4E\x20\x08\x06\0\0\0\0\0\0\0\0\0\0\0IDAT\0\0\0\0", 45));
    for (const char* name : {"gone.jpg", "cut.jpg", "start.jpg", "words.png", "empty.png", "huge.png"}) {
        CAPTURE(name);
        check_exported_with_one_line(folder.put("review.md", with_hero(name)), name);
    }
}

TEST_CASE("a hero outside the review's folder is refused, and the spread is there") {
    const ScratchFolder folder;
    fs::copy_file(FOYER_SOURCE_DIR "/assets/her-smell/hero.jpg", folder / "hero.jpg");
    for (const std::string& name : {std::string("../hero.jpg"), (folder / "hero.jpg").string()}) {
        CAPTURE(name);
        check_exported_with_one_line(folder.put("reviews/review.md", with_hero(name)), "hero.jpg");
    }
    const fs::path beside = folder.put("review.md", with_hero("hero.jpg"));
    CHECK(run_foyer({"export", beside, "-o", folder / "out.png", "--size", size}).err == "");
}

TEST_CASE("parameters and themes that there are not are one line and status 2") {
    check_refused(run_foyer({"check", bundled, "--set", "text.sise=20"}), "text.sise");
    check_refused(run_foyer({"check", bundled, "--set", "text.size=1000"}), "text.size");
    check_refused(run_foyer({"check", bundled, "--set", "text.size"}), "text.size");
    check_refused(run_foyer({"check", bundled, "--theme", "gazette"}), "fanzine");
}

TEST_CASE("an output that cannot be written, or is no PNG, is one line and status 2") {
    const ScratchFolder folder;
    const fs::path review = folder.put("a.md", short_review), file = folder.put("file", "");
    for (const fs::path& output : {file / "out.png", folder / "gone/out.png"}) {
        CAPTURE(output.string());
        check_refused(run_foyer({"export", review, "-o", output, "--size", size}), (output.parent_path() / "out-1.png").string());
    }
    for (const char* name : {"out.jpg", "out", "png", "out.png.gz"}) {
        CAPTURE(name);
        check_refused(run_foyer({"export", review, "-o", folder / name, "--size", size}), (folder / name).string());
    }
    CHECK(folder.count() == 2);
}

TEST_CASE("an installed program finds its data beside it") {
    const Installation whole("nothing");
    const fs::path review = whole.folder().put("a.md", short_review);
    const Outcome outcome = whole.run({"export", review, "-o", whole.folder() / "out.png", "--size", size});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    check_picture(whole.folder() / "out-1.png");
}

TEST_CASE("a program without its data, fonts or shaders says which, and ends with status 2") {
    const auto exported = [](const Installation& from) {
        const fs::path review = from.folder().put("a.md", short_review);
        return from.run({"export", review, "-o", from.folder() / "out.png", "--size", size});
    };
    SUBCASE("no assets") { check_refused(exported(Installation("assets")), "FOYER_DATA"); }
    SUBCASE("no folder of fonts") { check_refused(exported(Installation("fonts")), "fonts"); }
    SUBCASE("no font") {
        const Installation installation("fonts");
        fs::create_directory(installation.data() / "fonts");
        check_refused(exported(installation), "fonts");
    }
}

TEST_CASE("a shader that is broken or missing is named, and a plain one draws in its place") {
    const Installation installation("shaders");
    const fs::path review = installation.folder().put("a.md", short_review), shaders = installation.data() / "shaders";
    fs::copy(fs::path(FOYER_SOURCE_DIR) / "shaders", shaders);
    SUBCASE("broken") { installation.folder().put("share/foyer/shaders/ink.frag", "void main() { this is no shader\n"); }
    SUBCASE("empty") { installation.folder().put("share/foyer/shaders/ink.frag", ""); }
    SUBCASE("missing") { fs::remove(shaders / "ink.frag"); }
    const Outcome outcome = installation.run({"export", review, "-o", installation.folder() / "out.png", "--size", size});
    CHECK(outcome.status == 0);
    const Words said = lines_of(outcome.err);
    CAPTURE(outcome.err);
    REQUIRE(said.size() == 1);
    CHECK(contains(said.front(), "ink.frag"));
    CHECK(contains(said.front(), "warning: "));
    check_picture(installation.folder() / "out-1.png");
}

TEST_CASE("without OpenGL, export is one line and status 2, and what needs none goes on") {
    const ScratchFolder folder;
    const fs::path review = folder.put("a.md", short_review);
    const Words none = {"LIBGL_DRIVERS_PATH=/nonexistent", "__EGL_VENDOR_LIBRARY_FILENAMES=/nonexistent"};
    check_refused(run_foyer({"export", review, "-o", folder / "out.png", "--size", size}, none), "GL 3.3");
    CHECK(run_foyer({"check", review}, none).status == 0);
    CHECK(run_foyer({"dump", "layout", review}, none).status == 0);
}

TEST_CASE("without a display, edit is one line and status 2") {
    check_refused(run_foyer({"edit", bundled}), "display");
    check_refused(run_foyer({"edit", bundled}, {"DISPLAY=:4711"}), "display");
}
}

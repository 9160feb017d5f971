// An unattended screen in a real window: the page and nothing but the page, keys that lead nowhere, the code that leads
// out.
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/some_lobby.h"
#include "platform/files.h"
#include "platform/pictures.h"
#include "shell/display.h"

using namespace foyer::testing;

namespace {

constexpr const char* review =
    "---\nheadline: The Long Way *Home*\nkicker: Film review\nlink: https://example.org/long-way-home\n"
    "acts:\n  - { title: Out, intensity: 0.9 }\n  - { title: Back, intensity: 0.3 }\nbeats:\n  - { beat: opening, "
    "seconds: 600 }\n---\n\n"
    "She leaves, and the road is long. He stays, and the house is longer.\n\n> The road is *long.*\n";

struct Venue {
    explicit Venue(const Words& more = {}, const Words& environment_more = {}) {
        folder.put("content/review.md", review);
        Words environment = environment_more.empty() ? display.environment() : environment_more;
        environment.push_back(home());
        const Outcome set =
            run({"sh", "-c", std::string("printf '4711\\n' | '") + FOYER_PROGRAM + "' kiosk --set-code"}, {home()});
        REQUIRE_MESSAGE(set.status == 0, set.err);
        Words command{FOYER_PROGRAM, "kiosk", (folder / "content").string(), "--status", status_file().string()};
        command.insert(command.end(), more.begin(), more.end());
        foyer.emplace(command, environment);
    }
    std::string home() const { return "FOYER_HOME=" + (folder / "home").string(); }
    std::filesystem::path status_file() const { return folder / "status.json"; }
    std::string status() const { return folder.bytes_of("status.json"); }
    bool shows() {
        const bool shown =
            comes_true([this] { return foyer->ended() || contains(status(), "\"edition\": \"review.md\""); });
        REQUIRE_MESSAGE(!foyer->ended(), foyer->err());
        return shown;
    }
    /// In a corner of the screen.
    void hold_corner() {
        const Picture before = settled(display);
        display.hold(2, 2);
        CHECK(comes_true([&] { return difference(before, display.picture()) > 0.3; }));
        display.let_go();
    }
    void type(const std::string& code) const {
        Words words{"xdotool", "key"};
        for (const char digit : code) words.emplace_back(1, digit);
        words.emplace_back("Return");
        run(words, display.environment());
    }

    Display display;
    ScratchFolder folder;
    std::optional<Child> foyer;
};

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE("the screen is the page, whole, without a pointer; keys and a window that is closed end nothing") {
        if (!can_run("the screen is the page, whole, without a pointer; keys and a window that is closed end nothing"))
            return;
        Venue venue;
        REQUIRE(venue.shows());
        const Picture page = settled(venue.display);
        // What the program exports at the size it lays out, seven pixels larger all round, moved by seven to the left
        // and up.
        constexpr int beyond = 7;
        const std::string png = (venue.folder / "page.png").string();
        const Outcome exported = run_foyer({"export", (venue.folder / "content/review.md").string(), "-o", png,
                                            "--spread", "1", "--size", "1294x734", "--set", "timeline.liveliness=0"});
        REQUIRE_MESSAGE(exported.status == 0, exported.err);
        const foyer::SystemFiles files;
        const auto wanted = foyer::SystemDecoder(files).decode(png, {});
        REQUIRE(wanted.ok());
        std::size_t apart = 0;
        for (int y = 0; y < static_cast<int>(display_height); ++y) {
            for (int x = 0; x < static_cast<int>(display_width); ++x) {
                const auto* p =
                    &wanted
                         ->pixels[static_cast<std::size_t>((y + 2 * beyond) * wanted->size.width + x + 2 * beyond) * 4];
                const std::uint32_t pixel = static_cast<std::uint32_t>(p[2]) << 16 |
                                            static_cast<std::uint32_t>(p[1]) << 8 |
                                            p[0];  // the server keeps blue first
                apart +=
                    pixel != page[static_cast<std::size_t>(y) * display_width + static_cast<std::size_t>(x)] ? 1 : 0;
            }
        }
        CHECK(static_cast<double>(apart) / (display_width * display_height) < 0.002);
        // The pointer goes over it, and nothing of it is seen.
        venue.display.move(400, 300);
        venue.display.move(640, 360);
        CHECK(settled(venue.display) == page);
        for (const char* keys : {"alt+F4", "Escape", "ctrl+q", "ctrl+c", "ctrl+w", "super", "alt+Tab",
                                 "ctrl+alt+Delete", "F1", "Tab", "F11"}) {
            run({"xdotool", "key", keys}, venue.display.environment());
            CHECK(!venue.foyer->ended());
        }
        run({"xdotool", "search", "--name", "Foyer", "windowquit"}, venue.display.environment());
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        CHECK_MESSAGE(!venue.foyer->ended(), venue.foyer->err());
    }

    TEST_CASE("a beat that stands still costs next to nothing, and memory stays flat") {
        if (!can_run("a beat that stands still costs next to nothing, and memory stays flat")) return;
        Venue venue({"--set", "kiosk.shift_every=3600"});
        REQUIRE(venue.shows());
        settled(venue.display);
        const auto number_in = [&](const char* name) {
            const std::string text = venue.status();
            const auto at = text.find(name);
            return at == std::string::npos ? 0.0
                                           : std::strtod(text.c_str() + at + std::string_view(name).size(), nullptr);
        };
        /// Seconds of the processor, in the program and for it.
        const auto spent = [&] {
            std::ifstream file("/proc/" + std::to_string(venue.foyer->process()) + "/stat");
            std::string text{std::istreambuf_iterator<char>(file), {}};
            std::istringstream fields(text.substr(text.rfind(')') + 2));
            std::string skipped;
            for (int field = 3; field < 14; ++field) fields >> skipped;
            double user = 0, system = 0;
            fields >> user >> system;
            return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
        };
        const auto memory = [&] {
            std::ifstream file("/proc/" + std::to_string(venue.foyer->process()) + "/statm");
            double all = 0, held = 0;
            file >> all >> held;
            return held * static_cast<double>(::sysconf(_SC_PAGESIZE));
        };
        const auto passed = [](auto since) {
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
        };
        // What is made ahead is made by then.
        const auto shown = std::chrono::steady_clock::now();
        CHECK(comes_true([&] { return passed(shown) >= 1; }));
        const auto began = std::chrono::steady_clock::now();
        const double frames = number_in("\"frames\": "), spent_before = spent(), memory_before = memory();
        // Over the heartbeat, a frame every ten seconds that is read back.
        CHECK(comes_true([&] { return passed(began) >= 10; }));
        const double share = (spent() - spent_before) / passed(began), grown = (memory() - memory_before) / 1024;
        MESSAGE("of a core: " << share * 100 << " %; memory grew by " << grown << " KiB");
        CHECK(share <= 0.01);
        CHECK(grown <= 1024);
        CHECK(comes_true([&] { return number_in("\"frames\": ") > frames; }));
    }

    TEST_CASE("wrong codes stay, the right one leaves") {
        if (!can_run("wrong codes stay, the right one leaves")) return;
        Venue venue;
        REQUIRE(venue.shows());
        venue.hold_corner();
        venue.type("1234");
        CHECK(comes_true([&] { return contains(venue.foyer->err(), "a wrong code was given"); }));
        CHECK(!venue.foyer->ended());
        const Picture wrong = settled(venue.display);
        venue.type("4711");
        CHECK(comes_true([&] { return contains(venue.foyer->err(), "the code was given"); }));
        CHECK(difference(wrong, settled(venue.display)) > 0.005);
        // Where the way out is drawn.
        foyer::Lobby lobby;
        auto pages = std::make_shared<foyer::LobbyPages>(*some_pages());
        auto beats = std::make_shared<foyer::BeatList>(*pages->loop);
        constexpr double scale = 734.0 / 1080;
        beats->picture = {foyer::Pt(1294 / scale), foyer::Pt(1080)};
        pages->loop = pages->hands = beats;
        pages->screen = {1294, 734};
        const foyer::LobbyManner manner = foyer::lobby_manner(foyer::Style(), false, pages->screen);
        lobby = update_lobby(std::move(lobby), foyer::EditionOn{"a", pages, "", false}, manner, 0);
        lobby.pad.emplace().open = true;
        lobby.pad->panel = true;
        for (const foyer::LobbyButton& button : buttons_of(lobby, manner)) {
            if (button.kind != foyer::LobbyButton::Kind::leave) continue;
            venue.display.click((button.bounds.x + button.bounds.width / 2).value * scale - 14,
                                (button.bounds.y + button.bounds.height / 2).value * scale - 14);
        }
        CHECK(venue.foyer->status() == 0);
    }

    TEST_CASE("the code on the last card is read by a reader, on an upright screen too") {
        if (!is_installed("zbarimg")) {
            std::printf("skipped: the code on the last card is read by a reader: zbarimg is not installed\n");
            return;
        }
        const ScratchFolder folder;
        const std::string path = folder.put("review.md", review).string();
        for (const char* size : {"1920x1080", "1080x1920"}) {
            const std::string png = (folder / "code.png").string();
            REQUIRE(run_foyer({"export", path, "-o", png, "--card", "code", "--size", size}).status == 0);
            const Outcome read = run({"zbarimg", "-q", "--raw", png});
            CHECK(read.out == "https://example.org/long-way-home\n");
        }
    }

    TEST_CASE("started before there is a display it waits, and shows the page once there is one") {
        if (!can_run("started before there is a display it waits, and shows the page once there is one")) return;
        const ScratchFolder folder;
        folder.put("content/review.md", review);
        // A number that no server has: its socket is not there.
        int number = 200 + static_cast<int>(::getpid() % 300);
        while (std::filesystem::exists("/tmp/.X11-unix/X" + std::to_string(number))) ++number;
        const std::string name = ":" + std::to_string(number);
        Child foyer(
            {FOYER_PROGRAM, "kiosk", (folder / "content").string(), "--status", (folder / "status.json").string()},
            {"DISPLAY=" + name, "SDL_VIDEODRIVER=x11", "FOYER_HOME=" + (folder / "home").string()});
        CHECK(comes_true([&] { return contains(folder.bytes_of("status.json"), "\"displayed\": false"); }));
        CHECK(!foyer.ended());
        Child server({"Xvfb", name, "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"});
        CHECK(comes_true([&] { return contains(folder.bytes_of("status.json"), "\"displayed\": true"); }));
        CHECK(comes_true([&] { return contains(folder.bytes_of("status.json"), "\"edition\": \"review.md\""); }));
        CHECK(!foyer.ended());
    }
}

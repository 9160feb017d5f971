// The kiosk as a supervisor has it: told how it is, killed, started again; its display taken away and given back. Real
// processes, a real display server.
#include <sys/socket.h>
#include <sys/un.h>

#include <fstream>

#include "platform/descriptor.h"
#include "shell/display.h"

using namespace foyer::testing;

namespace {

/// A display server of a number, that can be killed and started again.
class Server {
public:
    explicit Server(const std::string& number) : m_number(number) { start(); }
    void start() {
        m_server.emplace(
            Words{"Xvfb", m_number, "-displayfd", "1", "-screen", "0", "640x360x24", "-nolisten", "tcp", "-noreset"});
        REQUIRE_MESSAGE(comes_true([this] { return m_server->ended() || contains(m_server->out(), "\n"); }),
                        m_server->err());
        REQUIRE_MESSAGE(!m_server->ended(), m_server->err());
    }
    void kill() { m_server.reset(); }

private:
    std::string m_number;
    std::optional<Child> m_server;
};

/// What systemd is to the program: starts it again, and hears what it says.
struct Supervised {
    explicit Supervised(const std::string& display) {
        folder.put("content/a.md", text("First"));
        folder.put("content/b.md", text("Second"));
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        const std::string address = (folder / "notify").string();
        address.copy(name.sun_path, sizeof name.sun_path - 1);
        socket = foyer::Descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        REQUIRE(::bind(socket.number(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
        environment = {"DISPLAY=" + display, "SDL_VIDEODRIVER=x11", "NOTIFY_SOCKET=" + address,
                       "FOYER_HOME=" + (folder / "home").string()};
        start();
    }
    static std::string text(const std::string& headline) {
        return "---\nheadline: " + headline +
               "\n---\n\nThe room is quiet, and then it is not, and what was said stays said. Nobody leaves.\n";
    }
    void start() {
        foyer.emplace(
            Words{FOYER_PROGRAM, "kiosk", (folder / "content").string(), "--status", (folder / "status.json").string()},
            environment);
        ++starts;
    }
    /// Until a condition holds; the program is started again whenever it ends.
    template <class Condition>
    bool until(Condition condition) {
        return comes_true([&] {
            if (foyer->ended()) start();
            hear();
            return condition();
        });
    }
    void hear() {
        char bytes[256];
        for (ssize_t count = 0; (count = ::recv(socket.number(), bytes, sizeof bytes, 0)) > 0;) {
            const std::string_view said(bytes, static_cast<std::size_t>(count));
            ready += contains(said, "READY=1") ? 1 : 0;
            alive += contains(said, "WATCHDOG=1") ? 1 : 0;
        }
    }
    std::string field(const std::string& name) const {
        const std::string status = folder.bytes_of("status.json"), key = "\"" + name + "\": ";
        const auto at = status.find(key);
        return at == std::string::npos
                   ? ""
                   : status.substr(at + key.size(), status.find_first_of(",\n", at) - at - key.size());
    }
    bool shows(const std::string& edition) const {
        return field("displayed") == "true" && field("edition") == "\"" + edition + "\"" &&
               field("frame_hash").size() > 2;
    }

    ScratchFolder folder;
    foyer::Descriptor socket;
    Words environment;
    std::optional<Child> foyer;
    int starts = 0, ready = 0, alive = 0;
};

}  // namespace

TEST_SUITE("shell") {
    TEST_CASE(
        "a kiosk starts before its display, survives the display's end, and goes on at the same beat under its "
        "supervisor") {
        if (!can_run("a kiosk starts before its display, survives the display's end, and goes on at the same beat "
                     "under its supervisor"))
            return;
        const std::string number = ":" + std::to_string(3000 + ::getpid() % 5000);
        Supervised kiosk(number);
        REQUIRE(
            kiosk.until([&] { return kiosk.field("edition") == "\"a.md\"" || kiosk.field("displayed") == "false"; }));
        CHECK(kiosk.ready == 0);
        CHECK(kiosk.field("displayed") == "false");
        Server server(number);
        REQUIRE_MESSAGE(kiosk.until([&] { return kiosk.shows("a.md") && kiosk.ready > 0; }), kiosk.foyer->err());
        CHECK(kiosk.starts == 1);
        const std::string beat = kiosk.field("beat");

        server.kill();
        REQUIRE(kiosk.until([&] { return kiosk.field("displayed") == "false" || kiosk.starts > 1; }));
        std::filesystem::remove(kiosk.folder / "status.json");
        const auto began = std::chrono::steady_clock::now();
        server.start();
        REQUIRE_MESSAGE(kiosk.until([&] { return kiosk.shows("a.md"); }), kiosk.foyer->err());
        const double back = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        MESSAGE("back " << back << " s after the display server was started again");
        CHECK(back <= 10);
        CHECK(kiosk.field("beat") == beat);
        CHECK(kiosk.field("blank_frames") == "0");
    }

    TEST_CASE("a kiosk that is killed comes back whole, and ends of its own accord when it is asked to") {
        if (!can_run("a kiosk that is killed comes back whole, and ends of its own accord when it is asked to")) return;
        const std::string number = ":" + std::to_string(8200 + ::getpid() % 5000);
        Server server(number);
        Supervised kiosk(number);
        for (int round = 0; round < 3; ++round) {
            REQUIRE_MESSAGE(kiosk.until([&] { return kiosk.shows("a.md") && kiosk.ready > round; }),
                            kiosk.foyer->err());
            std::filesystem::remove(kiosk.folder / "status.json");
            kiosk.foyer.emplace(Words{"true"});  // ends the one before with SIGTERM
            kiosk.start();
        }
        REQUIRE(kiosk.until([&] { return kiosk.shows("a.md"); }));
        const std::string log = kiosk.folder.bytes_of("home/kiosk/kiosk.log");
        CHECK_FALSE(contains(log, "set aside"));
        CHECK_FALSE(contains(log, "the program ended while"));
        CHECK(contains(log, "a.md"));
    }
}

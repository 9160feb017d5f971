// A server with two outputs, as a laptop with a projector has: the window system itself tells of two displays by name.
#pragma once

#include "shell/display.h"

namespace foyer::testing {

class Outputs : public Hand {
public:
    static constexpr std::size_t console_width = 960, console_height = 540, audience_width = 640, audience_height = 360;
    static constexpr std::size_t width = console_width + audience_width, height = console_height;

    Outputs() : m_server(command(m_folder)) {
        comes_true([this] { return m_server.ended() || contains(m_server.out(), "\n"); });
        if (m_server.ended()) return;
        take_name(m_server.out());
        arrange({"--addmode", "DUMMY1", "640x360"});
        m_runs = arrange({"--output", "DUMMY0", "--mode", "960x540"}) && plug();
    }
    bool runs() const { return m_runs; }

    /// The projector's output comes and goes. Asked what there is, the server looks, and tells whoever listens.
    bool plug() const {
        return arrange({"--output", "DUMMY1", "--mode", "640x360", "--right-of", "DUMMY0"}) && arrange({});
    }
    bool unplug() const { return arrange({"--output", "DUMMY1", "--off"}); }

    /// What stands on one of them; nothing on the projector's while it is unplugged.
    Picture laptop() const {
        const std::string bytes = dump();
        const Area all{0, 0, console_width, console_height};
        Picture beside = read_dump(bytes, width, height, all);
        return beside.empty() ? read_dump(bytes, console_width, console_height, all) : beside;
    }
    Picture projector() const {
        return read_dump(dump(), width, height, {console_width, 0, audience_width, audience_height});
    }

private:
    static Words command(const ScratchFolder& folder) {
        folder.put(
            "xorg.conf",
            "Section \"ServerFlags\"\n Option \"AutoAddDevices\" \"false\"\nEndSection\n"
            "Section \"Device\"\n Identifier \"card\"\n Driver \"dummy\"\n VideoRam 32000\nEndSection\n"
            "Section \"Monitor\"\n Identifier \"any\"\n HorizSync 5.0-1000.0\n VertRefresh 5.0-200.0\nEndSection\n"
            "Section \"Screen\"\n Identifier \"all\"\n Device \"card\"\n Monitor \"any\"\n DefaultDepth 24\n"
            " SubSection \"Display\"\n  Depth 24\n  Modes \"960x540\"\n  Virtual 1600 540\n "
            "EndSubSection\nEndSection\n");
        return {"Xorg",
                "-displayfd",
                "1",
                "-config",
                (folder / "xorg.conf").string(),
                "-logfile",
                (folder / "log").string(),
                "-nolisten",
                "tcp",
                "-noreset",
                "-novtswitch",
                "-sharevts"};
    }
    std::string dump() const {
        run({"xwd", "-root", "-silent", "-out", (m_folder / "dump").string()}, environment());
        return m_folder.bytes_of("dump");
    }
    bool arrange(Words words) const {
        words.insert(words.begin(), "xrandr");
        return run(words, environment()).status == 0;
    }

    ScratchFolder m_folder;
    Child m_server;
    bool m_runs = false;
};

}  // namespace foyer::testing

#include "shell/display_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace foyer {
namespace {

constexpr std::size_t most_displays = 200;

/// Numbers, then the rest of the line as the name.
bool read_display(std::istringstream& line, std::string& name, DisplaySettings& settings) {
    for (Fraction2& corner : settings.corners.at) line >> corner.x >> corner.y;
    line >> settings.quarter_turns >> settings.gamma >> settings.brightness >> settings.black;
    if (!line || !to_screen(settings.corners)) return false;
    int safe = 0;
    // Numbers that came later stand in brackets, so that files from before still read.
    if (line >> std::ws && line.peek() == '[') {
        char bracket = 0;
        if (!(line >> bracket >> safe >> bracket) || bracket != ']' || safe < 0 || safe > 2) return false;
        settings.safe = static_cast<SafeArea>(safe);
    }
    const bool fits = settings.quarter_turns >= 0 && settings.quarter_turns < 4 && settings.gamma >= least_gamma &&
                      settings.gamma <= greatest_gamma && settings.brightness >= least_brightness &&
                      settings.brightness <= 1 && settings.black >= 0 && settings.black <= greatest_black;
    std::getline(line >> std::ws, name);
    return fits && !name.empty();
}

/// On one line, without what would end it.
std::string one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

}  // namespace

std::string write_displays(const KeptDisplays& kept) {
    std::string text;
    if (!kept.audience.empty()) text += fmt::format("audience {}\n", one_line(kept.audience));
    for (const auto& [name, settings] : kept.book) {
        if (name.empty() || settings == DisplaySettings{}) continue;
        text += "display";
        for (const Fraction2& corner : settings.corners.at) text += fmt::format(" {} {}", corner.x, corner.y);
        text += fmt::format(" {} {} {} {} [{}] {}\n", settings.quarter_turns, settings.gamma, settings.brightness,
                            settings.black, static_cast<int>(settings.safe), one_line(name));
    }
    return text;
}

KeptDisplays read_displays(const std::string& text) {
    KeptDisplays kept;
    std::istringstream lines(text);
    lines.imbue(std::locale::classic());
    for (std::string line; std::getline(lines, line) && kept.book.size() < most_displays;) {
        std::istringstream words(line);
        words.imbue(std::locale::classic());
        std::string what, name;
        words >> what;
        if (what == "audience") {
            std::getline(words >> std::ws, kept.audience);
        } else if (what == "display") {
            DisplaySettings settings;
            if (read_display(words, name, settings)) kept.book[name] = settings;
        }
    }
    return kept;
}

std::vector<Display> told_apart(std::vector<Display> displays) {
    for (std::size_t i = 0; i < displays.size(); ++i) {
        int number = 1;
        const std::string name = displays[i].name;
        for (std::size_t j = i + 1; j < displays.size(); ++j) {
            if (displays[j].name == name) displays[j].name = fmt::format("{} ({})", name, ++number);
        }
    }
    return displays;
}

std::string display_key(const Display& display) {
    return fmt::format("{} {}x{}", display.name, display.bounds.width, display.bounds.height);
}

std::optional<Display> audience_display(const std::vector<Display>& displays, const std::string& name) {
    const auto named =
        std::find_if(displays.begin(), displays.end(), [&](const Display& display) { return display.name == name; });
    if (!name.empty() && named != displays.end()) return *named;
    // Another one that is plugged in is not the projector, once that is known by name: no picture goes there by itself.
    if (!name.empty() || displays.size() < 2) return std::nullopt;
    return displays[1];
}

}  // namespace foyer

// The presenter's console: what is on, what is next, notes, time and pace, and all beats to jump from. The model in,
// actions and triangles out, like the panel; where pictures of the show are to stand it says with places.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "panel/panel.h"

namespace foyer {

/// What it shows. Needed for the call only.
struct ConsoleView {
    const Model& model;                     ///< with a show
    double now = 0;                         ///< seconds of the show's clock
    std::string clock;                      ///< time of day, `20:31`
    std::string display;                    ///< where the audience looks; empty: nowhere
    std::span<const std::pair<std::string_view, std::string_view>> keys;  ///< and what they do
};

/// A place for a picture of the show.
struct ConsoleInset {
    enum class What { now, next, beat } what = What::now;
    int beat = 0;
    PixelRect place;  ///< px of the window
    bool operator==(const ConsoleInset&) const = default;
};

struct ConsoleFrame {
    std::vector<Action> actions;
    std::vector<ShowAction> steps;
    std::shared_ptr<const Overlay> overlay;  ///< never null; the same pointer as long as it looks the same
    std::vector<ConsoleInset> insets;        ///< stand under the overlay
    CursorShape cursor = CursorShape::arrow;
    bool again = false;                      ///< wants one more frame at once
};

inline constexpr Colour console_surround{0x16 / 255.0f, 0x15 / 255.0f, 0x14 / 255.0f, 1};

class Console {
public:
    static Result<std::unique_ptr<Console>> create(PanelFonts fonts, double scale);
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    void take(const Event& event);
    ConsoleFrame frame(const ConsoleView& view, double seconds);

    /// Where something stood in the last frame, in px of the window, for tests: `now`, `next`, `black`, `beat 4` ….
    std::optional<PixelRect> place_of(std::string_view what) const;

private:
    struct State;
    explicit Console(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace foyer

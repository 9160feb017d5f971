// The Model: all that a running Foyer knows, as one value. Only `update` makes a new one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/history.h"
#include "app/lobby.h"
#include "app/show.h"
#include "core/diagnostic.h"
#include "layout/card.h"
#include "review/review.h"

namespace foyer {

/// What was found wrong, by what it was found in; each is replaced as a whole.
struct Findings {
    Diagnostics review, theme, style;
    std::map<std::string, Diagnostics> pictures;  ///< by the names they are kept under
    Diagnostics program;  ///< shaders, fonts, the watching of files, saving
    bool operator==(const Findings&) const = default;
};

/// Asked before something is lost.
enum class Question { none, leave_unsaved };

/// What Ctrl+E sets up: one file for each spread, or one alone.
struct ExportRequest {
    std::string path;             ///< ends in .png; several spreads get numbers before that
    PixelSize size{3840, 2160};
    std::optional<int> spread;    ///< from 0; nothing for all
    bool operator==(const ExportRequest&) const = default;
};

struct ExportState {
    bool open = false;      ///< the export's settings are shown
    ExportRequest request;
    bool running = false;
    double progress = 0;    ///< 0 to 1
    bool operator==(const ExportState&) const = default;
};

struct Model {
    std::string review_path;                          ///< as the user gave it
    std::shared_ptr<const Review> review;             ///< never null once started
    std::shared_ptr<const std::string> review_text;   ///< the file it was read from; null where it was not
    bool review_missing = false;                      ///< `review` only says that there is nothing to show
    std::shared_ptr<const Theme> theme;               ///< never null once started
    Style style;
    Look saved;                                       ///< as read or last saved: what differs would be lost
    History history;
    bool dragging = false;                            ///< a value is being dragged: speed before finish
    PictureBook pictures;                             ///< of the review, as far as they are there and can be shown
    Findings findings;
    std::vector<std::string> theme_names, face_names; ///< to choose among

    PixelSize window{1920, 1080};                     ///< device pixels
    double scale = 1;                                 ///< device pixels per pixel of an ordinary display
    PanelLayout panel;
    bool full_screen = false;
    bool desktop_calm = false;                        ///< the desktop asks for reduced motion

    int beat = 0;                                     ///< which spread is shown, from 0
    int beat_count = 1;
    std::optional<CardSubject> card;                  ///< shown over the spread
    std::optional<CardSubject> pointed;               ///< what of the page would open if pressed
    std::optional<std::string> prompt;                ///< digits typed so far of a beat to go to
    bool help = false;
    Question question = Question::none;
    ExportState exporting;
    std::optional<Show> show;                         ///< while it is presented
    std::optional<Lobby> lobby;                       ///< while it plays unattended
    std::string notice;                               ///< the last thing done that cannot be seen: `saved to …`
    bool running = true;

    bool operator==(const Model&) const = default;
};

/// All that is wrong, the review's first.
Diagnostics diagnostics_of(const Model& model);

/// Whether leaving would lose a change.
bool has_unsaved_changes(const Model& model);

/// Whether things should appear at once instead of moving.
bool prefers_reduced_motion(const Model& model);

Desk desk_of(const Model& model);

}  // namespace foyer

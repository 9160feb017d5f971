// The stager: bytes become Editions off to the side, and are given out only when whole. What is broken, or may still be
// on its way, leaves the last good one, which is kept on disk too.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "platform/files.h"
#include "platform/pictures.h"
#include "platform/watcher.h"
#include "platform/worker_pool.h"
#include "review/review.h"
#include "style/theme.h"
#include "venue/edition.h"
#include "venue/programme.h"
#include "venue/trials.h"

namespace foyer {

/// How a review is to look: its theme, and over it the style file's rows.
struct EditionLook {
    std::shared_ptr<const Theme> theme;
    Style style;
    Diagnostics diagnostics;
};

/// What the stager does not know how to do itself. Called on workers' threads, one at a time.
struct Craft {
    std::function<ParsedReview(const std::string& bytes, const std::filesystem::path& path)> read_review;
    /// The bytes of the review's style file; empty where it has none. Opens nothing but the program's own themes.
    std::function<Result<EditionLook>(const std::string& bytes, const std::filesystem::path& path)> read_look;
    /// Lays it out as it will be shown, without drawing it: an error keeps it off the screen.
    std::function<Diagnostics(const Edition& edition)> try_out;
};

/// How long things may take; all by the clock that take() is given.
struct StagerTimes {
    std::chrono::milliseconds rest{1200};       ///< what has changed must have been left alone for so long
    std::chrono::milliseconds look{2000};       ///< between two looks at everything, whatever the watcher saw
    std::chrono::milliseconds patience{30'000}; ///< what seems cut short, and is left so, is believed after that
    std::chrono::milliseconds gone{3000};       ///< what went away stays for so long: it may be on its way back
};

/// All of it outlives the stager.
struct StagerServices {
    Workers& workers;
    Files& files;            ///< safe on several threads at once, as is the decoder
    const Decoder& decoder;
    Watcher& watcher;
    Trials& trials;
    Craft craft;
    PictureLimits limits;               ///< what pictures are made smaller to: the screen
    std::filesystem::path state;        ///< the folder `last-good/` is kept in; empty: nothing is kept
    StagerTimes times{};
};

/// What became of content since the last call.
struct StagerNews {
    bool editions_changed = false, programme_changed = false;
    Diagnostics said;  ///< for the log, each once until it changes
};

class Stager {
public:
    /// `source` as `foyer kiosk` was given it; need not be there.
    Stager(std::filesystem::path source, StagerServices services);
    ~Stager();
    Stager(const Stager&) = delete;
    Stager& operator=(const Stager&) = delete;

    /// Takes what workers finished, looks at what changed, and sends out new work; never waits.
    StagerNews take(std::chrono::nanoseconds now);

    /// When take() must be called again, though nothing happens meanwhile.
    std::chrono::nanoseconds next_look() const;

    /// Never null; never empty once anything was good. In the programme's order.
    std::shared_ptr<const Editions> on() const;
    /// The last good one. Never null.
    std::shared_ptr<const Programme> programme() const;

    /// All that content was found good or broken, and nothing is on its way: until then an empty on() means little.
    bool settled() const;
    /// What is wrong now.
    Diagnostics diagnostics() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace foyer

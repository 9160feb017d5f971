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
#include "venue/craft.h"
#include "venue/edition.h"
#include "venue/programme.h"
#include "venue/stager_times.h"
#include "venue/trials.h"

namespace foyer {

/// All of it outlives the stager.
struct StagerServices {
    Workers& workers;
    Files& files;  ///< safe on several threads at once, as is the decoder
    const Decoder& decoder;
    Watcher& watcher;
    Trials& trials;
    Craft craft;
    PictureLimits limits;         ///< what pictures are made smaller to: the screen
    std::filesystem::path state;  ///< the folder `last-good/` is kept in; empty: nothing is kept
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

    /// Where a review lies, there or not.
    std::filesystem::path place_of(const std::string& name) const;
    /// What is on by this name looks so from now on, until it is read anew; null where there is none.
    EditionPtr dress(const std::string& name, std::shared_ptr<const Theme> theme, const Style& style);

    /// Before an edition is first shown in this run, written down before it returns: should it end the program, it is
    /// known. Later calls for the same edition cost nothing.
    void shows(const Edition& edition);
    /// All of its beats have been on: it is the last good one from now on.
    void stood(const Edition& edition);

    /// All that content was found good or broken, and nothing is on its way: until then an empty on() means little.
    bool settled() const;
    /// What is wrong now.
    Diagnostics diagnostics() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace foyer

// The work of staging one review, off to the side: its bytes read, judged, decoded and tried out; an Edition, or why
// there is none.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/pictures.h"
#include "venue/bundle.h"
#include "venue/craft.h"
#include "venue/edition.h"
#include "venue/last_good.h"
#include "venue/trials.h"

namespace foyer {

/// The texts of the last good one, which tell what a shorter one lacks.
struct GoodTexts {
    std::string review, style;
};

struct StagingOrder {
    enum class From { content, kept } from = From::content;
    std::filesystem::path folder;  ///< the programme's
    std::string name;
    Stamp stamp;  ///< of content as it was last seen; it must be so still
    std::vector<std::filesystem::path> places;
    std::string current;        ///< digest of the edition there is; empty: none
    bool has_good = false;      ///< there is an edition, or one was kept
    bool believe = false;       ///< doubts have been waited out
    bool pass_writers = false;  ///< somebody holds a file open for writing, and has long not written
    std::shared_ptr<const GoodTexts> good;
};

enum class StagingEnd {
    staged,
    same,        ///< as the edition there is
    missing,     ///< there is no such review
    moving,      ///< it is being written: to be looked at again
    doubtful,    ///< it may be cut short: to be believed later
    unreadable,  ///< a disk or the system does not give its bytes now
    broken,      ///< not to be shown
    set_aside,   ///< it has ended the program
};

struct Staged {
    std::string name;
    StagingOrder::From from = StagingOrder::From::content;
    StagingEnd end = StagingEnd::broken;
    EditionPtr edition;
    std::string digest;
    std::shared_ptr<const GoodTexts> texts;
    std::vector<std::filesystem::path> places;
    Stamp stamp;
    Diagnostics said;               ///< what is wrong with it
    std::optional<Error> not_kept;  ///< why it does not stand on disk
};

/// What is used on the worker's thread; one order at a time.
struct StagingTools {
    Files& files;
    const Decoder& decoder;
    Trials& trials;
    const Craft& craft;
    const PictureLimits& limits;
    LastGood& last_good;
};

/// Throws nothing, whatever content holds.
Staged stage(const StagingOrder& order, const StagingTools& tools);

}  // namespace foyer

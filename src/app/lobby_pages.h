// What an edition offers on an unattended screen: the beats it plays by itself, and every page and card as a visitor
// pages through them, with what can be pressed there. A value, made from a laid-out scene.
#pragma once

#include <memory>
#include <vector>

#include "app/beats.h"
#include "app/targets.h"

namespace foyer {

class Pipeline;
class SheetBook;

struct LobbyPages {
    std::shared_ptr<const BeatList> loop;           ///< never null, like all of these
    std::shared_ptr<const BeatList> hands;          ///< every page whole, in order; then every card whole
    int page_count = 1;                             ///< so many of `hands` are pages
    std::vector<std::vector<TargetPlace>> targets;  ///< by beat of `hands`; bounds in points of the picture
    PixelSize screen{1920, 1080};                   ///< px of the picture they are composed for
    bool operator==(const LobbyPages&) const = default;
};

/// Of an opened book.
LobbyPages make_lobby_pages(const SheetBook& book, Pipeline& pipeline);

/// The beat of `hands` that shows a sheet; the first where none does.
int hands_beat_of(const LobbyPages& pages, const SheetId& sheet);

/// The place in a list of the beat that stood at `at` in the one before, by its id; else that place, as far as there is
/// one.
int same_beat(const BeatList& list, const BeatList& before, int at);

/// What a finger at a point of the picture means: a target it touches, each taken as at least so wide and high; where
/// several are, the smallest. Bounds and point in points.
std::optional<CardSubject> touched_target(const std::vector<TargetPlace>& targets, Point at, Pt least);

}  // namespace foyer

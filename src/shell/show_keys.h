// What the keys do while a review is presented, in one table: the console's help and the README are made from it.
#pragma once

#include <optional>
#include <span>
#include <variant>

#include "app/action.h"
#include "platform/events.h"
#include "shell/keys.h"

namespace foyer {

std::span<const KeyRow> show_key_rows();

/// What a key stands for: something that happens to the show, or to the model beside it.
using ShowKey = std::variant<ShowAction, Action>;

/// Nothing where the key stands for none. Keys that are held say nothing again, but for arrows where they move
/// something.
std::optional<ShowKey> show_key_for(const KeyEvent& event, const Show& show);
std::optional<ShowKey> show_key_for(const TextEvent& event, const Show& show);

}  // namespace foyer

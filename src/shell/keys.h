// What the keys do, in one table: the program, its help card and the README are made from it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/action.h"
#include "platform/events.h"

namespace foyer {

struct KeyRow {
    std::string_view keys;  ///< as a person would name them
    std::string_view does;
};
std::span<const KeyRow> key_rows();

/// The action a key stands for in the editor; nothing where it stands for none.
std::optional<Action> action_for(const KeyEvent& event);
/// Signs that need Shift come as text.
std::optional<Action> action_for(const TextEvent& event);

}  // namespace foyer

// What is drawn over an unattended page for who touches it: the buttons in its margins, the word that it will go on by
// itself, and the code's pad.
#pragma once

#include <memory>

#include "app/lobby.h"
#include "layout/typesetter.h"
#include "paint/display_list.h"

namespace foyer {

/// As wide as the picture; none where nothing is to be drawn. `now` in seconds of the lobby's clock.
std::shared_ptr<const DisplayList> lobby_chrome(const Lobby& lobby, const LobbyManner& manner, const Style& style,
                                                Typesetter& typesetter, double now);

}  // namespace foyer

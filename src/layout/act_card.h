// The card of an act: its numeral, its name, its noise enlarged, and where the text tells of it. Included by layout/ alone.
#pragma once

#include "layout/frames.h"

namespace foyer {

/// What an act's card is printed on: the louder, the louder.
Ground ground_for(double intensity);

/// `Act four of five`; in other languages than English the figures alone.
std::string act_kicker(int number, int count, const std::string& lang);

std::vector<Frame> make_act_card(const Setting& setting, const std::string& id, int act);

}  // namespace foyer

// What the front matter says of pictures: the hero, its cut-out, and more on those that stand in the text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "review/fields.h"
#include "review/report.h"
#include "review/review.h"

namespace foyer::parsing {

/// Further facts on a picture of the text, found by its file's name.
struct PictureNotes {
    std::string image;
    std::optional<Fraction2> focus;
    Outline outline;
    SourcePlace place;
};

std::optional<Hero> read_hero(const Fields& review);
std::vector<PictureNotes> read_picture_notes(const Fields& review);

/// Gives the pictures of the text what the front matter says of them.
void apply_picture_notes(const std::vector<PictureNotes>& notes, std::vector<Inset>& insets, Report& report);

}  // namespace foyer::parsing

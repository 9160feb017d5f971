// The front matter's meaning: keys to the Review's members, and a word on every key that is not understood.
#pragma once

#include <vector>

#include "review/front_matter_text.h"
#include "review/picture_fields.h"
#include "review/report.h"
#include "review/review.h"

namespace foyer::parsing {

struct FrontMatter {
    Review review;                           ///< without paragraphs, quotes and their pictures; acts not yet tied to theirs
    std::vector<SourcePlace> begins_places;  ///< of each act's `begins`, in the order of the acts
    std::vector<PictureNotes> pictures;      ///< on those in the text
    bool has_keys = false;
};

FrontMatter read_front_matter(FrontMatterText text, Report& report);

}  // namespace foyer::parsing

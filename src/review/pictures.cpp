#include "review/pictures.h"

#include <algorithm>
#include <utility>

namespace foyer {

std::string Inset::name() const { return outline.empty() ? image : image + " (cut out)"; }

std::vector<PictureSource> pictures_of(const Review& review) {
    std::vector<PictureSource> all;
    const auto add = [&](PictureSource source) {
        const auto known = std::find_if(all.begin(), all.end(), [&](const PictureSource& other) { return other.name == source.name; });
        if (known == all.end()) all.push_back(std::move(source));
        else known->inset = known->inset || source.inset;
    };
    const auto add_inset = [&](const Inset& inset) { add({inset.name(), inset.image, inset.outline, true, inset.place}); };
    if (review.hero) {
        add({review.hero->image, review.hero->image, {}, false, review.hero->place});
        if (review.hero->cutout) add_inset(*review.hero->cutout);
    }
    for (const Inset& inset : review.insets) add_inset(inset);
    return all;
}

bool same_picture_source(const PictureSource& a, const PictureSource& b) {
    return a.name == b.name && a.image == b.image && a.outline == b.outline && a.inset == b.inset;
}

}  // namespace foyer

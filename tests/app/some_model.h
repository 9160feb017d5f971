// A model with nothing special, and what becomes of it after actions.
#pragma once

#include <vector>

#include "app/action.h"

namespace foyer::update_test {

using Where = GoTo::Where;

inline std::shared_ptr<const Review> review_with(const std::string& image) {
    Review review;
    review.headline = {{"Headline", {}}};
    if (!image.empty()) review.hero = Hero{image, "", "", {}, {}};
    return std::make_shared<const Review>(review);
}

inline Model some_model(int beat = 0, int beats = 5) {
    Model model;
    model.review = review_with("hero.jpg");
    model.theme = std::make_shared<const Theme>();
    model.beat = beat;
    model.beat_count = beats;
    return model;
}

inline Model after(Model model, const Action& action) { return update(std::move(model), action).model; }

inline Model after_all(Model model, const std::vector<Action>& actions) {
    for (const Action& action : actions) model = after(std::move(model), action);
    return model;
}

inline const std::size_t exposure = *find_parameter("picture.exposure");
inline const Diagnostic complaint{Severity::warning, "a.md", {3, 4}, "something", "else"};

}  // namespace foyer::update_test

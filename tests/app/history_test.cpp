// Undo and redo: steps, drags, and thousands of random changes.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "app/action.h"

using namespace foyer;

namespace {

const std::size_t exposure = *find_parameter("picture.exposure");

Model model_of_nothing() {
    Model model;
    model.review = std::make_shared<const Review>();
    model.theme = std::make_shared<const Theme>();
    return model;
}

void act(Model& model, const Action& action) { model = update(std::move(model), action).model; }

Value random_value(const Parameter& parameter, std::mt19937& random) {
    const auto below = [&](int count) { return std::uniform_int_distribution(0, count - 1)(random); };
    switch (parameter.kind) {
        case ParameterKind::number:
            return std::uniform_real_distribution(parameter.least, parameter.greatest)(random);
        case ParameterKind::integer:
            return static_cast<int>(parameter.least) + below(static_cast<int>(parameter.greatest - parameter.least) + 1);
        case ParameterKind::flag: return below(2) == 1;
        case ParameterKind::choice:
            return Choice{below(1 + static_cast<int>(std::count(parameter.choices.begin(), parameter.choices.end(), '|')))};
        case ParameterKind::colour:
            return Colour{static_cast<float>(below(256)) / 255, static_cast<float>(below(256)) / 255, 0, 1};
        case ParameterKind::text: return std::string(1, static_cast<char>('a' + below(26)));
        case ParameterKind::point: return Fraction2{};
    }
    return 0.0;
}

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("undo and redo go through the steps; a new one ends what could be redone") {
        Model model = model_of_nothing();
        for (const double value : {1.1, 1.2, 1.3}) act(model, SetParameter{exposure, value});
        act(model, Undo{});
        CHECK(model.style.number("picture.exposure") == 1.2);
        act(model, Undo{});
        CHECK(model.style.number("picture.exposure") == 1.1);
        act(model, Redo{});
        CHECK(model.style.number("picture.exposure") == 1.2);
        act(model, SetParameter{exposure, 0.5});
        act(model, Redo{});
        CHECK(model.style.number("picture.exposure") == 0.5);
        CHECK(model.history.done() == 3);
        for (int i = 0; i < 5; ++i) act(model, Undo{});
        CHECK(model.style == Style{});
        CHECK(model.history.done() == 0);
    }

    TEST_CASE("a drag is one step, however many changes it makes") {
        Model model = model_of_nothing();
        act(model, SetParameter{exposure, 1.9});
        act(model, BeginDrag{});
        for (int i = 0; i < 40; ++i) act(model, SetParameter{exposure, 0.5 + i * 0.01});
        act(model, EndDrag{});
        CHECK(model.history.done() == 2);
        act(model, SetParameter{exposure, 1.0});
        CHECK(model.history.done() == 3);
        act(model, Undo{});
        CHECK(model.style.number("picture.exposure") == doctest::Approx(0.89));
        act(model, Undo{});
        CHECK(model.style.number("picture.exposure") == 1.9);
        act(model, Redo{});
        CHECK(model.style.number("picture.exposure") == doctest::Approx(0.89));
    }

    TEST_CASE("a drag that changes nothing is no step") {
        Model model = model_of_nothing();
        act(model, BeginDrag{});
        act(model, SetParameter{exposure, model.style.number("picture.exposure")});
        act(model, EndDrag{});
        CHECK(model.history.done() == 0);
    }

    TEST_CASE("ten thousand random actions: every undo and redo gives the style of that step") {
        std::mt19937 random(20180909);
        Model model = model_of_nothing();
        std::vector<Style> steps{model.style};  // the style after each step; the model stands at one of them
        std::size_t at = 0, longest = 0;
        bool dragging = false, recorded = false;
        for (int i = 0; i < 10'000; ++i) {
            const int kind = std::uniform_int_distribution(0, 99)(random);
            if (kind < 60) {
                const auto row = std::uniform_int_distribution<std::size_t>(0, registry.size() - 1)(random);
                Style changed = model.style;
                const Value value = random_value(registry[row], random);
                REQUIRE_MESSAGE(changed.set(row, value).ok(), std::string(registry[row].id));
                if (changed != model.style) {
                    if (dragging && recorded) {
                        steps[at] = changed;
                    } else {
                        steps.resize(++at);
                        steps.push_back(changed);
                        recorded = dragging;
                    }
                }
                act(model, SetParameter{row, value});
            } else if (kind < 68) {
                act(model, BeginDrag{});
                dragging = true;
                recorded = false;
            } else if (kind < 78) {
                act(model, EndDrag{});
                dragging = recorded = false;
            } else if (kind < 92) {
                act(model, Undo{});
                if (at > 0) {
                    --at;
                    dragging = recorded = false;
                }
            } else {
                act(model, Redo{});
                if (at + 1 < steps.size()) {
                    ++at;
                    dragging = recorded = false;
                }
            }
            longest = std::max(longest, at);
            REQUIRE(model.style == steps[at]);
        }
        REQUIRE(longest > 1000);

        while (at + 1 < steps.size()) {
            act(model, Redo{});
            ++at;
        }
        CHECK(model.history.done() == at);
        while (at > 0) {
            act(model, Undo{});
            --at;
            REQUIRE(model.style == steps[at]);
        }
        CHECK(model.style == Style{});
        CHECK(model.history.done() == 0);
        while (at + 1 < steps.size()) act(model, Redo{}), ++at;
        CHECK(model.style == steps.back());
    }

    TEST_CASE("ten thousand random actions of every kind, undone one by one, give the first look; redone, the last") {
        std::mt19937 random(731);
        const auto below = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
        std::vector<std::shared_ptr<const Theme>> themes;
        for (const char* name : {"first", "second", "third"}) {
            auto theme = std::make_shared<Theme>();
            theme->name = name;
            for (int i = 0; i < 20; ++i) {
                const std::size_t row = below(registry.size());
                REQUIRE(theme->style.set(row, random_value(registry[row], random)).ok());
            }
            themes.push_back(theme);
        }
        Model model = model_of_nothing();
        model.theme = themes.front();
        model.style = themes.front()->style;
        model.saved = {model.theme, model.style};
        const Look first{model.theme, model.style};
        for (int i = 0; i < 10'000; ++i) {
            const std::size_t row = below(registry.size());
            switch (below(20)) {
                case 0: act(model, ResetGroup{std::string(registry[row].group)}); break;
                case 1: act(model, ResetParameter{row}); break;
                case 2: act(model, ThemeRead{themes[below(3)], {}, true}); break;
                case 3: act(model, BeginDrag{}); break;
                case 4: act(model, EndDrag{}); break;
                case 5: {
                    Style file = model.saved.style;
                    REQUIRE(file.set(row, random_value(registry[row], random)).ok());
                    act(model, StyleRead{file, {}});
                    break;
                }
                case 6: act(model, below(2) == 0 ? Action(Undo{}) : Action(Redo{})); break;
                default: act(model, SetParameter{row, random_value(registry[row], random)});
            }
        }
        const Look last{model.theme, model.style};
        const std::size_t steps = model.history.done(), undone = model.history.undone();
        REQUIRE(steps > 3000);
        for (std::size_t step = 0; step < steps; ++step) {
            CHECK(!model.history.name(step).empty());
            act(model, Undo{});
        }
        CHECK(model.history.done() == 0);
        CHECK(Look{model.theme, model.style} == first);
        for (std::size_t step = 0; step < steps; ++step) act(model, Redo{});
        CHECK(Look{model.theme, model.style} == last);
        CHECK(model.history.undone() == undone);
    }
}

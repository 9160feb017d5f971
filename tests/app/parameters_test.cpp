// Every parameter acts, and none of them, nor two together, breaks a page.
#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>

#include "app/pipeline.h"
#include "layout/page_rules.h"
#include "shell/passage.h"
#include "support/bundled.h"

using namespace foyer;
using namespace foyer::test;
using namespace foyer::testing;

namespace {

constexpr PixelSize screen{960, 540};

/// Long names and a crosshead: what is one line in the bundled review takes several here.
std::shared_ptr<const Review> wordy_review() {
    static const std::shared_ptr<const Review> review = [] {
        Review made = *bundled_review();
        made.film.title = "The Woman Who Heard the Other Side of the Wall";
        made.acts[3].title = "The house in which nobody has spoken for a year";
        made.acts[3].summary = "A year sober. " + made.acts[3].summary + " And then another year, in which the same piano is played by other hands.";
        made.hero->alt = "A singer bends over her guitar, one arm in the air, before lamps that have burnt all night long and a wall of loudspeakers; "
                         "behind her the drummer has stopped, the room has stopped, and only the smoke still moves, slowly, towards the one "
                         "window that somebody has thought of opening before the last song of the night.";
        made.paragraphs.insert(made.paragraphs.begin() + 4, Paragraph{{{"What the third room is for", {}}}, ParagraphKind::crosshead, {}});
        return std::make_shared<const Review>(made);
    }();
    return review;
}

/// The bundled review with every quote signed.
std::shared_ptr<const Review> full_review() {
    static const std::shared_ptr<const Review> review = [] {
        Review made = *bundled_review();
        for (auto& quote : made.quotes) quote.attribution = "on the last room";
        return std::make_shared<const Review>(made);
    }();
    return review;
}

std::shared_ptr<const Review> review_without_picture() {
    Review review = *bundled_review();
    review.hero.reset();
    return std::make_shared<const Review>(std::move(review));
}

Scene scene_of(std::shared_ptr<const Review> review) {
    Scene scene = bundled_scene(screen);
    scene.review = std::move(review);
    return scene;
}

/// Least, middle and greatest of a row, or each of its choices.
std::vector<Value> values_of(const Parameter& parameter) {
    const double least = parameter.least, middle = (parameter.least + parameter.greatest) / 2, greatest = parameter.greatest;
    switch (parameter.kind) {
        case ParameterKind::number: return {least, middle, greatest};
        case ParameterKind::integer: return {static_cast<int>(least), static_cast<int>(middle), static_cast<int>(greatest)};
        case ParameterKind::flag: return {false, true};
        case ParameterKind::colour: return {Colour{0, 0, 0, 1}, Colour{0.5F, 0.5F, 0.5F, 1}, Colour{1, 1, 1, 1}};
        case ParameterKind::text: return {std::string("Literata"), std::string("No Such Face"), std::string(), std::string("smcp onum -kern")};
        case ParameterKind::point: return {Fraction2{least, least}, Fraction2{middle, middle}, Fraction2{greatest, greatest}};
        case ParameterKind::choice: break;
    }
    std::vector<Value> values;
    for (int index = 0; parse_value(parameter, std::string(parameter.initial)).ok(); ++index) {
        Style style;
        const auto row = find_parameter(parameter.id);
        if (!style.set(*row, Choice{index})) break;
        values.push_back(Choice{index});
    }
    return values;
}

/// All that a scene shows: its spreads and one card of each kind.
std::vector<DisplayList> everything(Pipeline& pipeline, Scene scene) {
    std::vector<DisplayList> lists;
    const int spreads = static_cast<int>(pipeline.layout(scene).spreads.size());
    for (scene.beat = 0; scene.beat < spreads; ++scene.beat) lists.push_back(pipeline.paint_scene(scene, 1.5));
    for (const CardSubject card : {CardSubject{CardKind::act, 3}, {CardKind::quote, 0}, {CardKind::plate, 0}}) {
        scene.card = card;
        lists.push_back(pipeline.paint_scene(scene, 1.5));
    }
    return lists;
}

/// What is wrong with a page: words that are neither set nor said to be missing.
std::string lost_words(const Scene& scene, const Layout& layout) {
    if (has_errors(layout.diagnostics)) return {};
    // The check takes a line this large for the drop cap.
    if (scene.style.number("lead.size") > scene.style.number("text.size") * 1.5) return {};
    std::vector<std::string> broken;
    check_words(*scene.review, layout, scene.style.points("text.size"), broken);
    return broken.empty() ? "" : broken.front();
}

/// Rows that no page shows: the desk and the passages read them, and their own tests hold them.
const std::set<std::string_view> read_elsewhere = {"screen.shape", "motion.transition", "motion.duration", "motion.reduced",
                                                   "room.screen_height", "room.farthest_seat", "show.reading", "show.words_per_minute", "show.least_time",
                                                   "show.camera", "show.transition", "show.duration", "show.curl", "show.break_up", "show.spotlight", "show.beat_time",
                                                   // A lobby's; the tests of its loop and values have them.
                                                   "kiosk.idle", "kiosk.diagonal", "kiosk.shift", "kiosk.shift_every", "kiosk.breathing",
                                                   "card.noise.case",  // a figure has none
                                                   "cutout.border",    // of a ground that is not there; the painter's tests have one
                                                   // Prices that this one text has no occasion to pay; the composer's tests have.
                                                   "composer.written_hyphen", "composer.hyphen_run", "composer.last_hyphen", "composer.loose",
                                                   "composer.short_last", "composer.repeated_word", "composer.last_word"};

}  // namespace

TEST_SUITE("app") {
    TEST_CASE("there are at least sixty parameters, and each changes what is shown at one of its values") {
        CHECK(registry.size() >= 60);
        Pipeline pipeline(font_book());
        const Scene usual = scene_of(full_review());
        const auto before = everything(pipeline, usual);
        std::vector<std::pair<Scene, std::vector<DisplayList>>> others;
        for (const auto& review : {wordy_review(), bundled_review(), review_without_picture()}) others.emplace_back(scene_of(review), everything(pipeline, scene_of(review)));
        // The figure has its place among the text where the columns come out even with it.
        Scene large = usual;
        large.review = bundled_review();
        large.screen = {1920, 1080};
        others.emplace_back(large, everything(pipeline, large));
        for (std::size_t row = 0; row < registry.size(); ++row) {
            if (read_elsewhere.contains(registry[row].id)) continue;
            const bool of_review = registry[row].id.starts_with("acts.") || (registry[row].id.starts_with("quotes.") && registry[row].id[8] == '.');
            if (of_review) continue;  // for acts and lines that a review may have: review_edits_test holds them
            if (registry[row].id.ends_with(".features")) continue;  // few faces have them; the shaper's tests hold them
            bool acts = false;
            for (const Value& value : values_of(registry[row])) {
                Scene changed = usual;
                REQUIRE(changed.style.set(row, value).ok());
                if (changed.style == usual.style) continue;
                acts = acts || everything(pipeline, changed) != before;
                CHECK_MESSAGE(lost_words(changed, pipeline.layout(changed)) == "", registry[row].id);
                for (const auto& [scene, shown] : others) {
                    if (acts) break;
                    Scene other = scene;
                    other.style = changed.style;
                    acts = everything(pipeline, other) != shown;
                }
            }
            CHECK_MESSAGE(acts, registry[row].id << " changes nothing");
        }
    }

    TEST_CASE("pairs of parameters at their ends: no word is lost without being told") {
        Pipeline pipeline(font_book());
        std::mt19937 random(19);
        const auto below = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
        for (int pair = 0; pair < 150; ++pair) {
            Scene scene = scene_of(full_review());
            std::string what;
            for (int one = 0; one < 2; ++one) {
                const std::size_t row = below(registry.size());
                const auto values = values_of(registry[row]);
                const Value& value = below(2) == 0 ? values.front() : values.back();
                REQUIRE(scene.style.set(row, value).ok());
                what += std::string(registry[row].id) + "=" + to_string(registry[row], value) + " ";
            }
            everything(pipeline, scene);
            CHECK_MESSAGE(lost_words(scene, pipeline.layout(scene)) == "", what);
        }
    }

    TEST_CASE("every refusal has its reason") {
        for (std::size_t row = 0; row < registry.size(); ++row) {
            const Parameter& parameter = registry[row];
            std::vector<Value> wrong;
            switch (parameter.kind) {
                case ParameterKind::number: wrong = {parameter.least - 1, parameter.greatest + 1, std::nan(""), true}; break;
                case ParameterKind::integer: wrong = {static_cast<int>(parameter.least) - 1, static_cast<int>(parameter.greatest) + 1, 1.0}; break;
                case ParameterKind::flag: wrong = {1, std::string("yes")}; break;
                case ParameterKind::choice: wrong = {Choice{-1}, Choice{99}, 0}; break;
                case ParameterKind::colour: wrong = {std::string("#ffffff"), 0.5}; break;
                case ParameterKind::text: wrong = {std::string(201, 'a'), 3}; break;
                case ParameterKind::point: wrong = {Fraction2{parameter.least - 1, 0}, Fraction2{0, parameter.greatest + 1}, 0.5}; break;
            }
            for (const Value& value : wrong) {
                Style style;
                const Status refused = style.set(row, value);
                REQUIRE_MESSAGE(!refused.ok(), parameter.id);
                CHECK(refused.error().message.find(std::string(parameter.id)) != std::string::npos);
                CHECK(refused.error().message.find(range_text(parameter)) != std::string::npos);
                CHECK(style == Style());
            }
        }
    }

    TEST_CASE("how a card comes is read from the style") {
        using namespace std::chrono_literals;
        Style style;
        REQUIRE(style.set("motion.duration", "0.5").ok());
        REQUIRE(style.set("motion.transition", "dissolve").ok());
        CHECK(manner_of(style, false) == Manner{TransitionKind::dissolve, 500ms});
        REQUIRE(style.set("motion.transition", "rise").ok());
        CHECK(manner_of(style, false).kind == TransitionKind::rise);
        CHECK(manner_of(style, true) == Manner{TransitionKind::dissolve, 120ms});
        CHECK(eased(0) == 0);
        CHECK(eased(1) == 1);
        CHECK(eased(0.5) > 0.5);
        CHECK(eased(-3) == 0);
        CHECK(eased(7) == 1);
    }
}

#include <algorithm>

#include "app/action.h"

namespace foyer {
namespace {

constexpr std::size_t most_digits = 4;

struct Updater {
    Model& model;
    std::vector<Effect>& effects;

    void go(int beat) {
        model.beat = std::clamp(beat, 0, std::max(0, model.beat_count - 1));
        model.prompt.reset();
    }

    void operator()(const GoTo& to) {
        switch (to.where) {
            case GoTo::Where::next: return go(model.beat + 1);
            case GoTo::Where::previous: return go(model.beat - 1);
            case GoTo::Where::first: return go(0);
            case GoTo::Where::last: return go(model.beat_count - 1);
            case GoTo::Where::index: return go(to.index);
        }
    }
    void operator()(const Digit& typed) {
        if (!model.prompt) model.prompt = "";
        if (typed.digit && model.prompt->size() < most_digits) *model.prompt += std::to_string(*typed.digit);
    }
    void operator()(const Accept&) {
        if (!model.prompt || model.prompt->empty()) return go(model.beat + 1);
        go(std::stoi(*model.prompt) - 1);
    }
    void operator()(const TakeBack&) {
        if (!model.prompt) return go(model.beat - 1);
        if (model.prompt->empty()) model.prompt.reset();
        else model.prompt->pop_back();
    }
    void operator()(const Leave&) {
        if (model.help) model.help = false;
        else if (model.prompt) model.prompt.reset();
        else if (model.full_screen) (*this)(ToggleFullScreen{});
    }
    void operator()(const ToggleFullScreen&) {
        model.full_screen = !model.full_screen;
        effects.push_back(SetFullScreen{model.full_screen});
    }
    void operator()(const ToggleHelp&) { model.help = !model.help; }
    void operator()(const QuitProgram&) { model.running = false; }
    void operator()(const Undo&) {
        if (auto style = model.history.undo(model.style)) model.style = std::move(*style);
    }
    void operator()(const Redo&) {
        if (auto style = model.history.redo(model.style)) model.style = std::move(*style);
    }
    void operator()(const BeginDrag&) { model.history.begin_drag(); }
    void operator()(const EndDrag&) { model.history.end_drag(); }
    void operator()(const SetParameter& set) {
        Style changed = model.style;
        if (!changed.set(set.row, set.value) || changed == model.style) return;
        model.history.record(std::string(registry[set.row].id), model.style);
        model.style = std::move(changed);
    }
    void operator()(const ResizeScreen& to) {
        if (!to.size.empty()) model.screen = to.size;
    }
    void operator()(const BeatsCounted& counted) {
        model.beat_count = std::max(1, counted.count);
        model.beat = std::clamp(model.beat, 0, model.beat_count - 1);
    }
    void operator()(const ReviewRead& read) {
        const std::string before = model.review && model.review->hero ? model.review->hero->image : "";
        model.review = read.review;
        model.review_missing = read.missing;
        model.review_diagnostics = read.diagnostics;
        const std::string now = model.review->hero ? model.review->hero->image : "";
        if (now == before) return;
        model.hero.reset();
        model.picture_diagnostics.clear();
        if (!now.empty()) effects.push_back(LoadPicture{now});
    }
    void operator()(const ThemeRead& read) {
        model.theme = read.theme;
        model.style = read.style;
        model.theme_diagnostics = read.diagnostics;
    }
    void operator()(const PictureRead& read) {
        model.hero = read.size;
        model.picture_diagnostics = read.diagnostics;
    }
};

}  // namespace

Updated update(Model model, const Action& action) {
    Updated updated{std::move(model), {}};
    std::visit(Updater{updated.model, updated.effects}, action);
    return updated;
}

Diagnostics diagnostics_of(const Model& model) {
    Diagnostics all = model.review_diagnostics;
    for (const Diagnostics* more : {&model.picture_diagnostics, &model.theme_diagnostics}) {
        all.insert(all.end(), more->begin(), more->end());
    }
    return all;
}

}  // namespace foyer

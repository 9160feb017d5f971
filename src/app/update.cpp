#include <fmt/format.h>

#include <algorithm>

#include "app/action.h"
#include "review/pictures.h"

namespace foyer {
namespace {

constexpr std::size_t most_digits = 4;

struct Updater {
    Model& model;
    std::vector<Effect>& effects;

    Look look() const { return {model.theme, model.style}; }

    void take(Look look) {
        model.theme = std::move(look.theme);
        model.style = std::move(look.style);
    }

    void change(std::string name, Look to) {
        model.history.record(std::move(name), look(), to);
        take(std::move(to));
    }

    void go(int beat) {
        model.beat = std::clamp(beat, 0, std::max(0, model.beat_count - 1));
        model.prompt.reset();
        model.pointed.reset();
    }

    /// The card `by` places on among those of its kind; stays where there is none.
    void step_card(int by) {
        const auto& [kind, index] = *model.card;
        const std::size_t count = kind == CardKind::act ? model.review->acts.size() : kind == CardKind::quote ? model.review->quotes.size() : 1;
        model.card->index = std::clamp(index + by, 0, std::max(0, static_cast<int>(count) - 1));
        model.pointed.reset();
        model.prompt.reset();
    }

    /// A card shows what the review has.
    void drop_stale_cards() {
        const auto stale = [&](const std::optional<CardSubject>& subject) { return subject && !has_card(*model.review, *subject); };
        if (stale(model.card)) model.card.reset();
        if (stale(model.pointed)) model.pointed.reset();
    }

    void say_of_picture(const std::string& name, const Diagnostics& diagnostics) {
        if (diagnostics.empty()) model.findings.pictures.erase(name);
        else model.findings.pictures[name] = diagnostics;
    }

    /// Pictures that are named no more, or otherwise, are forgotten; new ones are sent for.
    void take_pictures(const std::vector<PictureSource>& before, const std::vector<PictureSource>& now) {
        const auto among = [](const std::vector<PictureSource>& all, const PictureSource& source) {
            return std::any_of(all.begin(), all.end(), [&](const PictureSource& other) { return same_picture_source(other, source); });
        };
        for (const PictureSource& gone : before) {
            if (among(now, gone)) continue;
            model.pictures.erase(gone.name);
            model.findings.pictures.erase(gone.name);
        }
        for (const PictureSource& come : now) {
            if (!among(before, come)) effects.push_back(LoadPicture{come.name});
        }
    }

    void operator()(const GoTo& to) {
        constexpr int far = 1 << 20;
        const bool among_cards = model.card.has_value() && !model.prompt;
        switch (to.where) {
            case GoTo::Where::next: return among_cards ? step_card(1) : go(model.beat + 1);
            case GoTo::Where::previous: return among_cards ? step_card(-1) : go(model.beat - 1);
            case GoTo::Where::first: return among_cards ? step_card(-far) : go(0);
            case GoTo::Where::last: return among_cards ? step_card(far) : go(model.beat_count - 1);
            case GoTo::Where::index: model.card.reset(); return go(to.index);
        }
    }
    void operator()(const Digit& typed) {
        if (!model.prompt) model.prompt = "";
        if (typed.digit && model.prompt->size() < most_digits) *model.prompt += std::to_string(*typed.digit);
    }
    void operator()(const Accept&) {
        if (model.prompt && !model.prompt->empty()) return (*this)(GoTo{GoTo::Where::index, std::stoi(*model.prompt) - 1});
        model.prompt.reset();
        if (model.pointed) return (*this)(ShowCard{*model.pointed});
        (*this)(GoTo{GoTo::Where::next});
    }
    void operator()(const TakeBack&) {
        if (!model.prompt) return (*this)(GoTo{GoTo::Where::previous});
        if (model.prompt->empty()) model.prompt.reset();
        else model.prompt->pop_back();
    }
    void operator()(const Leave&) {
        if (model.question != Question::none) model.question = Question::none;
        else if (model.exporting.open) model.exporting.open = false;
        else if (model.help) model.help = false;
        else if (model.prompt) model.prompt.reset();
        else if (model.pointed && !model.card) model.pointed.reset();
        else if (model.card) model.card.reset(), model.pointed.reset();
        else if (model.full_screen) (*this)(ToggleFullScreen{});
    }
    void operator()(const ToggleFullScreen& toggle) {
        if (toggle.never_off && model.full_screen) return;
        model.full_screen = !model.full_screen;
        effects.push_back(SetFullScreen{model.full_screen});
    }
    void operator()(const ToggleHelp&) { model.help = !model.help; }
    void operator()(const TogglePanel&) {
        model.panel.shown = !model.panel.shown;
        effects.push_back(WritePanelLayout{});
    }
    void operator()(const SwitchFocus&) {
        if (model.panel.shown) effects.push_back(MoveFocus{});
    }
    void operator()(const ArrangePanel& to) {
        if (to.layout == model.panel) return;
        model.panel = to.layout;
        effects.push_back(WritePanelLayout{});
    }
    void operator()(const PointAt& at) { model.pointed = at.subject; }
    void operator()(const StepTarget& step) { effects.push_back(FindTarget{step.by}); }
    void operator()(const ShowCard& show) {
        model.card = show.subject;
        model.pointed.reset();
        model.prompt.reset();
        drop_stale_cards();
    }
    void operator()(const QuitProgram& quit) {
        if (!quit.insistent && has_unsaved_changes(model)) model.question = Question::leave_unsaved;
        else model.running = false;
    }
    void operator()(const Answer& answer) {
        if (model.question == Question::none) return;
        if (answer.choice == Answer::Choice::save) {
            // The question stays until the file is written: a failure must not end the program.
            effects.push_back(WriteStyle{});
            return;
        }
        model.question = Question::none;
        if (answer.choice == Answer::Choice::discard) model.running = false;
    }
    void operator()(const StartShow& start) {
        model.show = first_show(start.list, start.screen, start.now);
        model.show->displays = start.displays;
    }
    void operator()(const Present& step) {
        if (!model.show) return;
        const Show before = *model.show;
        const ShowManner manner = show_manner(model.style, prefers_reduced_motion(model));
        model.show = update_show(before, step.action, manner, step.now);
        const Show& show = *model.show;
        const bool keeps = (show.frozen && !before.frozen) || (show.in_private && !before.in_private);
        const bool was_kept = before.frozen || before.in_private;
        // A passage that is broken off goes on from what was on the screen.
        const bool interrupts = show.passing && show.passing->kept && show.passing != before.passing && !was_kept;
        if ((keeps && !was_kept) || interrupts) effects.push_back(KeepPicture{before, step.now});
        if (show.swapped != before.swapped) effects.push_back(ArrangeDisplays{});
        if (model.show->displays_changed) {
            model.show->displays_changed = false;
            effects.push_back(WriteDisplays{});
        }
    }
    void operator()(const Attend& step) {
        if (!model.lobby) return;
        const Show before = model.lobby->show;
        const PixelSize picture = model.lobby->pages ? before.screen : model.window;
        model.lobby = update_lobby(std::move(*model.lobby), step.action, lobby_manner(model.style, prefers_reduced_motion(model), picture), step.now);
        const auto& passing = model.lobby->show.passing;
        if (passing && passing->kept && passing != before.passing && !std::holds_alternative<EditionOn>(step.action)) {
            effects.push_back(KeepPicture{before, step.now});
        }
        for (const LobbyRequest& request : std::exchange(model.lobby->requests, {})) effects.push_back(AskLobby{request});
    }
    void operator()(const ShowEdition& show) {
        model.review = show.review;
        model.theme = show.theme;
        model.style = show.style;
        if (!model.lobby) model.lobby.emplace();
        (*this)(Attend{show.on, show.now});
    }
    void operator()(const Undo&) {
        if (auto before = model.history.undo(look())) take(std::move(*before));
    }
    void operator()(const Redo&) {
        if (auto after = model.history.redo(look())) take(std::move(*after));
    }
    void operator()(const TravelTo& to) {
        while (model.history.done() > to.done) (*this)(Undo{});
        while (model.history.done() < to.done && model.history.undone() > 0) (*this)(Redo{});
    }
    void operator()(const BeginDrag&) {
        model.history.begin_drag();
        model.dragging = true;
    }
    void operator()(const EndDrag&) {
        model.history.end_drag();
        model.dragging = false;
    }
    void operator()(const SetParameter& set) {
        Look changed = look();
        if (changed.style.set(set.row, set.value)) change("", std::move(changed));
    }
    void operator()(const ResetParameter& reset) {
        if (reset.row < registry.size() && model.theme) (*this)(SetParameter{reset.row, model.theme->style.value(reset.row)});
    }
    void operator()(const ResetGroup& reset) {
        if (!model.theme) return;
        Look changed = look();
        for (std::size_t row = 0; row < registry.size(); ++row) {
            if (!reset.group.empty() && registry[row].group != reset.group) continue;
            static_cast<void>(changed.style.set(row, model.theme->style.value(row)));
        }
        change(reset.group.empty() ? "everything as the theme has it" : fmt::format("{} as the theme has it", reset.group),
               std::move(changed));
    }
    void operator()(const ChooseTheme& choose) {
        if (!model.theme || model.theme->name != choose.name) effects.push_back(LoadTheme{choose.name});
    }
    void operator()(const Save&) { effects.push_back(WriteStyle{}); }
    void operator()(const OpenExport&) {
        if (!model.exporting.running) model.exporting.open = true;
    }
    void operator()(const StartExport& start) {
        if (model.exporting.running) return;
        model.exporting = {false, start.request, true, 0};
        effects.push_back(BeginExport{start.request});
    }
    void operator()(const StopExport&) {
        if (model.exporting.running) effects.push_back(CancelExport{});
    }

    void operator()(const ResizeWindow& to) {
        if (!to.size.empty()) model.window = to.size;
        if (to.scale > 0) model.scale = to.scale;
    }
    void operator()(const BeatsCounted& counted) {
        model.beat_count = std::max(1, counted.count);
        model.beat = std::clamp(model.beat, 0, model.beat_count - 1);
    }
    void operator()(const ReviewRead& read) {
        model.findings.review = read.diagnostics;
        if (read.text) model.review_text = read.text;
        if (!read.review) return;
        const auto before = model.review ? pictures_of(*model.review) : std::vector<PictureSource>{};
        model.review = read.review;
        model.review_missing = read.missing;
        take_pictures(before, pictures_of(*model.review));
        drop_stale_cards();
    }
    void operator()(const ThemeRead& read) {
        model.findings.theme = read.diagnostics;
        if (!read.theme) return;
        const Look now{read.theme, model.theme ? rebased(model.style, model.theme->style, read.theme->style) : read.theme->style};
        if (read.chosen) return change(fmt::format("theme {}", read.theme->name), now);
        // The same theme, changed by somebody else: nothing was done here, so nothing is to be undone or saved.
        if (model.saved.theme) model.saved = {read.theme, rebased(model.saved.style, model.saved.theme->style, read.theme->style)};
        take(now);
    }
    void operator()(const StyleRead& read) {
        model.findings.style = read.diagnostics;
        const Style mine = rebased(model.style, model.saved.style, read.style);
        model.saved.style = read.style;
        change("the style file, changed elsewhere", {model.theme, mine});
    }
    void operator()(const PictureRead& read) {
        if (read.facts) model.pictures[read.name] = *read.facts;
        else model.pictures.erase(read.name);
        say_of_picture(read.name, read.diagnostics);
        drop_stale_cards();
    }
    void operator()(const PictureFailed& failed) { say_of_picture(failed.name, failed.diagnostics); }
    void operator()(const Saved& saved) {
        model.saved = saved.look;
        model.notice = fmt::format("Saved to {}", saved.path);
        if (model.question != Question::leave_unsaved) return;
        model.question = Question::none;
        model.running = has_unsaved_changes(model);
    }
    void operator()(const ProgramSaid& said) { model.findings.program = said.diagnostics; }
    void operator()(const NamesRead& read) {
        model.theme_names = read.themes;
        model.face_names = read.faces;
    }
    void operator()(const ExportAdvanced& advanced) { model.exporting.progress = std::clamp(advanced.progress, 0.0, 1.0); }
    void operator()(const ExportEnded& ended) {
        model.exporting.running = false;
        model.notice = ended.notice;
    }
};

}  // namespace

Updated update(Model model, const Action& action) {
    Updated updated{std::move(model), {}};
    std::visit(Updater{updated.model, updated.effects}, action);
    return updated;
}

}  // namespace foyer

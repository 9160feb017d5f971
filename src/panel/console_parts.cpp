// What the console always shows: times, what is on and what is next, notes, the acts and their pace, buttons.
#include <array>

#include "core/text.h"
#include "panel/console_state.h"

namespace foyer {
namespace {

using namespace panel;

std::string minutes(double seconds) {
    const bool below = seconds < 0;
    const int whole = static_cast<int>(std::floor(std::abs(seconds)));
    return fmt::format("{}{}:{:02}", below ? "−" : "", whole / 60, whole % 60);
}

ImU32 tint_of(Pace pace) { return pace == Pace::behind ? tint::red : pace == Pace::ahead ? tint::amber : tint::accent; }
const char* word_of(Pace pace) { return pace == Pace::behind ? "behind" : pace == Pace::ahead ? "ahead" : "on time"; }

}  // namespace

/// A figure with its name over it, from the right; returns where they begin. In a low or narrow console the figure alone.
float Console::State::draw_time(const ImRect& area, float right, ImU32 colour, const char* name,
                                const std::string& figure) {
    if (is_small(area)) {
        draw_text_right(look.title, {right, middle(look.title, area.Min.y, area.GetHeight())}, colour, figure);
        return right - width_of(look.title, figure) - px(14);
    }
    draw_text_right(look.small, {right, area.Min.y}, tint::dim, name);
    draw_text_right(look.figure, {right, std::floor(area.Max.y - look.figure->FontSize)}, colour, figure);
    return right - std::max(width_of(look.figure, figure), width_of(look.small, name)) - px(22);
}

/// Title and display, what is out of the ordinary, and at the right the times.
void Console::State::draw_head(const ImRect& area) {
    const PaceFacts pace = pace_of(show(), view->now);
    const bool runs = show().timer.running;
    const ImU32 timing = runs ? tint::bright : tint::amber;
    float right = draw_time(area, area.Max.x, tint::bright, "clock", view->clock);
    right = draw_time(area, right, tint::bright, "left", minutes(pace.remaining));
    right = draw_time(area, right, timing, runs ? "elapsed" : "paused", minutes(pace.elapsed));
    right = draw_time(area, right, tint_of(pace.pace), word_of(pace.pace), minutes(std::abs(pace.late)));
    places.note("pace", {{right, area.Min.y}, {area.Max.x, area.Max.y}});
    const std::string& film = view->model.review->film.title;
    const std::string title = film.empty() ? plain_text(view->model.review->headline) : film;
    const float room = std::max(px(20), right - area.Min.x);
    if (is_small(area)) {
        const float width = std::min(width_of(look.title, title), room * 0.45F);
        draw_text_cut(look.title, {area.Min.x, middle(look.title, area.Min.y, area.GetHeight())}, width + 1, tint::text,
                      title);
        return draw_states({{area.Min.x + width + px(12), area.Min.y + px(2)}, {right, area.Max.y - px(2)}});
    }
    draw_text_cut(look.title, area.Min, room, tint::text, title);
    draw_states({{area.Min.x, area.Min.y + px(29)}, {right, area.Max.y}});
}

/// One word for each state, or where the audience looks.
void Console::State::draw_states(const ImRect& area) {
    const Show& s = show();
    const std::array<std::pair<bool, std::string_view>, 8> states = {{{s.curtain == Curtain::black, "black"},
                                                                      {s.curtain == Curtain::white, "white"},
                                                                      {s.frozen, "frozen"},
                                                                      {s.in_private, "private"},
                                                                      {s.autoplay, "autoplay"},
                                                                      {s.spotlight, "spotlight"},
                                                                      {s.zoom.has_value(), "zoom"},
                                                                      {s.test_card, "test card"}}};
    float left = area.Min.x;
    for (const auto& [on, word] : states) {
        if (!on) continue;
        const float width = width_of(look.strong, word) + px(14);
        if (left + width > area.Max.x) break;
        canvas().AddRectFilled({left, area.Min.y}, {left + width, area.Max.y}, tint::amber, px(3));
        draw_text(look.strong, {left + px(7), middle(look.strong, area.Min.y, area.GetHeight())},
                  IM_COL32(20, 18, 14, 255), word);
        left += width + px(8);
    }
    if (left > area.Min.x) return;
    const bool alone = view->display.empty();
    draw_text_cut(look.text, {left, middle(look.text, area.Min.y, area.GetHeight())}, area.GetWidth(),
                  alone ? tint::amber : tint::dim,
                  alone ? "no display for the audience" : "the audience sees " + view->display);
}

void Console::State::draw_now(const ImRect& area) {
    const ImRect picture = inner(fitted({area.Min, {area.Max.x, area.Max.y - px(26)}}, aspect()), px(2));
    places.note("now", picture);
    const bool away = show().curtain != Curtain::none || show().frozen || show().in_private;
    inset(ConsoleInset::What::now, show().beat, picture, away ? tint::amber : tint::accent, px(2));
    const Press press = press_area("now", picture);
    if (press.hovered) {
        const ImVec2 at = ImGui::GetIO().MousePos;
        const Fraction2 place{(at.x - picture.Min.x) / picture.GetWidth(),
                              (at.y - picture.Min.y) / picture.GetHeight()};
        if (place != show().pointer) step(PointAtPicture{place});
    }
    const Beat& beat = beat_of(show());
    const float y = middle(look.strong, picture.Max.y + px(4), px(22));
    const std::string count = fmt::format("{} / {}", show().beat + 1, show().list->beats.size());
    draw_text_right(look.strong, {picture.Max.x, y}, tint::dim, count);
    draw_text_cut(look.strong, {picture.Min.x, y}, picture.GetWidth() - width_of(look.strong, count) - px(10),
                  tint::bright, beat.title);
}

void Console::State::draw_next(const ImRect& area) {
    const int next = show().beat + 1;
    const bool is_last = next >= static_cast<int>(show().list->beats.size());
    draw_kicker(look, area.Min, tint::dim, "next");
    const ImRect room{{area.Min.x, area.Min.y + px(18)}, {area.Max.x, area.Max.y - px(26)}};
    const ImRect picture = inner(fitted(room, aspect()), px(1));
    places.note("next picture", picture);
    if (is_last) {
        canvas().AddRect(picture.Min, picture.Max, tint::hairline);
        draw_text(look.text, {picture.Min.x + px(12), picture.Min.y + px(10)}, tint::dim, "the end");
        return;
    }
    inset(ConsoleInset::What::next, next, picture, tint::edge, px(1));
    if (press_area("next picture", picture).pressed) step(StepBeat{StepBeat::To::next});
    draw_text_cut(look.strong, {picture.Min.x, middle(look.strong, picture.Max.y + px(3), px(22))}, picture.GetWidth(),
                  tint::text, show().list->beats[static_cast<std::size_t>(next)].title);
}

void Console::State::draw_notes(const ImRect& area) {
    draw_kicker(look, area.Min, tint::dim, "notes");
    const Beat& beat = beat_of(show());
    const ImRect room{{area.Min.x, area.Min.y + px(20)}, area.Max};
    begin_area("notes", room, 0);
    ImGui::PushFont(look.title);
    ImGui::PushTextWrapPos(room.GetWidth() - px(10));
    const std::string& note = beat.note;
    if (note.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, tint::faint);
        ImGui::TextUnformatted(beat.act &&
                                       !view->model.review->acts[static_cast<std::size_t>(*beat.act)].summary.empty()
                                   ? view->model.review->acts[static_cast<std::size_t>(*beat.act)].summary.c_str()
                                   : "–");
        ImGui::PopStyleColor();
    } else {
        ImGui::TextUnformatted(note.data(), note.data() + note.size());
    }
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::EndChild();
    places.note("notes", room);
}

/// The talk as a strip: its acts as wide as they are planned long and as high as they are loud; below each how long it
/// took, of how long; where the talk is, and where it should be.
void Console::State::draw_acts(const ImRect& area) {
    const BeatList& list = *show().list;
    const double all = std::max(1.0, planned(list));
    const auto across = [&](double seconds) {
        return std::floor(area.Min.x + static_cast<float>(std::clamp(seconds / all, 0.0, 1.0)) * area.GetWidth());
    };
    const float top = area.Min.y + px(20), foot = area.Max.y - px(20);
    const auto& acts = view->model.review->acts;
    double begun = 0;
    for (const ActPace& part : pace_by_act(show(), view->now)) {
        const ImRect place{{across(begun), top}, {across(begun + part.planned) - px(2), foot}};
        begun += part.planned;
        const bool here = part.stand == ActPace::Stand::on, done = part.stand == ActPace::Stand::done;
        const Act* act = part.act ? &acts[static_cast<std::size_t>(*part.act)] : nullptr;
        const float loud = act ? static_cast<float>(act->intensity) : 0.1F;
        const ImRect bar{{place.Min.x, foot - std::max(px(3), place.GetHeight() * loud)}, place.Max};
        const ImU32 ground = here ? tint::accent : done ? tint::faint : tint::raised;
        canvas().AddRectFilled(bar.Min, bar.Max, ground);
        if (place.GetWidth() < px(28)) continue;
        if (act) {
            const std::string name = act->title.empty() ? fmt::format("Act {}", *part.act + 1)
                                                        : fmt::format("{} {}", *part.act + 1, act->title);
            draw_text_cut(look.small, {place.Min.x, area.Min.y}, place.GetWidth(), here ? tint::bright : tint::dim,
                          name);
        }
        draw_act_pace({{place.Min.x, foot + px(3)}, {place.Max.x, area.Max.y}}, part);
    }
    const double here =
        planned_until(list, show().beat) + std::clamp(view->now - show().arrived, 0.0, beat_of(show()).seconds);
    const float at = across(here), should = across(elapsed(show().timer, view->now));
    canvas().AddLine({should, top - px(3)}, {should, foot}, tint::amber, px(1.5));
    canvas().AddLine({at, top - px(3)}, {at, foot}, tint::bright, px(2));
    places.note("acts", area);
}

/// As much of it as there is room for.
void Console::State::draw_act_pace(const ImRect& area, const ActPace& part) {
    if (part.stand == ActPace::Stand::to_come) {
        if (const std::string all = minutes(part.planned); width_of(look.small, all) <= area.GetWidth())
            draw_text(look.small, area.Min, tint::faint, all);
        return;
    }
    const std::string spent = minutes(part.spent), all = minutes(part.planned);
    const std::string late = part.late >= 0 ? "+" + minutes(part.late) : minutes(part.late);
    const std::string off = part.pace == Pace::on
                                ? std::string("on time")
                                : fmt::format("{} {}", minutes(std::abs(part.late)), word_of(part.pace));
    for (const std::string& text :
         {fmt::format("{} of {}, {}", spent, all, off), off, part.pace == Pace::on ? spent : late}) {
        if (width_of(look.small, text) > area.GetWidth()) continue;
        draw_text(look.small, area.Min, tint_of(part.pace), text);
        return;
    }
}

void Console::State::draw_buttons(const ImRect& area) {
    struct Entry {
        const char* name;
        const char* key;
        bool on;
        ShowAction action;
    };
    const Show& s = show();
    const std::array<Entry, 11> entries = {
        {{"previous", "PgUp", false, StepBeat{StepBeat::To::previous}},
         {"next", "PgDn", false, StepBeat{StepBeat::To::next}},
         {"black", "B", s.curtain == Curtain::black, DrawCurtain{Curtain::black}},
         {"white", "W", s.curtain == Curtain::white, DrawCurtain{Curtain::white}},
         {"freeze", "Shift+F", s.frozen, ToggleFreeze{}},
         {s.in_private ? "take" : "private", s.in_private ? "Ctrl+Enter" : "V", s.in_private,
          s.in_private ? ShowAction(TakePage{}) : ShowAction(GoPrivate{})},
         {"spotlight", "L", s.spotlight, ToggleSpotlight{}},
         {"timer", "T", !s.timer.running, PauseTimer{}},
         {"autoplay", "A", s.autoplay, ToggleAutoplay{}},
         {"overview", "O", s.overview, ToggleOverview{}},
         {"keys", "?", s.help, ToggleShowHelp{}}}};
    const float gap = px(6),
                width = (area.GetWidth() - gap * (entries.size() - 1)) / static_cast<float>(entries.size());
    float left = area.Min.x;
    for (const Entry& entry : entries) {
        const ImRect place{{std::floor(left), area.Min.y}, {std::floor(left + width), area.Max.y}};
        const bool room =
            width_of(look.strong, entry.name) + width_of(look.small, entry.key) + px(16) < place.GetWidth();
        if (button(look, entry.name, place, entry.name, entry.on ? Weight::strong : Weight::plain,
                   room ? entry.key : ""))
            step(entry.action);
        places.note(entry.name, place);
        left += width + gap;
    }
}

}  // namespace foyer

#include "panel/console.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "panel/input.h"
#include "panel/sheet.h"
#include "panel/triangles.h"
#include "panel/widgets.h"

namespace foyer {
namespace {

using namespace panel;

constexpr double reading_distance = 1.3;  // it stands on a lectern, not before one's eyes
constexpr int overview_columns = 6;       // as ArrowKey counts them

std::string minutes(double seconds) {
    const bool below = seconds < 0;
    const int whole = static_cast<int>(std::floor(std::abs(seconds)));
    return fmt::format("{}{}:{:02}", below ? "−" : "", whole / 60, whole % 60);
}

ImRect inner(const ImRect& area, float by) { return {{area.Min.x + by, area.Min.y + by}, {area.Max.x - by, area.Max.y - by}}; }

PixelRect pixels(const ImRect& area) {
    const int left = static_cast<int>(std::lround(area.Min.x)), top = static_cast<int>(std::lround(area.Min.y));
    return {left, top, static_cast<int>(std::lround(area.Max.x)) - left, static_cast<int>(std::lround(area.Max.y)) - top};
}

/// The largest area of a shape inside another, at its top.
ImRect fitted(const ImRect& room, double aspect) {
    const double width = std::max(1.0, std::min<double>(room.GetWidth(), room.GetHeight() * aspect));
    const float w = static_cast<float>(std::floor(width)), h = static_cast<float>(std::floor(width / aspect));
    const float left = std::floor(room.Min.x + (room.GetWidth() - w) / 2);
    return {{left, room.Min.y}, {left + w, room.Min.y + h}};
}

}  // namespace

struct Console::State {
    State() : context(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        Input::prepare(io);
    }
    ~State() { ImGui::DestroyContext(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    ImGuiContext* context;
    PanelLook look;
    Input input;
    Places places;
    std::shared_ptr<const Overlay> overlay = std::make_shared<const Overlay>();
    int settle = 2;
    int scrolled_to = -1;  ///< the beat that the overview has brought into sight

    const ConsoleView* view = nullptr;
    ConsoleFrame* frame = nullptr;

    const Show& show() const { return *view->model.show; }
    double aspect() const { return static_cast<double>(show().screen.width) / std::max(1, show().screen.height); }
    float px(double length) const { return look.px(length); }
    ImDrawList& canvas() const { return *ImGui::GetWindowDrawList(); }

    void inset(ConsoleInset::What what, int beat, const ImRect& area, ImU32 edge, float weight) {
        frame->insets.push_back({what, beat, pixels(area)});
        const ImRect around{{area.Min.x - weight, area.Min.y - weight}, {area.Max.x + weight, area.Max.y + weight}};
        canvas().AddRect(around.Min, around.Max, edge, 0, 0, weight);
    }
    void step(ShowAction action) { frame->steps.push_back(std::move(action)); }

    void draw_head(const ImRect& area);
    void draw_now(const ImRect& area);
    void draw_next(const ImRect& area);
    void draw_notes(const ImRect& area);
    void draw_acts(const ImRect& area);
    void draw_buttons(const ImRect& area);
    void draw_overview(const ImRect& area);
    void draw_help(const ImRect& area);
    void draw_prompt(const ImRect& area);
    void draw();
};

Console::Console(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Console::~Console() = default;

Result<std::unique_ptr<Console>> Console::create(PanelFonts fonts, double scale) {
    auto state = std::make_unique<State>();
    const panel::Fonts bytes{std::move(fonts.text), std::move(fonts.strong)};
    auto look = PanelLook::create(bytes, scale * reading_distance);
    if (!look) return look.error();
    state->look = std::move(*look);
    dress(state->look);
    return std::unique_ptr<Console>(new Console(std::move(state)));
}

void Console::take(const Event& event) {
    // Keys are the show's: nothing here takes text, and a clicker must never press a button of the console's.
    const bool pointer = std::holds_alternative<PointerMoved>(event) || std::holds_alternative<PointerPressed>(event) ||
                         std::holds_alternative<PointerReleased>(event) || std::holds_alternative<PointerLeft>(event) || std::holds_alternative<Wheel>(event);
    if (pointer) m_state->input.add(event);
    m_state->settle = 2;
}

std::optional<PixelRect> Console::place_of(std::string_view what) const { return m_state->places.find(what); }

/// Title, time of day, time spent and left, and how the talk goes.
void Console::State::draw_head(const ImRect& area) {
    const PaceFacts pace = pace_of(show(), view->now);
    const float row = area.GetHeight(), y = middle(look.title, area.Min.y, row), small = middle(look.small, area.Min.y, row);
    float right = area.Max.x;
    const auto put = [&](const std::string& text, ImU32 colour, const char* label) {
        draw_text_right(look.title, {right, y}, colour, text);
        right -= width_of(look.title, text) + px(6);
        draw_text_right(look.small, {right, small}, tint::dim, label);
        right -= width_of(look.small, label) + px(20);
    };
    put(view->clock, tint::bright, "now");
    put(minutes(pace.remaining), tint::text, "left");
    put(minutes(pace.elapsed), show().timer.running ? tint::bright : tint::amber, show().timer.running ? "spent" : "paused");
    const ImU32 colour = pace.pace == Pace::behind ? tint::red : pace.pace == Pace::ahead ? tint::amber : tint::accent;
    put(pace.pace == Pace::on ? "on time" : minutes(std::abs(pace.late)), colour, pace.pace == Pace::behind ? "behind by" : pace.pace == Pace::ahead ? "ahead by" : "");
    const std::string& title = view->model.review->film.title.empty() ? plain_text(view->model.review->headline) : view->model.review->film.title;
    float left = area.Min.x;
    std::string_view states[8];
    int count = 0;
    if (show().curtain == Curtain::black) states[count++] = "black";
    if (show().curtain == Curtain::white) states[count++] = "white";
    if (show().frozen) states[count++] = "frozen";
    if (show().in_private) states[count++] = "private";
    if (show().autoplay) states[count++] = "autoplay";
    if (show().spotlight) states[count++] = "spotlight";
    if (show().zoom) states[count++] = "zoom";
    if (show().test_card) states[count++] = "test card";
    float needed = 0;
    for (int i = 0; i < count; ++i) needed += width_of(look.strong, states[i]) + px(22);
    draw_text_cut(look.title, {left, y}, std::max(px(20), right - left - needed), tint::text, title);
    left += std::min(width_of(look.title, title), std::max(px(20), right - left - needed)) + px(14);
    for (int i = 0; i < count; ++i) {
        const float width = width_of(look.strong, states[i]) + px(12);
        const ImRect badge{{left, area.Min.y + px(5)}, {left + width, area.Max.y - px(5)}};
        canvas().AddRectFilled(badge.Min, badge.Max, tint::amber, px(3));
        draw_text(look.strong, {left + px(6), middle(look.strong, area.Min.y, row)}, IM_COL32(20, 18, 14, 255), states[i]);
        left += width + px(8);
    }
}

void Console::State::draw_now(const ImRect& area) {
    const ImRect room{area.Min, {area.Max.x, area.Max.y - px(26)}};
    const ImRect picture = inner(fitted(room, aspect()), px(2));
    places.note("now", picture);
    const bool away = show().curtain != Curtain::none || show().frozen || show().in_private;
    inset(ConsoleInset::What::now, show().beat, picture, away ? tint::amber : tint::accent, px(2));
    const Press press = press_area("now", picture);
    if (press.hovered) {
        const ImVec2 at = ImGui::GetIO().MousePos;
        const Fraction2 place{(at.x - picture.Min.x) / picture.GetWidth(), (at.y - picture.Min.y) / picture.GetHeight()};
        if (place != show().pointer) step(PointAtPicture{place});
    }
    const Beat& beat = beat_of(show());
    const float y = middle(look.strong, picture.Max.y + px(4), px(22));
    const std::string count = fmt::format("{} / {}", show().beat + 1, show().list->beats.size());
    draw_text_right(look.strong, {picture.Max.x, y}, tint::dim, count);
    draw_text_cut(look.strong, {picture.Min.x, y}, picture.GetWidth() - width_of(look.strong, count) - px(10), tint::bright, beat.title);
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
    draw_text_cut(look.strong, {picture.Min.x, middle(look.strong, picture.Max.y + px(3), px(22))}, picture.GetWidth(), tint::text,
                  show().list->beats[static_cast<std::size_t>(next)].title);
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
        ImGui::TextUnformatted(beat.act && !view->model.review->acts[static_cast<std::size_t>(*beat.act)].summary.empty()
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

/// The talk as a strip: its acts as wide as they are planned long, where one is, and where one should be.
void Console::State::draw_acts(const ImRect& area) {
    const BeatList& list = *show().list;
    const double all = std::max(1.0, planned(list));
    const auto across = [&](double seconds) { return area.Min.x + static_cast<float>(std::clamp(seconds / all, 0.0, 1.0)) * area.GetWidth(); };
    const float top = area.Min.y + px(14), foot = area.Max.y;
    double begun = 0;
    std::size_t first = 0;
    const auto& acts = view->model.review->acts;
    for (std::size_t i = 0; i <= list.beats.size(); ++i) {
        if (i < list.beats.size() && list.beats[i].act == list.beats[first].act) continue;
        double seconds = 0;
        for (std::size_t j = first; j < i; ++j) seconds += list.beats[j].seconds;
        const auto act = list.beats[first].act;
        const bool here = show().beat >= static_cast<int>(first) && show().beat < static_cast<int>(i);
        const ImRect part{{across(begun) + px(1), top}, {across(begun + seconds) - px(1), foot}};
        const float loud = act ? static_cast<float>(acts[static_cast<std::size_t>(*act)].intensity) : 0.1F;
        const float height = std::max(px(3), part.GetHeight() * loud);
        canvas().AddRectFilled({part.Min.x, foot - height}, part.Max, here ? tint::accent : tint::raised);
        if (act && (first == 0 || list.beats[first - 1].act != act)) {
            const std::string name = fmt::format("{} {}", *act + 1, acts[static_cast<std::size_t>(*act)].title);
            if (part.GetWidth() > px(40)) draw_text_cut(look.small, {part.Min.x, area.Min.y - px(3)}, part.GetWidth() - px(6), here ? tint::bright : tint::dim, name);
        }
        begun += seconds;
        first = i;
        if (i == list.beats.size()) break;
    }
    const double here = planned_until(list, show().beat) + std::clamp(view->now - show().arrived, 0.0, beat_of(show()).seconds);
    const float at = across(here), should = across(elapsed(show().timer, view->now));
    canvas().AddLine({should, top - px(2)}, {should, foot}, tint::amber, px(1.5));
    canvas().AddLine({at, top - px(2)}, {at, foot}, tint::bright, px(2));
    places.note("acts", area);
}

void Console::State::draw_buttons(const ImRect& area) {
    struct Entry {
        const char* name;
        const char* key;
        bool on;
        ShowAction action;
    };
    const Show& s = show();
    const std::array<Entry, 11> entries = {{{"previous", "PgUp", false, StepBeat{StepBeat::To::previous}},
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
    const float gap = px(6), width = (area.GetWidth() - gap * (entries.size() - 1)) / static_cast<float>(entries.size());
    float left = area.Min.x;
    for (const Entry& entry : entries) {
        const ImRect place{{std::floor(left), area.Min.y}, {std::floor(left + width), area.Max.y}};
        const bool room = width_of(look.strong, entry.name) + width_of(look.small, entry.key) + px(16) < place.GetWidth();
        if (button(look, entry.name, place, entry.name, entry.on ? Weight::strong : Weight::plain, room ? entry.key : "")) step(entry.action);
        places.note(entry.name, place);
        left += width + gap;
    }
}

void Console::State::draw_overview(const ImRect& area) {
    const auto& beats = show().list->beats;
    begin_area("overview", area, 0);
    const float gap = px(12), width = std::floor((area.GetWidth() - px(10) - gap * (overview_columns - 1)) / overview_columns);
    const float height = std::floor(width / static_cast<float>(aspect())), line = px(22), row = height + line + gap;
    const float scrolled = ImGui::GetScrollY();
    const ImVec2 origin{area.Min.x + px(2), area.Min.y + px(2) - scrolled};
    for (int i = 0; i < static_cast<int>(beats.size()); ++i) {
        const Beat& beat = beats[static_cast<std::size_t>(i)];
        const ImVec2 corner{origin.x + static_cast<float>(i % overview_columns) * (width + gap), origin.y + static_cast<float>(i / overview_columns) * row};
        const ImRect picture{{std::floor(corner.x), std::floor(corner.y)}, {std::floor(corner.x + width), std::floor(corner.y + height)}};
        const bool chosen = i == show().overview_at, here = i == show().beat;
        if (chosen && scrolled_to != i) {
            if (picture.Min.y < area.Min.y) ImGui::SetScrollY(std::max(0.0F, scrolled + picture.Min.y - area.Min.y - gap));
            if (picture.Max.y + line > area.Max.y) ImGui::SetScrollY(scrolled + picture.Max.y + line - area.Max.y + gap);
            scrolled_to = i;
            settle = std::max(settle, 2);
        }
        // Pictures stand under the overlay and know no clip: only those that are seen whole.
        if (picture.Min.y < area.Min.y - 1 || picture.Max.y > area.Max.y + 1) continue;
        inset(ConsoleInset::What::beat, i, picture, chosen ? tint::amber : here ? tint::accent : tint::hairline, chosen || here ? px(3) : px(1));
        if (press_area(beat.id.c_str(), picture).pressed) step(GoToBeat{i});
        draw_text_cut(look.small, {picture.Min.x, picture.Max.y + px(4)}, width, here ? tint::bright : tint::dim, fmt::format("{}  {}", i + 1, beat.title));
        places.note(fmt::format("beat {}", i + 1), picture);
    }
    const float rows = std::ceil(static_cast<float>(beats.size()) / overview_columns);
    ImGui::SetCursorPos({0, 0});
    ImGui::Dummy({1, rows * row});
    ImGui::EndChild();
}

void Console::State::draw_help(const ImRect& area) {
    canvas().AddRectFilled(area.Min, area.Max, tint::ground, px(4));
    canvas().AddRect(area.Min, area.Max, tint::edge, px(4));
    const ImRect room = inner(area, px(20));
    draw_text(look.title, room.Min, tint::bright, "Keys");
    const float row = std::min(px(24), (room.GetHeight() - px(34)) / static_cast<float>(std::max<std::size_t>(1, view->keys.size())));
    float y = room.Min.y + px(34);
    for (const auto& [keys, does] : view->keys) {
        draw_text_cut(look.text, {room.Min.x, y}, room.GetWidth() * 0.44F, tint::bright, keys);
        draw_text_cut(look.text, {room.Min.x + room.GetWidth() * 0.47F, y}, room.GetWidth() * 0.53F, tint::text, does);
        y += row;
    }
}

void Console::State::draw_prompt(const ImRect& area) {
    canvas().AddRectFilled(area.Min, area.Max, tint::ground, px(4));
    canvas().AddRect(area.Min, area.Max, tint::accent, px(4));
    draw_text(look.title, {area.Min.x + px(18), middle(look.title, area.Min.y, area.GetHeight())}, tint::bright,
              fmt::format("Go to {}", show().prompt->empty() ? "…" : *show().prompt));
    draw_text_right(look.text, {area.Max.x - px(18), middle(look.text, area.Min.y, area.GetHeight())}, tint::dim,
                    fmt::format("1 to {}, then Enter", show().list->beats.size()));
}

void Console::State::draw() {
    const PixelSize size = view->model.window;
    const ImRect window{{0, 0}, {static_cast<float>(size.width), static_cast<float>(size.height)}};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(window.Max);
    ImGui::Begin("console", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                         ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
    const ImRect room = inner(window, px(16));
    const float head = px(36), foot = px(28), acts = px(44), gap = px(14);
    draw_head({room.Min, {room.Max.x, room.Min.y + head}});
    const ImRect buttons{{room.Min.x, room.Max.y - foot}, room.Max};
    const ImRect strip{{room.Min.x, buttons.Min.y - gap - acts}, {room.Max.x, buttons.Min.y - gap}};
    const ImRect middle_part{{room.Min.x, room.Min.y + head + gap}, {room.Max.x, strip.Min.y - gap}};
    if (show().help) {
        draw_help(middle_part);
    } else if (show().overview) {
        draw_overview(middle_part);
    } else {
        scrolled_to = -1;
        const float split = std::floor(middle_part.Min.x + middle_part.GetWidth() * 0.62F);
        draw_now({middle_part.Min, {split - gap, middle_part.Max.y}});
        const ImRect right{{split + gap, middle_part.Min.y}, middle_part.Max};
        const float next = std::min(right.GetHeight() * 0.5F, right.GetWidth() / static_cast<float>(aspect()) + px(46));
        draw_next({right.Min, {right.Max.x, right.Min.y + next}});
        draw_notes({{right.Min.x, right.Min.y + next + gap}, right.Max});
    }
    draw_acts(strip);
    draw_buttons(buttons);
    if (show().prompt) {
        const ImVec2 middle_at = window.GetCenter();
        const ImRect box{{middle_at.x - px(210), middle_at.y - px(34)}, {middle_at.x + px(210), middle_at.y + px(34)}};
        draw_prompt(box);
    }
    ImGui::End();
}

ConsoleFrame Console::frame(const ConsoleView& view, double seconds) {
    State& s = *m_state;
    ImGui::SetCurrentContext(s.context);
    ConsoleFrame frame;
    frame.overlay = s.overlay;
    if (!view.model.show) return frame;
    s.view = &view;
    s.frame = &frame;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(view.model.window.width), static_cast<float>(view.model.window.height)};
    io.DeltaTime = static_cast<float>(std::clamp(seconds, 1e-4, 10.0));
    const bool waiting = s.input.feed(io, false);
    s.places.clear();
    ImGui::NewFrame();
    s.draw();
    ImGui::Render();
    s.view = nullptr;
    s.frame = nullptr;
    Overlay overlay = overlay_of(*ImGui::GetDrawData(), s.look.glyphs);
    if (overlay != *s.overlay) s.overlay = std::make_shared<const Overlay>(std::move(overlay));
    frame.overlay = s.overlay;
    s.settle = std::max(0, s.settle - 1);
    frame.again = waiting || s.settle > 0;
    return frame;
}

}  // namespace foyer

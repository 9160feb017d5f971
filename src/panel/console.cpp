#include <array>

#include "panel/console_state.h"

namespace foyer {
namespace {

using namespace panel;

constexpr double reading_distance = 1.3;  // it stands on a lectern, not before one's eyes
constexpr int overview_columns = 6;       // as ArrowKey counts them

/// The font has no arrows.
std::string in_words(std::string_view keys) {
    std::string words(keys);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> arrows = {
        {{"→", "right"}, {"←", "left"}, {"↑", "up"}, {"↓", "down"}}};
    for (const auto& [arrow, word] : arrows) {
        if (const auto at = words.find(arrow); at != std::string::npos) words.replace(at, arrow.size(), word);
    }
    return words;
}

}  // namespace

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
                         std::holds_alternative<PointerReleased>(event) || std::holds_alternative<PointerLeft>(event) ||
                         std::holds_alternative<Wheel>(event);
    if (pointer) m_state->input.add(event);
    m_state->settle = 2;
}

std::optional<PixelRect> Console::place_of(std::string_view what) const { return m_state->places.find(what); }

void Console::State::draw_overview(const ImRect& area) {
    const auto& beats = show().list->beats;
    begin_area("overview", area, 0);
    const float gap = px(12),
                width = std::floor((area.GetWidth() - px(10) - gap * (overview_columns - 1)) / overview_columns);
    const float height = std::floor(width / static_cast<float>(aspect())), line = px(22), row = height + line + gap;
    const float scrolled = ImGui::GetScrollY();
    const ImVec2 origin{area.Min.x + px(2), area.Min.y + px(2) - scrolled};
    for (int i = 0; i < static_cast<int>(beats.size()); ++i) {
        const Beat& beat = beats[static_cast<std::size_t>(i)];
        const ImVec2 corner{origin.x + static_cast<float>(i % overview_columns) * (width + gap),
                            origin.y + static_cast<float>(i / overview_columns) * row};
        const ImRect picture{{std::floor(corner.x), std::floor(corner.y)},
                             {std::floor(corner.x + width), std::floor(corner.y + height)}};
        const bool chosen = i == show().overview_at, here = i == show().beat;
        if (chosen && scrolled_to != i) {
            if (picture.Min.y < area.Min.y)
                ImGui::SetScrollY(std::max(0.0F, scrolled + picture.Min.y - area.Min.y - gap));
            if (picture.Max.y + line > area.Max.y)
                ImGui::SetScrollY(scrolled + picture.Max.y + line - area.Max.y + gap);
            scrolled_to = i;
            settle = std::max(settle, 2);
        }
        // Pictures stand under the overlay and know no clip: only those that are seen whole.
        if (picture.Min.y < area.Min.y - 1 || picture.Max.y > area.Max.y + 1) continue;
        inset(ConsoleInset::What::beat, i, picture,
              chosen ? tint::amber
              : here ? tint::accent
                     : tint::hairline,
              chosen || here ? px(3) : px(1));
        if (press_area(beat.id.c_str(), picture).pressed) step(GoToBeat{i});
        draw_text_cut(look.small, {picture.Min.x, picture.Max.y + px(4)}, width, here ? tint::bright : tint::dim,
                      fmt::format("{}  {}", i + 1, beat.title));
        places.note(fmt::format("beat {}", i + 1), picture);
    }
    const float rows = std::ceil(static_cast<float>(beats.size()) / overview_columns);
    ImGui::SetCursorPos({0, 0});
    ImGui::Dummy({1, rows * row});
    ImGui::EndChild();
}

/// All keys, as large as there is room for them.
void Console::State::draw_help(const ImRect& area) {
    canvas().AddRectFilled(area.Min, area.Max, tint::ground, px(4));
    canvas().AddRect(area.Min, area.Max, tint::edge, px(4));
    const ImRect room = inner(area, px(18));
    const auto count = static_cast<float>(std::max<std::size_t>(1, view->keys.size()));
    const float row = std::min(px(25), room.GetHeight() / count);
    ImFont* const font = row < look.text->FontSize * 1.1F ? look.small : look.text;
    float y = room.Min.y;
    for (const auto& [keys, does] : view->keys) {
        draw_text_cut(font, {room.Min.x, y}, room.GetWidth() * 0.44F, tint::bright, in_words(keys));
        draw_text_cut(font, {room.Min.x + room.GetWidth() * 0.47F, y}, room.GetWidth() * 0.53F, tint::text, does);
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
    ImGui::Begin("console", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
    const ImRect room = inner(window, px(16));
    // A low window keeps its room for the pictures.
    const float head = std::clamp(room.GetHeight() * 0.1F, px(26), px(52));
    const float acts = std::clamp(room.GetHeight() * 0.12F, px(52), px(72));
    const float foot = px(28), gap = room.GetHeight() < px(420) ? px(8) : px(14);
    draw_head({room.Min, {room.Max.x, room.Min.y + head}});
    const ImRect buttons{{room.Min.x, room.Max.y - foot}, room.Max};
    const ImRect strip{{room.Min.x, buttons.Min.y - gap - acts}, {room.Max.x, buttons.Min.y - gap}};
    const ImRect middle_part{{room.Min.x, room.Min.y + head + gap}, {room.Max.x, strip.Min.y - gap}};
    if (show().help) {
        draw_help({middle_part.Min, strip.Max});
    } else if (show().overview) {
        draw_overview(middle_part);
    } else {
        scrolled_to = -1;
        // The picture that is on as large as it can be; what is next and the notes have the rest.
        constexpr float most = 0.66F;
        const ImRect left{middle_part.Min,
                          {middle_part.Min.x + middle_part.GetWidth() * most, middle_part.Max.y - px(26)}};
        const ImRect now{middle_part.Min, {fitted(left, aspect()).Max.x, middle_part.Max.y}};
        draw_now(now);
        const ImRect right{{now.Max.x + gap * 2, middle_part.Min.y}, middle_part.Max};
        const float widest = std::min(right.GetWidth(), right.GetHeight() * 0.9F);
        const float next = std::min(right.GetHeight() * 0.55F, widest / static_cast<float>(aspect()) + px(46));
        draw_next({right.Min, {right.Max.x, right.Min.y + next}});
        draw_notes({{right.Min.x, right.Min.y + next + gap}, right.Max});
    }
    if (!show().help) draw_acts(strip);
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
    s.enter(view.model.window, seconds);
    ConsoleFrame frame;
    frame.overlay = s.overlay;
    if (!view.model.show) return frame;
    s.view = &view;
    s.frame = &frame;
    const bool waiting = s.input.feed(ImGui::GetIO(), false);
    s.places.clear();
    ImGui::NewFrame();
    s.draw();
    ImGui::Render();
    s.view = nullptr;
    s.frame = nullptr;
    frame.again = s.finish(waiting);
    frame.overlay = s.overlay;
    return frame;
}

}  // namespace foyer

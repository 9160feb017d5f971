// What is asked before anything else: leaving with changes that are not saved, and what is to be exported.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "panel/widgets.h"

namespace foyer::panel {
namespace {

constexpr int largest_side = 16384;  // what exporting can write

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

/// A sheet in the middle of the window, everything else darkened and out of reach. EndPopup() must follow if it is
/// open.
bool begin_dialog(Sheet& sheet, const char* name, ImVec2 size) {
    const PanelLook& look = sheet.look;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    size.x = std::min(size.x, display.x);
    size.y = std::min(size.y, display.y);
    if (!ImGui::IsPopupOpen(name)) ImGui::OpenPopup(name);
    ImGui::SetNextWindowPos({std::floor((display.x - size.x) / 2), std::floor((display.y - size.y) * 0.42f)});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, tint::ground);
    const bool open =
        ImGui::BeginPopupModal(name, nullptr,
                               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleColor();
    if (!open) return false;
    // Dear ImGui's own shade fades in, which would need frames to run.
    const ImRect sheet_area(ImGui::GetWindowPos(),
                            {ImGui::GetWindowPos().x + size.x, ImGui::GetWindowPos().y + size.y});
    canvas().PushClipRectFullScreen();
    canvas().AddRectFilled({0, 0}, {display.x, sheet_area.Min.y}, tint::shade);
    canvas().AddRectFilled({0, sheet_area.Max.y}, display, tint::shade);
    canvas().AddRectFilled({0, sheet_area.Min.y}, {sheet_area.Min.x, sheet_area.Max.y}, tint::shade);
    canvas().AddRectFilled({sheet_area.Max.x, sheet_area.Min.y}, {display.x, sheet_area.Max.y}, tint::shade);
    canvas().PopClipRect();
    canvas().AddRect(sheet_area.Min, sheet_area.Max, tint::edge);
    canvas().AddRectFilled(sheet_area.Min, {sheet_area.Max.x, sheet_area.Min.y + look.px(2)}, tint::accent);
    return true;
}

void draw_leaving(Sheet& sheet) {
    const PanelLook& look = sheet.look;
    if (!begin_dialog(sheet, "leaving", {look.px(440), look.px(156)})) return;
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const float left = corner.x + look.px(24), width = size.x - look.px(48);
    draw_text(look.title, {left, corner.y + look.px(20)}, tint::bright, "Save the changes?");
    draw_text_cut(look.text, {left, corner.y + look.px(52)}, width, tint::dim,
                  "The look of this page was changed and is not saved yet.");
    const float top = corner.y + size.y - look.px(52), height = look.px(30), gap = look.px(8);
    const float third = std::floor((width - 2 * gap) / 3);
    using Reply = Answer::Choice;
    struct Offer {
        const char *label, *key, *place;
        Reply reply;
    };
    constexpr std::array<Offer, 3> offers = {{{"Save", "Enter", "answer save", Reply::save},
                                              {"Don’t save", "D", "answer discard", Reply::discard},
                                              {"Cancel", "Esc", "answer cancel", Reply::cancel}}};
    float x = left;
    for (const Offer& offer : offers) {
        const ImRect spot({x, top}, {x + third, top + height});
        const Weight weight = offer.reply == Reply::save ? Weight::strong : Weight::plain;
        if (button(look, offer.label, spot, offer.label, weight, offer.key)) sheet.do_action(Answer{offer.reply});
        sheet.places.note(offer.place, spot);
        x += third + gap;
    }
    ImGui::EndPopup();
}

struct Preset {
    std::string_view name;
    int length;   ///< of the side it speaks of
    bool across;  ///< the width; else the shorter side
};
constexpr std::array<Preset, 4> presets = {
    {{"1080p", 1080, false}, {"4K", 2160, false}, {"8K", 4320, false}, {"16384", 16384, true}}};

/// A size of the screen's shape.
PixelSize preset_size(const Preset& preset, double aspect) {
    const auto whole = [](double length) { return std::clamp(static_cast<int>(std::lround(length)), 1, largest_side); };
    if (preset.across) {
        const double width = std::min<double>(preset.length, largest_side * aspect);
        return {whole(width), whole(width / aspect)};
    }
    return aspect >= 1 ? PixelSize{whole(preset.length * aspect), preset.length}
                       : PixelSize{preset.length, whole(preset.length / aspect)};
}

/// Width ÷ height of the screen the page is composed for. Not the page's own on the desk, which is whole pixels.
double screen_aspect(const Model& model) {
    const ChoiceId shape("screen.shape");
    std::string_view choices = registry[shape.row].choices;
    for (int skipped = model.style.choice<int>(shape); skipped > 0; --skipped)
        choices.remove_prefix(std::min(choices.find('|'), choices.size() - 1) + 1);
    double across = 0, down = 0;
    const std::string chosen(choices.substr(0, choices.find('|')));
    if (std::sscanf(chosen.c_str(), "%lf:%lf", &across, &down) == 2 && across > 0 && down > 0) return across / down;
    return static_cast<double>(std::max(1, model.window.width)) / std::max(1, model.window.height);
}

/// Why it cannot be written; empty where it can.
std::string refusal(const ExportRequest& request) {
    if (request.path.size() <= 4 || !request.path.ends_with(".png")) return "The name of the file must end in .png";
    if (request.size.width < 16 || request.size.height < 16) return "The picture is too small";
    return "";
}

void draw_sizes(Sheet& sheet, ExportRequest& request, double aspect, ImVec2 place, float width) {
    const PanelLook& look = sheet.look;
    std::array<std::string_view, presets.size()> names;
    int chosen = -1;
    for (std::size_t i = 0; i < presets.size(); ++i) {
        names[i] = presets[i].name;
        if (preset_size(presets[i], aspect) == request.size) chosen = static_cast<int>(i);
    }
    const ImRect row(place, {place.x + width, place.y + look.px(26)});
    const int pressed = segments(look, "presets", row, names, chosen);
    sheet.places.note("presets", row);
    if (pressed >= 0) request.size = preset_size(presets[static_cast<std::size_t>(pressed)], aspect);

    const float top = place.y + look.px(36), field = look.px(84);
    double numbers[2] = {static_cast<double>(request.size.width), static_cast<double>(request.size.height)};
    float x = place.x;
    for (int i = 0; i < 2; ++i) {
        const ImRect spot({x, top}, {x + field, top + look.row()});
        const NumberField range{16, largest_side, 0, true, 0, false};
        const Edit edit = number_field(look, i == 0 ? "##width" : "##height",
                                       {spot.Min, {spot.Max.x - look.px(4), spot.Max.y}}, range, numbers[i]);
        canvas().AddRectFilled({spot.Min.x, spot.Max.y - look.px(1)}, spot.Max, tint::edge);
        sheet.places.note(i == 0 ? "width" : "height", spot);
        if (edit.changed) {
            int& side = i == 0 ? request.size.width : request.size.height;
            int& other = i == 0 ? request.size.height : request.size.width;
            side = static_cast<int>(numbers[i]);
            if (sheet.memory.shape_locked)
                other =
                    std::clamp(static_cast<int>(std::lround(i == 0 ? side / aspect : side * aspect)), 16, largest_side);
        }
        x = spot.Max.x + look.px(8);
        draw_text(look.text, {x, middle(look.text, top, look.row())}, tint::dim, i == 0 ? "×" : "px");
        x += look.px(18);
    }
    x += look.px(10);
    const ImRect lock({x, top}, {x + look.px(130), top + look.row()});
    const Press press = press_area("lock", lock);
    sheet.places.note("lock", lock);
    draw_icon(look, sheet.memory.shape_locked ? Icon::locked : Icon::unlocked,
              {lock.Min.x + look.px(10), std::floor(lock.GetCenter().y)},
              sheet.memory.shape_locked ? tint::accent : tint::dim);
    draw_text(look.text, {lock.Min.x + look.px(24), middle(look.text, top, look.row())},
              press.hovered ? tint::bright : tint::dim, sheet.memory.shape_locked ? "shape kept" : "any shape");
    if (press.pressed) sheet.memory.shape_locked = !sheet.memory.shape_locked;
}

void draw_export(Sheet& sheet) {
    const PanelLook& look = sheet.look;
    const Model& model = sheet.model();
    const double aspect = screen_aspect(model);
    if (!sheet.memory.request) sheet.memory.request = model.exporting.request;
    ExportRequest& request = *sheet.memory.request;
    if (!begin_dialog(sheet, "exporting", {look.px(520), look.px(316)})) return;
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const float left = corner.x + look.px(24), width = size.x - look.px(48), names = look.px(64);
    draw_text(look.title, {left, corner.y + look.px(20)}, tint::bright, "Export pictures");
    const auto name = [&](float y, std::string_view text) {
        draw_text(look.text, {left, middle(look.text, corner.y + look.px(y), look.px(26))}, tint::dim, text);
    };
    name(60, "Pages");
    const std::array<std::string_view, 2> pages = {"This page", "All spreads"};
    const ImRect which({left + names, corner.y + look.px(60)}, {left + width, corner.y + look.px(86)});
    const int pressed = segments(look, "pages", which, pages, request.spread ? 0 : 1);
    sheet.places.note("pages", which);
    if (pressed == 0) request.spread = model.beat;
    if (pressed == 1) request.spread.reset();

    name(100, "Size");
    draw_sizes(sheet, request, aspect, {left + names, corner.y + look.px(100)}, width - names);

    name(172, "File");
    const ImRect path({left + names, corner.y + look.px(172)}, {left + width, corner.y + look.px(198)});
    text_field(look, "##path", path, "picture.png", request.path);
    sheet.places.note("path", path);

    const std::string refused = refusal(request);
    const double pixels = static_cast<double>(request.size.width) * request.size.height / 1e6;
    const int count = request.spread ? 1 : model.beat_count;
    draw_text_cut(look.small, {left + names, corner.y + look.px(208)}, width - names,
                  refused.empty() ? tint::dim : tint::amber,
                  refused.empty() ? fmt::format("{} of {:.1f} megapixels",
                                                count == 1 ? "One picture" : fmt::format("{} pictures", count), pixels)
                                  : refused);

    const float top = corner.y + size.y - look.px(52), height = look.px(30), wide = look.px(124);
    const ImRect cancel({left + width - wide, top}, {left + width, top + height});
    const ImRect start({cancel.Min.x - look.px(8) - wide, top}, {cancel.Min.x - look.px(8), top + height});
    sheet.places.note("start export", start);
    sheet.places.note("cancel export", cancel);
    if (!refused.empty()) ImGui::BeginDisabled();
    if (button(look, "start", start, "Export", Weight::strong, "Enter")) sheet.do_action(StartExport{request});
    if (!refused.empty()) ImGui::EndDisabled();
    if (button(look, "cancel", cancel, "Cancel", Weight::plain, "Esc")) sheet.do_action(Leave{});
    ImGui::EndPopup();
}

}  // namespace

bool can_export(const ExportRequest& request) { return refusal(request).empty(); }

void draw_dialogs(Sheet& sheet) {
    if (sheet.model().question == Question::leave_unsaved)
        draw_leaving(sheet);
    else if (sheet.model().exporting.open)
        draw_export(sheet);
    if (!sheet.model().exporting.open) sheet.memory.request.reset();
}

}  // namespace foyer::panel

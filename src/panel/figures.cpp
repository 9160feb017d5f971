// The figures of the foot: how well the text is set, and how long layout and frames take.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "panel/widgets.h"

namespace foyer::panel {
namespace {

enum class Grade { good, doubtful, bad };

struct Figure {
    std::string_view name;
    std::string value;
    Grade grade = Grade::good;
};

/// Outside `good` it is doubtful, beyond twice that bad.
Grade graded(double value, double good) {
    return value <= good ? Grade::good : value <= 2 * good ? Grade::doubtful : Grade::bad;
}

std::vector<Figure> figures_of(const Quality& q) {
    return {
        {"Lines", fmt::format("{}", q.lines)},
        {"Words", fmt::format("{}", q.words)},
        {"Space mean", fmt::format("{:.2f}", q.space_mean)},
        {"Deviation", fmt::format("{:.2f}", q.space_deviation), graded(q.space_deviation, 0.25)},
        {"Over 150 %", fmt::format("{:.1f} %", q.wide_share * 100), graded(q.wide_share, 0.04)},
        {"Hyphenated", fmt::format("{:.1f} %", q.hyphenated_share * 100)},
        {"Hyphen run", fmt::format("{}", q.longest_hyphen_run), graded(q.longest_hyphen_run, 2)},
        {"Short ends", fmt::format("{:.1f} %", q.short_last_share * 100)},
        {"Widows", fmt::format("{}", q.widows), q.widows == 0 ? Grade::good : Grade::bad},
        {"Orphans", fmt::format("{}", q.orphans), q.orphans == 0 ? Grade::good : Grade::bad},
        {"Off grid", fmt::format("{:.2f} px", q.baseline_error)},
        {"Imbalance", fmt::format("{}", q.imbalance), graded(q.imbalance, 1)},
    };
}

ImU32 tint_of(Grade grade) {
    return grade == Grade::good ? tint::text : grade == Grade::doubtful ? tint::amber : tint::red;
}

void draw_plot(Sheet& sheet, const ImRect& area, std::string_view name, std::span<const float> times) {
    const PanelLook& look = sheet.look;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    constexpr std::size_t most = 90;
    if (times.size() > most) times = times.last(most);
    std::vector<float> known;
    for (const float time : times) known.push_back(std::isfinite(time) ? std::max(0.0f, time) : 0.0f);
    draw_text(look.small, area.Min, tint::dim, name);
    std::vector<float> sorted = known;
    std::sort(sorted.begin(), sorted.end());
    if (!known.empty()) {
        const float median = sorted[sorted.size() / 2];
        const float left = area.Min.x + width_of(look.small, name) + look.px(6);
        const std::string now = fmt::format("{:.1f} ms", known.back()), middling = fmt::format("median {:.1f}", median);
        draw_text(look.small, {left, area.Min.y}, tint::text, now);
        if (left + width_of(look.small, now) + width_of(look.small, middling) + look.px(6) < area.Max.x)
            draw_text_right(look.small, {area.Max.x, area.Min.y}, tint::dim, middling);
    }
    const float top = area.Min.y + look.px(18), foot = area.Max.y - look.px(6);
    if (foot - top < look.px(6)) return;
    list.AddRectFilled({area.Min.x, foot}, {area.Max.x, foot + look.px(1)}, tint::edge);
    if (known.size() < 2) return;
    const float most_ms = std::max(1.0f, sorted.back() * 1.1f), step = area.GetWidth() / static_cast<float>(most - 1);
    std::vector<ImVec2> line;
    float x = area.Max.x - step * static_cast<float>(known.size() - 1);
    for (const float time : known) {
        line.emplace_back(x, foot - (foot - top) * time / most_ms);
        x += step;
    }
    list.AddPolyline(line.data(), static_cast<int>(line.size()), tint::accent, 0, std::max(1.0f, look.px(1)));
}

}  // namespace

void draw_figures(Sheet& sheet, ImRect area) {
    const PanelLook& look = sheet.look;
    const float left = area.Min.x + look.px(12), right = area.Max.x - look.px(12), line = look.px(16);
    draw_kicker(look, {left, area.Min.y + look.px(9)}, tint::dim, "Setting");
    // What the figures are about, over the page.
    const std::size_t heat_map = *find_parameter("composer.heat_map");
    const bool shown = std::get<bool>(sheet.value(heat_map));
    const float wide = width_of(look.small, "Heat map") + look.px(16);
    const ImRect toggle({right - wide, area.Min.y + look.px(5)}, {right, area.Min.y + look.px(25)});
    if (button(look, "heat map", toggle, "Heat map", shown ? Weight::strong : Weight::plain)) sheet.set(heat_map, !shown);
    sheet.places.note("heat map", toggle);
    const std::vector<Figure> figures = figures_of(sheet.view.quality);
    // Where the strip is low, the figures are scrolled.
    const ImRect rows({area.Min.x + look.px(1), area.Min.y + look.px(28)}, area.Max);
    begin_area("figures", rows, 0);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float top = origin.y + look.px(2), gap = look.px(14), half = std::floor((right - left - gap) / 2);
    const std::size_t lines = figures.size() / 2;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const float x = left + static_cast<float>(i / lines) * (half + gap),
                    y = top + static_cast<float>(i % lines) * line;
        const bool good = figures[i].grade == Grade::good;
        if (!good) draw_icon(look, Icon::dot, {x - look.px(6), y + look.px(7)}, tint_of(figures[i].grade));
        draw_text(look.small, {x, y}, tint::dim, figures[i].name);
        draw_text_right(look.small, {x + half, y}, tint_of(figures[i].grade), figures[i].value);
    }
    const float plots = top + static_cast<float>(lines) * line + look.px(8);
    const float foot = std::max(plots + look.px(44), origin.y + rows.GetHeight() - look.px(4));
    draw_plots(sheet, {{left, plots}, {right, foot}});
    ImGui::SetCursorScreenPos({origin.x, foot});
    ImGui::EndChild();
}

void draw_plots(Sheet& sheet, ImRect area) {
    const float gap = sheet.look.px(14), half = std::floor((area.GetWidth() - gap) / 2);
    draw_plot(sheet, {area.Min, {area.Min.x + half, area.Max.y}}, "Layout", sheet.view.layout_ms);
    draw_plot(sheet, {{area.Min.x + half + gap, area.Min.y}, area.Max}, "Frame", sheet.view.frame_ms);
}

}  // namespace foyer::panel

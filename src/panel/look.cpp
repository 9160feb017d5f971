#include "panel/look.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/text.h"

namespace foyer::panel {
namespace {

// What reviews in Latin script are written with, punctuation, arrows and signs, as far as a font has them.
constexpr ImWchar characters[] = {0x20,   0x7e,   0xa0,   0x17f,  0x218,  0x21b,  0x2010, 0x2015, 0x2018,
                                  0x201e, 0x2020, 0x2026, 0x2030, 0x2030, 0x2032, 0x2033, 0x2039, 0x203a,
                                  0x20ac, 0x20ac, 0x2122, 0x2122, 0x2190, 0x2193, 0x2212, 0x2212, 0x2248,
                                  0x2248, 0x2260, 0x2265, 0xfffd, 0xfffd, 0};

// What times are written with.
constexpr ImWchar figures[] = {0x20, 0x20, 0x2b, 0x3a, 0x2212, 0x2212, 0};

constexpr std::size_t longest_line = 600;  // characters: more never fits, and measuring costs

/// Figures of one width, so that numbers stand below each other.
void make_figures_tabular(ImFont& font) {
    float widest = 0;
    for (ImWchar figure = '0'; figure <= '9'; ++figure) widest = std::max(widest, font.GetCharAdvance(figure));
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (glyph.Codepoint < '0' || glyph.Codepoint > '9') continue;
        const float shift = (widest - glyph.AdvanceX) / 2;
        glyph.X0 += shift;
        glyph.X1 += shift;
        glyph.AdvanceX = widest;
        font.IndexAdvanceX[static_cast<int>(glyph.Codepoint)] = widest;
    }
}

/// One line that can be drawn as it is.
std::string_view line_of(std::string_view text, std::string& room) {
    std::size_t end = 0;
    for (std::size_t count = 0; end < text.size() && count < longest_line; ++count) next_character(text, end);
    text = text.substr(0, end);
    if (std::none_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return text;
    room = text;
    std::replace_if(
        room.begin(), room.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return room;
}

float measured(ImFont* font, std::string_view text) {
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

}  // namespace

ImU32 tint_of(Colour colour) {
    return ImGui::ColorConvertFloat4ToU32({colour.red, colour.green, colour.blue, colour.alpha});
}

float PanelLook::px(double length) const { return static_cast<float>(std::round(length * m_scale)); }

Result<PanelLook> PanelLook::create(const Fonts& fonts, double scale) {
    PanelLook look;
    look.m_scale = scale;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    const auto add = [&](const std::string& bytes, double size, const ImWchar* range = characters) -> ImFont* {
        // ImGui asserts on what is no font; the first four bytes of a TrueType file are known.
        if (bytes.size() < 1024 || std::memcmp(bytes.data(), "\0\1\0\0", 4) != 0) return nullptr;
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.OversampleH = 3;
        config.OversampleV = 1;
        config.GlyphRanges = range;
        // The atlas reads the bytes and never writes them.
        return atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()),
                                          static_cast<float>(std::round(size * scale)), &config);
    };
    look.text = add(fonts.text, 15);
    look.small = add(fonts.text, 13);
    look.strong = add(fonts.strong, 15);
    look.kicker = add(fonts.strong, 12);
    look.title = add(fonts.strong, 21);
    look.figure = add(fonts.strong, 34, figures);
    unsigned char* pixels = nullptr;
    PixelSize size;
    if (!look.text || !look.strong || !look.small || !look.kicker || !look.title || !look.figure || !atlas.Build()) {
        atlas.Clear();
        return Error{"the panel's fonts cannot be read: they are not TrueType"};
    }
    atlas.GetTexDataAsAlpha8(&pixels, &size.width, &size.height);
    auto glyphs = std::make_shared<CoverageMap>();
    glyphs->size = size;
    glyphs->pixels.assign(pixels,
                          pixels + static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    look.glyphs = std::move(glyphs);
    for (ImFont* font : {look.text, look.strong, look.small, look.kicker, look.title, look.figure}) make_figures_tabular(*font);
    atlas.ClearInputData();
    atlas.ClearTexData();
    return look;
}

float width_of(ImFont* font, std::string_view text) {
    std::string room;
    return measured(font, line_of(text, room));
}

void draw_text(ImFont* font, ImVec2 place, ImU32 colour, std::string_view text) {
    std::string room;
    const std::string_view line = line_of(text, room);
    if (!line.empty())
        ImGui::GetWindowDrawList()->AddText(font, font->FontSize, place, colour, line.data(),
                                            line.data() + line.size());
}

void draw_text_right(ImFont* font, ImVec2 place, ImU32 colour, std::string_view text) {
    draw_text(font, {std::floor(place.x - width_of(font, text)), place.y}, colour, text);
}

std::string cut_to(ImFont* font, float width, std::string_view text) {
    std::string room;
    const std::string_view line = line_of(text, room);
    if (line.size() == text.size() && measured(font, line) <= width) return std::string(line);
    const std::string_view points = font->FindGlyphNoFallback(0x2026) ? "…" : "...";
    const float left = width - measured(font, points);
    float used = 0;
    std::size_t end = 0;
    while (end < line.size()) {
        std::size_t next = end;
        const char32_t character = next_character(line, next);
        used += font->GetCharAdvance(character <= 0xffff ? static_cast<ImWchar>(character) : ImWchar{0xfffd});
        if (used > left) break;
        end = next;
    }
    return std::string(trimmed(line.substr(0, end))) + std::string(points);
}

bool draw_text_cut(ImFont* font, ImVec2 place, float width, ImU32 colour, std::string_view text) {
    const std::string shown = cut_to(font, width, text);
    draw_text(font, place, colour, shown);
    return shown.size() == text.size();
}

float draw_kicker(const PanelLook& look, ImVec2 place, ImU32 colour, std::string_view text) {
    const std::string capitals = upper_case(text);
    const float tracking = look.px(1.5), start = place.x;
    std::string room;
    const std::string_view line = line_of(capitals, room);
    for (std::size_t begin = 0; begin < line.size();) {
        std::size_t end = begin;
        next_character(line, end);
        const std::string_view letter = line.substr(begin, end - begin);
        draw_text(look.kicker, place, colour, letter);
        place.x += measured(look.kicker, letter) + tracking;
        begin = end;
    }
    return place.x - start;
}

float middle(ImFont* font, float top, float height) { return std::floor(top + (height - font->FontSize) / 2); }

void dress(const PanelLook& look) {
    ImGuiStyle style;
    style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
    style.PopupBorderSize = 1;
    style.WindowRounding = style.ChildRounding = style.FrameRounding = style.PopupRounding = 0;
    style.WindowMinSize = {1, 1};
    style.ScrollbarSize = look.px(8);
    style.ScrollbarRounding = style.GrabRounding = 0;
    style.GrabMinSize = look.px(24);
    style.DisabledAlpha = 1;  // what is out of use is drawn so by the widgets
    style.FramePadding = {look.px(5), look.px(4)};
    style.ItemInnerSpacing = {look.px(6), look.px(4)};
    for (ImVec4& colour : style.Colors) colour = {0, 0, 0, 0};
    const auto set = [&](int which, ImU32 colour) { style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour); };
    set(ImGuiCol_Text, tint::bright);
    set(ImGuiCol_TextDisabled, tint::faint);
    set(ImGuiCol_PopupBg, tint::grey(0x2c));
    set(ImGuiCol_Border, tint::edge);
    set(ImGuiCol_ScrollbarGrab, tint::pressed);
    set(ImGuiCol_ScrollbarGrabHovered, tint::edge);
    set(ImGuiCol_ScrollbarGrabActive, tint::faint);
    set(ImGuiCol_FrameBg, tint::well);
    set(ImGuiCol_TextSelectedBg, IM_COL32(0x8f, 0xbd, 0xaa, 90));
    set(ImGuiCol_NavHighlight, tint::accent);
    ImGui::GetStyle() = style;
}

}  // namespace foyer::panel

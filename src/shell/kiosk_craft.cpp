#include "shell/kiosk_craft.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/pipeline.h"
#include "style/theme.h"

namespace foyer {
namespace {

/// The theme the command line names, else the style's, else the usual one.
std::string theme_for(const std::string& asked, const std::string& written) {
    return !asked.empty() ? asked : !written.empty() ? written : std::string(usual_theme);
}

}  // namespace

Craft kiosk_craft(const DataFolder& data, const Files& files, std::shared_ptr<const FontBook> fonts, std::shared_ptr<const SharedSize> screen,
                  const std::string& theme, const std::vector<std::string>& sets) {
    Craft craft;
    craft.read_review = [](const std::string& bytes, const std::filesystem::path& path) { return parse_review_file(path, bytes); };
    craft.pictures_of = [](const Review& review) { return review.hero ? std::vector{review.hero->image} : std::vector<std::string>(); };
    craft.read_look = [data, &files, theme, sets](const std::string& bytes, const std::filesystem::path& path) -> Result<EditionLook> {
        const std::string written = parse_style(bytes, path.string(), Style()).theme;
        if (theme.empty() && written.find('/') != std::string::npos) {
            return Error{fmt::format("{}: the theme {} is a folder; content may name the program's own themes alone", path.string(), written)};
        }
        auto read = read_theme(data, theme_for(theme, written), files);
        if (!read) return read.error();
        ParsedStyle style = parse_style(bytes, path.string(), read->theme.style);
        auto set = style_with(style.style, sets);
        if (!set) return set.error();
        EditionLook look{nullptr, std::move(*set), std::move(style.diagnostics)};
        look.theme = std::make_shared<const Theme>(std::move(read->theme));
        return look;
    };
    craft.try_out = [fonts = std::move(fonts), screen = std::move(screen)](const Edition& edition) {
        Scene scene;
        scene.review = edition.review;
        scene.theme = edition.theme;
        scene.style = edition.style;
        scene.screen = screen->get();
        const auto hero = edition.review->hero ? edition.pictures.find(edition.review->hero->image) : edition.pictures.end();
        if (hero != edition.pictures.end()) scene.hero = hero->second->size;
        Pipeline pipeline(*fonts);
        const Layout& layout = pipeline.layout(scene);
        Diagnostics found = layout.diagnostics;
        const auto lay_out_cards = [&](CardKind kind, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i) {
                scene.card = CardSubject{kind, static_cast<int>(i)};
                (void)pipeline.card_layout(scene);
            }
        };
        lay_out_cards(CardKind::act, edition.review->acts.size());
        lay_out_cards(CardKind::quote, edition.review->quotes.size());
        // What found no room is a matter of taste, and no reason to keep a page off the screen.
        for (Diagnostic& diagnostic : found) diagnostic.severity = std::min(diagnostic.severity, Severity::warning);
        return found;
    };
    return craft;
}

}  // namespace foyer

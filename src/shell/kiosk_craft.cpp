#include "shell/kiosk_craft.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "shell/exhibit.h"
#include "shell/review_pictures.h"

namespace foyer {
namespace {

/// Content says by name which of the program's themes it wants; a folder elsewhere is the command line's to choose.
Result<EditionLook> look_for(const Options& options, const std::string& text, const std::filesystem::path& path,
                             const DataFolder& data, const Files& files) {
    const std::string named = parse_style(text, path.string(), Style()).theme;
    Diagnostics said;
    Options allowed = options;
    if (allowed.theme.empty() && named.find('/') != std::string::npos) {
        said.push_back({Severity::warning,
                        path.string(),
                        {},
                        fmt::format("the theme `{}` lies outside the program's own", named),
                        fmt::format("{} is shown; --theme chooses a folder", usual_theme)});
        allowed.theme = std::string(usual_theme);
    }
    auto look = look_of(allowed, text, path.string(), data, files);
    if (!look) return look.error();
    for (const Diagnostics* more : {&look->theme_diagnostics, &look->style_diagnostics})
        said.insert(said.end(), more->begin(), more->end());
    return EditionLook{std::move(look->theme), std::move(look->style), std::move(said)};
}

}  // namespace

Craft make_craft(const Options& options, const DataFolder& data, const Files& files,
                 std::shared_ptr<const FontBook> fonts, std::function<PixelSize()> screen) {
    Craft craft;
    craft.read_review = [](const std::string& bytes, const std::filesystem::path& path) {
        return parse_review_file(path, bytes);
    };
    craft.pictures_of = [](const Review& review) {
        std::vector<std::string> images;
        for (const PictureSource& source : foyer::pictures_of(review)) {
            if (std::find(images.begin(), images.end(), source.image) == images.end()) images.push_back(source.image);
        }
        return images;
    };
    craft.show = [](const Review& review, const std::filesystem::path& path, const EditionPictures& images) {
        ShownPictures shown;
        for (const PictureSource& source : foyer::pictures_of(review)) {
            const auto image = images.find(source.image);
            if (image == images.end()) continue;
            ReadyPicture ready = ready_picture(path.string(), source, *image->second, image->second->size);
            shown.diagnostics.insert(shown.diagnostics.end(), ready.diagnostics.begin(), ready.diagnostics.end());
            shown.book.emplace(source.name, std::move(ready.facts));
            shown.pictures.emplace(source.name, std::make_shared<const Bitmap>(std::move(ready.bitmap)));
        }
        return shown;
    };
    craft.read_look = [options, &data, &files](const std::string& bytes, const std::filesystem::path& path) {
        return look_for(options, bytes, path, data, files);
    };
    craft.try_out = [fonts = std::move(fonts), screen = std::move(screen)](const Edition& edition) {
        return try_out(edition, screen(), *fonts);
    };
    return craft;
}

}  // namespace foyer

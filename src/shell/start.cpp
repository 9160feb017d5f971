#include "shell/start.h"

#include <utility>

#include "shell/sources.h"

namespace foyer {

Model first_model(const std::filesystem::path& path, const DataFolder& data, const Files& files, ReadLook look) {
    Model model;
    model.review_path = path.string();
    // Pictures go beside the review; those of the bundled one, which lies among the program's files, to where one is.
    const std::filesystem::path picture = path.stem().string() + ".png";
    model.exporting.request.path = (path == data.bundled_review() ? picture : path.parent_path() / picture).string();
    model.theme = look.theme;
    model.findings.theme = std::move(look.theme_diagnostics);
    model.findings.style = std::move(look.style_diagnostics);
    model.style = std::move(look.style);
    // What the command line set is not the user's work on the page: leaving does not ask about it.
    model.saved = {model.theme, model.style};
    model.theme_names = list_themes(data, files);
    auto text = read_review_text(path, files);
    if (text) {
        ParsedReview review = parse_review_file(path, *text);
        model.review_text = std::make_shared<const std::string>(std::move(*text));
        model.review_missing = nothing_to_show(review);
        model.review = std::make_shared<const Review>(shown_review(review));
        model.findings.review = std::move(review.diagnostics);
    } else {
        model.review_missing = true;
        model.findings.review = {{Severity::error, "", {}, text.error().message, ""}};
        model.review = std::make_shared<const Review>(notice_review(
            "No review yet", text.error().message + ". This page shows the review as soon as it is there."));
    }
    return model;
}

PanelLayout remembered_panel(const std::filesystem::path& file, const Files& files) {
    const auto facts = file.empty() ? Result<FileFacts>(FileFacts{}) : files.facts(file);
    if (!facts || !facts->exists()) return read_panel_layout("");
    const auto text = files.read(file, 64'000);
    return read_panel_layout(text ? *text : "");
}

Result<PanelFonts> read_panel_fonts(const DataFolder& data, const Files& files) {
    constexpr std::uint64_t largest_font = 32'000'000;
    PanelFonts fonts;
    for (auto& [into, name] : {std::pair{&fonts.text, "BarlowCondensed_500Medium.ttf"}, {&fonts.strong, "BarlowCondensed_600SemiBold.ttf"}}) {
        auto bytes = files.read(data.root / "fonts/barlow-condensed" / name, largest_font);
        if (!bytes) return bytes.error();
        *into = std::move(*bytes);
    }
    return fonts;
}

int write_stats(const Options& options, Files& files, const Stats& stats) {
    if (options.stats.empty()) return 0;
    const Status written = files.write_atomic(options.stats, to_json(stats));
    return written ? 0 : fail(written.error());
}

}  // namespace foyer

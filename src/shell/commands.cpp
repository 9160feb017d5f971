#include "shell/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "app/contrast.h"
#include "app/pipeline.h"
#include "core/log.h"
#include "core/text.h"
#include "layout/grid.h"
#include "layout/quality.h"
#include "platform/png_writer.h"
#include "platform/window.h"
#include "render/renderer.h"
#include "shell/export_job.h"
#include "shell/show_picture.h"
#include "type/rasteriser.h"

namespace foyer {
namespace {

constexpr PixelSize usual_size{1920, 1080};

Scene scene_of(const Prepared& prepared, const Options& options) {
    Scene scene;
    scene.review = std::make_shared<const Review>(prepared.review.review);
    scene.theme = prepared.theme;
    scene.style = prepared.style;
    scene.screen = options.size.value_or(usual_size);
    scene.pictures = prepared.pictures.book;
    scene.card = options.card;
    return scene;
}

GraphicsApi api_of(const Options& options) {
    return options.gl == "gl33" ? GraphicsApi::gl33 : options.gl == "gles30" ? GraphicsApi::gles30 : GraphicsApi::any;
}

/// One spread to one file, drawn and written in bands, so that a picture of any size needs little memory.
Status write_spread(Renderer& renderer, const DisplayList& list, const Pictures& pictures, PixelSize size, Files& files,
                    const std::string& path) {
    constexpr int band_pixels = 8'000'000;
    auto writer = PngWriter::create(files, path, size);
    if (!writer) return writer.error();
    const int rows = std::clamp(band_pixels / size.width, 1, size.height);
    for (int y = 0; y < size.height; y += rows) {
        const PixelRect tile{0, y, size.width, std::min(rows, size.height - y)};
        const Bitmap bitmap = renderer.draw_bitmap(list, pictures, {size, tile}, {});
        if (Status written = writer->write_rows(bitmap.pixels); !written) return written;
    }
    return writer->finish();
}

/// What is wrong with the card that was asked for; empty where the review has it.
std::string missing_card(const Options& options, const Review& review) {
    if (!options.card || has_card(review, *options.card)) return {};
    const int number = options.card->index + 1;
    switch (options.card->kind) {
        case CardKind::act: return fmt::format("there is no act {}: this review has {}", number, review.acts.size());
        case CardKind::quote: return fmt::format("there is no quote {}: this review has {}", number, review.quotes.size());
        case CardKind::plate: return "there is no picture in this review";
        case CardKind::code: return "there is no link in this review";
    }
    return {};
}

/// The beat of a list that was asked for by number or by name; what is wrong where there is none.
Result<int> find_beat(const BeatList& list, const std::string& wanted) {
    const int count = static_cast<int>(list.beats.size());
    const bool number = !wanted.empty() && wanted.size() < 6 && wanted.find_first_not_of("0123456789") == std::string::npos;
    if (number && std::stoi(wanted) >= 1 && std::stoi(wanted) <= count) return std::stoi(wanted) - 1;
    std::string names;
    for (int i = 0; i < count; ++i) {
        const std::string& id = list.beats[static_cast<std::size_t>(i)].id;
        if (id == wanted) return i;
        names += (names.empty() ? "" : ", ") + id;
    }
    return Error{fmt::format("there is no beat `{}`: this show has {}, {}", wanted, count, names)};
}

/// One moment of the show, as its audience sees it.
Status write_beat(const Options& options, Renderer& renderer, Pipeline& pipeline, const Scene& scene, const Pictures& pictures,
                  Files& files) {
    SheetBook book;
    book.open(pipeline, scene);
    const auto list = std::make_shared<const BeatList>(book.beats(pipeline));
    say(list->diagnostics);
    const auto beat = find_beat(*list, options.beat);
    if (!beat) return beat.error();
    const Bitmap bitmap = draw_beat({list, *beat, options.at}, renderer, book, pipeline, pictures);
    auto writer = PngWriter::create(files, options.output, scene.screen);
    if (!writer) return writer.error();
    if (Status written = writer->write_rows(bitmap.pixels); !written) return written;
    return writer->finish();
}

}  // namespace

void say(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) fmt::print(stderr, "{}\n", to_string(diagnostic));
}

int fail(const Error& error) {
    fmt::print(stderr, "foyer: {}\n", error.message);
    return 2;
}

Result<Prepared> prepare(const Options& options, const DataFolder& data, const Files& files, const Decoder& decoder, PixelsOf pixels) {
    Diagnostics diagnostics;
    const std::filesystem::path path = options.review.empty() ? data.bundled_review() : std::filesystem::path(options.review);
    auto look = read_look(options, saved_style_file(path, data, files), data, files);
    if (!look) return look.error();
    auto review = read_review(path, files);
    if (!review) return review.error();
    // Nothing to set: an empty or binary file. Its one line says so.
    if (nothing_to_show(*review)) {
        return Error{to_string(review->diagnostics.front())};
    }
    auto fonts = read_fonts(data, files, diagnostics);
    if (!fonts) return fonts.error();

    Prepared prepared{std::move(*fonts), look->theme, std::move(look->style), std::move(*review), path, {}, {}};
    prepared.diagnostics = prepared.review.diagnostics;
    for (const Diagnostics* more : {&look->theme_diagnostics, &look->style_diagnostics, &diagnostics}) {
        prepared.diagnostics.insert(prepared.diagnostics.end(), more->begin(), more->end());
    }
    prepared.pictures = read_pictures(path.string(), prepared.review.review, decoder, pixels);
    prepared.diagnostics.insert(prepared.diagnostics.end(), prepared.pictures.diagnostics.begin(), prepared.pictures.diagnostics.end());
    return prepared;
}

int export_pictures(const Options& options, const DataFolder& data, Files& files, const Decoder& decoder) {
    if (!lower_case(options.output).ends_with(".png")) {
        return fail({fmt::format("{}: the output's name must end in .png", options.output)});
    }
    auto prepared = prepare(options, data, files, decoder, PixelsOf::all);
    if (!prepared) return fail(prepared.error());
    if (const std::string missing = missing_card(options, prepared->review.review); !missing.empty()) return fail({missing});
    const Pictures& pictures = prepared->pictures.bitmaps;
    auto window = create_headless(api_of(options));
    if (!window) return fail(window.error());
    auto rasteriser = Rasteriser::create(prepared->fonts);
    if (!rasteriser) return fail(rasteriser.error());
    auto renderer = Renderer::create(shader_loader(data, files), *rasteriser);
    if (!renderer) return fail(renderer.error());

    Pipeline pipeline(prepared->fonts);
    Scene scene = scene_of(*prepared, options);
    const Layout& layout = *pipeline.shown(scene).layout;
    const int spreads = static_cast<int>(layout.spreads.size());
    if (options.spread > spreads) {
        return fail({fmt::format("there is no spread {}: this review has {}", options.spread, spreads)});
    }
    say(prepared->diagnostics);
    say(in_file(layout.diagnostics, prepared->review_path.string()));
    if (!options.beat.empty()) {
        const Status written = write_beat(options, *renderer, pipeline, scene, pictures, files);
        say(renderer->take_diagnostics());
        if (!written) return fail(written.error());
        fmt::print("{}\n", options.output);
        return 0;
    }
    for (int spread = 1; spread <= spreads; ++spread) {
        if (options.spread > 0 && spread != options.spread) continue;
        scene.beat = spread - 1;
        const bool alone = options.spread > 0 || options.card;
        const std::string path = alone ? options.output : numbered_path(options.output, spread);
        const DisplayList& list = pipeline.paint_scene(scene, 0);
        const Status written = write_spread(*renderer, list, pictures, scene.screen, files, path);
        say(renderer->take_diagnostics());
        if (!written) return fail(written.error());
        fmt::print("{}\n", path);
    }
    return 0;
}

int dump_layout(const Options& options, const DataFolder& data, const Files& files, const Decoder& decoder) {
    const auto prepared = prepare(options, data, files, decoder, PixelsOf::where_needed);
    if (!prepared) return fail(prepared.error());
    if (const std::string missing = missing_card(options, prepared->review.review); !missing.empty()) return fail({missing});
    Pipeline pipeline(prepared->fonts);
    const Layout& layout = *pipeline.shown(scene_of(*prepared, options)).layout;
    say(prepared->diagnostics);
    say(in_file(layout.diagnostics, prepared->review_path.string()));
    fmt::print("{}", dump_json(layout, prepared->fonts));
    return 0;
}

namespace {

/// What the layout says of a theme on each of its shapes of screen, each thing once. A theme is no review: what only concerns
/// the words is left out.
Diagnostics check_shapes(const Prepared& prepared, const Options& options) {
    Diagnostics all;
    for (const Template& design : prepared.theme->templates) {
        constexpr int shorter = 1080;
        Options on = options;
        on.size = design.aspect >= 1 ? PixelSize{static_cast<int>(shorter * design.aspect), shorter} : PixelSize{shorter, static_cast<int>(shorter / design.aspect)};
        Pipeline pipeline(prepared.fonts);
        for (Diagnostic d : pipeline.layout(scene_of(prepared, on)).diagnostics) {
            if (d.severity == Severity::note) continue;
            if (d.severity == Severity::error) d.message = fmt::format("{}: {}", design.shape, d.message);
            d.file = prepared.theme->name;
            d.place = {};
            if (std::find(all.begin(), all.end(), d) == all.end()) all.push_back(std::move(d));
        }
    }
    return all;
}

}  // namespace

int check(const Options& options, const DataFolder& data, const Files& files, const Decoder& decoder) {
    if (!options.theme.empty()) {
        // A theme that cannot be used is told of in full, not by its first mistake.
        const auto theme = parse_theme_folder(data, theme_name(options.theme, files), files);
        if (theme && !theme->usable) {
            say(theme->diagnostics);
            fmt::print("the theme cannot be used\n");
            return 1;
        }
    }
    const auto prepared = prepare(options, data, files, decoder, PixelsOf::all);
    if (!prepared) return fail(prepared.error());
    Pipeline pipeline(prepared->fonts);
    const Scene scene = scene_of(*prepared, options);
    const Layout& layout = pipeline.layout(scene);
    const Style style = page_style(scene);
    Diagnostics all = prepared->diagnostics;
    for (const Diagnostics& more : {in_file(layout.diagnostics, prepared->review_path.string()), in_file(check_contrast(style), prepared->theme->name),
                                    in_file(check_contrast(layout, style), prepared->theme->name)}) all.insert(all.end(), more.begin(), more.end());
    if (options.review.empty()) {
        const Diagnostics shapes = check_shapes(*prepared, options);
        all.insert(all.end(), shapes.begin(), shapes.end());
    }
    const Quality quality = measure_quality(layout);
    if (options.json) {
        std::string list;
        for (const Diagnostic& d : all) {
            list += fmt::format("{}\n    {{\"severity\": {}, \"file\": {}, \"line\": {}, \"column\": {}, \"message\": {}, \"cure\": {}}}",
                                list.empty() ? "" : ",", json_quoted(to_string(d.severity)), json_quoted(d.file), d.place.line,
                                d.place.column, json_quoted(d.message), json_quoted(d.cure));
        }
        fmt::print("{{\n  \"diagnostics\": [{}{}],\n  \"spreads\": {},\n  \"quality\": {},\n  \"contrast\": {}\n}}\n", list, list.empty() ? "" : "\n  ",
                   layout.spreads.size(), quality_json(quality), contrast_json(layout, style));
    } else {
        for (const Diagnostic& d : all) fmt::print("{}\n", to_string(d));
        fmt::print("spreads                       {}\n{}{}", layout.spreads.size(), quality_text(quality), contrast_text(layout, style));
    }
    return has_errors(all) ? 1 : 0;
}

int list_parameters(const Options& options) {
    std::string out;
    for (const Parameter& parameter : registry) {
        if (options.json) {
            out += fmt::format("{}\n  {{\"id\": {}, \"group\": {}, \"range\": {}, \"default\": {}, \"unit\": {}, \"help\": {}}}",
                               out.empty() ? "[" : ",", json_quoted(parameter.id), json_quoted(parameter.group),
                               json_quoted(range_text(parameter)), json_quoted(parameter.initial), json_quoted(parameter.unit),
                               json_quoted(parameter.help));
        } else {
            out += fmt::format("{:26}  {:52}  {:22}  {:8}  {}\n", parameter.id, range_text(parameter), parameter.initial,
                               parameter.unit.empty() ? "–" : parameter.unit, parameter.help);
        }
    }
    fmt::print("{}{}", out, options.json ? "\n]\n" : "");
    return 0;
}

}  // namespace foyer

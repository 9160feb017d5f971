#include "shell/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_style = 1'000'000;

/// The folder of all fonts and those in it.
std::vector<fs::path> font_folders(const DataFolder& data, const Files& files) {
    std::vector<fs::path> folders{data.root / "fonts"};
    const auto entries = files.list(folders.front());
    if (!entries) return folders;
    for (const FolderEntry& entry : *entries) {
        if (entry.kind == FileKind::folder) folders.push_back(data.root / "fonts" / entry.name);
    }
    return folders;
}

}  // namespace

std::vector<Action> Sources::carry_out(const Effect& effect, const Model& model) {
    if (const auto* load = std::get_if<LoadPicture>(&effect)) {
        for (const PictureSource& source : pictures_of(*model.review)) {
            if (source.name == load->name) return load_picture(model, source, false);
        }
        return {};
    }
    if (const auto* load = std::get_if<LoadTheme>(&effect)) return read_theme_again(model, load->name, true);
    if (std::holds_alternative<WriteStyle>(effect)) return write_style_file(model);
    if (std::holds_alternative<WritePanelLayout>(effect)) m_panel_changed = true;
    return {};
}

void Sources::finish(const Model& model) {
    if (std::exchange(m_panel_changed, false)) write_panel_layout(model.panel);
}

std::vector<Action> Sources::take(const Model& model) {
    std::vector<Action> actions = take_decoded(model);
    for (FontsRead& read : m_fonts_read->take()) {
        if (read.book) m_fonts = std::make_shared<const FontBook>(std::move(*read.book));
        else read.diagnostics.push_back({Severity::error, "", {}, read.book.error().message, "the fonts from before stay"});
        say(actions, "fonts", std::move(read.diagnostics));
    }
    if (m_services.watcher) {
        watch(model);
        const std::vector<Action> more = take_changed(model);
        actions.insert(actions.end(), more.begin(), more.end());
        const auto fault = m_services.watcher->diagnostic();
        say(actions, "watcher", fault ? Diagnostics{*fault} : Diagnostics{});
    }
    return actions;
}

void Sources::submit(const Job& job) {
    if (!m_services.workers.submit(job)) job();
}

void Sources::say(std::vector<Action>& actions, const std::string& about, Diagnostics diagnostics) {
    Diagnostics& kept = m_program[about];
    if (kept == diagnostics) return;
    kept = std::move(diagnostics);
    ProgramSaid said;
    for (const auto& [what, some] : m_program) said.diagnostics.insert(said.diagnostics.end(), some.begin(), some.end());
    actions.push_back(std::move(said));
}

// Pictures

std::vector<Action> Sources::load_picture(const Model& model, const PictureSource& source, bool again) {
    const auto facts = measure_picture(model.review_path, source, m_services.decoder);
    if (!facts) {
        Diagnostic said = picture_diagnostic(model.review_path, source, facts.error());
        if (!again) return {PictureRead{source.name, std::nullopt, {std::move(said)}}};
        said.cure = "the picture from before stays";
        return {PictureFailed{source.name, {std::move(said)}}};
    }
    ++m_decoding;
    submit([mailbox = m_decoded, &decoder = m_services.decoder, review = model.review_path, source, again] {
        mailbox->post({source, read_picture(review, source, decoder), again});
    });
    // Its size is known at once, so that the page is laid out once and for all; its pixels come later. One that is read again
    // keeps its place until it is whole, and one whose outline lies in its pixels has none until then.
    if (again || !*facts) return {};
    return {PictureRead{source.name, **facts, {}}};
}

/// The pictures that come from a file, read again.
std::vector<Action> Sources::load_pictures_at(const Model& model, const fs::path& path) {
    std::vector<Action> actions;
    const auto [first, last] = m_picture_paths.equal_range(path);
    for (const PictureSource& source : pictures_of(*model.review)) {
        if (std::none_of(first, last, [&](const auto& entry) { return entry.second == source.image; })) continue;
        const auto more = load_picture(model, source, model.pictures.contains(source.name));
        actions.insert(actions.end(), more.begin(), more.end());
    }
    return actions;
}

std::vector<Action> Sources::take_decoded(const Model& model) {
    std::vector<Action> actions;
    const auto sources = pictures_of(*model.review);
    const auto is_named = [&](const PictureSource& wanted) {
        return std::any_of(sources.begin(), sources.end(), [&](const PictureSource& source) { return same_picture_source(source, wanted); });
    };
    for (Decoded& decoded : m_decoded->take()) {
        m_decoding = std::max(0, m_decoding - 1);
        const std::string& name = decoded.source.name;
        if (!is_named(decoded.source)) continue;
        if (decoded.picture) {
            actions.push_back(PictureRead{name, std::move(decoded.picture->facts), std::move(decoded.picture->diagnostics)});
            // What the review names no more is let go.
            std::erase_if(m_pictures, [&](const auto& kept) {
                return std::none_of(sources.begin(), sources.end(), [&](const PictureSource& source) { return source.name == kept.first; });
            });
            m_pictures.insert_or_assign(name, std::make_shared<const Bitmap>(std::move(decoded.picture->bitmap)));
            m_pictures_changed = true;
            continue;
        }
        Diagnostic said = picture_diagnostic(model.review_path, decoded.source, decoded.picture.error());
        if (decoded.again && m_pictures.contains(name)) {
            said.cure = "the picture from before stays";
            actions.push_back(PictureFailed{name, {std::move(said)}});
        } else {
            actions.push_back(PictureRead{name, std::nullopt, {std::move(said)}});
        }
    }
    return actions;
}

// Reading again

void Sources::watch(const Model& model) {
    WatchedFor now{model.review_path, model.theme->name, {}, m_style_file};
    for (const PictureSource& source : pictures_of(*model.review)) now.pictures.push_back(source.image);
    if (m_watched_for == now) return;
    std::vector<fs::path> paths{model.review_path, theme_folder(m_services.data, model.theme->name), m_services.data.root / "shaders"};
    if (!m_style_file.empty()) paths.push_back(m_style_file);
    m_picture_paths.clear();
    const auto watch_picture = [&](const fs::path& path, const std::string& image) {
        if (m_picture_paths.count(path) == 0) paths.push_back(path);
        m_picture_paths.emplace(path, image);
    };
    for (const std::string& image : now.pictures) {
        // By its name too: it may be missing yet, or a link.
        const fs::path name = fs::path(image).lexically_normal();
        const bool inside = name.is_relative() && !name.empty() && *name.begin() != "..";
        const fs::path named = fs::path(model.review_path).parent_path() / name;
        if (inside) watch_picture(named, image);
        if (const auto path = picture_path(model.review_path, image); path && (!inside || *path != named)) watch_picture(*path, image);
    }
    m_watched_for = std::move(now);
    m_font_folders = font_folders(m_services.data, m_services.files);
    paths.insert(paths.end(), m_font_folders.begin(), m_font_folders.end());
    if (paths == m_watched) return;
    m_watched = paths;
    m_services.watcher->watch(std::move(paths));
}

std::vector<Action> Sources::take_changed(const Model& model) {
    std::vector<Action> actions;
    const auto add = [&](const std::vector<Action>& more) { actions.insert(actions.end(), more.begin(), more.end()); };
    bool fonts = false;
    for (const fs::path& path : m_services.watcher->take_changed()) {
        m_watched_for.reset();  // a link may lead elsewhere now, or a folder of fonts have come
        if (path == fs::path(model.review_path)) add(read_review_again(model));
        else if (path == m_style_file) add(read_style_again(model));
        else if (path == theme_folder(m_services.data, model.theme->name)) add(read_theme_again(model, model.theme->name, false));
        else if (path == m_services.data.root / "shaders") m_shaders_changed = true;
        else if (std::find(m_font_folders.begin(), m_font_folders.end(), path) != m_font_folders.end()) fonts = true;
        else add(load_pictures_at(model, path));
    }
    if (fonts) read_fonts_again();
    return actions;
}

std::vector<Action> Sources::read_review_again(const Model& model) {
    auto text = read_review_text(model.review_path, m_services.files);
    if (!text) return {ReviewRead{nullptr, {{Severity::error, "", {}, text.error().message, "the page from before stays"}}}};
    if (model.review_text && *model.review_text == *text && !model.review_missing) return {};
    ParsedReview parsed = parse_review_file(model.review_path, *text);
    const auto kept = std::make_shared<const std::string>(std::move(*text));
    // Half-written or broken: what stood there is better than what can be made of it.
    const bool broken = has_errors(parsed.diagnostics) || nothing_to_show(parsed);
    if (broken && !model.review_missing) return {ReviewRead{nullptr, std::move(parsed.diagnostics), false, kept}};
    return {ReviewRead{std::make_shared<const Review>(shown_review(parsed)), parsed.diagnostics, nothing_to_show(parsed), kept}};
}

std::vector<Action> Sources::read_theme_again(const Model& model, const std::string& name, bool chosen) {
    auto read = read_theme(m_services.data, name, m_services.files);
    if (!read) return {ThemeRead{nullptr, {{Severity::error, "", {}, read.error().message, "the theme from before stays"}}, chosen}};
    if (has_errors(read->diagnostics)) return {ThemeRead{nullptr, std::move(read->diagnostics), chosen}};
    if (!chosen && read->theme == *model.theme) return {ThemeRead{model.theme, std::move(read->diagnostics), false}};
    return {ThemeRead{std::make_shared<const Theme>(std::move(read->theme)), std::move(read->diagnostics), chosen}};
}

void Sources::read_fonts_again() {
    submit([mailbox = m_fonts_read, &data = m_services.data, &files = m_services.files] {
        FontsRead read{Error{""}, {}};
        read.book = read_fonts(data, files, read.diagnostics);
        mailbox->post(std::move(read));
    });
}

// The style file

std::vector<Action> Sources::read_style_again(const Model& model) {
    const auto facts = m_services.files.facts(m_style_file);
    std::string text;
    if (facts && facts->exists()) {
        auto read = m_services.files.read(m_style_file, largest_style);
        if (!read) return {};
        text = std::move(*read);
    }
    if (m_style_text && *m_style_text == text) return {};
    ParsedStyle parsed = parse_style(text, m_style_file.string(), model.theme->style);
    m_style_text = std::move(text);
    if (has_errors(parsed.diagnostics)) return {StyleRead{model.saved.style, std::move(parsed.diagnostics)}};
    // The command line stays over it, as at the start.
    if (auto with_sets = style_with(parsed.style, m_services.sets)) parsed.style = std::move(*with_sets);
    std::vector<Action> actions{StyleRead{parsed.style, std::move(parsed.diagnostics)}};
    if (!parsed.theme.empty() && parsed.theme != model.theme->name) {
        const auto more = read_theme_again(model, parsed.theme, true);
        actions.insert(actions.end(), more.begin(), more.end());
    }
    return actions;
}

std::vector<Action> Sources::write_style_file(const Model& model) {
    std::vector<Action> actions;
    const auto failed = [&](const std::string& why) {
        say(actions, "saving", {{Severity::error, "", {}, why, "nothing is lost: mend that and save again"}});
        return actions;
    };
    const auto place = style_path_for(model.review_path, m_services.style_folders, m_services.files);
    if (!place) return failed(place.error().message);
    const std::string theme = model.theme->name == usual_theme ? "" : model.theme->name;
    const std::string text = write_style(model.style, model.theme->style, theme);
    if (Status written = m_services.files.write_atomic(place->path, text); !written) return failed(written.error().message);
    m_style_file = place->path;
    m_style_text = text;
    const std::string why = place->home == StyleHome::settings ? " (the review's folder cannot be written in)" : "";
    say(actions, "saving", {});
    actions.push_back(Saved{{model.theme, model.style}, place->path.string() + why});
    return actions;
}

// The panel's layout

void Sources::write_panel_layout(const PanelLayout& layout) {
    const fs::path& path = m_services.panel_file;
    if (path.empty()) return;
    // Not worth a word where it fails: nothing of the user's work is in it.
    if (!m_services.files.make_folders(path.parent_path())) return;
    static_cast<void>(m_services.files.write_atomic(path, foyer::write_panel_layout(layout)));
}

std::string write_panel_layout(const PanelLayout& layout) {
    std::string text = fmt::format("shown {}\nwidth {:.0f}\n", layout.shown ? "yes" : "no", layout.width);
    for (const std::string& group : layout.open) text += fmt::format("open {}\n", group);
    return text;
}

PanelLayout read_panel_layout(const std::string& text) {
    PanelLayout layout;
    layout.shown = true;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto space = line.find(' ');
        if (space == std::string_view::npos) continue;
        const std::string_view what = line.substr(0, space), value = line.substr(space + 1);
        if (what == "shown") layout.shown = value != "no";
        else if (what == "open") layout.open.emplace(value);
        else if (what == "width") {
            double width = 0;
            const auto [last, fault] = std::from_chars(value.data(), value.data() + value.size(), width);
            if (fault == std::errc() && last == value.data() + value.size()) layout.width = std::clamp(width, least_panel_width, greatest_panel_width);
        }
    }
    return layout;
}

}  // namespace foyer

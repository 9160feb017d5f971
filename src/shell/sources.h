// The sources: the files a page is made from, read, written, and read again when somebody changes them. What they bring
// comes back as actions.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/action.h"
#include "platform/files.h"
#include "platform/pictures.h"
#include "platform/watcher.h"
#include "platform/worker_pool.h"
#include "render/renderer.h"
#include "shell/review_pictures.h"
#include "shell/stage.h"

namespace foyer {

/// All of it outlives the sources. Without a watcher nothing is read again.
struct SourceServices {
    Workers& workers;
    Files& files;
    const Decoder& decoder;
    const DataFolder& data;
    Watcher* watcher = nullptr;
    StyleFolders style_folders;        ///< where looks may be saved
    std::filesystem::path style_file;  ///< where the look was read from, or would have been
    std::filesystem::path panel_file;  ///< where the panel's layout is kept; empty: it is not
    std::vector<std::string> sets{};   ///< the command line's `--set`, found good
};

class Sources {
public:
    explicit Sources(const SourceServices& services) : m_services(services), m_style_file(services.style_file) {}

    /// Answers an effect; some of the answers come later, by take().
    std::vector<Action> carry_out(const Effect& effect, const Model& model);

    /// What workers finished and what changed on disk since the last call.
    std::vector<Action> take(const Model& model);

    /// Writes what is written late: the panel's layout, which changes with every move of its edge.
    void finish(const Model& model);

    /// The review's pictures, decoded.
    const Pictures& pictures() const { return m_pictures; }
    /// A picture is on its way.
    bool decoding() const { return m_decoding > 0; }

    /// Fonts or shaders that were read anew, once.
    std::shared_ptr<const FontBook> take_fonts() { return std::exchange(m_fonts, nullptr); }
    bool take_shaders_changed() { return std::exchange(m_shaders_changed, false); }
    bool take_pictures_changed() { return std::exchange(m_pictures_changed, false); }

private:
    struct Decoded {
        PictureSource source;
        Result<ReadyPicture> picture;
        bool again = false;  ///< the last good one stays where this one fails
    };
    struct FontsRead {
        Result<FontBook> book;
        Diagnostics diagnostics;
    };

    /// What the watched paths follow from: they are made, and links followed, again where this has changed.
    struct WatchedFor {
        std::string review, theme;
        std::vector<std::string> pictures;  ///< images, as written
        std::filesystem::path style_file;
        bool operator==(const WatchedFor&) const = default;
    };

    std::vector<Action> load_picture(const Model& model, const PictureSource& source, bool again);
    std::vector<Action> load_pictures_at(const Model& model, const std::filesystem::path& path);
    std::vector<Action> read_review_again(const Model& model);
    std::vector<Action> read_style_again(const Model& model);
    std::vector<Action> read_theme_again(const Model& model, const std::string& name, bool chosen);
    std::vector<Action> write_style_file(const Model& model);
    std::vector<Action> take_decoded(const Model& model);
    std::vector<Action> take_changed(const Model& model);
    void write_panel_layout(const PanelLayout& layout);
    void read_fonts_again();
    void watch(const Model& model);
    void submit(const Job& job);
    /// What is said about the program's own files, as an action where it changed.
    void say(std::vector<Action>& actions, const std::string& about, Diagnostics diagnostics);

    SourceServices m_services;
    Pictures m_pictures;
    std::shared_ptr<Mailbox<Decoded>> m_decoded = std::make_shared<Mailbox<Decoded>>();
    std::shared_ptr<Mailbox<FontsRead>> m_fonts_read = std::make_shared<Mailbox<FontsRead>>();
    std::shared_ptr<const FontBook> m_fonts;
    int m_decoding = 0;
    bool m_shaders_changed = false, m_pictures_changed = false, m_panel_changed = false;
    std::optional<WatchedFor> m_watched_for;
    std::vector<std::filesystem::path> m_watched, m_font_folders;
    std::multimap<std::filesystem::path, std::string> m_picture_paths;  ///< watched, and the images found there
    std::filesystem::path m_style_file;
    std::optional<std::string> m_style_text;  ///< as last read or written here
    std::map<std::string, Diagnostics> m_program;  ///< by what it is about
};

/// What of the panel is remembered, a line each; what does not read is passed over.
std::string write_panel_layout(const PanelLayout& layout);
PanelLayout read_panel_layout(const std::string& text);

}  // namespace foyer

// A stager on a test's own desk: real files in a scratch folder, a clock wound by hand, workers that work when told.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "support/faulty_files.h"
#include "support/inline_workers.h"
#include "support/manual_clock.h"
#include "support/scratch_folder.h"
#include "support/scripted_watcher.h"
#include "venue/stager.h"

namespace foyer::testing {

/// The real one, with a fault at the Nth picture.
class FaultyDecoder final : public Decoder {
public:
    explicit FaultyDecoder(const Files& files) : m_inner(files) {}
    Fault& fault() { return m_fault; }

    Result<ImageFacts> measure(const std::filesystem::path& path) const override { return m_inner.measure(path); }
    Result<Bitmap> decode(const std::filesystem::path& path, const PictureLimits& limits) const override {
        if (m_fault.strikes()) return failed(path);
        return m_inner.decode(path, limits);
    }
    Result<Bitmap> decode_bytes(std::string_view bytes, const std::filesystem::path& path,
                                const PictureLimits& limits) const override {
        if (m_fault.strikes()) return failed(path);
        return m_inner.decode_bytes(bytes, path, limits);
    }

private:
    static Error failed(const std::filesystem::path& path) { return Error{path.string() + ": the test's fault"}; }
    SystemDecoder m_inner;
    mutable Fault m_fault;
};

/// Reviews are really parsed; their looks are plain, and what is tried out always serves unless it is told otherwise.
inline Craft plain_craft() {
    Craft craft;
    craft.read_review = [](const std::string& bytes, const std::filesystem::path& path) {
        return parse_review(bytes, path.string());
    };
    craft.pictures_of = [](const Review& review) {
        return review.hero ? std::vector{review.hero->image} : std::vector<std::string>();
    };
    craft.show = [](const Review& review, const std::filesystem::path&, const EditionPictures& images) {
        ShownPictures shown{images, {}, {}};
        if (review.hero && images.contains(review.hero->image)) shown.book[review.hero->image].size = images.at(review.hero->image)->size;
        return shown;
    };
    craft.read_look = [](const std::string& bytes, const std::filesystem::path& path) -> Result<EditionLook> {
        ParsedStyle style = parse_style(bytes, path.string(), Style());
        return EditionLook{std::make_shared<const Theme>(), std::move(style.style), std::move(style.diagnostics)};
    };
    craft.try_out = [](const Edition&) { return Diagnostics(); };
    return craft;
}

inline std::string fixture(std::string_view name) {
    std::ifstream file(std::filesystem::path(FOYER_SOURCE_DIR) / "tests/fixtures/venue" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A review that says in its headline and at its end which version it is.
inline std::string review_text(const std::string& version, const std::string& picture = "hero.png") {
    return "---\nheadline: " + version + "\n" + (picture.empty() ? "" : "hero: { image: " + picture + " }\n") +
           "---\n\nThe text of a review has to begin somewhere, and this one begins here.\n\nThis is the end of " +
           version + ".\n";
}

class StagerDesk {
public:
    explicit StagerDesk(std::string source = "content") : m_source(folder / source) { restart(); }

    /// As if the program had ended and been started again, in the same run of the system.
    void restart() {
        stager.reset();
        workers = std::make_unique<InlineWorkers>();
        watcher = std::make_unique<ScriptedWatcher>();
        trials = std::make_unique<Trials>(folder / "state", "this boot", files);
        said.clear();
        was_shown = false;
        stager = std::make_unique<Stager>(
            m_source, StagerServices{*workers, files, decoder, *watcher, *trials, craft, {}, folder / "state", {}});
    }

    /// So much time passes; what comes to pass is kept.
    void pass(std::chrono::milliseconds span, std::chrono::milliseconds step = std::chrono::milliseconds(100)) {
        for (auto left = span; left.count() > 0; left -= step) {
            clock.advance(step);
            turn();
        }
    }
    void turn() {
        take();
        workers->run_all();
        take();
    }

    /// The headlines of what may be shown.
    std::vector<std::string> shown() const {
        std::vector<std::string> headlines;
        for (const EditionPtr& edition : *stager->on()) headlines.push_back(plain_text(edition->review->headline));
        return headlines;
    }
    /// Why an edition is not one whole version: its parts disagree; empty where it is whole.
    static std::string torn(const Edition& edition) {
        const std::string version = plain_text(edition.review->headline);
        if (edition.review->paragraphs.empty()) return "there is no text in " + version;
        const std::string end = plain_text(edition.review->paragraphs.back().text);
        if (end != "This is the end of " + version + ".") return version + " ends with: " + end;
        if (edition.review->hero && !edition.pictures.contains(edition.review->hero->image))
            return version + " has lost its picture";
        return {};
    }
    std::vector<std::string> lines() const {
        std::vector<std::string> all;
        for (const Diagnostic& diagnostic : said) {
            if (diagnostic.severity != Severity::note) all.push_back(to_string(diagnostic));
        }
        return all;
    }

    std::filesystem::path put(const std::string& name, const std::string& bytes) {
        return folder.put("content/" + name, bytes);
    }
    /// As an editor that is careful: under another name, then renamed.
    void replace(const std::string& name, const std::string& bytes) {
        const auto place = folder / ("content/" + name);
        const auto beside = folder.put("content/.writing", bytes);
        std::filesystem::rename(beside, place);
    }
    void remove(const std::string& name) { std::filesystem::remove_all(folder / ("content/" + name)); }

    ScratchFolder folder{quick_place()};
    SystemFiles system;
    FaultyFiles files{system};
    FaultyDecoder decoder{system};
    ManualClock clock;
    Craft craft = plain_craft();
    std::unique_ptr<InlineWorkers> workers;
    std::unique_ptr<ScriptedWatcher> watcher;
    std::unique_ptr<Trials> trials;
    std::unique_ptr<Stager> stager;
    Diagnostics said;
    bool was_shown = false;  ///< something was; from then on something always is

private:
    void take() {
        StagerNews news = stager->take(clock.now());
        std::ranges::move(news.said, std::back_inserter(said));
        const auto on = stager->on();
        was_shown = was_shown || !on->empty();
        if (was_shown) CHECK_FALSE(on->empty());
        for (const EditionPtr& edition : *on) {
            REQUIRE(edition != nullptr);
            if (torn_is_wrong) CHECK_MESSAGE(torn(*edition).empty(), torn(*edition));
        }
    }
    std::filesystem::path m_source;

public:
    bool torn_is_wrong = true;
};

}  // namespace foyer::testing

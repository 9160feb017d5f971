// `foyer import`: a source becomes a folder a person goes on from.
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <vector>

#include "core/text.h"
#include "import/import.h"
#include "platform/pictures.h"
#include "shell/commands.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_standard_input() {
    std::string bytes, chunk(1u << 16, '\0');
    while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), stdin)) {
        bytes.append(chunk, 0, count);
        if (bytes.size() > largest_source) return Error{"standard input: it is larger than 16 MB; no review is"};
    }
    if (std::ferror(stdin)) return Error{"standard input: it cannot be read"};
    return bytes;
}

/// A picture to be copied: where it is, and what it is called in the new folder.
struct Hero {
    fs::path path;
    std::string name;
};

/// The picture that was asked for, or the one the source names. A named one that cannot be shown is left out.
Result<std::optional<Hero>> choose_hero(const Options& options, const Imported& imported, const Decoder& decoder, std::string& check) {
    const auto hero_at = [](const fs::path& path) { return Hero{path, "hero" + lower_case(path.extension().string())}; };
    if (!options.hero.empty()) {
        const auto facts = decoder.measure(options.hero);
        if (!facts) return facts.error();
        return std::optional(hero_at(options.hero));
    }
    if (imported.picture.empty()) return std::optional<Hero>();
    const auto path = options.review == "-" ? std::nullopt : picture_beside(options.review, imported.picture);
    if (!path) {
        check = fmt::format("The source's picture, {}, does not lie beside it; give one with --hero.", imported.picture);
    } else if (const auto facts = decoder.measure(*path); !facts) {
        check = fmt::format("The source's picture cannot be shown: {}.", facts.error().message);
    } else {
        return std::optional(hero_at(*path));
    }
    return std::optional<Hero>();
}

struct NewFile {
    fs::path path;
    std::string bytes;
};

/// All of them are written before the first takes its name. Where a later one cannot take its own, those that were not there
/// before are taken away again.
Status write_all(const std::vector<NewFile>& list, Files& files) {
    std::vector<std::unique_ptr<AtomicFile>> open;
    std::vector<bool> was_there;
    for (const NewFile& file : list) {
        const auto facts = files.facts(file.path);
        if (!facts) return facts.error();
        was_there.push_back(facts->exists());
        auto opened = files.open_atomic(file.path);
        if (!opened) return opened.error();
        if (Status written = (*opened)->append(file.bytes); !written) return written;
        open.push_back(std::move(*opened));
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        const Status committed = open[i]->commit();
        if (committed) continue;
        for (std::size_t k = 0; k <= i; ++k) {
            if (!was_there[k]) static_cast<void>(files.remove(list[k].path));
        }
        return committed;
    }
    return success();
}

}  // namespace

int import_source(const Options& options, Files& files, const Decoder& decoder) {
    constexpr std::uint64_t largest_picture = 64'000'000;
    const bool piped = options.review == "-";
    const std::string name = piped ? "standard input" : options.review;
    const fs::path folder = options.output, review = folder / "review.md";
    const auto there = files.facts(review);
    if (!there) return fail(there.error());
    if (there->exists() && !options.replace) {
        return fail({fmt::format("{}: is there already, and may hold your work; give another folder, or --replace", review.string())});
    }
    const auto bytes = piped ? read_standard_input() : files.read(options.review, largest_source);
    if (!bytes) return fail(bytes.error());
    ImportRequest request{name, "", ""};
    auto imported = import_review(*bytes, request);
    if (!imported) return fail(imported.error());
    std::string check;
    const auto hero = choose_hero(options, *imported, decoder, check);
    if (!hero) return fail(hero.error());
    std::vector<NewFile> list;
    if (*hero) {
        auto picture = files.read((*hero)->path, largest_picture);
        if (!picture) return fail(picture.error());
        list.push_back({folder / (*hero)->name, std::move(*picture)});
        request.hero = (*hero)->name;
        if (options.hero.empty()) request.hero_alt = imported->picture_alt;
        imported = import_review(*bytes, request);
        if (!imported) return fail(imported.error());
    }
    if (!check.empty()) imported->checks.push_back(check);
    const std::string report = import_report(*imported, name);
    list.push_back({folder / "import.txt", report});
    list.push_back({review, imported->markdown});
    if (Status made = files.make_folders(folder); !made) return fail(made.error());
    if (Status written = write_all(list, files); !written) return fail(written.error());
    fmt::print("{}\n{}\n", report, review.string());
    return 0;
}

}  // namespace foyer

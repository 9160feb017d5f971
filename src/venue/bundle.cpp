#include "venue/bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "platform/confinement.h"
#include "venue/digest.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_text = 16'000'000, largest_style = 256 * 1024;

/// Copying programs write beside a file under a name made from its own: `.hero.jpg.Qx3f2a`, `hero.jpg.part`.
bool is_copy_under_way(std::string_view name, std::string_view of) {
    if (name == of || name.find(of) == std::string_view::npos) return false;
    constexpr std::array<std::string_view, 6> endings = {".part", ".partial", ".tmp", ".filepart", ".crdownload", "~"};
    return name.starts_with('.') ||
           std::ranges::any_of(endings, [name](std::string_view ending) { return name.ends_with(ending); });
}

/// Reads the files of one bundle, and watches that they hold still meanwhile.
class BundleReader {
public:
    BundleReader(const BundleRequest& request, const Files& files) : m_request(request), m_files(files) {}

    BundleRead read() {
        m_read.bundle.name = m_request.name;
        m_read.bundle.review_path = m_request.folder / m_request.name;
        read_text();
        if (m_read.state == BundleState::read) read_style();
        if (m_read.state == BundleState::read) read_pictures();
        m_read.stamp = stamp_of(m_read.places, m_files);
        if (m_read.state == BundleState::read && has_moved()) m_read.state = BundleState::moving;
        m_read.bundle.digest = digest_of(m_read.bundle.files);
        return std::move(m_read);
    }

private:
    void read_text() {
        const fs::path& place = m_read.bundle.review_path;
        m_read.places.push_back(place);
        const auto resolved = resolve_inside(m_request.folder, m_request.name);
        if (!resolved) return fail(place, resolved.error());
        const auto facts = m_files.facts(*resolved);
        if (!facts) return fail(place, facts.error());
        if (!facts->exists()) {
            m_read.state = BundleState::missing;
            return;
        }
        if (!take(BundlePart::review, m_request.name, place, *resolved, *facts)) return;
        m_read.parsed = m_request.read_review(m_read.bundle.files.front().bytes, place);
    }

    void read_style() {
        const fs::path beside = fs::path(m_read.bundle.review_path).replace_extension(".style.yaml");
        const fs::path& kept = m_request.kept_style;
        m_read.places.push_back(beside);
        if (!kept.empty()) m_read.places.push_back(kept);
        // A link that leads nowhere, or out: there is none.
        const auto resolved = resolve_inside(beside.parent_path(), beside.filename().string());
        const auto near = resolved ? m_files.facts(*resolved) : Result<FileFacts>(FileFacts{});
        if (!near) return fail(beside, near.error());
        const auto far = kept.empty() ? Result<FileFacts>(FileFacts{}) : m_files.facts(kept);
        const bool is_kept = far && far->kind == FileKind::regular;
        if (is_kept && (!near->exists() || far->modified > near->modified)) {
            take(BundlePart::style, kept.filename().string(), kept, kept, *far);
        } else if (near->exists()) {
            take(BundlePart::style, beside.filename().string(), beside, *resolved, *near);
        }
    }

    void read_pictures() {
        const fs::path folder = m_read.bundle.review_path.parent_path();
        for (const std::string& name : m_request.pictures_of(m_read.parsed.review)) {
            const auto resolved = resolve_inside(folder, name);
            if (!resolved) {
                say(m_read.bundle.review_path, resolved.error().message);
                // It may be a file that is not there yet; what is written as a path out of the folder never will be.
                const fs::path written = fs::path(name).lexically_normal();
                if (written.is_relative() && !written.empty() && *written.begin() != "..")
                    m_read.places.push_back(folder / written);
                continue;
            }
            m_read.places.push_back(*resolved);
            const auto facts = m_files.facts(*resolved);
            if (facts && !facts->exists()) {
                say(m_read.bundle.review_path, fmt::format("the picture {} is not there", name));
                continue;
            }
            if (!facts) return fail(*resolved, facts.error());
            if (!take(BundlePart::picture, name, *resolved, *resolved, *facts)) return;
        }
    }

    /// `place` is where it was looked for, `path` where links lead from there.
    bool take(BundlePart part, const std::string& name, const fs::path& place, const fs::path& path,
              const FileFacts& facts) {
        const std::uint64_t limit = part == BundlePart::review  ? largest_text
                                    : part == BundlePart::style ? largest_style
                                                                : m_request.largest_picture;
        if (!m_request.pass_writers && m_files.writers(path) == Files::Writers::some) {
            m_read.state = BundleState::moving;
            return false;
        }
        Result<std::string> bytes = m_files.read(path, limit);
        if (!bytes) {
            fail(path, bytes.error());
            return false;
        }
        m_seen.emplace_back(place, facts);
        std::string digest = digest_of(*bytes);
        m_read.bundle.files.push_back({part, name, std::move(*bytes), std::move(digest)});
        return true;
    }

    bool has_moved() const {
        return std::ranges::any_of(m_seen, [this](const auto& seen) {
            return std::ranges::find(m_read.stamp, std::pair(seen.first.string(), seen.second)) == m_read.stamp.end();
        });
    }

    void fail(const fs::path& place, const Error& error) {
        m_read.state = BundleState::unreadable;
        say(place, error.message);
    }
    void say(const fs::path& place, std::string message) {
        // Errors of files begin with the path; it need not be said twice.
        const std::string head = place.string() + ": ";
        if (message.starts_with(head)) message.erase(0, head.size());
        m_read.faults.push_back({Severity::error, place.string(), {}, std::move(message), ""});
    }

    const BundleRequest& m_request;
    const Files& m_files;
    BundleRead m_read;
    std::vector<std::pair<fs::path, FileFacts>> m_seen;
};

}  // namespace

const BundleFile* Bundle::find(BundlePart part) const {
    const auto found = std::ranges::find(files, part, &BundleFile::part);
    return found == files.end() ? nullptr : &*found;
}

std::string digest_of(const std::vector<BundleFile>& files) {
    Digest digest;
    for (const BundleFile& file : files) {
        digest.add(fmt::format("{} {} {}\n", static_cast<int>(file.part), file.digest, file.name));
    }
    return digest.finish();
}

Stamp stamp_of(const std::vector<fs::path>& places, const Files& files) {
    Stamp stamp;
    std::map<fs::path, std::vector<FolderEntry>> folders;
    for (const fs::path& place : places) {
        const auto facts = files.facts(place);
        stamp.emplace_back(place.string(), facts ? *facts : FileFacts{FileKind::other, 0, {}, 0});
        const auto [folder, is_new] = folders.try_emplace(place.parent_path());
        if (is_new) {
            if (auto listed = files.list(folder->first)) folder->second = std::move(*listed);
        }
        for (const FolderEntry& entry : folder->second) {
            if (!is_copy_under_way(entry.name, place.filename().string())) continue;
            const auto copy = files.facts(folder->first / entry.name);
            if (copy) stamp.emplace_back((folder->first / entry.name).string(), *copy);
        }
    }
    return stamp;
}

BundleRead read_bundle(const BundleRequest& request, const Files& files) { return BundleReader(request, files).read(); }

}  // namespace foyer

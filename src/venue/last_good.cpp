#include "venue/last_good.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "core/text.h"
#include "venue/digest.h"

namespace foyer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view heading = "foyer last good 1";
constexpr std::uint64_t longest_index = 4'000'000, largest_object = 64'000'000;

std::string_view take_word(std::string_view& line) {
    const auto space = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, space);
    line.remove_prefix(std::min(space + 1, line.size()));
    return word;
}

bool is_digest(std::string_view text) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == 64 && std::ranges::all_of(text, is_digit);
}

/// Names are content's, and may hold anything but what an index cannot.
bool is_on_one_line(const std::string& name) {
    return std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

void write_bundle(std::string& text, std::string_view what, const KeptBundle& bundle) {
    if (bundle.digest.empty()) return;
    text += fmt::format("{} {}\n", what, bundle.digest);
    for (const KeptFile& file : bundle.files)
        text += fmt::format("file {} {} {}\n", static_cast<int>(file.part), file.digest, file.name);
}

std::set<std::string> named(const KeptIndex& index) {
    std::set<std::string> digests{index.programme};
    for (const auto& [name, review] : index.reviews) {
        for (const KeptBundle* bundle : {&review.stood, &review.staged}) {
            for (const KeptFile& file : bundle->files) digests.insert(file.digest);
        }
    }
    return digests;
}

}  // namespace

std::string write_index(const KeptIndex& index) {
    std::string text = fmt::format("{}\nsource {}\n", heading, index.source);
    if (!index.programme.empty()) text += fmt::format("programme {}\n", index.programme);
    for (const std::string& name : index.order) text += fmt::format("plays {}\n", name);
    for (const auto& [name, review] : index.reviews) {
        text += fmt::format("review {}\n", name);
        write_bundle(text, "stood", review.stood);
        write_bundle(text, "staged", review.staged);
    }
    return text + "end\n";
}

std::optional<KeptIndex> read_index(const std::string& text) {
    if (!text.starts_with(heading) || !text.ends_with("\nend\n")) return std::nullopt;
    KeptIndex index;
    KeptReview* review = nullptr;
    KeptBundle* bundle = nullptr;
    for (std::string_view line : split_lines(text)) {
        const std::string_view what = take_word(line);
        if (what == "source") index.source = line;
        if (what == "programme" && is_digest(line)) index.programme = line;
        if (what == "plays") index.order.emplace_back(line);
        if (what == "review") review = &index.reviews[std::string(line)], bundle = nullptr;
        if ((what == "stood" || what == "staged") && review != nullptr && is_digest(line)) {
            bundle = what == "stood" ? &review->stood : &review->staged;
            bundle->digest = line;
        }
        if (what == "file" && bundle != nullptr) {
            int part = -1;
            const std::string_view number = take_word(line), digest = take_word(line);
            std::from_chars(number.data(), number.data() + number.size(), part);
            if (part < 0 || part > static_cast<int>(BundlePart::picture) || !is_digest(digest)) return std::nullopt;
            bundle->files.push_back({static_cast<BundlePart>(part), std::string(line), std::string(digest)});
        }
    }
    return index;
}

LastGood::LastGood(fs::path folder, std::string source, Files& files)
    : m_folder(std::move(folder)), m_source(std::move(source)), m_files(files) {
    m_index.source = m_source;
}

void LastGood::load() {
    if (m_folder.empty()) return;
    remove_left_over(m_folder, m_files);
    const auto text = m_files.read(m_folder / "index", longest_index);
    if (!text) return;
    auto index = read_index(*text);
    if (index && index->source == m_source) m_index = *std::move(index);
}

Result<Bundle> LastGood::read(const std::string& name, const KeptBundle& kept) const {
    if (kept.digest.empty()) return Error{fmt::format("{}: nothing of it was kept", name)};
    Bundle bundle;
    bundle.name = name;
    bundle.review_path = name;
    for (const KeptFile& file : kept.files) {
        auto bytes = m_files.read(object(file.digest), largest_object);
        if (!bytes) return bytes.error();
        if (digest_of(*bytes) != file.digest) return Error{fmt::format("{}: what was kept of it is damaged", name)};
        bundle.files.push_back({file.part, file.name, std::move(*bytes), file.digest});
    }
    bundle.digest = digest_of(bundle.files);
    if (bundle.digest != kept.digest) return Error{fmt::format("{}: what was kept of it is damaged", name)};
    return bundle;
}

std::optional<std::string> LastGood::programme_text() const {
    if (m_index.programme.empty()) return std::nullopt;
    auto text = m_files.read(object(m_index.programme), largest_object);
    if (!text || digest_of(*text) != m_index.programme) return std::nullopt;
    return std::move(*text);
}

Status LastGood::put(const std::string& digest, std::string_view bytes) {
    const auto facts = m_files.facts(object(digest));
    if (facts && facts->kind == FileKind::regular && facts->size == bytes.size()) return success();
    if (const Status made = m_files.make_folders(m_folder / "objects"); !made) return made;
    return m_files.write_atomic(object(digest), bytes);
}

Status LastGood::write(KeptIndex index) {
    const bool same = index == m_index;
    if (same && m_swept) return success();
    if (!same) {
        if (const Status made = m_files.make_folders(m_folder); !made) return made;
        if (const Status written = m_files.write_atomic(m_folder / "index", write_index(index)); !written)
            return written;
        m_index = std::move(index);
    }
    sweep();
    return success();
}

/// Removes what the index no longer names, and what an interrupted run left. What cannot be removed now can be later.
void LastGood::sweep() {
    const auto entries = m_files.list(m_folder / "objects");
    if (!entries) return;
    const std::set<std::string> needed = named(m_index);
    m_swept = true;
    for (const FolderEntry& entry : *entries) {
        if (!needed.contains(entry.name) && !m_files.remove(m_folder / "objects" / entry.name)) m_swept = false;
    }
}

Status LastGood::keep(const Bundle& bundle) {
    if (m_folder.empty() || !is_on_one_line(bundle.name)) return success();
    KeptBundle kept{bundle.digest, {}};
    for (const BundleFile& file : bundle.files) {
        if (!is_on_one_line(file.name)) return success();
        kept.files.push_back({file.part, file.name, file.digest});
    }
    KeptIndex index = m_index;
    KeptReview& review = index.reviews[bundle.name];
    if (review.stood == kept)
        review.staged = {};
    else
        review.staged = std::move(kept);
    if (index != m_index) {
        for (const BundleFile& file : bundle.files) {
            if (const Status done = put(file.digest, file.bytes); !done) return done;
        }
    }
    return write(std::move(index));
}

Status LastGood::stood(const std::string& name, const std::string& digest) {
    KeptIndex index = m_index;
    const auto found = index.reviews.find(name);
    if (m_folder.empty() || found == index.reviews.end() || found->second.staged.digest != digest) return success();
    found->second.stood = std::exchange(found->second.staged, {});
    return write(std::move(index));
}

Status LastGood::keep_programme(const std::optional<std::string>& text, std::vector<std::string> names) {
    if (m_folder.empty()) return success();
    KeptIndex index = m_index;
    index.source = m_source;
    std::erase_if(names, [](const std::string& name) { return !is_on_one_line(name); });
    std::erase_if(index.reviews,
                  [&](const auto& entry) { return std::ranges::find(names, entry.first) == names.end(); });
    index.programme = text ? digest_of(*text) : std::string();
    index.order = std::move(names);
    if (text && index.programme != m_index.programme) {
        if (const Status done = put(index.programme, *text); !done) return done;
    }
    return write(std::move(index));
}

}  // namespace foyer

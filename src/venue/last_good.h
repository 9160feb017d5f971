// The last good content on disk, so that a restart with broken content has something to show: copies by the digest of
// their bytes, and an index that is written last. Whatever is interrupted, the old or the new stands whole.
// Not safe on several threads: one worker at a time.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "platform/files.h"
#include "venue/bundle.h"

namespace foyer {

struct KeptFile {
    BundlePart part = BundlePart::review;
    std::string name, digest;
    bool operator==(const KeptFile&) const = default;
};

struct KeptBundle {
    std::string digest;  ///< empty: there is none
    std::vector<KeptFile> files;
    bool operator==(const KeptBundle&) const = default;
};

/// Of one review: the one that has stood on the screen, and a newer one that was staged and has not yet.
struct KeptReview {
    KeptBundle stood, staged;
    bool operator==(const KeptReview&) const = default;
};

/// What the index says.
struct KeptIndex {
    std::string source;                         ///< the programme's, as `foyer kiosk` was given it
    std::string programme;                      ///< digest of a programme.yaml's text; empty: it had none
    std::vector<std::string> order;             ///< of the reviews, where there is no programme.yaml
    std::map<std::string, KeptReview> reviews;  ///< by name
    bool operator==(const KeptIndex&) const = default;
};

std::string write_index(const KeptIndex& index);
/// Nothing where it is no index, or is not whole.
std::optional<KeptIndex> read_index(const std::string& text);

class LastGood {
public:
    /// `folder` need not exist; empty: nothing is kept. `files` outlives it.
    LastGood(std::filesystem::path folder, std::string source, Files& files);

    /// Reads the index; what was kept of another source is forgotten at the next keep.
    void load();
    const KeptIndex& index() const { return m_index; }

    /// The bundle with its bytes, each compared with its digest.
    Result<Bundle> read(const std::string& name, const KeptBundle& kept) const;
    /// The text of the programme.yaml that was kept; nothing where there was none, or it is damaged.
    std::optional<std::string> programme_text() const;

    /// What was staged, beside what has stood. A failure leaves what was kept.
    Status keep(const Bundle& bundle);
    /// What was staged has stood on the screen, and takes the other's place.
    Status stood(const std::string& name, const std::string& digest);
    /// The programme, and no reviews but those it names.
    Status keep_programme(const std::optional<std::string>& text, std::vector<std::string> names);

private:
    Status write(KeptIndex index);
    Status put(const std::string& digest, std::string_view bytes);
    void sweep();
    std::filesystem::path object(const std::string& digest) const { return m_folder / "objects" / digest; }

    const std::filesystem::path m_folder;
    const std::string m_source;
    Files& m_files;
    KeptIndex m_index;
    bool m_swept = false;
};

}  // namespace foyer

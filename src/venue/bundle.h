// A bundle: the bytes of one review's files, read together, and what can be known of them without reading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostic.h"
#include "platform/files.h"
#include "review/review.h"

namespace foyer {

enum class BundlePart { review, style, picture };

struct BundleFile {
    BundlePart part = BundlePart::review;
    std::string name;  ///< a picture's as the review writes it
    std::string bytes;
    std::string digest;  ///< of the bytes
};

struct Bundle {
    std::string name;                   ///< the review's path from the programme's folder
    std::filesystem::path review_path;  ///< for diagnostics
    std::vector<BundleFile> files;      ///< the review first
    std::string digest;                 ///< of all of them

    const BundleFile* find(BundlePart part) const;
};

/// Of the parts, their names and the digests of their bytes.
std::string digest_of(const std::vector<BundleFile>& files);

/// How files stand, and copies of them on their way beside them: what changes here may change the bundle.
using Stamp = std::vector<std::pair<std::string, FileFacts>>;
Stamp stamp_of(const std::vector<std::filesystem::path>& places, const Files& files);

struct BundleRequest {
    std::filesystem::path folder;  ///< of the programme; nothing outside it is read
    std::string name;
    std::function<ParsedReview(const std::string&, const std::filesystem::path&)> read_review;
    std::function<std::vector<std::string>(const Review&)> pictures_of;
    std::uint64_t largest_picture = 64'000'000;  ///< bytes
    bool pass_writers = false;                   ///< read also what somebody holds open for writing
    std::filesystem::path kept_style{};          ///< among the user's settings; the newer of that and the one beside
};

enum class BundleState {
    read,
    missing,     ///< there is no such review
    moving,      ///< somebody writes in it, or it changed while it was read
    unreadable,  ///< `faults` say why
};

struct BundleRead {
    BundleState state = BundleState::read;
    Bundle bundle;
    ParsedReview parsed;
    std::vector<std::filesystem::path> places;  ///< of all files it is made from, there or not
    Stamp stamp;                                ///< of these, while it was read
    Diagnostics faults;                         ///< of pictures that are named and cannot be read, too
};

BundleRead read_bundle(const BundleRequest& request, const Files& files);

}  // namespace foyer

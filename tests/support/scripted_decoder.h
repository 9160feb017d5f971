// Pictures out of the test's own hands: no files, no formats.
#pragma once

#include <map>
#include <string_view>
#include <utility>

#include "platform/pictures.h"
#include "support/fault.h"

namespace foyer::testing {

class ScriptedDecoder final : public Decoder {
public:
    Fault& fault() { return m_fault; }
    void put(const std::filesystem::path& path, Bitmap bitmap) { m_pictures[path] = std::move(bitmap); }

    Result<ImageFacts> measure(const std::filesystem::path& path) const override {
        const auto found = m_pictures.find(path);
        if (m_fault.strikes() || found == m_pictures.end()) return failed(path);
        return ImageFacts{found->second.size, false};
    }
    Result<Bitmap> decode(const std::filesystem::path& path, const PictureLimits&) const override {
        const auto found = m_pictures.find(path);
        if (m_fault.strikes() || found == m_pictures.end()) return failed(path);
        return found->second;
    }
    Result<Bitmap> decode_bytes(std::string_view, const std::filesystem::path& path,
                                const PictureLimits& limits) const override {
        return decode(path, limits);
    }

private:
    static Error failed(const std::filesystem::path& path) { return Error{path.string() + ": the test's fault"}; }

    std::map<std::filesystem::path, Bitmap> m_pictures;
    mutable Fault m_fault;
};

}  // namespace foyer::testing

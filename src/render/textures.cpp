#include "render/textures.h"

#include <algorithm>

namespace foyer {
namespace {

std::size_t area(PixelSize size) {
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
}

void set_sampling(GLint minify, GLint magnify) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, minify);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, magnify);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void set_unpacking(int row_length) {
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, row_length);
    glPixelStorei(GL_UNPACK_SKIP_ROWS, 0);
    glPixelStorei(GL_UNPACK_SKIP_PIXELS, 0);
}

gl::Texture picture_texture(const Bitmap& bitmap) {
    gl::Texture texture = gl::make_texture();
    glBindTexture(GL_TEXTURE_2D, texture.name());
    set_sampling(GL_LINEAR_MIPMAP_NEAREST, GL_LINEAR);
    set_unpacking(0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap.size.width, bitmap.size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 bitmap.pixels.data());
    // Halved here and not by the driver: a software driver compiles and runs a program for every level.
    constexpr int smallest_level = 128;
    Bitmap level;
    const Bitmap* above = &bitmap;
    GLint levels = 0;
    while (std::max(above->size.width, above->size.height) > smallest_level) {
        level = halved(*above);
        above = &level;
        glTexImage2D(GL_TEXTURE_2D, ++levels, GL_RGBA8, level.size.width, level.size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     level.pixels.data());
    }
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, levels);
    return texture;
}

}  // namespace

gl::Texture coverage_texture(const CoverageMap& coverage) {
    gl::Texture texture = gl::make_texture();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.name());
    set_sampling(GL_LINEAR, GL_LINEAR);
    set_unpacking(0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, coverage.size.width, coverage.size.height, 0, GL_RED, GL_UNSIGNED_BYTE,
                 coverage.pixels.data());
    return texture;
}

void SheetTextures::update(std::span<Sheet> sheets) {
    if (m_entries.size() > sheets.size()) m_entries.resize(sheets.size());
    glActiveTexture(GL_TEXTURE0);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        Sheet& sheet = sheets[i];
        if (i == m_entries.size()) m_entries.emplace_back();
        Entry& entry = m_entries[i];
        if (entry.size != sheet.coverage.size) {
            entry.size = sheet.coverage.size;
            entry.texture = gl::make_texture();
            glBindTexture(GL_TEXTURE_2D, entry.texture.name());
            set_sampling(GL_LINEAR, GL_LINEAR);
            glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, entry.size.width, entry.size.height, 0, GL_RED, GL_UNSIGNED_BYTE,
                         nullptr);
        }
        if (sheet.dirty.empty()) continue;
        const PixelRect& dirty = sheet.dirty;
        glBindTexture(GL_TEXTURE_2D, entry.texture.name());
        set_unpacking(entry.size.width);
        const std::size_t first = static_cast<std::size_t>(dirty.y) * static_cast<std::size_t>(entry.size.width) +
                                  static_cast<std::size_t>(dirty.x);
        glTexSubImage2D(GL_TEXTURE_2D, 0, dirty.x, dirty.y, dirty.width, dirty.height, GL_RED, GL_UNSIGNED_BYTE,
                        &sheet.coverage.pixels[first]);
        sheet.dirty = {};
    }
}

std::size_t SheetTextures::bytes() const {
    std::size_t sum = 0;
    for (const Entry& entry : m_entries) sum += area(entry.size);
    return sum;
}

const PictureTextures::Entry& PictureTextures::find(const std::string& name, const Pictures& pictures) {
    glActiveTexture(GL_TEXTURE0);
    const auto given = pictures.find(name);
    const bool usable = given != pictures.end() && given->second && !given->second->size.empty() &&
                        given->second->pixels.size() == area(given->second->size) * 4;
    if (!usable) {
        if (!m_stand_in.texture) {
            m_stand_in.size = {1, 1};
            m_stand_in.texture = picture_texture({{1, 1}, {128, 128, 128, 255}});
        }
        return m_stand_in;
    }
    Entry& entry = m_entries[name];
    if (entry.texture && entry.bitmap.lock() == given->second) return entry;
    GLint limit = 2048;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    const Bitmap* bitmap = given->second.get();
    Bitmap smaller;
    while (std::max(bitmap->size.width, bitmap->size.height) > limit) {
        smaller = halved(*bitmap);
        bitmap = &smaller;
    }
    entry = {given->second, picture_texture(*bitmap), bitmap->size};
    return entry;
}

void PictureTextures::drop_expired() {
    std::erase_if(m_entries, [](const auto& entry) { return entry.second.bitmap.expired(); });
    m_stand_in = {};
}

std::size_t PictureTextures::bytes() const {
    std::size_t sum = area(m_stand_in.size) * 4;
    for (const auto& [name, entry] : m_entries) sum += area(entry.size) * 4;
    return sum;
}

bool Layer::fit(PixelSize wanted) {
    if (texture && size == wanted) return false;
    size = wanted;
    texture = gl::make_texture();
    framebuffer = gl::make_framebuffer();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.name());
    set_sampling(GL_NEAREST, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.width, size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.name(), 0);
    return true;
}

std::size_t Layer::bytes() const { return area(size) * 4; }

void sample_between(const Layer& layer) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, layer.texture.name());
    set_sampling(GL_LINEAR, GL_LINEAR);
}

Bitmap halved(const Bitmap& bitmap) {
    Bitmap half;
    half.size = {std::max(1, bitmap.size.width / 2), std::max(1, bitmap.size.height / 2)};
    half.pixels.resize(area(half.size) * 4);
    const std::size_t width = static_cast<std::size_t>(bitmap.size.width), half_width = static_cast<std::size_t>(half.size.width);
    const std::size_t right = width > 1 ? 4 : 0;  // from a pixel to its right neighbour
    for (int y = 0; y < half.size.height; ++y) {
        const std::size_t row = static_cast<std::size_t>(2 * y);
        const std::uint8_t* upper = &bitmap.pixels[row * width * 4];
        const std::uint8_t* lower = bitmap.size.height > 1 ? upper + width * 4 : upper;
        std::uint8_t* out = &half.pixels[static_cast<std::size_t>(y) * half_width * 4];
        for (std::size_t x = 0; x < half_width; ++x, upper += 2 * right, lower += 2 * right, out += 4) {
            for (std::size_t c = 0; c < 4; ++c) {
                out[c] = static_cast<std::uint8_t>((upper[c] + upper[c + right] + lower[c] + lower[c + right] + 2) / 4);
            }
        }
    }
    return half;
}

}  // namespace foyer

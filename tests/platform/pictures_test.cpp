#include "platform/pictures.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "platform/png_writer.h"
#include "support/faulty_files.h"
#include "support/scratch_folder.h"
#include "support/scripted_decoder.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

/// 2 × 1 pixels, red and blue, without loss; made with libwebp.
const std::string small_webp(
    "RIFF\x1E\x00\x00\x00WEBPVP8L\x11\x00\x00\x00\x2F\x01\x00\x00\x00\x0F\x10\xF3\xBF\xFF\xF3\x1F\x0E\x32\xA2\xFF\x01"
    "\x00",
    38);

fs::path hero() { return fs::path(FOYER_SOURCE_DIR) / "assets/her-smell/hero.jpg"; }

std::string big_endian(unsigned value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xFFu);
    return bytes;
}

/// A PNG's header, claiming a size, and nothing behind it. The sums of its chunks are wrong: no size is believed so
/// far.
std::string png_claiming(unsigned width, unsigned height) {
    return "\x89PNG\r\n\x1A\n" + big_endian(13) + "IHDR" + big_endian(width) + big_endian(height) +
           std::string("\x08\x06\x00\x00\x00", 5) + big_endian(0) + big_endian(0) + "IDAT" + big_endian(0) +
           big_endian(0) + "IEND" + big_endian(0);
}

Bitmap gradient(PixelSize size, int alpha) {
    Bitmap bitmap{size, {}};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            for (const int value : {x * 7 + y, y * 5, x ^ y, alpha < 0 ? x * 3 + y : alpha}) {
                bitmap.pixels.push_back(static_cast<std::uint8_t>(value));
            }
        }
    }
    return bitmap;
}

std::string reason(const Result<Bitmap>& result) { return result.ok() ? "decoded" : result.error().message; }

}  // namespace

TEST_SUITE("platform") {
    TEST_CASE("the bundled hero is measured and decoded") {
        const SystemFiles files;
        const SystemDecoder decoder(files);
        CHECK(decoder.measure(hero()).value() == ImageFacts{{2400, 1600}, false});
        const Bitmap whole = decoder.decode(hero(), {}).value();
        CHECK(whole.size == PixelSize{2400, 1600});
        CHECK(whole.pixels.size() == 2400u * 1600u * 4u);
        CHECK(whole.pixels[3] == 255);
        PictureLimits limits;
        limits.longest_side = 600;
        CHECK(decoder.decode(hero(), limits).value().size == PixelSize{600, 400});
    }

    TEST_CASE("a broken picture says what is wrong with it, in one line") {
        const ScratchFolder folder;
        const SystemFiles files;
        const SystemDecoder decoder(files);
        const std::string whole = files.read(hero(), 10'000'000).value();
        const auto refused = [&](std::string_view name, std::string_view bytes) {
            const fs::path path = folder.put(name, bytes);
            const std::string message = reason(decoder.decode(path, {}));
            const std::string start = path.string() + ": the picture cannot be used: ";
            REQUIRE(message.starts_with(start));
            return message.substr(start.size());
        };
        CHECK(refused("empty.jpg", "") == "the file is empty");
        CHECK(refused("text.jpg", "not a picture") == "it is neither JPEG, PNG nor WebP; save it as one of them");
        CHECK(refused("head.jpg", whole.substr(0, 30)) ==
              "its first bytes are damaged or cut short; copy the file again");
        CHECK(refused("half.jpg", whole.substr(0, whole.size() / 2)) ==
              "the file ends too soon; copy or download it again");
        CHECK(refused("almost.jpg", whole.substr(0, whole.size() - 2)) ==
              "the file ends too soon; copy or download it again");
        CHECK(refused("zeros.jpg", whole.substr(0, whole.size() / 2) + std::string(whole.size() / 2, '\0')) ==
              "the file ends too soon; copy or download it again");
        CHECK(refused("sum.png", png_claiming(10, 10)).starts_with("it is damaged ("));
        CHECK(refused("huge.png", png_claiming(20'000, 20'000)) ==
              "it is 20000 × 20000 pixels, and 16384 a side is the most; make it smaller");
        CHECK(refused("many.png", png_claiming(16'000, 16'000)) ==
              "it is 16000 × 16000 pixels, and 100 million are the most; make it smaller");
        const std::string frame_of_no_height("\xFF\xC0\x00\x0B\x08\x00\x00\x00\x05\x01", 10);
        CHECK(refused("none.jpg", whole.substr(0, 2) + frame_of_no_height) ==
              "its first bytes are damaged or cut short; copy the file again");
        CHECK(refused("none.png", png_claiming(0, 5)) ==
              "its first bytes are damaged or cut short; copy the file again");
        CHECK(reason(decoder.decode(folder / "missing.jpg", {})) ==
              (folder / "missing.jpg").string() + ": cannot be read: there is no such file or folder");
        PictureLimits small;
        small.file_bytes = 1000;
        CHECK(reason(decoder.decode(hero(), small)).ends_with("it holds 625 KB, and 1000 bytes is the most read here"));
    }

    TEST_CASE("what stands behind a whole picture does not matter") {
        const SystemFiles files;
        const std::string whole = files.read(hero(), 10'000'000).value();
        CHECK(decode_picture(whole + "a camera's own notes", "hero", {}).ok());
    }

    TEST_CASE("a photograph taken sideways stands upright") {
        const SystemFiles files;
        const std::string whole = files.read(hero(), 10'000'000).value();
        const auto turned = [&](char orientation, bool little) {
            std::string exif("Exif\0\0", 6);
            if (little)
                exif += std::string("II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + orientation +
                        std::string(7, '\0');
            else
                exif += std::string("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + orientation +
                        std::string(6, '\0');
            const std::string length{'\0', static_cast<char>(exif.size() + 2)};
            return whole.substr(0, 2) + "\xFF\xE1" + length + exif + whole.substr(2);
        };
        PictureLimits limits;
        limits.longest_side = 60;
        const Bitmap plain = decode_picture(whole, "hero", limits).value();
        REQUIRE(plain.size == PixelSize{60, 40});
        const auto pixel = [](const Bitmap& bitmap, int x, int y) {
            const std::size_t place = static_cast<std::size_t>(y * bitmap.size.width + x) * 4;
            return std::vector(bitmap.pixels.begin() + static_cast<long>(place),
                               bitmap.pixels.begin() + static_cast<long>(place) + 4);
        };
        // Where the stored picture's pixel (11, 3) comes to stand, for each orientation.
        const std::vector<std::pair<int, int>> places = {{11, 3}, {48, 3},  {48, 36}, {11, 36},
                                                         {3, 11}, {36, 11}, {36, 48}, {3, 48}};
        for (int orientation = 1; orientation <= 8; ++orientation) {
            CAPTURE(orientation);
            const std::string bytes = turned(static_cast<char>(orientation), orientation % 2 == 0);
            const Bitmap bitmap = decode_picture(bytes, "hero", limits).value();
            CHECK(bitmap.size == (orientation < 5 ? PixelSize{60, 40} : PixelSize{40, 60}));
            const auto [x, y] = places[static_cast<std::size_t>(orientation - 1)];
            CHECK(pixel(bitmap, x, y) == pixel(plain, 11, 3));
        }
        const ScratchFolder folder;
        CHECK(SystemDecoder(files).measure(folder.put("side.jpg", turned(6, true))).value().size ==
              PixelSize{1600, 2400});
        CHECK(decode_picture(turned(9, true), "hero", limits).value() == plain);
    }

    TEST_CASE("measuring tells the same of broken files") {
        const ScratchFolder folder;
        const SystemFiles files;
        const SystemDecoder decoder(files);
        CHECK_FALSE(decoder.measure(folder.put("empty.jpg", "")).ok());
        CHECK_FALSE(decoder.measure(folder.put("text.jpg", "text")).ok());
        CHECK_FALSE(decoder.measure(folder.put("head.jpg", "\xFF\xD8\xFF")).ok());
        CHECK_FALSE(decoder.measure(folder / "missing.jpg").ok());
        CHECK(decoder.measure(folder.put("huge.png", png_claiming(20'000, 20'000))).value() ==
              ImageFacts{{20'000, 20'000}, true});
        // A profile longer than the usual start of a file.
        std::string jpeg = "\xFF\xD8";
        for (int i = 0; i < 6; ++i) jpeg += "\xFF\xE2\xFF\xFF" + std::string(0xFFFD, 'p');
        jpeg += files.read(hero(), 10'000'000).value().substr(2);
        CHECK(decoder.measure(folder.put("profile.jpg", jpeg)).value().size == PixelSize{2400, 1600});
        CHECK(decode_picture(jpeg, "profile", {}).ok());
    }

    TEST_CASE("WebP is read") {
        const ScratchFolder folder;
        const SystemFiles files;
        const SystemDecoder decoder(files);
        CHECK(decoder.measure(folder.put("two.webp", small_webp)).value().size == PixelSize{2, 1});
        CHECK(decoder.decode(folder / "two.webp", {}).value() == Bitmap{{2, 1}, {255, 0, 0, 255, 0, 0, 255, 255}});
        CHECK(reason(decode_picture(small_webp.substr(0, small_webp.size() - 4), "cut", {})) ==
              "cut: the picture cannot be used: the file ends too soon; copy or download it again");
    }

    TEST_CASE("a picture made smaller keeps its mean, and hidden colours do not bleed") {
        const ScratchFolder folder;
        SystemFiles files;
        const SystemDecoder decoder(files);
        const Bitmap four{{4, 1}, {200, 100, 0, 255, 100, 200, 0, 255, 0, 255, 0, 0, 255, 0, 40, 255}};
        REQUIRE(write_png(files, folder / "four.png", four).ok());
        PictureLimits limits;
        limits.longest_side = 2;
        CHECK(decoder.decode(folder / "four.png", limits).value() ==
              Bitmap{{2, 1}, {150, 150, 0, 255, 255, 0, 40, 128}});
        limits.longest_side = 3;
        CHECK(decoder.decode(folder / "four.png", limits).value().size == PixelSize{3, 1});
        const Bitmap flat{{97, 31}, std::vector<std::uint8_t>(97u * 31u * 4u, 255)};
        REQUIRE(write_png(files, folder / "flat.png", flat).ok());
        limits.longest_side = 40;
        const Bitmap smaller = decoder.decode(folder / "flat.png", limits).value();
        CHECK(smaller == Bitmap{{40, 13}, std::vector<std::uint8_t>(40u * 13u * 4u, 255)});
    }

    TEST_CASE("a picture written is the picture read") {
        const ScratchFolder folder;
        SystemFiles files;
        const SystemDecoder decoder(files);
        for (const int alpha : {255, -1}) {
            const Bitmap bitmap = gradient({61, 33}, alpha);
            REQUIRE(write_png(files, folder / "page.png", bitmap).ok());
            CHECK(decoder.measure(folder / "page.png").value() == ImageFacts{{61, 33}, alpha < 0});
            CHECK(decoder.decode(folder / "page.png", {}).value() == bitmap);
            const std::string whole = folder.bytes_of("page.png");
            CHECK(reason(decode_picture(whole.substr(0, whole.size() - 12), "cut", {})) ==
                  "cut: the picture cannot be used: the file ends too soon; copy or download it again");
        }
    }

    TEST_CASE("a picture is written a few rows at a time") {
        const ScratchFolder folder;
        SystemFiles files;
        const Bitmap bitmap = gradient({20, 9}, 255);
        const std::span<const std::uint8_t> pixels = bitmap.pixels;
        {
            Result<PngWriter> writer = PngWriter::create(files, folder / "page.png", bitmap.size);
            REQUIRE(writer.ok());
            for (std::size_t y = 0; y < 9; y += 3) CHECK(writer->write_rows(pixels.subspan(y * 80, 240)).ok());
            CHECK(writer->finish().ok());
        }
        CHECK(decode_picture(folder.bytes_of("page.png"), "page", {}).value() == bitmap);
        {
            Result<PngWriter> writer = PngWriter::create(files, folder / "short.png", bitmap.size);
            REQUIRE(writer.ok());
            CHECK(writer->write_rows(pixels.first(80)).ok());
            CHECK(writer->finish().error().message ==
                  (folder / "short.png").string() + ": the picture cannot be written: 8 of its 9 rows are missing");
        }
        {
            Result<PngWriter> writer = PngWriter::create(files, folder / "odd.png", bitmap.size);
            REQUIRE(writer.ok());
            CHECK_FALSE(writer->write_rows(pixels.first(81)).ok());
            CHECK_FALSE(writer->write_rows(pixels.first(80)).ok());
        }
        CHECK_FALSE(PngWriter::create(files, folder / "empty.png", {0, 5}).ok());
        CHECK(folder.count() == 1);
    }

    TEST_CASE("whichever call fails, no half picture is left") {
        const ScratchFolder folder;
        SystemFiles real;
        FaultyFiles files(real);
        const Bitmap bitmap = gradient({300, 200}, 255);
        int faults = 0;
        for (int call = 1;; ++call, ++faults) {
            files.fault().strike_at(call);
            const Status written = write_png(files, folder / "page.png", bitmap);
            if (written.ok()) break;
            CHECK(written.error().message == (folder / "page.png").string() + ": the test's fault");
            CHECK(folder.count() == 0);
        }
        CHECK(faults > 5);
        const SystemDecoder decoder(files);
        files.fault().strike_at(1);
        CHECK_FALSE(decoder.decode(folder / "page.png", {}).ok());
        CHECK(decoder.decode(folder / "page.png", {}).value() == bitmap);
    }

    TEST_CASE("the decoder of tests") {
        ScriptedDecoder decoder;
        decoder.put("a.jpg", gradient({2, 2}, 255));
        CHECK(decoder.measure("a.jpg").value().size == PixelSize{2, 2});
        CHECK_FALSE(decoder.decode("b.jpg", {}).ok());
        decoder.fault().strike_at(2);
        CHECK(decoder.decode("a.jpg", {}).ok());
        CHECK_FALSE(decoder.decode("a.jpg", {}).ok());
    }
}

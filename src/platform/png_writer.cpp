#include "platform/png_writer.h"

#include <fmt/format.h>
#include <png.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace foyer {

struct PngWriter::State {
    std::filesystem::path path;
    std::unique_ptr<AtomicFile> file;
    PixelSize size;
    int rows_written = 0;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::optional<Error> failure;

    State(std::filesystem::path place, std::unique_ptr<AtomicFile> opened, PixelSize pixels)
        : path(std::move(place)), file(std::move(opened)), size(pixels) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { png_destroy_write_struct(&png, &info); }

    /// The first failure is the one that counts: libpng's own words for it come after ours.
    void fail(Error error) {
        if (!failure) failure = std::move(error);
    }
    void fail(std::string_view why) {
        fail(Error{fmt::format("{}: the picture cannot be written: {}", path.string(), why)});
    }
    bool append(std::string_view bytes) {
        Status appended = file->append(bytes);
        if (!appended) fail(appended.error());
        return appended.ok();
    }
    Status status() const { return failure ? Status(*failure) : success(); }

    // libpng leaves by longjmp, over these and no other frames. None of them has an object with a destructor.
    static void on_error(png_structp png, png_const_charp message);
    static void on_warning(png_structp, png_const_charp) {}
    static void on_write(png_structp png, png_bytep data, png_size_t count);
    static void on_flush(png_structp) {}
    static bool start(State& state, PngKind kind);
    static bool rows(State& state, const std::uint8_t* first, int count);
    static bool end(State& state);
};

void PngWriter::State::on_error(png_structp png, png_const_charp message) {
    static_cast<State*>(png_get_error_ptr(png))->fail(message);
    png_longjmp(png, 1);
}

void PngWriter::State::on_write(png_structp png, png_bytep data, png_size_t count) {
    auto* state = static_cast<State*>(png_get_io_ptr(png));
    if (!state->append({reinterpret_cast<const char*>(data), count})) png_longjmp(png, 1);
}

bool PngWriter::State::start(State& state, PngKind kind) {
    if (setjmp(png_jmpbuf(state.png))) return false;
    png_set_write_fn(state.png, &state, on_write, on_flush);
    png_set_IHDR(state.png, state.info, static_cast<png_uint_32>(state.size.width),
                 static_cast<png_uint_32>(state.size.height), 8,
                 kind == PngKind::opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(state.png, state.info, PNG_sRGB_INTENT_PERCEPTUAL);
    // On photographs half the time of the usual settings for files a tenth larger.
    png_set_compression_level(state.png, 2);
    png_set_filter(state.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
    png_set_compression_buffer_size(state.png, 64 * 1024);
    png_write_info(state.png, state.info);
    if (kind == PngKind::opaque) png_set_filler(state.png, 0, PNG_FILLER_AFTER);
    return true;
}

bool PngWriter::State::rows(State& state, const std::uint8_t* first, int count) {
    if (setjmp(png_jmpbuf(state.png))) return false;
    const std::size_t pitch = static_cast<std::size_t>(state.size.width) * 4;
    for (int i = 0; i < count; ++i) png_write_row(state.png, first + static_cast<std::size_t>(i) * pitch);
    return true;
}

bool PngWriter::State::end(State& state) {
    if (setjmp(png_jmpbuf(state.png))) return false;
    png_write_end(state.png, state.info);
    return true;
}

PngWriter::PngWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PngWriter::PngWriter(PngWriter&&) noexcept = default;
PngWriter& PngWriter::operator=(PngWriter&&) noexcept = default;
PngWriter::~PngWriter() = default;

Result<PngWriter> PngWriter::create(Files& files, const std::filesystem::path& path, PixelSize size, PngKind kind) {
    Result<std::unique_ptr<AtomicFile>> file = files.open_atomic(path);
    if (!file) return file.error();
    auto state = std::make_unique<State>(path, std::move(*file), size);
    state->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, state.get(), State::on_error, State::on_warning);
    if (state->png) state->info = png_create_info_struct(state->png);
    if (!state->info) state->fail("there is not enough memory");
    if (!state->failure) State::start(*state, kind);
    if (state->failure) return *state->failure;
    return PngWriter(std::move(state));
}

Status PngWriter::write_rows(std::span<const std::uint8_t> rgba_rows) {
    State& state = *m_state;
    if (state.failure) return *state.failure;
    const std::size_t pitch = static_cast<std::size_t>(state.size.width) * 4, rows = rgba_rows.size() / pitch;
    const auto missing = static_cast<std::size_t>(state.size.height - state.rows_written);
    if (rgba_rows.size() % pitch != 0 || rows > missing) {
        state.fail(
            fmt::format("{} bytes are not up to {} rows of {} pixels", rgba_rows.size(), missing, state.size.width));
    } else if (State::rows(state, rgba_rows.data(), static_cast<int>(rows))) {
        state.rows_written += static_cast<int>(rows);
    }
    return state.status();
}

Status PngWriter::finish() {
    State& state = *m_state;
    if (!state.failure && state.rows_written != state.size.height) {
        state.fail(
            fmt::format("{} of its {} rows are missing", state.size.height - state.rows_written, state.size.height));
    }
    if (!state.failure) State::end(state);
    if (!state.failure) {
        if (Status committed = state.file->commit(); !committed) state.fail(committed.error());
    }
    return state.status();
}

Status write_png(Files& files, const std::filesystem::path& path, const Bitmap& bitmap) {
    PngKind kind = PngKind::opaque;
    for (std::size_t i = 3; i < bitmap.pixels.size() && kind == PngKind::opaque; i += 4) {
        if (bitmap.pixels[i] != 255) kind = PngKind::with_alpha;
    }
    Result<PngWriter> writer = PngWriter::create(files, path, bitmap.size, kind);
    if (!writer) return writer.error();
    if (Status written = writer->write_rows(bitmap.pixels); !written) return written;
    return writer->finish();
}

}  // namespace foyer

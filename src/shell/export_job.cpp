#include "shell/export_job.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace foyer {
namespace {

constexpr int band_pixels = 200'000;  // some milliseconds of drawing without a GPU

}  // namespace

std::string numbered_path(const std::string& output, int number) {
    return fmt::format("{}-{}.png", output.substr(0, output.size() - 4), number);
}

Result<std::unique_ptr<ExportJob>> ExportJob::create(const ExportServices& services, Scene first, Pictures pictures,
                                                     const ExportRequest& request) {
    if (!lower_case(request.path).ends_with(".png")) return Error{fmt::format("{}: a picture's name must end in .png", request.path)};
    constexpr int longest = 16384;
    const PixelSize size = request.size;
    if (size.empty() || size.width > longest || size.height > longest) {
        return Error{fmt::format("a picture of {} × {} pixels cannot be saved: at most {} a side", size.width, size.height, longest)};
    }
    // A press of its own: what the window shows keeps its glyphs and layers.
    auto press = make_press(services.fonts, services.shaders);
    if (!press) return press.error();
    std::unique_ptr<ExportJob> job(new ExportJob(services, std::move(first), std::move(pictures), request, std::move(*press)));
    if (Status opened = job->open_next(); !opened) return opened.error();
    return job;
}

ExportJob::ExportJob(const ExportServices& services, Scene first, Pictures pictures, const ExportRequest& request, Press press)
    : m_services(services), m_scene(std::move(first)), m_pictures(std::move(pictures)), m_request(request), m_press(std::move(press)) {
    m_scene.screen = request.size;
    if (request.spread) m_scene.beat = *request.spread;
    else m_count = static_cast<int>(m_press.pipeline->layout(m_scene).spreads.size());
}

std::string ExportJob::path_of(int picture) const {
    return m_request.spread ? m_request.path : numbered_path(m_request.path, picture + 1);
}

Status ExportJob::open_next() {
    if (!m_request.spread) m_scene.beat = m_picture;
    m_list = m_press.pipeline->paint_scene(m_scene, 0);
    auto stream = PngStream::create(m_services.workers, m_services.files, path_of(m_picture), m_request.size);
    if (!stream) return stream.error();
    m_stream = std::move(*stream);
    m_drawn = m_written = 0;
    return success();
}

void ExportJob::draw_band() {
    const PixelSize size = m_request.size;
    const int rows = std::min(std::clamp(band_pixels / size.width, 1, size.height), size.height - m_drawn);
    Bitmap band = m_press.renderer->draw_bitmap(m_list, m_pictures, {size, {0, m_drawn, size.width, rows}}, {});
    if (m_stream->push(std::move(band))) m_drawn += rows;
}

ExportJob::State ExportJob::end(std::string notice) {
    m_stream.reset();
    m_notice = std::move(notice);
    return m_state = State::ended;
}

ExportJob::State ExportJob::advance() {
    if (m_state == State::ended) return m_state;
    for (const PngProgress& progress : m_stream->take_progress()) {
        m_written = progress.rows_written;
        if (progress.state == PngProgress::State::failed || progress.state == PngProgress::State::stopped) {
            return end(progress.error ? progress.error->message : "Saving of pictures stopped");
        }
        if (progress.state != PngProgress::State::finished) continue;
        if (++m_picture == m_count) {
            return end(m_count == 1 ? fmt::format("Saved {}", path_of(0)) : fmt::format("Saved {} pictures, {} to {}", m_count, path_of(0), path_of(m_count - 1)));
        }
        if (Status opened = open_next(); !opened) return end(opened.error().message);
        return m_state = State::drawing;
    }
    if (m_drawn < m_request.size.height && m_stream->has_room()) draw_band();
    return m_state = m_drawn < m_request.size.height && m_stream->has_room() ? State::drawing : State::waiting;
}

double ExportJob::progress() const {
    return (m_picture + static_cast<double>(m_written) / m_request.size.height) / m_count;
}

}  // namespace foyer

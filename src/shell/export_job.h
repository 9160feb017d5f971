// Pictures saved while the program goes on: drawn a band at a time between frames, with a press of its own, and written
// by a worker.
#pragma once

#include <memory>
#include <string>

#include "app/model.h"
#include "app/pipeline.h"
#include "platform/png_stream.h"
#include "shell/press.h"

namespace foyer {

struct ExportServices {
    Workers& workers;
    Files& files;
    std::shared_ptr<const FontBook> fonts;
    ShaderLoader shaders;
};

/// The window's GL context must be current for every call and the destructor. Destroyed before its end, it leaves no
/// half-written file; pictures that were whole stay.
class ExportJob {
public:
    /// `first` is the scene that is shown; its screen is the picture's size.
    static Result<std::unique_ptr<ExportJob>> create(const ExportServices& services, Scene first, Pictures pictures,
                                                     const ExportRequest& request);

    enum class State {
        drawing,  ///< there is more to draw now
        waiting,  ///< for the worker
        ended     ///< notice() says how
    };
    /// Draws one band, of some 200,000 pixels, if the worker is not behind.
    State advance();
    State state() const { return m_state; }

    /// Of all its pictures, 0 to 1.
    double progress() const;
    const std::string& notice() const { return m_notice; }

private:
    ExportJob(const ExportServices& services, Scene first, Pictures pictures, const ExportRequest& request, Press press);
    Status open_next();
    void draw_band();
    State end(std::string notice);
    std::string path_of(int picture) const;

    ExportServices m_services;
    Scene m_scene;
    Pictures m_pictures;
    ExportRequest m_request;
    Press m_press;
    std::unique_ptr<PngStream> m_stream;
    DisplayList m_list;
    int m_count = 1, m_picture = 0;  ///< pictures in all, and the one in work
    int m_drawn = 0, m_written = 0;  ///< rows of it
    State m_state = State::drawing;
    std::string m_notice;
};

/// OUT.png becomes OUT-1.png, OUT-2.png …
std::string numbered_path(const std::string& output, int number);

}  // namespace foyer

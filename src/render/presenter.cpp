#include "render/presenter.h"

#include <utility>

#include "render/window_system.h"

namespace foyer {
namespace {

// No window system hands out a back buffer older than this.
constexpr std::size_t kept_damages = 8;

PixelRect whole(PixelSize size) { return {0, 0, size.width, size.height}; }

}  // namespace

Region Presenter::part_to_present(const WindowFrame& frame, PixelRect place, const Region& redrawn, PixelRect overlaid,
                                  const Damage& damage) {
    const PixelRect all = whole(frame.window);
    Region part = redrawn.moved(place.x, place.y);
    part.add(overlaid);
    const bool same =
        frame.window == m_window && place == m_place && frame.surround == m_surround && frame.output == m_output;
    if (damage.everything || !same || m_damages.empty()) part = Region(all);
    part = part.inside(all);
    m_window = frame.window;
    m_place = place;
    m_surround = frame.surround;
    m_output = frame.output;
    if (part.empty()) return part;
    Region changed = part;
    const int age = damage.buffer_age ? *damage.buffer_age : back_buffer_age();
    if (age < 1 || static_cast<std::size_t>(age - 1) > m_damages.size())
        part = Region(all);
    else
        for (int i = 0; i < age - 1; ++i) part.add(m_damages[static_cast<std::size_t>(i)]);
    m_damages.push_front(std::move(changed));
    if (m_damages.size() > kept_damages) m_damages.pop_back();
    return part.inside(all);
}

void present(Surfaces& surfaces, const Layer& page, const WindowFrame& frame, PixelRect place, const Region& part,
             const Fade& fade) {
    const Target target{0, frame.window, Target::FirstRow::foot};
    const PixelRect shown = common(place, whole(frame.window));
    const int right = shown.x + shown.width, foot = shown.y + shown.height;
    const PixelRect around[] = {{0, 0, frame.window.width, shown.y},
                                {0, foot, frame.window.width, frame.window.height - foot},
                                {0, shown.y, shown.x, shown.height},
                                {right, shown.y, frame.window.width - right, shown.height}};
    for (const PixelRect& rect : part.rects()) {
        for (const PixelRect& side : around) surfaces.cover(target, common(side, rect), frame.surround);
        surfaces.output(page, target, place, rect, frame.output, fade);
        surfaces.draw_overlay(target, rect);
    }
}

}  // namespace foyer

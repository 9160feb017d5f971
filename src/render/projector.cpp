#include "render/projector.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

constexpr std::size_t kept_pictures = 14;  // bytes that drawings may take, in pictures

std::size_t bytes_of(PixelSize picture) {
    return static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
}

bool is_plain(const Projection& p) { return !is_warped(p) && p.gamma == 1 && p.brightness == 1 && p.black == 0; }

}  // namespace

/// What a camera sees as one texture.
ShowSource Projector::composed(const ShowView& view, Layer& into, PixelSize picture) {
    if (view.whole) return view.base;
    if (into.fit(picture)) sample_between(into);
    ShowFrame plain;
    plain.picture = picture;
    m_pass.draw(plain, view, nullptr, {into.framebuffer.name(), picture, Target::FirstRow::head},
                {0, 0, picture.width, picture.height});
    ShowSource source;
    source.layer = &into;
    source.exact = {0, 0, picture.width, picture.height};
    return source;
}

ShowSource Projector::kept(PixelSize picture) const {
    ShowSource source;
    source.layer = &m_kept;
    if (m_kept.size == picture) source.exact = {0, 0, picture.width, picture.height};
    return source;
}

namespace {

/// Pixel for pixel: a software renderer copies far faster than it shades.
void copy(const ShowSource& from, const Target& target, PixelRect place) {
    const bool flip = target.first_row == Target::FirstRow::foot;
    const int first = flip ? target.size.height - place.y - place.height : place.y;
    const int head = flip ? first + place.height : first, foot = flip ? first : first + place.height;
    const PixelRect part = from.exact;
    glScissor(place.x, first, place.width, place.height);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.layer->framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
    glBlitFramebuffer(part.x, part.y, part.x + part.width, part.y + part.height, place.x, head, place.x + place.width,
                      foot, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
}

}  // namespace

void Projector::draw(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures, const Target& target,
                     PixelRect place) {
    if (frame.picture.empty() || place.empty()) return;
    if (frame.over) {
        ShowView view;
        view.base = dressed(surfaces, frame, pictures);
        ShowFrame bare = frame;
        bare.passing.reset();
        bare.now.moving = false;
        return finish(bare, view, nullptr, target, place);
    }
    m_views.begin_frame();
    const double fineness = is_warped(frame.projection) && !is_pixel_for_pixel(frame, place) ? turned_fineness : 1;
    ShowView now;
    const bool shows_kept = frame.kept && has_kept();
    if (shows_kept) {
        now.base = kept(frame.picture);
    } else {
        if (!frame.now.sheet.page) return;
        now = m_views.look_at(surfaces, frame.now, pictures, frame.picture, fineness);
    }
    const auto& passing = frame.passing;
    const bool under_way = passing && passing->kind != PassageKind::cut && passing->progress < 1 && !frame.kept;
    const bool passes = under_way && (passing->kept ? has_kept() : passing->sheet.page != nullptr);
    ShowSource before;
    if (passes) {
        if (passing->kept) {
            before = kept(frame.picture);
        } else {
            // It was under way perhaps: then it is taken as it stood, from what is there of it.
            const SheetLook look{passing->sheet, passing->pose, false, passing->pose, passing->pose, frame.now.coarse};
            before = composed(m_views.look_at(surfaces, look, pictures, frame.picture, fineness), m_composed_before,
                              frame.picture);
        }
        const ShowSource current = composed(now, m_composed, frame.picture);
        now = {};
        now.base = current;
        if (passing->kind == PassageKind::page_turn && passing->backwards) std::swap(now.base, before);
    }
    finish(frame, now, passes ? &before : nullptr, target, place);
    m_views.trim(kept_pictures * std::max(bytes_of(m_main_picture), bytes_of(frame.picture)));
}

/// The picture, with what is drawn over it, as one texture.
ShowSource Projector::dressed(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures) {
    const PixelRect all{0, 0, frame.picture.width, frame.picture.height};
    ShowFrame bare = frame;
    bare.over.reset();
    bare.projection = {};
    bare.curtain_level = 0;
    bare.spotlight.reset();
    if (m_dressed.fit(frame.picture)) sample_between(m_dressed);
    draw(surfaces, bare, pictures, {m_dressed.framebuffer.name(), frame.picture, Target::FirstRow::head}, all);
    surfaces.draw(m_dressed, frame.over->still, pictures, frame.picture.width / frame.over->page.width.value, all, all);
    ShowSource source;
    source.layer = &m_dressed;
    source.exact = all;
    return source;
}

/// The last step: what the camera sees to its place in the target.
void Projector::finish(const ShowFrame& frame, const ShowView& now, const ShowSource* before, const Target& target,
                       PixelRect place) {
    const bool exactly = now.whole && !now.base.exact.empty() && place.width == frame.picture.width &&
                         place.height == frame.picture.height;
    const bool bare = before == nullptr && is_plain(frame.projection) && !(frame.curtain_level > 0) && !frame.spotlight;
    if (exactly && bare) copy(now.base, target, place);
    else m_pass.draw(frame, now, before, target, place);
}

void Projector::forget() {
    m_views.forget();
    for (Layer* layer : {&m_composed, &m_composed_before, &m_dressed}) *layer = {};
}

void Projector::keep(Surfaces& surfaces, const ShowFrame& frame, const Pictures& pictures) {
    if (frame.kept && has_kept()) return;
    ShowFrame plain = frame;
    plain.curtain_level = 0;
    plain.spotlight.reset();
    plain.projection = {};
    // Where it will be warped, as fine as what it stands in for.
    const double fineness = frame.projection.corners != Corners{} ? turned_fineness : 1;
    const auto finer = [fineness](int pixels) { return static_cast<int>(std::lround(pixels * fineness)); };
    plain.picture = {finer(frame.picture.width), finer(frame.picture.height)};
    Layer fresh;
    if (fresh.fit(plain.picture)) sample_between(fresh);
    const PixelRect all{0, 0, plain.picture.width, plain.picture.height};
    draw(surfaces, plain, pictures, {fresh.framebuffer.name(), plain.picture, Target::FirstRow::head}, all);
    m_kept = std::move(fresh);
}

}  // namespace foyer

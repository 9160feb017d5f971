// HarfBuzz objects as owners. Included by type/ alone.
#pragma once

#include <hb.h>

#include <memory>

namespace foyer {

template <auto destroy>
struct HarfbuzzDeleter {
    template <class T>
    void operator()(T* object) const { destroy(object); }
};
using BlobHandle = std::unique_ptr<hb_blob_t, HarfbuzzDeleter<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, HarfbuzzDeleter<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, HarfbuzzDeleter<hb_font_destroy>>;
using BufferHandle = std::unique_ptr<hb_buffer_t, HarfbuzzDeleter<hb_buffer_destroy>>;
using ShapePlanHandle = std::unique_ptr<hb_shape_plan_t, HarfbuzzDeleter<hb_shape_plan_destroy>>;

}  // namespace foyer

#pragma once

// Owners of GStreamer's things, so that nothing is unreferenced by hand. Elements, caps, samples and messages
// have one owner; a buffer's bytes are shared and, once shared, never written.

#include <gst/gst.h>

#include <memory>

namespace paraninfo::gst {

struct Unref {
    void operator()(GstElement* element) const { gst_object_unref(element); }
    void operator()(GstPad* pad) const { gst_object_unref(pad); }
    void operator()(GstClock* clock) const { gst_object_unref(clock); }
    void operator()(GstBus* bus) const { gst_object_unref(bus); }
    void operator()(GstCaps* caps) const { gst_caps_unref(caps); }
    void operator()(GstSample* sample) const { gst_sample_unref(sample); }
    void operator()(GstBuffer* buffer) const { gst_buffer_unref(buffer); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(char* text) const { g_free(text); }
};

template <class T>
using Owned = std::unique_ptr<T, Unref>;

using SharedBuffer = std::shared_ptr<GstBuffer>;

inline SharedBuffer share(GstBuffer* owned) {
    return SharedBuffer(owned, Unref{});
}

}  // namespace paraninfo::gst

#pragma once

// A buffer's bytes while this lives. Any thread.

#include "media/gst/handles.hpp"

#include <span>
#include <stdexcept>
#include <string>

namespace paraninfo::gst {

class Mapped {
  public:
    explicit Mapped(GstBuffer* buffer, GstMapFlags flags = GST_MAP_READ) : buffer_(buffer) {
        if (!gst_buffer_map(buffer, &map_, flags))
            throw std::runtime_error("a media buffer cannot be mapped");
    }
    ~Mapped() { gst_buffer_unmap(buffer_, &map_); }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;

    std::span<std::uint8_t> bytes() { return {map_.data, map_.size}; }
    std::string text() const { return {reinterpret_cast<const char*>(map_.data), map_.size}; }

  private:
    GstBuffer* buffer_;
    GstMapInfo map_{};
};

}  // namespace paraninfo::gst

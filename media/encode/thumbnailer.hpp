#pragma once

// Makes a small JPEG file of a picture now and then, on a GStreamer thread of its own. It takes one picture
// at a time and never lets its caller wait: who comes while it is at work is turned away.

#include "media/gst/pipeline.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <string>

namespace paraninfo::encode {

// Of a file's longer side: a seek bar's picture on a dense screen.
inline constexpr int thumbnail_side_max = 256;  // pixels

struct ThumbnailerHandlers {
    // On the thumbnailer's thread; must not block.
    std::function<void(std::chrono::nanoseconds captured_at, std::string jpeg)> made;
    std::function<void(const std::string& text)> failed;  // there will be no more; any thread
};

class Thumbnailer {
  public:
    // `width` and `height` of the pictures that come. Throws std::runtime_error where an element is missing.
    Thumbnailer(int width, int height, ThumbnailerHandlers handlers);
    ~Thumbnailer();
    Thumbnailer(const Thumbnailer&) = delete;
    Thumbnailer& operator=(const Thumbnailer&) = delete;

    // I420, BT.709. False where the one before is still in hand: this one is left out.
    bool offer(std::chrono::nanoseconds captured_at, const gst::SharedBuffer& picture);

  private:
    static GstFlowReturn take_file(GstElement* sink, gpointer self);

    const ThumbnailerHandlers handlers_;
    std::atomic<bool> busy_ = false;
    std::chrono::nanoseconds captured_at_{0};  // of the picture in hand; written while nobody reads it
    gst::Pipeline pipeline_;
    gst::Owned<GstElement> pictures_;
};

}  // namespace paraninfo::encode

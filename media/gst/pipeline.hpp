#pragma once

// One GStreamer pipeline that goes forward only: made, playing, gone. It never seeks or plays twice; one that
// reads a file may be held on its way.
// Its description names every element; nothing is plugged by itself. `trouble` comes on GStreamer's own
// threads.

#include "media/gst/handles.hpp"

#include <functional>
#include <string>

namespace paraninfo::gst {

class Pipeline {
  public:
    enum class Trouble { error, end };
    using OnTrouble = std::function<void(Trouble, const std::string& text)>;

    // Throws std::runtime_error where an element is missing or does not fit.
    Pipeline(const std::string& description, OnTrouble on_trouble);
    ~Pipeline();
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    GstElement* get() { return pipeline_.get(); }
    Owned<GstElement> element(const char* name);
    void play();
    // Stands where it is, at the first picture or in the midst, until it is played.
    void hold();
    // For good. Returns when none of its threads runs any more; nothing comes of it from then on.
    void stop();

  private:
    void go(GstState state);

    static GstBusSyncReply take_message(GstBus* bus, GstMessage* message, gpointer self);

    OnTrouble on_trouble_;
    Owned<GstElement> pipeline_;
};

}  // namespace paraninfo::gst

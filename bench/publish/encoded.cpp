#include "bench/publish/encoded.hpp"

#include <gst/app/gstappsink.h>

#include <stdexcept>

namespace paraninfo::bench {
namespace {

Encoded made_by(const std::string& source) {
    GError* error = nullptr;
    gst::Owned<GstElement> pipeline(
        gst_parse_launch((source + " ! appsink name=out sync=false").c_str(), &error));
    const gst::Owned<GError> owned(error);
    if (error) throw std::runtime_error(error->message);
    const gst::Owned<GstElement> out(gst_bin_get_by_name(GST_BIN(pipeline.get()), "out"));
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    Encoded all;
    while (const gst::Owned<GstSample> sample{gst_app_sink_pull_sample(GST_APP_SINK(out.get()))})
        all.push_back(gst::share(gst_buffer_ref(gst_sample_get_buffer(sample.get()))));
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    if (all.empty()) throw std::runtime_error("nothing was encoded");
    return all;
}

}  // namespace

// White for three frames, and a moving ball.
Encoded encoded_picture() {
    const std::string raw = " ! video/x-raw,format=I420,width=1280,height=720,framerate=30/1 ! all. ";
    return made_by("videotestsrc num-buffers=3 pattern=white" + raw +
                   "videotestsrc num-buffers=27 pattern=ball" + raw +
                   "concat name=all"
                   " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=30 bitrate=1500"
                   " ! video/x-h264,profile=constrained-baseline,stream-format=byte-stream,alignment=au");
}

// A pip of 1 kHz for the same tenth of the second.
Encoded encoded_sound() {
    Encoded all = made_by(
        "audiotestsrc num-buffers=50 samplesperbuffer=960 wave=ticks freq=1000 sine-periods-per-tick=100 "
        "volume=0.3 ! audio/x-raw,rate=48000,channels=2 ! opusenc bitrate=48000");
    all.resize(1000 / sound_ms);  // at its end the encoder puts out what it has looked ahead
    return all;
}

}  // namespace paraninfo::bench

#include "media/contribution/jitter_buffers.hpp"

#include "tests/support/eventually.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <vector>

using namespace paraninfo;
using namespace paraninfo::contribution;

namespace {

// A jitter buffer as webrtcbin has it, with RTP of a clock of 90 kHz put in by hand.
class Stream {
  public:
    Stream() : pipeline_(gst_pipeline_new(nullptr)) {
        buffer_ = gst_element_factory_make("rtpjitterbuffer", nullptr);
        GstElement* sink = gst_element_factory_make("fakesink", nullptr);
        g_object_set(buffer_, "do-lost", TRUE, "do-retransmission", TRUE, "latency", guint{60}, nullptr);
        g_object_set(sink, "sync", FALSE, "async", FALSE, nullptr);
        gst_bin_add_many(GST_BIN(pipeline_.get()), buffer_, sink, nullptr);
        gst_element_link(buffer_, sink);
        gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
        entry_.reset(gst_element_get_static_pad(buffer_, "sink"));
        const gst::Owned<GstCaps> caps(gst_caps_from_string(
            "application/x-rtp,media=video,payload=96,clock-rate=90000,encoding-name=VP8"));
        gst_pad_send_event(entry_.get(), gst_event_new_stream_start("test"));
        gst_pad_send_event(entry_.get(), gst_event_new_caps(caps.get()));
        GstSegment segment;
        gst_segment_init(&segment, GST_FORMAT_TIME);
        gst_pad_send_event(entry_.get(), gst_event_new_segment(&segment));
    }
    ~Stream() { gst_element_set_state(pipeline_.get(), GST_STATE_NULL); }

    GstElement* buffer() { return buffer_; }
    void put(guint16 number) {
        // RFC 3550, section 5.1: version 2, payload type 96, the number, a frame's time each, an SSRC; then
        // media.
        std::array<std::uint8_t, 100> bytes{0x80, 96};
        GST_WRITE_UINT16_BE(&bytes[2], number);
        GST_WRITE_UINT32_BE(&bytes[4], number * 3000U);
        GST_WRITE_UINT32_BE(&bytes[8], 1U);
        GstBuffer* packet = gst_buffer_new_memdup(bytes.data(), bytes.size());
        GST_BUFFER_DTS(packet) = gst_element_get_current_running_time(pipeline_.get());
        gst_pad_chain(entry_.get(), packet);
    }

    template <class Value>
    Value get(const char* property) {
        Value value{};
        g_object_get(buffer_, property, &value, nullptr);
        return value;
    }

  private:
    gst::Owned<GstElement> pipeline_;
    GstElement* buffer_ = nullptr;
    gst::Owned<GstPad> entry_;
};

struct JitterBuffersTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    gst::Owned<GstElement> rtpbin{
        GST_ELEMENT(gst_object_ref_sink(gst_element_factory_make("rtpbin", nullptr)))};
    gst::Owned<GstPad> session{gst_element_request_pad_simple(rtpbin.get(), "recv_rtp_sink_0")};
    JitterBuffers buffers;

    // The second packet is given up, and comes.
    void come_late(Stream& stream) {
        const std::uint64_t before = buffers.lost();
        stream.put(1);
        stream.put(3);
        ASSERT_TRUE(paraninfo::testing::eventually([&] { return buffers.lost() == before + 1; }));
        stream.put(2);
    }
};

}  // namespace

TEST_F(JitterBuffersTest, WhatIsMissingIsAskedForAtOnceAndNothingElse) {
    Stream stream;
    buffers.add(rtpbin.get(), 0, 7, stream.buffer());
    EXPECT_FALSE(stream.get<gboolean>("rtx-next-seqnum"));
    EXPECT_EQ(stream.get<gint>("rtx-delay"), 10);
    GObject* rtp = nullptr;
    g_signal_emit_by_name(rtpbin.get(), "get-internal-session", 0U, &rtp);
    ASSERT_NE(rtp, nullptr);
    gdouble bits = 0;
    g_object_get(rtp, "bandwidth", &bits, nullptr);
    g_object_unref(rtp);
    EXPECT_EQ(bits, 4'000'000.0);
}

TEST_F(JitterBuffersTest, ThePictureIsAskedForAndTheSoundNotThoughNoOfferNamedThem) {
    Stream picture, sound;
    for (Stream* stream : {&picture, &sound})
        g_object_set(stream->buffer(), "do-retransmission", FALSE, nullptr);
    buffers.add(rtpbin.get(), 0, 7, picture.buffer());
    buffers.add(rtpbin.get(), 0, 8, sound.buffer());
    buffers.picture_is(7);
    EXPECT_TRUE(picture.get<gboolean>("do-retransmission"));
    EXPECT_FALSE(sound.get<gboolean>("do-retransmission"));
}

TEST_F(JitterBuffersTest, ThePictureWaitsLongerWhenWhatWasAskedForCameTooLate) {
    Stream picture;
    buffers.add(rtpbin.get(), 0, 7, picture.buffer());
    buffers.picture_is(7);
    buffers.tend(std::chrono::seconds(5));
    EXPECT_EQ(picture.get<guint>("latency"), 60U);
    come_late(picture);
    buffers.tend(std::chrono::seconds(7));
    EXPECT_EQ(picture.get<guint>("latency"), 140U);
}

TEST_F(JitterBuffersTest, TheSoundDoesNot) {
    Stream sound;
    buffers.add(rtpbin.get(), 0, 8, sound.buffer());
    buffers.picture_is(7);
    come_late(sound);
    buffers.tend(std::chrono::seconds(7));
    EXPECT_EQ(sound.get<guint>("latency"), 60U);
}

TEST_F(JitterBuffersTest, NoMoreAreKeptThanASessionMayHave) {
    std::vector<std::unique_ptr<Stream>> streams;
    for (std::size_t i = 0; i <= JitterBuffers::kept_max; ++i) {
        streams.push_back(std::make_unique<Stream>());
        buffers.add(rtpbin.get(), 0, static_cast<guint>(i), streams.back()->buffer());
    }
    come_late(*streams.front());
    streams.back()->put(1);
    streams.back()->put(3);
    come_late(*streams[1]);
    EXPECT_EQ(buffers.lost(), 2U);
}

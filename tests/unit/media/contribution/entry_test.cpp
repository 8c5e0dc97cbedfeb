#include "media/contribution/entry.hpp"

#include <gtest/gtest.h>

#include <array>

using namespace paraninfo;
using namespace paraninfo::contribution;

namespace {

// An rtpbin as webrtcbin has it, with packets put in by hand.
struct EntryTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    void SetUp() override {
        entry.watch(rtpbin.get());
        media.reset(gst_element_request_pad_simple(rtpbin.get(), "recv_rtp_sink_0"));
        reports.reset(gst_element_request_pad_simple(rtpbin.get(), "recv_rtcp_sink_0"));
        GstSegment segment;
        gst_segment_init(&segment, GST_FORMAT_TIME);
        for (GstPad* pad : {media.get(), reports.get()}) {
            gst_pad_set_active(pad, TRUE);
            gst_pad_send_event(pad, gst_event_new_stream_start("test"));
            gst_pad_send_event(pad, gst_event_new_segment(&segment));
            gst_pad_add_probe(
                pad, GST_PAD_PROBE_TYPE_BUFFER,
                [](GstPad*, GstPadProbeInfo*, gpointer self) {
                    ++static_cast<EntryTest*>(self)->let_in;
                    return GST_PAD_PROBE_DROP;
                },
                this, nullptr);
        }
    }
    static void put(GstPad* pad, std::uint8_t type, std::uint8_t ssrc) {
        const std::array<std::uint8_t, 12> bytes{0x80, type, 0, 2, 0, 0, 0, ssrc, 0, 0, 0, ssrc};
        gst_pad_chain(pad, gst_buffer_new_memdup(bytes.data(), bytes.size()));
    }

    Entry entry;
    int let_in = 0;
    gst::Owned<GstElement> rtpbin{
        GST_ELEMENT(gst_object_ref_sink(gst_element_factory_make("rtpbin", nullptr)))};
    gst::Owned<GstPad> media;
    gst::Owned<GstPad> reports;
};

}  // namespace

TEST_F(EntryTest, AllThatComesIsCountedAndTheStreamsBeyondAFewAreLeftOut) {
    constexpr int many = 100;
    for (std::uint8_t ssrc = 0; ssrc < many; ++ssrc) put(media.get(), 96, ssrc);
    EXPECT_EQ(let_in, int{StreamGate::streams_max});
    EXPECT_EQ(entry.packets(), many);
    EXPECT_EQ(entry.bytes(), 12U * many);
}

TEST_F(EntryTest, ReportsAreCountedAndJudgedToo) {
    constexpr int many = 100;
    for (std::uint8_t ssrc = 0; ssrc < many; ++ssrc) put(reports.get(), 200, ssrc);
    EXPECT_EQ(let_in, int{StreamGate::streams_max});
    EXPECT_EQ(entry.packets(), many);
}

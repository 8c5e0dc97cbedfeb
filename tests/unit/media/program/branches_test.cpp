#include "media/program/branches.hpp"

#include "media/gst/handles.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;

namespace {

struct BranchesTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    static std::optional<Branch> of(const char* caps_text) {
        const gst::Owned<GstCaps> caps(gst_caps_from_string(caps_text));
        return branch_for(gst_caps_get_structure(caps.get(), 0), {640, 360});
    }
    static bool can_be_made(const Branch& branch) {
        GError* error = nullptr;
        GstElement* bin = gst_parse_bin_from_description(branch.description.c_str(), TRUE, &error);
        const gst::Owned<GError> owned_error(error);
        const gst::Owned<GstElement> owned(bin ? GST_ELEMENT(gst_object_ref_sink(bin)) : nullptr);
        return bin != nullptr && error == nullptr;
    }
};

}  // namespace

TEST_F(BranchesTest, EachFormatGetsItsDecoder) {
    for (const auto& [caps, stream, decoder] :
         {std::tuple{"video/x-h264", Stream::picture, "avdec_h264"},
          std::tuple{"audio/mpeg,mpegversion=4", Stream::sound, "avdec_aac"},
          std::tuple{"audio/mpeg,mpegversion=2", Stream::sound, "avdec_aac"},
          std::tuple{"audio/mpeg,mpegversion=1", Stream::sound, "mpg123audiodec"},
          std::tuple{"audio/mpeg,mpegversion=1,layer=3", Stream::sound, "mpg123audiodec"},
          std::tuple{"audio/x-opus", Stream::sound, "opusdec"},
          std::tuple{"application/x-rtp,encoding-name=H264", Stream::picture, "rtph264depay ! h264parse"},
          std::tuple{"application/x-rtp,encoding-name=MPEG4-GENERIC", Stream::sound,
                     "rtpmp4gdepay ! aacparse"},
          std::tuple{"application/x-rtp,encoding-name=MP4A-LATM", Stream::sound, "rtpmp4adepay ! aacparse"},
          std::tuple{"application/x-rtp,encoding-name=MPA", Stream::sound, "rtpmpadepay ! mpegaudioparse"},
          std::tuple{"application/x-rtp,encoding-name=OPUS", Stream::sound, "rtpopusdepay ! opusdec"},
          std::tuple{"application/x-rtp,encoding-name=PCMU", Stream::sound, "rtppcmudepay ! mulawdec"},
          std::tuple{"application/x-rtp,encoding-name=PCMA", Stream::sound, "rtppcmadepay ! alawdec"}}) {
        const auto branch = of(caps);
        ASSERT_TRUE(branch) << caps;
        EXPECT_EQ(branch->stream, stream) << caps;
        EXPECT_NE(branch->description.find(decoder), std::string::npos) << branch->description;
        EXPECT_TRUE(can_be_made(*branch)) << branch->description;
    }
}

TEST_F(BranchesTest, WhatNoProgrammeTakesHasNone) {
    for (const char* caps :
         {"video/x-h265", "video/mpeg,mpegversion=2", "audio/x-ac3", "audio/mpeg", "audio/mpeg,mpegversion=3",
          "text/x-raw", "meta/x-klv", "application/x-rtp,encoding-name=H265", "application/x-rtp"})
        EXPECT_FALSE(of(caps)) << caps;
}

TEST_F(BranchesTest, WhatIsLeftOutIsNamed) {
    const gst::Owned<GstCaps> caps(gst_caps_from_string("application/x-rtp,encoding-name=H265"));
    EXPECT_EQ(name_of(gst_caps_get_structure(caps.get(), 0)), "application/x-rtp H265");
}

TEST_F(BranchesTest, ACaptureDevicesPipelineCanBeMadeAndNamesNoDevice) {
    for (const bool with_sound : {false, true}) {
        const std::string description = capture_description({640, 360}, with_sound);
        EXPECT_EQ(description.find("alsasrc") != std::string::npos, with_sound);
        EXPECT_EQ(description.find("device"), std::string::npos);
        GError* error = nullptr;
        GstElement* made =
            gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error);
        const gst::Owned<GError> owned_error(error);
        ASSERT_TRUE(made) << error->message;
        const gst::Owned<GstElement> owned(GST_ELEMENT(gst_object_ref_sink(made)));
        for (const char* name : {"camera", "picture"}) {
            const gst::Owned<GstElement> element(gst_bin_get_by_name(GST_BIN(made), name));
            EXPECT_TRUE(element) << name;
        }
    }
}

TEST_F(BranchesTest, APictureLeavesItAtTheProgrammesSize) {
    EXPECT_NE(of("video/x-h264")->description.find("format=I420,width=640,height=360,pixel-aspect-ratio=1/1"),
              std::string::npos);
}

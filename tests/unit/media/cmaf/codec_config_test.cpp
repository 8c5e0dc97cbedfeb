#include "media/cmaf/codec_config.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::cmaf;
using namespace std::string_literals;

TEST(CodecConfig, AvcIsNamedByProfileCompatibilityAndLevel) {
    EXPECT_EQ(avc_codecs("\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d"s), "avc1.4d401f");
}

TEST(CodecConfig, AvcWithoutParameterSetsIsRefused) {
    EXPECT_FALSE(avc_codecs("\1\x4d\x40\x1f\xff\xe0\0\0\0"s));
    EXPECT_FALSE(avc_codecs("\1\x4d\x40\x1f\xff"s));
    EXPECT_FALSE(avc_codecs("\2\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d"s));
    EXPECT_FALSE(avc_codecs(""));
}

TEST(CodecConfig, AacLcIsReadFromItsTwoBytes) {
    EXPECT_EQ(aac_config("\x11\x90"s), (AacConfig{48000, 2, "mp4a.40.2"}));
    EXPECT_EQ(aac_config("\x12\x08"s), (AacConfig{44100, 1, "mp4a.40.2"}));
}

TEST(CodecConfig, AacOutsideThePlainTypesIsRefused) {
    EXPECT_FALSE(aac_config("\x11"s));
    EXPECT_FALSE(aac_config("\x17\x90"s));  // an explicit rate
    EXPECT_FALSE(aac_config("\xf9\x90"s));  // an escaped object type
    EXPECT_FALSE(aac_config("\x11\x80"s));  // no channels
}

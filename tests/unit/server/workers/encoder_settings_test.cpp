#include "server/workers/encoder_settings.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

TEST(EncoderSettings, SrtHasAllInItsAddress) {
    const auto settings = srt_encoder_settings("srt://event.example:8890", "main", "hush");
    EXPECT_EQ(settings.obs_server, "srt://event.example:8890?streamid=main&passphrase=hush&latency=200000");
    EXPECT_TRUE(settings.obs_key.empty());
    EXPECT_NE(settings.ffmpeg.find("-f mpegts \"" + settings.obs_server + '"'), std::string::npos);
}

TEST(EncoderSettings, RtmpHasItsKeyApart) {
    const auto settings = rtmp_encoder_settings("rtmp://event.example:1935/live", "obs_HUSH");
    EXPECT_EQ(settings.obs_server, "rtmp://event.example:1935/live");
    EXPECT_EQ(settings.obs_key, "obs_HUSH");
    EXPECT_NE(settings.ffmpeg.find("-f flv \"rtmp://event.example:1935/live/obs_HUSH\""), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::workers

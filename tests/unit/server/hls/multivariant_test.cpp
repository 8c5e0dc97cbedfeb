#include "server/hls/multivariant.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

Variant video(const std::string& name, std::uint64_t peak) {
    return {{name, Kind::video, "", "", 0}, {"avc1.4d401f", 1280, 720, 29'970, 0, 0, ""}, {peak, peak / 2}};
}
Variant audio(const std::string& name, const std::string& language, std::uint64_t peak) {
    return {{name, Kind::audio, language, "", 0}, {"mp4a.40.2", 0, 0, 0, 48'000, 2, ""}, {peak, peak}};
}

TEST(Multivariant, EveryLanguageIsARenditionAndTheLargestCounts) {
    const std::vector<Variant> variants{video("720p", 1000), audio("audio-es", "es", 100),
                                        audio("audio-en", "en", 120)};
    EXPECT_EQ(render_multivariant(variants),
              "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n"
              "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"audio-es\",LANGUAGE=\"es\",DEFAULT=YES,"
              "AUTOSELECT=YES,"
              "CHANNELS=\"2\",URI=\"audio-es/live.m3u8\"\n"
              "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"audio-en\",LANGUAGE=\"en\",DEFAULT=NO,"
              "AUTOSELECT=YES,"
              "CHANNELS=\"2\",URI=\"audio-en/live.m3u8\"\n"
              "#EXT-X-STREAM-INF:BANDWIDTH=1120,AVERAGE-BANDWIDTH=620,CODECS=\"avc1.4d401f,mp4a.40.2\","
              "RESOLUTION=1280x720,"
              "FRAME-RATE=29.970,AUDIO=\"audio\",CLOSED-CAPTIONS=NONE\n720p/live.m3u8\n");
}

TEST(Multivariant, AudioOnlyIsAGroupAndAVariantOfItsOwn) {
    std::vector<Variant> variants{video("720p", 1000), audio("audio", "es", 100), audio("spare", "en", 120),
                                  audio("audio-low", "es", 50), audio("spare-low", "en", 40)};
    for (std::size_t i = 1; i < variants.size(); ++i) {
        variants[i].spec.label = i % 2 == 1 ? "Español" : "Inglés";
        variants[i].spec.audio_only = i > 2;
    }
    const std::string text = render_multivariant(variants);
    EXPECT_NE(text.find("GROUP-ID=\"audio\",NAME=\"Español\",LANGUAGE=\"es\",DEFAULT=YES"),
              std::string::npos);
    EXPECT_NE(text.find("GROUP-ID=\"audio-only\",NAME=\"Español\",LANGUAGE=\"es\",DEFAULT=YES,AUTOSELECT=YES,"
                        "CHANNELS=\"2\",URI=\"audio-low/live.m3u8\""),
              std::string::npos);
    EXPECT_NE(text.find("BANDWIDTH=1120,AVERAGE-BANDWIDTH=620,CODECS=\"avc1.4d401f,mp4a.40.2\""),
              std::string::npos)
        << "the audio of the video's own group counts";
    EXPECT_TRUE(
        text.ends_with("#EXT-X-STREAM-INF:BANDWIDTH=50,AVERAGE-BANDWIDTH=50,CODECS=\"mp4a.40.2\","
                       "AUDIO=\"audio-only\",CLOSED-CAPTIONS=NONE\naudio-low/live.m3u8\n"))
        << text;
}

TEST(Multivariant, TheBestAreWithheldOneByOneAndTheLastStays) {
    std::vector<Variant> variants{video("1080p", 3000), video("720p", 1000), video("360p", 500),
                                  audio("audio", "es", 100)};
    EXPECT_TRUE(withhold_best(variants));
    EXPECT_EQ(render_multivariant(variants).find("1080p"), std::string::npos);
    EXPECT_NE(render_multivariant(variants).find("720p"), std::string::npos);
    EXPECT_TRUE(withhold_best(variants));
    EXPECT_EQ(render_multivariant(variants).find("720p"), std::string::npos);
    EXPECT_FALSE(withhold_best(variants));
    EXPECT_NE(render_multivariant(variants).find("360p"), std::string::npos);
}

TEST(Multivariant, ARenditionThatIsNotMadeIsNotOfferedUnlessThereIsNoOther) {
    std::vector<Variant> variants{video("720p", 1000), video("360p", 500), audio("audio", "es", 100)};
    variants[0].absent = true;
    EXPECT_EQ(render_multivariant(variants).find("720p"), std::string::npos);
    EXPECT_NE(render_multivariant(variants).find("360p"), std::string::npos);
    variants[1].absent = true;
    EXPECT_NE(render_multivariant(variants).find("720p"), std::string::npos);
}

TEST(Multivariant, WithoutVideoTheSoundIsTheVariant) {
    const std::vector<Variant> variants{audio("audio", "es", 100)};
    EXPECT_EQ(
        render_multivariant(variants),
        "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=100,AVERAGE-BANDWIDTH=100,CODECS=\"mp4a.40.2\"\naudio/live.m3u8\n");
}

}  // namespace
}  // namespace paraninfo::hls

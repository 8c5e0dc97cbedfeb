// A whole ladder by the real worker, as the configuration asks for it: aligned, announced and playable.
#include "tests/media/support/house.hpp"
#include "tests/media/support/probe.hpp"

namespace paraninfo {
namespace {

using config::H264Profile;
using config::Speed;
using test::House;
using testing::output_of;

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

class LadderTest : public House {
  protected:
    std::size_t offered() const {
        return count(test::body_of(seen_.newest->multivariant.plain), "#EXT-X-STREAM-INF");
    }
    workers::WorkerStatus status() const { return supervisor_->status().front(); }
    media_link::Health health() const { return status().health; }
};

// The mean volume in dB of one audio stream of the broadcast in files.
double volume(const std::string& index, int stream) {
    const std::string text = output_of("ffmpeg -nostdin -v info -allowed_extensions ALL -i " + index +
                                       " -map 0:a:" + std::to_string(stream) + " -af volumedetect -f null -");
    const auto at = text.find("mean_volume: ");
    return at == std::string::npos ? 0 : std::stod(text.substr(at + 13));
}

TEST_F(LadderTest, SixRenditionsAndSoundAloneAreAnnouncedAndPlayable) {
    auto six = settings();
    six.media.renditions = {{"360p", 640, 360, 600, Speed::superfast, H264Profile::high},
                            {"288p", 512, 288, 400, Speed::faster},
                            {"240p", 426, 240, 300, Speed::medium},
                            {"180p", 320, 180, 200, Speed::veryfast, H264Profile::baseline},
                            {"144p", 256, 144, 150},
                            {"90p", 160, 90, 100}};
    start(six);
    // On a machine that is busy with other things one may be shed for a while.
    ASSERT_TRUE(until([&] { return seen_.all_reach(4) && offered() == 7; }, std::chrono::seconds{180}));
    const std::string index = test::body_of(seen_.newest->multivariant.plain);
    EXPECT_EQ(count(index, "CODECS=\"avc1.64"), 1U) << "high\n" << index;
    EXPECT_EQ(count(index, "CODECS=\"avc1.4d"), 4U) << "main\n" << index;
    EXPECT_EQ(count(index, "CODECS=\"avc1.42"), 1U) << "baseline\n" << index;
    EXPECT_EQ(count(index, "CODECS=\"mp4a.40.2\",AUDIO=\"audio-only\""), 1U) << index;
    seen_.write_files(folder_ / "out");
    for (const auto& view : seen_.newest->renditions) {
        const auto live = folder_ / "out" / view->name / "live.m3u8";
        EXPECT_EQ(output_of("ffmpeg -nostdin -v warning -allowed_extensions ALL -i " + live.string() +
                            " -f null -"),
                  "")
            << view->name;
    }
}

TEST_F(LadderTest, ALanguageWithoutASourceIsSilentAndHoldsUpNothing) {
    auto two = settings();
    two.media.renditions = {{"180p", 320, 180, 200}};
    two.media.audio = {{"audio"}, {"en", "en", {}, config::AudioSource::none, config::StandIn::silence}};
    start(two);
    ASSERT_TRUE(until([&] { return seen_.all_reach(4); }));
    seen_.write_files(folder_ / "out");
    const std::string index = folder_ / "out" / "index.m3u8";
    const std::string text = test::body_of(seen_.newest->multivariant.plain);
    EXPECT_EQ(count(text, "NAME=\"Sala\",LANGUAGE=\"und\",DEFAULT=YES"), 2U) << text;
    EXPECT_EQ(count(text, "NAME=\"Inglés\",LANGUAGE=\"en\",DEFAULT=NO"), 2U) << text;
    EXPECT_GT(volume(index, 0), -60.0);
    EXPECT_LT(volume(index, 1), -80.0);
}

// x264's placebo at full size: no machine keeps up with that.
TEST_F(LadderTest, AnEncoderThatIsTooSlowIsLeftOutAndTheOthersKeepTheirTime) {
    auto three = settings();
    three.media.renditions = {{"1080p", 1920, 1080, 6000}, {"180p", 320, 180, 200}, {"90p", 160, 90, 100}};
    plan_ = made(three);
    plan_.programmes.front().renditions.front().speed = media_link::Speed::placebo;
    start();
    ASSERT_TRUE(until([&] { return health().renditions_shed == 1 && seen_.all_reach(8); }));
    EXPECT_EQ(status().kills + status().starts, 1U) << "the run went on";
    const auto& views = seen_.newest->renditions;
    EXPECT_NE(test::body_of(views[0]->playlist.plain).find("GAP=YES"), std::string::npos);
    for (const std::size_t other : {1U, 2U})
        EXPECT_EQ(test::body_of(views[other]->playlist.plain).find("GAP"), std::string::npos);
    const std::string index = test::body_of(seen_.newest->multivariant.plain);
    EXPECT_EQ(index.find("1080p"), std::string::npos) << "nobody is sent there any more\n" << index;
    EXPECT_NE(index.find("180p"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo

// A programme that leaves by SRT, as others receive it: ffmpeg calls the real listener, and what it got is
// decoded.

#include "protocol/hall_listener.hpp"
#include "tests/media/support/srt_outlet.hpp"
#include "tests/media/support/watched.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using media_link::RoomOutput;

namespace {

// What ffmpeg received in so many seconds of programme: its picture and sound, and what it says of them.
class Got {
  public:
    Got(const std::string& url, const Folder& folder, int seconds) : file_(folder / "got.ts") {
        said_ = output_of("timeout 60 ffmpeg -nostdin -v error -y -i '" + url + "&latency=200000' -t " +
                          std::to_string(seconds) + " -c copy -f mpegts " + file_);
        picture_ = raw("-f rawvideo -pix_fmt yuv420p", folder);
        sound_ = raw("-f s16le -ar 48000 -ac 2", folder);
    }

    const std::string& said() const { return said_; }
    std::string streams() const { return probe(file_, "stream=codec_name,width,height,sample_rate"); }
    std::size_t frames(mix::Size size) const { return picture_.size() / bytes_of(size); }
    // The luma of the last frame there.
    int luma(mix::Size size, int x, int y) const {
        const std::size_t at = (frames(size) - 1) * bytes_of(size) +
                               static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
                               static_cast<std::size_t>(x);
        return static_cast<unsigned char>(picture_.at(at));
    }
    double level(double hertz) const {
        std::vector<std::int16_t> samples(sound_.size() / 2);
        std::memcpy(samples.data(), sound_.data(), samples.size() * 2);
        return level_of_tone(samples, hertz);
    }

  private:
    static std::size_t bytes_of(mix::Size size) {
        return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 3 / 2;
    }
    std::string raw(const std::string& how, const Folder& folder) const {
        const std::string to = folder / "got.raw";
        EXPECT_EQ(output_of("ffmpeg -nostdin -v error -y -i " + file_ + " " + how + " " + to), "");
        std::ifstream file(to, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    const std::string file_;
    std::string said_;
    std::string picture_;
    std::string sound_;
};

media_link::Configure with_outputs(media_link::Configure configure, std::vector<RoomOutput> outputs) {
    configure.outputs = std::move(outputs);
    return configure;
}

}  // namespace

TEST(ProgramOutput, AWorkersProgrammeIsReceivedWithItsPictureAndItsTone) {
    ProgrammeRoom room(with_outputs(test_configuration(), {{"to-obs"}}));
    SrtOutlet outlet(room.folder / "media.sock");
    outlet.offer({SrtOutlet::output("to-obs")});
    const Got got(outlet.url("to-obs"), room.folder, 4);
    EXPECT_EQ(got.said(), "");
    EXPECT_NE(got.streams().find("codec_name=h264\nwidth=1280\nheight=720\n"), std::string::npos)
        << got.streams();
    EXPECT_NE(got.streams().find("codec_name=aac\nsample_rate=48000\n"), std::string::npos) << got.streams();
    EXPECT_GE(got.frames({1280, 720}), 110U) << "of four seconds";
    EXPECT_GT(got.level(440), 0.005);
    EXPECT_LT(got.level(700), 0.001);
    EXPECT_TRUE(room.gateway->wait_for([](const Received& r) { return r.segments(big) >= 3; }));
    expect_unbroken(room.gateway->received());
}

TEST(ProgramOutput, WithoutTheHallAndWithoutTheLowerThird) {
    MixedRoom room(with_outputs(panel(), {{"whole"},
                                          {"minus", RoomOutput::Sound::hall_minus},
                                          {"clean", RoomOutput::Sound::programme, false}}));
    SrtOutlet outlet(room.folder / "media.sock");
    outlet.offer({SrtOutlet::output("whole"), SrtOutlet::output("minus"), SrtOutlet::output("clean")});
    Panelist ana(room.receiver(), "cam-a", {640, 360}, green, 700);
    media_link::Mix mix = scene(media_link::Scene::Layout::full, {"cam-a"});
    mix.sources = {{"floor", 0, false, 0ms, media_link::SourceMix::Heard::always, ""},
                   {"cam-a", 0, false, 0ms, media_link::SourceMix::Heard::always, ""}};
    mix.third_line_1 = "Ana";
    room.studio().take(mix);
    room.go_on(1s);

    const Got whole(outlet.url("whole"), room.folder, 3);
    EXPECT_EQ(whole.said(), "");
    EXPECT_GT(whole.level(440), 0.02);
    EXPECT_GT(whole.level(700), 0.05);
    const Got minus(outlet.url("minus"), room.folder, 3);
    EXPECT_LT(minus.level(440), 0.005) << "the hall";
    EXPECT_GT(minus.level(700), 0.05);
    mix.returns = {{hall_listener, "cam-a", -1200}};
    room.studio().take(mix);
    room.go_on(1s);
    const Got quieter(outlet.url("minus"), room.folder, 3);
    EXPECT_LT(quieter.level(700), 0.04) << "a quarter of it";
    EXPECT_GT(quieter.level(700), 0.01);
    const Got clean(outlet.url("clean"), room.folder, 3);
    EXPECT_GT(clean.level(440), 0.02);
    EXPECT_GT(clean.level(700), 0.05) << "as in the programme";
    EXPECT_GE(clean.frames(MixedRoom::size), 80U);

    // Whatever the lower third looks like, it is not the panelist's one colour.
    const auto differs = [](const Got& got) {
        int different = 0;
        for (int y = 200; y < 350; y += 2)
            for (int x = 10; x < 630; x += 2)
                different +=
                    std::abs(got.luma(MixedRoom::size, x, y) - got.luma(MixedRoom::size, 320, 20)) > 40;
        return different > 100;
    };
    EXPECT_TRUE(differs(whole));
    EXPECT_FALSE(differs(clean));
    expect_unbroken(room.kept());
}

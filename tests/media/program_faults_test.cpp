// What goes wrong with an encoder and must not go wrong with the programme: it drops and returns, also as
// another one; its clock is wrong in each way that is known; its sound or its picture vanishes while the
// other goes on.

#include "tests/media/support/fake_ingest.hpp"
#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;

namespace {

constexpr auto flv = media_link::FeedBegin::Container::flv;
constexpr auto mpeg_ts = media_link::FeedBegin::Container::mpeg_ts;

struct FaultRoom : ProgrammeRoom {
    FaultRoom() : ProgrammeRoom(single::configuration()), ingest(folder / "feed-main.sock") {}

    bool seen_and_heard() {
        return gateway->wait_for([](const Received& r) { return live(r) && loud(r); });
    }
    bool dark() {
        return gateway->wait_for([](const Received& r) { return slate(r) && silent(r); });
    }
    bool goes_on() { return single::goes_on(*gateway); }
    std::uint32_t rss_kb() const { return gateway->received().healths.back().rss_kb; }

    FakeIngest ingest;
};

std::string source(const std::string& video = "", const std::string& audio = "",
                   const std::string& more = "") {
    return "-re -f lavfi -i testsrc2=size=640x360:rate=30" + video +
           " -re -f lavfi -i sine=frequency=440:sample_rate=48000" + audio +
           " -c:v libx264 -preset ultrafast -tune zerolatency -g 30 -pix_fmt yuv420p -c:a aac -ac 2 " + more;
}

// A clock that is wrong costs at most a moment: seen and heard before, after, and without growing.
void expect_survived(const std::string& arguments, media_link::FeedBegin::Container container = mpeg_ts) {
    FaultRoom room;
    room.ingest.publish(arguments, container);
    ASSERT_TRUE(room.seen_and_heard());
    const std::uint32_t rss = room.rss_kb();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(room.goes_on());
    ASSERT_TRUE(room.seen_and_heard());
    EXPECT_LT(room.rss_kb(), rss + 64U * 1024);
    expect_unbroken(room.gateway->received());
}

// Takes the decoding time out of each PES header of MPEG-TS that holds both (ISO/IEC 13818-1, 2.4.3.7); its
// bytes become stuffing.
void take_out_dts(std::string& bytes) {
    for (std::size_t at = 0; at + 188 <= bytes.size(); at += 188) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
        if (byte(0) != 0x47 || (byte(1) & 0x40) == 0) continue;
        const std::size_t pes = 4 + ((byte(3) & 0x20) != 0 ? 1U + byte(4) : 0U);
        if (pes + 19 > 188 || byte(pes) != 0 || byte(pes + 1) != 0 || byte(pes + 2) != 1) continue;
        if ((byte(pes + 7) & 0xC0) != 0xC0) continue;
        bytes[at + pes + 7] = static_cast<char>(byte(pes + 7) & ~0x40);
        bytes[at + pes + 9] = static_cast<char>((byte(pes + 9) & 0x0F) | 0x20);
        for (std::size_t i = 14; i < 19; ++i) bytes[at + pes + i] = '\xFF';
    }
}

}  // namespace

TEST(EncoderFaults, DropsForFiveSecondsAndReturns) {
    FaultRoom room;
    room.ingest.publish(source());
    ASSERT_TRUE(room.seen_and_heard());
    room.ingest.stop();
    ASSERT_TRUE(room.dark());
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(room.goes_on());  // segments of two seconds
    EXPECT_TRUE(slate(room.gateway->received()));
    room.ingest.publish(source());
    ASSERT_TRUE(room.seen_and_heard());
    ASSERT_TRUE(room.goes_on());
    expect_unbroken(room.gateway->received());
}

TEST(EncoderFaults, ReturnsWithAnotherProfileSizeAndRate) {
    FaultRoom room;
    for (const std::string& more :
         {std::string("-profile:v baseline"), std::string("-profile:v high -bf 2 -tune film -ar 44100"),
          std::string("-profile:v high10 -pix_fmt yuv420p10le -ar 32000 -s 1280x720"),
          std::string("-profile:v main -s 160x120 -r 10 -ac 1 -ar 22050")}) {
        SCOPED_TRACE(more);
        room.ingest.publish(source("", "", more));
        ASSERT_TRUE(room.seen_and_heard());
        ASSERT_TRUE(room.goes_on());
        room.ingest.stop();
        ASSERT_TRUE(room.dark());
    }
    expect_unbroken(room.gateway->received());
}

TEST(EncoderFaults, ThirtyThreeBitsOfMpegTsRunOver) {
    expect_survived(source("", "", "-output_ts_offset 95439"));
}

TEST(EncoderFaults, ThirtyTwoBitsOfFlvRunOver) {
    expect_survived(source("", "", "-output_ts_offset 4294962"), flv);
}

TEST(EncoderFaults, PicturesShareTheirTimes) {
    expect_survived(source("", "", "-bsf:v setts=ts=trunc(N/3)*9000"));
}

TEST(EncoderFaults, TimesGoBackwardsAgainAndAgain) {
    expect_survived(source("", "", "-bsf:v setts=ts=N*3000-gte(mod(N\\,60)\\,30)*180000+400000"));
}

TEST(EncoderFaults, DecodingTimesAreMissing) {
    FaultRoom room;
    room.ingest.change = take_out_dts;
    room.ingest.publish(source("", "", "-tune film -bf 2"));
    ASSERT_TRUE(room.seen_and_heard());
    ASSERT_TRUE(room.goes_on());
    ASSERT_TRUE(room.seen_and_heard());
    expect_unbroken(room.gateway->received());
}

TEST(EncoderFaults, SoundThatVanishesIsToldAndThePictureGoesOn) {
    FaultRoom room;
    room.ingest.publish(source("", ":duration=3"));
    ASSERT_TRUE(room.seen_and_heard());
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) {
        return live(r) && silent(r) && said(r, "the source has no sound any more");
    }));
    ASSERT_TRUE(room.goes_on());
    EXPECT_FALSE(said(room.gateway->received(), "slate"));
    expect_unbroken(room.gateway->received());
}

TEST(EncoderFaults, APictureThatVanishesIsToldAndTheSoundGoesOn) {
    FaultRoom room;
    room.ingest.publish(source(":duration=3"));
    ASSERT_TRUE(room.seen_and_heard());
    ASSERT_TRUE(room.gateway->wait_for(
        [](const Received& r) { return slate(r) && loud(r) && said(r, "the source is silent: slate"); }));
    ASSERT_TRUE(room.goes_on());
    EXPECT_TRUE(loud(room.gateway->received()));
    expect_unbroken(room.gateway->received());
}

// What goes wrong with an encoder and must not go wrong with the programme: it drops and returns, also as
// another one; its clock is wrong in each way that is known; its sound or its picture vanishes while the
// other goes on.

#include "tests/media/support/fake_ingest.hpp"
#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

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
void expect_survived(const std::string& arguments, media_link::FeedBegin::Container container = mpeg_ts,
                     const std::function<void(std::string&)>& change = {}) {
    FaultRoom room;
    room.ingest.change = change;
    room.ingest.publish(arguments, container);
    ASSERT_TRUE(room.seen_and_heard());
    const std::uint32_t rss = room.rss_kb();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(room.goes_on());
    ASSERT_TRUE(room.seen_and_heard());
    EXPECT_LT(room.rss_kb(), rss + 64U * 1024);
    expect_unbroken(room.gateway->received());
}

using Bytes = unsigned char*;

// Calls `change` with each PES header of pictures in the packets of MPEG-TS (ISO/IEC 13818-1, 2.4.3.7) that
// lies in one packet whole.
void change_pictures(std::string& bytes, const std::function<void(Bytes)>& change) {
    for (std::size_t at = 0; at + 188 <= bytes.size(); at += 188) {
        const Bytes packet = reinterpret_cast<Bytes>(bytes.data()) + at;
        if (packet[0] != 0x47 || (packet[1] & 0x40) == 0) continue;
        const std::size_t pes = 4 + ((packet[3] & 0x20) != 0 ? 1U + packet[4] : 0U);
        if (pes + 19 > 188 || packet[pes] != 0 || packet[pes + 1] != 0 || packet[pes + 2] != 1) continue;
        if ((packet[pes + 3] & 0xF0) == 0xE0) change(packet + pes);
    }
}

// Its bytes become stuffing.
void take_out_decoding_time(Bytes pes) {
    if ((pes[7] & 0xC0) != 0xC0) return;
    pes[7] = static_cast<unsigned char>(pes[7] & ~0x40);
    pes[9] = static_cast<unsigned char>((pes[9] & 0x0F) | 0x20);
    std::fill(pes + 14, pes + 19, static_cast<unsigned char>(0xFF));
}

std::uint64_t time_at(const unsigned char* field) {
    return (std::uint64_t{field[0]} >> 1 & 7) << 30 | std::uint64_t{field[1]} << 22 |
           (std::uint64_t{field[2]} >> 1) << 15 | std::uint64_t{field[3]} << 7 | std::uint64_t{field[4]} >> 1;
}

void set_time(Bytes field, std::uint64_t time) {
    field[0] = static_cast<unsigned char>((field[0] & 0xF1) | (time >> 30 & 7) << 1);
    field[1] = static_cast<unsigned char>(time >> 22);
    field[2] = static_cast<unsigned char>((time >> 15 & 0x7F) << 1 | 1);
    field[3] = static_cast<unsigned char>(time >> 7);
    field[4] = static_cast<unsigned char>((time & 0x7F) << 1 | 1);
}

// Presentation and decoding time.
std::function<void(std::string&)> with_times(const std::function<std::uint64_t(std::uint64_t)>& change) {
    return [change](std::string& bytes) {
        change_pictures(bytes, [&](Bytes pes) {
            if ((pes[7] & 0x80) != 0) set_time(pes + 9, change(time_at(pes + 9)));
            if ((pes[7] & 0x40) != 0) set_time(pes + 14, change(time_at(pes + 14)));
        });
    };
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
    expect_survived(source(), mpeg_ts, with_times([](std::uint64_t time) { return time / 9000 * 9000; }));
}

TEST(EncoderFaults, TimesGoTwoSecondsBackEverySecondSecond) {
    expect_survived(source(), mpeg_ts, with_times([](std::uint64_t time) {
                        return time / 90'000 % 2 == 0 ? time : time - 180'000;
                    }));
}

TEST(EncoderFaults, DecodingTimesAreMissing) {
    expect_survived(source("", "", "-tune film -bf 2"), mpeg_ts,
                    [](std::string& bytes) { change_pictures(bytes, take_out_decoding_time); });
}

TEST(EncoderFaults, SoundThatVanishesIsToldAndThePictureGoesOn) {
    FaultRoom room;
    room.ingest.publish(source("", ":duration=3"));
    ASSERT_TRUE(room.seen_and_heard());
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) {
        return live(r) && silent(r) && said(r, "the source has no sound any more");
    }));
    ASSERT_TRUE(room.goes_on());
    EXPECT_TRUE(room.gateway->wait_for(live));
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

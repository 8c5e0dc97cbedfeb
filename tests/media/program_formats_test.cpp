// What a source may be made of: each kind of sound, each rate and shape of picture, from a real encoder over
// SRT or out of a file, is seen and heard as it was meant.

#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"
#include "tests/media/support/srt_ingest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

using namespace paraninfo;
using namespace paraninfo::testing;
using test::Encoder;

namespace {

struct SrtRoom : ProgrammeRoom {
    explicit SrtRoom(int width = 640, int height = 360)
        : ProgrammeRoom(single::configuration(width, height)), ingest(folder / "media.sock", {"main"}) {}

    bool seen_and_heard() {
        return gateway->wait_for([](const Received& r) { return live(r) && loud(r); });
    }
    bool over() {
        return gateway->wait_for([](const Received& r) { return slate(r) && silent(r); });
    }
    bool goes_on() { return single::goes_on(*gateway); }

    SrtIngest ingest;
};

std::string picture(const std::string& size, const std::string& rate) {
    return "-re -f lavfi -i testsrc2=size=" + size + ":rate=" + rate;
}

const std::string tone = " -f lavfi -i sine=frequency=440:sample_rate=48000 -t 60";
const std::string h264 = " -c:v libx264 -preset ultrafast -tune zerolatency -g 30 -pix_fmt yuv420p";

// The tone's most frequent period in the last two seconds, in samples: a gap, as a machine at its limit makes
// it, changes the number of waves but not their length.
int period(const Received& received, const Folder& folder) {
    const std::string raw = decoded(received, single::audio, folder / "", "-f s16le -ac 1");
    constexpr std::size_t two_seconds = 2 * 2 * 48000;
    std::map<int, int> lengths;
    int before = 0;
    int length = 0;
    for (std::size_t i = raw.size() > two_seconds ? raw.size() - two_seconds : 0; i + 1 < raw.size();
         i += 2) {
        const int value = static_cast<signed char>(raw[i + 1]) * 256 + static_cast<unsigned char>(raw[i]);
        ++length;
        if (before < 0 && value >= 0) ++lengths[std::exchange(length, 0)];
        before = value;
    }
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return lengths.empty() ? 0 : std::max_element(lengths.begin(), lengths.end(), fewer)->first;
}

// ffmpeg's verdict on a rendition's frames.
int frames_found(const std::string& verdict, const std::string& kind) {
    const std::size_t line = verdict.find("Multi frame detection:");
    if (line == std::string::npos) return -1;
    const std::size_t at = verdict.find(kind, line);
    return at == std::string::npos ? -1 : std::atoi(verdict.c_str() + at + kind.size());
}

}  // namespace

TEST(ProgrammeFormats, EachSoundAndRateOfAPublisherIsHeardAtItsPitch) {
    SrtRoom room;
    for (const auto& [size, rate, sound_format] :
         {std::tuple{"640x360", "25", "-c:a mp2 -ac 2 -ar 48000"},
          std::tuple{"320x240", "24", "-c:a libmp3lame -ac 1 -ar 44100"},
          std::tuple{"1280x720", "50", "-c:a libopus -ac 6 -b:a 192k"},
          std::tuple{"270x480", "60", "-c:a aac -ac 1 -ar 32000"},
          std::tuple{"640x480", "30000/1001", "-c:a aac -ac 6 -ar 44100"},
          std::tuple{"1920x1080", "15", "-c:a libopus -ac 1 -b:a 48k"}}) {
        SCOPED_TRACE(std::string(sound_format) + ", " + size + " at " + rate);
        Encoder encoder(room.ingest.url("main"), picture(size, rate) + tone + h264 + " " + sound_format);
        ASSERT_TRUE(room.seen_and_heard());
        ASSERT_TRUE(room.goes_on());
        const Received received = room.gateway->received();
        EXPECT_TRUE(live(received) && loud(received));
        EXPECT_NEAR(period(received, room.folder), 48000 / 440, 1);
        encoder.finish();
        ASSERT_TRUE(room.over());
    }
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammeFormats, InterlacedPicturesAreShownWithoutCombs) {
    SrtRoom room(1280, 720);
    const Encoder encoder(room.ingest.url("main"), picture("1280x720", "50") + tone + h264 +
                                                       " -vf interlace=scan=tff:lowpass=off -flags"
                                                       " +ilme+ildct -x264-params tff=1 -c:a mp2");
    ASSERT_TRUE(room.seen_and_heard());
    ASSERT_TRUE(room.goes_on());
    const Received received = room.gateway->received();
    const std::string file = room.folder / "interlaced.mp4";
    received.write_file(single::video, file);
    const std::string verdict = output_of("ffmpeg -nostdin -i " + file + " -vf idet -an -f null -");
    EXPECT_GT(frames_found(verdict, "Progressive:"), 20) << verdict;
    EXPECT_LT(frames_found(verdict, "TFF:") + frames_found(verdict, "BFF:"), 10) << verdict;
}

TEST(ProgrammeFormats, OpusAndMp3OfAMatroskaFileAreHeard) {
    for (const std::string sound_format : {"-c:a libopus -ac 2", "-c:a libmp3lame -ac 1 -ar 22050"}) {
        Folder folder;
        const std::string path = folder / "film.mkv";
        ASSERT_EQ(output_of("ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=640x360:rate=25 -f lavfi -i "
                            "sine=frequency=440:sample_rate=48000 -t 4" +
                            h264 + " " + sound_format + " " + path),
                  "");
        media_link::Configure configure = single::configuration(640, 360);
        configure.source.kind = media_link::Source::Kind::file;
        configure.source.path = path;
        ProgrammeRoom room(configure);
        ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); }))
            << sound_format;
        expect_unbroken(room.gateway->received());
    }
}

TEST(ProgrammeFormats, ASoundThatNobodyDecodesIsSaidAndThePictureIsSeen) {
    SrtRoom room;
    const Encoder encoder(room.ingest.url("main"), picture("320x180", "30") + tone + h264 + " -c:a ac3");
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && silent(r); }));
    ASSERT_TRUE(room.gateway->wait_for(
        [](const Received& r) { return said(r, "a stream is left out: audio/x-ac3"); }));
}

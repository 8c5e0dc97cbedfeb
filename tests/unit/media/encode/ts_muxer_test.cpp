#include "media/encode/ts_muxer.hpp"

#include "media/encode/encoder.hpp"
#include "media/encode/ts_packets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace paraninfo;
using namespace paraninfo::encode;

namespace {

// Coded pictures of a real encoder, a key frame at each tenth.
struct CodedPictures {
    struct Unit {
        bool key = false;
        std::string bytes;
    };
    std::mutex mutex;
    std::condition_variable changed;
    std::string avcc;
    std::vector<Unit> units;

    explicit CodedPictures(std::uint64_t count) {
        EncoderSettings settings;
        settings.key_every = 10;
        settings.width = 128;
        settings.height = 72;
        settings.video = {{128, 72, 300}};
        settings.sounds = 0;
        settings.audio.clear();
        EncoderHandlers handlers;
        handlers.video_codec = [this](std::size_t, const std::string& config) { avcc = config; };
        handlers.video = [this](std::size_t, std::uint64_t, bool key, const std::string& bytes) {
            const std::lock_guard lock(mutex);
            units.push_back({key, bytes});
            changed.notify_all();
        };
        handlers.failed = [](const std::string& text) { ADD_FAILURE() << text; };
        Encoder encoder(settings, handlers);
        for (std::uint64_t n = 0; n < count; ++n) {
            GstBuffer* buffer = gst_buffer_new_allocate(nullptr, 128 * 72 * 3 / 2, nullptr);
            gst_buffer_memset(buffer, 0, static_cast<guint8>(n * 97), 128 * 72 * 3 / 2);
            encoder.picture(n, gst::share(buffer), false);
        }
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::seconds(30), [&] { return units.size() == count; });
    }
};

// What a muxer made, to be waited for.
struct MuxedPieces {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::pair<bool, std::string>> pieces;

    TsMuxerHandlers handlers() {
        return {[this](bool opens, std::string packets) {
                    const std::lock_guard lock(mutex);
                    pieces.emplace_back(opens, std::move(packets));
                    changed.notify_all();
                },
                [](const std::string& text) { ADD_FAILURE() << text; }};
    }
    bool wait_for_openings(std::ptrdiff_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(30), [&] {
            return std::count_if(pieces.begin(), pieces.end(), [](const auto& one) { return one.first; }) >=
                   count;
        });
    }
};

struct TsMuxerTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};

// A frame of each, as the programme's pump gives them.
void mux(TsMuxer& muxer, const CodedPictures& coded, std::uint64_t first, std::uint64_t count) {
    const std::vector<std::int16_t> silence(3200, 0);
    for (std::uint64_t n = first; n < first + count; ++n) {
        const TsMuxer::Time at{static_cast<std::int64_t>(n) * 1'000'000'000 / 30};
        const CodedPictures::Unit& unit = coded.units.at(n % coded.units.size());
        muxer.picture(at, unit.key, coded.avcc, unit.bytes);
        muxer.sound(at, silence);
    }
}

}  // namespace

TEST_F(TsMuxerTest, EachKeyFrameOpensAPieceOfWholePackets) {
    const CodedPictures coded(40);
    ASSERT_EQ(coded.units.size(), 40U);
    MuxedPieces muxed;
    TsMuxer muxer(muxed.handlers());
    mux(muxer, coded, 0, 40);
    ASSERT_TRUE(muxed.wait_for_openings(3));
    const std::lock_guard lock(muxed.mutex);
    for (const auto& [opens, packets] : muxed.pieces) {
        ASSERT_EQ(packets.size() % 188, 0U);
        for (std::size_t i = 0; i < packets.size(); i += 188) ASSERT_EQ(packets[i], '\x47');
    }
}

TEST_F(TsMuxerTest, HoursIntoAProgrammeItBeginsAtTheNextKeyFrame) {
    const CodedPictures coded(40);
    MuxedPieces muxed;
    TsMuxer muxer(muxed.handlers());
    mux(muxer, coded, 1'000'003, 40);
    ASSERT_TRUE(muxed.wait_for_openings(2));
    const std::lock_guard lock(muxed.mutex);
    const auto opening =
        std::find_if(muxed.pieces.begin(), muxed.pieces.end(), [](const auto& one) { return one.first; });
    for (auto before = muxed.pieces.begin(); before != opening; ++before)
        EXPECT_EQ(before->second.find(std::string_view("\0\0\1\xE0", 4)), std::string::npos)
            << "a picture before it";
}

TEST_F(TsMuxerTest, WithoutSoundPicturesWaitUpToTheirLimitAndNoMoreAreTaken) {
    const CodedPictures coded(40);
    MuxedPieces muxed;
    TsMuxer muxer(muxed.handlers());
    for (std::uint64_t n = 0; n < 10 * TsMuxer::pictures_waiting_max; ++n) {
        const CodedPictures::Unit& unit = coded.units.at(n % 40);
        muxer.picture(TsMuxer::Time{static_cast<std::int64_t>(n) * 33'333'333}, unit.key, coded.avcc,
                      unit.bytes);
    }
    const std::lock_guard lock(muxed.mutex);
    EXPECT_TRUE(muxed.pieces.empty()) << "in order by time, of both";
}

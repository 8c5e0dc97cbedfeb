#include "media/program/previews.hpp"

#include "media/program/clock.hpp"
#include "protocol/media_link/messages.hpp"
#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

#include <map>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;

namespace {

constexpr Instant frame = Instant(1s) / 30;
constexpr mix::Size size{320, 180};

struct Hall final : Feed {
    gst::SharedBuffer picture(Instant) override { return unsaid_picture(size, red); }
    void sound(std::uint64_t, std::span<std::int16_t> out) override { std::fill(out.begin(), out.end(), 0); }
    void tend(Instant) override {}
    Signs signs() const override { return {}; }
};

struct PreviewsTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    // True once so many files of each of these have come.
    bool come(const std::vector<std::string>& sources, std::size_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 60s, [&] {
            return std::all_of(sources.begin(), sources.end(),
                               [&](const std::string& source) { return files[source].size() >= count; });
        });
    }
    Previews::Handlers handlers() {
        return {.made =
                    [this](const std::string& source, std::string jpeg) {
                        const std::lock_guard lock(mutex);
                        files[source].push_back(std::move(jpeg));
                        changed.notify_all();
                    },
                .failed = [](const std::string& text) { ADD_FAILURE() << text; }};
    }

    Hall hall;
    Instant now = monotonic_now();
    MixedFeed feed{hall, {now - 1s, frame, {320, 180}}, [] { return nullptr; }, [this] { return now; }};
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::string, std::vector<std::string>> files;
};

}  // namespace

TEST_F(PreviewsTest, EverySourceIsSeenAgainAndAgainAndTheOneWithoutAPictureIsNot) {
    feed.receiver().begin("cam-a");
    feed.receiver().begin("cam-b");
    feed.receiver().picture("cam-a", now + frame / 2 - Contributed::offset,
                            {unsaid_picture({640, 480}, green), 640, 480});
    feed.picture(now);
    const Previews previews(feed, handlers());
    ASSERT_TRUE(come({floor_source, "cam-a"}, 3));
    const std::lock_guard lock(mutex);
    EXPECT_EQ(files.size(), 2U);
    for (const auto& [source, all] : files)
        for (const std::string& jpeg : all) EXPECT_TRUE(media_link::is_jpeg(jpeg)) << source;
    EXPECT_NE(files[floor_source][0], files["cam-a"][0]);
}

TEST_F(PreviewsTest, NothingIsMadeBeforeTheFirstFrameAndTheEndIsClean) {
    const Previews previews(feed, handlers());
    EXPECT_TRUE(feed.seen().empty());
}

#include "server/hls/rendition_store.hpp"

#include <gtest/gtest.h>

#include "tests/unit/server/hls/broadcast.hpp"

namespace paraninfo::hls {
namespace {

class Store : public testing::Test {
  protected:
    Store() : settings(broadcast_settings()), store(settings, hd) { begin({10, 0}); }

    void begin(hls::Run run) {
        store.begin_run(run);
        EXPECT_EQ(store.init({"avc1.64001f", 1280, 720, 30'000, 0, 0, "init"}), Fault::none);
    }
    Fault add(std::uint64_t msn, std::uint32_t index, bool last = false) {
        now += video_part;
        return store.add({hd, msn, index, video_part, index == 0, last, false, 0, "media"}, now);
    }

    PublicationSettings settings;
    RenditionStore store;
    Time now{std::chrono::hours{1}};
};

TEST_F(Store, TheHintFollowsWhatIsThere) {
    EXPECT_EQ(store.hint_msn(), 10U);
    add(10, 0);
    EXPECT_EQ(store.hint_msn(), 10U);
    EXPECT_EQ(store.hint_part(), 1U);
    add(10, 1, true);
    EXPECT_EQ(store.hint_msn(), 11U);
    EXPECT_EQ(store.hint_part(), 0U);
    EXPECT_EQ(store.last_msn(), 10U);
    EXPECT_EQ(store.last_part(), 1U);
    EXPECT_TRUE(store.ready());
}

TEST_F(Store, EveryChangeHasItsVersion) {
    auto before = store.version();
    add(10, 0);
    EXPECT_GT(store.version(), before);
    before = store.version();
    add(10, 0);  // a repetition
    EXPECT_EQ(store.version(), before);
    store.close_open(now);
    EXPECT_GT(store.version(), before);
}

TEST_F(Store, TheInitSegmentOfEachRunIsKeptWhileNeeded) {
    add(10, 0, true);
    begin({11, 1});
    add(11, 0, true);
    EXPECT_NE(store.view({})->find_init(0), nullptr);
    for (std::uint64_t msn = 12; msn < 200; ++msn) add(msn, 0, true);
    EXPECT_EQ(store.view({})->find_init(0), nullptr);
    EXPECT_NE(store.view({})->find_init(1), nullptr);
}

TEST_F(Store, APeakIsNotTakenFromAShortSegment) {
    add(10, 0, true);                     // 5 bytes in a third of a second
    EXPECT_EQ(store.rates().peak, 121U);  // only as the average
    for (std::uint32_t index = 0; index < 6; ++index) add(11, index, index == 5);
    EXPECT_EQ(store.rates(), (Rates{121, 121}));
}

TEST_F(Store, ARunBelowItsFirstNumberIsOutOfOrder) {
    EXPECT_EQ(add(9, 0), Fault::out_of_order);
    EXPECT_EQ(store.bytes(), 0U);
}

TEST_F(Store, APartNeedsRoomForItselfAndItsSegment) {
    const Part part{hd, 10, 0, video_part, true, false, false, 0, "media"};
    EXPECT_EQ(store.add(part, now, 2 * part.bytes.size() - 1), Fault::store_full);
    EXPECT_EQ(store.add(part, now, 2 * part.bytes.size()), Fault::none);
    EXPECT_EQ(store.add(part, now, 0), Fault::none) << "it is there";
}

}  // namespace
}  // namespace paraninfo::hls

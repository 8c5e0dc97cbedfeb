#include "media/ingest/publishers.hpp"

#include <gtest/gtest.h>

namespace paraninfo::ingest {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Time start{};

media_link::Feeds two_feeds() {
    media_link::Feeds feeds;
    feeds.address = "127.0.0.1";
    feeds.silent_after = seconds{2};
    feeds.feeds = {{"main", "main", "correct-horse-battery"}, {"second", "stage-two", "another-passphrase"}};
    return feeds;
}

class PublishersTest : public testing::Test {
  protected:
    PublishersTest() { publishers_.set_feeds(two_feeds()); }

    std::optional<Refusal> refusal(std::string_view streamid, Time now = start) const {
        const auto verdict = publishers_.admit(streamid, now);
        if (const auto* refused = std::get_if<Refusal>(&verdict)) return *refused;
        return std::nullopt;
    }
    Publishers::Begun begin(const std::string& feed, std::uint64_t connection, Time now = start) {
        return std::get<Publishers::Begun>(publishers_.begin(feed, connection, now));
    }

    Publishers publishers_;
};

TEST_F(PublishersTest, AKnownStreamidIsAdmittedWithItsFeedsPassphrase) {
    EXPECT_EQ(std::get<Admission>(publishers_.admit("stage-two", start)),
              (Admission{"second", "another-passphrase"}));
}

TEST_F(PublishersTest, AnUnknownStreamidIs404) {
    EXPECT_EQ(refusal("elsewhere"), (Refusal{"", 404}));
    EXPECT_EQ(refusal("second"), (Refusal{"", 404}));
    EXPECT_EQ(refusal("MAIN"), (Refusal{"", 404}));
}

TEST_F(PublishersTest, AnUnreadableStreamidIs400) {
    EXPECT_EQ(refusal(""), (Refusal{"", 400}));
    EXPECT_EQ(refusal("#!::m=publish"), (Refusal{"", 400}));
    EXPECT_EQ(refusal("#!::main"), (Refusal{"", 400}));
    EXPECT_EQ(refusal(std::string(513, 'a')), (Refusal{"", 400}));
}

TEST_F(PublishersTest, WhoDoesNotPublishIs403) {
    EXPECT_EQ(refusal("#!::r=main,m=request"), (Refusal{"main", 403}));
    EXPECT_EQ(refusal("#!::r=main"), (Refusal{"main", 403}));
}

TEST_F(PublishersTest, ASecondPublisherIs409WhileTheFirstIsHeard) {
    begin("main", 1);
    publishers_.heard("main", 1, start + seconds{1});
    EXPECT_EQ(refusal("main", start + milliseconds{2999}), (Refusal{"main", 409}));
    EXPECT_EQ(refusal("stage-two", start), std::nullopt);
}

TEST_F(PublishersTest, ASilentPublisherIsReplaced) {
    EXPECT_EQ(begin("main", 1).replaced, std::nullopt);
    EXPECT_EQ(refusal("main", start + seconds{2}), std::nullopt);
    const Publishers::Begun second = begin("main", 2, start + seconds{2});
    EXPECT_EQ(second.replaced, 1U);
    EXPECT_EQ(second.session, 2U);
    EXPECT_EQ(refusal("main", start + seconds{3}), (Refusal{"main", 409}));
}

TEST_F(PublishersTest, OfTwoWhoWereAdmittedTheFirstToBeginPublishes) {
    EXPECT_EQ(refusal("main"), std::nullopt);
    EXPECT_EQ(refusal("main"), std::nullopt);
    begin("main", 1);
    EXPECT_EQ(std::get<Refusal>(publishers_.begin("main", 2, start)), (Refusal{"main", 409}));
}

TEST_F(PublishersTest, AfterThePublishersEndTheFeedIsFree) {
    begin("main", 1);
    EXPECT_FALSE(publishers_.end("main", 2));
    EXPECT_TRUE(publishers_.end("main", 1));
    EXPECT_FALSE(publishers_.end("main", 1));
    EXPECT_EQ(refusal("main"), std::nullopt);
}

TEST_F(PublishersTest, SilenceIsToldOnceUntilTheyAreHeardAgain) {
    begin("main", 1);
    EXPECT_TRUE(publishers_.newly_silent(start + seconds{1}).empty());
    EXPECT_EQ(publishers_.newly_silent(start + seconds{2}), std::vector<std::string>{"main"});
    EXPECT_TRUE(publishers_.newly_silent(start + seconds{3}).empty());
    publishers_.heard("main", 1, start + seconds{4});
    EXPECT_EQ(publishers_.newly_silent(start + seconds{6}), std::vector<std::string>{"main"});
}

TEST_F(PublishersTest, WhatAReplacedPublisherSendsCountsForNothing) {
    begin("main", 1);
    begin("main", 2, start + seconds{2});
    publishers_.heard("main", 1, start + seconds{4});
    EXPECT_EQ(refusal("main", start + seconds{4}), std::nullopt);
}

TEST_F(PublishersTest, ANewTableEndsPublishersOfChangedFeedsOnly) {
    begin("main", 1);
    begin("second", 2);
    media_link::Feeds changed = two_feeds();
    changed.feeds[0].passphrase = "a-new-passphrase";
    EXPECT_EQ(publishers_.set_feeds(changed), std::vector<std::uint64_t>{1});
    EXPECT_EQ(refusal("main"), std::nullopt);
    EXPECT_EQ(refusal("stage-two"), (Refusal{"second", 409}));
}

TEST_F(PublishersTest, AFeedTakenFromTheTableCannotBegin) {
    publishers_.set_feeds({});
    EXPECT_EQ(std::get<Refusal>(publishers_.begin("main", 1, start)), (Refusal{"", 404}));
}

TEST_F(PublishersTest, WhoBeginsAgainAndAgainIsRefusedForAWhile) {
    for (std::uint64_t i = 1; i <= begins_max; ++i) {
        begin("main", i);
        EXPECT_TRUE(publishers_.end("main", i));
    }
    EXPECT_EQ(std::get<Refusal>(publishers_.begin("main", 100, start + begins_window - milliseconds{1})),
              (Refusal{"main", 409}));
    begin("second", 101);
    begin("main", 102, start + begins_window);
}

TEST(Streamid, APlainNamePublishes) {
    EXPECT_EQ(parse_streamid("main"), (StreamRequest{"main", true}));
}

TEST(Streamid, TheAccessControlSyntaxSaysWhatItIsFor) {
    EXPECT_EQ(parse_streamid("#!::u=desk,r=main,m=publish"), (StreamRequest{"main", true}));
    EXPECT_EQ(parse_streamid("#!::m=publish,r=main,"), (StreamRequest{"main", true}));
    EXPECT_EQ(parse_streamid("#!::r=main,m=bidirectional"), (StreamRequest{"main", false}));
    EXPECT_EQ(parse_streamid("#!::r=,m=publish"), std::nullopt);
    EXPECT_EQ(parse_streamid("#!::"), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::ingest

#include "media/ingest/feed_hub.hpp"

#include "media/link/feed_client.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/media/link/peer.hpp"

#include <gtest/gtest.h>

namespace paraninfo::ingest {
namespace {

using link::test::Peer;
using media_link::FeedBegin;
using media_link::FeedBytes;
using media_link::FeedEnd;
using media_link::Message;

class FeedHubTest : public testing::Test {
  protected:
    FeedHubTest() : hub_(folder_ / "media.sock") { hub_.set_feeds({"main"}); }

    Peer programme(const std::string& feed = "main") {
        return {link::connect_unix(link::feed_socket_path(folder_ / "media.sock", feed)),
                media_link::Stream::feed};
    }
    // One that is surely accepted: it has seen the session's begin.
    Peer programme_in(std::uint64_t session) { return programme_of({session}); }
    Peer programme_of(const FeedBegin& begun) {
        Peer peer = programme();
        EXPECT_EQ(peer.next(), Message{begun});
        return peer;
    }

    test::TemporaryFolder folder_;
    FeedHub hub_;
};

TEST_F(FeedHubTest, ASessionReachesEachProgramme) {
    hub_.begin("main", {5});
    Peer one = programme_in(5), two = programme_in(5);
    hub_.bytes("main", "bytes");
    hub_.end("main", 5);
    for (Peer* peer : {&one, &two}) {
        EXPECT_EQ(peer->next(), Message{FeedBytes{"bytes"}});
        EXPECT_EQ(peer->next(), Message{FeedEnd{5}});
    }
}

TEST_F(FeedHubTest, ALateProgrammeGetsWhatComesFromThenOn) {
    hub_.begin("main", {1});
    hub_.bytes("main", "missed");
    Peer late = programme_in(1);
    hub_.bytes("main", "seen");
    EXPECT_EQ(late.next(), Message{FeedBytes{"seen"}});
}

TEST_F(FeedHubTest, ALateProgrammeGetsThePreambleFirst) {
    hub_.begin("main", {1, FeedBegin::Container::flv});
    hub_.preamble("main", "old");
    hub_.preamble("main", "header");
    hub_.bytes("main", "missed");
    Peer late = programme();
    EXPECT_EQ(late.next(), (Message{FeedBegin{1, FeedBegin::Container::flv}}));
    EXPECT_EQ(late.next(), Message{FeedBytes{"header"}});
    hub_.bytes("main", "seen");
    EXPECT_EQ(late.next(), Message{FeedBytes{"seen"}});
    hub_.begin("main", {2, FeedBegin::Container::flv});
    Peer next = programme_of({2, FeedBegin::Container::flv});
    hub_.bytes("main", "without a preamble");
    EXPECT_EQ(next.next(), Message{FeedBytes{"without a preamble"}});
}

TEST_F(FeedHubTest, AUnitLargerThanAMessageComesInPiecesAndWhole) {
    hub_.begin("main", {1});
    Peer peer = programme_in(1);
    hub_.bytes("main", std::string(media_link::feed_bytes_max, 'a') + "b");
    EXPECT_EQ(peer.next(), Message{FeedBytes{std::string(media_link::feed_bytes_max, 'a')}});
    EXPECT_EQ(peer.next(), Message{FeedBytes{"b"}});
}

TEST_F(FeedHubTest, WithoutASessionNothingIsSaidUntilOneBegins) {
    hub_.begin("main", {1});
    { Peer before = programme_in(1); }
    hub_.end("main", 1);
    Peer after = programme();
    hub_.begin("main", {2});
    EXPECT_EQ(after.next(), Message{FeedBegin{2}});
}

TEST_F(FeedHubTest, AProgrammeThatDoesNotReadIsCutOffAndMayComeAgain) {
    hub_.begin("main", {1});
    Peer slow = programme_in(1);
    const std::string bytes(media_link::feed_bytes_max, 'x');
    for (std::size_t sent = 0; sent < 3 * subscriber_bytes_max; sent += bytes.size())
        hub_.bytes("main", bytes);
    while (slow.next()) {
    }
    EXPECT_EQ(hub_.cut_off(), 1U);
    programme_in(1);
}

TEST_F(FeedHubTest, FeedsAreApart) {
    hub_.set_feeds({"main", "second"});
    hub_.begin("main", {1});
    Peer main = programme_in(1);
    hub_.begin("second", {2});
    hub_.bytes("second", "not for main");
    hub_.bytes("main", "for main");
    EXPECT_EQ(main.next(), Message{FeedBytes{"for main"}});
}

TEST_F(FeedHubTest, AFeedThatIsNoLongerWantedIsClosed) {
    hub_.begin("main", {1});
    Peer main = programme_in(1);
    hub_.set_feeds({"second"});
    EXPECT_FALSE(main.next());
    EXPECT_FALSE(std::filesystem::exists(folder_ / "feed-main.sock"));
    hub_.bytes("main", "for nobody");
}

TEST_F(FeedHubTest, MoreProgrammesThanItsLimitAreSentAway) {
    hub_.begin("main", {1});
    std::vector<Peer> all;
    for (std::size_t i = 0; i < subscribers_max; ++i) all.push_back(programme_in(1));
    Peer one_more = programme();
    EXPECT_FALSE(one_more.next());
}

}  // namespace
}  // namespace paraninfo::ingest

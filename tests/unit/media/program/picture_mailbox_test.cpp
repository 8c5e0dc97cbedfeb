#include "media/program/picture_mailbox.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {
using Mailbox = PictureMailbox<int>;
constexpr Instant kept = 500ms;
}  // namespace

TEST(PictureMailbox, GivesTheNewestPictureThatIsDue) {
    Mailbox mailbox;
    for (int i = 0; i < 5; ++i) mailbox.put(i * 33ms, i);
    EXPECT_EQ(mailbox.at(70ms, kept), 2);
    EXPECT_EQ(mailbox.at(98ms, kept), 2);
    EXPECT_EQ(mailbox.at(99ms, kept), 3);
}

TEST(PictureMailbox, BeforeTheFirstIsDueThereIsNone) {
    Mailbox mailbox;
    mailbox.put(100ms, 1);
    EXPECT_EQ(mailbox.at(99ms, kept), std::nullopt);
}

TEST(PictureMailbox, APictureIsShownForAsLongAsItIsKeptAndNotLonger) {
    Mailbox mailbox;
    mailbox.put(0ms, 1);
    EXPECT_EQ(mailbox.at(500ms, kept), 1);
    EXPECT_EQ(mailbox.at(501ms, kept), std::nullopt);
}

TEST(PictureMailbox, OneTooManyDropsTheOldest) {
    Mailbox mailbox;
    for (int i = 0; i < static_cast<int>(Mailbox::waiting_max); ++i) mailbox.put(i * 1ms, i);
    EXPECT_EQ(mailbox.waiting(), Mailbox::waiting_max);
    mailbox.put(1s, 1000);
    EXPECT_EQ(mailbox.waiting(), Mailbox::waiting_max);
    EXPECT_EQ(mailbox.at(0ms, kept), std::nullopt) << "the first is gone";
}

TEST(PictureMailbox, AnEarlierPlaceReplacesWhatLaysBehindIt) {
    Mailbox mailbox;
    mailbox.put(100ms, 1);
    mailbox.put(133ms, 2);
    mailbox.put(110ms, 3);
    EXPECT_EQ(mailbox.at(200ms, kept), 3);
}

TEST(PictureMailbox, ForgettingKeepsWhatIsShown) {
    Mailbox mailbox;
    mailbox.put(0ms, 1);
    mailbox.put(33ms, 2);
    EXPECT_EQ(mailbox.at(0ms, kept), 1);
    mailbox.forget_waiting();
    EXPECT_EQ(mailbox.at(40ms, kept), 1);
}

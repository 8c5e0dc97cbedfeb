#include "media/ingest/receiver_queue.hpp"

#include <gtest/gtest.h>

namespace paraninfo::ingest {
namespace {

OutputPiece piece_of(const std::string& bytes, bool opens = false) {
    return std::make_shared<const media_link::OutputBytes>(media_link::OutputBytes{opens, bytes});
}

// All that waits, by messages of four bytes.
std::string drained(ReceiverQueue& queue) {
    std::string all;
    while (!queue.empty()) {
        const std::string_view message = queue.next(4);
        all += message;
        queue.sent(message.size());
    }
    return all;
}

TEST(ReceiverQueue, BeginsWithAPieceThatOpens) {
    ReceiverQueue queue;
    queue.push(piece_of("missed"));
    EXPECT_TRUE(queue.empty());
    queue.push(piece_of("key", true));
    queue.push(piece_of("delta"));
    EXPECT_EQ(queue.bytes(), 8U);
    EXPECT_EQ(drained(queue), "keydelta");
    queue.push(piece_of("more"));
    EXPECT_EQ(drained(queue), "more") << "an empty queue is still in step";
}

TEST(ReceiverQueue, AMessageIsOfOnePiece) {
    ReceiverQueue queue;
    queue.push(piece_of("abcdef", true));
    queue.push(piece_of("gh"));
    EXPECT_EQ(queue.next(4), "abcd");
    queue.sent(4);
    EXPECT_EQ(queue.next(4), "ef");
    queue.sent(2);
    EXPECT_EQ(queue.next(4), "gh");
    EXPECT_EQ(queue.bytes(), 2U);
}

TEST(ReceiverQueue, WhoIsTooFarBehindGoesOnWithTheNextThatOpens) {
    ReceiverQueue queue;
    queue.push(piece_of(std::string(ReceiverQueue::bytes_max - 1, 'k'), true));
    queue.push(piece_of("d"));
    EXPECT_EQ(queue.bytes(), ReceiverQueue::bytes_max);
    EXPECT_EQ(queue.breaks(), 0U);
    queue.push(piece_of("d"));
    EXPECT_TRUE(queue.empty());
    EXPECT_EQ(queue.breaks(), 1U);
    queue.push(piece_of("d"));
    EXPECT_TRUE(queue.empty());
    queue.push(piece_of("k", true));
    queue.push(piece_of("d"));
    EXPECT_EQ(drained(queue), "kd");
    EXPECT_EQ(queue.breaks(), 1U);
}

TEST(ReceiverQueue, AKeyFrameForWhichThereIsNoRoomTakesTheRoomOfWhatWaits) {
    ReceiverQueue queue;
    queue.push(piece_of(std::string(ReceiverQueue::bytes_max, 'k'), true));
    queue.sent(10);
    queue.push(piece_of(std::string(11, 'n'), true));
    EXPECT_EQ(queue.breaks(), 1U);
    EXPECT_EQ(drained(queue), std::string(11, 'n'));
}

TEST(ReceiverQueue, AProgrammeThatBeginsAnewBeginsWithAPieceThatOpens) {
    ReceiverQueue queue;
    queue.push(piece_of("old", true));
    queue.sent(1);
    queue.break_off();
    queue.push(piece_of("delta"));
    queue.push(piece_of("new", true));
    EXPECT_EQ(drained(queue), "new");
    EXPECT_EQ(queue.breaks(), 0U) << "nobody was slow";
}

}  // namespace
}  // namespace paraninfo::ingest

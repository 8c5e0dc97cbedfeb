#include "media/rtmp/chunks.hpp"

#include <gtest/gtest.h>

namespace paraninfo::rtmp {
namespace {

using namespace std::string_literals;

Message video(std::uint32_t timestamp, std::string payload) {
    return {static_cast<std::uint8_t>(MessageType::video), 1, timestamp, std::move(payload)};
}

std::string set_chunk_size(std::uint32_t size) {
    const std::string value{static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                            static_cast<char>(size >> 8), static_cast<char>(size)};
    return in_chunks({static_cast<std::uint8_t>(MessageType::set_chunk_size), 0, 0, value}, 2, 128);
}

// The messages of these bytes, read in pieces of every size.
std::vector<Message> read(const std::string& bytes) {
    std::vector<Message> first;
    EXPECT_TRUE(ChunkReader{}.push(bytes, first));
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 64U}) {
        ChunkReader reader;
        std::vector<Message> messages;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            EXPECT_TRUE(reader.push(bytes.substr(at, piece), messages));
        EXPECT_EQ(messages, first) << "in pieces of " << piece;
    }
    return first;
}

bool is_broken(const std::string& bytes) {
    ChunkReader reader;
    std::vector<Message> messages;
    const bool broken = !reader.push(bytes, messages);
    const bool taken_later = reader.push(in_chunks(video(0, "a"), 4, 128), messages);
    EXPECT_TRUE(!broken || !taken_later) << "once broken, for ever";
    return broken;
}

TEST(Chunks, WhatIsCutIsPutTogether) {
    const std::vector<Message> messages{
        video(0, std::string(1000, 'a')), video(40, ""), video(0xFFFFFF, std::string(300, 'b')),
        video(0xFFFFFFF0, std::string(129, 'c')), video(5, std::string(128, 'd'))};
    std::string bytes;
    for (const Message& message : messages) bytes += in_chunks(message, 4, 128);
    EXPECT_EQ(read(bytes), messages);
}

TEST(Chunks, ThePiecesGetTheSizeThatWasSaid) {
    const Message big = video(7, std::string(100'000, 'x'));
    EXPECT_EQ(read(set_chunk_size(60'000) + in_chunks(big, 4, 60'000)), std::vector{big});
    EXPECT_EQ(read(set_chunk_size(0x7FFFFFFF) + in_chunks(big, 4, 1'000'000)), std::vector{big});
    EXPECT_TRUE(is_broken(set_chunk_size(0)));
    EXPECT_TRUE(is_broken(set_chunk_size(0x80000000)));
}

TEST(Chunks, ChunkStreamsAreInterleaved) {
    const std::string sound = in_chunks({8, 1, 10, std::string(200, 's')}, 5, 128);
    const std::string picture = in_chunks(video(10, std::string(200, 'p')), 6, 128);
    const std::size_t first = 12 + 128;
    const auto messages =
        read(sound.substr(0, first) + picture.substr(0, first) + sound.substr(first) + picture.substr(first));
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages[0].payload, std::string(200, 's'));
    EXPECT_EQ(messages[1].payload, std::string(200, 'p'));
}

TEST(Chunks, ShortHeadersTakeOverWhatWasSaidBefore) {
    const std::string first = in_chunks(video(1000, "abc"), 4, 128);
    const std::string with_length = "\x44\x00\x00\x28\x00\x00\x02\x09"s + "de";  // format 1
    const std::string with_delta = "\x84\x00\x00\x21"s + "fg";                   // format 2
    const std::string with_nothing = "\xC4"s + "hi";                             // format 3
    const auto messages = read(first + with_length + with_delta + with_nothing);
    EXPECT_EQ(messages,
              (std::vector{video(1000, "abc"), video(1040, "de"), video(1073, "fg"), video(1106, "hi")}));
}

TEST(Chunks, AnEncoderNeedNotRepeatTheExtendedTimestamp) {
    const Message late = video(0x1000000, std::string(200, 'z'));
    const std::string cut = in_chunks(late, 4, 128);
    const std::size_t second = 12 + 4 + 128;
    ASSERT_EQ(cut.size(), second + 1 + 4 + 72);
    EXPECT_EQ(read(cut), std::vector{late});
    EXPECT_EQ(read(cut.substr(0, second + 1) + cut.substr(second + 5)), std::vector{late});
}

TEST(Chunks, LongNumbersOfChunkStreams) {
    const std::string fields = "\x00\x00\x05\x00\x00\x01\x09\x01\x00\x00\x00"s + "x";
    EXPECT_EQ(read("\x00\x10"s + fields), std::vector{video(5, "x")});
    EXPECT_EQ(read("\x01\x10\x01"s + fields), std::vector{video(5, "x")});
}

TEST(Chunks, AnAbortedMessageIsForgotten) {
    const std::string cut = in_chunks(video(5, std::string(200, 'q')), 4, 128).substr(0, 12 + 128);
    const std::string abort = in_chunks({2, 0, 0, "\x00\x00\x00\x04"s}, 2, 128);
    EXPECT_EQ(read(cut + abort + in_chunks(video(6, "r"), 4, 128)), std::vector{video(6, "r")});
}

TEST(Chunks, BoundsAreKept) {
    EXPECT_TRUE(is_broken("\x44\x00\x00\x00\x00\x00\x01\x09"s)) << "a short header at the beginning";
    EXPECT_TRUE(is_broken("\x04\x00\x00\x00\x40\x00\x01\x09\x01\x00\x00\x00"s))
        << "longer than a message may be";
    std::string many;
    for (std::uint8_t i = 0; i <= chunk_streams_max; ++i)
        many += in_chunks(video(0, "a"), static_cast<std::uint8_t>(3 + i), 128);
    EXPECT_TRUE(is_broken(many));
    const std::string cut = in_chunks(video(5, std::string(200, 'q')), 4, 128).substr(0, 12 + 128);
    EXPECT_TRUE(is_broken(cut + cut)) << "a new message before the last one was whole";
}

TEST(Chunks, UnfinishedMessagesTakeABoundedMemory) {
    ChunkReader reader;
    std::vector<Message> messages;
    ASSERT_TRUE(reader.push(set_chunk_size(1U << 20), messages));
    const std::size_t length = message_bytes_max;
    bool fine = true;
    for (std::uint8_t stream = 3; stream < 12 && fine; ++stream) {
        const std::string whole = in_chunks(video(0, std::string(length, 'm')), stream, 1U << 20);
        fine = reader.push(whole.substr(0, 12 + 3 * (1U << 20) + 2), messages);
    }
    EXPECT_FALSE(fine);
    EXPECT_TRUE(messages.empty());
}

}  // namespace
}  // namespace paraninfo::rtmp

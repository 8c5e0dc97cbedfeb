#include "protocol/media_link/codec.hpp"

#include "protocol/media_link/bodies.hpp"
#include "tests/unit/protocol/media_link/sample_messages.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace paraninfo::media_link {
namespace {

Decoder decoder_for(const Message& message) {
    return Decoder{stream_of(type_of(message))};
}

std::string header(std::uint32_t length, std::uint16_t type, std::uint16_t with_version = version) {
    std::string bytes;
    Writer out{bytes};
    out.integer(length);
    out.integer(type);
    out.integer(with_version);
    return bytes;
}

Fault fault_of(Decoder& decoder, std::string_view bytes) {
    decoder.append(bytes);
    const auto next = decoder.next();
    EXPECT_TRUE(next.has_error());
    return next.has_error() ? next.error() : Fault{};
}

TEST(Codec, EveryMessageComesBackAsItWas) {
    for (const Message& message : test::every_message()) {
        Decoder decoder = decoder_for(message);
        decoder.append(encode(message));
        const auto next = decoder.next();
        ASSERT_TRUE(next.has_value()) << message.index();
        ASSERT_TRUE(next->has_value()) << message.index();
        EXPECT_EQ(**next, message) << message.index();
        EXPECT_EQ(decoder.buffered_bytes(), 0U);
    }
}

TEST(Codec, AMessageComesOutWhateverTheReadsSizes) {
    for (const Message& message : test::every_message()) {
        Decoder decoder = decoder_for(message);
        const std::string frame = encode(message);
        for (std::size_t i = 0; i + 1 < frame.size(); ++i) {
            decoder.append(std::string_view{frame}.substr(i, 1));
            const auto next = decoder.next();
            ASSERT_TRUE(next.has_value());
            ASSERT_FALSE(next->has_value());
        }
        decoder.append(std::string_view{frame}.substr(frame.size() - 1));
        EXPECT_EQ(**decoder.next(), message);
    }
}

TEST(Codec, ManyMessagesInOneReadComeOutInOrder) {
    Decoder decoder{Stream::up};
    std::string bytes;
    for (std::uint64_t segment = 0; segment < 5; ++segment) {
        Part part = test::part();
        part.segment = segment;
        bytes += encode(part);
    }
    decoder.append(bytes);
    for (std::uint64_t segment = 0; segment < 5; ++segment) {
        const auto next = decoder.next();
        EXPECT_EQ(std::get<Part>(**next).segment, segment);
    }
    EXPECT_FALSE(decoder.next()->has_value());
}

TEST(Codec, WhatIsDrainedComesInOrderUpToWhatIsWhole) {
    Decoder decoder{Stream::down};
    const std::string bytes = encode(Leave{std::string(24, 'a')}) + encode(Leave{std::string(24, 'b')});
    std::string sessions;
    const auto take = [&sessions](Message& message) {
        sessions.push_back(std::get<Leave>(message).session.front());
        return true;
    };
    EXPECT_EQ(drain(decoder, std::string_view{bytes}.substr(0, bytes.size() - 1), take), std::nullopt);
    EXPECT_EQ(sessions, "a");
    EXPECT_EQ(drain(decoder, std::string_view{bytes}.substr(bytes.size() - 1), take), std::nullopt);
    EXPECT_EQ(sessions, "ab");
}

TEST(Codec, WhoeverWantsNoMoreGetsTheRestTheNextTime) {
    Decoder decoder{Stream::down};
    int taken = 0;
    const auto one = [&taken](Message&) {
        ++taken;
        return false;
    };
    EXPECT_EQ(drain(decoder, encode(Stop{}) + encode(Stop{}), one), std::nullopt);
    EXPECT_EQ(taken, 1);
    EXPECT_EQ(drain(decoder, {}, one), std::nullopt);
    EXPECT_EQ(taken, 2);
}

TEST(Codec, MessagesBeforeAFaultAreStillDrained) {
    Decoder decoder{Stream::down};
    int taken = 0;
    const auto take = [&taken](Message&) {
        ++taken;
        return true;
    };
    EXPECT_EQ(drain(decoder, encode(Stop{}) + header(0, 999), take), Fault::unknown_type);
    EXPECT_EQ(taken, 1);
    EXPECT_EQ(drain(decoder, encode(Stop{}), take), Fault::unknown_type);
    EXPECT_EQ(taken, 1);
}

TEST(Codec, AFrameCutShortAnywhereIsNoMessage) {
    for (const Message& message : test::every_message()) {
        const std::string frame = encode(message);
        for (std::size_t cut = header_bytes; cut < frame.size(); ++cut) {
            // The header says that the shorter body is whole.
            Decoder decoder = decoder_for(message);
            const std::string body = frame.substr(header_bytes, cut - header_bytes);
            const auto type = static_cast<std::uint16_t>(type_of(message));
            EXPECT_EQ(fault_of(decoder, header(static_cast<std::uint32_t>(body.size()), type) + body),
                      Fault::bad_body);
        }
    }
}

TEST(Codec, BytesBehindAMessageAreAFault) {
    for (const Message& message : test::every_message()) {
        const std::string body = encode(message).substr(header_bytes) + '\0';
        Decoder decoder = decoder_for(message);
        const auto type = static_cast<std::uint16_t>(type_of(message));
        EXPECT_EQ(fault_of(decoder, header(static_cast<std::uint32_t>(body.size()), type) + body),
                  Fault::bad_body);
    }
}

TEST(Codec, AnUnknownTypeIsAFault) {
    for (const unsigned number : {0U, 16U, 31U, 42U, 47U, 51U, 55U, 58U, 65535U}) {
        const auto type = static_cast<std::uint16_t>(number);
        Decoder decoder{Stream::up};
        EXPECT_EQ(fault_of(decoder, header(0, type)), Fault::unknown_type) << type;
    }
}

TEST(Codec, AnotherVersionIsAFault) {
    for (const unsigned number : {0U, 2U, 256U}) {
        const auto other = static_cast<std::uint16_t>(number);
        Decoder decoder{Stream::down};
        EXPECT_EQ(fault_of(decoder, header(0, 34, other)), Fault::wrong_version);
    }
}

TEST(Codec, AMessageOfAnotherStreamIsAFault) {
    for (const Message& message : test::every_message()) {
        for (const Stream stream : {Stream::up, Stream::down, Stream::feed, Stream::output}) {
            if (stream == stream_of(type_of(message))) continue;
            Decoder decoder{stream};
            EXPECT_EQ(fault_of(decoder, encode(message)), Fault::unexpected_type);
        }
    }
}

TEST(Codec, ALengthOverTheTypesLimitIsAFaultBeforeItsBytesCome) {
    for (const Message& message : test::every_message()) {
        const Type type = type_of(message);
        const auto most = static_cast<std::uint32_t>(body_bytes_max_of(type));
        Decoder over = decoder_for(message);
        EXPECT_EQ(fault_of(over, header(most + 1, static_cast<std::uint16_t>(type))), Fault::too_long);
        Decoder at = decoder_for(message);
        at.append(header(most, static_cast<std::uint16_t>(type)));
        EXPECT_TRUE(at.next().has_value());
    }
}

TEST(Codec, AFaultStays) {
    Decoder decoder{Stream::up};
    EXPECT_EQ(fault_of(decoder, header(0, 31)), Fault::unknown_type);
    EXPECT_EQ(fault_of(decoder, encode(Levels{{-1}})), Fault::unknown_type);
    EXPECT_EQ(decoder.buffered_bytes(), header_bytes);
}

TEST(Codec, WhatTheDecoderWouldRefuseIsNotEncoded) {
    Configure nameless = test::configure();
    nameless.room = "Not A Name";
    EXPECT_THROW(encode(nameless), std::invalid_argument);
    EXPECT_THROW(encode(test::part(0)), std::invalid_argument);
}

TEST(Codec, ALogsTextIsMadePrintableAndCut) {
    Decoder decoder{Stream::up};
    decoder.append(encode(Log{Level::error, "line\n\x1b[31mred\xff" + std::string(2000, 'a')}));
    const Log log = std::get<Log>(**decoder.next());
    EXPECT_EQ(log.text.substr(0, 13), "line??[31mred");
    EXPECT_EQ(log.text.size(), text_bytes_max);
}

TEST(Codec, TheLargestPartIsAWholeFrame) {
    Decoder decoder{Stream::up};
    const Part largest = test::part(part_bytes_max);
    const std::string frame = encode(largest);
    EXPECT_LE(frame.size() - header_bytes, body_bytes_max);
    decoder.append(frame);
    EXPECT_EQ(std::get<Part>(**decoder.next()), largest);
}

}  // namespace
}  // namespace paraninfo::media_link

#include "protocol/media_link/bodies.hpp"

#include "tests/unit/protocol/media_link/sample_messages.hpp"

#include <gtest/gtest.h>

namespace paraninfo::media_link {
namespace {

TEST(Bodies, EachMessageHasItsOwnTypeOfItsOwnStream) {
    EXPECT_EQ(type_of(Hello{}), Type::hello);
    EXPECT_EQ(type_of(FeedState{}), Type::feed_state);
    EXPECT_EQ(type_of(Configure{}), Type::configure);
    EXPECT_EQ(type_of(FeedEnd{}), Type::feed_end);
    EXPECT_EQ(type_of(Discontinuity{}), Type::discontinuity);
    EXPECT_EQ(stream_of(Type::discontinuity), Stream::up);
    EXPECT_EQ(stream_of(Type::log), Stream::up);
    EXPECT_EQ(stream_of(Type::stop), Stream::down);
    EXPECT_EQ(stream_of(Type::feed_begin), Stream::feed);
    EXPECT_EQ(stream_of(Type::output_states), Stream::up);
    EXPECT_EQ(stream_of(Type::output_wanted), Stream::output);
}

TEST(Bodies, ABodyIsWhatTheDocumentSays) {
    std::string body;
    Writer out{body};
    write_body(out, FeedState{"main", FeedState::State::refused, 409});
    EXPECT_EQ(body, std::string("\x04\x00main\x04\x99\x01", 9));
}

TEST(Bodies, APartsBodyIsWhatTheDocumentSays) {
    Part part;
    part.rendition = 1;
    part.segment = 2;
    part.index = 3;
    part.duration = std::chrono::nanoseconds{4};
    part.last = true;
    part.captured_at = std::chrono::nanoseconds{5};
    part.bytes = std::make_shared<const std::string>("xy");
    std::string body;
    Writer out{body};
    write_body(out, part);
    const std::string place("\x01\0\x02\0\0\0\0\0\0\0\x03\0\0\0", 14);
    const std::string time("\x04\0\0\0\0\0\0\0\x02\x05\0\0\0\0\0\0\0", 17);
    EXPECT_EQ(body, place + time + std::string("\x02\0\0\0xy", 6));
}

TEST(Bodies, AThumbnailIsItsTimeAndItsFile) {
    std::string body;
    Writer out{body};
    write_body(out, Thumbnail{std::chrono::nanoseconds{5}, "xy"});
    EXPECT_EQ(body, std::string("\x05\0\0\0\0\0\0\0\x02\0\0\0xy", 14));
}

TEST(Bodies, FlagsThatNobodyKnowsAreAFault) {
    for (const Message& message :
         {Message{test::part()}, Message{Gap{0, 0, 0, std::chrono::seconds{1}, true, {}}}}) {
        std::string body;
        Writer out{body};
        write_body(out, message);
        body[22] = static_cast<char>(body[22] | 4);
        Reader in{body};
        read_body(in, type_of(message));
        EXPECT_FALSE(in.complete());
    }
}

TEST(Bodies, AListThatSaysMoreThanItsLimitIsNotRead) {
    std::string body;
    Writer out{body};
    out.integer(std::uint16_t{levels_max + 1});
    for (std::size_t i = 0; i <= levels_max; ++i) out.integer(std::int16_t{-1});
    Reader in{body};
    const Message levels = read_body(in, Type::levels);
    EXPECT_TRUE(in.failed());
    EXPECT_TRUE(std::get<Levels>(levels).peaks.empty());
}

}  // namespace
}  // namespace paraninfo::media_link

#include "media/link/outgoing.hpp"

#include "media/link/socket.hpp"

#include <gtest/gtest.h>

#include <array>
#include <sys/socket.h>

namespace paraninfo::link {
namespace {

class OutgoingTest : public testing::Test {
  protected:
    OutgoingTest() {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) != 0) std::abort();
        writer_ = Descriptor{ends[0]};
        reader_ = Descriptor{ends[1]};
    }
    std::string read_all() {
        std::string all;
        std::array<char, 4096> buffer;
        for (;;) {
            const auto got = ::recv(reader_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
            if (got <= 0) return all;
            all.append(buffer.data(), static_cast<std::size_t>(got));
        }
    }
    Descriptor writer_, reader_;
};

std::shared_ptr<const std::string> frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

TEST_F(OutgoingTest, FramesLeaveWholeAndInOrder) {
    Outgoing outgoing{1 << 20};
    std::string wanted;
    for (int i = 0; i < 100; ++i) {
        outgoing.push(frame(std::to_string(i) + ","));
        wanted += std::to_string(i) + ",";
    }
    EXPECT_EQ(outgoing.bytes(), wanted.size());
    EXPECT_TRUE(outgoing.write_to(writer_.get()));
    EXPECT_TRUE(outgoing.empty());
    EXPECT_EQ(outgoing.bytes(), 0U);
    EXPECT_EQ(read_all(), wanted);
}

TEST_F(OutgoingTest, AFullSocketTakesTheRestLater) {
    Outgoing outgoing{8 << 20};
    std::string wanted, got;
    for (int i = 0; i < 5; ++i) {
        outgoing.push(frame(std::string(500'000, static_cast<char>('a' + i))));
        wanted.append(500'000, static_cast<char>('a' + i));
    }
    while (!outgoing.empty()) {
        ASSERT_TRUE(outgoing.write_to(writer_.get()));
        got += read_all();
    }
    EXPECT_EQ(got, wanted);
}

TEST_F(OutgoingTest, AtItsLimitItHoldsAndOneOverItOverflows) {
    Outgoing outgoing{10};
    outgoing.push(frame("12345"));
    outgoing.push(frame("67890"));
    EXPECT_FALSE(outgoing.overflowed());
    outgoing.push(frame("1"));
    EXPECT_TRUE(outgoing.overflowed());
    EXPECT_EQ(outgoing.bytes(), 0U);
    outgoing.push(frame("1"));
    EXPECT_TRUE(outgoing.empty());
    outgoing.clear();
    outgoing.push(frame("1"));
    EXPECT_FALSE(outgoing.empty());
}

TEST_F(OutgoingTest, AGonePeerIsToldWithoutASignal) {
    Outgoing outgoing{10};
    reader_.reset();
    outgoing.push(frame("1"));
    EXPECT_FALSE(outgoing.write_to(writer_.get()));
}

}  // namespace
}  // namespace paraninfo::link

#include "media/encode/ts_packets.hpp"

#include <gtest/gtest.h>

#include <string>

namespace paraninfo::encode {
namespace {

struct Packet {
    unsigned pid = 0x41;
    bool unit_start = true;
    unsigned adaptation_bytes = 7;  // 0: none
    bool random_access = true;
    char stream = '\xE0';
};

std::string bytes_of(const Packet& packet) {
    std::string bytes{'\x47', static_cast<char>((packet.unit_start ? 0x40 : 0) | packet.pid >> 8),
                      static_cast<char>(packet.pid & 0xFF), packet.adaptation_bytes > 0 ? '\x30' : '\x10'};
    if (packet.adaptation_bytes > 0) {
        bytes += static_cast<char>(packet.adaptation_bytes);
        bytes += packet.random_access ? '\x50' : '\x10';
        bytes.append(packet.adaptation_bytes - 1, '\xFF');
    }
    bytes += std::string("\0\0\1", 3) + packet.stream;
    bytes.resize(188, '\0');
    return bytes;
}

const std::string tables =
    bytes_of({.pid = 0, .adaptation_bytes = 0}) + bytes_of({.pid = 0x20, .adaptation_bytes = 0});

TEST(TsPackets, AKeyFrameBehindTheTablesOpens) {
    EXPECT_TRUE(opens_picture(tables + bytes_of({})));
    EXPECT_TRUE(
        opens_picture(tables + bytes_of({}) + bytes_of({.unit_start = false, .adaptation_bytes = 0})));
    EXPECT_TRUE(opens_picture(bytes_of({.adaptation_bytes = 0}) + tables + bytes_of({})));
}

TEST(TsPackets, NothingElseDoes) {
    EXPECT_FALSE(opens_picture(""));
    EXPECT_FALSE(opens_picture(tables));
    EXPECT_FALSE(opens_picture(bytes_of({}))) << "without tables";
    EXPECT_FALSE(opens_picture(bytes_of({}) + tables));
    EXPECT_FALSE(opens_picture(tables + bytes_of({.random_access = false})));
    EXPECT_FALSE(opens_picture(tables + bytes_of({.unit_start = false})));
    EXPECT_FALSE(opens_picture(tables + bytes_of({.adaptation_bytes = 0})));
    EXPECT_FALSE(opens_picture(tables + bytes_of({.stream = '\xC0'}))) << "a sound";
    EXPECT_FALSE(opens_picture(tables + bytes_of({}).substr(0, 187)));
}

TEST(TsPackets, AFieldThatFillsThePacketHasNoPictureBehindIt) {
    std::string full = bytes_of({});
    for (const int length : {181, 182, 183, 255}) {
        full[4] = static_cast<char>(length);
        EXPECT_FALSE(opens_picture(tables + full)) << length;
    }
}

}  // namespace
}  // namespace paraninfo::encode

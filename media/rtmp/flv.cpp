#include "media/rtmp/flv.hpp"

#include "media/rtmp/big_endian.hpp"

namespace paraninfo::rtmp {
namespace {

constexpr int avc = 7;
constexpr int aac = 10;

}  // namespace

std::string flv_header() {
    return std::string{"FLV\x01\x05\x00\x00\x00\x09\x00\x00\x00\x00", 13};
}

std::string flv_tag(const Message& message) {
    std::string out;
    out.reserve(message.payload.size() + 15);
    out.push_back(static_cast<char>(message.type));
    put_big_endian(out, message.payload.size(), 3);
    put_big_endian(out, message.timestamp & 0xFFFFFF, 3);
    put_big_endian(out, message.timestamp >> 24, 1);
    put_big_endian(out, 0, 3);
    out += message.payload;
    put_big_endian(out, message.payload.size() + 11, 4);
    return out;
}

Medium medium_of(const Message& message) {
    if (message.payload.size() < 2) return Medium::other;
    const auto first = static_cast<std::uint8_t>(message.payload[0]);
    const bool configuration = message.payload[1] == 0;
    if (message.is(MessageType::video) &&
        (first & 0x8F) == avc)  // the highest bit: another codec by its four letters
        return configuration ? Medium::configuration : Medium::picture;
    if (message.is(MessageType::audio) && first >> 4 == aac)
        return configuration ? Medium::configuration : Medium::sound;
    return Medium::other;
}

}  // namespace paraninfo::rtmp

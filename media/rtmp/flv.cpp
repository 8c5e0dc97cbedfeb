#include "media/rtmp/flv.hpp"

namespace paraninfo::rtmp {
namespace {

constexpr int avc = 7;
constexpr int aac = 10;

void put(std::string& out, std::size_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

}  // namespace

std::string flv_header() {
    return std::string{"FLV\x01\x05\x00\x00\x00\x09\x00\x00\x00\x00", 13};
}

std::string flv_tag(const Message& message) {
    std::string out;
    out.reserve(message.payload.size() + 15);
    out.push_back(static_cast<char>(message.type));
    put(out, message.payload.size(), 3);
    put(out, message.timestamp & 0xFFFFFF, 3);
    put(out, message.timestamp >> 24, 1);
    put(out, 0, 3);
    out += message.payload;
    put(out, message.payload.size() + 11, 4);
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

#include "server/fanout/frame.hpp"

#include <string>

namespace paraninfo::fanout {

namespace {

constexpr char text_frame = '\x81';  // FIN, opcode 1 (RFC 6455 section 5.2)

void append_big_endian(std::string& to, std::size_t number, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        to += static_cast<char>((number >> shift) & 0xFF);
}

}  // namespace

SharedBytes make_ws_frame(std::string_view json) {
    std::string frame;
    frame.reserve(json.size() + 10);
    frame += text_frame;
    if (json.size() < 126) {
        frame += static_cast<char>(json.size());
    } else if (json.size() <= 0xFFFF) {
        frame += static_cast<char>(126);
        append_big_endian(frame, json.size(), 2);
    } else {
        frame += static_cast<char>(127);
        append_big_endian(frame, json.size(), 8);
    }
    frame += json;
    return share_bytes(std::move(frame));
}

SharedBytes make_sse_event(std::string_view json, const std::optional<Position>& through) {
    std::string event;
    event.reserve(json.size() + 64);
    if (through)
        event.append("id: ").append(through->history).append(":").append(std::to_string(through->offset)) +=
            '\n';
    event.append("data: ").append(json).append("\n\n");
    return share_bytes(std::move(event));
}

Frame make_frame(std::string_view json, const std::optional<Position>& through) {
    return {make_ws_frame(json), make_sse_event(json, through)};
}

}  // namespace paraninfo::fanout

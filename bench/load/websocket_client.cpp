#include "bench/load/websocket_client.hpp"

#include "bench/load/http_client.hpp"

namespace paraninfo::load {

namespace {

constexpr int text_opcode = 1;
constexpr int close_opcode = 8;
constexpr int ping_opcode = 9;
constexpr int pong_opcode = 10;

std::string upgrade_request(const Endpoint& endpoint, std::string_view path, std::string_view cookie,
                            std::string_view subprotocol) {
    auto head = request_head("GET", path, endpoint, cookie);
    head.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13");
    head.append("\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: ")
        .append(subprotocol);
    return head.append("\r\n\r\n");
}

}  // namespace

WebSocketClient::WebSocketClient(Loop& loop, const TlsContext& context, const Endpoint& endpoint,
                                 std::string_view path, std::string_view cookie, std::string_view subprotocol,
                                 Handlers handlers, SSL_SESSION* resume)
    : handlers_(std::move(handlers)),
      upgrade_(upgrade_request(endpoint, path, cookie, subprotocol)),
      connection_(loop, context, endpoint,
                  {.opened = [this] { connection_.send(upgrade_); },
                   .received = [this](std::string_view bytes) { take(bytes); },
                   .closed = [this] { handlers_.closed(close_code_); }},
                  resume) {
}

void WebSocketClient::send(std::string_view text) {
    send_frame(text_opcode, text);
}

void WebSocketClient::send_frame(int opcode, std::string_view payload) {
    std::string frame(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame.push_back(static_cast<char>(0x80 | payload.size()));
    } else {
        frame.push_back(static_cast<char>(0x80 | 126));
        frame.push_back(static_cast<char>(payload.size() >> 8));
        frame.push_back(static_cast<char>(payload.size() & 255));
    }
    frame.append(
        4, '\0');  // a mask of zeros leaves the text as it is: the generator's time is not what is measured
    frame.append(payload);
    connection_.send(frame);
}

void WebSocketClient::take(std::string_view bytes) {
    if (upgraded_ && in_.empty()) {
        const auto used = take_frames(bytes);
        in_.assign(bytes.substr(used));
        return;
    }
    in_.append(bytes);
    if (!upgraded_) {
        const auto end = in_.find("\r\n\r\n");
        if (end == std::string::npos) return;
        if (!in_.starts_with("HTTP/1.1 101")) {
            connection_.cut();
            return handlers_.closed(1006);
        }
        in_.erase(0, end + 4);
        upgraded_ = true;
        handlers_.opened();
    }
    const std::string held = std::move(in_);
    in_.clear();
    const auto used = take_frames(held);
    in_ = held.substr(used);
}

std::size_t WebSocketClient::take_frames(std::string_view bytes) {
    std::size_t at = 0;
    while (bytes.size() - at >= 2) {
        const auto byte = [&](std::size_t i) {
            return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i]));
        };
        std::size_t header = 2;
        std::uint64_t length = byte(1) & 127U;
        if (length == 126) header = 4;
        if (length == 127) header = 10;
        if (bytes.size() - at < header) break;
        if (header > 2) {
            length = 0;
            for (std::size_t i = 2; i < header; ++i) length = length << 8 | byte(i);
        }
        if (bytes.size() - at - header < length) break;
        frame(static_cast<int>(byte(0) & 15U), bytes.substr(at + header, length));
        at += header + length;
    }
    return at;
}

void WebSocketClient::frame(int opcode, std::string_view payload) {
    if (opcode == text_opcode) return handlers_.text(payload);
    if (opcode == ping_opcode) return send_frame(pong_opcode, payload);
    if (opcode == close_opcode && payload.size() >= 2) {
        close_code_ = static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
        send_frame(close_opcode, payload.substr(0, 2));
    }
}

}  // namespace paraninfo::load

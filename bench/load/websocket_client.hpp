#pragma once
// One WebSocket of the generator: upgrade, text frames both ways, pings answered. Frames are handed over as
// they stand.

#include "bench/load/tls_connection.hpp"

namespace paraninfo::load {

class WebSocketClient {
  public:
    struct Handlers {
        std::function<void()> opened;
        std::function<void(std::string_view)> text;
        std::function<void(int code)> closed;  // 1006: without a close frame
    };

    // `path` with its query; `cookie` may be empty (the peer knows none).
    WebSocketClient(Loop& loop, const TlsContext& context, const Endpoint& endpoint, std::string_view path,
                    std::string_view cookie, std::string_view subprotocol, Handlers handlers,
                    SSL_SESSION* resume = nullptr);

    void send(std::string_view text);
    void cut() { connection_.cut(); }
    TlsSession tls_session() const { return connection_.session(); }

  private:
    void take(std::string_view bytes);
    std::size_t take_frames(std::string_view bytes);
    void frame(int opcode, std::string_view payload);
    void send_frame(int opcode, std::string_view payload);

    Handlers handlers_;
    std::string upgrade_;
    std::string in_;
    bool upgraded_ = false;
    int close_code_ = 1006;
    TlsConnection connection_;
};

}  // namespace paraninfo::load

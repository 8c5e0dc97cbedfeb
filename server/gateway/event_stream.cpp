#include "server/gateway/event_stream.hpp"

#include <charconv>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;

constexpr auto comment_after = 15s;
constexpr auto stream_close_allowed = 3s;
constexpr auto stream_moving_delay_max = 8000ms;
constexpr std::size_t input_bytes_max = 4096;  // a page says nothing on an event stream

const SharedBytes& comment() {
    static const SharedBytes bytes = share_bytes(":\n\n");
    return bytes;
}

class EventStream final : public Session, public std::enable_shared_from_this<EventStream> {
  public:
    using Session::Session;

    void start(std::optional<Position> position) {
        stream_->send(share_bytes("HTTP/1.1 200 OK\r\nConnection: close\r\n" + shard_.security_lines() +
                                  "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\n"
                                  "Content-Type: text/event-stream\r\n\r\n"));
        wait_for_end();
        join({"\"join\""}, std::move(position));
    }

    void sweep(Steady::time_point now) override {
        if (ending_) {
            if (now >= close_by_) stream_->close();
            return;
        }
        if (now >= next_comment_) {
            next_comment_ = now + comment_after;
            stream_->send(comment());
        }
        Session::sweep(now);
    }

    void drain(std::chrono::milliseconds come_back_after) override {
        leave();
        say_goodbye(CloseCode::moving,
                    std::min<std::chrono::milliseconds>(come_back_after, stream_moving_delay_max));
    }

  private:
    live::Wire wire() const override { return live::Wire::events; }

    // What comes in is of no interest but its end.
    void wait_for_end() {
        stream_->read_into_scratch([self = shared_from_this()](ErrorCode ec, std::string_view bytes) {
            self->input_bytes_ += bytes.size();
            if (!ec && self->input_bytes_ > input_bytes_max && !self->ending_) self->end(CloseCode::flooding);
            if (!ec) return self->wait_for_end();
            self->ending_ = true;
            self->leave();
            self->stream_->close();
        });
    }

    // An event "close" tells what a WebSocket's close frame would.
    void say_goodbye(CloseCode code, std::chrono::milliseconds delay) override {
        if (std::exchange(ending_, true)) return;
        close_by_ = Steady::now() + stream_close_allowed;
        const std::string number = std::to_string(static_cast<unsigned>(code));
        const std::string milliseconds = std::to_string(delay.count());
        stream_->send(share_bytes("event: close\nretry: " + std::to_string(delay.count() + 1000) +
                                  "\ndata: {\"code\":" + number + ",\"delay_ms\":" + milliseconds + "}\n\n"));
        stream_->shutdown();
    }

    Steady::time_point next_comment_ = Steady::now() + comment_after;
    Steady::time_point close_by_{};
    std::size_t input_bytes_ = 0;
    bool ending_ = false;
};

}  // namespace

void start_event_stream(Shard& shard, Router& router, live::Hub& hub, std::shared_ptr<SocketStream> stream,
                        SessionOwner owner, std::size_t outbox_bytes_max, std::optional<Position> position) {
    std::make_shared<EventStream>(shard, router, hub, std::move(stream), std::move(owner), outbox_bytes_max)
        ->start(std::move(position));
}

std::optional<Position> parse_position(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 64) return std::nullopt;
    Position position{std::string(text.substr(0, colon)), 0};
    const auto digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), position.offset);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return position;
}

}  // namespace paraninfo::gateway

#include "server/gateway/websocket_session.hpp"

#include "protocol/json/reply.hpp"
#include "server/gateway/conversation.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <optional>
#include <utility>

namespace paraninfo::gateway {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;

constexpr auto ping_after = 20s;
constexpr auto dead_after = 28s;
constexpr auto close_allowed = 3s;
constexpr auto join_allowed = 10s;
constexpr std::size_t read_bytes = 512;  // what an idle session holds ready
constexpr int reads_per_message_max = 96;
// Beast swallows empty fragments without a word: so many reads from the network may bring nothing else.
constexpr std::uint64_t reads_for_nothing_max = 256;
constexpr config::Rate control_frames{5, 20};
constexpr auto moving_delay_max = 8000ms;

observe::Counter& messages_total() {
    static auto& counter = observe::counter("paraninfo_socket_messages_total", "Text messages from sockets.");
    return counter;
}

const SharedBytes& ping_frame() {
    static const SharedBytes frame = share_bytes(std::string("\x89\x00", 2));
    return frame;
}

http::request<http::empty_body> to_beast(const strict::RequestHead& head) {
    http::request<http::empty_body> request;
    request.method(http::verb::get);
    request.version(11);
    request.target({head.target.data(), head.target.size()});
    for (const auto& field : head.fields)
        request.insert(beast::string_view(field.name.data(), field.name.size()),
                       beast::string_view(field.value.data(), field.value.size()));
    return request;
}

void add_lines(websocket::response_type& response, std::string_view lines) {
    while (!lines.empty()) {
        const auto end = lines.find("\r\n");
        const auto line = lines.substr(0, end);
        lines.remove_prefix(end + 2);
        const auto colon = line.find(": ");
        response.set(beast::string_view(line.data(), colon),
                     beast::string_view(line.data() + colon + 2, line.size() - colon - 2));
    }
}

// Of UTF-8 that is valid but for its end.
bool ends_inside_a_character(std::string_view text) {
    std::size_t following = 0;
    while (following < text.size() &&
           (static_cast<unsigned char>(text[text.size() - 1 - following]) & 0xC0) == 0x80)
        ++following;
    if (following == text.size()) return false;
    const auto first = static_cast<unsigned char>(text[text.size() - 1 - following]);
    const std::size_t wanted = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    return following < wanted;
}

class WebSocketSession final : public Session, public std::enable_shared_from_this<WebSocketSession> {
  public:
    WebSocketSession(Shard& shard, Router& router, live::Hub& hub, std::shared_ptr<SocketStream> stream,
                     SessionOwner owner, const WebSocketLimits& limits)
        : Session(shard, router, hub, std::move(stream), std::move(owner), limits.outbox_bytes),
          socket_(*stream_),
          conversation_(limits.messages, Steady::now()),
          control_(control_frames, Steady::now()) {
        set_up(limits);
    }

    void start(const strict::RequestHead& head) {
        heard_ = Steady::now();
        socket_.async_accept(to_beast(head), [self = shared_from_this()](ErrorCode ec) {
            if (ec) return self->stream_->close();
            self->opened_ = true;
            self->read();
        });
    }

    void sweep(Steady::time_point now) override {
        if (ending_) {
            if (now >= close_by_) stream_->close();
            return;
        }
        if (now - heard_ >= dead_after || (!joined_ && now - born_ >= join_allowed)) {
            leave();
            ending_ = true;
            return stream_->close();
        }
        if (opened_ && now - heard_ >= ping_after && now - pinged_ >= ping_after) {
            pinged_ = now;
            stream_->send(ping_frame());
        }
        if (reads_for_nothing()) return end(CloseCode::flooding);
        Session::sweep(now);
    }

    void drain(std::chrono::milliseconds come_back_after) override {
        leave();
        say_goodbye(CloseCode::moving,
                    std::min<std::chrono::milliseconds>(come_back_after, moving_delay_max));
    }

  private:
    live::Wire wire() const override { return live::Wire::websocket; }

    void set_up(const WebSocketLimits& limits) {
        websocket::stream_base::timeout none{websocket::stream_base::none(), websocket::stream_base::none(),
                                             false};
        socket_.set_option(none);
        socket_.set_option(websocket::stream_base::decorator([this](websocket::response_type& response) {
            response.set(http::field::server, "paraninfo");  // else Beast names itself and its version
            response.set(http::field::sec_websocket_protocol, "paraninfo.v1");
            add_lines(response, shard_.security_lines());
        }));
        socket_.read_message_max(limits.message_bytes);
        socket_.auto_fragment(false);
        socket_.control_callback(
            [this](websocket::frame_type kind, beast::string_view) { on_control(kind); });
    }

    bool reads_for_nothing() const { return stream_->reads_begun() - reads_noted_ > reads_for_nothing_max; }

    void on_control(websocket::frame_type kind) {
        heard_ = Steady::now();
        if (kind == websocket::frame_type::close) return leave();
        const bool floods = reads_for_nothing();
        reads_noted_ = stream_->reads_begun();
        if ((control_.take(heard_) && !floods) || ending_) return;
        // Not from inside Beast's read.
        boost::asio::post(stream_->get_executor(),
                          [self = shared_from_this()] { self->end(CloseCode::flooding); });
    }

    void read() {
        if (!buffer_) buffer_.emplace();
        socket_.async_read_some(
            *buffer_, 4096, [self = shared_from_this()](ErrorCode ec, std::size_t) { self->on_read(ec); });
    }

    void on_read(ErrorCode ec) {
        if (ec) return on_end(ec);
        heard_ = Steady::now();
        reads_noted_ = stream_->reads_begun();
        ++reads_;
        if (!socket_.got_text()) return finish(1003, "");
        if (socket_.is_message_done()) {
            messages_total().add();
            const auto bytes = buffer_->cdata();
            const std::string_view text(static_cast<const char*>(bytes.data()), bytes.size());
            // Beast does not look when the last fragment is empty.
            if (ends_inside_a_character(text)) return finish(1007, "");
            on_text(text);
            buffer_.reset();
            reads_ = 0;
        } else if (reads_ > reads_per_message_max) {
            return end(CloseCode::flooding);
        }
        read();
    }

    void on_end(ErrorCode ec) {
        leave();
        buffer_.reset();
        // Beast has answered a close frame or a broken one; its teardown or ours ends the stream.
        if (!ending_) {
            ending_ = true;
            close_by_ = Steady::now() + close_allowed;
            if (ec != websocket::error::closed && !stream_->failed()) stream_->shutdown();
        }
        drop_input();
    }

    // Waits for the peer's end, so that what was sent last is not lost to a reset.
    void drop_input() {
        if (stream_->failed() || stream_->reading()) return;
        stream_->read_into_scratch([self = shared_from_this()](ErrorCode ec, std::string_view) {
            if (ec) return self->stream_->close();
            self->drop_input();
        });
    }

    void on_text(std::string_view text) {
        if (ending_) return;
        Asked asked = conversation_.read(text, heard_);
        if (auto* join_asked = std::get_if<JoinAsked>(&asked)) {
            joined_ = true;
            join(std::move(join_asked->id), std::move(join_asked->position));
        } else if (auto* command = std::get_if<CommandAsked>(&asked)) {
            hub_.submit(owner_.seat, std::move(command->id), std::move(command->command), answer());
        } else {
            const auto& refused = std::get<Refused>(asked);
            deliver(fanout::make_frame(refused.json, std::nullopt), fanout::Kind::change);
            if (refused.close) end(*refused.close);
        }
    }

    live::Answer answer() {
        return [weak = weak_from_this(), &shard = shard_](const std::string& json) {
            shard.post([weak, frame = fanout::make_frame(json, std::nullopt)] {
                const auto self = weak.lock();
                if (self && !self->ending_) self->deliver(frame, fanout::Kind::change);
            });
        };
    }

    void say_goodbye(CloseCode code, std::chrono::milliseconds delay) override {
        const bool delayed =
            code == CloseCode::moving || code == CloseCode::overloaded || code == CloseCode::flooding;
        finish(static_cast<std::uint16_t>(code), delayed ? "delay=" + std::to_string(delay.count()) : "");
    }

    void finish(std::uint16_t code, const std::string& reason) {
        if (std::exchange(ending_, true)) return;
        leave();
        close_by_ = Steady::now() + close_allowed;
        websocket::close_reason why;
        why.code = code;
        why.reason = reason;
        socket_.async_close(why, [self = shared_from_this()](ErrorCode) { self->drop_input(); });
    }

    websocket::stream<SocketStream&, false> socket_;
    std::optional<beast::flat_buffer> buffer_;  // only while a message is coming in
    Conversation conversation_;
    TokenBucket control_;
    Steady::time_point born_ = Steady::now();
    Steady::time_point heard_{};
    Steady::time_point pinged_{};
    Steady::time_point close_by_{};
    int reads_ = 0;
    std::uint64_t reads_noted_ = 0;  // of the stream's, when something came of them
    bool opened_ = false;
    bool joined_ = false;
    bool ending_ = false;
};

}  // namespace

bool is_websocket_handshake(const strict::RequestHead& head) {
    return websocket::is_upgrade(to_beast(head));
}

bool start_websocket(Shard& shard, Router& router, live::Hub& hub, std::shared_ptr<SocketStream> stream,
                     SessionOwner owner, const WebSocketLimits& limits, const strict::RequestHead& head) {
    if (!is_websocket_handshake(head)) return false;
    std::make_shared<WebSocketSession>(shard, router, hub, std::move(stream), std::move(owner), limits)
        ->start(head);
    return true;
}

}  // namespace paraninfo::gateway

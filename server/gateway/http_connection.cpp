#include "server/gateway/http_connection.hpp"

#include "server/gateway/client_address.hpp"
#include "server/gateway/refusals.hpp"
#include "server/gateway/stage_api.hpp"
#include "server/gateway/strict/target.hpp"
#include "server/observe/metrics.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;

constexpr auto handshake_allowed = 10s;
constexpr auto head_allowed = 5s;
constexpr auto request_allowed = 10s;
constexpr auto idle_allowed = 15s;
constexpr auto answer_allowed = 30s;
constexpr auto write_allowed = 10s;  // and what the size takes at the slowest speed
constexpr auto linger_allowed = 2s;
constexpr auto signed_in_life = 12h;
constexpr std::size_t slowest_bytes_per_second = 16 * 1024;
constexpr std::size_t unread_bytes_max = 32 * 1024;

observe::Counter& requests_total() {
    static auto& counter = observe::counter("paraninfo_http_requests_total", "Requests that were answered.");
    return counter;
}

observe::Counter& refused_total() {
    static auto& counter = observe::counter("paraninfo_http_refused_total", "Requests refused as malformed.");
    return counter;
}

Response too_much_waits() {
    return refusal_for_now(503, "unavailable", 1s);
}

}  // namespace

HttpConnection::HttpConnection(Shard& shard, const Site& site, Router& router,
                               std::shared_ptr<SocketStream> stream, Peer peer, AnonymousPlace place)
    : shard_(shard),
      site_(site),
      router_(router),
      stream_(std::move(stream)),
      peer_(std::move(peer)),
      address_(peer_.address),
      place_(std::move(place)),
      born_(Steady::now()) {
    shard_.connections().push_back(*this);
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::start() {
    set_state(State::handshake, handshake_allowed);
    read_more();
}

void HttpConnection::set_state(State state, std::chrono::milliseconds allowed) {
    const auto now = Steady::now();
    state_ = state;
    deadline_ = now + allowed;
    if (state == State::reading) request_began_ = now;
}

void HttpConnection::read_more() {
    if (reading_ || ended_ || !stream_ || input_.size() >= std::max(unread_bytes_max, wanted_bytes_)) return;
    reading_ = true;
    stream_->read_into_scratch([self = shared_from_this()](ErrorCode ec, std::string_view bytes) {
        self->reading_ = false;
        self->on_input(ec, bytes);
    });
}

void HttpConnection::on_input(ErrorCode ec, std::string_view bytes) {
    if (ended_) return;
    if (ec) {
        // The peer is gone, or asks nothing more: what is being written still goes out.
        if (ec == boost::asio::error::eof && state_ == State::writing && !stream_->failed()) {
            close_after_ = true;
            return;
        }
        return finish();
    }
    if (state_ == State::lingering) return read_more();
    if (state_ == State::handshake) set_state(State::reading, head_allowed);
    if (state_ == State::idle) set_state(State::reading, head_allowed);
    if (input_.empty()) {
        // The common case: a whole request, read where it was decrypted.
        const std::size_t taken = take_requests(bytes);
        if (!ended_ && state_ != State::lingering) input_.append(bytes.substr(taken));
    } else {
        input_.append(bytes);
        work();
    }
    read_more();
}

void HttpConnection::work() {
    if (working_) return;
    input_.erase(0, take_requests(input_));
    if (input_.empty() || state_ == State::lingering) input_ = {};
}

std::size_t HttpConnection::take_requests(std::string_view bytes) {
    working_ = true;
    std::size_t taken = 0;
    while (!ended_ && stream_ && (state_ == State::reading || state_ == State::idle) &&
           taken < bytes.size()) {
        const std::size_t size = take_request(bytes.substr(taken));
        if (size == 0) break;
        taken += size;
        if (state_ == State::idle && taken < bytes.size()) set_state(State::reading, head_allowed);
    }
    working_ = false;
    return taken;
}

std::size_t HttpConnection::take_request(std::string_view bytes) {
    const auto read = strict::read_head(bytes);
    if (!read) {
        refuse(400, "bad_request");
        return 0;
    }
    const auto& [size, head] = *read;
    if (size == 0) return 0;
    if (head.content_length > body_bytes_max(head)) {
        refuse(413, "bad_request");
        return 0;
    }
    const std::size_t whole = size + static_cast<std::size_t>(head.content_length);
    if (bytes.size() < whole) {
        // Once a request: what trickles in does not move its deadline.
        deadline_ = request_began_ + request_allowed;
        wanted_bytes_ = whole;
        return 0;
    }
    wanted_bytes_ = 0;
    dispatch(head, bytes.substr(0, size), bytes.substr(size, whole - size));
    return whole;
}

void HttpConnection::dispatch(const strict::RequestHead& head, std::string_view head_bytes,
                              std::string_view body) {
    ++requests_;
    requests_total().add();
    close_after_ = !head.keep_alive;
    head_only_ = head.method == strict::Method::head;
    set_state(State::answering, answer_allowed);
    if (!site_.allows_host(head.host)) return refuse(421, "bad_request");
    if (peer_.proxy) address_ = client_address(head, site_.proxies, peer_.address);
    const auto cookies = head.field("cookie");
    const auto cookie = cookies ? strict::cookie_value(*cookies, "__Host-paraninfo") : std::nullopt;
    if (requests_ >= requests_max()) close_after_ = true;
    router_.route(*this, {head, head_bytes, body, cookie.value_or(std::string_view())});
}

// Only who is signed in may fill more memory than others.
std::size_t HttpConnection::body_bytes_max(const strict::RequestHead& head) {
    const auto most = static_cast<std::size_t>(site_.limits.request_body_bytes);
    if (head.content_length <= most || !is_offer(head)) return most;
    const auto cookies = head.field("cookie");
    const auto cookie = cookies ? strict::cookie_value(*cookies, "__Host-paraninfo") : std::nullopt;
    return login(cookie.value_or(std::string_view())) ? std::max(most, offer_bytes_max) : most;
}

std::size_t HttpConnection::requests_max() const {
    if (Steady::now() - born_ > signed_in_life) return 0;
    return static_cast<std::size_t>(login_ || peer_.proxy ? site_.limits.requests_per_connection
                                                          : site_.limits.requests_per_connection_anonymous);
}

const access::LoginPtr& HttpConnection::login(std::string_view cookie) {
    const std::uint64_t generation = router_.generation();
    if (cookie.empty()) {
        login_ = nullptr;
    } else if (cookie != cookie_ || generation != generation_ || !login_) {
        cookie_ = cookie;
        generation_ = generation;
        login_ = router_.verify(cookie);
        if (login_ && place_ && !peer_.proxy) leave_the_address(*login_);
    }
    return login_;
}

// One login that opens connections without end stays within its address's: else it would take the server's
// from everybody.
void HttpConnection::leave_the_address(const access::Login& login) {
    login_place_ = router_.place_of(login);
    if (login_place_) place_.reset();
}

void HttpConnection::refuse(unsigned status, std::string_view reason) {
    refused_total().add();
    close_after_ = true;
    head_only_ = false;
    respond(refusal(status, reason));
}

void HttpConnection::respond(Response response) {
    response.close = response.close || close_after_;
    close_after_ = response.close;
    if (ended_ || !stream_) return;
    write(share_bytes(render(response, shard_.security_lines(), head_only_)));
}

void HttpConnection::respond(const SharedBytes& complete, unsigned) {
    if (ended_ || !stream_) return;
    // With another header it is a copy.
    if (close_after_ && !take_own(complete->size())) return respond(too_much_waits());
    shard_.count_sent(complete->size());
    write(close_after_ ? with_close(complete) : complete);
}

void HttpConnection::respond_own(const SharedBytes& complete, unsigned status) {
    if (ended_ || !stream_) return;
    if (!take_own(complete->size())) return respond(too_much_waits());
    respond(complete, status);
}

// One answer's at a time; until it has left.
bool HttpConnection::take_own(std::size_t bytes) {
    if (!own_place_) own_place_ = shard_.own_bytes().take(login_ ? login_->id : address_, bytes);
    return own_place_ != nullptr;
}

void HttpConnection::write(const SharedBytes& answer) {
    wait_place_.reset();
    const std::size_t seconds = answer->size() / slowest_bytes_per_second;
    set_state(State::writing, write_allowed + std::chrono::seconds(seconds));
    stream_->send(answer);
    written();
}

void HttpConnection::written() {
    if (source_) {
        return stream_->when_drained([self = shared_from_this()] {
            if (!self->ended_ && self->stream_ && self->source_) self->ask_for_piece();
        });
    }
    if (close_after_) {
        state_ = State::lingering;
        if (stream_->queued_bytes() == 0) deadline_ = Steady::now() + linger_allowed;
        stream_->shutdown();
        return read_more();
    }
    if (stream_->queued_bytes() == 0) {
        own_place_.reset();
        set_state(State::idle, idle_allowed);
        if (input_.empty() || working_) return;
        set_state(State::reading, head_allowed);
        boost::asio::post(stream_->get_executor(), [self = shared_from_this()] {
            self->work();
            self->read_more();
        });
        return;
    }
    stream_->when_drained([self = shared_from_this()] {
        if (self->ended_ || !self->stream_ || self->state_ != State::writing) return;
        self->written();
    });
}

std::function<void(Response)> HttpConnection::later() {
    return [weak = weak_from_this(), &shard = shard_, number = requests_](Response response) {
        shard.post([weak, number, response = std::move(response)]() mutable {
            const auto self = weak.lock();
            if (self && self->state_ == State::answering && self->requests_ == number)
                self->respond(std::move(response));
        });
    };
}

std::function<void(hls::Answer, PieceSource)> HttpConnection::later_answer() {
    return [weak = weak_from_this(), &shard = shard_, number = requests_](const hls::Answer& answer,
                                                                          const PieceSource& source) {
        shard.post([weak, number, answer, source] {
            const auto self = weak.lock();
            if (!self || self->state_ != State::answering || self->requests_ != number) return;
            if (source) return self->stream(answer.response, source);
            self->respond_own(answer.response, answer.status);
        });
    };
}

void HttpConnection::stream(const SharedBytes& head, PieceSource source) {
    if (ended_ || !stream_) return;
    source_ = std::move(source);
    write(close_after_ ? with_close(head) : head);
}

void HttpConnection::ask_for_piece() {
    own_place_.reset();
    set_state(State::answering, answer_allowed);
    source_([weak = weak_from_this(), &shard = shard_, number = requests_](const SharedBytes& piece) {
        shard.post([weak, number, piece] {
            const auto self = weak.lock();
            if (self && self->source_ && self->requests_ == number) self->take_piece(piece);
        });
    });
}

void HttpConnection::take_piece(const SharedBytes& piece) {
    if (ended_ || !stream_) return;
    if (!piece || (!piece->empty() && !take_own(piece->size()))) return finish();
    shard_.count_sent(piece->size());
    if (!piece->empty()) return write(piece);
    source_ = nullptr;
    set_state(State::writing, write_allowed);
    written();
}

void HttpConnection::hold(Steady::time_point deadline) {
    state_ = State::answering;
    deadline_ = deadline + answer_allowed;
}

// Who asks for every part that may ever come would hold all connections of a cache to this server, which has
// one for each.
void HttpConnection::hold_on_shelf(Steady::time_point deadline) {
    auto& places = login_ ? shard_.waits_of_logins() : shard_.waits_of_addresses();
    wait_place_ = places.take(login_ ? login_->id : address_);
    if (wait_place_) return hold(deadline);
    cancel();
    const auto refused = hls::error_response(503, std::nullopt, shard_.security_lines());
    respond(refused.response, refused.status);
}

void HttpConnection::answered(const SharedBytes& response, unsigned status) {
    if (state_ != State::answering) return;
    status == 206 ? respond_own(response, status) : respond(response, status);
}

std::shared_ptr<SocketStream> HttpConnection::release_stream() {
    ended_ = true;
    unlink();
    stream_->forget_read();
    return std::exchange(stream_, nullptr);
}

void HttpConnection::finish() {
    if (std::exchange(ended_, true)) return;
    source_ = nullptr;
    cancel();
    if (stream_) stream_->close();
    wait_place_.reset();
    own_place_.reset();
}

void HttpConnection::sweep(Steady::time_point now) {
    if (state_ == State::handshake && stream_ && stream_->handshake_done() && deadline_ - now > head_allowed)
        deadline_ = now + head_allowed;
    if (now >= deadline_) finish();
}

void HttpConnection::drain(std::chrono::milliseconds) {
    close_after_ = true;
    if (state_ == State::idle || state_ == State::handshake) finish();
}

void HttpConnection::login_ended(std::string_view login, CloseCode) {
    if (login_ && login_->id == login) login_ = nullptr;
}

}  // namespace paraninfo::gateway

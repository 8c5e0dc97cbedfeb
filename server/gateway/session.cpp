#include "server/gateway/session.hpp"

#include "server/observe/metrics.hpp"

#include <utility>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;
constexpr auto verify_every = 10min;
constexpr auto overloaded_delay_max = 5000ms;

observe::Counter& too_slow_total() {
    static auto& counter =
        observe::counter("paraninfo_sessions_too_slow_total", "Sessions ended with a full outbox.");
    return counter;
}

observe::Counter& joins_refused_total() {
    static auto& counter =
        observe::counter("paraninfo_joins_refused_total", "Sessions ended since too many joined at once.");
    return counter;
}

}  // namespace

std::chrono::milliseconds spread_delay(std::uint64_t number, std::chrono::milliseconds most) {
    const auto mixed = (number + 1) * 0x9e3779b97f4a7c15U;
    return std::chrono::milliseconds((mixed >> 20) % static_cast<std::uint64_t>(most.count() + 1));
}

Session::Session(Shard& shard, Router& router, live::Hub& hub, std::shared_ptr<SocketStream> stream,
                 SessionOwner owner, std::size_t outbox_bytes_max)
    : shard_(shard),
      router_(router),
      hub_(hub),
      stream_(std::move(stream)),
      owner_(std::move(owner)),
      outbox_{outbox_bytes_max},
      next_verify_(Steady::now() + verify_every) {
    number_ = shard_.crowd().add(*this, owner_.seat.room, owner_.seat.role, owner_.seat.person);
    shard_.connections().push_back(*this);
}

Session::~Session() {
    leave();
}

void Session::leave() {
    if (std::exchange(left_, true)) return;
    shard_.crowd().remove(number_);
    hub_.leave(owner_.seat.room, id());
}

void Session::join(RequestId request, std::optional<Position> position) {
    if (!owner_.joins.admit(owner_.seat.role, Steady::now())) {
        joins_refused_total().add();
        return end(CloseCode::overloaded);
    }
    hub_.join({id(), owner_.seat, std::move(request), std::move(position), wire()});
}

void Session::deliver(const fanout::Frame& frame, fanout::Kind kind) {
    const SharedBytes& bytes = wire() == live::Wire::websocket ? frame.ws : frame.sse;
    if (!bytes) return;
    switch (fanout::judge(outbox_, stream_->queued_bytes(), bytes->size(), kind)) {
        case fanout::Verdict::send:
            stream_->send(bytes);
            return;
        case fanout::Verdict::drop:
            return;
        case fanout::Verdict::owe:
            owes_states_ = true;
            return;
        case fanout::Verdict::close:
            too_slow_total().add();
            return end(CloseCode::too_slow);
    }
}

void Session::end(CloseCode code) {
    leave();
    say_goodbye(code, code == CloseCode::overloaded || code == CloseCode::flooding
                          ? spread_delay(number_, overloaded_delay_max)
                          : 0ms);
}

void Session::login_ended(std::string_view login, CloseCode code) {
    if (owner_.login->id == login) end(code);
}

void Session::sweep(Steady::time_point now) {
    if (left_) return;
    if (owes_states_ && stream_->queued_bytes() == 0) {
        owes_states_ = false;
        hub_.refresh(owner_.seat.room, id());
    }
    if (now < next_verify_) return;
    next_verify_ = now + verify_every;
    if (auto login = router_.renew(*owner_.login)) {
        owner_.login = std::move(login);
    } else {
        end(CloseCode::signed_out);
    }
}

}  // namespace paraninfo::gateway

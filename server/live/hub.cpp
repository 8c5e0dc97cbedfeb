#include "server/live/hub.hpp"

#include "protocol/json/reply.hpp"
#include "server/live/live_room.hpp"
#include "server/live/random_ids.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace paraninfo::live {

Hub::Hub(boost::asio::io_context& rooms, journal::Log& log, ShardSink& sink, People& people, Ballots& ballots,
         Clock& clock, const ProgrammeClock& programme, const std::vector<RoomSettings>& settings)
    : rooms_(rooms) {
    for (const RoomSettings& one : settings)
        by_id_.emplace(
            one.id, std::make_shared<LiveRoom>(one, log, sink, people, ballots, clock, programme, random_id));
}

Hub::~Hub() = default;

bool Hub::knows(const RoomId& room) const {
    return by_id_.contains(room);
}

template <typename Work>
void Hub::in_room(const RoomId& room, Work work) {
    const auto found = by_id_.find(room);
    if (found == by_id_.end()) return;
    boost::asio::post(rooms_, [live = found->second, work = std::move(work)]() mutable { work(*live); });
}

void Hub::watch_broadcasts(std::function<void(const RoomId& room, const Broadcast& broadcast)> watch) {
    for (const auto& [id, live] : by_id_)
        live->watch_broadcast([watch, room = id](const Broadcast& broadcast) { watch(room, broadcast); });
}

void Hub::watch_stages(StageWatch watch) {
    for (const auto& [id, live] : by_id_)
        live->watch_stage(
            [watch, room = id](const Stage& stage, const std::vector<room::Panelist>& panelists) {
                watch(room, stage, panelists);
            });
}

void Hub::watch_intercoms(std::function<void(const RoomId& room, const room::Intercom& intercom)> watch) {
    for (const auto& [id, live] : by_id_)
        live->watch_intercom([watch, room = id](const room::Intercom& intercom) { watch(room, intercom); });
}

void Hub::watch_echo_tests(std::function<void(const RoomId& room)> watch) {
    for (const auto& [id, live] : by_id_) live->watch_echo_tests([watch, room = id] { watch(room); });
}

void Hub::start(std::function<void(bool ok, std::string reason)> on_health) {
    on_health_ = std::move(on_health);
    for (const auto& [id, live] : by_id_) unwell_[id] = "starting";
    for (const auto& [id, live] : by_id_) {
        in_room(id, [this, name = id](LiveRoom& room) {
            room.start([this, name](bool ok, std::string reason) {
                if (ok)
                    unwell_.erase(name);
                else
                    unwell_[name] = std::move(reason);
                tell_health();
            });
        });
    }
}

void Hub::tell_health() {
    const std::string reason = unwell_.empty() ? "" : unwell_.begin()->second;
    if (std::exchange(told_, reason) == reason) return;
    if (on_health_) on_health_(unwell_.empty(), reason);
}

void Hub::stop(std::function<void()> done) {
    auto left = std::make_shared<std::size_t>(by_id_.size());
    if (by_id_.empty()) return boost::asio::post(rooms_, std::move(done));
    for (const auto& [id, live] : by_id_) {
        in_room(id, [left, done](LiveRoom& room) {
            room.stop([left, done] {
                if (--*left == 0) done();
            });
        });
    }
}

void Hub::join(Join join) {
    const RoomId room = join.seat.room;
    in_room(room, [join = std::move(join)](LiveRoom& live) mutable { live.join(std::move(join)); });
}

void Hub::submit(Seat seat, RequestId id, SubmitCommand command, Answer answer) {
    if (!knows(seat.room)) {
        Reject reject;
        reject.reason = Reason::not_found;
        return boost::asio::post(
            rooms_, [answer = std::move(answer), text = json::encode_reject(id, reject)] { answer(text); });
    }
    const RoomId room = seat.room;
    in_room(room, [seat = std::move(seat), id = std::move(id), command = std::move(command),
                   answer = std::move(answer)](LiveRoom& live) mutable {
        live.submit(seat, std::move(id), std::move(command), std::move(answer));
    });
}

void Hub::leave(const RoomId& room, const SessionId& session) {
    in_room(room, [session](LiveRoom& live) { live.leave(session); });
}

void Hub::refresh(const RoomId& room, const SessionId& session) {
    in_room(room, [session](LiveRoom& live) { live.refresh(session); });
}

void Hub::set_state(const RoomId& room, std::string key, std::string json) {
    in_room(room, [key = std::move(key), json = std::move(json)](LiveRoom& live) mutable {
        live.set_state(key, std::move(json));
    });
}

void Hub::rename(const RoomId& room, std::map<std::string, std::string> name) {
    in_room(room, [name = std::move(name)](LiveRoom& live) mutable { live.rename(std::move(name)); });
}

}  // namespace paraninfo::live

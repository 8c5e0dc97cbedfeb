#include "server/app/stage_calls.hpp"

#include "server/live/source_names.hpp"
#include "server/observe/log.hpp"
#include "server/workers/digest.hpp"
#include "server/workers/run_file.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

namespace paraninfo::app {
namespace {

media_link::Offer offer_of(const gateway::StageOffer& asked) {
    media_link::Offer offer;
    offer.session = workers::random_hex(media_link::session_id_bytes / 2);
    offer.sdp = asked.sdp;
    const PersonId& person = asked.seat.person;
    if (asked.way == gateway::StageWay::publish) {
        offer.source = asked.screen ? live::screen_of(person) : live::camera_of(person);
        if (asked.talkback) offer.source = live::talkback_of(person);
        return offer;
    }
    offer.kind = media_link::Offer::Kind::play;
    if (asked.seat.role == Audience::panelist) offer.source = live::camera_of(person);
    // By this name asides reach a producer. The hall's loudspeakers are nobody's ears.
    if (asked.seat.role == Audience::producer && !asked.hall_minus) offer.source = live::talkback_of(person);
    if (!asked.solo.empty()) {
        offer.source = asked.solo;
        offer.bus = media_link::Offer::Bus::solo;
    }
    if (asked.hall_minus) offer.bus = media_link::Offer::Bus::hall_minus;
    return offer;
}

constexpr const char* not_on_stage = "no place on the stage any more";
constexpr const char* other_publishes = "another device or an encoder publishes in the place of this page";

// In place of a login's id, which no key's can be.
std::string login_of_digest(const std::string& digest) {
    return "key:" + digest;
}

std::string login_of(const std::string& key) {
    return login_of_digest(workers::digest(key));
}

StageSessionRecord record_of(const gateway::StageOffer& asked, const media_link::Offer& offer) {
    const bool publishes = asked.way == gateway::StageWay::publish;
    StageSessionRecord record{offer.session,
                              asked.seat.room,
                              asked.login,
                              asked.seat.id,
                              publishes ? offer.source : "",
                              asked.seat.role == Audience::panelist ? asked.seat.person : PersonId{}};
    record.by_key = !asked.key.empty();
    return record;
}

}  // namespace

void StageCalls::offer(gateway::StageOffer offer, std::function<void(gateway::StageAnswer)> answered) {
    boost::asio::post(rooms_, [this, offer = std::move(offer), answered = std::move(answered)]() mutable {
        make(std::move(offer), answered);
    });
}

void StageCalls::make(gateway::StageOffer asked, const std::function<void(gateway::StageAnswer)>& answered) {
    if (!asked.key.empty() && !name_bearer(asked)) return answered({401, "", "", 0});
    if (asked.seat.role == Audience::panelist && !is_on_stage(asked.seat.room, asked.seat.person))
        return answered({403, not_on_stage, "", 0});
    const auto wait = sessions_.admit(asked.seat.person, std::chrono::steady_clock::now());
    if (wait) return answered({429, "", "", wait->count()});
    media_link::Offer offer = offer_of(asked);
    StageSessionRecord record = record_of(asked, offer);
    if (is_in_the_way(record, asked.again)) return answered({410, other_publishes, "", 0});
    const std::string room = asked.seat.room.value;
    auto come = [this, answered, record = std::move(record),
                 person = asked.seat.person](const media_link::Answer& answer) {
        // A login or a turn that is over, or a ban, while the worker answered.
        const bool signed_in = sessions_.answered(record.session);
        const bool began = answer.status == 201;
        const auto turn_away = [&](const gateway::StageAnswer& why) {
            supervisor_.leave(record.room.value, {record.session});
            answered(why);
        };
        if (began && !signed_in) return turn_away({401, "", "", 0});
        if (began && !record.panelist.empty() && !is_on_stage(record.room, record.panelist))
            return turn_away({403, not_on_stage, "", 0});
        if (began) begin(record);
        answered({answer.status, answer.text, answer.session, 0, answer.full, person});
    };
    sessions_.ask(offer.session, asked.login);
    supervisor_.offer(room, std::move(offer), std::move(come));
}

bool StageCalls::name_bearer(gateway::StageOffer& offer) const {
    const auto person = keys_.find(offer.seat.room, offer.key);
    if (!person) return false;
    if (!is_on_stage(offer.seat.room, *person)) return false;
    offer.seat.person = *person;
    offer.seat.role = Audience::panelist;
    offer.login = login_of(offer.key);
    return true;
}

// A page whose connection was ended by another's makes a new one by itself. Without this the two would take
// the place from each other for ever. One that only lost its line finds its own session there, or none.
bool StageCalls::is_in_the_way(const StageSessionRecord& asked, bool again) const {
    return sessions_.is_anothers(asked, again) && board_.comes_in(asked.room.value, asked.source);
}

bool StageCalls::is_on_stage(const RoomId& room, const PersonId& person) const {
    const auto panelists = people_.panelists(room);
    return std::ranges::find(panelists, person, &room::Panelist::person) != panelists.end();
}

const StageSessionRecord* StageCalls::session_of(const gateway::StageSession& session) const {
    const std::string login = session.key.empty() ? session.login : login_of(session.key);
    return sessions_.find(session.room, login, session.session);
}

// Each waits for the disk: as often as somebody may offer, and no more.
void StageCalls::make_key(Seat seat, std::function<void(gateway::StageAnswer)> done) {
    boost::asio::post(rooms_, [this, seat = std::move(seat), done = std::move(done)] {
        const auto wait = sessions_.admit(seat.person, std::chrono::steady_clock::now());
        if (wait) return done({429, "", "", wait->count()});
        const auto before = keys_.digest_of(seat.room, seat.person);
        std::optional<std::string> key;
        try {
            key = keys_.make(seat.room, seat.person);
        } catch (const std::system_error& error) {
            observe::log_error("whip.key_not_made", {{"why", error.what()}});
        }
        if (!key) return done({503, "", ""});
        // Whoever found the old one out must not stay in its owner's place.
        if (before) end_login(login_of_digest(*before));
        done({200, *key, ""});
    });
}

void StageCalls::begin(StageSessionRecord record) {
    leave_all(sessions_.begin(std::move(record)));
}

void StageCalls::candidate(gateway::StageSession session, std::string fragment,
                           std::function<void(bool)> done) {
    boost::asio::post(rooms_, [this, session = std::move(session), fragment = std::move(fragment),
                               done = std::move(done)]() mutable {
        const bool known = session_of(session) != nullptr;
        if (known && sessions_.take_candidates(session.session, fragment.size()))
            supervisor_.candidate(session.room.value, {session.session, std::move(fragment)});
        done(known);
    });
}

void StageCalls::leave(gateway::StageSession session, std::function<void(bool)> done) {
    boost::asio::post(rooms_, [this, session = std::move(session), done = std::move(done)] {
        const bool known = session_of(session) != nullptr;
        if (known) {
            sessions_.end(session.session);
            supervisor_.leave(session.room.value, {session.session});
        }
        done(known);
    });
}

void StageCalls::picture(const RoomId& room, const std::string& source,
                         std::function<void(SharedBytes)> done) {
    boost::asio::post(rooms_, [this, room = room.value, source, done = std::move(done)] {
        done(board_.picture(room, source));
    });
}

void StageCalls::end_login(const std::string& login) {
    leave_all(sessions_.end_login(login));
}

void StageCalls::end_absent(const RoomId& room, const std::vector<room::Panelist>& panelists) {
    leave_all(sessions_.end_absent(room, panelists));
}

void StageCalls::leave_all(const std::vector<StageSessionRecord>& over) {
    for (const StageSessionRecord& one : over) supervisor_.leave(one.room.value, {one.session});
}

}  // namespace paraninfo::app

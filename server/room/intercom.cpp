#include "server/room/intercom.hpp"

#include "server/room/stage.hpp"

#include <algorithm>
#include <iterator>

namespace paraninfo::room {

Decision decide(const State&, const Seat&, const TalkBack& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const bool to_one = command.reach == TalkReach::one;
    if (to_one && !is_panelist(context, command.to)) return reject(Reason::not_found);
    return Changes{};
}

Decision decide(const State&, const Seat&, const HearBackstage&, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    return Changes{};
}

Decision decide(const State&, const Seat&, const ListenBackstage&, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    return Changes{};
}

Decision decide(const State& state, const Seat& actor, const TestEcho& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const auto& steering = state.stage.steering;
    if (steering && steering->person != actor.person) return reject(Reason::wrong_state);
    if (is_on(state.broadcast.phase) && !command.confirmed) return reject(Reason::wrong_state);
    return Changes{};
}

bool Intercom::talk(const Seat& producer, const TalkBack& command, std::int64_t now_ms) {
    if (!command.reach) return stop_talk(producer.person);
    const Talk wanted{producer.person, producer.name, *command.reach, command.to,
                      now_ms + limits_.talk_lasts_ms};
    const auto held = std::ranges::find(talks_, producer.person, &Talk::person);
    if (held != talks_.end()) {
        const bool same = held->reach == wanted.reach && held->to == wanted.to;
        *held = wanted;
        return !same;
    }
    if (talks_.size() >= limits_.talks_max)
        talks_.erase(std::ranges::min_element(talks_, {}, &Talk::until_ms));
    talks_.push_back(wanted);
    return true;
}

bool Intercom::stop_talk(const PersonId& producer) {
    return std::erase_if(talks_, [&](const Talk& one) { return one.person == producer; }) > 0;
}

bool Intercom::lapse(std::int64_t now_ms) {
    return std::erase_if(talks_, [&](const Talk& one) { return one.until_ms <= now_ms; }) > 0;
}

std::vector<Talk> Intercom::talks_known_to(const PersonId& panelist) const {
    std::vector<Talk> known;
    std::ranges::copy_if(talks_, std::back_inserter(known),
                         [&](const Talk& one) { return one.reach != TalkReach::one || one.to == panelist; });
    return known;
}

bool Intercom::hear(const PersonId& panelist, bool others) {
    const bool already = std::ranges::find(hearing_, panelist) != hearing_.end();
    if (already == others) return false;
    if (!others) return std::erase(hearing_, panelist) > 0;
    if (hearing_.size() >= limits_.hearing_max) return false;
    hearing_.push_back(panelist);
    return true;
}

bool Intercom::listen(const Seat& producer, bool on) {
    const bool already =
        std::ranges::find(listening_, producer.person, &Listening::person) != listening_.end();
    if (already == on) return false;
    if (!on)
        return std::erase_if(listening_,
                             [&](const Listening& one) { return one.person == producer.person; }) > 0;
    if (listening_.size() >= limits_.listening_max) return false;
    listening_.push_back({producer.person, producer.name});
    return true;
}

std::optional<std::int64_t> Intercom::next_lapse_ms() const {
    const auto next = std::ranges::min_element(talks_, {}, &Talk::until_ms);
    return next == talks_.end() ? std::nullopt : std::optional(next->until_ms);
}

}  // namespace paraninfo::room

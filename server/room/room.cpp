#include "server/room/room.hpp"

#include "server/room/annotations.hpp"
#include "server/room/announcements.hpp"
#include "server/room/broadcast.hpp"
#include "server/room/chat.hpp"
#include "server/room/channel.hpp"
#include "server/room/claims.hpp"
#include "server/room/deck.hpp"
#include "server/room/hands.hpp"
#include "server/room/intercom.hpp"
#include "server/room/merging.hpp"
#include "server/room/papers.hpp"
#include "server/room/permissions.hpp"
#include "server/room/polls.hpp"
#include "server/room/questions.hpp"
#include "server/room/reactions.hpp"
#include "server/room/sanctions.hpp"
#include "server/room/stage.hpp"
#include "server/room/votes.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const Command& command, const Context& context) {
    if (!may(actor, command)) return reject(Reason::not_allowed);
    // On the way out already, or let in by an access that does not know it yet.
    if (is_banned(state, actor.person)) return reject(Reason::not_allowed);
    return std::visit([&](const auto& one) { return decide(state, actor, one, context); }, command);
}

void apply(State& state, const Recorded& recorded) {
    std::visit([&](const auto& change) { apply(state, recorded, change); }, recorded.change);
    state.offset = recorded.offset;
}

namespace {

// Commands that name the version they saw are told the new one.
template <typename T>
concept Versioned = requires(const T& command) {
    command.version;
};

}  // namespace

Done done(const State& state, const Command& command, const Changes& changes) {
    Done done;
    done.offset = state.offset;
    if (changes.empty()) return done;
    if (const auto* asked = std::get_if<QuestionAsked>(&changes.back())) {
        done.question = asked->id;
        done.state = asked->state;
    }
    if (const auto* made = std::get_if<AnnouncementMade>(&changes.back())) done.announcement = made->id;
    if (const auto* drafted = std::get_if<PollDrafted>(&changes.back())) {
        done.poll = drafted->id;
        done.version = 1;
    }
    std::visit(
        [&]<typename T>(const T& one) {
            if constexpr (Versioned<T> && requires { one.poll; })
                done.version = find_poll(state.polls, one.poll)->poll.version;
            else if constexpr (Versioned<T> && requires { one.hand; }) {
                if (const Hand* hand = hand_at(state.hands, one.hand)) done.version = hand->version;
            } else if constexpr (Versioned<T>)
                done.version = find_question(state, one.question)->version;
        },
        command);
    return done;
}

}  // namespace paraninfo::room

#include "server/room/chat.hpp"

#include "server/room/sanctions.hpp"
#include "server/room/wording.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

Reject wrong_member(std::string name) {
    Reject refused = reject(Reason::invalid_params);
    refused.detail = std::move(name);
    return refused;
}

Shown to_talkers(const View& view) {
    return {view, view, ShowNothing{}, {}};
}

Shown show_message(const Chat& chat, Offset number) {
    const ChatMessage* message = message_at(chat, number);
    if (message == nullptr) return {};
    Shown shown = to_talkers(ShowChatMessage{*message});
    const bool has_author = !message->person.empty() && !sees_as_moderator(message->role);
    if (has_author) shown.addressed = {{message->person, ShowChatMessage{*message}}};
    return shown;
}

}  // namespace

const ChatMessage* message_at(const Chat& chat, Offset number) {
    const auto found = std::ranges::lower_bound(chat.messages, number, {}, &ChatMessage::number);
    return found == chat.messages.end() || found->number != number ? nullptr : &*found;
}

Decision decide(const State& state, const Seat&, const OpenChat&, const Context&) {
    if (state.chat.open) return reject(Reason::wrong_state);
    return Changes{ChatOpened{}};
}

Decision decide(const State& state, const Seat&, const CloseChat&, const Context&) {
    if (!state.chat.open) return reject(Reason::wrong_state);
    return Changes{ChatClosed{}};
}

Decision decide(const State& state, const Seat&, const SlowChat& command, const Context& context) {
    const Limits& limits = context.limits;
    const std::int64_t slow_ms = command.slow_ms;
    const bool fit =
        slow_ms == 0 || (slow_ms >= limits.chat_slow_least_ms && slow_ms <= limits.chat_slow_most_ms);
    if (!fit) return wrong_member("slow_ms");
    if (slow_ms == state.chat.slow_ms) return reject(Reason::wrong_state);
    return Changes{ChatSlowed{slow_ms}};
}

Decision decide(const State& state, const Seat& actor, const WriteChat& command, const Context& context) {
    if (const auto refused = refuse_silenced(state, actor.person)) return *refused;
    if (!state.chat.open) return reject(Reason::closed);
    if (command.reply_to != 0) {
        const ChatMessage* answered = message_at(state.chat, command.reply_to);
        if (answered == nullptr || answered->text.empty()) return reject(Reason::not_found);
    }
    auto text = word(command.text, context.limits.chat_graphemes_max, Lines::many);
    if (!text) return std::move(text).error();
    return Changes{ChatWritten{actor.role, command.reply_to, actor.person, actor.name, *std::move(text)}};
}

Decision decide(const State& state, const Seat& actor, const DeleteChat& command, const Context& context) {
    const ChatMessage* message = message_at(state.chat, command.message);
    const bool own = message != nullptr && message->person == actor.person;
    const bool may_see = own || actor.role == Audience::moderator;
    if (message == nullptr || !may_see) return reject(Reason::not_found);
    if (message->text.empty()) return reject(Reason::wrong_state);
    ChatDeleted deleted{message->number, !own, message->person, message->name, actor.person, actor.name, {}};
    if (own) return Changes{std::move(deleted)};
    auto reason = word(command.reason, context.limits.reason_graphemes_max, Lines::one);
    if (!reason) return std::move(reason).error();
    deleted.reason = *std::move(reason);
    return Changes{std::move(deleted)};
}

void apply(State& state, const Recorded&, const ChatOpened&) {
    state.chat.open = true;
}

void apply(State& state, const Recorded&, const ChatClosed&) {
    state.chat.open = false;
}

void apply(State& state, const Recorded&, const ChatSlowed& change) {
    state.chat.slow_ms = change.slow_ms;
}

void apply(State& state, const Recorded& recorded, const ChatWritten& change) {
    auto& messages = state.chat.messages;
    messages.push_back({recorded.offset, change.person, change.name, change.role, change.text,
                        change.reply_to, recorded.at_ms, std::nullopt});
    if (messages.size() > chat_kept_max) messages.erase(messages.begin());
}

void apply(State& state, const Recorded&, const ChatDeleted& change) {
    for (ChatMessage& message : state.chat.messages) {
        if (message.number != change.message) continue;
        message.person = change.person;
        message.name = change.name;
        message.text.clear();
        message.deleted = ChatDeletion{change.by_moderator, change.by_name, change.reason};
    }
}

Shown show_chat(const State&, const Recorded&, const ChatOpened&) {
    return to_talkers(ShowEmpty{});
}

Shown show_chat(const State&, const Recorded&, const ChatClosed&) {
    return to_talkers(ShowEmpty{});
}

Shown show_chat(const State&, const Recorded&, const ChatSlowed& change) {
    return to_talkers(ShowChatSlowed{change.slow_ms});
}

Shown show_chat(const State& after, const Recorded& recorded, const ChatWritten&) {
    return show_message(after.chat, recorded.offset);
}

Shown show_chat(const State& after, const Recorded&, const ChatDeleted& change) {
    return show_message(after.chat, change.message);
}

}  // namespace paraninfo::room

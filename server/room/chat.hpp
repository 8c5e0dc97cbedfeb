// The rules of the chat: opened and closed by moderators, written by everybody but screens, deleted by the
// author or a moderator. Pure. How fast a person may write is the business of room/pace and room/slow_mode.
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/commands/chat.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const OpenChat& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const CloseChat& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SlowChat& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const WriteChat& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const DeleteChat& command, const Context& context);

void apply(State& state, const Recorded& recorded, const ChatOpened& change);
void apply(State& state, const Recorded& recorded, const ChatClosed& change);
void apply(State& state, const Recorded& recorded, const ChatSlowed& change);
// Gives up the oldest beyond `chat_kept_max`. Erased: a message without text and author.
void apply(State& state, const Recorded& recorded, const ChatWritten& change);
// The same whether the message's own payload has been erased by then or not.
void apply(State& state, const Recorded& recorded, const ChatDeleted& change);

// Null: not there, or no longer at hand.
const ChatMessage* message_at(const Chat& chat, Offset number);

Shown show_chat(const State& after, const Recorded& recorded, const ChatOpened& change);
Shown show_chat(const State& after, const Recorded& recorded, const ChatClosed& change);
Shown show_chat(const State& after, const Recorded& recorded, const ChatSlowed& change);
Shown show_chat(const State& after, const Recorded& recorded, const ChatWritten& change);
Shown show_chat(const State& after, const Recorded& recorded, const ChatDeleted& change);

}  // namespace paraninfo::room

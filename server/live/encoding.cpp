#include "server/live/encoding.hpp"

#include "protocol/json/messages.hpp"
#include "server/room/visibility.hpp"

#include <algorithm>

namespace paraninfo::live {

namespace {

SharedBytes share_unless_empty(std::string text) {
    return text.empty() ? nullptr : share_bytes(std::move(text));
}

}  // namespace

fanout::EncodedChange encode(const RoomId& room, const room::State& after, const Recorded& recorded) {
    const Shown shown = room::show(after, recorded);
    fanout::EncodedChange encoded;
    encoded.offset = recorded.offset;
    encoded.at_ms = recorded.at_ms;
    const auto text = [&](const View& view, Audience audience) {
        return share_unless_empty(json::encode_change(room, recorded, view, audience));
    };
    encoded.texts[Audience::moderator] = text(shown.moderator, Audience::moderator);
    encoded.texts[Audience::participant] = text(shown.audience, Audience::participant);
    encoded.texts[Audience::hall] = encoded.texts[Audience::participant];
    encoded.texts[Audience::screen] = text(shown.screen, Audience::screen);
    for (const Addressed& addressed : shown.addressed)
        encoded.addressed.push_back(
            {addressed.person, share_unless_empty(json::encode_addressed(room, recorded, addressed))});
    std::ranges::sort(encoded.addressed, {}, &fanout::AddressedText::person);
    return encoded;
}

}  // namespace paraninfo::live

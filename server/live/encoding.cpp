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
    if (shown.backstage) {
        encoded.texts[Audience::producer] = text(shown.backstage->producer, Audience::producer);
        encoded.texts[Audience::panelist] = text(shown.backstage->panelist, Audience::panelist);
    } else {
        encoded.texts[Audience::producer] = encoded.texts[Audience::moderator];
        encoded.texts[Audience::panelist] = std::holds_alternative<ShowQuestion>(shown.audience)
                                                ? text(shown.audience, Audience::panelist)
                                                : encoded.texts[Audience::participant];
    }
    for (const Addressed& addressed : shown.addressed)
        encoded.addressed.push_back({addressed.person,
                                     share_unless_empty(json::encode_addressed(room, recorded, addressed)),
                                     addressed.backstage});
    std::ranges::sort(encoded.addressed, {}, &fanout::AddressedText::person);
    return encoded;
}

}  // namespace paraninfo::live

// What a room tells its people at one moment: immutable, encoded and framed once, handed to every shard.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "server/fanout/frame.hpp"
#include "server/fanout/outbox_rule.hpp"

#include <vector>

namespace paraninfo::live {

// Comes INSTEAD of the audience's frame, for the seats of this person in this audience.
struct PersonalFrame {
    PersonId person;
    Audience audience = Audience::participant;
    fanout::Frame frame;
};

struct Publication {
    RoomId room;
    fanout::Kind kind = fanout::Kind::change;
    PerAudience<fanout::Frame> frames;    // an empty frame: nothing for that audience
    std::vector<PersonalFrame> personal;  // ascending by person; usually none or few
};

}  // namespace paraninfo::live

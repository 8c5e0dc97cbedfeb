// One reader and one writer for each message's body, as the tables of MEDIA_LINK.md give them. The checks of
// a message's limits stand in one place, `valid`, and hold for both directions. Used by the codec alone.
#pragma once

#include "protocol/media_link/fields.hpp"
#include "protocol/media_link/messages.hpp"

namespace paraninfo::media_link {

// The header's type numbers.
enum class Type : std::uint16_t {
    hello = 1,
    init = 2,
    part = 3,
    gap = 4,
    levels = 5,
    health = 6,
    log = 7,
    feed_state = 8,
    thumbnail = 9,
    discontinuity = 10,
    answer = 11,
    sources = 12,
    source_picture = 13,
    output_states = 14,
    echo_tested = 15,
    configure = 32,
    feeds = 33,
    stop = 34,
    slate = 35,
    offer = 36,
    candidate = 37,
    leave = 38,
    mix = 39,
    asides = 40,
    test_echo = 41,
    feed_begin = 48,
    feed_bytes = 49,
    feed_end = 50,
    output_bytes = 56,
    output_wanted = 57
};

Type type_of(const Message& message);
Message empty_of(Type type);
bool is_type(std::uint16_t number);
Stream stream_of(Type type);
// The longest body that a message of this type can have.
std::size_t body_bytes_max_of(Type type);

bool valid(const Message& message);
void write_body(Writer& out, const Message& message);
// What it gives is only of use when `in.complete()` and valid() hold afterwards.
Message read_body(Reader& in, Type type);

}  // namespace paraninfo::media_link

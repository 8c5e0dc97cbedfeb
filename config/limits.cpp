#include "config/limits.hpp"

#include "config/fields.hpp"

namespace paraninfo::config {
namespace {

struct Whole {
    const char* key;
    int Limits::*member;
    int low;
    int high;
};

constexpr Whole wholes[] = {
    {"connections_max", &Limits::connections_max, 16, 1000000},
    {"connections_per_address_anonymous", &Limits::connections_per_address_anonymous, 1, 1000000},
    {"connections_per_login", &Limits::connections_per_login, 1, 100000},
    {"sockets_per_login", &Limits::sockets_per_login, 1, 1000},
    {"requests_per_connection_anonymous", &Limits::requests_per_connection_anonymous, 1, 1000000},
    {"requests_per_connection", &Limits::requests_per_connection, 1, 10000000},
    {"outbox_bytes", &Limits::outbox_bytes, 65536, 16777216},
    {"message_bytes", &Limits::message_bytes, 4096, 65536},
    {"request_body_bytes", &Limits::request_body_bytes, 4096, 65536},
    {"drain_seconds", &Limits::drain_seconds, 0, 60},
    {"questions_per_room", &Limits::questions_per_room, 1, 100000},
    {"announcements_per_room", &Limits::announcements_per_room, 1, 1000},
    {"commands_waiting", &Limits::commands_waiting, 16, 100000},
    {"persons_max", &Limits::persons_max, 1, 1000000},
    {"logins_max", &Limits::logins_max, 1, 2000000},
    {"login_idle_hours", &Limits::login_idle_hours, 1, 720},
    {"login_hours", &Limits::login_hours, 1, 2160},
    {"desk_login_hours", &Limits::desk_login_hours, 1, 720},
};

struct Bucket {
    const char* key;
    Rate Limits::*member;
};

constexpr Bucket buckets[] = {
    {"handshakes", &Limits::handshakes},
    {"joins", &Limits::joins},
    {"messages", &Limits::messages},
    {"ask", &Limits::ask},
    {"vote", &Limits::vote},
    {"commands", &Limits::commands},
    {"entries_per_address", &Limits::entries_per_address},
    {"bad_links_per_address", &Limits::bad_links_per_address},
    {"open_link", &Limits::open_link},
};

}  // namespace

void read_limits(Reader& reader, Limits& limits) {
    for (const auto& whole : wholes) {
        reader.integer(whole.key, limits.*whole.member, whole.low, whole.high);
    }
    for (const auto& bucket : buckets) {
        reader.object(bucket.key, [&](Reader& rate) {
            rate.number("per_second", (limits.*bucket.member).per_second, 0.001, 1000000);
            rate.number("burst", (limits.*bucket.member).burst, 1, 1000000);
        });
    }
}

}  // namespace paraninfo::config

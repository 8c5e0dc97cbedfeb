// Every limit of the gateway with its name and its default; the key in the file's "limits" is the member's
// name. A value, shared read-only.
#pragma once

#include <cstdint>

namespace paraninfo::config {

// A token bucket: `burst` at once, refilled with `per_second`.
struct Rate {
    double per_second = 1;
    double burst = 1;
    bool operator==(const Rate&) const = default;
};

struct Limits {
    // Connections.
    int connections_max = 12000;
    int connections_per_address_anonymous = 4096;
    int connections_per_login = 32;  // beside its sockets; more count as their address's
    int sockets_per_login = 8;
    int requests_per_connection_anonymous = 100;
    int requests_per_connection = 100000;
    Rate handshakes{1000, 3000};  // new TLS connections of the whole server
    Rate joins{2000, 4000};       // of rooms, whole server: one bucket for the hall, one for the desk
    Rate messages{10, 40};        // of one socket
    int outbox_bytes = 262144;
    int message_bytes = 16384;
    int request_body_bytes = 16384;
    int drain_seconds = 10;

    // Rooms.
    Rate ask{0.0667, 3};    // one person's questions
    Rate vote{2, 20};       // one person's up-votes
    Rate commands{10, 40};  // all of a person's commands
    int questions_per_room = 5000;
    int announcements_per_room = 20;
    int commands_waiting = 10000;  // in the journal's queue

    // Access.
    Rate entries_per_address{100, 2000};  // exchanges of links
    Rate bad_links_per_address{2, 30};    // those refused as link_invalid
    Rate open_link{100, 2000};            // new persons by one open link
    int persons_max = 200000;
    int logins_max = 400000;
    int login_idle_hours = 12;
    int login_hours = 168;      // participant, hall, screen: absolute
    int desk_login_hours = 12;  // moderator: absolute
    bool operator==(const Limits&) const = default;
};

}  // namespace paraninfo::config

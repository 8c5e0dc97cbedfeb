// What the gateway sees of access: a login with its person and seats, the answer to a link, a refusal.
// Values; a Login is never changed once it is shared, a newer one takes its place.
#pragma once

#include "protocol/close_code.hpp"
#include "protocol/ids.hpp"
#include "protocol/seat.hpp"

#include <boost/system/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::access {

// One browser's login. Its id is public to its person ("device"); the cookie is kept nowhere.
struct Login {
    std::string id;
    PersonId person;
    std::string name;
    std::string language;  // "es" or "en"
    std::int64_t since_ms = 0;
    std::int64_t until_ms = 0;  // ends then in any case
    std::vector<Seat> seats;    // but those in rooms that keep the person out
    bool banned = false;        // from some room: stays known to the browser that holds it

    const Seat* seat(const SeatId& id_of_seat) const {
        for (const auto& one : seats) {
            if (one.id == id_of_seat) return &one;
        }
        return nullptr;
    }
    bool operator==(const Login&) const = default;
};
using LoginPtr = std::shared_ptr<const Login>;

struct Device {
    std::string id;
    std::int64_t since_ms = 0;
    bool here = false;
    bool operator==(const Device&) const = default;
};

// What the rooms may know of somebody.
struct PersonSeen {
    std::string name;
    bool is_staff = false;  // in any room
    bool operator==(const PersonSeen&) const = default;
};

struct PanelistSeen {
    std::string person;
    std::string name;
    bool guest = false;  // has no panelist's seat of their own
    bool operator==(const PanelistSeen&) const = default;
};

struct ExchangeRequest {
    std::string token;
    std::string name;             // open links only
    std::string language;         // empty: the link's, else the event's first
    std::string cookie;           // the value that the browser sent, or empty
    std::string sign_out;         // a device id of an earlier refusal, or empty
    std::string notice;           // the version accepted, or empty
    std::string notice_language;  // in which it was shown
    std::string address;          // what counts as one address: the IPv4, or the /64 of an IPv6
};

struct Entry {
    std::string cookie;  // the value to set; may be the one that the browser has
    std::int64_t cookie_seconds = 0;
    SeatId enter;
    LoginPtr login;
    std::vector<Device> devices;
};

enum class RefusalReason {
    link_invalid,
    link_expired,
    link_revoked,
    link_full,
    too_many_devices,
    limited,
    bad_request,
    unavailable,
    banned,
    notice_required
};
std::string_view name_of(RefusalReason reason);
// 400, 403, 409, 429 or 503.
int status_of(RefusalReason reason);

struct Refusal {
    RefusalReason reason = RefusalReason::bad_request;
    std::int64_t retry_after_ms = 0;  // limited, unavailable
    std::vector<Device> devices;      // too_many_devices
    std::string member;               // bad_request: which member of the body
    bool operator==(const Refusal&) const = default;
};

using Exchanged = boost::system::result<Entry, Refusal>;
// Found by boost::system::result when value() is asked of a refusal, which is a fault of the caller.
[[noreturn]] void throw_exception_from_error(const Refusal& refusal, const boost::source_location& where);

// A login that is no more: its sockets close with this code.
struct Ended {
    std::string login;
    CloseCode code = CloseCode::signed_out;
    bool operator==(const Ended&) const = default;
};

}  // namespace paraninfo::access

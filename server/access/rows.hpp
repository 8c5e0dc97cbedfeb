// What access keeps durably, row by row, as the directory writes it and the store reads it back. Values.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/voter_class.hpp"
#include "server/access/cookie.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace paraninfo::access {

struct PersonRow {
    std::string id;
    std::string issuer;       // the kid that named the person; empty for one made by an open link
    std::string external_id;  // unique with the issuer; empty as above
    std::string link;         // the open link that made the person, or empty
    std::string name;
    std::string language;
    std::int64_t made_ms = 0;
    bool operator==(const PersonRow&) const = default;
};

struct SeatRow {
    std::string id;
    std::string person;
    std::string room;
    Audience role = Audience::participant;
    std::string speaker = {};  // of a panelist: the agenda's speaker, as the newest link says; or empty
    bool operator==(const SeatRow&) const = default;
};

struct LoginRow {
    std::string id;
    Hash32 hash{};  // of the cookie
    std::string person;
    std::int64_t since_ms = 0;
    std::int64_t used_ms = 0;
    std::int64_t until_ms = 0;
    std::vector<std::string> seats;
    std::vector<std::string> links;  // that this login came by
    bool operator==(const LoginRow&) const = default;
};

struct LoginGone {
    std::string id;
    bool operator==(const LoginGone&) const = default;
};

struct LinkRevoked {
    std::string link;
    std::int64_t at_ms = 0;
    bool operator==(const LinkRevoked&) const = default;
};

// Somebody whom a room keeps out.
struct BanRow {
    std::string room;
    std::string person;
    bool operator==(const BanRow&) const = default;
};

struct BanGone {
    std::string room;
    std::string person;
    bool operator==(const BanGone&) const = default;
};

// A version of the notice that somebody accepted. The first time counts: it is never replaced.
struct AcceptanceRow {
    std::string person;
    std::string version;
    std::string language;  // in which it was shown
    std::int64_t at_ms = 0;
    bool operator==(const AcceptanceRow&) const = default;
};

// In which class somebody on the organiser's list counts. Written by the command line alone.
struct ClassRow {
    std::string external_id;  // of a person whom our own key named
    VoterClass voter_class = VoterClass::registered;
    bool operator==(const ClassRow&) const = default;
};

// Rows replace those of the same id.
using Write =
    std::variant<PersonRow, SeatRow, LoginRow, LoginGone, LinkRevoked, BanRow, BanGone, AcceptanceRow>;

struct Kept {
    std::vector<PersonRow> persons;
    std::vector<SeatRow> seats;
    std::vector<LoginRow> logins;
    std::vector<LinkRevoked> revoked;
    std::vector<BanRow> bans;
    std::vector<AcceptanceRow> acceptances;
    std::vector<ClassRow> classes;
};

// What the command line may write while the server runs.
struct Elsewhere {
    std::vector<LinkRevoked> revoked;
    std::vector<ClassRow> classes;
    bool operator==(const Elsewhere&) const = default;
};

}  // namespace paraninfo::access

// The list of registrants that an organiser gives: one person a line, checked as a whole before anything of
// it counts. Columns by their headings, in any order: id and name; email, language, role and class may be
// missing. Pure.
#pragma once

#include "protocol/audience.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::access {

struct Registrant {
    std::string id;  // the organiser's own: stable, and what a link calls `sub`
    std::string name;
    std::string email;     // or empty; kept for handing out links, shown to nobody
    std::string language;  // or empty: the event's first
    Audience role = Audience::participant;
    std::string tally = "registered";  // column `class`: in which tally the person counts; if the list does
                                       // not say: "hall" with the role hall
    bool operator==(const Registrant&) const = default;
};

struct PeopleError {
    std::size_t line = 0;
    std::string what;
    bool operator==(const PeopleError&) const = default;
};

struct PeopleFile {
    std::vector<Registrant> people;
    std::vector<PeopleError> errors;  // by line; people are complete only without any
};

inline constexpr std::size_t people_bytes_max = 8 * 1024 * 1024;
inline constexpr std::size_t people_max = 20'000;
inline constexpr std::size_t people_errors_max = 100;

PeopleFile read_people(std::string_view csv, const std::vector<std::string>& languages);

}  // namespace paraninfo::access

// The directory at the hall's door: whose code it is, and what code somebody has.
#include "server/access/directory.hpp"

#include <algorithm>

namespace paraninfo::access {

std::optional<Badge> Directory::find_badge(const std::string& code, const std::string& room) const {
    const auto known = check_in_codes_.find(code);
    if (known == check_in_codes_.end()) return std::nullopt;
    const Person& person = persons_.at(known->second);
    const bool seated = std::ranges::any_of(person.seats, [&](const SeatRow& seat) {
        return seat.room == room && (seat.role == Audience::participant || seat.role == Audience::hall);
    });
    return Badge{PersonId{person.row.id}, person.row.name, seated && !keeps_out(room, person.row.id)};
}

std::string Directory::check_in_code(const std::string& person) const {
    const auto found = persons_.find(person);
    return found == persons_.end() ? std::string() : rules_.check_in.code(found->second.row);
}

}  // namespace paraninfo::access

#include "server/app/room_people.hpp"

#include <utility>

namespace paraninfo::app {

std::optional<room::KnownPerson> RoomPeople::find(const RoomId& room, const PersonId& person) {
    const auto seen = access_.find_person(room.value, person.value);
    if (!seen) return std::nullopt;
    return room::KnownPerson{seen->name, seen->is_staff};
}

std::vector<room::Panelist> RoomPeople::panelists(const RoomId& room) {
    std::vector<room::Panelist> all;
    for (access::PanelistSeen& one : access_.panelists(room.value))
        all.push_back({PersonId{std::move(one.person)}, std::move(one.name), one.guest});
    return all;
}

void RoomPeople::seat_guests(const RoomId& room, const std::vector<PersonId>& persons) {
    std::vector<std::string> guests;
    for (const PersonId& person : persons) guests.push_back(person.value);
    access_.seat_guests(room.value, guests);
}

void RoomPeople::keep_out(const RoomId& room, std::vector<PersonId> banned,
                          std::function<void(bool durable)> done) {
    std::vector<std::string> persons;
    for (PersonId& person : banned) persons.push_back(std::move(person.value));
    access_.keep_out(room.value, std::move(persons), rooms_.get_executor(), std::move(done));
}

}  // namespace paraninfo::app

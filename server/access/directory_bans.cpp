// What the rooms tell the directory, and ask it: who is kept out of which room, who is a guest on which
// stage, and who somebody is.
#include "server/access/directory.hpp"

#include <algorithm>
#include <iterator>

namespace paraninfo::access {

void Directory::keep_out(const std::string& room, const std::vector<std::string>& persons, Effects& effects) {
    std::set<std::string> wanted(persons.begin(), persons.end());
    std::set<std::string>& present = bans_[room];
    std::vector<std::string> changed;
    std::ranges::set_symmetric_difference(wanted, present, std::back_inserter(changed));
    for (const auto& person : changed) {
        if (wanted.contains(person))
            effects.writes.push_back(BanRow{room, person});
        else
            effects.writes.push_back(BanGone{room, person});
    }
    present = std::move(wanted);
    for (const auto& person : changed) {
        const auto found = persons_.find(person);
        if (found != persons_.end()) share_all(found->second);
    }
    effects.seats_changed = effects.seats_changed || !changed.empty();
}

bool Directory::keeps_out(const std::string& room, const std::string& person) const {
    const auto found = bans_.find(room);
    return found != bans_.end() && found->second.contains(person);
}

void Directory::seat_guests(const std::string& room, const std::vector<std::string>& persons) {
    std::set<std::string> wanted(persons.begin(), persons.end());
    std::set<std::string>& present = guests_[room];
    std::vector<std::string> changed;
    std::ranges::set_symmetric_difference(wanted, present, std::back_inserter(changed));
    present = std::move(wanted);
    for (const auto& person : changed) {
        const auto found = persons_.find(person);
        if (found != persons_.end()) share_all(found->second);
    }
}

void Directory::take_over_guests(const Directory& before) {
    for (const auto& [room, persons] : before.guests_) seat_guests(room, {persons.begin(), persons.end()});
}

bool Directory::is_guest(const std::string& room, const std::string& person) const {
    const auto found = guests_.find(room);
    return found != guests_.end() && found->second.contains(person);
}

// The id is the same for the same participant's seat, so that a page which loads again is where it was.
void Directory::add_guest_seats(Login& login) const {
    std::vector<Seat> added;
    for (const Seat& seat : login.seats) {
        if (seat.role != Audience::participant || !is_guest(seat.room.value, seat.person.value)) continue;
        const bool sits = std::ranges::any_of(login.seats, [&](const Seat& one) {
            return one.role == Audience::panelist && one.room == seat.room;
        });
        if (sits) continue;
        Seat guest = seat;
        guest.id = SeatId{guest_seat_prefix + seat.id.value};
        guest.role = Audience::panelist;
        guest.guest = true;
        added.push_back(std::move(guest));
    }
    login.seats.insert(login.seats.end(), added.begin(), added.end());
}

std::optional<PersonSeen> Directory::find_person(const std::string& room, const std::string& person) const {
    const auto found = persons_.find(person);
    if (found == persons_.end()) return std::nullopt;
    PersonSeen seen{found->second.row.name, false};
    bool listens = false;
    for (const SeatRow& seat : found->second.seats) {
        seen.is_staff = seen.is_staff || paraninfo::is_staff(seat.role);
        listens = listens || (is_of_audience(seat.role) && seat.room == room);
    }
    if (!listens && !seen.is_staff) return std::nullopt;
    return seen;
}

std::vector<PanelistSeen> Directory::panelists(const std::string& room) const {
    std::vector<PanelistSeen> all;
    for (const auto& [id, person] : persons_) {
        const bool sits = std::ranges::any_of(person.seats, [&](const SeatRow& seat) {
            return seat.role == Audience::panelist && seat.room == room;
        });
        const bool guest = !sits && is_guest(room, id);
        if ((sits || guest) && !keeps_out(room, id)) all.push_back({id, person.row.name, guest});
    }
    std::ranges::sort(all, {}, [](const PanelistSeen& one) { return std::pair(one.name, one.person); });
    return all;
}

}  // namespace paraninfo::access

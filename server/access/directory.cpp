#include "server/access/directory.hpp"

#include <algorithm>

namespace paraninfo::access {
namespace {

constexpr std::int64_t used_written_every_ms = 600'000;

}  // namespace

Directory::Directory(Rules rules, const Kept& kept)
    : rules_(std::move(rules)), open_links_(rules_.limits.open_link) {
    for (const auto& row : kept.persons) {
        persons_[row.id].row = row;
        if (!row.issuer.empty()) externals_[{row.issuer, row.external_id}] = row.id;
        if (!row.link.empty()) ++made_by_link_[row.link];
        check_in_codes_[rules_.check_in.code(row)] = row.id;
    }
    for (const auto& row : kept.seats) {
        if (const auto person = persons_.find(row.person); person != persons_.end()) {
            person->second.seats.push_back(row);
        }
    }
    for (const auto& row : kept.revoked) revoked_.insert(row.link);
    for (const auto& row : kept.bans) bans_[row.room].insert(row.person);
    for (const auto& row : kept.acceptances) {
        if (const auto person = persons_.find(row.person); person != persons_.end())
            person->second.notices.insert(row.version);
    }
    for (const auto& row : kept.classes) classes_[row.external_id] = row.voter_class;
    for (const auto& row : kept.logins) {
        if (persons_.contains(row.person)) add(row);
    }
}

LoginPtr Directory::find(const Hash32& hash, std::int64_t wall_ms) {
    auto* record = record_of(hash, wall_ms);
    return record == nullptr ? nullptr : used(*record, wall_ms);
}

LoginPtr Directory::renew(const std::string& login, std::int64_t wall_ms) {
    const auto found = logins_.find(login);
    if (found == logins_.end() || over_at(found->second.row) <= wall_ms) return nullptr;
    return used(found->second, wall_ms);
}

LoginPtr Directory::used(Record& record, std::int64_t wall_ms) {
    auto& row = record.row;
    row.used_ms = std::max(row.used_ms, wall_ms);
    if (row.used_ms - record.kept_used_ms >= used_written_every_ms) {
        record.kept_used_ms = row.used_ms;
        used_.push_back(row.id);
    }
    return record.shared;
}

std::vector<Device> Directory::devices(const std::string& person, const std::string& here) const {
    std::vector<Device> list;
    const auto found = persons_.find(person);
    if (found == persons_.end()) return list;
    for (const auto& login : found->second.logins) {
        list.push_back({login, logins_.at(login).row.since_ms, login == here});
    }
    return list;
}

bool Directory::end(const std::string& named, CloseCode code, Effects& effects) {
    const auto found = logins_.find(named);
    if (found == logins_.end()) return false;
    const auto login = found->first;  // `named` may lie in what is erased here
    const auto& row = found->second.row;
    cookies_.erase(row.hash);
    due_.erase({found->second.due_ms, login});
    std::erase(persons_.at(row.person).logins, login);
    effects.writes.push_back(LoginGone{login});
    effects.ended.push_back({login, code});
    logins_.erase(found);
    return true;
}

bool Directory::end_device(const std::string& person, const std::string& login, Effects& effects) {
    const auto found = logins_.find(login);
    if (found == logins_.end() || found->second.row.person != person) return false;
    return end(login, CloseCode::signed_out, effects);
}

void Directory::revoke(const std::string& link, std::int64_t wall_ms, Effects& effects) {
    if (revoked_.insert(link).second) effects.writes.push_back(LinkRevoked{link, wall_ms});
    std::vector<std::string> gone;
    for (const auto& [id, record] : logins_) {
        const auto& links = record.row.links;
        if (std::find(links.begin(), links.end(), link) != links.end()) gone.push_back(id);
    }
    for (const auto& id : gone) end(id, CloseCode::revoked, effects);
}

void Directory::sweep(std::int64_t wall_ms, Effects& effects) {
    while (!due_.empty() && due_.begin()->first <= wall_ms) {
        const auto id = due_.begin()->second;
        auto& record = logins_.at(id);
        if (over_at(record.row) <= wall_ms) {
            end(id, CloseCode::signed_out, effects);
        } else {
            schedule(record);
        }
    }
    for (const auto& id : used_) {
        if (const auto found = logins_.find(id); found != logins_.end())
            effects.writes.push_back(found->second.row);
    }
    used_.clear();
}

void Directory::add(LoginRow row) {
    const auto id = row.id;
    auto& record = logins_[id];
    record.kept_used_ms = row.used_ms;
    record.row = std::move(row);
    cookies_[record.row.hash] = id;
    persons_.at(record.row.person).logins.push_back(id);
    share(record);
    schedule(record);
}

void Directory::classify(const std::vector<ClassRow>& classes, Effects& effects) {
    std::unordered_map<std::string, VoterClass> all;
    for (const auto& row : classes) all[row.external_id] = row.voter_class;
    if (all == classes_) return;
    classes_ = std::move(all);
    for (auto& [id, record] : logins_) share(record);
    effects.seats_changed = true;
}

// Who is on the list counts as it says, whichever the page; of anybody else the door says it.
VoterClass Directory::class_of(const PersonRow& person, Audience role) const {
    if (person.issuer == own_key_id) {
        if (const auto listed = classes_.find(person.external_id); listed != classes_.end())
            return listed->second;
    }
    if (role == Audience::hall) return VoterClass::hall;
    return person.issuer.empty() ? VoterClass::open : VoterClass::registered;
}

// Makes the view that others see; rooms that the configuration no longer has, and those that keep the person
// out, are left out.
void Directory::share(Record& record) {
    const auto& person = persons_.at(record.row.person);
    auto login = std::make_shared<Login>();
    login->id = record.row.id;
    login->person = PersonId{person.row.id};
    login->name = person.row.name;
    login->language = person.row.language;
    login->since_ms = record.row.since_ms;
    login->until_ms = record.row.until_ms;
    for (const auto& seat : person.seats) {
        const auto& held = record.row.seats;
        const auto& rooms = rules_.rooms;
        if (std::find(held.begin(), held.end(), seat.id) == held.end()) continue;
        if (std::find(rooms.begin(), rooms.end(), seat.room) == rooms.end()) continue;
        if (keeps_out(seat.room, seat.person)) {
            login->banned = true;
            continue;
        }
        login->seats.push_back({SeatId{seat.id}, PersonId{person.row.id}, RoomId{seat.room}, seat.role,
                                person.row.name, class_of(person.row, seat.role), false, seat.speaker});
    }
    add_guest_seats(*login);
    record.shared = std::move(login);
}

void Directory::share_all(const Person& person) {
    for (const auto& login : person.logins) share(logins_.at(login));
}

std::int64_t Directory::over_at(const LoginRow& row) const {
    return std::min(row.until_ms, row.used_ms + rules_.limits.login_idle_hours * hour_ms);
}

void Directory::schedule(Record& record) {
    due_.erase({record.due_ms, record.row.id});
    record.due_ms = over_at(record.row);
    due_.insert({record.due_ms, record.row.id});
}

Directory::Record* Directory::record_of(const Hash32& hash, std::int64_t wall_ms) {
    const auto cookie = cookies_.find(hash);
    if (cookie == cookies_.end()) return nullptr;
    auto& record = logins_.at(cookie->second);
    return over_at(record.row) <= wall_ms ? nullptr : &record;
}

}  // namespace paraninfo::access

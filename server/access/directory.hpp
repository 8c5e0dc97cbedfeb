// Persons, seats and logins in memory, and the rules by which a link makes or finds them and by which a login
// ends. No disk, no clock, no lock: time is given, what must be kept comes out as rows, and whoever owns it
// guards it.
#pragma once

#include "config/limits.hpp"
#include "server/access/buckets.hpp"
#include "server/access/check_in_code.hpp"
#include "server/access/link.hpp"
#include "server/access/login.hpp"
#include "server/access/rows.hpp"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace paraninfo::access {

struct Rules {
    std::vector<std::string> rooms;
    std::vector<std::string> languages;
    config::Limits limits;
    std::string notice = {};  // the version that whoever enters must have accepted; empty: none
    CheckInCodes check_in{};
};

struct Now {
    std::int64_t wall_ms = 0;
    std::int64_t steady_ms = 0;
};

// Who stands at the door with a link: what the browser said, already of bounded size.
struct Visitor {
    std::string name;
    std::string language;
    std::string cookie;
    std::string sign_out;
    std::string notice = {};  // the version accepted, and the language of what was shown
    std::string notice_language = {};
};

// What came of one or more operations beside their answers.
struct Effects {
    std::vector<Write> writes;
    std::vector<Ended> ended;
    bool cookie_changed = false;
    bool seats_changed = false;  // of logins that go on
};

inline constexpr std::int64_t hour_ms = 3'600'000;
inline constexpr std::size_t seats_of_login_max = 64;
inline constexpr std::size_t links_of_login_max = 64;
inline constexpr const char* guest_seat_prefix = "turn-";

class Directory {
  public:
    Directory(Rules rules, const Kept& kept);

    Exchanged enter(const Link& link, const Visitor& visitor, Now now, Effects& effects);
    // The person and the seats of a personal link whose bearer came without it, and no login. False where the
    // link would be refused; the notice is asked when it is opened.
    bool admit(const Link& link, Now now, Effects& effects);
    // The login of a cookie's hash, noting its use; null if there is none or it is over.
    LoginPtr find(const Hash32& hash, std::int64_t wall_ms);
    // The same by the login's id.
    LoginPtr renew(const std::string& login, std::int64_t wall_ms);
    std::vector<Device> devices(const std::string& person, const std::string& here) const;
    // False when there is no such login, or not of the person.
    bool end(const std::string& login, CloseCode code, Effects& effects);
    bool end_device(const std::string& person, const std::string& login, Effects& effects);
    void revoke(const std::string& link, std::int64_t wall_ms, Effects& effects);
    bool revoked(const std::string& link) const { return revoked_.contains(link); }
    // Exactly these have no seat in the room, whatever their links say.
    void keep_out(const std::string& room, const std::vector<std::string>& persons, Effects& effects);
    bool keeps_out(const std::string& room, const std::string& person) const;
    // Exactly these have a panelist's seat in the room beside that of a participant, for the present: no disk
    // has it, and a directory that is made anew takes it over from the one before.
    void seat_guests(const std::string& room, const std::vector<std::string>& persons);
    void take_over_guests(const Directory& before);
    // Of somebody with a seat among the audience of the room, or staff's in any.
    std::optional<PersonSeen> find_person(const std::string& room, const std::string& person) const;
    // Everybody with a panelist's seat in the room, guests too, by name.
    std::vector<PanelistSeen> panelists(const std::string& room) const;
    // Whose check-in code it is, as the room sees the person; and the code of a person, empty for nobody.
    std::optional<Badge> find_badge(const std::string& code, const std::string& room) const;
    std::string check_in_code(const std::string& person) const;
    // The organiser's list as it stands now. Logins say it from now on; a socket that is open goes on as it
    // was.
    void classify(const std::vector<ClassRow>& classes, Effects& effects);
    // From now on this version must have been accepted by whoever enters; empty: none.
    void require_notice(std::string version) { rules_.notice = std::move(version); }
    // Ends what is over and writes down which logins were used.
    void sweep(std::int64_t wall_ms, Effects& effects);

  private:
    struct Record {
        LoginRow row;
        LoginPtr shared;
        std::int64_t kept_used_ms = 0;  // as the disk has it
        std::int64_t due_ms = 0;        // when sweep looks at it again
    };
    struct Person {
        PersonRow row;
        std::vector<SeatRow> seats;
        std::vector<std::string> logins;
        std::set<std::string> notices;  // the versions accepted
    };
    class Entering;

    void add(LoginRow row);
    VoterClass class_of(const PersonRow& person, Audience role) const;
    void share(Record& record);
    void add_guest_seats(Login& login) const;
    bool is_guest(const std::string& room, const std::string& person) const;
    void share_all(const Person& person);
    std::int64_t over_at(const LoginRow& row) const;
    void schedule(Record& record);
    LoginPtr used(Record& record, std::int64_t wall_ms);
    Record* record_of(const Hash32& hash, std::int64_t wall_ms);

    Rules rules_;
    Buckets open_links_;
    std::unordered_map<std::string, Person> persons_;
    std::map<std::pair<std::string, std::string>, std::string> externals_;  // (issuer, external id) → person
    std::unordered_map<std::string, std::string> check_in_codes_;           // code → person
    std::unordered_map<std::string, VoterClass> classes_;  // external id → class, of the organiser's list
    std::unordered_map<std::string, std::int64_t> made_by_link_;  // persons
    std::unordered_map<std::string, Record> logins_;
    std::unordered_map<Hash32, std::string, HashOfHash> cookies_;
    std::unordered_set<std::string> revoked_;
    std::unordered_map<std::string, std::set<std::string>> bans_;    // room → persons
    std::unordered_map<std::string, std::set<std::string>> guests_;  // room → persons
    std::set<std::pair<std::int64_t, std::string>> due_;
    std::vector<std::string> used_;  // whose use is not yet written
};

}  // namespace paraninfo::access

// Directory::enter, step by step: everything that may refuse comes before anything is changed.
#include "server/access/directory.hpp"
#include "server/access/name.hpp"

#include "protocol/annotations.hpp"

#include <algorithm>

namespace paraninfo::access {
namespace {

Refusal refused(RefusalReason reason) {
    return {reason, 0, {}, {}};
}

bool holds(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

class Directory::Entering {
  public:
    Entering(Directory& directory, const Link& link, const Visitor& visitor, Now now, Effects& effects)
        : directory_(directory), link_(link), visitor_(visitor), now_(now), effects_(effects) {}

    Exchanged run() {
        using Step = std::optional<Refusal> (Entering::*)();
        constexpr Step judging[] = {&Entering::judge_link,          &Entering::judge_language,
                                    &Entering::find_person,         &Entering::judge_bans,
                                    &Entering::judge_notice,        &Entering::judge_name,
                                    &Entering::judge_room_for_more, &Entering::judge_devices};
        for (const auto step : judging) {
            if (auto refusal = (this->*step)()) return std::move(*refusal);
        }
        end_others();
        const bool accepts = must_accept();
        make_person();
        if (accepts) accept_notice();
        return enter();
    }

    bool admit() {
        if (link_.kind != LinkKind::personal || judge_link() || judge_language() || find_person() ||
            judge_bans() || judge_name() || judge_room_for_more())
            return false;
        make_person();
        for (const auto& room : rooms_) seat_in(room);
        return true;
    }

  private:
    std::optional<Refusal> judge_link() {
        if (directory_.revoked(link_.id)) return refused(RefusalReason::link_revoked);
        if (link_.expires_s <= now_.wall_ms / 1000) return refused(RefusalReason::link_expired);
        for (const auto& room : link_.rooms) {
            if (holds(directory_.rules_.rooms, room)) rooms_.push_back(room);
        }
        if (rooms_.empty()) return refused(RefusalReason::link_invalid);
        return std::nullopt;
    }

    std::optional<Refusal> judge_language() {
        const auto& known = directory_.rules_.languages;
        language_ = visitor_.language.empty() ? link_.language : visitor_.language;
        // The pages speak all languages, whichever the event's own texts are in.
        if (language_.empty()) language_ = known.empty() ? "en" : known.front();
        if (language_named(language_)) return std::nullopt;
        return Refusal{RefusalReason::bad_request, 0, {}, "language"};
    }

    // Whose login this will be, as far as that person is known, and which login the browser has already.
    std::optional<Refusal> find_person() {
        if (const auto hash = hash_of_cookie(visitor_.cookie)) {
            present_ = directory_.record_of(*hash, now_.wall_ms);
        }
        if (link_.kind == LinkKind::open) {
            if (present_ != nullptr) person_ = present_->row.person;
            return std::nullopt;
        }
        const auto found = directory_.externals_.find({link_.kid, link_.sub});
        if (found != directory_.externals_.end()) person_ = found->second;
        if (present_ != nullptr && present_->row.person != person_) {
            leaving_.push_back({present_->row.id, CloseCode::signed_out});
            present_ = nullptr;
        }
        return std::nullopt;
    }

    // By any link, with any device: what counts is who it is. The rooms that do not keep the person out are
    // open.
    std::optional<Refusal> judge_bans() {
        std::erase_if(rooms_, [&](const auto& room) { return directory_.keeps_out(room, person_); });
        if (rooms_.empty()) return refused(RefusalReason::banned);
        return std::nullopt;
    }

    // Whoever made the link, and whichever page it is opened with. Nobody sits before a screen's page.
    bool must_accept() const {
        const auto& wanted = directory_.rules_.notice;
        if (wanted.empty() || link_.role == Audience::screen) return false;
        return person_.empty() || !directory_.persons_.at(person_).notices.contains(wanted);
    }

    std::optional<Refusal> judge_notice() {
        if (!must_accept()) return std::nullopt;
        if (visitor_.notice != directory_.rules_.notice) return refused(RefusalReason::notice_required);
        if (holds(directory_.rules_.languages, visitor_.notice_language)) return std::nullopt;
        return Refusal{RefusalReason::bad_request, 0, {}, "notice_language"};
    }

    std::optional<Refusal> judge_name() {
        if (link_.kind == LinkKind::personal) {
            name_ = clean_name(link_.name).value_or("");
            return std::nullopt;
        }
        if (visitor_.name.empty() || names_are_given()) return std::nullopt;
        const auto cleaned = clean_name(visitor_.name);
        if (!cleaned || (!sees_as_moderator(link_.role) && reserved_name(*cleaned))) {
            return Refusal{RefusalReason::bad_request, 0, {}, "name"};
        }
        name_ = *cleaned;
        return std::nullopt;
    }

    // A person whom an issuer named keeps that name.
    bool names_are_given() const {
        return !person_.empty() && !directory_.persons_.at(person_).row.issuer.empty();
    }

    std::optional<Refusal> judge_room_for_more() {
        const auto& limits = directory_.rules_.limits;
        if (present_ == nullptr && directory_.logins_.size() >= static_cast<std::size_t>(limits.logins_max)) {
            return Refusal{RefusalReason::limited, 60000, {}, {}};
        }
        if (present_ != nullptr && !holds(present_->row.links, link_.id) &&
            (present_->row.links.size() >= links_of_login_max ||
             present_->row.seats.size() + rooms_.size() > seats_of_login_max)) {
            return refused(RefusalReason::link_full);
        }
        if (!person_.empty()) return std::nullopt;
        if (directory_.persons_.size() >= static_cast<std::size_t>(limits.persons_max)) {
            return refused(RefusalReason::link_full);
        }
        if (link_.kind == LinkKind::personal) return std::nullopt;
        const auto made = directory_.made_by_link_.find(link_.id);
        if (made != directory_.made_by_link_.end() && made->second >= most_of(link_)) {
            return refused(RefusalReason::link_full);
        }
        const auto wait = directory_.open_links_.take(link_.id, now_.steady_ms);
        if (wait > 0) return Refusal{RefusalReason::limited, wait, {}, {}};
        return std::nullopt;
    }

    std::optional<Refusal> judge_devices() {
        if (link_.kind == LinkKind::open || person_.empty()) return std::nullopt;
        auto others = other_logins();
        const auto most = static_cast<std::size_t>(devices_of(link_));
        if (others.size() >= most) {
            const auto named = std::find(others.begin(), others.end(), visitor_.sign_out);
            if (named != others.end()) {
                leaving_.push_back({*named, CloseCode::signed_out});
                others.erase(named);
            }
        }
        if (others.size() >= most && !takes_over(link_.role)) {
            Refusal refusal = refused(RefusalReason::too_many_devices);
            for (const auto& id : others) {
                refusal.devices.push_back({id, directory_.logins_.at(id).row.since_ms, false});
            }
            return refusal;
        }
        for (std::size_t i = 0; i + most <= others.size(); ++i) {
            leaving_.push_back({others[i], CloseCode::replaced});
        }
        return std::nullopt;
    }

    // The person's logins elsewhere that hold a seat of the link's role, the oldest first.
    std::vector<std::string> other_logins() const {
        const auto& person = directory_.persons_.at(person_);
        std::vector<std::string> others;
        for (const auto& id : person.logins) {
            const auto& record = directory_.logins_.at(id);
            if (&record == present_) continue;
            const bool same_role =
                std::any_of(person.seats.begin(), person.seats.end(), [&](const SeatRow& seat) {
                    return seat.role == link_.role && holds(record.row.seats, seat.id);
                });
            if (same_role) others.push_back(id);
        }
        std::stable_sort(others.begin(), others.end(), [&](const auto& a, const auto& b) {
            return directory_.logins_.at(a).row.since_ms < directory_.logins_.at(b).row.since_ms;
        });
        return others;
    }

    void end_others() {
        for (const auto& [id, code] : leaving_) directory_.end(id, code, effects_);
    }

    void make_person() {
        const bool made = person_.empty();
        if (made) person_ = random_id();
        auto& row = directory_.persons_[person_].row;
        const auto before = row;
        if (made) {
            row.id = person_;
            row.made_ms = now_.wall_ms;
            if (link_.kind == LinkKind::personal) {
                row.issuer = link_.kid;
                row.external_id = link_.sub;
                directory_.externals_[{link_.kid, link_.sub}] = person_;
            } else {
                row.link = link_.id;
                ++directory_.made_by_link_[link_.id];
            }
            directory_.check_in_codes_[directory_.rules_.check_in.code(row)] = person_;
        }
        if (made || !visitor_.language.empty()) row.language = language_;
        if (!name_.empty()) row.name = name_;
        if (row.name.empty()) row.name = default_name(link_.role, row.language, number());
        if (row != before) effects_.writes.push_back(row);
    }

    void accept_notice() {
        directory_.persons_.at(person_).notices.insert(visitor_.notice);
        effects_.writes.push_back(
            AcceptanceRow{person_, visitor_.notice, visitor_.notice_language, now_.wall_ms});
    }

    std::int64_t number() const {
        return link_.kind == LinkKind::open ? directory_.made_by_link_.at(link_.id)
                                            : static_cast<std::int64_t>(directory_.persons_.size());
    }

    std::string seat_in(const std::string& room) {
        auto& seats = directory_.persons_.at(person_).seats;
        for (auto& seat : seats) {
            if (seat.room != room || seat.role != link_.role) continue;
            if (!link_.speaker.empty() && seat.speaker != link_.speaker) {
                seat.speaker = link_.speaker;
                effects_.seats_changed = true;
                effects_.writes.push_back(seat);
            }
            return seat.id;
        }
        seats.push_back({random_id(), person_, room, link_.role, link_.speaker});
        effects_.writes.push_back(seats.back());
        return seats.back().id;
    }

    Exchanged enter() {
        Entry entry;
        LoginRow row = present_ != nullptr ? present_->row : LoginRow{};
        bool gained = false;
        for (const auto& room : rooms_) {
            const auto seat = seat_in(room);
            if (entry.enter.empty()) entry.enter = SeatId{seat};
            if (holds(row.seats, seat)) continue;
            row.seats.push_back(seat);
            gained = true;
        }
        if (!holds(row.links, link_.id)) row.links.push_back(link_.id);
        row.used_ms = now_.wall_ms;
        row.until_ms = now_.wall_ms + hours(row) * hour_ms;
        entry.cookie = gained ? random_cookie() : visitor_.cookie;
        if (gained) row.hash = *hash_of_cookie(entry.cookie);
        entry.cookie_seconds = (row.until_ms - now_.wall_ms) / 1000;
        auto& record = settle(std::move(row));
        directory_.share_all(directory_.persons_.at(person_));
        entry.login = record.shared;
        entry.devices = directory_.devices(person_, record.row.id);
        return entry;
    }

    // A login with a seat of staff lasts as a moderator's.
    std::int64_t hours(const LoginRow& row) const {
        const auto& limits = directory_.rules_.limits;
        for (const auto& seat : directory_.persons_.at(person_).seats) {
            if (is_staff(seat.role) && holds(row.seats, seat.id)) return limits.desk_login_hours;
        }
        return limits.login_hours;
    }

    Record& settle(LoginRow row) {
        if (present_ == nullptr) {
            row.id = random_id();
            row.person = person_;
            row.since_ms = now_.wall_ms;
            effects_.writes.push_back(row);
            const auto id = row.id;
            directory_.add(std::move(row));
            return directory_.logins_.at(id);
        }
        if (row.hash != present_->row.hash) {
            directory_.cookies_.erase(present_->row.hash);
            directory_.cookies_[row.hash] = row.id;
            effects_.cookie_changed = true;
        }
        present_->kept_used_ms = row.used_ms;
        present_->row = row;
        directory_.schedule(*present_);
        effects_.writes.push_back(std::move(row));
        return *present_;
    }

    Directory& directory_;
    const Link& link_;
    const Visitor& visitor_;
    const Now now_;
    Effects& effects_;
    std::vector<std::string> rooms_;
    std::string language_;
    std::string name_;           // empty: keep the one there is, or make one
    std::string person_;         // empty: a new one
    Record* present_ = nullptr;  // the browser's own login, if it is kept
    std::vector<Ended> leaving_;
};

Exchanged Directory::enter(const Link& link, const Visitor& visitor, Now now, Effects& effects) {
    return Entering(*this, link, visitor, now, effects).run();
}

bool Directory::admit(const Link& link, Now now, Effects& effects) {
    const Visitor nobody{};
    return Entering(*this, link, nobody, now, effects).admit();
}

}  // namespace paraninfo::access

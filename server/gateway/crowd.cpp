#include "server/gateway/crowd.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace paraninfo::gateway {
namespace {

// The personal frames of one publication, found by the person's hash: of a thousand sessions hardly one is
// named.
class PersonalFrames {
  public:
    explicit PersonalFrames(const live::Publication& publication) {
        for (const auto& personal : publication.personal)
            by_hash_.emplace_back(std::hash<PersonId>{}(personal.person), &personal);
        std::ranges::sort(by_hash_, {}, &Entry::first);
    }
    const fanout::Frame* find(std::size_t hash, const PersonId& person, Audience audience) const {
        auto at = std::ranges::lower_bound(by_hash_, hash, {}, &Entry::first);
        for (; at != by_hash_.end() && at->first == hash; ++at)
            if (at->second->person == person && at->second->audience == audience) return &at->second->frame;
        return nullptr;
    }

  private:
    using Entry = std::pair<std::size_t, const live::PersonalFrame*>;
    std::vector<Entry> by_hash_;
};

}  // namespace

std::uint64_t Crowd::add(Listener& listener, RoomId room, Audience audience, PersonId person) {
    const std::uint64_t number = ++last_number_;
    sessions_.emplace(number, Session{&listener, std::move(room), audience, std::move(person)});
    return number;
}

void Crowd::remove(std::uint64_t session) {
    const auto found = sessions_.find(session);
    if (found == sessions_.end()) return;
    if (found->second.admitted) {
        Row& row = halls_[found->second.room][found->second.audience];
        for (Place& place : row.places)
            if (place.number == session) {
                place.session = nullptr;
                ++row.gone;
                break;
            }
        if (jobs_.empty()) sweep_row(row);
    }
    sessions_.erase(found);
}

void Crowd::sweep_row(Row& row) {
    if (row.gone * 4 < row.places.size()) return;
    std::erase_if(row.places, [](const Place& place) { return place.session == nullptr; });
    row.gone = 0;
}

bool Crowd::step(std::size_t most) {
    std::size_t done = 0;
    while (!jobs_.empty() && done < most) {
        if (const auto* publication = std::get_if<std::shared_ptr<const live::Publication>>(&jobs_.front())) {
            const auto keep = *publication;
            bool finished = true;
            done += perform(*keep, most - done, finished) + 1;
            if (!finished) break;
        } else {
            const CrowdJob job = std::move(jobs_.front());
            if (const auto* admit = std::get_if<AdmitOne>(&job)) perform(*admit);
            if (const auto* send = std::get_if<SendOne>(&job)) perform(*send);
            if (const auto* end = std::get_if<EndOne>(&job)) perform(*end);
            ++done;
        }
        jobs_.pop_front();
    }
    return !jobs_.empty();
}

std::size_t Crowd::perform(const live::Publication& publication, std::size_t most, bool& finished) {
    std::size_t done = 0;
    Hall& hall = halls_[publication.room];
    const PersonalFrames personal(publication);
    for (; audience_at_ < audience_count; ++audience_at_, place_at_ = 0) {
        const Audience audience = all_audiences[audience_at_];
        Row& row = hall[audience];
        const fanout::Frame& common = publication.frames[audience];
        if (common.empty() && publication.personal.empty()) continue;
        while (place_at_ < row.places.size()) {
            if (done == most) {
                finished = false;
                return done;
            }
            const Place place = row.places[place_at_++];
            if (place.session == nullptr) continue;
            const auto* own = personal.find(place.person_hash, place.session->person, audience);
            const fanout::Frame& frame = own != nullptr ? *own : common;
            if (frame.empty()) continue;
            place.listener->deliver(frame, publication.kind);
            ++done;
        }
        sweep_row(row);
    }
    audience_at_ = 0;
    place_at_ = 0;
    return done;
}

void Crowd::perform(const AdmitOne& job) {
    const auto found = sessions_.find(job.session);
    if (found == sessions_.end()) return;
    Session& session = found->second;
    if (!session.admitted) {
        session.admitted = true;
        halls_[session.room][session.audience].places.push_back(
            {job.session, &session, session.listener, std::hash<PersonId>{}(session.person)});
    }
    session.listener->deliver(job.frame, fanout::Kind::change);
}

void Crowd::perform(const SendOne& job) {
    const auto found = sessions_.find(job.session);
    if (found != sessions_.end()) found->second.listener->deliver(job.frame, job.kind);
}

void Crowd::perform(const EndOne& job) {
    const auto found = sessions_.find(job.session);
    if (found != sessions_.end()) found->second.listener->end(job.code);
}

}  // namespace paraninfo::gateway

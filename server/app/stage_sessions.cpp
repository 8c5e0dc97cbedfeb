#include "server/app/stage_sessions.hpp"

#include "protocol/stage.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace paraninfo::app {
namespace {

// By then whoever asked last has all of the burst again.
constexpr std::chrono::minutes rested_after{2};
constexpr std::size_t askers_max = 1024;

}  // namespace

std::optional<std::chrono::milliseconds> StageSessions::admit(const PersonId& person, Time now) {
    if (buckets_.size() >= askers_max) forget_rested(now);
    gateway::TokenBucket& bucket = buckets_.try_emplace(person, offers_rate, now).first->second;
    asked_[person] = now;
    if (bucket.take(now)) return std::nullopt;
    return bucket.wait();
}

void StageSessions::forget_rested(Time now) {
    std::erase_if(buckets_, [&](const auto& entry) { return now - asked_[entry.first] > rested_after; });
    std::erase_if(asked_, [&](const auto& entry) { return !buckets_.contains(entry.first); });
}

std::vector<StageSessionRecord> StageSessions::begin(StageSessionRecord record) {
    std::vector<StageSessionRecord> over;
    if (!record.source.empty())
        std::erase_if(records_, [&](const StageSessionRecord& one) {
            return one.room == record.room && one.source == record.source;
        });
    if (is_talkback(record.source)) make_room_for_talkback(record.room, over);
    const auto plays = [&](const StageSessionRecord& one) {
        return one.source.empty() && one.seat == record.seat;
    };
    const bool full = records_.size() >= sessions_max;
    const bool third = record.source.empty() &&
                       std::cmp_greater_equal(std::ranges::count_if(records_, plays), players_of_seat_max);
    if (third || full) {
        const auto oldest = third ? std::ranges::find_if(records_, plays) : least_needed();
        over.push_back(std::move(*oldest));
        records_.erase(oldest);
    }
    records_.push_back(std::move(record));
    return over;
}

// Never who publishes while somebody only plays, players may have gone without a word; and of players no
// panelist while there is a producer or a projector.
std::vector<StageSessionRecord>::iterator StageSessions::least_needed() {
    const auto plays = [](const StageSessionRecord& one) { return one.source.empty(); };
    const auto watches = [&](const StageSessionRecord& one) { return plays(one) && one.panelist.empty(); };
    auto oldest = std::ranges::find_if(records_, watches);
    if (oldest == records_.end()) oldest = std::ranges::find_if(records_, plays);
    return oldest == records_.end() ? records_.begin() : oldest;
}

void StageSessions::make_room_for_talkback(const RoomId& room, std::vector<StageSessionRecord>& over) {
    const auto talks = [&](const StageSessionRecord& one) {
        return one.room == room && is_talkback(one.source);
    };
    if (std::cmp_less(std::ranges::count_if(records_, talks), talkbacks_max)) return;
    const auto oldest = std::ranges::find_if(records_, talks);
    over.push_back(std::move(*oldest));
    records_.erase(oldest);
}

const StageSessionRecord* StageSessions::find(const RoomId& room, const std::string& login,
                                              const std::string& session) const {
    const auto found = std::ranges::find(records_, session, &StageSessionRecord::session);
    const bool owned = found != records_.end() && found->room == room && found->login == login;
    return owned ? &*found : nullptr;
}

bool StageSessions::is_anothers(const StageSessionRecord& asked, bool again) const {
    if (asked.by_key || asked.source.empty()) return false;
    return std::ranges::any_of(records_, [&](const StageSessionRecord& one) {
        const bool is_there = one.room == asked.room && one.source == asked.source;
        return is_there && (one.by_key || (again && one.login != asked.login));
    });
}

bool StageSessions::take_candidates(const std::string& session, std::size_t bytes) {
    const auto found = std::ranges::find(records_, session, &StageSessionRecord::session);
    const std::size_t counted = std::max(bytes, candidates_bytes_least);
    if (found == records_.end() || counted > candidates_bytes_max - found->candidates_bytes) return false;
    found->candidates_bytes += counted;
    return true;
}

void StageSessions::end(const std::string& session) {
    std::erase_if(records_, [&](const StageSessionRecord& one) { return one.session == session; });
}

std::vector<StageSessionRecord> StageSessions::end_login(const std::string& login) {
    std::erase_if(asked_for_, [&](const auto& entry) { return entry.second == login; });
    return take_out([&](const StageSessionRecord& one) { return one.login == login; });
}

std::vector<StageSessionRecord> StageSessions::end_absent(const RoomId& room,
                                                          const std::vector<room::Panelist>& panelists) {
    return take_out([&](const StageSessionRecord& one) {
        return one.room == room && !one.panelist.empty() &&
               std::ranges::find(panelists, one.panelist, &room::Panelist::person) == panelists.end();
    });
}

std::vector<StageSessionRecord> StageSessions::take_out(
    const std::function<bool(const StageSessionRecord&)>& is_over) {
    const auto stays = [&](const StageSessionRecord& one) { return !is_over(one); };
    const auto gone = std::ranges::stable_partition(records_, stays);
    std::vector<StageSessionRecord> over(std::make_move_iterator(gone.begin()),
                                         std::make_move_iterator(gone.end()));
    records_.erase(gone.begin(), gone.end());
    return over;
}

}  // namespace paraninfo::app

#include "server/room/poll_classes.hpp"

#include "server/room/poll_visibility.hpp"

#include <algorithm>
#include <array>

namespace paraninfo::room {

namespace {

using Grouping = std::vector<std::vector<VoterClass>>;

// From fine to coarse; the first that fits is told. Fixed: were the partner of a small class chosen by size,
// the choice would narrow down the sizes, at times to one. docs/decisions/tallies.md says why no other
// grouping may be added without another proof.
const std::array<Grouping, 3>& groupings() {
    using enum VoterClass;
    static const std::array<Grouping, 3> all{
        {{{registered}, {hall}, {open}}, {{hall}, {registered, open}}, {{registered}, {hall, open}}}};
    return all;
}
constexpr std::size_t hall_and_others = 1;  // of the groupings: all that a row of before classes can tell

struct Tellable {
    std::array<PollCount, voter_class_count> of;
    bool classes_known = true;
};

Tellable counted(const PollRecord& record) {
    Tellable counts;
    for (const CastBallot& cast : record.ballots) {
        counts.classes_known = counts.classes_known && cast.voter_class.has_value();
        const VoterClass counts_as = cast.voter_class.value_or(VoterClass::registered);
        count(record, cast, counts.of[static_cast<std::size_t>(counts_as)]);
    }
    return counts;
}

void add(const PollCount& more, PollCount& to) {
    to.answers += more.answers;
    to.counts.resize(std::max(to.counts.size(), more.counts.size()));
    for (std::size_t i = 0; i < more.counts.size(); ++i) to.counts[i] += more.counts[i];
}

std::vector<ClassCount> grouped(const Tellable& counts, const Grouping& grouping) {
    std::vector<ClassCount> groups;
    for (const auto& classes : grouping) {
        ClassCount group{classes, {}};
        for (const VoterClass one : classes) add(counts.of[static_cast<std::size_t>(one)], group.count);
        groups.push_back(std::move(group));
    }
    return groups;
}

bool is_large_enough(const ClassCount& group) {
    return group.count.answers == 0 || group.count.answers >= class_voters_least;
}

}  // namespace

bool shows_classes(const Poll& poll, Audience audience) {
    if (poll.form.secret) return false;
    if (sees_as_moderator(audience))
        return poll.state == PollState::closed || poll.state == PollState::archived;
    return poll.state == PollState::closed && poll.form.split;
}

std::vector<ClassCount> classes_of(const PollRecord& record) {
    if (record.poll.form.secret) return {};
    const Tellable counts = counted(record);
    for (std::size_t i = 0; i < groupings().size(); ++i) {
        if (!counts.classes_known && i != hall_and_others) continue;
        auto groups = grouped(counts, groupings()[i]);
        if (!std::ranges::all_of(groups, is_large_enough)) continue;
        std::erase_if(groups, [](const ClassCount& group) { return group.count.answers == 0; });
        return groups;
    }
    return {};
}

}  // namespace paraninfo::room

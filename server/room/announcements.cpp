#include "server/room/announcements.hpp"

#include "server/room/wording.hpp"

#include <string>
#include <vector>

namespace paraninfo::room {

Decision decide(const State& state, const Seat&, const MakeAnnouncement& command, const Context& context) {
    auto text = word(command.text, context.limits.announcement_graphemes_max, Lines::one);
    if (!text) return std::move(text).error();
    if (state.announcements.size() >= context.limits.announcements_max) return reject(Reason::full);
    return Changes{AnnouncementMade{AnnouncementId{context.make_id()}, *std::move(text)}};
}

Decision decide(const State& state, const Seat&, const RemoveAnnouncement& command, const Context&) {
    for (const Announcement& announcement : state.announcements)
        if (announcement.id == command.announcement)
            return Changes{AnnouncementRemoved{announcement.made, announcement.id}};
    return reject(Reason::not_found);
}

void apply(State& state, const Recorded& recorded, const AnnouncementMade& change) {
    AnnouncementId id = change.id;
    if (id.empty()) id.value = "erased-" + std::to_string(recorded.offset);
    state.announcements.push_back({std::move(id), recorded.offset, change.text, recorded.at_ms});
}

void apply(State& state, const Recorded&, const AnnouncementRemoved& change) {
    std::erase_if(state.announcements, [&](const Announcement& a) { return a.made == change.announcement; });
}

}  // namespace paraninfo::room

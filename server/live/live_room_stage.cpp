// The stage: who makes the picture is told what producers want of it, once that is durable; and everybody
// backstage who is there.
#include "server/live/live_room.hpp"

#include "protocol/json/writer.hpp"
#include "server/live/source_names.hpp"
#include "server/live/state_reach.hpp"
#include "server/room/stage.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::live {

namespace {

constexpr std::size_t panelists_shown_max = 64;

bool changes_stage(const Change& change) {
    return std::visit([]<typename T>(const T&) { return room::IsStageChange<T>; }, change);
}

}  // namespace

void LiveRoom::watch_stage(StageWatch watch) {
    on_stage_ = std::move(watch);
}

std::function<std::vector<room::Panelist>()> LiveRoom::panelists_of() {
    if (!settings_.has_stage) return {};
    return [this] { return people_.panelists(settings_.id); };
}

void LiveRoom::tell_stage() {
    if (on_stage_ && settings_.has_stage) on_stage_(state_.stage, people_.panelists(settings_.id));
}

void LiveRoom::tell_stage_later(const room::Changes& changes) {
    if (std::ranges::none_of(changes, changes_stage)) return;
    when_durable([self = shared_from_this()](bool durable) {
        if (durable) self->tell_stage();
    });
}

// A producer who comes wants to know of seats that were given since; a panelist who comes for the first time
// has a name that no card shows yet.
void LiveRoom::show_arrival(Audience role) {
    show_presence();
    if (!settings_.has_stage || (role != Audience::panelist && role != Audience::producer)) return;
    show_backstage();
    if (role == Audience::producer) return;
    if (phase_ == Phase::ready || phase_ == Phase::read_only)
        when_durable([self = shared_from_this()](bool durable) {
            if (durable) self->tell_stage();
        });
}

// Other persons than before may be on the stage.
void LiveRoom::panelists_changed() {
    show_backstage();
    tell_stage();
}

void LiveRoom::show_backstage() {
    if (!settings_.has_stage) return;
    auto panelists = people_.panelists(settings_.id);
    const auto is_here = [&](const room::Panelist& one) {
        return presence_.is_here(one.person, Audience::panelist);
    };
    // Where they are too many, those who are here are the ones that matter.
    std::stable_partition(panelists.begin(), panelists.end(), is_here);
    if (panelists.size() > panelists_shown_max) panelists.resize(panelists_shown_max);
    json::Writer data;
    data.open_object().key("panelists").open_array();
    for (const room::Panelist& one : panelists) {
        data.open_object().member("person", one.person.value).member("name", one.name);
        data.member("here", is_here(one)).member("camera", camera_of(one.person));
        data.member("screen", screen_of(one.person));
        if (one.guest) data.member("guest", true);
        data.close_object();
    }
    data.close_array().close_object();
    board_.set(backstage_key, data.take());
}

}  // namespace paraninfo::live

#include "server/app/stage_asides.hpp"

#include "server/live/source_names.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace paraninfo::app {
namespace {

bool is_spoken_to(const room::Talk& talk, const Stage& stage, const PersonId& panelist) {
    switch (talk.reach) {
        case TalkReach::one:
            return talk.to == panelist;
        case TalkReach::backstage:
            return !is_on_air(stage, panelist);
        case TalkReach::everyone:
            return true;
    }
    return false;
}

void add_listener(media_link::Aside& aside, const PersonId& panelist) {
    if (aside.listeners.size() < media_link::aside_listeners_max)
        aside.listeners.push_back(live::camera_of(panelist));
}

void add_aside(media_link::Asides& asides, media_link::Aside aside) {
    if (!aside.listeners.empty() && asides.asides.size() < media_link::asides_max)
        asides.asides.push_back(std::move(aside));
}

}  // namespace

bool is_on_air(const Stage& stage, const PersonId& panelist) {
    const std::string camera = live::camera_of(panelist);
    const std::string screen = live::screen_of(panelist);
    const auto is_theirs = [&](const std::string& source) { return source == camera || source == screen; };
    return std::ranges::any_of(stage.programme.sources, is_theirs) ||
           std::ranges::any_of(stage.sounds, [&](const SourceSound& one) {
               return one.heard == SourceHeard::always && !one.muted && one.source == camera;
           });
}

media_link::Asides asides_of(const Stage& stage, const std::vector<room::Panelist>& panelists,
                             const std::vector<room::Talk>& talks, const std::vector<PersonId>& hearing) {
    media_link::Asides asides;
    for (const room::Talk& talk : talks) {
        media_link::Aside aside{live::talkback_of(talk.person), 0, talk_ducking};
        for (const room::Panelist& one : panelists)
            if (is_spoken_to(talk, stage, one.person)) add_listener(aside, one.person);
        add_aside(asides, std::move(aside));
    }
    std::vector<PersonId> waiting;
    for (const room::Panelist& one : panelists)
        if (std::ranges::find(hearing, one.person) != hearing.end() && !is_on_air(stage, one.person))
            waiting.push_back(one.person);
    for (const PersonId& speaker : waiting) {
        media_link::Aside aside{live::camera_of(speaker), backstage_gain};
        for (const PersonId& one : waiting)
            if (one != speaker) add_listener(aside, one);
        add_aside(asides, std::move(aside));
    }
    return asides;
}

}  // namespace paraninfo::app

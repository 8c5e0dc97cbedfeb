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

void add_listener(media_link::Aside& aside, std::string listener) {
    if (aside.listeners.size() < media_link::aside_listeners_max)
        aside.listeners.push_back(std::move(listener));
}

void add_aside(media_link::Asides& asides, media_link::Aside aside) {
    if (!aside.listeners.empty() && asides.asides.size() < media_link::asides_max)
        asides.asides.push_back(std::move(aside));
}

bool hears(const Behind& behind, const PersonId& panelist) {
    return std::ranges::find(behind.hearing, panelist) != behind.hearing.end();
}

std::vector<PersonId> waiting_of(const Stage& stage, const std::vector<room::Panelist>& panelists) {
    std::vector<PersonId> waiting;
    for (const room::Panelist& one : panelists)
        if (!is_on_air(stage, one.person)) waiting.push_back(one.person);
    return waiting;
}

// Producers hear all who wait, but themselves where they are panelists too; of panelists those hear each
// other who both want to.
media_link::Aside backstage_of(const PersonId& speaker, const std::vector<PersonId>& waiting,
                               const Behind& behind) {
    media_link::Aside aside{live::camera_of(speaker), backstage_gain};
    for (const room::Listening& one : behind.listening)
        if (one.person != speaker) add_listener(aside, live::talkback_of(one.person));
    if (!hears(behind, speaker)) return aside;
    for (const PersonId& one : waiting)
        if (one != speaker && hears(behind, one)) add_listener(aside, live::camera_of(one));
    return aside;
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
                             const Behind& behind) {
    media_link::Asides asides;
    for (const room::Talk& talk : behind.talks) {
        media_link::Aside aside{live::talkback_of(talk.person), 0, talk_ducking};
        for (const room::Panelist& one : panelists)
            if (is_spoken_to(talk, stage, one.person)) add_listener(aside, live::camera_of(one.person));
        add_aside(asides, std::move(aside));
    }
    const std::vector<PersonId> waiting = waiting_of(stage, panelists);
    for (const PersonId& speaker : waiting) add_aside(asides, backstage_of(speaker, waiting, behind));
    return asides;
}

}  // namespace paraninfo::app

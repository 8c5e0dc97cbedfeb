// What access is told at its making, out of the settings and the system.
#include "server/access/access.hpp"

#include "server/observe/clock.hpp"

namespace paraninfo::access {

Times Times::of_the_system() {
    using namespace std::chrono;
    return {[] { return observe::wall_ms(); },
            [] { return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count(); }};
}

Options Options::from(const config::Settings& settings) {
    Options options;
    options.data_dir = settings.data_dir;
    for (const auto& room : settings.rooms) options.rooms.push_back(room.id);
    options.languages = settings.event.languages;
    if (settings.agenda && settings.agenda->notice) options.notice = settings.agenda->notice->version;
    options.issuers = settings.issuers;
    options.limits = settings.limits;
    for (const auto& room : settings.rooms)
        if (room.hall_code.most > 0) options.hall_codes[room.id] = room.hall_code.most;
    return options;
}

}  // namespace paraninfo::access

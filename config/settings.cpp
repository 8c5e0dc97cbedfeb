#include "config/settings.hpp"

#include <algorithm>

namespace paraninfo::config {

void use_event(Settings& settings) {
    if (!settings.agenda) return;
    settings.event.languages = settings.agenda->languages;
    std::vector<Room> rooms;
    for (const auto& named : settings.agenda->rooms) {
        const auto known = std::find_if(settings.rooms.begin(), settings.rooms.end(),
                                        [&](const Room& room) { return room.id == named.id; });
        Room room = known == settings.rooms.end() ? Room() : *known;
        room.id = named.id;
        room.name = named.name;
        rooms.push_back(std::move(room));
    }
    settings.rooms = std::move(rooms);
}

const std::vector<std::string>& feed_kind_names() {
    static const std::vector<std::string> names{"test", "file", "srt", "rtmp", "rtsp", "capture"};
    return names;
}

const Feed* find_feed(const Settings& settings, std::string_view id) {
    const auto found = std::find_if(settings.feeds.begin(), settings.feeds.end(),
                                    [id](const Feed& feed) { return feed.id == id; });
    return found == settings.feeds.end() ? nullptr : &*found;
}

bool has_feed(const Room& room, std::string_view feed) {
    const auto& sources = room.contribution.feeds;
    return feed == room.feed || feed == room.backup ||
           std::find(sources.begin(), sources.end(), feed) != sources.end();
}

const Output* find_output(const Settings& settings, std::string_view id) {
    for (const Room& room : settings.rooms)
        for (const Output& output : room.outputs)
            if (output.id == id) return &output;
    return nullptr;
}

std::string public_url(const Settings& settings) {
    const auto url = "https://" + settings.public_host;
    const auto port = settings.public_port != 0 ? settings.public_port : settings.listen.port;
    return port == 443 ? url : url + ":" + std::to_string(port);
}

std::vector<std::string> allowed_origins(const Settings& settings) {
    std::vector<std::string> origins = {public_url(settings)};
    for (const auto& origin : settings.origins) {
        if (std::find(origins.begin(), origins.end(), origin) == origins.end()) origins.push_back(origin);
    }
    return origins;
}

}  // namespace paraninfo::config

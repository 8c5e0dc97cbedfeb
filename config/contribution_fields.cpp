#include "config/fields.hpp"

namespace paraninfo::config {

void read_contribution(Reader& reader, Contribution& contribution) {
    reader.flag("taken", contribution.taken);
    int low = contribution.port_min;
    int high = contribution.port_max;
    reader.integer("port_min", low, 0, 65535);
    reader.integer("port_max", high, 0, 65535);
    contribution.port_min = static_cast<std::uint16_t>(low);
    contribution.port_max = static_cast<std::uint16_t>(high);
    reader.texts("addresses", contribution.addresses, announced_addresses_max);
    reader.integer("publishers_max", contribution.publishers_max, 1, 16);
    reader.integer("players_max", contribution.players_max, 1, 64);
    reader.integer("width", contribution.width, 160, 1280);
    reader.integer("height", contribution.height, 90, 720);
    reader.integer("kbit", contribution.kbit, 100, 4000);
    reader.texts("feeds", contribution.feeds, hall_feeds_max);
}

void read_ice(Reader& reader, Ice& ice) {
    reader.text("stun", ice.stun);
    reader.texts("turn", ice.turn, turn_urls_max);
    read_path(reader, "secret_file", ice.secret_file);
    reader.integer("minutes", ice.minutes, 5, 1440);
    reader.object("tcp", [&](Reader& tcp) {
        tcp.text("address", ice.tcp.address);
        tcp.port("port", ice.tcp.port);
    });
}

}  // namespace paraninfo::config

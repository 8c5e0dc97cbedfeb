#include "server/access/link_command.hpp"

#include "server/access/cookie.hpp"
#include "server/access/link_token.hpp"
#include "server/access/secrets.hpp"
#include "server/access/store.hpp"
#include "server/observe/clock.hpp"

#include <algorithm>
#include <stdexcept>

namespace paraninfo::access {
namespace {

constexpr double days_min = 0.01;
constexpr double days_max = 3650;
constexpr double seconds_of_day = 86400;
constexpr std::size_t label_bytes_max = 64;

void must(bool holds, const std::string& sentence) {
    if (!holds) throw std::runtime_error(sentence);
}

std::vector<std::string> rooms_of(const config::Settings& settings, const LinkCommand& command) {
    std::vector<std::string> all;
    for (const auto& room : settings.rooms) all.push_back(room.id);
    if (command.rooms.empty()) return all;
    for (const auto& room : command.rooms) {
        must(std::find(all.begin(), all.end(), room) != all.end(), "the configuration has no room " + room);
    }
    return command.rooms;
}

}  // namespace

Link make_link(const config::Settings& settings, const LinkCommand& command, std::int64_t now_s) {
    const auto role = audience_named(command.role);
    must(role.has_value(), "--role must be participant, hall, screen, moderator, panelist or producer");
    must(command.kind == "open" || command.kind == "personal", "--kind must be open or personal");
    must(command.days >= days_min && command.days <= days_max, "--days must lie between 0.01 and 3650");
    must(command.label.size() <= label_bytes_max, "--label is longer than 64 bytes");
    const bool personal = command.kind == "personal";
    must(personal == !command.sub.empty() && personal == !command.name.empty(),
         "--sub and --name belong to a personal link, both of them, and only there");
    must(personal || command.devices == 0, "--devices is only for personal links");
    must(!personal || command.most == 0, "--most is only for open links");
    must(command.speaker.empty() || (personal && *role == Audience::panelist),
         "--speaker is only for personal links of panelists");
    Link link;
    link.id = random_id();
    link.kind = personal ? LinkKind::personal : LinkKind::open;
    link.role = *role;
    link.rooms = rooms_of(settings, command);
    link.expires_s = now_s + static_cast<std::int64_t>(command.days * seconds_of_day);
    link.sub = command.sub;
    link.name = command.name;
    link.language = command.language;
    link.devices = command.devices;
    link.most = command.most;
    link.speaker = command.speaker;
    must(read_payload(write_payload(link)) == link,
         "this makes no link: see the ranges in protocol/PROTOCOL.md, 1.1");
    return link;
}

std::string address_of(const config::Settings& settings, const Link& link, const LinkKeys& keys) {
    return config::public_url(settings) + "/join#" + mint(link, keys);
}

namespace {

// The link of the same label and meaning, while it lasts for half of what is asked at least.
std::optional<Link> kept_link(Store& store, const Link& wanted, const std::string& label,
                              std::int64_t now_s) {
    if (label.empty()) return std::nullopt;
    const auto least_s = now_s + (wanted.expires_s - now_s) / 2;
    for (const auto& one : store.links()) {
        if (one.label != label || one.revoked || one.link.expires_s < least_s) continue;
        auto same = wanted;
        same.id = one.link.id;
        same.expires_s = one.link.expires_s;
        if (same == one.link) return one.link;
    }
    return std::nullopt;
}

std::string line_of(const MintedLink& one, std::int64_t now_s) {
    const auto& link = one.link;
    std::string line = link.id + "  " +
                       (one.revoked               ? "revoked"
                        : link.expires_s <= now_s ? "expired"
                                                  : "valid");
    line += "  " + std::string(link.kind == LinkKind::open ? "open" : "personal");
    line += "  " + std::string(name_of(link.role)) + "  ";
    for (const auto& room : link.rooms) line += (&room == &link.rooms.front() ? "" : ",") + room;
    line += "  until " + observe::iso_seconds(link.expires_s);
    if (link.kind == LinkKind::open) line += "  persons " + std::to_string(one.persons);
    if (!link.sub.empty()) line += "  sub " + link.sub;
    if (!link.speaker.empty()) line += "  speaker " + link.speaker;
    if (!one.label.empty()) line += "  label " + one.label;
    return line + "\n";
}

std::string revoke(Store& store, const std::string& id, std::int64_t wall_ms) {
    must(id.size() >= 8 && id.size() <= 32 &&
             id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
                 std::string::npos,
         "--revoke needs a link's id, 8 to 32 of A-Z, a-z, 0-9, - and _");
    store.commit({LinkRevoked{id, wall_ms}});
    return "revoked " + id + "\n";
}

}  // namespace

std::string run_link_command(const config::Settings& settings, const LinkCommand& command,
                             std::int64_t wall_ms) {
    must(static_cast<int>(command.list) + static_cast<int>(!command.revoke.empty()) +
                 static_cast<int>(!command.role.empty()) ==
             1,
         "give one of --role, --list and --revoke");
    const auto now_s = wall_ms / 1000;
    std::optional<Link> wanted;
    if (!command.role.empty()) wanted = make_link(settings, command, now_s);
    const LinkKeys keys(open_secrets(settings.data_dir).link_signing, {});
    Store store(settings.data_dir / "access.db");
    if (!command.revoke.empty()) return revoke(store, command.revoke, wall_ms);
    if (wanted) {
        auto link = kept_link(store, *wanted, command.label, now_s);
        if (!link) store.keep_link(*(link = wanted), command.label, wall_ms);
        return address_of(settings, *link, keys) + "\n";
    }
    std::string lines;
    for (const auto& one : store.links()) lines += line_of(one, now_s);
    return lines;
}

}  // namespace paraninfo::access

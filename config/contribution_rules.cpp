#include "config/contribution_rules.hpp"

#include "config/host_port.hpp"

#include <filesystem>
#include <string_view>

namespace paraninfo::config {
namespace {

constexpr int port_lowest = 1024;

bool is_stun(std::string_view url) {
    constexpr std::string_view scheme = "stun://";
    return url.starts_with(scheme) && host_and_port(url.substr(scheme.size()));
}

bool is_turn(std::string_view url) {
    const auto colon = url.find(':');
    const auto scheme = url.substr(0, colon);
    if (colon == std::string_view::npos || (scheme != "turn" && scheme != "turns")) return false;
    url.remove_prefix(colon + 1);
    const auto query = url.find('?');
    const auto transport = query == std::string_view::npos ? "" : url.substr(query);
    const bool known = transport.empty() || transport == "?transport=udp" || transport == "?transport=tcp";
    return known && host_and_port(url.substr(0, query));
}

// Nobody but the owner may read it.
bool is_private_file(const std::filesystem::path& path) {
    std::error_code ec;
    const auto status = std::filesystem::status(path, ec);
    using std::filesystem::perms;
    const auto others = perms::group_all | perms::others_all;
    return !ec && std::filesystem::is_regular_file(status) && (status.permissions() & others) == perms::none;
}

struct ContributionJudge {
    const Settings& settings;
    std::vector<Complaint>& complaints;

    void must(bool holds, std::string key, std::string message) const {
        if (!holds) complaints.push_back({std::move(key), std::move(message)});
    }

    void room(const Room& room, const std::string& key) const {
        const Contribution& contribution = room.contribution;
        feeds(room, key);
        if (!contribution.taken) return;
        const int low = contribution.port_min;
        const int high = contribution.port_max;
        must((low == 0 && high == 0) || (low >= port_lowest && high >= low), key + "port_min",
             "must be 1024 at least and not above port_max, or both 0");
        for (std::size_t i = 0; i < contribution.addresses.size(); ++i)
            must(is_address(contribution.addresses[i]), key + "addresses[" + std::to_string(i) + "]",
                 "must be an IP address");
        must(contribution.width % 2 == 0 && contribution.height % 2 == 0, key + "width",
             "width and height must be even");
        must(!room.feed.empty(), key + "taken", "needs a room with a feed, into which panelists are mixed");
        must(room.kind == RoomKind::mixed, key + "taken", "needs a room of kind mixed");
    }

    // Another room may have the same ones, as it may have the same feed.
    void feeds(const Room& room, const std::string& key) const {
        const auto& feeds = room.contribution.feeds;
        must(feeds.empty() || room.contribution.taken, key + "feeds",
             "needs a room that takes panelists (contribution.taken)");
        for (std::size_t i = 0; i < feeds.size(); ++i) {
            const std::string at = key + "feeds[" + std::to_string(i) + "]";
            must(find_feed(settings, feeds[i]) != nullptr, at, "there is no feed of this id");
            must(feeds[i] != room.feed && feeds[i] != room.backup, at,
                 "is the room's own feed or its backup, which is a source already");
        }
    }

    void stage(const Room& room, const std::string& key) const {
        const std::filesystem::path& files = room.stage.files;
        if (files.empty()) return;
        std::error_code ec;
        must(room.contribution.taken, key + "files",
             "needs a room that takes panelists (contribution.taken)");
        must(std::filesystem::is_directory(files, ec), key + "files",
             "there is no such folder: " + files.string());
    }

    void ice(const Ice& ice) const {
        must(ice.stun.empty() || is_stun(ice.stun), "ice.stun", "must be stun://HOST:PORT");
        for (std::size_t i = 0; i < ice.turn.size(); ++i)
            must(
                is_turn(ice.turn[i]), "ice.turn[" + std::to_string(i) + "]",
                "must be turn:HOST:PORT or turns:HOST:PORT, with ?transport=udp or tcp behind it or nothing");
        must(ice.tcp.address.empty() || is_address(ice.tcp.address), "ice.tcp.address",
             "must be an IP address");
        if (ice.turn.empty()) return;
        must(is_private_file(ice.secret_file), "ice.secret_file",
             "needs a file that its owner alone may read (mode 0600)");
    }
};

}  // namespace

void judge_contribution(const Settings& settings, std::vector<Complaint>& complaints) {
    const ContributionJudge judge{settings, complaints};
    for (std::size_t i = 0; i < settings.rooms.size(); ++i) {
        const std::string key = "rooms[" + std::to_string(i) + "].";
        judge.room(settings.rooms[i], key + "contribution.");
        judge.stage(settings.rooms[i], key + "stage.");
    }
    judge.ice(settings.ice);
}

}  // namespace paraninfo::config

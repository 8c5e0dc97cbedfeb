#include "config/validate.hpp"

#include "config/contribution_rules.hpp"
#include "config/feed_rules.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <arpa/inet.h>

#include "config/media_validate.hpp"
#include "config/output_rules.hpp"

namespace paraninfo::config {
namespace {

constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz0123456789-";
constexpr std::string_view word = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

bool made_of(std::string_view text, std::string_view alphabet, std::size_t most) {
    return !text.empty() && text.size() <= most && text.find_first_not_of(alphabet) == std::string_view::npos;
}

std::string indexed(const char* list, std::size_t index, const char* key) {
    return std::string(list) + "[" + std::to_string(index) + "]." + key;
}

class Judge {
  public:
    explicit Judge(const Settings& settings) : settings_(settings) {}

    std::vector<Complaint> run() {
        event();
        network();
        feeds();
        rooms();
        validate_media(settings_, complaints_);
        judge_contribution(settings_, complaints_);
        judge_outputs(settings_, complaints_);
        issuers();
        return std::move(complaints_);
    }

  private:
    void must(bool holds, std::string key, std::string message) {
        if (!holds) complaints_.push_back({std::move(key), std::move(message)});
    }

    void file(const std::filesystem::path& path, const std::string& key) {
        std::error_code ec;
        must(std::filesystem::is_regular_file(path, ec), key, no_such_file(path));
    }

    void address(const std::string& text, const std::string& key) {
        unsigned char bytes[16];
        must(inet_pton(AF_INET, text.c_str(), bytes) == 1 || inet_pton(AF_INET6, text.c_str(), bytes) == 1,
             key, "must be an IP address");
    }

    static bool host(std::string_view text) {
        return made_of(text, "abcdefghijklmnopqrstuvwxyz0123456789-.", 253) && text.front() != '.' &&
               text.back() != '.';
    }

    void event() {
        must(!settings_.event.name.empty(), "event.name", "must not be empty");
        const auto& languages = settings_.event.languages;
        must(!languages.empty(), "event.languages", "needs one language at least");
        for (std::size_t i = 0; i < languages.size(); ++i) {
            must(is_page_language(languages[i]), "event.languages[" + std::to_string(i) + "]",
                 "must be \"es\", \"en\", \"pt\" or \"zh-Hant\"");
        }
    }

    void proxies() {
        const auto& listed = settings_.listen.proxies;
        const auto& plain = settings_.listen.plain;
        for (std::size_t i = 0; i < listed.size(); ++i)
            address(listed[i], "listen.proxies[" + std::to_string(i) + "]");
        if (plain.address.empty()) return;
        must(plain.address.starts_with("127.") || plain.address == "::1", "listen.plain.address",
             "must be an address of this machine's own loopback, since nothing is encrypted there");
        address(plain.address, "listen.plain.address");
        must(!listed.empty(), "listen.proxies",
             "needs the address of a proxy, since listen.plain is for those alone");
        must(plain.port != settings_.listen.port, "listen.plain.port", "must not be that of listen");
    }

    void network() {
        address(settings_.listen.address, "listen.address");
        proxies();
        address(settings_.srt.address, "srt.address");
        address(settings_.rtmp.address, "rtmp.address");
        if (!settings_.rtmps.address.empty()) address(settings_.rtmps.address, "rtmps.address");
        must(host(settings_.public_host), "public_host", "must be a host name in lower case, without a port");
        for (std::size_t i = 0; i < settings_.origins.size(); ++i)
            origin(settings_.origins[i], "origins[" + std::to_string(i) + "]");
        if (!settings_.media.origin.empty()) origin(settings_.media.origin, "media.origin");
        must(settings_.tls.certificate.empty() == settings_.tls.key.empty(), "tls",
             "certificate and key are given together or not at all");
        if (!settings_.tls.certificate.empty()) file(settings_.tls.certificate, "tls.certificate");
        if (!settings_.tls.key.empty()) file(settings_.tls.key, "tls.key");
        must(!settings_.data_dir.empty(), "data_dir", "must not be empty");
    }

    void origin(std::string_view text, std::string key) {
        constexpr std::string_view scheme = "https://";
        bool good = text.starts_with(scheme);
        if (good) {
            text.remove_prefix(scheme.size());
            const auto colon = text.find(':');
            good = host(text.substr(0, colon));
            if (colon != std::string_view::npos)
                good = good && made_of(text.substr(colon + 1), "0123456789", 5);
        }
        must(good, std::move(key),
             "must be https://HOST or https://HOST:PORT in lower case, with nothing behind it");
    }

    void feeds() {
        for (std::size_t i = 0; i < settings_.feeds.size(); ++i) {
            const auto& feed = settings_.feeds[i];
            must(is_id(feed.id), indexed("feeds", i, "id"), "must be 1 to 32 of a-z, 0-9 and -");
            must(feeds_.insert(feed.id).second, indexed("feeds", i, "id"), "another feed has this id");
            for (const Complaint& found : judge_feed(feed))
                complaints_.push_back({indexed("feeds", i, found.key.c_str()), found.message});
        }
    }

    void rooms() {
        must(!settings_.rooms.empty() || !settings_.event_file.empty(), "rooms", "needs one room at least");
        std::set<std::string> ids;
        for (std::size_t i = 0; i < settings_.rooms.size(); ++i) {
            const auto& room = settings_.rooms[i];
            must(is_id(room.id), indexed("rooms", i, "id"), "must be 1 to 32 of a-z, 0-9 and -");
            must(ids.insert(room.id).second, indexed("rooms", i, "id"), "another room has this id");
            must(room.feed.empty() || feeds_.contains(room.feed), indexed("rooms", i, "feed"),
                 "there is no feed of this id");
            must(room.backup.empty() || feeds_.contains(room.backup), indexed("rooms", i, "backup"),
                 "there is no feed of this id");
            must(room.backup.empty() || (!room.feed.empty() && room.backup != room.feed),
                 indexed("rooms", i, "backup"), "needs a feed beside it, and another one");
            must(can_be(room), indexed("rooms", i, "kind"),
                 "direct needs a feed that comes coded: of kind file, srt, rtmp or rtsp");
            if (settings_.event_file.empty()) names(room, i);
            if (!settings_.agenda) continue;
            const auto& named = settings_.agenda->rooms;
            must(std::any_of(named.begin(), named.end(), [&](const EventRoom& r) { return r.id == room.id; }),
                 indexed("rooms", i, "id"), "the event file has no room of this id");
        }
    }

    bool can_be(const Room& room) const {
        if (room.kind == RoomKind::mixed) return true;
        const Feed* feed = find_feed(settings_, room.feed);
        return feed != nullptr && feed->kind != FeedKind::test && feed->kind != FeedKind::capture;
    }

    void names(const Room& room, std::size_t i) {
        const auto& all = settings_.event.languages;
        for (const auto& language : all) {
            must(room.name.contains(language), indexed("rooms", i, "name"),
                 "has no name in \"" + language + "\"");
        }
        for (const auto& [language, name] : room.name) {
            must(std::find(all.begin(), all.end(), language) != all.end(),
                 indexed("rooms", i, "name.") + language, "is not a language of the event");
        }
    }

    void issuers() {
        std::set<std::string> ids = {"local"};
        for (std::size_t i = 0; i < settings_.issuers.size(); ++i) {
            const auto& issuer = settings_.issuers[i];
            must(made_of(issuer.key_id, word, 32), indexed("issuers", i, "key_id"),
                 "must be 1 to 32 of A-Z, a-z, 0-9, - and _");
            must(ids.insert(issuer.key_id).second, indexed("issuers", i, "key_id"), "this key id is taken");
            const auto& key = issuer.public_key;
            must(made_of(key, word, 43) && key.size() == 43 &&
                     std::string_view("AEIMQUYcgkosw048").find(key.back()) != std::string_view::npos,
                 indexed("issuers", i, "public_key"), "must be 32 bytes as base64url (43 characters)");
            must(!issuer.roles.empty(), indexed("issuers", i, "roles"), "needs one role at least");
            const std::set<std::string> known = {"participant", "hall",     "screen",
                                                 "moderator",   "panelist", "producer"};
            for (const auto& role : issuer.roles) {
                must(known.contains(role), indexed("issuers", i, "roles"), "\"" + role + "\" is not a role");
            }
        }
    }

    const Settings& settings_;
    std::vector<Complaint> complaints_;
    std::set<std::string> feeds_;
};

}  // namespace

std::string no_such_file(const std::filesystem::path& path) {
    return "there is no such file: " + path.string();
}

bool is_id(std::string_view text) {
    return made_of(text, lower, 32);
}

bool is_page_language(std::string_view language) {
    return language == "es" || language == "en" || language == "pt" || language == "zh-Hant";
}

std::vector<Complaint> validate(const Settings& settings) {
    return Judge(settings).run();
}

}  // namespace paraninfo::config

#include "media/ingest/publishers.hpp"

#include <openssl/sha.h>

#include <algorithm>

namespace paraninfo::ingest {
namespace {

constexpr std::string_view access_control = "#!::";

// One `key=value` of the access control syntax; false if it cannot be meant for us.
bool read_pair(std::string_view pair, StreamRequest& request) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string_view key = pair.substr(0, equals), value = pair.substr(equals + 1);
    if (key == "r") request.name = value;
    if (key == "m") request.publishes = value == "publish";
    return true;
}

// Digests are compared, so that the time which that takes tells nothing of the key.
std::string sha256(std::string_view text) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

}  // namespace

std::optional<StreamRequest> parse_streamid(std::string_view streamid) {
    if (streamid.empty() || streamid.size() > media_link::streamid_bytes_max) return std::nullopt;
    StreamRequest request;
    if (streamid.substr(0, access_control.size()) != access_control) {
        request.name = streamid;
        return request;
    }
    request.publishes = false;  // the syntax's default mode is to request
    std::string_view rest = streamid.substr(access_control.size());
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        if (!read_pair(rest.substr(0, comma), request)) return std::nullopt;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (request.name.empty()) return std::nullopt;
    return request;
}

std::vector<std::uint64_t> Publishers::set_feeds(const media_link::Feeds& feeds) {
    const std::lock_guard lock{mutex_};
    std::vector<std::uint64_t> unwanted;
    const auto end_of_others = [&](const auto& before, const auto& after) {
        for (const auto& feed : before) {
            const bool stays = std::find(after.begin(), after.end(), feed) != after.end();
            const auto publisher = publishers_.find(feed.id);
            if (stays || publisher == publishers_.end()) continue;
            unwanted.push_back(publisher->second.connection);
            publishers_.erase(publisher);
        }
    };
    end_of_others(feeds_.feeds, feeds.feeds);
    end_of_others(feeds_.rtmp_feeds, feeds.rtmp_feeds);
    feeds_ = feeds;
    std::erase_if(begun_, [this](const auto& entry) { return !has(entry.first); });
    return unwanted;
}

const media_link::Feed* Publishers::find(std::string_view name) const {
    const auto feed =
        std::find_if(feeds_.feeds.begin(), feeds_.feeds.end(),
                     [name](const media_link::Feed& candidate) { return candidate.streamid == name; });
    return feed == feeds_.feeds.end() ? nullptr : &*feed;
}

bool Publishers::has(std::string_view id) const {
    const auto is_it = [id](const auto& candidate) { return candidate.id == id; };
    return std::any_of(feeds_.feeds.begin(), feeds_.feeds.end(), is_it) ||
           std::any_of(feeds_.rtmp_feeds.begin(), feeds_.rtmp_feeds.end(), is_it);
}

bool Publishers::is_free(const std::string& feed, Time now) const {
    const auto publisher = publishers_.find(feed);
    return publisher == publishers_.end() || now - publisher->second.heard_at >= feeds_.silent_after;
}

std::variant<Admission, Refusal> Publishers::admit(std::string_view streamid, Time now) const {
    const auto request = parse_streamid(streamid);
    if (!request) return Refusal{"", 400};
    const std::lock_guard lock{mutex_};
    const media_link::Feed* feed = find(request->name);
    if (feed == nullptr) return Refusal{"", 404};
    if (!request->publishes) return Refusal{feed->id, 403};
    if (!is_free(feed->id, now)) return Refusal{feed->id, 409};
    return Admission{feed->id, feed->passphrase};
}

std::variant<Admission, Refusal> Publishers::admit_key(std::string_view key, Time now) const {
    const std::string_view name = key.substr(0, key.find('_'));
    const std::lock_guard lock{mutex_};
    const auto feed =
        std::find_if(feeds_.rtmp_feeds.begin(), feeds_.rtmp_feeds.end(),
                     [name](const media_link::RtmpFeed& candidate) { return candidate.id == name; });
    if (feed == feeds_.rtmp_feeds.end()) return Refusal{"", 404};
    if (sha256(key) != feed->key_sha256) return Refusal{feed->id, 403};
    if (!is_free(feed->id, now)) return Refusal{feed->id, 409};
    return Admission{feed->id, ""};
}

bool Publishers::begins_too_often(const std::string& feed, Time now) {
    std::deque<Time>& begun = begun_[feed];
    while (!begun.empty() && now - begun.front() >= begins_window) begun.pop_front();
    if (begun.size() >= begins_max) return true;
    begun.push_back(now);
    return false;
}

std::variant<Publishers::Begun, Refusal> Publishers::begin(const std::string& feed, std::uint64_t connection,
                                                           Time now) {
    const std::lock_guard lock{mutex_};
    if (!has(feed)) return Refusal{"", 404};
    if (!is_free(feed, now) || begins_too_often(feed, now)) return Refusal{feed, 409};
    Begun begun{std::nullopt, ++sessions_};
    const auto former = publishers_.find(feed);
    if (former != publishers_.end()) begun.replaced = former->second.connection;
    publishers_[feed] = Publisher{connection, now, false};
    return begun;
}

void Publishers::heard(const std::string& feed, std::uint64_t connection, Time now) {
    const std::lock_guard lock{mutex_};
    const auto publisher = publishers_.find(feed);
    if (publisher == publishers_.end() || publisher->second.connection != connection) return;
    publisher->second.heard_at = now;
    publisher->second.told_silent = false;
}

bool Publishers::end(const std::string& feed, std::uint64_t connection) {
    const std::lock_guard lock{mutex_};
    const auto publisher = publishers_.find(feed);
    if (publisher == publishers_.end() || publisher->second.connection != connection) return false;
    publishers_.erase(publisher);
    return true;
}

std::vector<std::string> Publishers::newly_silent(Time now) {
    const std::lock_guard lock{mutex_};
    std::vector<std::string> silent;
    for (auto& [feed, publisher] : publishers_) {
        if (publisher.told_silent || now - publisher.heard_at < feeds_.silent_after) continue;
        publisher.told_silent = true;
        silent.push_back(feed);
    }
    return silent;
}

}  // namespace paraninfo::ingest

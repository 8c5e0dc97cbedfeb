#include "server/app/feed_desk.hpp"

#include "config/added_feeds.hpp"
#include "config/node.hpp"
#include "protocol/json/writer.hpp"
#include "server/app/admin_pages.hpp"
#include "server/app/feed_states.hpp"
#include "server/observe/log.hpp"
#include "server/workers/encoder_settings.hpp"
#include "server/workers/feed_generations.hpp"
#include "server/workers/replace_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace paraninfo::app {
namespace {

using Value = nlohmann::json;
using Page = AdminSocket::Page;

Value parsed(std::string_view text) {
    return Value::parse(text, nullptr, false);
}

// What is kept already; an empty table if nothing is.
Value kept(const config::Settings& base) {
    const auto path = config::added_feeds_file(base);
    if (!std::filesystem::exists(path)) return {{"feeds", Value::array()}};
    const auto text = config::read_text(path, config::file_bytes_max);
    Value table = text ? parsed(*text) : Value();
    if (!table.is_object() || !table.contains("feeds") || !table["feeds"].is_array())
        throw std::runtime_error(path.string() + " cannot be read");
    return table;
}

std::string shown(const workers::EncoderSettings& encoder, const std::string& feed, const std::string& key) {
    json::Writer to;
    to.open_object().member("feed", feed).member("key", key);
    to.key("obs").open_object().member("server", encoder.obs_server).member("key", encoder.obs_key);
    return to.close_object().member("ffmpeg", encoder.ffmpeg).close_object().take();
}

}  // namespace

FeedDesk::FeedDesk(config::Settings base, config::Settings with_added, const workers::MasterKey& key,
                   Publish publish)
    : base_(std::move(base)), key_(key), publish_(std::move(publish)), settings_(std::move(with_added)) {
}

Page FeedDesk::answer(std::string_view path, std::string_view body) {
    try {
        if (path == "/feeds") return json_page(200, all_feeds_json(settings_, board_));
        if (path == "/feeds/add") return add(body);
        if (path == "/feeds/key") return renew(body);
        if (path == "/feeds/remove") return remove(body);
    } catch (const std::exception& error) {
        observe::log_error("feeds.not_changed", {{"why", error.what()}});
        return refusal_page(500, error.what());
    }
    return {};
}

Page FeedDesk::add(std::string_view body) {
    const Value feed = parsed(body);
    if (id_in(feed).empty()) return refusal_page(400, "a feed is an object with an id and a kind");
    Value table = kept(base_);
    table["feeds"].push_back(feed);
    const Page page = keep(table.dump());
    if (page.status != 200) return page;
    observe::log_info("feeds.added", {{"feed", id_in(feed)}});
    return show_new_key(id_in(feed));
}

Page FeedDesk::renew(std::string_view body) {
    const std::string id = id_in(parsed(body));
    if (config::find_feed(settings_, id) == nullptr) return refusal_page(404, "there is no feed of this id");
    return show_new_key(id);
}

Page FeedDesk::remove(std::string_view body) {
    const std::string id = id_in(parsed(body));
    Value table = kept(base_);
    auto& feeds = table["feeds"];
    const auto found =
        std::find_if(feeds.begin(), feeds.end(), [&](const Value& f) { return id_in(f) == id; });
    if (found == feeds.end()) return refusal_page(404, "no feed of this id was added while the server ran");
    feeds.erase(found);
    const Page page = keep(table.dump());
    if (page.status != 200) return page;
    observe::log_info("feeds.removed", {{"feed", id}});
    publish_(workers::make_feeds(settings_, key_));
    return page;
}

// Judged as a whole before it is kept: what the configuration file could not say cannot be said here.
Page FeedDesk::keep(const std::string& text) {
    config::Settings wanted = base_;
    const auto problems = config::add_feeds(wanted, text, "feeds");
    if (!problems.empty()) return refusal_page(400, config::to_string(problems.front()));
    workers::replace_file(config::added_feeds_file(base_), text + "\n");
    settings_ = std::move(wanted);
    return json_page(200, "{}");
}

// A feed whose id was used before gets another key too.
Page FeedDesk::show_new_key(const std::string& id) {
    const config::FeedKind kind = config::find_feed(settings_, id)->kind;
    if (kind == config::FeedKind::srt) {
        workers::next_feed_generation(settings_.data_dir, id);
        const auto access = workers::srt_access(settings_, key_, id);
        publish_(workers::make_feeds(settings_, key_));
        return json_page(200, shown(workers::srt_encoder_settings(access->url, id, access->passphrase), id,
                                    access->passphrase));
    }
    if (kind == config::FeedKind::rtmp) {
        const auto access = workers::make_rtmp_access(settings_, id);
        publish_(workers::make_feeds(settings_, key_));
        return json_page(200,
                         shown(workers::rtmp_encoder_settings(access->url, access->key), id, access->key));
    }
    json::Writer to;
    return json_page(200, to.open_object().member("feed", id).close_object().take());
}

}  // namespace paraninfo::app

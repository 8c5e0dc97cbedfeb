#include "server/app/feed_states.hpp"

#include "protocol/json/writer.hpp"
#include "server/workers/encoder_settings.hpp"
#include "server/workers/plan.hpp"

#include <algorithm>
#include <optional>

namespace paraninfo::app {
namespace {

std::optional<workers::EncoderSettings> encoder_settings(const config::Settings& settings,
                                                         const config::Feed& feed) {
    if (feed.kind == config::FeedKind::srt)
        return workers::srt_encoder_settings(workers::srt_url(settings), feed.id, workers::hidden_key);
    if (feed.kind == config::FeedKind::rtmp)
        return workers::rtmp_encoder_settings(workers::rtmp_url(settings), workers::hidden_key);
    return std::nullopt;
}

void write_refusal(json::Writer& to, const workers::FeedStatus& status) {
    to.key("refusal");
    if (status.refusal == 0) {
        to.null();
        return;
    }
    to.open_object().member("code", status.refusal).member("at", status.refused_at_ms).close_object();
}

// The members of one feed; the object stays open.
void write_feed(json::Writer& to, const config::Settings& settings, const config::Feed& feed,
                const workers::FeedBoard& board) {
    to.open_object()
        .member("id", feed.id)
        .member("kind", config::feed_kind_names().at(static_cast<std::size_t>(feed.kind)));
    const auto encoder = encoder_settings(settings, feed);
    if (!encoder) {
        for (const char* name : {"state", "since", "refusal", "obs", "ffmpeg"}) to.key(name).null();
        return;
    }
    const auto found = board.feeds().find(feed.id);
    const workers::FeedStatus status = found == board.feeds().end() ? workers::FeedStatus{} : found->second;
    to.member("state", workers::name_of(status.state));
    to.key("since").time_or_null(status.since_ms);
    write_refusal(to, status);
    to.key("obs").open_object().member("server", encoder->obs_server).member("key", encoder->obs_key);
    to.close_object().member("ffmpeg", encoder->ffmpeg);
}

}  // namespace

std::string room_feeds_json(const config::Settings& settings, const config::Room& room,
                            const workers::FeedBoard& board) {
    json::Writer to;
    to.open_object().key("feeds").open_array();
    for (const config::Feed& feed : settings.feeds) {
        if (!config::has_feed(room, feed.id)) continue;
        write_feed(to, settings, feed, board);
        to.close_object();
    }
    return to.close_array().close_object().take();
}

std::string all_feeds_json(const config::Settings& settings, const workers::FeedBoard& board) {
    json::Writer to;
    to.open_object().key("feeds").open_array();
    for (const config::Feed& feed : settings.feeds) {
        write_feed(to, settings, feed, board);
        to.key("rooms").open_array();
        for (const config::Room& room : settings.rooms)
            if (config::has_feed(room, feed.id)) to.value(room.id);
        to.close_array().close_object();
    }
    to.close_array();
    write_refusal(to.key("nameless").open_object(), board.nameless());
    return to.close_object().close_object().take();
}

}  // namespace paraninfo::app

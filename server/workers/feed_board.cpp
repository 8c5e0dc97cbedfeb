#include "server/workers/feed_board.hpp"

#include <utility>

namespace paraninfo::workers {
namespace {

void enter(FeedStatus& feed, FeedStatus::State state, std::int64_t now_ms) {
    if (feed.state == state) return;
    feed.state = state;
    feed.since_ms = now_ms;
}

}  // namespace

std::string_view name_of(FeedStatus::State state) {
    switch (state) {
        case FeedStatus::State::waiting:
            return "waiting";
        case FeedStatus::State::publishing:
            return "publishing";
        case FeedStatus::State::silent:
            return "silent";
        case FeedStatus::State::lost:
            return "lost";
    }
    return "";
}

std::string_view refusal_words(std::uint16_t code) {
    switch (code) {
        case 0:
            return "";
        case 400:
            return "it did not speak the protocol";
        case 403:
            return "the key is wrong";
        case 404:
            return "there is no such feed";
        case 409:
            return "somebody else is publishing";
        case 415:
            return "its codecs cannot be used";
        default:
            return "refused";
    }
}

void FeedBoard::set_feeds(const media_link::Feeds& feeds) {
    auto before = std::exchange(feeds_, {});
    const auto keep = [&](const std::string& id) { feeds_[id] = before[id]; };
    for (const media_link::Feed& feed : feeds.feeds) keep(feed.id);
    for (const media_link::RtmpFeed& feed : feeds.rtmp_feeds) keep(feed.id);
}

bool FeedBoard::note(const media_link::FeedState& told, std::int64_t now_ms) {
    using State = media_link::FeedState::State;
    const auto found = feeds_.find(told.feed);
    if (found == feeds_.end() && told.state != State::refused) return false;
    FeedStatus& feed = found == feeds_.end() ? nameless_ : found->second;
    const FeedStatus before = feed;
    switch (told.state) {
        case State::connected:
        case State::replaced:
            enter(feed, FeedStatus::State::publishing, now_ms);
            break;
        case State::silent:
            enter(feed, FeedStatus::State::silent, now_ms);
            break;
        case State::lost:
            enter(feed, FeedStatus::State::lost, now_ms);
            break;
        case State::refused:
            feed.refusal = told.code;
            feed.refused_at_ms = now_ms;
            break;
    }
    return feed != before;
}

bool FeedBoard::note_gone(std::int64_t now_ms) {
    bool changed = false;
    for (auto& [id, feed] : feeds_) {
        if (feed.state != FeedStatus::State::publishing && feed.state != FeedStatus::State::silent) continue;
        enter(feed, FeedStatus::State::lost, now_ms);
        changed = true;
    }
    return changed;
}

}  // namespace paraninfo::workers

#include "media/program/make_feed.hpp"

#include "media/program/pulled_feed.hpp"
#include "media/program/switched_feed.hpp"
#include "media/program/test_feed.hpp"

#include <utility>

namespace paraninfo::program {
namespace {

using media_link::Source;

std::unique_ptr<Feed> feed_of(const Source& source, const std::string& media_socket, const FeedPlace& place,
                              const std::string& title, const Say& say) {
    switch (source.kind) {
        case Source::Kind::file:
            return file_feed(source.path, place, say);
        case Source::Kind::published:
            return std::make_unique<PublishedFeed>(link::feed_socket_path(media_socket, source.feed), place,
                                                   say);
        case Source::Kind::rtsp:
            return rtsp_feed({source.url, source.user, source.password,
                              source.transport == Source::Transport::udp, source.certificate},
                             place, say);
        case Source::Kind::capture:
            return capture_feed({source.video_device, source.audio_device}, place, say);
        case Source::Kind::test:
            break;
    }
    return std::make_unique<TestFeed>(place.size.width, place.size.height, title);
}

// With more than one source a line names its own.
Say say_of(const media_link::Configure& configure, const Source& source,
           const std::function<void(media_link::Message)>& send) {
    const bool alone = !configure.backup && configure.feeds.empty();
    const std::string prefix = alone ? std::string() : source.feed + ": ";
    return [send, prefix](const std::string& text) {
        send(media_link::Log{media_link::Level::warning,
                             (prefix + text).substr(0, media_link::text_bytes_max)});
    };
}

}  // namespace

std::unique_ptr<Feed> make_feed(const media_link::Configure& configure, const std::string& media_socket,
                                const FeedPlace& place,
                                const std::function<void(media_link::Message)>& send) {
    const auto one = [&](const Source& source) {
        return feed_of(source, media_socket, place, configure.slate_text, say_of(configure, source, send));
    };
    std::unique_ptr<Feed> main = one(configure.source);
    if (!configure.backup) return main;
    return std::make_unique<SwitchedFeed>(
        std::move(main), one(*configure.backup),
        SwitchRule{configure.failover.frozen_after, configure.failover.soundless_after,
                   configure.failover.return_after});
}

HallFeeds make_hall_feeds(const media_link::Configure& configure, const std::string& media_socket,
                          const FeedPlace& place, const std::function<void(media_link::Message)>& send) {
    std::vector<HallFeeds::Named> feeds;
    for (const media_link::HallFeed& one : configure.feeds)
        feeds.push_back({one.name, feed_of(one.source, media_socket, place, one.source.feed,
                                           say_of(configure, one.source, send))});
    return HallFeeds(std::move(feeds));
}

}  // namespace paraninfo::program

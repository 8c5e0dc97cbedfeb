#include "media/ingest/ingest.hpp"

#include "media/ingest/feed_hub.hpp"
#include "media/ingest/output_hub.hpp"
#include "media/ingest/rtmp_listener.hpp"
#include "media/ingest/srt_listener.hpp"
#include "media/link/link.hpp"

#include <csignal>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace paraninfo::ingest {
namespace {

media_link::Hello hello_of(const Options& options) {
    media_link::Hello hello;
    hello.role = media_link::Role::ingest;
    hello.run = options.run.empty() ? link::make_run_id() : options.run;
    hello.pid = static_cast<std::uint32_t>(::getpid());
    return hello;
}

// Both listeners over one hub, what leaves beside it, and what they tell on one link.
struct Listeners {
    Listeners(FeedHub& to, const std::string& media_socket_path, link::Link& link)
        : hub(to),
          events(events_of(link)),
          outputs(media_socket_path, events),
          srt(hub, outputs, events),
          rtmp(hub, events) {}

    static ListenerEvents events_of(link::Link& link) {
        return {[&link](const media_link::FeedState& state) { link.send(state); },
                [&link](media_link::Level level, const std::string& text) {
                    link.send(media_link::Log{level, text});
                },
                [&link](const media_link::OutputStates& states) { link.send(states); }};
    }

    void set_feeds(const media_link::Feeds& feeds) {
        std::vector<std::string> ids;
        for (const media_link::Feed& feed : feeds.feeds) ids.push_back(feed.id);
        for (const media_link::RtmpFeed& feed : feeds.rtmp_feeds) ids.push_back(feed.id);
        try {
            hub.set_feeds(ids);
        } catch (const std::system_error& error) {
            events.log(media_link::Level::error, error.what());
        }
        outputs.set_outputs(feeds.outputs);
        srt.set_feeds(feeds);
        rtmp.set_feeds(feeds);
    }

    media_link::Health health() const {
        media_link::Health health;
        health.refusals = srt.refusals() + rtmp.refusals();
        health.frames_dropped = hub.cut_off();
        return health;
    }

    FeedHub& hub;
    const ListenerEvents events;
    OutputHub outputs;
    SrtListener srt;
    RtmpListener rtmp;
};

}  // namespace

int run(const Options& options) {
    std::signal(SIGPIPE, SIG_IGN);
    ::umask(0077);
    FeedHub hub{options.socket_path};
    // The listeners' events go to the link, and the link's messages to the listeners: each is there before
    // the other's thread starts, and the listeners end first.
    std::unique_ptr<Listeners> listeners;
    link::LinkOptions link_options;
    link_options.socket_path = options.socket_path;
    link_options.hello = hello_of(options);
    link::Link link{link_options,
                    [&listeners](media_link::Message message) {
                        if (const auto* feeds = std::get_if<media_link::Feeds>(&message))
                            listeners->set_feeds(*feeds);
                    },
                    [&listeners] { return listeners->health(); }};
    listeners = std::make_unique<Listeners>(hub, options.socket_path, link);
    link.start();
    link.wait();
    listeners.reset();
    return 0;
}

}  // namespace paraninfo::ingest

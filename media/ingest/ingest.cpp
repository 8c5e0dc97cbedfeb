#include "media/ingest/ingest.hpp"

#include "media/ingest/feed_hub.hpp"
#include "media/ingest/srt_listener.hpp"
#include "media/link/link.hpp"

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

namespace paraninfo::ingest {
namespace {

media_link::Hello hello_of(const Options& options) {
    media_link::Hello hello;
    hello.role = media_link::Role::ingest;
    hello.run = options.run.empty() ? link::make_run_id() : options.run;
    hello.pid = static_cast<std::uint32_t>(::getpid());
    return hello;
}

}  // namespace

int run(const Options& options) {
    std::signal(SIGPIPE, SIG_IGN);
    ::umask(0077);
    FeedHub hub{options.socket_path};
    // The listener's events go to the link, and the link's messages to the listener: each is there before the
    // other's thread starts, and the listener ends first.
    std::unique_ptr<SrtListener> listener;
    link::LinkOptions link_options;
    link_options.socket_path = options.socket_path;
    link_options.hello = hello_of(options);
    link::Link link{link_options,
                    [&listener](media_link::Message message) {
                        if (auto* feeds = std::get_if<media_link::Feeds>(&message)) {
                            listener->set_feeds(std::move(*feeds));
                        }
                    },
                    [&listener, &hub] {
                        media_link::Health health;
                        health.refusals = listener->refusals();
                        health.frames_dropped = hub.cut_off();
                        return health;
                    }};
    listener = std::make_unique<SrtListener>(
        hub, ListenerEvents{[&link](const media_link::FeedState& state) { link.send(state); },
                            [&link](media_link::Level level, const std::string& text) {
                                link.send(media_link::Log{level, text});
                            }});
    link.start();
    link.wait();
    listener.reset();
    return 0;
}

}  // namespace paraninfo::ingest

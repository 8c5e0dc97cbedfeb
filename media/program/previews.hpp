#pragma once

// Small pictures of all sources, shown or not, twice a second, for whoever chooses among them; of one that
// shows the same picture for long, like a file that stands, more rarely. On a thread of its own: what takes
// long is left out, and nobody waits for it.

#include "media/encode/thumbnailer.hpp"
#include "media/program/mixed_feed.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace paraninfo::program {

class Previews {
  public:
    static constexpr mix::Size size{160, 90};
    static constexpr std::chrono::milliseconds every{500};
    static constexpr std::chrono::seconds same_every{5};

    struct Handlers {
        // On a thread of GStreamer's; must not block.
        std::function<void(const std::string& source, std::string jpeg)> made;
        std::function<void(const std::string& text)> failed;  // there will be no more; any thread
    };

    // The feed lives longer.
    Previews(const MixedFeed& feed, Handlers handlers);
    ~Previews() = default;
    Previews(const Previews&) = delete;
    Previews& operator=(const Previews&) = delete;

  private:
    void run(const std::stop_token& stop);
    void offer(const Contributed::Seen& seen, const std::stop_token& stop);
    void take(std::string jpeg);
    bool is_due(const Contributed::Seen& seen, Instant now);

    struct Made {
        gst::SharedBuffer picture;
        Instant at{0};
    };

    const MixedFeed& feed_;
    const Handlers handlers_;
    mix::PictureMixer mixer_{size};     // of this thread
    std::map<std::string, Made> made_;  // of this thread: the newest of each source
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::string in_hand_;  // of which source; empty: of none
    encode::Thumbnailer thumbnailer_;
    std::jthread thread_;  // last made, first ended
};

}  // namespace paraninfo::program

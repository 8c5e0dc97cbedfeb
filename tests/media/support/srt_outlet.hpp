#pragma once

// The real SRT listener and output hub, for a programme under test or for one that the test plays.

#include "media/ingest/feed_hub.hpp"
#include "media/ingest/output_hub.hpp"
#include "media/ingest/srt_listener.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace paraninfo::testing {

class SrtOutlet {
  public:
    static constexpr const char* passphrase = "correct-horse-battery";

    explicit SrtOutlet(const std::string& media_socket)
        : hub_(media_socket), outputs_(media_socket, events()), listener_(hub_, outputs_, events()) {}

    static media_link::SrtOutput output(const std::string& id, const std::string& key = passphrase) {
        return {id, key, std::chrono::milliseconds{20}};
    }
    // The table with these outputs and no feeds.
    void offer(const std::vector<media_link::SrtOutput>& outputs) {
        media_link::Feeds table;
        table.address = "127.0.0.1";
        table.port = listener_.port();
        outputs_.set_outputs(outputs);
        listener_.set_feeds(table);
        while (listener_.port() == 0) std::this_thread::yield();
    }
    std::uint16_t port() const { return listener_.port(); }
    std::string url(const std::string& id) const {
        return "srt://127.0.0.1:" + std::to_string(port()) + "?streamid=" + id + "&passphrase=" + passphrase;
    }

    // Of the newest report.
    bool wait_for(const std::string& id, const std::function<bool(const media_link::OutputState&)>& holds) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, std::chrono::seconds{30}, [&] {
            for (const media_link::OutputState& state : states_.outputs)
                if (state.output == id && holds(state)) return true;
            return false;
        });
    }
    bool wait_for_receivers(const std::string& id, unsigned count) {
        return wait_for(id, [count](const auto& state) { return state.receivers == count; });
    }
    bool wait_for_refusal(const std::string& id, std::uint16_t code) {
        return wait_for(id, [code](const auto& state) { return state.refusal == code; });
    }

  private:
    ingest::ListenerEvents events() {
        return {[](const media_link::FeedState&) {}, [](media_link::Level, const std::string&) {},
                [this](const media_link::OutputStates& states) {
                    const std::lock_guard lock{mutex_};
                    states_ = states;
                    changed_.notify_all();
                }};
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    media_link::OutputStates states_;
    ingest::FeedHub hub_;
    ingest::OutputHub outputs_;
    ingest::SrtListener listener_;
};

}  // namespace paraninfo::testing

#pragma once

// The real SRT listener and feed hub for a programme under test: encoders of the test publish to its feeds.

#include "media/ingest/feed_hub.hpp"
#include "media/ingest/srt_listener.hpp"
#include "tests/media/support/encoder.hpp"
#include "tests/media/support/feed_record.hpp"

#include <memory>
#include <stdexcept>
#include <thread>

namespace paraninfo::testing {

class SrtIngest {
  public:
    SrtIngest(const std::string& media_socket, const std::vector<std::string>& feeds)
        : hub_(media_socket),
          outputs_(media_socket, {}),
          listener_(hub_, outputs_,
                    ingest::ListenerEvents{[this](const media_link::FeedState& s) { record.state(s); },
                                           [](media_link::Level, const std::string&) {}}) {
        hub_.set_feeds(feeds);
        media_link::Feeds table;
        table.address = "127.0.0.1";
        for (const std::string& feed : feeds) table.feeds.push_back({feed, feed, passphrase});
        listener_.set_feeds(table);
        while (listener_.port() == 0) std::this_thread::yield();
    }

    std::string url(const std::string& feed) const {
        return "srt://127.0.0.1:" + std::to_string(listener_.port()) + "?streamid=" + feed +
               "&passphrase=" + passphrase;
    }

    // As an encoder does that tries again: refused while its predecessor is not yet silent for long enough.
    std::unique_ptr<test::Encoder> publish_again(const std::string& feed, const std::string& source) {
        for (int attempt = 0; attempt < 10; ++attempt) {
            std::unique_ptr<test::Encoder> encoder;
            if (record.is_taken([&] { encoder = std::make_unique<test::Encoder>(url(feed), source); }))
                return encoder;
        }
        throw std::runtime_error("the encoder is refused again and again");
    }

    test::FeedRecord record;

  private:
    static constexpr const char* passphrase = "correct-horse-battery";
    ingest::FeedHub hub_;
    ingest::OutputHub outputs_;
    ingest::SrtListener listener_;
};

}  // namespace paraninfo::testing

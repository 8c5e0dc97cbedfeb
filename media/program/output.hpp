#pragma once

// One way out of a programme: its pictures and one sound as MPEG-TS to the ingest, while somebody receives
// it. Pictures, sound and tend() may come from three threads; nothing waits but tend(), which makes and ends
// the muxer.

#include "media/encode/ts_muxer.hpp"
#include "media/link/output_client.hpp"
#include "media/program/feed.hpp"
#include "protocol/media_link/messages.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>

namespace paraninfo::program {

class Output {
  public:
    using Say = std::function<void(const std::string& text)>;  // any thread; for the log

    // `media_socket`: the output's lies beside it.
    Output(const media_link::RoomOutput& settings, const std::string& media_socket, Say say);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    const media_link::RoomOutput& settings() const { return settings_; }
    bool wanted() const { return wanted_; }  // any thread

    // Of a frame of the programme and of a block of its sound, since the programme's beginning.
    void picture(Instant at, bool key, const std::string& avcc, const std::string& unit);
    void sound(Instant at, std::span<const std::int16_t> samples);
    // About ten times a second, on one thread.
    void tend(Instant now);

  private:
    static constexpr Instant again_after = std::chrono::seconds(2);

    std::unique_ptr<encode::TsMuxer> make_muxer();

    const media_link::RoomOutput settings_;
    const Say say_;
    std::atomic<bool> wanted_ = false;
    std::atomic<bool> failed_ = false;
    Instant not_before_{0};  // of the thread that tends, as the next
    bool has_muxer_ = false;
    link::OutputClient client_;
    std::mutex mutex_;  // of the muxer
    std::unique_ptr<encode::TsMuxer> muxer_;
};

}  // namespace paraninfo::program

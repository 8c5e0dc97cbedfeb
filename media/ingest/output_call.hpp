// The calls of an output that is sent to its receiver: looked up, called, and called again with a longer and
// longer wait until somebody answers. Of the outputs' thread; nothing waits.
#pragma once

#include "media/ingest/address_lookups.hpp"
#include "media/ingest/srt_socket.hpp"
#include "protocol/media_link/outputs.hpp"

#include <chrono>
#include <cstdint>
#include <future>
#include <utility>

namespace paraninfo::ingest {

class OutputCall {
  public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds wait_min{1};
    static constexpr std::chrono::seconds wait_max{15};
    static constexpr std::chrono::seconds answer_within{5};

    // The look-ups live longer.
    OutputCall(media_link::SrtOutput to, AddressLookups& lookups) : to_(std::move(to)), lookups_(lookups) {}

    // Again and again while there is no connection. The connection, once; where an attempt failed meanwhile,
    // `refusal` says why (media_link::OutputState).
    SrtSocket tend(Time now, std::uint16_t& refusal);
    // The connection was there: the next call comes soon.
    void lost(Time now);

  private:
    SrtSocket look_up_done(Time now, std::uint16_t& refusal);
    SrtSocket answer_of(Time now, std::uint16_t& refusal);
    void failed(Time now);

    const media_link::SrtOutput to_;
    AddressLookups& lookups_;
    std::future<AddressLookups::Found> looking_up_;
    SrtSocket calling_;
    Time called_at_{};
    Time next_{};  // not before
    std::chrono::seconds wait_ = wait_min;
};

}  // namespace paraninfo::ingest

// One output of the ingest, from the socket on which its programme sends to those who receive it. Of the
// outputs' thread; nothing here waits.
#pragma once

#include "media/ingest/output_call.hpp"
#include "media/ingest/output_table.hpp"
#include "media/ingest/receivers.hpp"
#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <chrono>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::ingest {

class OutputLane {
  public:
    using Time = Receivers::Time;

    // Listens for the programme. Throws std::system_error. The table and the look-ups live longer.
    OutputLane(const std::string& media_socket_path, media_link::SrtOutput output, OutputTable& table,
               AddressLookups& lookups);
    ~OutputLane();  // removes the socket
    OutputLane(const OutputLane&) = delete;
    OutputLane& operator=(const OutputLane&) = delete;

    const media_link::SrtOutput& output() const { return output_; }
    void add_to(std::vector<pollfd>& waiting) const;
    bool has_waiting() const { return receivers_.has_waiting(); }

    void welcome(SrtSocket receiver, Time now);
    void serve(Time now);
    // What was sent in `past`, for the table.
    void count(std::chrono::nanoseconds past);

  private:
    void accept_programme();
    void read_programme();
    bool take(std::string_view read);
    void tell_programme();
    void call(Time now);

    const media_link::SrtOutput output_;
    const std::string path_;
    OutputTable& table_;
    link::Descriptor listener_;
    link::Descriptor programme_;  // the newest that connected
    std::optional<media_link::Decoder> decoder_;
    bool told_wanted_ = false;
    Receivers receivers_;
    std::optional<OutputCall> call_;  // of an output that is called
    bool call_answered_ = false;
    std::uint64_t counted_bytes_ = 0;
};

}  // namespace paraninfo::ingest

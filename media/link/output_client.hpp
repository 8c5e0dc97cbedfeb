// The programme's end of an output: connects to output-<id>.sock of the ingest, again and again, hears
// whether there is anybody to make it for, and sends what is made. An ingest that reads too slowly is left
// and called again: the programme never waits. Owns one thread, on which the handler is called; send() may be
// called from any.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace paraninfo::link {

class OutputClient {
  public:
    static constexpr std::size_t waiting_bytes_max = 4U << 20;

    // False at an ingest's end.
    using Wanted = std::function<void(bool wanted)>;

    OutputClient(std::string socket_path, Wanted wanted,
                 std::chrono::milliseconds retry_every = std::chrono::milliseconds{50});
    ~OutputClient();  // the handler does not run afterwards
    OutputClient(const OutputClient&) = delete;
    OutputClient& operator=(const OutputClient&) = delete;

    // Whole packets of MPEG-TS, of any number; dropped where nobody is connected. `opens`: begins with the
    // tables and a key frame.
    void send(bool opens, std::string_view packets);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

// `<folder of media.sock>/output-<id>.sock`.
std::string output_socket_path(const std::string& media_socket_path, const std::string& output);

}  // namespace paraninfo::link

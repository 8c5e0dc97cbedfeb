// Gives each output's MPEG-TS, which its programme sends over output-<id>.sock, to those who receive it by
// SRT: receivers that called the listener, or the one that is called from here. Tells the programme whether
// there is anybody. A programme never waits for a receiver, and no receiver for another. Owns one thread; the
// calls come from any.
#pragma once

#include "media/ingest/listener_events.hpp"
#include "media/ingest/output_table.hpp"
#include "media/ingest/srt_socket.hpp"

#include <memory>
#include <string>
#include <vector>

namespace paraninfo::ingest {

class OutputHub {
  public:
    // Sockets are made beside `media_socket_path`.
    OutputHub(std::string media_socket_path, ListenerEvents events);
    ~OutputHub();  // removes the sockets
    OutputHub(const OutputHub&) = delete;
    OutputHub& operator=(const OutputHub&) = delete;

    // These and no others. Whoever receives one with another key or another address is let go.
    void set_outputs(std::vector<media_link::SrtOutput> outputs);

    // What the listener asks before a handshake, and notes of one that did not become a connection.
    OutputTable& table();
    // The handshake of somebody who was admitted is done.
    void welcome(const std::string& output, SrtSocket receiver);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::ingest

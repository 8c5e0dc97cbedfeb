// The addresses of recorded broadcasts (PROTOCOL.md section 6.2): which there are of a room, and /vod/…. It
// only asks the archive's readers; on a shard's thread.
#pragma once

#include "server/archive/library.hpp"
#include "server/gateway/http_connection.hpp"

namespace paraninfo::gateway {

class RecordingsApi {
  public:
    explicit RecordingsApi(archive::Library& library) : library_(library) {}

    // For somebody with a seat in the room.
    void list(HttpConnection& connection, std::string_view room);
    void media(HttpConnection& connection, const hls::Request& request);
    // What a live publication lists and no longer holds in memory, for whoever may have it.
    void past(HttpConnection& connection, const hls::Request& request);

  private:
    archive::Library& library_;
};

}  // namespace paraninfo::gateway

// The addresses of a recording's chapters (PROTOCOL.md section 6.2). Made from the journal on the export
// desk's thread, and held for a minute: a thousand viewers who open a recording read the journal once. On a
// shard's thread.
#pragma once

#include "server/export/export_desk.hpp"
#include "server/gateway/http_connection.hpp"

#include <memory>
#include <string>

namespace paraninfo::gateway {

class ChaptersApi {
  public:
    static constexpr std::size_t held_max = 32;
    static constexpr std::chrono::seconds held_for{60};

    explicit ChaptersApi(exports::ExportDesk& desk);

    // For somebody with a seat in the room. `file` is "chapters.json" or "chapters.vtt", `language` of the
    // sessions' titles.
    void answer(HttpConnection& connection, std::string_view room, std::string_view publication,
                std::string_view file, const std::string& language);

  private:
    class Shelf;

    exports::ExportDesk& desk_;
    const std::shared_ptr<Shelf> shelf_;  // what the desk still makes at the end may outlive this
};

}  // namespace paraninfo::gateway

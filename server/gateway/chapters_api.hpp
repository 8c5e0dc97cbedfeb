// The addresses of a recording's chapters (PROTOCOL.md section 6.2). Made from the journal on the export
// desk's thread, and held for a minute: a thousand viewers who open a recording read the journal once, and
// whatever they ask for leaves places in the desk's queue to moderators. On a shard's thread.
#pragma once

#include "server/export/export_desk.hpp"
#include "server/gateway/http_connection.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace paraninfo::gateway {

class ChaptersApi {
  public:
    static constexpr std::size_t held_max = 32;
    static constexpr std::chrono::seconds held_for{60};
    static constexpr std::size_t asked_max = 4;  // kinds of chapters that wait for the desk, of its eight
    static constexpr std::chrono::seconds asked_again_after{5};
    static constexpr std::size_t listeners_max = 4096;  // for one of them

    explicit ChaptersApi(exports::ExportDesk& desk);

    // For somebody with a seat in the room. `file` is "chapters.json" or "chapters.vtt", `language` of the
    // sessions' titles.
    void answer(HttpConnection& connection, std::string_view room, std::string_view publication,
                std::string_view file, const std::string& language);

  private:
    class Shelf;
    struct Asked;

    exports::ExportDesk& desk_;
    const std::shared_ptr<Shelf> shelf_;  // what the desk still makes at the end may outlive this
};

}  // namespace paraninfo::gateway

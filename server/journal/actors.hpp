// Whose command led to each change, as the receipts remember it. For exports: a connection of its own that
// only reads. One thread.
#pragma once

#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace paraninfo::journal {

class Actors {
  public:
    // Throws std::runtime_error with a plain message when the file is no journal that can be read.
    Actors(const std::filesystem::path& path, const RoomId& room);
    ~Actors();
    Actors(const Actors&) = delete;
    Actors& operator=(const Actors&) = delete;

    // Nobody for what the room did by itself. Ask for ascending offsets; throws when a receipt is not what
    // was written.
    std::optional<PersonId> of(Offset offset);

  private:
    class Reading;
    std::unique_ptr<Reading> reading_;
};

}  // namespace paraninfo::journal

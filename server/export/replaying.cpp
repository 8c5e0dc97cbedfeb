#include "server/export/replaying.hpp"

#include "server/export/book.hpp"
#include "server/journal/engines.hpp"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <optional>

namespace paraninfo::exports {

live::RoomSettings only_state(const Source& source, const RoomId& room) {
    const auto found = std::ranges::find(source.rooms, room, &live::RoomSettings::id);
    if (found == source.rooms.end()) throw Error("no room is called " + room.value);
    live::RoomSettings settings = *found;
    settings.window_changes_max = 0;
    settings.receipts_max = 0;
    return settings;
}

live::Replayed replay_room(const std::filesystem::path& journal, const live::RoomSettings& settings,
                           live::ReplayWatch watch) {
    boost::asio::io_context here{1};
    journal::Log log(here.get_executor(), journal::reading_engine(journal), {}, journal::Drive::executor);
    std::optional<live::Replayed> replayed;
    live::Replay::start(
        log, settings, [&](live::Replayed result) { replayed = std::move(result); }, std::move(watch));
    here.run();
    if (!replayed || !replayed->ok)
        throw Error(journal.string() + ": " + (replayed ? replayed->why : "no answer") +
                    "; ask verify-journal what is wrong with it");
    return *std::move(replayed);
}

}  // namespace paraninfo::exports

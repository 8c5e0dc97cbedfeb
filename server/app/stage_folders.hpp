// The folders with files that producers can show: what lies in them is told to the stage's board. On the main
// thread; the board is told on the rooms thread.
#pragma once

#include "config/settings.hpp"
#include "server/app/stage_board.hpp"

#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::app {

// The files of the folder itself that a worker may be able to play, by their names, as many as a room has.
// What is left out is logged.
std::vector<RoomFile> files_in(const std::filesystem::path& folder);

class StageFolders {
  public:
    // All outlive it.
    StageFolders(boost::asio::io_context& rooms, StageBoard& board, const config::Settings& settings);
    StageFolders(const StageFolders&) = delete;
    StageFolders& operator=(const StageFolders&) = delete;

    // What lies there at this moment takes the place of what was told before.
    void look();

  private:
    boost::asio::io_context& rooms_;
    StageBoard& board_;
    std::vector<std::pair<std::string, std::filesystem::path>> folders_;  // by room
};

}  // namespace paraninfo::app

// The ingest as the gateway sees it: given the table of feeds, asked for nothing, its publishers' comings and
// goings logged, counted and kept on the board. Remembers its process on disk. Lives on the rooms thread.
#pragma once

#include "server/workers/feed_board.hpp"
#include "server/workers/worker.hpp"

#include <filesystem>

namespace paraninfo::workers {

class IngestRole : public Role {
  public:
    // `on_feeds` is called when something of the board changed.
    IngestRole(const Plan& plan, Processes& processes, Worker::Clock clock, std::function<void()> on_feeds);

    void begin();
    void forget();
    // The plan has another table of feeds.
    void feeds_changed();
    const FeedBoard& board() const { return board_; }
    Worker& worker() { return worker_; }
    const Worker& worker() const { return worker_; }

    void started(const RunRecord& run) override;
    void connected(const RunRecord& run, Connection& connection) override;
    std::string_view received(const media_link::Message& message) override;
    void batch_done() override {}
    bool ended() override;

  private:
    const Plan& plan_;
    const std::filesystem::path file_;
    const std::function<void()> on_feeds_;
    FeedBoard board_;
    bool was_connected_ = false;
    Worker worker_;
};

}  // namespace paraninfo::workers

// The ingest as the gateway sees it: given the table of feeds and outputs, asked for nothing, its publishers'
// and receivers' comings and goings logged, counted and kept on the boards. Remembers its process on disk.
// Lives on the rooms thread.
#pragma once

#include "server/workers/feed_board.hpp"
#include "server/workers/output_board.hpp"
#include "server/workers/worker.hpp"

#include <filesystem>

namespace paraninfo::workers {

class IngestRole : public Role {
  public:
    // Called when something of a board changed.
    struct Changed {
        std::function<void()> feeds;
        std::function<void()> outputs;
    };
    IngestRole(const Plan& plan, Processes& processes, Worker::Clock clock, Changed changed);

    void begin();
    void forget();
    // The plan has another table of feeds.
    void feeds_changed();
    const FeedBoard& board() const { return board_; }
    const OutputBoard& outputs() const { return outputs_; }
    Worker& worker() { return worker_; }
    const Worker& worker() const { return worker_; }

    void started(const RunRecord& run) override;
    void connected(const RunRecord& run, Connection& connection) override;
    std::string_view received(const media_link::Message& message) override;
    void batch_done() override {}
    bool ended() override;

  private:
    void note(const media_link::OutputStates& states);

    const Plan& plan_;
    const std::filesystem::path file_;
    const Changed changed_;
    FeedBoard board_;
    OutputBoard outputs_;
    bool was_connected_ = false;
    Worker worker_;
};

}  // namespace paraninfo::workers

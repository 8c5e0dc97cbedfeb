// A room's programme as the gateway sees it: checks what the worker sends, gives its segments their numbers
// and feeds the room's publication. Remembers on disk what the next gateway must know. Lives on the rooms
// thread.
#pragma once

#include "server/hls/publication.hpp"
#include "server/workers/supervisor.hpp"
#include "server/workers/worker.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace paraninfo::workers {

class Programme : public Role {
  public:
    Programme(const Plan& plan, media_link::Configure configure, Outlet& outlet, Processes& processes,
              Worker::Clock clock);

    // Carries a former gateway's publication on where it can, and finds or starts the worker.
    void begin();
    // For a stop after which nobody adopts: the next gateway begins a new publication.
    void forget();
    Worker& worker() { return worker_; }
    const Worker& worker() const { return worker_; }
    const std::string& room() const { return configure_.room; }
    const MediaState& media() const { return media_; }

    void started(const RunRecord& run) override;
    void connected(const RunRecord& run, Connection& connection) override;
    std::string_view received(const media_link::Message& message) override;
    void batch_done() override;
    bool ended() override;

  private:
    void open_publication(const std::optional<RunFile>& former);
    hls::PublicationSettings publication_settings() const;
    hls::Run next_run() const;
    std::string_view take_init(const media_link::Init& init);
    std::string_view take_part(const media_link::Part& part);
    std::string_view take_gap(const media_link::Gap& gap);
    std::string_view store(hls::Part part, std::uint64_t segment);
    void update_media();

    const Plan& plan_;
    const media_link::Configure configure_;
    Outlet& outlet_;
    const Worker::Clock clock_;
    const std::filesystem::path file_;
    RunFile saved_;
    std::unique_ptr<hls::Publication> publication_;
    bool has_shown_ = false;         // a part of the current run was stored
    std::uint64_t first_floor_ = 1;  // of a run's numbers, where a former gateway gave some away
    MediaState media_;
    Worker worker_;
};

}  // namespace paraninfo::workers

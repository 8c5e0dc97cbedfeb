// A room's programme as the gateway sees it: checks what the worker sends, gives its segments their numbers
// and feeds the room's publication. Remembers on disk what the next gateway must know. Lives on the rooms
// thread.
#pragma once

#include "server/hls/publication.hpp"
#include "server/workers/contribution_link.hpp"
#include "server/workers/part_pace.hpp"
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

    // See Supervisor::set_broadcast.
    void set_broadcast(const Broadcast& broadcast);
    // Carries a former gateway's publication on where it can, and finds or starts the worker.
    void begin();
    // See Supervisor::on_disk; of another publication it means nothing.
    void on_disk(const std::string& publication,
                 const std::vector<std::pair<std::size_t, std::uint64_t>>& segments);
    // For a stop after which nobody adopts: the next gateway begins a new publication.
    void forget();
    void tick();
    ContributionLink& contribution() { return contribution_; }
    Worker& worker() { return worker_; }
    const Worker& worker() const { return worker_; }
    const std::string& room() const { return configure_.room; }
    // See WorkerStatus.
    std::optional<std::int64_t> edge_age_ms() const;
    std::uint64_t late_parts() const { return pace_.late(); }

    void started(const RunRecord& run) override;
    void connected(const RunRecord& run, Connection& connection) override;
    std::string_view received(const media_link::Message& message) override;
    void batch_done() override;
    bool ended() override;

  private:
    void restore(const std::optional<RunFile>& former);
    void open_publication();
    void hide_in_pause(BroadcastPhase before, const Broadcast& broadcast);
    // Whether what the file says of it has changed.
    bool record();
    // The slate in place of the source, or the source again; also of each later run.
    void show_slate(const media_link::Slate& slate);
    void end_publication();
    void publish();
    void join_run(bool from_its_beginning);
    void save();
    bool belongs(const hls::Part& part, std::uint64_t segment);
    hls::Run next_run() const;
    std::string_view take_discontinuity(const media_link::Discontinuity& discontinuity);
    std::string_view take_init(const media_link::Init& init);
    std::string_view publish_init(const media_link::Init& init);
    std::string_view take_part(const media_link::Part& part);
    std::string_view take_gap(const media_link::Gap& gap);
    std::string_view take_thumbnail(const media_link::Thumbnail& thumbnail);
    std::string_view store(hls::Part part, std::uint64_t segment);
    void update_media();
    void note_top();

    const Plan& plan_;
    const media_link::Configure configure_;
    Outlet& outlet_;
    const Worker::Clock clock_;
    const std::string configuration_;  // a digest
    const std::filesystem::path file_;
    RunFile saved_;
    std::unique_ptr<hls::Publication> publication_;
    BroadcastPhase phase_ = BroadcastPhase::live;
    std::optional<Broadcast> told_;  // by the room
    bool has_begun_ = false;
    std::vector<std::optional<media_link::Init>> inits_;  // of the current run
    std::optional<std::uint64_t> newest_segment_;         // of the current run, published or not
    bool has_shown_ = false;                              // a part of the current run came
    PartPace pace_;
    std::uint32_t timeline_ = 0;                                    // of the current run
    media_link::Health::Top top_ = media_link::Health::Top::mixed;  // as it was logged last
    std::uint64_t first_floor_ = 1;           // of a run's numbers, where a former gateway gave some away
    std::optional<media_link::Slate> slate_;  // what was last asked for
    MediaState media_;
    ContributionLink contribution_;
    Worker worker_;
};

}  // namespace paraninfo::workers

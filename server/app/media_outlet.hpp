// Where the media workers' pictures go: to the shards, to the recording, and as a state to the room. Called
// on the rooms thread.
#pragma once

#include "server/app/programme_times.hpp"
#include "server/app/stage_board.hpp"
#include "server/app/wiring.hpp"
#include "server/archive/library.hpp"
#include "server/archive/recorder.hpp"
#include "server/gateway/gateway.hpp"
#include "server/live/hub.hpp"
#include "server/workers/supervisor.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace paraninfo::app {

class MediaOutlet final : public workers::Outlet {
  public:
    // Of what the ingest tells.
    struct Boards {
        std::function<void(const workers::FeedBoard&)> feeds;
        std::function<void(const workers::OutputBoard&)> outputs;
    };
    // All outlive it.
    MediaOutlet(gateway::Gateway& gateway, live::Hub& hub, ProgrammeTimes& times, archive::Recorder& recorder,
                archive::Library& library, StageBoard& stage, std::filesystem::path recordings,
                MediaWords words, Boards on_boards);

    void publish(hls::SnapshotPtr snapshot) override;
    void publication_opened(const std::string& room, const std::string& publication,
                            const hls::TimeAnchor& anchor) override;
    void finished(const hls::PublicationSettings& publication, std::vector<hls::Finished> finished) override;
    std::vector<std::vector<hls::StoredSegment>> kept_of(
        const hls::PublicationSettings& publication) override;
    void media_changed(const std::string& room, const workers::MediaState& state) override;
    void feeds_changed(const workers::FeedBoard& board) override;
    void outputs_changed(const workers::OutputBoard& board) override;
    void sources_changed(const std::string& room, const media_link::Sources& sources) override;
    void source_pictured(const std::string& room, const media_link::SourcePicture& picture) override;
    void echo_tested(const std::string& room, const std::optional<media_link::EchoTested>& tested) override;

  private:
    gateway::Gateway& gateway_;
    live::Hub& hub_;
    ProgrammeTimes& times_;
    archive::Recorder& recorder_;
    archive::Library& library_;
    StageBoard& stage_;
    const std::filesystem::path recordings_;
    const MediaWords words_;
    const Boards on_boards_;
};

}  // namespace paraninfo::app

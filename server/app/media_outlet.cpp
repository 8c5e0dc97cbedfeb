#include "server/app/media_outlet.hpp"

#include "server/archive/running.hpp"
#include "server/observe/metrics.hpp"

#include <utility>
#include <variant>

namespace paraninfo::app {

MediaOutlet::MediaOutlet(gateway::Gateway& gateway, live::Hub& hub, ProgrammeTimes& times,
                         archive::Recorder& recorder, archive::Library& library, StageBoard& stage,
                         std::filesystem::path recordings, MediaWords words, Boards on_boards)
    : gateway_(gateway),
      hub_(hub),
      times_(times),
      recorder_(recorder),
      library_(library),
      stage_(stage),
      recordings_(std::move(recordings)),
      words_(std::move(words)),
      on_boards_(std::move(on_boards)) {
}

void MediaOutlet::publish(hls::SnapshotPtr snapshot) {
    gateway_.publish_media(snapshot);
}

void MediaOutlet::publication_opened(const std::string& room, const std::string& publication,
                                     const hls::TimeAnchor& anchor) {
    times_.open({room}, publication, anchor);
    library_.set_live(room, publication);
    hls::PublicationSettings opened;
    opened.room = room;
    opened.publication = publication;
    recorder_.take(opened, {});
}

void MediaOutlet::finished(const hls::PublicationSettings& publication, std::vector<hls::Finished> finished) {
    if (std::holds_alternative<hls::FinishedBroadcast>(finished.back()))
        library_.set_live(publication.room, {});
    recorder_.take(publication, std::move(finished));
}

std::vector<std::vector<hls::StoredSegment>> MediaOutlet::kept_of(
    const hls::PublicationSettings& publication) {
    return archive::kept_of(recordings_, publication);
}

void MediaOutlet::media_changed(const std::string& room, const workers::MediaState& state) {
    const std::string label = "room=\"" + room + '"';
    observe::gauge("paraninfo_room_playable", "1 once the room's playlist can be fetched.", label)
        .set(state.playlist.empty() ? 0 : 1);
    observe::gauge("paraninfo_room_picture", "0 no picture, 1 the slate, 2 the source's picture.", label)
        .set(static_cast<double>(state.picture));
    hub_.set_state({room}, "media", media_json(state, words_));
}

void MediaOutlet::feeds_changed(const workers::FeedBoard& board) {
    on_boards_.feeds(board);
}

void MediaOutlet::outputs_changed(const workers::OutputBoard& board) {
    on_boards_.outputs(board);
}

void MediaOutlet::sources_changed(const std::string& room, const media_link::Sources& sources) {
    stage_.sources_changed(room, sources);
}

void MediaOutlet::source_pictured(const std::string& room, const media_link::SourcePicture& picture) {
    stage_.source_pictured(room, picture);
}

void MediaOutlet::echo_tested(const std::string& room, const std::optional<media_link::EchoTested>& tested) {
    stage_.echo_tested(room, tested);
}

}  // namespace paraninfo::app

// The live store and playlist maker of one room's broadcast: takes parts in order, keeps the window, and
// turns each change into one immutable Snapshot. No clock and no sockets; lives on the rooms thread.
#pragma once

#include <memory>
#include <vector>

#include "server/hls/snapshot.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

class RenditionStore;
class Gzip;

class Publication {
  public:
    // Throws std::invalid_argument if names, durations or the list of renditions cannot make a playlist.
    explicit Publication(PublicationSettings settings);
    ~Publication();
    Publication(const Publication&) = delete;
    Publication& operator=(const Publication&) = delete;

    // A worker's run begins, or is adopted after a restart of this process. Whatever an earlier run left
    // open is closed at one boundary in all renditions, and the next segment carries a discontinuity.
    // `first_msn` must be ≥ next_msn(), unless it is the run that is already current (adopted again).
    [[nodiscard]] Fault begin_run(Run run, Time now);

    // Once for each rendition and run, before its first part. The same bytes again are ignored.
    [[nodiscard]] Fault init(std::size_t rendition, const InitSegment& init);

    // A part that is already here is ignored (a worker repeats its last 12 s after a reconnect); parts
    // of a segment whose beginning was never seen are ignored too.
    [[nodiscard]] Fault part(const Part& part, Time now);

    // The producer ended the broadcast: closes what is open and writes ENDLIST.
    void end(Time now);

    // Renders what changed since the last call, once; null if nothing did. Call it after each batch read
    // from the worker and post the result to every shard.
    SnapshotPtr publish(Time now);

    // First media sequence number that a new run may use.
    std::uint64_t next_msn() const;
    bool ready() const;  // every rendition has a whole segment
    bool ended() const { return ended_; }
    std::size_t bytes() const;  // media held
    const PublicationSettings& settings() const { return settings_; }

  private:
    void close_open_segments(std::uint64_t before_msn, Time now);
    void render_rendition(std::size_t index);

    PublicationSettings settings_;
    std::vector<std::unique_ptr<RenditionStore>> stores_;
    std::vector<std::shared_ptr<const RenditionView>> views_;
    std::unique_ptr<Gzip> gzip_;
    PlaylistAnswers multivariant_;
    Run run_;
    bool has_run_ = false;
    bool ended_ = false;
    bool changed_ = true;
    bool multivariant_due_ = false;
};

}  // namespace paraninfo::hls

// The live store and playlist maker of one room's broadcast: takes parts in order, keeps the window, and
// turns each change into one immutable Snapshot. No clock and no sockets; lives on the rooms thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/hls/finished.hpp"
#include "server/hls/snapshot.hpp"
#include "server/hls/stored.hpp"
#include "server/hls/stretches.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

class RenditionStore;
class ThumbnailStore;
class Gzip;
struct Report;

class Publication {
  public:
    // Throws std::invalid_argument if names, durations or the list of renditions cannot make a playlist.
    explicit Publication(PublicationSettings settings);
    ~Publication();
    Publication(const Publication&) = delete;
    Publication& operator=(const Publication&) = delete;

    // A worker's run begins, or is adopted after a restart of this process. Whatever an earlier run left
    // open is closed at one boundary in all renditions, and the next segment carries a discontinuity.
    // The run that is already current changes nothing; any other must be next_run() or, while the store
    // is empty, a later one.
    [[nodiscard]] Fault begin_run(Run run, Time now);

    // Once for each rendition and run, before its first part. The same bytes again are ignored.
    [[nodiscard]] Fault init(std::size_t rendition, const InitSegment& init);

    // A part that is already here is ignored (a worker repeats its last 12 s after a reconnect); parts
    // of a segment whose beginning was never seen are ignored too.
    [[nodiscard]] Fault part(const Part& part, Time now);

    // A small picture of what was captured then, for the time line: a JPEG file (checked by the caller).
    // Never a fault: what does not fit is left out.
    void thumbnail(std::int64_t capture_ns, std::string_view jpeg);

    // The producer ended the broadcast: closes what is open and writes ENDLIST.
    void end(Time now);

    // Renders what changed since the last call, once; null if nothing did. Call it after each batch read
    // from the worker and post the result to every shard.
    SnapshotPtr publish();

    // From that date (UTC) on it is recorded, or not (see Stretches); where the settings say `recorded`.
    void record(bool on, std::int64_t wall_ms) { stretches_.set(on, wall_ms); }

    // What will not change any more and is recorded, since the last call; only where the settings say
    // `recorded`. An init segment stands before the first segment that needs it, the end is the last of all.
    std::vector<Finished> take_finished();

    // The recording has these segments, by rendition and number: they are listed beyond the window in
    // memory, as far back as the settings say `dvr`.
    void on_disk(const std::vector<std::pair<std::size_t, std::uint64_t>>& segments);
    // What a former process recorded of this publication, by rendition and ascending; before the first part.
    // It is listed if this process goes on where it ends.
    void restore(std::vector<std::vector<StoredSegment>> past);

    // What a new worker's run must be given, once the current one is over.
    Run next_run() const;

    std::uint64_t next_msn() const;  // above all that any rendition has; at least 1
    bool ready() const;              // every rendition has a whole segment
    bool ended() const { return ended_; }
    std::size_t bytes() const;  // media held, without thumbnails
    const PublicationSettings& settings() const { return settings_; }

  private:
    bool run_has_parts() const;
    bool is_kept(const Finished& finished);
    std::vector<Finished> take_finished_media();
    // Ends what is open, and fills up renditions that lag, so that all end before `next_first_msn`.
    void close_run(std::uint64_t next_first_msn, Time now);
    std::shared_ptr<const RenditionView> render_view(std::size_t index);
    PlaylistAnswers answers_of(const std::string& text, const std::string& gzipped) const;
    void render_multivariant_if_changed();
    PlaylistAnswers multivariant_answers(const std::string& text) const;
    std::vector<Report> reports_for(std::size_t index) const;
    bool render_thumbnails_if_changed();

    PublicationSettings settings_;
    std::vector<std::unique_ptr<RenditionStore>> stores_;
    std::vector<std::shared_ptr<const RenditionView>> views_;
    std::vector<std::uint64_t> rendered_;  // version of each store at its view's making
    std::unique_ptr<ThumbnailStore> thumbnails_;
    std::shared_ptr<const ThumbnailView> thumbnail_view_;
    std::unique_ptr<Gzip> gzip_;
    std::string multivariant_text_;
    PlaylistAnswers multivariant_;
    std::vector<PlaylistAnswers> narrower_;
    Stretches stretches_;
    std::vector<Finished> inits_waiting_;  // while nothing is recorded, of each rendition the newest
    Run run_;
    bool has_run_ = false;
    bool ended_ = false;
    bool end_told_ = false;  // by take_finished
    bool changed_ = true;
    Time newest_part_at_{};
};

}  // namespace paraninfo::hls

// Starts, watches, adopts and talks to the media workers: the ingest and one programme for each room with a
// picture. Feeds what programmes send into the HLS publications and hands their snapshots on. Treats every
// worker as hostile. Lives wholly on the rooms thread's io_context; nothing here may be called from
// elsewhere.
#pragma once

#include "server/hls/finished.hpp"
#include "protocol/broadcast.hpp"
#include "server/hls/snapshot.hpp"
#include "server/hls/stored.hpp"
#include "server/hls/types.hpp"
#include "server/workers/feed_board.hpp"
#include "server/workers/output_board.hpp"
#include "server/workers/plan.hpp"
#include "server/workers/processes.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::workers {

enum class Picture { none, slate, live };

// What a room's page needs to know about its picture.
struct MediaState {
    Picture picture = Picture::none;
    bool from_backup = false;        // the picture is the backup source's
    std::string playlist;            // "/hls/ROOM/PREFIX/index.m3u8"; empty until it can be fetched
    std::string publication;         // the prefix; empty as the playlist is
    std::int64_t started_at_ms = 0;  // the date (UTC) at programme time 0, exactly as in the playlist
    bool ended = false;              // the broadcast is over; what there is of a playlist has its end
    bool operator==(const MediaState&) const = default;
};

// One worker as /metrics and the admin page show it.
struct WorkerStatus {
    std::string name;  // "ingest" or "programme-ROOM"
    bool connected = false;
    std::uint64_t starts = 0;     // of processes by this gateway
    std::uint64_t adoptions = 0;  // of a former gateway's
    std::uint64_t kills = 0;      // for silence, excess or a fault
    media_link::Health health;
    // Of a programme only: how long ago the newest part was captured, and how many parts came more than two
    // part lengths after the one before.
    std::optional<std::int64_t> edge_age_ms = {};
    std::uint64_t late_parts = 0;
};

// Where the pictures go. Implemented by the wiring; called on the rooms thread.
class Outlet {
  public:
    virtual ~Outlet() = default;
    virtual void publish(hls::SnapshotPtr snapshot) = 0;
    // Programme time 0 of what `room` publishes from now on is that of the anchor. Told before anything else
    // of the publication, also of one that a former gateway began.
    virtual void publication_opened(const std::string& room, const std::string& publication,
                                    const hls::TimeAnchor& anchor) = 0;
    // What the publication will not change any more, in order, where the plan says `recorded`.
    virtual void finished(const hls::PublicationSettings& publication,
                          std::vector<hls::Finished> finished) = 0;
    // What of it was kept, by rendition: asked for before its first part when a former gateway's publication
    // is carried on. May block; nothing where nothing was.
    virtual std::vector<std::vector<hls::StoredSegment>> kept_of(const hls::PublicationSettings&) {
        return {};
    }
    virtual void media_changed(const std::string& room, const MediaState& state) = 0;
    // An encoder came, went or was refused, or there is another table of feeds.
    virtual void feeds_changed(const FeedBoard&) {}
    // Somebody receives an output, does no longer or was refused; once a second at most.
    virtual void outputs_changed(const OutputBoard&) {}
    // Of a room that takes panelists: how its sources are, five times a second at most; none once its worker
    // is gone. And a source's newest picture, two a second.
    virtual void sources_changed(const std::string&, const media_link::Sources&) {}
    virtual void source_pictured(const std::string&, const media_link::SourcePicture&) {}
    // What came of a test of the hall's echo; nothing: it could not be made.
    virtual void echo_tested(const std::string&, const std::optional<media_link::EchoTested>&) {}
};

// What came of an offer: see media_link::Answer.
using Answered = std::function<void(const media_link::Answer&)>;

class Supervisor {
  public:
    using Clock = std::function<hls::Time()>;

    // Throws std::system_error if the run folder or media.sock cannot be made.
    Supervisor(boost::asio::io_context& rooms, Plan plan, Outlet& outlet, Processes& processes,
               Clock clock = std::chrono::steady_clock::now);
    ~Supervisor();
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    // Listens, looks for workers of a former gateway, starts those that are missing, and ticks by itself.
    void start();
    // Closes the socket and lets go. Without `stop_workers` they wait 30 s for the next gateway; with it they
    // are told to stop, and the publications' prefixes are forgotten. `done` once they are gone, or after 3
    // s.
    void stop(bool stop_workers, std::function<void()> done);

    // Deadlines and restarts; start() calls it every 100 ms. By hand in tests, without start()'s timer.
    void tick();

    // Another table of what may be published, from now on. Whoever publishes by a key that is no longer in it
    // is cut off.
    void set_feeds(const std::optional<media_link::Feeds>& feeds);

    // How the feeds are that encoders publish.
    FeedBoard feeds() const;
    // Who receives what leaves by SRT.
    OutputBoard outputs() const;

    // The room's broadcast is in this state from now on; the one before it again changes nothing. In a pause
    // the programme shows the slate and is silent, and the playlist goes on. May be called before start(). A
    // room of which it is never called is live. Blocks for a small file's sync.
    void set_broadcast(const std::string& room, const Broadcast& broadcast);

    // The publication's segments that `finished` gave and that are on disk now, by rendition and number.
    void on_disk(const std::string& room, const std::string& publication,
                 const std::vector<std::pair<std::size_t, std::uint64_t>>& segments);

    // A panelist's or a player's offer to the room's worker. `answered` is called once, at once or within
    // media_link::answer_within; 409 where the room takes no panelists, 503 where its worker is not there.
    void offer(const std::string& room, media_link::Offer offer, Answered answered);
    void candidate(const std::string& room, const media_link::Candidate& candidate);
    void leave(const std::string& room, const media_link::Leave& leave);
    // What the room's programme shows from its next frame on; kept for a worker that is started anew. Throws
    // std::invalid_argument for what is over the link's limits.
    void set_mix(const std::string& room, const media_link::Mix& mix);
    // Who hears what besides the programme; kept and thrown as the mix.
    void set_asides(const std::string& room, const media_link::Asides& asides);
    // Told by echo_tested(), of a room that takes panelists.
    void test_echo(const std::string& room);
    std::vector<WorkerStatus> status() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::workers

#include "server/workers/programme.hpp"

#include "protocol/media_link/codec.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"
#include "server/workers/configured.hpp"
#include "server/workers/digest.hpp"

#include <algorithm>
#include <limits>
#include <system_error>
#include <utility>

namespace paraninfo::workers {
namespace {

Picture picture_of(media_link::Health::Picture picture) {
    switch (picture) {
        case media_link::Health::Picture::none:
            return Picture::none;
        case media_link::Health::Picture::slate:
            return Picture::slate;
        case media_link::Health::Picture::live:
            return Picture::live;
    }
    return Picture::none;
}

// What a publication's playlists must keep saying, whatever gateway carries it on.
std::string described(const Plan& plan, const media_link::Configure& configure) {
    std::string text = media_link::encode(configure);
    if (plan.dvr.count() != 0) text += "dvr " + std::to_string(plan.dvr.count());
    return text;
}

}  // namespace

Programme::Programme(const Plan& plan, media_link::Configure configure, Outlet& outlet, Processes& processes,
                     Worker::Clock clock)
    : plan_(plan),
      configure_(std::move(configure)),
      outlet_(outlet),
      clock_(clock),
      configuration_(digest(described(plan, configure_))),
      file_(plan.run_dir / ("programme-" + configure_.room + ".json")),
      contribution_(configure_.room, configure_.contribution.taken, outlet, clock_,
                    [this](const media_link::Message& message) { return worker_.send(message); }),
      worker_(worker_settings(plan, configure_), processes, *this, std::move(clock)) {
}

void Programme::begin() {
    has_begun_ = true;
    const std::optional<RunFile> former = load_run(file_);
    restore(former);
    if (publication_) {
        outlet_.publication_opened(room(), saved_.publication->prefix, saved_.publication->anchor);
        record();
        publish();
    }
    worker_.adopt_or_start(former ? std::optional{former->run} : std::nullopt);
    update_media();
}

// A live publication goes on within one boot and one configuration; otherwise a new prefix begins. Until the
// room says more, the file knows whether its broadcast waits or is over.
void Programme::restore(const std::optional<RunFile>& former) {
    if (former) saved_ = *former;
    const bool had_ended = saved_.publication && saved_.publication->ended;
    if (!told_ && former && !saved_.publication) phase_ = BroadcastPhase::waiting;
    if (!told_ && had_ended) phase_ = BroadcastPhase::ended;
    if (!is_on(phase_)) {
        if (saved_.publication && phase_ == BroadcastPhase::ended) saved_.publication->ended = true;
        if (phase_ == BroadcastPhase::waiting) saved_.publication.reset();
    } else if (saved_.publication && !had_ended && saved_.run.boot == boot_id() &&
               saved_.publication->configuration == configuration_) {
        first_floor_ = first_msn_above(*saved_.publication, monotonic_ns());
        publication_ =
            std::make_unique<hls::Publication>(publication_settings(plan_, configure_, *saved_.publication));
        if (plan_.dvr.count() != 0) publication_->restore(outlet_.kept_of(publication_->settings()));
    } else {
        open_publication();
    }
}

void Programme::open_publication() {
    PublicationRecord fresh;
    fresh.prefix = random_hex(8);
    fresh.configuration = configuration_;
    fresh.anchor.monotonic_ns = monotonic_ns();
    fresh.anchor.wall_ms = observe::wall_ms();
    fresh.recorded = plan_.recorded_at_once;
    saved_.publication = fresh;
    first_floor_ = 1;
    publication_ =
        std::make_unique<hls::Publication>(publication_settings(plan_, configure_, *saved_.publication));
}

void Programme::publish() {
    if (const hls::SnapshotPtr snapshot = publication_->publish()) outlet_.publish(snapshot);
    std::vector<hls::Finished> finished = publication_->take_finished();
    if (!finished.empty()) outlet_.finished(publication_->settings(), std::move(finished));
}

void Programme::set_broadcast(const Broadcast& broadcast) {
    told_ = broadcast;
    const BroadcastPhase state = broadcast.phase;
    const BroadcastPhase before = std::exchange(phase_, state);
    hide_in_pause(before, broadcast);
    if (!has_begun_) return;
    if (before == state) {
        if (is_on(state) && record()) save();
        return;
    }
    observe::log_info("programme.broadcast", {{"room", room()}, {"state", static_cast<int>(state)}});
    if (is_on(before) && !is_on(state)) end_publication();
    if (state == BroadcastPhase::waiting) {
        publication_.reset();
        saved_.publication.reset();
    } else if (is_on(state) && !is_on(before)) {
        open_publication();
        outlet_.publication_opened(room(), saved_.publication->prefix, saved_.publication->anchor);
        publish();
        if (worker_.is_connected()) join_run(false);
    }
    if (is_on(state)) record();
    save();
    update_media();
}

// A clock that was set ahead meanwhile must not keep the recording from beginning.
bool Programme::record() {
    if (!plan_.recorded) return false;
    PublicationRecord& kept = *saved_.publication;
    const auto before = std::pair{kept.recorded, kept.recorded_since_ms};
    if (told_) {
        kept.recorded = is_recorded(*told_);
        kept.recorded_since_ms = told_->recorded_since_ms;
    }
    const std::int64_t now_ms = hls::wall_ms_of(kept.anchor, monotonic_ns());
    const std::int64_t since_ms = kept.recorded_since_ms == 0 ? std::numeric_limits<std::int64_t>::min()
                                                              : std::min(kept.recorded_since_ms, now_ms);
    publication_->record(kept.recorded, since_ms);
    const bool changed = before != std::pair{kept.recorded, kept.recorded_since_ms};
    if (changed) observe::log_info("programme.recording", {{"room", room()}, {"on", kept.recorded}});
    return changed;
}

// Nobody is seen or heard in a pause, whatever the source sends. One that is prolonged counts down to another
// time.
void Programme::hide_in_pause(BroadcastPhase before, const Broadcast& broadcast) {
    const bool paused = broadcast.phase == BroadcastPhase::paused;
    const media_link::Slate slate{paused, plan_.pause_text, broadcast.back_at_ms};
    if ((paused && slate_ != slate) || (!paused && before == BroadcastPhase::paused)) show_slate(slate);
}

void Programme::end_publication() {
    publication_->end(clock_());
    publish();
    saved_.publication->ended = true;
}

// What is not on disk is only missing after a crash of this process: the broadcast itself goes on.
void Programme::save() {
    try {
        store_run(file_, saved_);
    } catch (const std::system_error& error) {
        observe::log_error("programme.not_saved", {{"room", room()}, {"reason", error.what()}});
    }
}

void Programme::started(const RunRecord& run) {
    saved_.run = run;
    saved_.run_begun_ns = monotonic_ns();
    if (saved_.publication && !saved_.publication->ended) saved_.publication->begun = false;
    inits_.assign(configure_.renditions.size(), std::nullopt);
    newest_segment_.reset();
    has_shown_ = false;
    pace_.begin_run();
    timeline_ = 0;
    store_run(file_, saved_);
}

// Numbers for a run that begins now. While nothing is stored, a former gateway may have used more than is
// known.
hls::Run Programme::next_run() const {
    if (first_floor_ == 1 || publication_->bytes() > 0) return publication_->next_run();
    return {first_floor_, saved_.publication->first.ordinal + 1};
}

void Programme::connected(const RunRecord& run, Connection& connection) {
    saved_.run = run;
    // Adopted by this gateway: its init segments come again.
    inits_.resize(configure_.renditions.size());
    if (is_on(phase_)) {
        const bool known = saved_.publication->begun;
        join_run(true);
        if (!known) store_run(file_, saved_);
    }
    connection.send(configure_);
    if (slate_) connection.send(*slate_);
    contribution_.connected();
}

void Programme::on_disk(const std::string& publication,
                        const std::vector<std::pair<std::size_t, std::uint64_t>>& segments) {
    if (publication_ && saved_.publication && saved_.publication->prefix == publication)
        publication_->on_disk(segments);
}

void Programme::show_slate(const media_link::Slate& slate) {
    slate_ = slate;
    worker_.send(*slate_);
}

// The run's segments get numbers of this publication: all of them or, where the publication begins while the
// run goes on, from the first that was wholly captured since.
void Programme::join_run(bool from_its_beginning) {
    PublicationRecord& record = *saved_.publication;
    if (!record.begun) {
        record.first = next_run();
        record.first_segment = from_its_beginning ? std::optional<std::uint64_t>{0} : std::nullopt;
        record.timeline = timeline_;
        record.begun_at_ns = monotonic_ns();
        record.begun = true;
    }
    const hls::Fault fault = publication_->begin_run(record.first, clock_());
    if (fault != hls::Fault::none) {
        observe::log_error("programme.no_run", {{"room", room()}, {"reason", hls::to_string(fault)}});
    }
    for (const auto& init : inits_) {
        if (init) publish_init(*init);
    }
}

std::optional<std::int64_t> Programme::edge_age_ms() const {
    return pace_.edge_age_ms(monotonic_ns());
}

void Programme::batch_done() {
    if (publication_) publish();
    note_top();
    update_media();
}

void Programme::note_top() {
    const auto top = worker_.health().top;
    if (std::exchange(top_, top) == top) return;
    using Top = media_link::Health::Top;
    if (top == Top::passed) observe::log_info("programme.passthrough", {{"room", room()}});
    // The worker's own line says why.
    if (top == Top::encoded) observe::log_warn("programme.no_passthrough", {{"room", room()}});
}

void Programme::tick() {
    worker_.tick();
    contribution_.tick();
}

bool Programme::ended() {
    contribution_.ended();
    update_media();
    return has_shown_;
}

void Programme::update_media() {
    MediaState state;
    state.ended = phase_ == BroadcastPhase::ended;
    if (publication_ && publication_->ready()) {
        state.publication = saved_.publication->prefix;
        state.playlist = "/hls/" + room() + "/" + state.publication + "/index.m3u8";
        state.started_at_ms = saved_.publication->anchor.wall_ms;
        state.picture = picture_of(worker_.health().picture);
        state.from_backup = worker_.health().on_air == media_link::Health::OnAir::backup;
    }
    if (state == media_) return;
    media_ = state;
    outlet_.media_changed(room(), media_);
}

void Programme::forget() {
    if (publication_ && is_on(phase_)) end_publication();
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

}  // namespace paraninfo::workers

#include "server/hls/publication.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "server/hls/address.hpp"
#include "server/hls/gzip.hpp"
#include "server/hls/multivariant.hpp"
#include "server/hls/playlist.hpp"
#include "server/hls/rendition_store.hpp"
#include "server/hls/response.hpp"
#include "server/hls/thumbnail_store.hpp"

namespace paraninfo::hls {
namespace {

constexpr std::size_t renditions_max = 16;
constexpr std::size_t window_segments_min = 6;
constexpr std::chrono::minutes skip_from{2};  // a shorter window has no delta updates

void demand(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

bool is_attribute(const std::string& text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c == '"' || static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

// The text and the same compressed. What the past's blocks hold is copied, not compressed again.
std::pair<std::string, std::string> compressed(const MediaPlaylist& playlist, Gzip& gzip) {
    if (playlist.past == nullptr || playlist.past->blocks().empty()) {
        std::string text = render(playlist);
        std::string gzipped = gzip.compress(text);
        return {std::move(text), std::move(gzipped)};
    }
    std::string text = render_head(playlist);
    const Deflated head = gzip.deflate(text, false);
    std::vector<const Deflated*> pieces{&head};
    for (const auto& block : playlist.past->blocks()) {
        text += block.text;
        pieces.push_back(&block.deflated);
    }
    const std::string last = render_tail(playlist);
    const Deflated tail = gzip.deflate(last, true);
    pieces.push_back(&tail);
    return {text + last, Gzip::join(pieces)};
}

PublicationSettings checked(PublicationSettings settings) {
    demand(is_name(settings.room) && is_name(settings.publication), "hls: bad name of a room or publication");
    demand(!settings.renditions.empty() && settings.renditions.size() <= renditions_max,
           "hls: a publication has 1 to 16 renditions");
    std::set<std::string> names;
    for (const auto& rendition : settings.renditions) {
        demand(is_name(rendition.name) && names.insert(rendition.name).second,
               "hls: bad name of a rendition");
        demand(is_attribute(rendition.label) && is_attribute(rendition.language),
               "hls: a label or language cannot stand in a playlist");
    }
    demand(settings.target_duration >= std::chrono::seconds{1}, "hls: target duration below a second");
    demand(settings.part_target.count() > 0 && settings.part_target <= settings.target_duration,
           "hls: part target out of range");
    demand(settings.dvr.count() == 0 || settings.recorded, "hls: a DVR without a recording");
    demand(settings.window_segments >= window_segments_min, "hls: a window has at least 6 segments");
    return settings;
}

}  // namespace

Publication::Publication(PublicationSettings settings)
    : settings_(checked(std::move(settings))),
      thumbnails_(std::make_unique<ThumbnailStore>(settings_)),
      gzip_(std::make_unique<Gzip>()) {
    for (std::size_t index = 0; index < settings_.renditions.size(); ++index) {
        stores_.push_back(std::make_unique<RenditionStore>(settings_, index));
        views_.push_back(stores_.back()->view({}));
        rendered_.push_back(0);
    }
}

Publication::~Publication() = default;

bool Publication::run_has_parts() const {
    return std::any_of(stores_.begin(), stores_.end(),
                       [](const auto& store) { return store->has_run_parts(); });
}

Run Publication::next_run() const {
    if (!has_run_) return {1, 0};
    if (!run_has_parts()) return run_;
    return {next_msn(), run_.ordinal + 1};
}

std::uint64_t Publication::next_msn() const {
    std::uint64_t next = 1;
    for (const auto& store : stores_) next = std::max(next, store->next_msn());
    return next;
}

bool Publication::ready() const {
    return std::all_of(stores_.begin(), stores_.end(), [](const auto& store) { return store->ready(); });
}

std::size_t Publication::bytes() const {
    std::size_t sum = 0;
    for (const auto& store : stores_) sum += store->bytes();
    return sum;
}

Fault Publication::begin_run(Run run, Time now) {
    if (ended_) return Fault::ended;
    const bool stored =
        std::any_of(stores_.begin(), stores_.end(), [](const auto& s) { return !s->empty(); });
    if (has_run_ && run == run_ && run_has_parts()) return Fault::none;
    if (run.first_msn < 1) return Fault::bad_run;
    if (stored && run != next_run()) return Fault::bad_run;
    if (!stored && has_run_ && (run.first_msn < run_.first_msn || run.ordinal < run_.ordinal))
        return Fault::bad_run;
    if (stored) {
        for (const auto& store : stores_)
            if (!store->empty() && run.first_msn - store->next_msn() > gap_segments_max)
                return Fault::bad_run;
        close_run(run.first_msn, now);
    }
    run_ = run;
    has_run_ = true;
    for (auto& store : stores_) store->begin_run(run);
    changed_ = true;
    return Fault::none;
}

void Publication::close_run(std::uint64_t next_first_msn, Time now) {
    for (auto& store : stores_) store->close_open(now);
    for (auto& store : stores_) {
        while (!store->empty() && store->next_msn() < next_first_msn) {
            Nanoseconds duration = settings_.target_duration;
            for (const auto& other : stores_)
                if (const auto known = other->duration_of(store->next_msn())) duration = *known;
            store->add_gap_segment(duration, now);
        }
    }
}

Fault Publication::init(std::size_t rendition, const InitSegment& init) {
    if (ended_) return Fault::ended;
    if (!has_run_) return Fault::no_run;
    if (rendition >= stores_.size()) return Fault::unknown_rendition;
    return stores_[rendition]->init(init);
}

Fault Publication::part(const Part& part, Time now) {
    if (ended_) return Fault::ended;
    if (!has_run_) return Fault::no_run;
    if (part.rendition >= stores_.size()) return Fault::unknown_rendition;
    // An equal share for each would be too little for what a direct room's source sends, beside four
    // languages.
    const std::size_t room = store_bytes_max - std::min(bytes(), store_bytes_max);
    const Fault fault = stores_[part.rendition]->add(part, now, room);
    if (fault == Fault::none) newest_part_at_ = now;
    return fault;
}

void Publication::thumbnail(std::int64_t capture_ns, std::string_view jpeg) {
    if (!ended_) thumbnails_->add(capture_ns, jpeg);
}

void Publication::end(Time now) {
    if (ended_) return;
    close_run(next_msn(), now);
    ended_ = true;
    changed_ = true;
}

bool Publication::is_kept(const Finished& finished) {
    const auto* segment = std::get_if<FinishedSegment>(&finished);
    if (segment == nullptr) return true;
    const auto length = std::chrono::duration_cast<std::chrono::milliseconds>(segment->duration).count();
    return stretches_.keeps(segment->msn, segment->wall_ms, segment->wall_ms + length);
}

// An init segment alone is no recording: while there is none, it waits for a segment.
std::vector<Finished> Publication::take_finished_media() {
    std::vector<Finished> all = std::exchange(inits_waiting_, {});
    for (const auto& store : stores_)
        for (auto& one : store->take_finished())
            if (is_kept(one)) all.push_back(std::move(one));
    const auto is_segment = [](const Finished& one) { return std::holds_alternative<FinishedSegment>(one); };
    if (stretches_.on() || std::ranges::any_of(all, is_segment)) return all;
    for (auto& one : all) {
        const std::size_t rendition = std::get<FinishedInit>(one).rendition;
        std::erase_if(inits_waiting_, [&](const Finished& other) {
            return std::get<FinishedInit>(other).rendition == rendition;
        });
        inits_waiting_.push_back(std::move(one));
    }
    return {};
}

std::vector<Finished> Publication::take_finished() {
    std::vector<Finished> all = take_finished_media();
    // They wait for a segment: whoever keeps both has one commit less.
    if (!all.empty() || ended_ || !stretches_.on())
        for (auto& one : thumbnails_->take_finished())
            if (stretches_.holds(settings_.anchor.wall_ms + one.programme_ms))
                all.emplace_back(std::move(one));
    if (settings_.recorded && ended_ && !std::exchange(end_told_, true))
        all.emplace_back(std::in_place_type<FinishedBroadcast>);
    return all;
}

void Publication::on_disk(const std::vector<std::pair<std::size_t, std::uint64_t>>& segments) {
    for (const auto& [rendition, msn] : segments)
        if (rendition < stores_.size()) stores_[rendition]->on_disk(msn);
}

void Publication::restore(std::vector<std::vector<StoredSegment>> past) {
    if (past.size() != stores_.size()) return;
    for (std::size_t index = 0; index < past.size(); ++index) {
        stores_[index]->restore(std::move(past[index]));
        views_[index] = stores_[index]->view({});
    }
    changed_ = true;
}

std::vector<Report> Publication::reports_for(std::size_t index) const {
    std::vector<Report> reports;
    for (std::size_t other = 0; other < stores_.size(); ++other)
        if (other != index)
            reports.push_back(
                {stores_[other]->spec().name, stores_[other]->last_msn(), stores_[other]->last_part()});
    return reports;
}

PlaylistAnswers Publication::answers_of(const std::string& text, const std::string& gzipped) const {
    HeaderSettings headers{settings_.target_duration, settings_.common_headers, std::nullopt};
    if (settings_.bench_headers)
        headers.complete_ns =
            std::chrono::duration_cast<Nanoseconds>(newest_part_at_.time_since_epoch()).count();
    return playlist_responses(text, gzipped, headers);
}

std::shared_ptr<const RenditionView> Publication::render_view(std::size_t index) {
    const RenditionStore& store = *stores_[index];
    const auto reports = reports_for(index);
    const bool can_skip = settings_.dvr >= skip_from;
    const MediaPlaylist playlist{settings_.target_duration,
                                 settings_.part_target,
                                 store.window(),
                                 store.hint_msn(),
                                 store.hint_part(),
                                 reports,
                                 ended_,
                                 store.past(),
                                 can_skip};
    const auto whole = compressed(playlist, *gzip_);
    const std::string delta = can_skip && !ended_ ? render_delta(playlist) : std::string{};
    return store.view(answers_of(whole.first, whole.second),
                      delta.empty() ? PlaylistAnswers{} : answers_of(delta, gzip_->compress(delta)));
}

// Its text changes with a new peak or average, once a segment at most, and where a rendition goes or returns.
void Publication::render_multivariant_if_changed() {
    std::vector<Variant> variants;
    for (const auto& store : stores_)
        variants.push_back({store->spec(), *store->newest_init(), store->rates(), store->ends_in_gap()});
    std::string text = render_multivariant(variants);
    if (text == multivariant_text_) return;
    multivariant_text_ = std::move(text);
    multivariant_ = multivariant_answers(multivariant_text_);
    narrower_.clear();
    while (withhold_best(variants)) narrower_.push_back(multivariant_answers(render_multivariant(variants)));
}

PlaylistAnswers Publication::multivariant_answers(const std::string& text) const {
    return playlist_responses(text, gzip_->compress(text),
                              {settings_.target_duration, settings_.common_headers, std::nullopt});
}

// They reach back as far as the playlist does.
bool Publication::render_thumbnails_if_changed() {
    if (!stores_.front()->empty())
        thumbnails_->keep_from(stores_.front()->window().front().wall_ms - settings_.anchor.wall_ms);
    auto view = thumbnails_->view(*gzip_);
    if (!view) return false;
    thumbnail_view_ = std::move(view);
    return true;
}

SnapshotPtr Publication::publish() {
    bool changed = render_thumbnails_if_changed() || changed_;
    if (ready()) {
        for (std::size_t index = 0; index < stores_.size(); ++index) {
            const RenditionStore& store = *stores_[index];
            if (!changed_ && rendered_[index] == store.version()) continue;
            rendered_[index] = store.version();
            views_[index] = render_view(index);
            changed = true;
        }
        if (changed) render_multivariant_if_changed();
    }
    if (!changed) return nullptr;
    changed_ = false;
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->room = settings_.room;
    snapshot->publication = settings_.publication;
    snapshot->target_duration = settings_.target_duration;
    snapshot->common_headers = settings_.common_headers;
    snapshot->ended = ended_;
    snapshot->multivariant = multivariant_;
    snapshot->narrower = narrower_;
    snapshot->renditions = views_;
    snapshot->thumbnails = thumbnail_view_;
    return snapshot;
}

}  // namespace paraninfo::hls

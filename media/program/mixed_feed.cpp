#include "media/program/mixed_feed.hpp"

#include "media/mix/lower_third.hpp"
#include "media/mix/slate.hpp"
#include "protocol/media_link/source_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace paraninfo::program {
namespace {

using Heard = media_link::SourceMix::Heard;

// Who shows their screen speaks to it, seen or not: their voice comes by the camera.
bool shows(const media_link::Scene& scene, const std::string& source) {
    const std::size_t shown = std::min(scene.sources.size(), mix::places_of(scene.layout));
    const auto end = scene.sources.begin() + static_cast<std::ptrdiff_t>(shown);
    return std::any_of(scene.sources.begin(), end, [&source](const std::string& one) {
        return one == source || media_link::is_screen_of(one, source);
    });
}

const media_link::SourceMix* listed(const media_link::Mix& mix, const std::string& source) {
    const auto found = std::find_if(mix.sources.begin(), mix.sources.end(),
                                    [&source](const auto& one) { return one.source == source; });
    return found == mix.sources.end() ? nullptr : &*found;
}

PreparedMix the_floor() {
    auto prepared = std::make_shared<Prepared>();
    prepared->mix.scene.sources = {floor_source};
    return prepared;
}

// A second place for the same source would show it twice and make its transition ambiguous.
media_link::Scene without_repeats(const media_link::Scene& scene) {
    media_link::Scene once{scene.layout, {}};
    for (const std::string& source : scene.sources)
        if (std::find(once.sources.begin(), once.sources.end(), source) == once.sources.end())
            once.sources.push_back(source);
    return once;
}

}  // namespace

MixedFeed::MixedFeed(Feed& floor, const FeedPlace& place, Slate slate, Contributed::Clock clock,
                     PlayedFiles* files, HallFeeds* halls)
    : floor_(floor),
      slate_(std::move(slate)),
      files_(files),
      halls_(halls),
      size_{place.size.width, place.size.height},
      contributed_(place.origin, place.frame, std::move(clock)),
      course_(the_floor(), place.frame),
      mixer_(size_) {
}

void MixedFeed::mix(const media_link::Mix& mix) {
    const std::lock_guard drawing(drawing_);
    PreparedMix prepared = prepare(mix);
    const std::lock_guard lock(mutex_);
    waiting_ = std::move(prepared);
}

void MixedFeed::set_asides(media_link::Asides asides) {
    const std::lock_guard lock(mutex_);
    waiting_asides_ = std::move(asides);
}

PreparedMix MixedFeed::prepare(const media_link::Mix& mix) {
    auto prepared = std::make_shared<Prepared>();
    prepared->mix = mix;
    prepared->mix.scene = without_repeats(mix.scene);
    // A level that is moved sends the same words again and again.
    std::pair lines(mix.third_line_1, mix.third_line_2);
    if (lines != third_lines_) third_ = mix::draw_lower_third(size_, lines.first, lines.second);
    third_lines_ = std::move(lines);
    prepared->third = third_;
    std::map<std::string, std::pair<std::string, gst::SharedBuffer>> cards;
    for (const std::string& source : prepared->mix.scene.sources) {
        const media_link::SourceMix* one = listed(mix, source);
        const std::string name = one ? one->name : std::string{};
        auto& card = cards[source] = cards_[source];
        if (!card.second || card.first != name)
            card = {name, mix::sized_picture(size_,
                                             mix::draw_slate(size_.width, size_.height, {name, {}, {}}, {}))};
        prepared->cards[source] = card.second;
    }
    cards_ = std::move(cards);
    return prepared;
}

gst::SharedBuffer MixedFeed::picture(Instant now) {
    clean_ = nullptr;
    take_wishes();
    take_news(now);
    course_.step();
    const bool nothing = is_slate(course_.to()) && (!course_.going_over() || is_slate(course_.from()));
    gst::SharedBuffer picture = nothing ? nullptr : compose();
    // With the picture and not before it: whoever hears of a silent feed asks whether that is wanted.
    wants_slate_ = course_.to().mix.scene.sources.empty();
    return picture;
}

void MixedFeed::take_wishes() {
    const std::lock_guard lock(mutex_);
    if (waiting_) course_.take(std::exchange(waiting_, nullptr));
    if (waiting_asides_) asides_.set(*std::exchange(waiting_asides_, std::nullopt));
}

void MixedFeed::take_news(Instant now) {
    const auto is_seen = [this](const std::string& source) {
        return shows(course_.to().mix.scene, source) ||
               (course_.going_over() && shows(course_.from().mix.scene, source));
    };
    now_ = {{floor_source, floor_.picture(now)}};
    if (halls_ != nullptr)
        for (Contributed::Seen& seen : halls_->pictures(now, is_seen)) now_.push_back(std::move(seen));
    for (Contributed::Seen& seen : contributed_.pictures(now)) now_.push_back(std::move(seen));
    if (files_ != nullptr)
        for (Contributed::Seen& seen : files_->pictures(now)) now_.push_back(std::move(seen));
    const std::lock_guard lock(mutex_);
    seen_ = now_;
    std::erase_if(seen_, [](const auto& one) { return media_link::is_talkback(one.source); });
}

gst::SharedBuffer MixedFeed::picture_of(const std::string& source) const {
    const auto found =
        std::find_if(now_.begin(), now_.end(), [&source](const auto& one) { return one.source == source; });
    return found == now_.end() ? nullptr : found->picture;
}

bool MixedFeed::is_slate(const Prepared& prepared) const {
    const auto& sources = prepared.mix.scene.sources;
    const bool floor_alone = sources.size() == 1 && sources[0] == floor_source;
    return sources.empty() || (floor_alone && !picture_of(floor_source));
}

bool MixedFeed::meets_slate() const {
    return course_.going_over() && (is_slate(course_.from()) || is_slate(course_.to()));
}

mix::Layer MixedFeed::layer_of(mix::Place place) const {
    gst::SharedBuffer picture = picture_of(place.source);
    for (const Prepared* prepared : {&course_.to(), &course_.from()}) {
        const auto card = prepared->cards.find(place.source);
        if (!picture && card != prepared->cards.end()) picture = card->second;
    }
    return {std::move(picture), std::move(place)};
}

std::vector<mix::Place> MixedFeed::places_of(const Prepared& prepared) const {
    std::vector<mix::Guest> guests;
    for (const std::string& source : prepared.mix.scene.sources) {
        const gst::SharedBuffer picture = picture_of(source);
        const mix::Size size = picture ? mix::size_of(picture, size_) : size_;
        // Of a card nothing is cut off either.
        guests.push_back({source, size, picture && media_link::is_camera(source)});
    }
    return mix::arrange(prepared.mix.scene.layout, size_, guests);
}

std::vector<mix::Layer> MixedFeed::layers_of(const std::vector<mix::Place>& places) const {
    std::vector<mix::Layer> layers;
    for (const mix::Place& place : places) {
        layers.push_back(layer_of(place));
        if (!layers.back().picture) layers.pop_back();
    }
    return layers;
}

gst::SharedBuffer MixedFeed::whole_of(const Prepared& prepared) {
    return is_slate(prepared) ? slate_() : mixer_.compose(layers_of(places_of(prepared)));
}

// Between a scene and the slate nothing glides, and what comes or goes does so in the picture's whole: so a
// move is a fade there.
std::vector<mix::Layer> MixedFeed::scene_layers() {
    if (!course_.going_over()) return layers_of(places_of(course_.to()));
    if (course_.moves() && !meets_slate())
        return layers_of(
            mix::between(places_of(course_.from()), places_of(course_.to()), course_.at(), course_.steps()));
    const auto share = 255 * course_.at() / course_.steps();
    const gst::SharedBuffer from = whole_of(course_.from());
    const mix::Rectangle whole{0, 0, size_.width, size_.height};
    return {{mixer_.blend(from, whole_of(course_.to()), share), {{}, whole, whole, 255}}};
}

// On the slate there is none: it goes with the scene and comes with it.
mix::Layer MixedFeed::third() const {
    mix::Layer third = course_.third();
    if (!meets_slate()) return third;
    const unsigned shown = is_slate(course_.to()) ? course_.steps() - course_.at() : course_.at();
    third.place.alpha = third.place.alpha * shown / course_.steps();
    return third;
}

gst::SharedBuffer MixedFeed::compose() {
    std::vector<mix::Layer> layers = scene_layers();
    if (const mix::Layer above = third(); above.picture) {
        if (wants_clean_) clean_ = mixer_.compose(layers);
        layers.push_back(above);
    }
    return mixer_.compose(layers);
}

// Each source of the matrix in each block, so that none of them ends with a click. The hall comes last: who
// speaks in this block is known by then.
void MixedFeed::sound(std::uint64_t first, std::span<std::int16_t> out) {
    part_.resize(out.size());
    matrix_.begin(out.size() / 2);
    returns_.begin();
    asides_.begin();
    ducking_.set_depths(course_.to().mix.ducking);
    course_.sound(Instant(out.size() / 2 * 1'000'000'000 / sound_rate));
    std::vector<std::string> sounding;
    for (auto seen = now_.rbegin(); seen != now_.rend(); ++seen) {
        add_sound(seen->source, first);
        sounding.push_back(seen->source);
    }
    matrix_.end();
    for (const std::string& source : sounding_) {
        if (std::find(sounding.begin(), sounding.end(), source) != sounding.end()) continue;
        matrix_.forget(source);
        ducking_.forget(source);
        asides_.forget(source);
    }
    sounding_ = std::move(sounding);
    matrix_.sum(out);
    note_peaks();
}

void MixedFeed::add_sound(const std::string& source, std::uint64_t first) {
    const double share = share_of(source);
    mix::SoundMatrix::Level level = level_of(source, share);
    read_sound(source, first);
    if (is_hall(source))
        level.gain *= ducking_.in_programme();
    else
        asides_.hear(source, part_);
    if (media_link::is_camera(source)) ducking_.hear(source, part_, share);
    matrix_.add(source, part_, level);
}

void MixedFeed::read_sound(const std::string& source, std::uint64_t first) {
    if (source == floor_source)
        floor_.sound(first, part_);
    else if (halls_ != nullptr && media_link::is_feed(source))
        halls_->sound_of(source, first, part_);
    else if (files_ != nullptr && media_link::is_file(source))
        files_->sound_of(source, first, part_);
    else
        contributed_.sound_of(source, first, part_);
}

// How much of it is heard, 0 to 1. Only what comes of being shown goes over from scene to scene: who is muted
// is silent at once.
double MixedFeed::share_of(const std::string& source) const {
    if (media_link::is_talkback(source)) return 0;
    const media_link::SourceMix* one = listed(course_.to().mix, source);
    if (one && one->muted) return 0;
    if (one && one->heard == Heard::always) return 1;
    const double from = shows(course_.from().mix.scene, source) ? 1 : 0;
    const double to = shows(course_.to().mix.scene, source) ? 1 : 0;
    return from + (to - from) * course_.sound_at();
}

mix::SoundMatrix::Level MixedFeed::level_of(const std::string& source, double share) const {
    const media_link::SourceMix* one = listed(course_.to().mix, source);
    if (!one) return {share, {}};
    return {share * mix::linear_gain(one->gain), one->delay};
}

void MixedFeed::note_peaks() {
    const std::lock_guard lock(mutex_);
    std::map<std::string, int> peaks;
    for (const std::string& source : sounding_)
        peaks[source] = std::max(peaks_[source], matrix_.take_peak(source));
    peaks_ = std::move(peaks);
}

void MixedFeed::sound_for(const contribution::Listener& listener, std::span<std::int16_t> out, bool hidden) {
    if (listener.bus == media_link::Offer::Bus::solo) return matrix_.solo(listener.own, out);
    const auto besides = asides_.shares(listener);
    if (hidden) return matrix_.beside(besides, out);
    const double under = asides_.under(listener);
    matrix_.shared(returns_.shares(listener, sounding_, course_.to().mix, ducking_, under), out, besides);
}

int MixedFeed::take_peak(const std::string& source) {
    const std::lock_guard lock(mutex_);
    const auto found = peaks_.find(source);
    return found == peaks_.end() ? 0 : std::exchange(found->second, 0);
}

std::vector<Contributed::Seen> MixedFeed::seen() const {
    const std::lock_guard lock(mutex_);
    return seen_;
}

}  // namespace paraninfo::program

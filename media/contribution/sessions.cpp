#include "media/contribution/sessions.hpp"

#include "media/contribution/sdp/fragment.hpp"
#include "media/contribution/steady.hpp"
#include "protocol/media_link/source_names.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

namespace paraninfo::contribution {
namespace {

using State = media_link::SourceState::State;

ReturnPictureSettings picture_settings(const media_link::Contribution& settings, ReturnSource programme) {
    return {.width = programme.width,
            .height = programme.height,
            .fps = programme.fps,
            .to_width = settings.width,
            .to_height = settings.height,
            .kbit = settings.kbit};
}

Purpose purpose_of(const media_link::Offer& offer) {
    return offer.kind == media_link::Offer::Kind::publish ? Purpose::publish : Purpose::play;
}

}  // namespace

Sessions::Sessions(media_link::Contribution settings, ReturnSource programme, Receiver& receiver,
                   const ContributionHandlers& handlers, Post post)
    : settings_(std::move(settings)),
      peer_settings_{settings_.port_min, settings_.port_max, settings_.addresses, settings_.stun},
      receiver_(receiver),
      handlers_(handlers),
      post_(std::move(post)),
      feed_(picture_settings(settings_, programme),
            [this](const std::string& text) { handlers_.said("the return: " + text); }),
      places_(settings_.publishers_max) {
}

Sessions::~Sessions() = default;

void Sessions::warm_up() {
    const gst::Owned<GstElement> decoder(gst_element_factory_make("dtlsdec", nullptr));
    if (decoder) gst_object_ref_sink(decoder.get());
}

void Sessions::offer(const media_link::Offer& offer) {
    if (sessions_.contains(offer.session))
        return refuse(offer.session, {409, "the session is there already"});
    if (is_barred(offer)) return refuse(offer.session, {413, "it sent more than is taken"});
    if (const auto refusal = full(offer)) return refuse(offer.session, *refusal);
    auto judged = judge(offer.sdp, purpose_of(offer));
    if (const auto* refusal = std::get_if<Refusal>(&judged)) return refuse(offer.session, *refusal);
    try {
        begin(offer, std::get<JudgedOffer>(std::move(judged)));
    } catch (const std::runtime_error& error) {
        sessions_.erase(offer.session);
        handlers_.said(std::string("a session cannot be made: ") + error.what());
        refuse(offer.session, {503, "the server cannot make a session"});
    }
}

std::optional<Refusal> Sessions::full(const media_link::Offer& offer) {
    const Places& places = places_of(offer.source);
    std::set<std::string> publishing;
    Playing playing;
    for (const auto& [id, session] : sessions_) {
        if (session.publisher && &places_of(session.source) == &places) publishing.insert(session.source);
        if (!session.player) continue;
        ++playing.all;
        playing.watching += only_watches(session.listener) ? 1 : 0;
    }
    if (purpose_of(offer) == Purpose::publish)
        return places_of(offer.source).refuses(offer.source, publishing, behind_, steady_now());
    return refuses_player(settings_.players_max, playing, only_watches({offer.source, offer.bus}));
}

bool Sessions::is_barred(const media_link::Offer& offer) {
    return purpose_of(offer) == Purpose::publish && barred_.holds(offer.source, steady_now());
}

// A producer's talkback takes no panelist's place.
Places& Sessions::places_of(const std::string& source) {
    return media_link::is_talkback(source) ? talkbacks_ : places_;
}

void Sessions::begin(const media_link::Offer& offer, JudgedOffer judged) {
    if (purpose_of(offer) == Purpose::publish) end_unanswered(offer.source);
    Session& session = sessions_[offer.session];
    session.offer = std::move(judged);
    session.began = steady_now();
    if (purpose_of(offer) == Purpose::publish) {
        session.source = offer.source;
        session.publisher = make_publisher(offer.session, session);
        session.publisher->want_whole(is_wanted(session.source));
    } else {
        session.listener = {offer.source, offer.bus};
        session.player = make_player(offer.session, session);
    }
}

// Somebody asks faster than an answer is made: the newest wish counts.
void Sessions::end_unanswered(const std::string& source) {
    for (auto at = sessions_.begin(); at != sessions_.end();) {
        const bool same = at->second.publisher && at->second.source == source && !at->second.answered;
        if (same) refuse(at->first, {410, "another publication took its place"});
        at = same ? end(at) : std::next(at);
    }
}

PeerHandlers Sessions::peer_handlers(const std::string& id) {
    return {
        .answered =
            [this, id](std::string sdp) {
                post_([this, id, sdp = std::move(sdp)] { take_answer(id, sdp); });
            },
        .failed = [this,
                   id](const std::string& words) { post_([this, id, words] { take_failure(id, words); }); }};
}

std::unique_ptr<Publisher> Sessions::make_publisher(const std::string& id, const Session& session) {
    const std::string source = session.source;
    return std::make_unique<Publisher>(
        peer_settings_, session.offer, session.began,
        PublisherHandlers{
            .peer = peer_handlers(id),
            .picture = [this, source](Instant at,
                                      Picture picture) { receiver_.picture(source, at, picture); },
            .sound = [this, source](
                         Instant at,
                         std::span<const std::int16_t> samples) { receiver_.sound(source, at, samples); }});
}

std::unique_ptr<ReturnPlayer> Sessions::make_player(const std::string& id, const Session& session) {
    return std::make_unique<ReturnPlayer>(
        peer_settings_, session.offer, session.began,
        ReturnPlayerHandlers{.peer = peer_handlers(id), .key = [this] { feed_.key(); }});
}

void Sessions::take_answer(const std::string& id, const std::string& sdp) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end() || found->second.answered) return;
    Session& session = found->second;
    session.answered = true;
    try {
        if (session.publisher) {
            take_the_place_of_others(id);
            places_of(session.source).came(session.source);
            receiver_.begin(session.source);
        } else {
            feed_.add(*session.player, session.listener);
        }
    } catch (const std::runtime_error& error) {
        handlers_.said(std::string("the return cannot be made: ") + error.what());
        sessions_.erase(found);
        return refuse(id, {503, "the server cannot make the return"});
    }
    handlers_.answered({id, 201, sdp});
}

void Sessions::take_the_place_of_others(const std::string& id) {
    const std::string source = sessions_.at(id).source;
    for (auto at = sessions_.begin(); at != sessions_.end();)
        at = at->first != id && at->second.publisher && at->second.source == source ? end(at) : std::next(at);
}

void Sessions::take_failure(const std::string& id, const std::string& words) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    handlers_.said(name_of(found->second) + ": " + words);
    if (!found->second.answered) refuse(id, {406, "the offer cannot be answered"});
    end(found);
}

void Sessions::refuse(const std::string& id, const Refusal& refusal) {
    handlers_.answered({id, refusal.status, refusal.words, refusal.full});
}

void Sessions::candidate(const media_link::Candidate& candidate) {
    const auto found = sessions_.find(candidate.session);
    if (found == sessions_.end()) return;
    Session& session = found->second;
    for (const LateCandidate& one : read_fragment(candidate.fragment, session.offer))
        if (session.candidates++ < candidates_max) session.peer().add_candidate(one.section, one.text);
}

void Sessions::leave(const std::string& id) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    if (!found->second.answered) refuse(id, {410, "the session was left before it was answered"});
    found->second.left = true;
    end(found);
}

void Sessions::want_whole(std::vector<std::string> sources) {
    wanted_ = std::move(sources);
    for (auto& [id, session] : sessions_)
        if (session.publisher) session.publisher->want_whole(is_wanted(session.source));
}

bool Sessions::is_wanted(const std::string& source) const {
    return !wanted_ || std::find(wanted_->begin(), wanted_->end(), source) != wanted_->end();
}

void Sessions::tend() {
    const Instant now = steady_now();
    for (auto at = sessions_.begin(); at != sessions_.end();) {
        keep_deadline(at, now);
        at = is_over(at->second, now) ? end(at) : std::next(at);
    }
    note_sources();
}

void Sessions::keep_deadline(Place at, Instant now) {
    Session& session = at->second;
    if (session.answered || now - session.began < gathers_within) return;
    session.peer().answer_with_what_there_is();
    if (now - session.began < answers_within) return;
    session.answered = true;
    session.over = true;
    refuse(at->first, {503, "no answer could be made in time"});
}

bool Sessions::is_over(Session& session, Instant now) {
    if (session.over) return true;
    if (!session.answered) return false;
    if (session.player) {
        session.player->tend(now);
        return session.player->gone(now);
    }
    session.publisher->tend(now);
    if (session.publisher->sends_too_much()) put_out(session, now);
    return session.publisher->sends_too_much() || session.publisher->state().state == State::gone;
}

void Sessions::put_out(const Session& session, Instant now) {
    const media_link::SourceState& state = session.publisher->state();
    handlers_.said(name_of(session) + " is put out: it sends more than is taken, " +
                   std::to_string(state.kbit) + " kbit/s of media and " + std::to_string(state.fps) +
                   " pictures a second");
    barred_.note(session.source, now);
}

// First what feeds from it or into it forgets it, then its threads end with it.
Sessions::Place Sessions::end(Place at) {
    Session session = std::move(at->second);
    const Place next = sessions_.erase(at);
    if (session.player) feed_.remove(*session.player);
    if (!session.publisher) return next;
    const bool began = session.answered && !session.over;
    session.publisher.reset();
    if (!began) return next;
    receiver_.end(session.source);
    places_of(session.source).left(session.source, !session.left, steady_now());
    media_link::SourceState gone;
    gone.source = session.source;
    gone.state = State::gone;
    const std::lock_guard lock(mutex_);
    if (gone_.size() < media_link::sources_max) gone_.push_back(gone);
    return next;
}

void Sessions::end_all() {
    for (auto at = sessions_.begin(); at != sessions_.end();) at = end(at);
}

void Sessions::note_sources() {
    std::vector<media_link::SourceState> states;
    for (const auto& [id, session] : sessions_) {
        if (!session.publisher || !session.answered) continue;
        states.push_back(session.publisher->state());
        states.back().source = session.source;
    }
    add_barred(states);
    const std::lock_guard lock(mutex_);
    states_ = std::move(states);
}

// Not of a source that was offered before it was barred, and came since.
void Sessions::add_barred(std::vector<media_link::SourceState>& states) {
    for (const std::string& source : barred_.sources(steady_now())) {
        const auto same = [&source](const media_link::SourceState& other) { return other.source == source; };
        if (std::none_of(states.begin(), states.end(), same)) states.push_back({source, State::too_much});
    }
}

// Whoever went and is back is not gone.
media_link::Sources Sessions::sources() {
    const std::lock_guard lock(mutex_);
    media_link::Sources all{states_};
    for (const media_link::SourceState& one : std::exchange(gone_, {})) {
        const auto same = [&one](const media_link::SourceState& other) { return other.source == one.source; };
        const bool there = std::any_of(all.sources.begin(), all.sources.end(), same);
        if (!there && all.sources.size() < media_link::sources_max) all.sources.push_back(one);
    }
    return all;
}

std::string Sessions::name_of(const Session& session) {
    return session.publisher ? "the publisher " + session.source : std::string("a player of the return");
}

}  // namespace paraninfo::contribution

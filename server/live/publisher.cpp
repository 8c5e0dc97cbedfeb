#include "server/live/publisher.hpp"

#include "protocol/json/messages.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace paraninfo::live {

namespace {

// A state follows its change by up to a quarter of a second, and may wait in a slow seat's outbox for as long
// as that connection can live without a sign of life (28 s).
constexpr std::int64_t states_late_ms = 60'000;

}  // namespace

Publisher::Publisher(const RoomSettings& settings, ShardSink& sink, const room::Presence& presence)
    : settings_(settings),
      sink_(sink),
      presence_(presence),
      window_(settings.window_changes_max, settings.window_bytes_max) {
}

bool Publisher::reset(const std::string& history, Offset floor, std::deque<fanout::EncodedChange> changes) {
    window_.clear(floor);
    for (auto& change : changes) window_.push(std::move(change));
    durable_ = window_.last();
    const bool continues = history == history_ && published_ >= floor && published_ <= durable_;
    if (!continues) published_ = durable_;
    history_ = history;
    window_.trim(published_);
    return continues;
}

void Publisher::add(fanout::EncodedChange change) {
    applied_.push_back(std::move(change));
}

void Publisher::set_durable(Offset offset) {
    while (!applied_.empty() && applied_.front().offset <= offset) {
        window_.push(std::move(applied_.front()));
        applied_.pop_front();
    }
    durable_ = std::max(durable_, offset);
}

void Publisher::hold(Offset offset, std::function<void()> run) {
    held_.push_back({offset, std::move(run)});
}

void Publisher::forget_undurable() {
    applied_.clear();
    std::erase_if(held_, [&](const Held& held) { return held.offset > durable_; });
}

bool Publisher::pending() const {
    return published_ < durable_ || (!held_.empty() && held_.front().offset <= durable_);
}

void Publisher::flush() {
    while (!held_.empty() && held_.front().offset <= durable_) {
        publish_upto(held_.front().offset);
        const auto run = std::move(held_.front().run);
        held_.pop_front();
        run();
    }
    publish_upto(durable_);
    window_.trim(published_);
}

std::string Publisher::through() const {
    return json::encode_through(settings_.id, position());
}

bool Publisher::reaches(const Position& position) const {
    return position.history == history_ && position.offset <= published_ && window_.reaches(position.offset);
}

std::string Publisher::missed(Offset after, Audience audience, const PersonId& person) const {
    const auto [first, last] = window_.range(after, published_);
    return fanout::join_texts(first, last, audience, person);
}

Offset Publisher::states_reached(Offset after) const {
    return window_.before(after, states_late_ms);
}

void Publisher::publish_upto(Offset offset) {
    if (offset <= published_) return;
    const auto [first, last] = window_.range(published_, offset);
    published_ = offset;
    auto publication = std::make_shared<Publication>();
    publication->room = settings_.id;
    for (const Audience audience : all_audiences) {
        if (presence_.headcount()[audience] == 0) continue;  // nobody is there to get it
        const std::string texts = fanout::join_texts(first, last, audience, {});
        if (texts.empty()) continue;
        publication->frames[audience] = fanout::make_frame('[' + texts + through() + ']', position());
    }
    add_personal(*publication, first, last);
    const bool empty = publication->personal.empty() &&
                       std::all_of(all_audiences.begin(), all_audiences.end(),
                                   [&](Audience a) { return publication->frames[a].empty(); });
    if (!empty) sink_.publish(std::move(publication));
}

void Publisher::add_personal(Publication& publication, fanout::ChangeIterator first,
                             fanout::ChangeIterator last) {
    std::set<PersonId> people;
    for (auto change = first; change != last; ++change)
        for (const auto& addressed : change->addressed) people.insert(addressed.person);
    for (const PersonId& person : people) {
        for (const Audience audience : all_audiences) {
            if (!fanout::takes_addressed(audience) || !presence_.is_here(person, audience)) continue;
            const std::string texts = fanout::join_texts(first, last, audience, person);
            publication.personal.push_back(
                {person, audience, fanout::make_frame('[' + texts + through() + ']', position())});
        }
    }
}

fanout::Frame Publisher::frame_of(const std::string& texts) const {
    return texts.empty() ? fanout::Frame{} : fanout::make_frame('[' + texts + through() + ']', position());
}

Publisher::Told Publisher::told_to(Audience audience, const std::vector<Reaching>& states,
                                   const std::vector<PersonId>& voters) const {
    Told told;
    std::string voters_texts;
    const auto text_of = [&](const fanout::StateValue& state) {
        return json::encode_state(settings_.id, state.key, state.data) + ',';
    };
    for (const Reaching& one : states) {
        if (one.classes[audience]) told.all += text_of(one.state);
        if (one.classes[audience] || one.voters) voters_texts += text_of(one.state);
    }
    if (!fanout::takes_addressed(audience)) return told;
    if (voters_texts != told.all)
        for (const PersonId& person : voters)
            if (presence_.is_here(person, audience)) told.own.emplace(person, voters_texts);
    if (audience != Audience::panelist) return told;
    for (const Reaching& one : states)
        if (!one.panelist.value.empty() && presence_.is_here(one.panelist, audience))
            told.own.try_emplace(one.panelist, told.all).first->second += text_of(one.state);
    return told;
}

void Publisher::publish_states(const std::vector<Reaching>& states, const std::vector<PersonId>& voters) {
    auto publication = std::make_shared<Publication>();
    publication->room = settings_.id;
    publication->kind = fanout::Kind::state;
    std::map<std::string, fanout::Frame> framed;  // the same texts are one frame
    const auto frame = [&](const std::string& texts) {
        const auto [entry, is_new] = framed.try_emplace(texts);
        if (is_new) entry->second = frame_of(texts);
        return entry->second;
    };
    for (const Audience audience : all_audiences) {
        if (presence_.headcount()[audience] == 0) continue;
        const Told told = told_to(audience, states, voters);
        publication->frames[audience] = frame(told.all);
        for (const auto& [person, texts] : told.own)
            publication->personal.push_back({person, audience, frame(texts)});
    }
    std::ranges::stable_sort(publication->personal, {}, &PersonalFrame::person);
    if (!states.empty()) sink_.publish(std::move(publication));
}

void Publisher::publish_pulse(std::string_view kind, std::string_view data) {
    auto publication = std::make_shared<Publication>();
    publication->room = settings_.id;
    publication->kind = fanout::Kind::pulse;
    const auto frame =
        fanout::make_frame('[' + json::encode_pulse(settings_.id, kind, data) + ']', std::nullopt);
    for (const Audience audience : all_audiences) publication->frames[audience] = frame;
    sink_.publish(std::move(publication));
}

}  // namespace paraninfo::live

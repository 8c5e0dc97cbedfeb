#include "server/workers/contribution_link.hpp"

#include "protocol/media_link/codec.hpp"
#include "protocol/stage.hpp"
#include "server/observe/metrics.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

namespace paraninfo::workers {
namespace {

constexpr std::uint16_t closed = 409;
constexpr std::uint16_t unavailable = 503;
constexpr double reports_per_second = 8;
constexpr double pictures_per_second = 3.0 * media_link::sources_max;

media_link::Answer refused(const std::string& session, const char* why) {
    return {session, unavailable, why};
}

void count_offer(std::uint16_t status) {
    observe::counter("paraninfo_offers_total", "Offers of panelists and players, by their answer.",
                     "status=\"" + std::to_string(status) + '"')
        .add();
}

}  // namespace

ContributionLink::ContributionLink(std::string room, bool taken, Outlet& outlet, Clock clock, Send send)
    : room_(std::move(room)),
      taken_(taken),
      outlet_(outlet),
      clock_(std::move(clock)),
      send_(std::move(send)) {
}

ContributionLink::~ContributionLink() {
    for (auto& [session, waiting] : waiting_) waiting.answered(refused(session, "the server stops"));
}

void ContributionLink::offer(media_link::Offer offer, Answered answered) {
    const std::string session = offer.session;
    if (!taken_) return answered({session, closed, "the room takes no panelists"});
    const bool fits = waiting_.size() < offers_waiting_max && !waiting_.contains(session);
    if (!fits || !send_(offer)) {
        count_offer(unavailable);
        return answered(refused(session, "the picture's worker is not there, or busy"));
    }
    waiting_.emplace(session, Waiting{std::move(answered), clock_() + media_link::answer_within});
}

void ContributionLink::tell(const media_link::Message& message) {
    if (taken_) send_(message);
}

void ContributionLink::set_mix(media_link::Mix mix) {
    media_link::encode(mix);  // refuses what the worker would
    mix_ = std::move(mix);
    if (taken_) send_(*mix_);
    // Said again it is only what stands.
    mix_->transition = media_link::Transition::cut;
    mix_->transition_ms = std::chrono::milliseconds{0};
}

void ContributionLink::set_asides(media_link::Asides asides) {
    media_link::encode(asides);  // refuses what the worker would
    asides_ = std::move(asides);
    if (taken_) send_(*asides_);
}

void ContributionLink::test_echo() {
    tests_echo_ = taken_ && send_(media_link::TestEcho{});
    if (!tests_echo_) outlet_.echo_tested(room_, std::nullopt);
}

void ContributionLink::connected() {
    if (taken_ && mix_) send_(*mix_);
    if (taken_ && asides_) send_(*asides_);
}

void ContributionLink::ended() {
    late_ = 0;
    for (auto& [session, waiting] : std::exchange(waiting_, {})) {
        count_offer(unavailable);
        waiting.answered(refused(session, "the picture's worker ended"));
    }
    if (std::exchange(has_sources_, false)) outlet_.sources_changed(room_, {});
    if (std::exchange(tests_echo_, false)) outlet_.echo_tested(room_, std::nullopt);
}

void ContributionLink::tick() {
    const Time now = clock_();
    std::vector<std::pair<std::string, Answered>> over;
    for (auto& [session, waiting] : waiting_)
        if (waiting.until <= now) over.emplace_back(session, std::move(waiting.answered));
    for (auto& [session, answered] : over) {
        waiting_.erase(session);
        ++late_;
        send_(media_link::Leave{session});
        count_offer(unavailable);
        answered(refused(session, "the picture's worker did not answer in time"));
    }
}

std::optional<std::string_view> ContributionLink::received(const media_link::Message& message) {
    const auto* answer = std::get_if<media_link::Answer>(&message);
    const auto* sources = std::get_if<media_link::Sources>(&message);
    const auto* picture = std::get_if<media_link::SourcePicture>(&message);
    const auto* tested = std::get_if<media_link::EchoTested>(&message);
    if (answer == nullptr && sources == nullptr && picture == nullptr && tested == nullptr)
        return std::nullopt;
    if (!taken_) return "panelists in a room that takes none";
    if (answer != nullptr) return take(*answer);
    if (tested != nullptr) return take(*tested);
    return sources != nullptr ? take(*sources) : take(*picture);
}

std::string_view ContributionLink::take(const media_link::Answer& answer) {
    const auto found = waiting_.find(answer.session);
    if (found == waiting_.end()) {
        if (late_ == 0) return "an answer to no offer";
        --late_;
        return {};
    }
    const Answered answered = std::move(found->second.answered);
    waiting_.erase(found);
    count_offer(answer.status);
    answered(answer);
    return {};
}

std::string_view ContributionLink::take(const media_link::Sources& sources) {
    if (!reports_.take(reports_burst, reports_per_second, clock_())) return "sources too often";
    for (const auto& one : sources.sources)
        if (!source_kind_of(one.source) && !is_talkback(one.source)) return "a source that nobody named";
    has_sources_ = true;
    outlet_.sources_changed(room_, sources);
    return {};
}

std::string_view ContributionLink::take(const media_link::SourcePicture& picture) {
    if (!pictures_.take(pictures_burst, pictures_per_second, clock_()))
        return "pictures of sources too often";
    if (!source_kind_of(picture.source)) return "a picture of a source that nobody named";
    outlet_.source_pictured(room_, picture);
    return {};
}

std::string_view ContributionLink::take(const media_link::EchoTested& tested) {
    if (!std::exchange(tests_echo_, false)) return "a test of the echo that nobody asked for";
    outlet_.echo_tested(room_, tested);
    return {};
}

bool ContributionLink::Allowance::take(double burst, double per_second, Time now) {
    const bool first = filled_at == Time{};
    const std::chrono::duration<double> passed = now - filled_at;
    tokens = first ? burst : std::min(burst, tokens + passed.count() * per_second);
    filled_at = now;
    if (tokens < 1) return false;
    --tokens;
    return true;
}

}  // namespace paraninfo::workers

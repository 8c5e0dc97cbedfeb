#include "bench/load/moderators.hpp"

namespace paraninfo::load {
namespace {

using namespace std::chrono_literals;
constexpr auto decision_gap = 40ms;  // 25 a second: a little more than what comes in
constexpr auto air_gap = 500ms;
constexpr std::size_t declined_of = 8;

std::string decision(const Moderators::Approved& question) {
    return R"("question":")" + question.question + R"(","version":)" + std::to_string(question.version);
}

}  // namespace

void Moderators::work(TimePoint until) {
    until_ = until;
    decide();
    loop_.after(air_gap, [this] { put_on_air(); });
}

void Moderators::decide() {
    if (Clock::now() >= until_) return;
    loop_.after(decision_gap, [this] { decide(); });
    if (pending_.empty()) return;
    const auto question = pending_.front();
    pending_.pop_front();
    if (++decided_ % declined_of == 0) {
        acks_.send(next_moderator(), "question.decline", decision(question) + R"(,"reason":"Out of scope")");
        return;
    }
    approved_at_[question.question] = Clock::now();
    acks_.send(next_moderator(), "question.approve", decision(question),
               [this, id = question.question](const nlohmann::json& result) {
                   approved_.push_back({id, result["version"].get<std::int64_t>()});
               });
}

void Moderators::put_on_air() {
    if (Clock::now() >= until_) return;
    loop_.after(air_gap, [this] { put_on_air(); });
    if (aired_ == approved_.size()) return;
    const auto& question = approved_[aired_++];
    aired_at_[question.question] = Clock::now();
    acks_.send(next_moderator(), "question.put_on_air", decision(question));
}

void Moderators::open_poll(std::function<void(const std::string&)> opened) {
    const auto moderator = next_moderator();
    acks_.send(moderator, "poll.draft",
               R"("title":"Where does it begin?","kind":"single","options":["Mail","Web","People","Supply"])",
               [this, moderator, opened](const nlohmann::json& drafted) {
                   const auto poll = drafted["poll"].get<std::string>();
                   acks_.send(moderator, "poll.open",
                              R"("poll":")" + poll + R"(","version":)" + drafted["version"].dump(),
                              [opened, poll](const nlohmann::json&) { opened(poll); });
               });
}

void Moderators::at_desk(std::string_view frame) {
    if (frame.find("\"question.asked\"") == std::string_view::npos) return;
    for (const auto& message : nlohmann::json::parse(frame)) {
        if (message.value("/params/kind"_json_pointer, std::string()) != "question.asked") continue;
        const auto& question = message["params"]["data"]["question"];
        pending_.push_back({question["id"].get<std::string>(), question["version"].get<std::int64_t>()});
    }
    most_pending_ = std::max(most_pending_, pending_.size());
}

void Moderators::seen(std::string_view frame, std::string_view kind, Times& times, Samples& samples) {
    if (frame.find(kind) == std::string_view::npos) return;
    for (const auto& message : nlohmann::json::parse(frame)) {
        if (message.value("/params/kind"_json_pointer, std::string()) != kind) continue;
        const auto found = times.find(message["params"]["data"]["question"]["id"].get<std::string>());
        if (found == times.end()) continue;
        samples.add(std::chrono::duration<double, std::milli>(Clock::now() - found->second).count());
        times.erase(found);
    }
}

nlohmann::json Moderators::figures() {
    return {{"decided", decided_},
            {"pending_max", most_pending_},
            {"pending_left", pending_.size()},
            {"on_air", aired_},
            {"moderation_to_screen_p50_ms", to_screen_.percentile(0.5)},
            {"moderation_to_screen_p99_ms", to_screen_.percentile(0.99)},
            {"moderation_to_page_p50_ms", to_page_.percentile(0.5)},
            {"moderation_to_page_p99_ms", to_page_.percentile(0.99)},
            {"not_seen", approved_at_.size() + aired_at_.size()}};
}

}  // namespace paraninfo::load

#include "bench/load/flooder.hpp"

namespace paraninfo::load {
namespace {

using namespace std::chrono_literals;
constexpr auto step = 5ms;

}  // namespace

void Flooder::flood(TimePoint until) {
    until_ = until;
    if (Clock::now() >= until_) return;
    loop_.after(step, [this] { flood(until_); });
    if (!population_.at(member_).joined) return;
    for (owed_ += rate_ * std::chrono::duration<double>(step).count(); owed_ >= 1; --owed_, ++sent_) {
        population_.request(
            member_, "question.ask",
            R"({"key":")" + make_key() + R"(","text":"Flood )" + std::to_string(sent_) + "\"}");
    }
}

void Flooder::take(std::string_view frame) {
    if (!holds_reply(frame)) return;
    for (const auto& message : nlohmann::json::parse(frame)) {
        if (message.contains("error")) ++refused_;
        if (message.contains("/result/question"_json_pointer)) ++accepted_;
    }
}

void Flooder::closed() {
    ++cuts_;
    // No position: each of its joins costs the server a whole snapshot.
    population_.at(member_).history.clear();
    loop_.after(0ms, [this] {
        if (Clock::now() < until_) population_.connect(member_);
    });
}

}  // namespace paraninfo::load

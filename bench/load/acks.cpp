#include "bench/load/acks.hpp"

namespace paraninfo::load {
namespace {

std::uint64_t place(std::size_t member, std::uint64_t id) {
    return member << 24 | id;
}

}  // namespace

void Acks::send(std::size_t member, std::string_view method, const std::string& members, Then then) {
    const auto key = make_key();
    const auto at = Clock::now();
    const auto id = population_.request(
        member, method, R"({"key":")" + key + "\"" + (members.empty() ? "" : "," + members) + "}");
    sent_[place(member, id)] = {at, key, std::move(then)};
    ++asked_;
}

void Acks::take(std::size_t member, std::string_view frame) {
    if (!holds_reply(frame)) return;
    for (const auto& message : nlohmann::json::parse(frame)) {
        if (!message.contains("id") || !message["id"].is_number()) continue;
        const auto found = sent_.find(place(member, message["id"].get<std::uint64_t>()));
        if (found == sent_.end()) continue;
        const auto sent = std::move(found->second);
        sent_.erase(found);
        if (message.contains("error")) {
            ++errors_[message.value("/error/data/reason"_json_pointer, std::string("other"))];
            continue;
        }
        times_.add(std::chrono::duration<double, std::milli>(Clock::now() - sent.at).count());
        out_ << sent.key << '\n';
        ++acked_;
        if (sent.then) sent.then(message["result"]);
    }
}

nlohmann::json Acks::figures() {
    out_.flush();
    return {{"sent", asked_},
            {"acked", acked_},
            {"unanswered", sent_.size()},
            {"errors", errors_},
            {"ack_p50_ms", times_.percentile(0.5)},
            {"ack_p99_ms", times_.percentile(0.99)},
            {"ack_max_ms", times_.most()}};
}

}  // namespace paraninfo::load

// The keeper of secret ballots as the rooms see it: what was told and asked, and answers when a test says
// what they are. Signatures are no signatures here; tests/edge goes the whole way.
#pragma once

#include "server/live/ballots.hpp"
#include "server/live/clock.hpp"

#include <map>
#include <string>
#include <vector>

namespace paraninfo::flow {

struct HeldBallots : live::Ballots {
    explicit HeldBallots(live::Clock& of) : clock(of) {}

    std::optional<std::string> take_key() override {
        if (!has_key) return std::nullopt;
        return modulus;
    }
    std::optional<std::string> sign(const std::string& key, const std::string& blinded) override {
        if (lost_key || key != modulus) return std::nullopt;
        return "signed " + blinded.substr(0, 8);
    }
    void restored(const RoomId&, const std::vector<Poll>& uncounted) override { claimed = uncounted.size(); }
    void admit(const RoomId&, const Poll& poll) override { admitted.push_back(poll.id.value); }
    void count(const RoomId&, const Poll& poll,
               std::function<void(std::optional<SecretCount>)> done) override {
        ++asked;
        std::erase(admitted, poll.id.value);
        clock.after(std::chrono::milliseconds(50), [this, done = std::move(done)] { done(found); });
    }
    void counted(const Poll& poll) override { forgotten.push_back(poll.modulus); }

    live::Clock& clock;
    bool has_key = true;
    bool lost_key = false;
    const std::string modulus = std::string(key_text_length - 1, 'z') + 'w';
    std::optional<SecretCount> found = SecretCount{12, {7, 5}};
    std::size_t claimed = 0;
    std::size_t asked = 0;
    std::vector<std::string> admitted;
    std::vector<std::string> forgotten;
};

}  // namespace paraninfo::flow

// Which moderator is at which question: soft, one a moderator, lapsing by itself. It warns and never decides:
// the expected version does that. Not journaled, as presence is not. Pure; steady time is given.
#pragma once

#include "protocol/commands/questions.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::room {

// Changes nothing that is journaled; the question must be there.
Decision decide(const State& state, const Seat& actor, const ClaimQuestion& command, const Context& context);

struct Claim {
    QuestionId question;
    PersonId person;
    std::string name;
    std::int64_t until_ms = 0;  // steady
    bool operator==(const Claim&) const = default;
};

class Claims {
  public:
    // `limits` outlive it.
    explicit Claims(const Limits& limits) : limits_(limits) {}

    // Takes it, or takes it again for another while; what the moderator held before is let go. Where there is
    // no room the claim that would lapse first makes some. Each says whether what is shown has changed.
    bool take(const QuestionId& question, const Seat& moderator, std::int64_t now_ms);
    bool let_go(const PersonId& moderator);
    bool lapse(std::int64_t now_ms);

    std::optional<std::int64_t> next_lapse_ms() const;
    const std::vector<Claim>& all() const { return claims_; }  // in the order taken

  private:
    const Limits& limits_;
    std::vector<Claim> claims_;
};

}  // namespace paraninfo::room

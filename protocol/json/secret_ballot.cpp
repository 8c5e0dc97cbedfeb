#include "protocol/json/secret_ballot.hpp"

#include "protocol/json/poll_commands.hpp"
#include "protocol/json/strict.hpp"

namespace paraninfo::json {

namespace {
constexpr std::size_t serial_text_length = 43;
}

std::optional<SecretBallot> parse_secret_ballot(std::string_view text) {
    if (text.size() > secret_ballot_bytes_max) return std::nullopt;
    const auto parsed = parse_strict(text);
    if (!parsed || !parsed->is_object()) return std::nullopt;
    Members members(*parsed);
    SecretBallot ballot;
    ballot.vote.poll = entity<PollId>(members, "poll");
    ballot.serial = members.text("serial");
    ballot.signature = members.text("signature");
    const auto& vote = members.required("ballot");
    const bool fit = is_token(ballot.serial, serial_text_length, serial_text_length) &&
                     is_token(ballot.signature, key_text_length, key_text_length) && vote.is_object();
    if (!fit || members.problem()) return std::nullopt;
    Members inner(vote);
    ballot.vote.vote = read_vote(inner);
    if (inner.problem()) return std::nullopt;
    return ballot;
}

}  // namespace paraninfo::json

#include "server/gateway/ballot_api.hpp"

#include "protocol/json/secret_ballot.hpp"
#include "server/gateway/refusals.hpp"

#include <utility>

namespace paraninfo::gateway {

namespace {

using ballots::BallotBox;

constexpr std::chrono::seconds ballot_again{5};

}  // namespace

void BallotApi::answer(HttpConnection& connection, const HttpRequest& request, const RoomId& room) {
    if (!request.cookie.empty()) return connection.respond(refusal(400, "bad_request"));
    if (request.body.size() > json::secret_ballot_bytes_max)
        return connection.respond(refusal(413, "bad_request"));
    auto ballot = json::parse_secret_ballot(request.body);
    if (!ballot) return connection.respond(refusal(400, "bad_request"));
    auto done = [answer = connection.later()](BallotBox::Outcome outcome) {
        answer(ballot_response(outcome));
    };
    switch (box_.submit(room, *std::move(ballot), connection.address(), std::move(done))) {
        case BallotBox::Taken::yes:
            return;
        case BallotBox::Taken::limited:
            return connection.respond(refusal_for_now(429, "limited", ballot_again));
        case BallotBox::Taken::full:
            return connection.respond(refusal_for_now(503, "unavailable", ballot_again));
    }
}

Response ballot_response(BallotBox::Outcome outcome) {
    switch (outcome) {
        case BallotBox::Outcome::on_its_way:
            return json_answer(202, R"({"state":"on_its_way"})");
        case BallotBox::Outcome::kept:
            return json_answer(200, R"({"state":"kept"})");
        case BallotBox::Outcome::invalid:
            return refusal(403, "not_signed");
        case BallotBox::Outcome::closed:
            return refusal(409, "closed");
        case BallotBox::Outcome::failed:
            return refusal_for_now(503, "unavailable", ballot_again);
    }
    return refusal(503, "unavailable");
}

}  // namespace paraninfo::gateway

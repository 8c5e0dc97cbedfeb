#include "server/gateway/session_api.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

TEST(SessionApi, ASessionShowsPersonSeatsAndDevices) {
    access::Login login;
    login.id = "d1";
    login.person = {"p1"};
    login.name = "A \"b\"";
    login.language = "en";
    login.seats = {{{"s1"}, {"p1"}, {"auditorium"}, Audience::moderator, "A"}};
    EXPECT_EQ(session_json(login, {{"d1", 5, true}}, {"s1"}),
              R"({"person":{"id":"p1","name":"A \"b\"","language":"en"},)"
              R"("seats":[{"seat":"s1","room":"auditorium","role":"moderator"}],)"
              R"("devices":[{"device":"d1","since":5,"here":true}],"enter":"s1"})");
}

TEST(SessionApi, APanelistsSeatSaysWhoItIsAndAGuestsThatItIsForATurn) {
    access::Login login;
    login.seats = {{{"s1"}, {"p1"}, {"a"}, Audience::panelist, "A", VoterClass::open, false, "ana"},
                   {{"turn-s2"}, {"p1"}, {"b"}, Audience::panelist, "A", VoterClass::open, true}};
    const std::string session = session_json(login, {}, {});
    EXPECT_NE(session.find(R"({"seat":"s1","room":"a","role":"panelist","speaker":"ana"})"),
              std::string::npos);
    EXPECT_NE(session.find(R"({"seat":"turn-s2","room":"b","role":"panelist","guest":true})"),
              std::string::npos);
}

TEST(SessionApi, ARefusalCarriesItsReasonAndItsStatus) {
    access::Refusal refusal;
    refusal.reason = access::RefusalReason::limited;
    refusal.retry_after_ms = 700;
    const auto response = refusal_response(refusal);
    EXPECT_EQ(response.status, 429U);
    EXPECT_EQ(response.body, R"({"error":{"reason":"limited","retry_after_ms":700}})");
}

TEST(SessionApi, TheCookieIsForThisHostOnlyAndOutOfReachOfScripts) {
    EXPECT_EQ(login_cookie("abc", 60),
              "__Host-paraninfo=abc; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax");
}

}  // namespace
}  // namespace paraninfo::gateway

// WHIP sessions from the offer to the end, by the running program and its real worker: what an answer
// carries, late candidates, the end, and that one too many is refused in words. Nothing connects: no media
// flow.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <thread>

namespace paraninfo {
namespace {

using nlohmann::json;
using test::Answer;
using test::Person;

const std::string of_offer = "Content-Type: application/sdp\r\n";
const std::string of_fragment = "Content-Type: application/trickle-ice-sdpfrag\r\n";
// Of the offer in obs.sdp.
const std::string late_candidate =
    "a=ice-ufrag:fwhB\r\na=ice-pwd:XrIMTFNTnPOh2kPfMZJ3ya\r\n"
    "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n"
    "a=candidate:2 1 UDP 2114977790 127.0.0.1 53248 typ host\r\n";

std::string offer_of_obs() {
    std::ifstream in(PARANINFO_SOURCE_DIR "/tests/unit/media/contribution/sdp/offers/obs.sdp",
                     std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The worker starts beside the program.
Answer once_taken(const std::function<Answer()>& ask) {
    Answer answer = ask();
    for (int tries = 0; tries < 60 && answer.status == 503; ++tries) {
        std::this_thread::sleep_for(std::chrono::seconds(1));
        answer = ask();
    }
    return answer;
}

class StageSessions : public testing::Test {
  protected:
    StageSessions() : server("{}", "", more(), room) {}

    // The TURN server's secret is there before the program is.
    std::string more() const {
        const std::string secret = folder / "turn-secret";
        std::ofstream(secret) << "north";
        std::filesystem::permissions(secret, std::filesystem::perms::owner_read);
        return R"("feeds": [{"id": "main", "kind": "test"}], "media": {"sandbox": "off",)"
               R"("renditions": [{"name": "180p", "width": 320, "height": 180, "kbit": 200}]},)"
               R"("ice": {"turn": ["turn:127.0.0.1:3478", "turns:127.0.0.1:5349?transport=tcp"],)"
               R"("secret_file": ")" +
               secret + "\"},";
    }
    Answer send(const std::string& method, const std::string& path, const std::string& fields,
                const std::string& body) const {
        test::Client client(server.port());
        client.write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields +
                     (method == "DELETE" ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") +
                     "\r\n" + body);
        return client.read_answer();
    }
    std::string as(const Person& person) const {
        return "Cookie: " + person.cookie + "\r\nOrigin: " + server.origin() + "\r\n";
    }
    Answer offer(const Person& person, const std::string& more = "") const {
        return send("POST", "/api/v1/rooms/auditorium/whip?seat=" + person.seat + "&what=camera" + more,
                    as(person) + of_offer, offer_of_obs());
    }
    Answer taken(const Person& person) const {
        return once_taken([&] { return offer(person); });
    }
    std::string key_of(const Person& person) const {
        const std::string path = "/api/v1/rooms/auditorium/whip-key?seat=" + person.seat;
        return json::parse(server.post(person, path, "{}").body)["key"];
    }

    static constexpr const char* room =
        R"("feed": "main", "contribution": {"taken": true, "addresses": ["127.0.0.1"], "publishers_max": 1},)";
    const test::TemporaryFolder folder;
    const test::RunningServer server;
};

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

}  // namespace

TEST_F(StageSessions, AnAnswerNamesTheIceServersWithCredentialsOfItsOwn) {
    const Person ana = server.enter("panelist");
    const Answer answer = taken(ana);
    ASSERT_EQ(answer.status, 201) << answer.head << answer.body;
    EXPECT_TRUE(answer.body.starts_with("v=0"));
    EXPECT_EQ(occurrences(answer.head, "rel=\"ice-server\""), 2u);
    EXPECT_NE(answer.head.find("Link: <turn:127.0.0.1:3478>; rel=\"ice-server\"; username=\""),
              std::string::npos);
    EXPECT_NE(answer.head.find("Link: <turns:127.0.0.1:5349?transport=tcp>; "), std::string::npos);
    EXPECT_EQ(occurrences(answer.head, "credential-type=\"password\""), 2u);
    EXPECT_EQ(answer.head.find("north"), std::string::npos);
    const auto session = answer.field("location").substr(answer.field("location").rfind('/') + 1);
    EXPECT_EQ(answer.field("etag"), '"' + session + '"');
    EXPECT_EQ(answer.field("accept-patch"), "application/trickle-ice-sdpfrag");
    const auto from = answer.head.find("credential=\"") + 12;
    const std::string credential = answer.head.substr(from, answer.head.find('"', from) - from);
    EXPECT_EQ(server.log().find(credential), std::string::npos);
    EXPECT_EQ(send("POST", "/api/v1/rooms/auditorium/whip?seat=x&what=camera", of_offer, "v=0")
                  .head.find("ice-server"),
              std::string::npos);
}

TEST_F(StageSessions, LateCandidatesAreTakenOfTheSessionsOwnerForTheSessionNamed) {
    const Person ana = server.enter("panelist");
    const Person ben = server.enter("panelist");
    const Answer answer = taken(ana);
    ASSERT_EQ(answer.status, 201) << answer.body;
    const std::string path = answer.field("location");
    const std::string tag = "If-Match: " + answer.field("etag") + "\r\n";
    const auto patch = [&](const Person& person, const std::string& fields, const std::string& body) {
        return send("PATCH", path, as(person) + fields, body).status;
    };
    EXPECT_EQ(patch(ana, of_fragment + tag, late_candidate), 204);
    EXPECT_EQ(patch(ana, of_fragment, "a=end-of-candidates\r\n"), 204);
    EXPECT_EQ(patch(ana, of_fragment + "If-Match: \"another\"\r\n", late_candidate), 412);
    EXPECT_EQ(patch(ana, of_fragment + "If-Match: *\r\n", late_candidate), 422) << "an ICE restart";
    EXPECT_EQ(patch(ana, of_offer, late_candidate), 415);
    EXPECT_EQ(patch(ana, of_fragment, ""), 400);
    EXPECT_EQ(patch(ana, of_fragment, late_candidate + '\0'), 400);
    EXPECT_EQ(patch(ana, of_fragment, late_candidate + std::string(4096 - late_candidate.size(), 'a')), 204);
    EXPECT_EQ(patch(ana, of_fragment, std::string(4097, 'a')), 413);
    EXPECT_EQ(patch(ana, of_fragment, "hello"), 204) << "what is no candidate is left out";
    EXPECT_EQ(patch(ben, of_fragment, late_candidate), 404);
    const Answer taken_late = send("PATCH", path, as(ana) + of_fragment, late_candidate);
    EXPECT_EQ(taken_late.field("etag"), "") << "RFC 9725 section 4.3.2";
    EXPECT_EQ(send("DELETE", path, as(ana), "").status, 200);
    EXPECT_EQ(patch(ana, of_fragment, late_candidate), 404);
}

TEST_F(StageSessions, CandidatesByTheThousandAreAnsweredAndQuestionsAreTakenMeanwhile) {
    const Person ana = server.enter("panelist");
    const Person ben = server.enter("participant");
    const Answer session = taken(ana);
    ASSERT_EQ(session.status, 201) << session.body;
    const std::string path = session.field("location");
    std::string fragment = "a=ice-ufrag:fwhB\r\na=mid:0\r\n";
    for (int i = 0; i < 40; ++i)
        fragment += "a=candidate:" + std::to_string(i) + " 1 UDP 2114977790 127.0.0.1 " +
                    std::to_string(20'000 + i) + " typ host\r\n";
    std::map<int, int> statuses;
    {
        const std::jthread flood([&] {
            test::Client client(server.port());
            for (int i = 0; i < 1'000; ++i) {
                client.write("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\n" + as(ana) + of_fragment +
                             "Content-Length: " + std::to_string(fragment.size()) + "\r\n\r\n" + fragment);
                ++statuses[client.read_answer().status];
            }
        });
        const std::string commands = "/api/v1/rooms/auditorium/commands?seat=" + ben.seat;
        for (int i = 0; i < 3; ++i) {
            const Answer asked = server.post(ben, commands, test::ask(i, "Who pays for it?"));
            EXPECT_EQ(asked.status, 200);
            EXPECT_TRUE(json::parse(asked.body)[0].contains("result")) << asked.body;
        }
    }
    EXPECT_EQ(statuses, (std::map<int, int>{{204, 1'000}}));
    EXPECT_EQ(send("DELETE", path, as(ana), "").status, 200) << "it is there until it is left";
    EXPECT_EQ(taken(ana).status, 201);
}

TEST_F(StageSessions, ASessionIsEndedOnceAndByItsOwnerAlone) {
    const Person ana = server.enter("panelist");
    const Person ben = server.enter("panelist");
    const std::string path = taken(ana).field("location");
    ASSERT_FALSE(path.empty());
    EXPECT_EQ(send("DELETE", path, as(ben), "").status, 404);
    EXPECT_EQ(send("DELETE", path, "", "").status, 403) << "no origin";
    EXPECT_EQ(send("GET", path, as(ana), "").status, 405);
    EXPECT_EQ(send("DELETE", path, as(ana) + "If-Match: \"another\"\r\n", "").status, 200);
    EXPECT_EQ(send("DELETE", path, as(ana), "").status, 404);
}

TEST_F(StageSessions, AWhipClientDoesAllOfItByItsKey) {
    const Person ana = server.enter("panelist");
    const std::string bearer = "Authorization: Bearer " + key_of(ana) + "\r\n";
    const Answer answer =
        once_taken([&] { return send("POST", "/whip/auditorium", bearer + of_offer, offer_of_obs()); });
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(occurrences(answer.head, "rel=\"ice-server\""), 2u);
    const std::string path = answer.field("location");
    EXPECT_TRUE(path.starts_with("/whip/auditorium/"));
    const std::string tag = "If-Match: " + answer.field("etag") + "\r\n";
    EXPECT_EQ(send("PATCH", path, bearer + of_fragment + tag, late_candidate).status, 204);
    EXPECT_EQ(send("PATCH", path, bearer + of_fragment + "If-Match: \"x\"\r\n", late_candidate).status, 412);
    EXPECT_EQ(send("PATCH", path, "Authorization: Bearer x\r\n" + of_fragment, late_candidate).status, 404);
    EXPECT_EQ(send("DELETE", path, bearer, "").status, 200);
    EXPECT_EQ(send("DELETE", path, bearer, "").status, 404);
}

TEST_F(StageSessions, APageDoesNotTakeTheCameraFromAnEncoderThatPublishesIt) {
    const Person ana = server.enter("panelist");
    const std::string bearer = "Authorization: Bearer " + key_of(ana) + "\r\n";
    const auto by_key = [&] { return send("POST", "/whip/auditorium", bearer + of_offer, offer_of_obs()); };
    Answer encoder, page;
    // What is published the worker says a moment later.
    for (int tries = 0; tries < 10 && page.status != 410; ++tries) {
        encoder = once_taken(by_key);
        ASSERT_EQ(encoder.status, 201) << encoder.body;
        std::this_thread::sleep_for(std::chrono::seconds(1));
        page = offer(ana);
    }
    ASSERT_EQ(page.status, 410) << page.body;
    EXPECT_EQ(json::parse(page.body)["error"]["reason"], "replaced");
    const Answer again = by_key();
    EXPECT_EQ(again.status, 201) << "another encoder by the key does";
    EXPECT_EQ(send("DELETE", again.field("location"), bearer, "").status, 200);
    EXPECT_EQ(offer(ana).status, 201);
}

TEST_F(StageSessions, APageThatComesAgainByItselfDoesNotTakeTheCameraFromAnotherDevice) {
    const std::string link =
        server.command("link --role panelist --kind personal --name Ana --sub ana --devices 2");
    const Person laptop = server.enter_by(link);
    const Person phone = server.enter_by(link);
    ASSERT_NE(laptop.cookie, phone.cookie);
    ASSERT_EQ(taken(laptop).status, 201);
    EXPECT_EQ(offer(laptop, "&again=1").status, 201) << "in the place of its own";
    Answer again;
    // What is published the worker says a moment later.
    for (int tries = 0; tries < 10 && again.status != 410; ++tries) {
        ASSERT_EQ(taken(phone).status, 201);
        std::this_thread::sleep_for(std::chrono::seconds(1));
        again = offer(laptop, "&again=1");
    }
    ASSERT_EQ(again.status, 410) << again.body;
    EXPECT_EQ(json::parse(again.body)["error"]["reason"], "replaced");
    EXPECT_EQ(offer(phone, "&again=1").status, 201);
    EXPECT_EQ(offer(laptop).status, 201) << "a person's act";
}

TEST_F(StageSessions, ANewKeyEndsWhatIsPublishedByTheOneBefore) {
    const Person ana = server.enter("panelist");
    const Person ben = server.enter("panelist");
    const std::string bearer = "Authorization: Bearer " + key_of(ana) + "\r\n";
    const auto by_key = [&] { return send("POST", "/whip/auditorium", bearer + of_offer, offer_of_obs()); };
    const Answer encoder = once_taken(by_key);
    ASSERT_EQ(encoder.status, 201) << encoder.body;
    key_of(ana);
    EXPECT_EQ(send("DELETE", encoder.field("location"), bearer, "").status, 404) << "it is over";
    EXPECT_EQ(by_key().status, 401);
    EXPECT_EQ(taken(ben).status, 201) << "the place that was left";
}

TEST_F(StageSessions, OneTooManyIsToldThatTheStageIsFullAndWhoIsInStays) {
    const Person ana = server.enter("panelist");
    const Person ben = server.enter("panelist");
    const Answer first = taken(ana);
    ASSERT_EQ(first.status, 201) << first.body;
    const Answer refused = offer(ben);
    EXPECT_EQ(refused.status, 503);
    const json error = json::parse(refused.body)["error"];
    EXPECT_EQ(error["reason"], "full");
    EXPECT_EQ(error["detail"], "as many publish as the server takes");
    EXPECT_FALSE(refused.field("retry-after").empty());
    EXPECT_EQ(refused.head.find("ice-server"), std::string::npos);
    const Answer again = offer(ana);
    EXPECT_EQ(again.status, 201) << "in the place of their own";
    EXPECT_EQ(send("DELETE", again.field("location"), as(ana), "").status, 200);
    EXPECT_EQ(taken(ben).status, 201) << "the place that was left";
}

}  // namespace paraninfo

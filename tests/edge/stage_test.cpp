// Panelists' sound and picture over HTTPS, as the running program takes and refuses them. No worker answers
// here: what is asked of one is refused as unavailable.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace paraninfo {
namespace {

using nlohmann::json;
using test::Answer;
using test::Person;

const std::string whip = "/api/v1/rooms/auditorium/whip";
const std::string whep = "/api/v1/rooms/auditorium/whep";
const std::string sdp = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n";
const std::string sdp_type = "Content-Type: application/sdp\r\n";
const std::string fragment_type = "Content-Type: application/trickle-ice-sdpfrag\r\n";

class Stage : public testing::Test {
  protected:
    Answer send(const std::string& method, const std::string& path, const Person* person,
                const std::string& fields, const std::string& body) const {
        test::Client client(server.port());
        const std::string cookie = person == nullptr ? "" : "Cookie: " + person->cookie + "\r\n";
        client.write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + cookie + fields +
                     (method == "DELETE" ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") +
                     "\r\n" + body);
        return client.read_answer();
    }
    std::string origin() const { return "Origin: " + server.origin() + "\r\n"; }
    std::string as_camera(const Person& person) const {
        return whip + "?seat=" + person.seat + "&what=camera";
    }
    Answer offer(const Person& person, const std::string& path, const std::string& body = sdp) const {
        return send("POST", path, &person, origin() + sdp_type, body);
    }
    Answer get(const Person& person, const std::string& path) const {
        test::Client client(server.port());
        return client.get(path, "Sec-Fetch-Site: same-origin\r\nCookie: " + person.cookie + "\r\n");
    }

    const test::RunningServer server{
        "{}", "",
        R"("feeds": [{"id": "main", "kind": "test"}], "media": {"worker": "/bin/false", "sandbox": "off"},)"
        R"("ice": {"stun": "stun://127.0.0.1:3478"},)",
        R"("feed": "main", "contribution": {"taken": true},)"};
};

std::string reason_of(const Answer& answer) {
    const json body = json::parse(answer.body, nullptr, false);
    return body.is_object() && body.contains("error") ? body["error"].value("reason", "") : "";
}

}  // namespace

TEST_F(Stage, AnOfferNeedsLoginOriginContentTypeAndAnOffer) {
    const Person ana = server.enter("panelist");
    const std::string path = as_camera(ana);
    EXPECT_EQ(send("POST", path, nullptr, origin() + sdp_type, sdp).status, 401);
    EXPECT_EQ(reason_of(send("POST", path, &ana, sdp_type, sdp)), "bad_origin");
    EXPECT_EQ(reason_of(send("POST", path, &ana, "Origin: https://evil.example\r\n" + sdp_type, sdp)),
              "bad_origin");
    EXPECT_EQ(send("POST", path, &ana, origin() + "Content-Type: application/json\r\n", sdp).status, 415);
    EXPECT_EQ(offer(ana, path, "").status, 400);
    EXPECT_EQ(offer(ana, path, "hello").status, 400);
    EXPECT_EQ(offer(ana, path, sdp + '\0').status, 400);
    EXPECT_EQ(offer(ana, whip + "?seat=" + ana.seat).status, 400);
    EXPECT_EQ(offer(ana, whip + "?seat=" + ana.seat + "&what=window").status, 400);
    EXPECT_EQ(offer(ana, whep + "?seat=" + ana.seat + "&bus=aux").status, 400);
    EXPECT_EQ(offer(ana, whep + "?seat=" + ana.seat + "&bus=solo").status, 400);
    EXPECT_EQ(offer(ana, whep + "?seat=" + ana.seat + "&bus=solo&source=hall").status, 400);
    EXPECT_EQ(offer(ana, whip + "?seat=another&what=camera").status, 404);
    EXPECT_EQ(get(ana, path).status, 405);
}

TEST_F(Stage, OnlyAPanelistPublishesAndTheAudienceDoesNotPlay) {
    for (const char* role : {"participant", "hall", "screen", "moderator", "producer"}) {
        const Person person = server.enter(role);
        EXPECT_EQ(offer(person, as_camera(person)).status, 403) << role;
        const bool may_play = role == std::string("producer") || role == std::string("screen");
        const int played = offer(person, whep + "?seat=" + person.seat).status;
        EXPECT_EQ(played, may_play ? 503 : 403) << role;
        EXPECT_EQ(get(person, "/api/v1/rooms/auditorium/ice?seat=" + person.seat).status,
                  may_play ? 200 : 403)
            << role;
    }
    const Person ana = server.enter("panelist");
    const auto solo = [&](const Person& person) {
        return offer(person, whep + "?seat=" + person.seat + "&bus=solo&source=floor").status;
    };
    EXPECT_EQ(solo(ana), 403) << "what is not on the programme is for the producer alone";
    EXPECT_EQ(solo(server.enter("screen")), 403);
    EXPECT_EQ(solo(server.enter("producer")), 503);
}

TEST_F(Stage, AProjectorPlaysTheProgrammeAndTheBusOfTheHallAndNothingElse) {
    const Person projector = server.enter("screen");
    const auto plays = [&](const std::string& query) {
        return offer(projector, whep + "?seat=" + projector.seat + query).status;
    };
    EXPECT_EQ(plays(""), 503) << "let in, and no worker is there";
    EXPECT_EQ(plays("&bus=programme"), 503);
    EXPECT_EQ(plays("&bus=hall_minus"), 503);
    EXPECT_EQ(plays("&bus=solo&source=floor"), 403);
    EXPECT_EQ(offer(server.enter("producer"), whep + "?seat=" + projector.seat).status, 404);
}

TEST_F(Stage, APanelistPlaysTheProgrammeAndItWithoutTheHallAndNoSolo) {
    const Person ana = server.enter("panelist");
    const auto plays = [&](const std::string& query) {
        return offer(ana, whep + "?seat=" + ana.seat + query).status;
    };
    EXPECT_EQ(plays(""), 503) << "let in, and no worker is there";
    EXPECT_EQ(plays("&bus=hall_minus"), 503);
    EXPECT_EQ(plays("&bus=solo&source=floor"), 403);
}

TEST_F(Stage, OnlyAProducerSpeaksToPanelistsByAMicrophoneOfTheirOwn) {
    for (const char* role : {"participant", "hall", "screen", "moderator", "panelist", "producer"}) {
        const Person person = server.enter(role);
        const int status = offer(person, whip + "?seat=" + person.seat + "&what=talkback").status;
        EXPECT_EQ(status, role == std::string("producer") ? 503 : 403) << role;
    }
}

TEST_F(Stage, WithoutAWorkerAnOfferIsRefusedInWords) {
    const Person ana = server.enter("panelist");
    const Answer answer = offer(ana, as_camera(ana));
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(reason_of(answer), "unavailable");
    EXPECT_EQ(answer.field("retry-after"), "2");
    EXPECT_FALSE(json::parse(answer.body)["error"]["detail"].get<std::string>().empty());
}

TEST_F(Stage, AnOfferHas64KibibytesAtMostAndOnlyOfWhoIsSignedIn) {
    const Person ana = server.enter("panelist");
    const std::string most = sdp + std::string((64u << 10) - sdp.size(), 'x');
    EXPECT_EQ(offer(ana, as_camera(ana), most).status, 503) << "read whole, and passed on";
    EXPECT_EQ(offer(ana, as_camera(ana), most + "x").status, 413);
    EXPECT_EQ(send("POST", as_camera(ana), nullptr, origin() + sdp_type, most).status, 413);
    const std::string commands = "/api/v1/rooms/auditorium/commands?seat=" + ana.seat;
    EXPECT_EQ(send("POST", commands, &ana, origin() + "Content-Type: application/json\r\n", most).status, 413)
        << "other requests have the limit of all";
}

TEST_F(Stage, AHundredOffersAreLimited) {
    const Person ana = server.enter("panelist");
    int limited = 0;
    for (int i = 0; i < 100; ++i) {
        const Answer answer = offer(ana, as_camera(ana));
        if (answer.status != 429) continue;
        ++limited;
        EXPECT_EQ(reason_of(answer), "limited");
        EXPECT_FALSE(answer.field("retry-after").empty());
    }
    EXPECT_GT(limited, 0);
}

TEST_F(Stage, AnUnknownSessionIsNotFoundAndKnowsTwoMethods) {
    const Person ana = server.enter("panelist");
    const std::string session = whip + "/0123456789abcdef01234567";
    EXPECT_EQ(send("DELETE", session, &ana, origin(), "").status, 404);
    EXPECT_EQ(send("PATCH", session, &ana, origin() + fragment_type, "a=end-of-candidates").status, 404);
    EXPECT_EQ(send("PATCH", session, &ana, origin() + sdp_type, "a=end-of-candidates").status, 415);
    EXPECT_EQ(send("PATCH", session, &ana, origin() + fragment_type, std::string(4097, 'a')).status, 413);
    EXPECT_EQ(send("PATCH", session, &ana, fragment_type, "a=end-of-candidates").status, 403);
    EXPECT_EQ(send("DELETE", session, nullptr, origin(), "").status, 401);
    EXPECT_EQ(offer(ana, session).status, 405);
}

TEST_F(Stage, NoOtherAddressKnowsPatch) {
    const Person ana = server.enter("panelist");
    for (const char* path : {"/api/v1/session", "/api/v1/rooms/auditorium/commands", "/healthz",
                             "/hls/auditorium/x/index.m3u8", "/api/v1/event"}) {
        const int status = send("PATCH", path, &ana, origin() + fragment_type, "a").status;
        EXPECT_TRUE(status == 405 || status == 404) << path << ": " << status;
    }
}

TEST_F(Stage, AWhipClientPublishesByItsKeyAlone) {
    const Person ana = server.enter("panelist");
    const Person director = server.enter("producer");
    const std::string make = "/api/v1/rooms/auditorium/whip-key?seat=";
    EXPECT_EQ(server.post(director, make + director.seat, "{}").status, 403);
    const auto made = json::parse(server.post(ana, make + ana.seat, "{}").body);
    EXPECT_TRUE(made["url"].get<std::string>().ends_with("/whip/auditorium"));
    const std::string bearer = "Authorization: Bearer " + made["key"].get<std::string>() + "\r\n";
    const std::string address = "/whip/auditorium";
    EXPECT_EQ(send("POST", address, nullptr, bearer + sdp_type, sdp).status, 503) << "no worker, but let in";
    EXPECT_EQ(send("POST", address, nullptr, sdp_type, sdp).status, 401);
    EXPECT_EQ(send("POST", address, &ana, sdp_type, sdp).status, 401) << "a cookie is no key";
    EXPECT_EQ(send("POST", address, nullptr, "Authorization: Bearer x\r\n" + sdp_type, sdp).status, 401);
    EXPECT_EQ(send("POST", address, nullptr, bearer + fragment_type, sdp).status, 415);
    EXPECT_EQ(send("POST", "/whip/library", nullptr, bearer + sdp_type, sdp).status, 404);
    EXPECT_EQ(send("GET", address, nullptr, bearer, "").status, 405);
    const std::string session = address + "/0123456789abcdef01234567";
    EXPECT_EQ(send("DELETE", session, nullptr, bearer, "").status, 404);
    EXPECT_EQ(send("DELETE", session, nullptr, "", "").status, 401);
    server.post(ana, make + ana.seat, "{}");
    EXPECT_EQ(send("POST", address, nullptr, bearer + sdp_type, sdp).status, 401) << "another took its place";
    EXPECT_EQ(server.log().find(made["key"].get<std::string>()), std::string::npos);
}

// Each is written to the disk while all rooms wait.
TEST_F(Stage, KeysAreMadeAsOftenAsOffersAreTakenAndNoMore) {
    const Person ana = server.enter("panelist");
    const std::string make = "/api/v1/rooms/auditorium/whip-key?seat=" + ana.seat;
    int status = 200;
    for (int i = 0; i < 90 && status == 200; ++i) status = server.post(ana, make, "{}").status;
    EXPECT_EQ(status, 429);
}

TEST_F(Stage, IceServersAndPicturesAreForThoseWhoNeedThem) {
    const Person ana = server.enter("panelist");
    const Person director = server.enter("producer");
    const auto ice = json::parse(get(ana, "/api/v1/rooms/auditorium/ice?seat=" + ana.seat).body);
    EXPECT_EQ(ice["iceServers"], (json{{{"urls", {"stun:127.0.0.1:3478"}}}}));
    const std::string picture = "/api/v1/rooms/auditorium/sources/floor.jpg?seat=";
    EXPECT_EQ(get(director, picture + director.seat).status, 404) << "there is none yet";
    EXPECT_EQ(get(ana, picture + ana.seat).status, 403);
    EXPECT_EQ(get(director, "/api/v1/rooms/auditorium/sources/hall.png?seat=" + director.seat).status, 404);
}

TEST_F(Stage, AProducerTakesASceneAndThePanelistSeesIt) {
    const Person ana = server.enter("panelist");
    const Person director = server.enter("producer");
    test::WebSocket backstage(server, ana);
    backstage.join();
    backstage.send(
        R"({"jsonrpc":"2.0","id":9,"method":"stage.say","params":{"key":"6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e30","text":"Hello"}})");
    EXPECT_NE(backstage.read_until("\"stage.told\""), "");
    test::WebSocket control(server, director);
    control.join();
    control.send(
        R"({"jsonrpc":"2.0","id":9,"method":"stage.take","params":{"key":"6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e30","transition":"cut","ms":0,"scene":{"layout":"full","sources":[]}}})");
    EXPECT_NE(control.read_until("\"stage.taken\""), "");
    EXPECT_NE(backstage.read_until("\"stage.taken\""), "");
}

namespace {

// Sends commands by plain HTTP, each with a key of its own.
class Commands {
  public:
    explicit Commands(const test::RunningServer& server) : server_(server) {}
    json send(const Person& person, const std::string& method, const std::string& params = "") {
        const std::string number = std::to_string(100 + ++sent_);
        const std::string body = R"({"jsonrpc":"2.0","id":1,"method":")" + method +
                                 R"(","params":{"key":"6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2)" + number + "\"" +
                                 params + "}}";
        const auto path = "/api/v1/rooms/auditorium/commands?seat=" + person.seat;
        return json::parse(server_.post(person, path, body).body)[0];
    }

  private:
    const test::RunningServer& server_;
    int sent_ = 0;
};

}  // namespace

TEST_F(Stage, APanelistIsToldThatAProducerSpeaksAndAnEchosTestThatNobodyCanMake) {
    Commands commands(server);
    const Person ana = server.enter("panelist");
    const Person director = server.enter("producer");
    test::WebSocket backstage(server, ana);
    backstage.join();
    test::WebSocket control(server, director);
    control.join();
    commands.send(director, "stage.talk", R"(,"reach":"everyone","to":null)");
    EXPECT_NE(backstage.read_until("\"reach\":\"everyone\""), "");
    EXPECT_TRUE(commands.send(ana, "stage.hear", R"(,"others":true)").contains("result"));
    EXPECT_EQ(commands.send(director, "stage.test_echo", R"(,"confirmed":false)")["error"]["message"],
              "wrong_state");
    commands.send(director, "stage.test_echo", R"(,"confirmed":true)");
    EXPECT_NE(control.read_until("\"failed\""), "") << "no worker is there";
}

TEST_F(Stage, APanelistIsToldThatAProducerListensAndUntilWhen) {
    Commands commands(server);
    const Person ana = server.enter("panelist");
    const Person director = server.enter("producer");
    test::WebSocket backstage(server, ana);
    backstage.join();
    {
        test::WebSocket control(server, director);
        control.join();
        EXPECT_EQ(commands.send(ana, "stage.listen", R"(,"on":true)")["error"]["message"], "not_allowed");
        EXPECT_TRUE(commands.send(director, "stage.listen", R"(,"on":true)").contains("result"));
        EXPECT_NE(backstage.read_until("\"listening\":[{\"person\""), "");
        EXPECT_NE(control.read_until("\"listening\":[{\"person\""), "");
    }
    EXPECT_NE(backstage.read_until("\"listening\":[]"), "") << "the page is gone";
}

TEST_F(Stage, AnAcceptedHandOpensTheStageForItsTurn) {
    Commands commands(server);
    const Person gael = server.enter("participant");
    const Person desk = server.enter("moderator");
    commands.send(desk, "hands.open");
    const auto hand = commands.send(gael, "hand.raise")["result"]["offset"].get<int>();
    const std::string named = R"(,"hand":)" + std::to_string(hand) + R"(,"version":)";
    commands.send(desk, "hand.invite", named + "1");
    const auto seats = [&] { return json::parse(get(gael, "/api/v1/session").body)["seats"]; };
    // The reply may overtake what the room tells access.
    const auto come_to = [&](std::size_t count) {
        for (int tries = 0; tries < 1000 && seats().size() != count; ++tries) {
        }
        return seats().size() == count;
    };
    EXPECT_EQ(seats().size(), 1u);
    commands.send(gael, "hand.answer", R"(,"accept":true)");
    ASSERT_TRUE(come_to(2));
    EXPECT_EQ(seats()[1]["role"], "panelist");
    EXPECT_EQ(seats()[1]["guest"], true);
    const Person guest{gael.cookie, seats()[1]["seat"].get<std::string>()};
    EXPECT_EQ(offer(guest, as_camera(guest)).status, 503) << "passed on, and no worker is there";
    EXPECT_EQ(offer(guest, whep + "?seat=" + guest.seat).status, 503);
    EXPECT_EQ(offer(guest, whip + "?seat=" + guest.seat + "&what=screen").status, 403);
    EXPECT_EQ(server.post(guest, "/api/v1/rooms/auditorium/whip-key?seat=" + guest.seat, "{}").status, 403);
    test::WebSocket backstage(server, guest);
    backstage.join();
    commands.send(desk, "hand.finish", named + "3");
    EXPECT_TRUE(come_to(1));
    EXPECT_EQ(offer(guest, as_camera(guest)).status, 404);
    EXPECT_EQ(backstage.read_close(), 4204);
}

}  // namespace paraninfo

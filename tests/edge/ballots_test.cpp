// Secret polls against the running program: the whole way of a vote, and what of it is left on the disk.
#include "server/database/statement.hpp"
#include "tests/edge/running_server.hpp"
#include "tests/support/voter.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

namespace paraninfo {
namespace {

using nlohmann::json;
using test::Answer;
using test::Client;
using test::Person;
using test::RunningServer;
using test::Voter;
using test::WebSocket;

const RoomId room{"auditorium"};
constexpr int voters_count = 12;

Answer post(const RunningServer& server, const std::string& path, const std::string& more_fields,
            const std::string& body) {
    Client client(server.port());
    client.write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + server.origin() + "\r\n" +
                 more_fields + "Content-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.read_answer();
}

std::string key_of(int number) {
    const std::string digits = std::to_string(number);
    return "0d1b9a0e-0b3c-4b52-8f57-" + std::string(12 - digits.size(), '0') + digits;
}

// The result of a command.
json command(const RunningServer& server, const Person& person, int key, const std::string& method,
             json params) {
    params["key"] = key_of(key);
    const json request{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", std::move(params)}};
    const Answer answer = post(server, "/api/v1/rooms/auditorium/commands?seat=" + person.seat,
                               "Cookie: " + person.cookie + "\r\n", request.dump());
    const json reply = json::parse(answer.body, nullptr, false);
    return reply.is_array() ? reply[0] : json{};
}

struct VoterAtHome {
    Person person;
    std::unique_ptr<Voter> voter;
    json body;
};

// Again until there is a key: it may still be in the making.
std::string open_poll(const RunningServer& server, const Person& desk) {
    const json form{{"title", "Approve?"}, {"kind", "single"}, {"options", {"Yes", "No"}}, {"secret", true}};
    const std::string poll = command(server, desk, 1, "poll.draft", form)["result"]["poll"];
    for (;;) {
        const auto reply = command(server, desk, 2, "poll.open", {{"poll", poll}, {"version", 1}});
        if (!reply.contains("error")) return poll;
        const std::string reason = reply["error"]["data"]["reason"];
        EXPECT_TRUE(reason == "unavailable" || reason == "limited") << reply;
    }
}

std::string modulus_of(WebSocket& socket) {
    const std::string opened = socket.read_until("\"poll.opened\"");
    const auto at = opened.find("\"modulus\":\"") + 11;
    return opened.substr(at, opened.find('"', at) - at);
}

VoterAtHome take_paper(const RunningServer& server, const std::string& poll, const std::string& modulus,
                       int number) {
    VoterAtHome voter{server.enter("participant"), std::make_unique<Voter>(modulus, room, PollId{poll}), {}};
    const json params{{"poll", poll}, {"blinded", voter.voter->blinded()}};
    const auto reply = command(server, voter.person, 100 + number, "poll.paper", params);
    EXPECT_TRUE(reply.contains("result")) << reply;
    voter.body = {{"poll", poll},
                  {"serial", voter.voter->serial()},
                  {"signature", voter.voter->finish(reply["result"].value("signature", ""))},
                  {"ballot", {{"choices", {number % 3 == 0 ? 1 : 0}}}}};
    return voter;
}

int cast(const RunningServer& server, const VoterAtHome& voter, const std::string& fields = "") {
    return post(server, "/api/v1/rooms/auditorium/ballots", fields, voter.body.dump()).status;
}

std::string hex(const std::string& bytes) {
    std::string text;
    for (const char byte : bytes)
        for (const int shift : {4, 0})
            text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> shift & 15];
    return text;
}

std::string all_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

database::Database open_to_read(const RunningServer& server, const char* name) {
    database::Options options;
    options.read_only = true;
    return database::Database::open(server.folder().path() / "data" / name, options);
}

// What names a person anywhere in the product.
std::vector<std::string> traces_of_persons(const RunningServer& server) {
    auto database = open_to_read(server, "access.db");
    std::vector<std::string> traces{"Tester"};
    database::Statement(database, "SELECT id FROM persons").each([&](database::Row row) {
        traces.push_back(row.text(0));
    });
    database::Statement(database, "SELECT id, hash FROM logins").each([&](database::Row row) {
        traces.push_back(row.text(0));
        traces.push_back(row.blob(1));
        traces.push_back(hex(row.blob(1)));
    });
    for (int i = 0; i < voters_count; ++i) traces.push_back(key_of(100 + i));
    return traces;
}

void expect_no_link(const RunningServer& server, const std::vector<VoterAtHome>& voters) {
    const auto traces = traces_of_persons(server);
    EXPECT_GE(traces.size(), 4u * voters_count);
    std::size_t files = 0;
    std::size_t holders = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(server.folder().path())) {
        if (!entry.is_regular_file()) continue;
        ++files;
        const std::string bytes = all_bytes(entry.path());
        std::size_t serials = 0;
        for (const VoterAtHome& voter : voters) {
            const std::string& raw = voter.voter->serial_bytes();
            for (const std::string& form : {raw, hex(raw), voter.voter->serial()})
                serials += bytes.find(form) != std::string::npos ? 1 : 0;
        }
        if (serials == 0) continue;
        ++holders;
        EXPECT_EQ(entry.path().filename(), "ballots.db");
        for (const std::string& trace : traces)
            EXPECT_EQ(bytes.find(trace), std::string::npos) << entry.path() << " knows " << hex(trace);
    }
    EXPECT_EQ(holders, 1u) << "the ballots are somewhere";
    EXPECT_GT(files, 5u);
}

void expect_order_of_serials(const RunningServer& server, std::size_t expected) {
    auto database = open_to_read(server, "ballots.db");
    std::vector<std::string> serials;
    database::Statement(database, "SELECT serial FROM ballots").each([&](database::Row row) {
        serials.push_back(row.blob(0));
    });
    EXPECT_EQ(serials.size(), expected);
    EXPECT_TRUE(std::ranges::is_sorted(serials));
    EXPECT_EQ(database.text("SELECT group_concat(name) FROM pragma_table_info('ballots')"),
              "poll,serial,ballot");
}

// Votes of a secret poll linkable by insertion order (BigBlueButton).
TEST(Ballots, VotesOfASecretPollAreNotLinkableByInsertionOrderNorByAnythingElseOnTheDisk) {
    RunningServer server;
    const Person desk = server.enter("moderator");
    auto socket = std::make_unique<WebSocket>(server, desk);
    socket->join();
    const std::string poll = open_poll(server, desk);
    const std::string modulus = modulus_of(*socket);
    ASSERT_EQ(modulus.size(), 342u);
    std::vector<VoterAtHome> voters;
    for (int i = 0; i < voters_count; ++i) voters.push_back(take_paper(server, poll, modulus, i));
    for (const auto& voter : voters) EXPECT_EQ(cast(server, voter), 202);

    // In the middle of the batch: nothing is on the disk yet, and the pages send again.
    server.stop(SIGKILL);
    server.start();
    for (const auto& voter : voters) EXPECT_EQ(cast(server, voter), 202);
    voters[0].body["ballot"] = {{"choices", {0}}};
    EXPECT_EQ(cast(server, voters[0]), 202) << "a change of the vote";

    socket = std::make_unique<WebSocket>(server, desk);
    socket->join();
    command(server, desk, 3, "poll.close", {{"poll", poll}, {"version", 2}});
    const std::string results = socket->read_until("\"counts\"");
    EXPECT_NE(results.find(R"("answers":12,"counts":[9,3])"), std::string::npos) << results;
    for (const auto& voter : voters) EXPECT_EQ(cast(server, voter), 200);

    expect_no_link(server, voters);
    EXPECT_EQ(server.stop(SIGTERM), 0);
    expect_no_link(server, voters);
    expect_order_of_serials(server, voters_count);
}

TEST(Ballots, TheAddressTakesNoLoginNoOtherOriginAndNothingUnsigned) {
    RunningServer server;
    const Person desk = server.enter("moderator");
    WebSocket socket(server, desk);
    socket.join();
    const std::string poll = open_poll(server, desk);
    VoterAtHome voter = take_paper(server, poll, modulus_of(socket), 0);
    EXPECT_EQ(cast(server, voter, "Cookie: " + voter.person.cookie + "\r\n"), 400);
    Client other(server.port());
    other.write(
        "POST /api/v1/rooms/auditorium/ballots HTTP/1.1\r\nHost: localhost\r\nOrigin: "
        "https://elsewhere.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    EXPECT_EQ(other.read_answer().status, 403);
    EXPECT_EQ(post(server, "/api/v1/rooms/attic/ballots", "", voter.body.dump()).status, 404);
    EXPECT_EQ(post(server, "/api/v1/rooms/auditorium/ballots", "", std::string(4097, ' ')).status, 413);
    EXPECT_EQ(post(server, "/api/v1/rooms/auditorium/ballots", "", "{}").status, 400);
    EXPECT_EQ(Client(server.port()).get("/api/v1/rooms/auditorium/ballots").status, 405);
    const json signed_body = voter.body;
    voter.body["serial"] = std::string(43, 'A');
    EXPECT_EQ(cast(server, voter), 403);
    voter.body = signed_body;
    EXPECT_EQ(cast(server, voter), 202);
    const auto again = command(server, voter.person, 500, "poll.paper",
                               {{"poll", poll}, {"blinded", voter.voter->blinded()}});
    EXPECT_EQ(again["error"]["data"]["reason"], "wrong_state") << "one paper a person";
    EXPECT_EQ(server.log().find(voter.voter->serial()), std::string::npos);
}

}  // namespace
}  // namespace paraninfo

// Exports over HTTPS as the running program makes them, and everybody who must not have them.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <fstream>
#include <signal.h>

namespace paraninfo {
namespace {

constexpr const char* same_page = "Sec-Fetch-Site: same-origin\r\n";

std::string address(const std::string& file, const std::string& seat,
                    const std::string& room = "auditorium") {
    return "/api/v1/rooms/" + room + "/export/" + file + "?seat=" + seat;
}

test::Answer get(const test::RunningServer& server, const std::string& path, const std::string& cookie,
                 const std::string& fields = same_page) {
    test::Client client(server.port());
    return client.get(path, fields + (cookie.empty() ? "" : "Cookie: " + cookie + "\r\n"));
}

void ask_question(const test::RunningServer& server) {
    test::WebSocket page(server, server.enter("participant"));
    page.join();
    page.send(test::ask(7, "=1+1 Why?"));
    ASSERT_NE(page.read_until("\"id\":7"), "");
}

const std::string two_rooms = R"({"id":"seminar","name":{"es":"S","en":"S"},"time_zone":"America/Bogota",
"languages":["es","en"],"days":[{"date":"2027-03-16"}],"sessions":[],"rooms":[
{"id":"auditorium","name":{"es":"A","en":"A"}},{"id":"table-1","name":{"es":"B","en":"B"}}]})";

}  // namespace

TEST(Export, AModeratorGetsTheFileAndItIsLogged) {
    const test::RunningServer server("{}", two_rooms);
    ask_question(server);
    const auto chair = server.enter("moderator");
    const auto csv = get(server, address("questions.csv", chair.seat), chair.cookie);
    ASSERT_EQ(csv.status, 200) << csv.body;
    EXPECT_EQ(csv.field("content-type"), "text/csv; charset=utf-8");
    EXPECT_EQ(csv.field("cache-control"), "no-store");
    EXPECT_EQ(csv.field("x-content-type-options"), "nosniff");
    EXPECT_TRUE(csv.field("content-disposition").starts_with("attachment; filename=\"auditorium-questions-"));
    EXPECT_NE(csv.body.find("\"'=1+1 Why?\""), std::string::npos);
    EXPECT_NE(csv.body.find("\"America/Bogota\""), std::string::npos);
    EXPECT_TRUE(server.logs(R"("event":"export.made")"));
    EXPECT_TRUE(get(server, address("all.xlsx", chair.seat), chair.cookie).body.starts_with("PK"));
    const auto all = get(server, address("all.json", chair.seat), chair.cookie);
    const auto file = nlohmann::json::parse(all.body);
    EXPECT_EQ(file["sheets"]["questions"][0]["text"], "=1+1 Why?");
    EXPECT_EQ(file["sheets"]["audit"][0]["kind"], "question.asked");
    EXPECT_EQ(file["sheets"]["audit"][0]["name"], "Tester");
    EXPECT_TRUE(std::filesystem::is_empty(server.folder().path() / "data" / "exports"));
}

TEST(Export, NobodyElseGetsIt) {
    const test::RunningServer server("{}", two_rooms);
    const auto chair = server.enter("moderator --room auditorium");
    const auto other = server.enter("moderator --room table-1");
    const auto guest = server.enter("participant");
    const auto in_hall = server.enter("hall");
    EXPECT_EQ(get(server, address("audit.csv", chair.seat), "").status, 401);
    EXPECT_EQ(get(server, address("audit.csv", chair.seat), "__Host-paraninfo=guessed").status, 401);
    EXPECT_EQ(get(server, address("audit.csv", guest.seat), guest.cookie).status, 403);
    EXPECT_EQ(get(server, address("audit.csv", in_hall.seat), in_hall.cookie).status, 403);
    EXPECT_EQ(get(server, address("audit.csv", chair.seat), guest.cookie).status, 404) << "another's seat";
    EXPECT_EQ(get(server, address("audit.csv", other.seat), other.cookie).status, 404) << "another room's";
    EXPECT_EQ(get(server, address("audit.csv", chair.seat), other.cookie).status, 404);
    EXPECT_EQ(get(server, address("audit.csv", chair.seat, "table-1"), chair.cookie).status, 404);
    EXPECT_EQ(get(server, "/api/v1/rooms/auditorium/export/audit.csv", chair.cookie).status, 404);
    // Another page of the web, in the moderator's own browser.
    for (const char* field : {"", "Sec-Fetch-Site: cross-site\r\n", "Origin: https://example.org\r\n"})
        EXPECT_EQ(get(server, address("audit.csv", chair.seat), chair.cookie, field).status, 403) << field;
    EXPECT_EQ(get(server, address("audit.csv", chair.seat), chair.cookie).status, 200);
}

TEST(Export, AnAddressNamesAFileOfTheListOrNone) {
    const test::RunningServer server;
    const auto chair = server.enter("moderator");
    for (const char* file : {"all.csv", "weather.csv", "audit", "audit.", ".csv", "audit.exe", "audit.csv.gz",
                             "AUDIT.CSV", "audit.csv/", "journal.db", ".export-abc", "audit%20.csv"})
        EXPECT_EQ(get(server, address(file, chair.seat), chair.cookie).status, 404) << file;
    for (const char* file :
         {"..", "../commands", "%2e%2e/audit.csv", "..%2faudit.csv", "audit.csv%00", "a\\audit.csv"})
        EXPECT_EQ(get(server, address(file, chair.seat), chair.cookie).status, 400) << file;
    for (const char* path :
         {"/exports/", "/data/exports/", "/api/v1/export/audit.csv", "/api/v1/rooms//export/audit.csv"})
        EXPECT_EQ(get(server, path, chair.cookie).status, 404) << path;
}

TEST(Export, ALoginThatHadEnoughIsToldToWait) {
    const test::RunningServer server;
    const auto chair = server.enter("moderator");
    int made = 0;
    test::Answer last;
    for (int i = 0; i < 7; ++i) {
        last = get(server, address("questions.csv", chair.seat), chair.cookie);
        made += last.status == 200 ? 1 : 0;
    }
    EXPECT_EQ(made, 6);
    EXPECT_EQ(last.status, 429);
    EXPECT_FALSE(last.field("retry-after").empty());
    const auto other = server.enter("moderator");
    EXPECT_EQ(get(server, address("questions.csv", other.seat), other.cookie).status, 200);
}

TEST(Export, TheCommandLineWorksBesideTheServerAndAfterIt) {
    test::RunningServer server("{}", two_rooms);
    ask_question(server);
    const auto running = server.command("export --room auditorium --what questions --format csv --out -");
    EXPECT_NE(running.find("\"'=1+1 Why?\""), std::string::npos) << running;
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_EQ(server.command("export --room auditorium --what questions --format csv --out -"), running);
    const auto out = server.folder() / "all.json";
    EXPECT_NE(server.command("export --room auditorium --format json --out " + out).find("up to change 1"),
              std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(std::ifstream(out))["time_zone"], "America/Bogota");
    EXPECT_NE(server.command("export --room cellar --format json").find("must be one of: auditorium"),
              std::string::npos);
}

}  // namespace paraninfo

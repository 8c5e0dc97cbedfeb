#include "server/access/access.hpp"

#include "server/access/cookie.hpp"
#include "server/access/store.hpp"
#include "tests/unit/server/access/door.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <thread>

namespace paraninfo::access {
namespace {

TEST(Access, ARestartKeepsPersonsSeatsLoginsAndRevocations) {
    Door door;
    const auto entry = door.enter(door.personal_link("42")).value();
    door.revoke("some-other-link");
    door.reopen();
    const auto login = door.access().verify(entry.cookie);
    ASSERT_NE(login, nullptr);
    EXPECT_EQ(*login, *entry.login);
    auto link = door.open_link();
    link.id = "some-other-link";
    EXPECT_EQ(door.refused(link), RefusalReason::link_revoked);
    EXPECT_EQ(door.enter(door.personal_link("42")).value().login->person, entry.login->person);
}

// T17
TEST(Access, SigningOutEndsTheLoginForGood) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    const auto before = door.access().generation();
    EXPECT_TRUE(door.sign_out(*entry.login));
    EXPECT_EQ(door.ended, (std::vector<Ended>{{entry.login->id, CloseCode::signed_out}}));
    EXPECT_GT(door.access().generation(), before);
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
    EXPECT_TRUE(door.sign_out(*entry.login));
    door.reopen();
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
}

TEST(Access, ASocketsLoginIsRenewedWhateverItsCookieBecame) {
    Door door;
    const auto first = door.enter(door.open_link()).value();
    const auto gained = door.enter(door.open_link(Audience::hall), first.cookie).value();
    EXPECT_EQ(door.access().verify(first.cookie), nullptr);
    door.pass(11 * hour_ms);
    EXPECT_EQ(door.access().renew(*first.login), door.access().verify(gained.cookie));
    door.pass(11 * hour_ms);
    EXPECT_EQ(door.access().renew(*first.login)->seats.size(), 2U);
    door.pass(11 * hour_ms);
    EXPECT_TRUE(door.ended.empty());
    door.pass(hour_ms);
    EXPECT_EQ(door.access().renew(*first.login), nullptr);
    EXPECT_EQ(door.ended.size(), 1U);
}

// T17
TEST(Access, RevokingALinkEndsEveryLoginThatCameByIt) {
    Door door;
    const auto first = door.enter(door.open_link()).value();
    const auto second = door.enter(door.open_link()).value();
    const auto other = door.enter(door.open_link(Audience::hall)).value();
    door.revoke("open-participant");
    EXPECT_EQ(door.ended.size(), 2U);
    for (const auto& one : door.ended) EXPECT_EQ(one.code, CloseCode::revoked);
    EXPECT_EQ(door.access().verify(first.cookie), nullptr);
    EXPECT_EQ(door.access().verify(second.cookie), nullptr);
    EXPECT_NE(door.access().verify(other.cookie), nullptr);
    EXPECT_EQ(door.refused(door.open_link(), first.cookie), RefusalReason::link_revoked);
}

TEST(Access, ALoginThatCameByTwoLinksEndsWithEither) {
    Door door;
    const auto first = door.enter(door.open_link()).value();
    const auto both = door.enter(door.open_link(Audience::hall), first.cookie).value();
    door.revoke("open-hall");
    EXPECT_EQ(door.access().verify(both.cookie), nullptr);
}

TEST(Access, ARevocationByAnotherProcessTakesEffectAtTheNextLook) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    door.revoke("open-participant");
    EXPECT_EQ(door.ended, (std::vector<Ended>{{entry.login->id, CloseCode::revoked}}));
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
    EXPECT_EQ(door.refused(door.open_link()), RefusalReason::link_revoked);
}

// T19: a device of another person is as unknown as one that does not exist.
TEST(Access, OnlyOnesOwnDevicesCanBeEnded) {
    Door door;
    const auto mine = door.enter(door.personal_link("1")).value();
    const auto other_device = door.enter(door.personal_link("1")).value();
    const auto stranger = door.enter(door.personal_link("2")).value();
    EXPECT_FALSE(door.end_device(*mine.login, stranger.login->id));
    EXPECT_FALSE(door.end_device(*mine.login, "no-such-device"));
    EXPECT_NE(door.access().verify(stranger.cookie), nullptr);
    EXPECT_TRUE(door.end_device(*mine.login, other_device.login->id));
    EXPECT_EQ(door.access().verify(other_device.cookie), nullptr);
    EXPECT_EQ(door.access().devices(*mine.login).size(), 1U);
}

// T19: a seat is only found through the login that holds it.
TEST(Access, ASeatOfAnotherPersonIsNotFound) {
    Door door;
    const auto mine = door.enter(door.open_link()).value();
    const auto stranger = door.enter(door.open_link(Audience::moderator)).value();
    EXPECT_EQ(mine.login->seat(stranger.enter), nullptr);
    EXPECT_EQ(door.access().verify(mine.cookie)->seat(stranger.enter), nullptr);
}

// T26: bad tokens cost neither disk nor directory, and soon not even a signature's check.
TEST(Access, BadTokensNeverReachTheDatabasesThread) {
    Door door;
    boost::asio::io_context context;
    std::vector<Refusal> refusals;
    ExchangeRequest request;
    request.token = mint(door.open_link(), LinkKeys(Key32{9}, {}));
    request.address = "198.51.100.7";
    for (int i = 0; i < 20'000; ++i) {
        door.access().exchange(request, context.get_executor(),
                               [&](const Exchanged& got) { refusals.push_back(got.error()); });
    }
    EXPECT_EQ(door.access().step(), 0U);
    context.run();
    ASSERT_EQ(refusals.size(), 20'000U);
    const config::Limits limits;
    const auto read = std::count_if(refusals.begin(), refusals.end(), [](const auto& one) {
        return one.reason == RefusalReason::link_invalid;
    });
    EXPECT_EQ(read, static_cast<std::ptrdiff_t>(limits.bad_links_per_address.burst));
    EXPECT_EQ(refusals.back().reason, RefusalReason::limited);
    EXPECT_GT(refusals.back().retry_after_ms, 0);
    EXPECT_TRUE(door.enter(door.open_link())) << "another address is not affected";
}

// T26, T16
TEST(Access, NoTextIsALoginByChance) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(door.access().verify(random_cookie()), nullptr);
    auto changed = entry.cookie;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    EXPECT_EQ(door.access().verify(changed), nullptr);
    EXPECT_EQ(door.access().verify(""), nullptr);
    EXPECT_EQ(door.access().verify(std::string(1 << 20, 'A')), nullptr);
    EXPECT_EQ(door.access().verify(entry.login->id), nullptr);
}

TEST(Access, OneAddressExchangesAtItsRate) {
    config::Limits limits;
    limits.entries_per_address = {1, 3};
    Door door(limits);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(door.enter(door.open_link()));
    EXPECT_EQ(door.enter(door.open_link()).error().retry_after_ms, 1000);
    door.pass(1000);
    EXPECT_TRUE(door.enter(door.open_link()));
}

// T16, T22
TEST(Access, NeitherCookieNorTokenNorKeyIsOnTheDisk) {
    Door door;
    const auto link = door.open_link();
    const auto token = door.token(link);
    const auto entry = door.enter(link).value();
    const auto bytes = door.bytes_on_disk();
    EXPECT_NE(bytes.find(entry.login->id), std::string::npos);
    EXPECT_EQ(bytes.find(entry.cookie), std::string::npos);
    EXPECT_EQ(bytes.find(token), std::string::npos);
    EXPECT_EQ(bytes.find(token.substr(token.rfind('.') + 1)), std::string::npos);
}

// T22
TEST(Access, NothingSecretIsLogged) {
    testing::internal::CaptureStderr();
    std::vector<std::string> secrets;
    {
        Door door;
        const auto link = door.open_link();
        const auto entry = door.enter(link, "", "A Name Of Somebody").value();
        secrets = {entry.cookie, door.token(link), "A Name Of Somebody", "192.0.2.1"};
        door.exchange({"pn1.not-a-token.x", "", "", entry.cookie, "", "", "", ""});
        Store(door.folder() / "access.db").commit({LinkRevoked{link.id, door.wall_ms}});
        door.pass(200);
    }
    const auto log = testing::internal::GetCapturedStderr();
    for (const auto& secret : secrets) EXPECT_EQ(log.find(secret), std::string::npos) << secret;
}

// Holds the write lock of the database as another process could.
class Lock {
  public:
    explicit Lock(const std::filesystem::path& path) {
        sqlite3_open(path.c_str(), &handle_);
        sqlite3_exec(handle_, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    }
    ~Lock() { sqlite3_close(handle_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    sqlite3* handle_ = nullptr;
};

TEST(Access, WhatCannotBeWrittenIsRefusedAndForgotten) {
    Door door;
    const auto before = door.enter(door.personal_link("1")).value();
    {
        const Lock lock(door.folder() / "access.db");
        EXPECT_EQ(door.refused(door.personal_link("2")), RefusalReason::unavailable);
        EXPECT_FALSE(door.sign_out(*before.login));
    }
    EXPECT_NE(door.access().verify(before.cookie), nullptr) << "as durable before";
    const auto after = door.enter(door.personal_link("2")).value();
    EXPECT_EQ(door.access().devices(*after.login).size(), 1U);
    door.reopen();
    EXPECT_NE(door.access().verify(after.cookie), nullptr);
}

TEST(Access, ItsOwnThreadAnswersToo) {
    const TemporaryFolder folder;
    boost::asio::io_context context;  // outlives access, which posts to it
    Options options;
    options.data_dir = folder.path();
    options.rooms = {"auditorium"};
    options.languages = {"es"};
    Access access(std::move(options));
    Link link;
    link.id = "abcdefgh";
    link.rooms = {"auditorium"};
    link.expires_s = 253402300799;
    auto work = boost::asio::make_work_guard(context);
    std::optional<Exchanged> answer;
    ExchangeRequest request;
    request.token = mint(link, LinkKeys(open_secrets(folder.path()).link_signing, {}));
    access.exchange(request, context.get_executor(), [&](Exchanged got) {
        answer = std::move(got);
        work.reset();
    });
    context.run();
    ASSERT_TRUE(answer && *answer);
    EXPECT_NE(access.verify(answer->value().cookie), nullptr);
}

// For the thread sanitizer: entries, lookups and sign-outs from several threads at once.
TEST(Access, ManyThreadsAtOnceGetTheirOwnLogins) {
    constexpr int threads_count = 4;
    constexpr int entries_each = 50;
    const TemporaryFolder folder;
    std::array<boost::asio::io_context, threads_count> contexts;  // outlive access, which posts to them
    Options options;
    options.data_dir = folder.path();
    options.rooms = {"auditorium"};
    options.languages = {"es"};
    Access access(std::move(options));
    std::atomic<int> ended = 0;
    access.on_ended([&](const std::vector<Ended>& list) { ended += static_cast<int>(list.size()); });
    Link link;
    link.id = "abcdefgh";
    link.rooms = {"auditorium"};
    link.expires_s = 253402300799;
    const auto token = mint(link, LinkKeys(open_secrets(folder.path()).link_signing, {}));
    std::atomic<int> good = 0;
    const auto browser = [&](boost::asio::io_context& context) {
        const auto executor = context.get_executor();
        int left = entries_each;
        for (int i = 0; i < entries_each; ++i) {
            access.exchange(
                {token, "", "", "", "", "", "", "192.0.2.1"}, executor, [&](const Exchanged& got) {
                    const auto login = got ? access.verify(got->cookie) : nullptr;
                    if (!login || login->id != got->login->id || access.devices(*login).size() != 1) {
                        --left;
                        return;
                    }
                    access.sign_out(*login, executor, [&, cookie = got->cookie](bool done) {
                        if (done && !access.verify(cookie)) ++good;
                        --left;
                    });
                });
        }
        auto work = boost::asio::make_work_guard(context);
        while (left > 0) context.run_one();
    };
    std::vector<std::thread> threads;
    for (auto& context : contexts) threads.emplace_back(browser, std::ref(context));
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(good, threads_count * entries_each);
    EXPECT_EQ(ended, threads_count * entries_each);
}

TEST(Access, WhatIsAcceptedBeforeTheEndIsAnswered) {
    boost::asio::io_context context;
    std::optional<bool> done;
    {
        Door door;
        const auto entry = door.enter(door.open_link()).value();
        door.access().sign_out(*entry.login, context.get_executor(), [&](bool did) { done = did; });
    }
    context.run();
    EXPECT_EQ(done, true);
}

}  // namespace
}  // namespace paraninfo::access

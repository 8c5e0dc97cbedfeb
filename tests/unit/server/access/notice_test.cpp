// Nobody enters without having accepted the notice: Directory::enter through the whole of Access.
#include "tests/unit/server/access/door.hpp"

#include "server/access/store.hpp"

namespace paraninfo::access {
namespace {

class NoticeTest : public testing::Test {
  protected:
    NoticeTest() { door_.access().require_notice("v1"); }

    Exchanged enter(const Link& link, const std::string& notice, const std::string& language = "es",
                    const std::string& cookie = "") {
        ExchangeRequest request;
        request.token = door_.token(link);
        request.cookie = cookie;
        request.notice = notice;
        request.notice_language = language;
        return door_.exchange(std::move(request));
    }
    std::vector<AcceptanceRow> accepted() { return Store(door_.folder() / "access.db").load().acceptances; }

    Door door_;
};

TEST_F(NoticeTest, WithoutItNobodyEntersAndNothingIsMade) {
    for (const Audience role : {Audience::participant, Audience::hall, Audience::moderator})
        EXPECT_EQ(door_.refused(door_.open_link(role)), RefusalReason::notice_required);
    EXPECT_EQ(enter(door_.open_link(), "v0").error().reason, RefusalReason::notice_required);
    EXPECT_TRUE(Store(door_.folder() / "access.db").load().persons.empty());
    EXPECT_EQ(status_of(RefusalReason::notice_required), 403);
    EXPECT_EQ(name_of(RefusalReason::notice_required), "notice_required");
}

TEST_F(NoticeTest, WhoAcceptsIsInAndItIsDurable) {
    const auto entry = enter(door_.open_link(), "v1", "en").value();
    EXPECT_EQ(accepted(), (std::vector{AcceptanceRow{entry.login->person.value, "v1", "en", door_.wall_ms}}));
}

TEST_F(NoticeTest, APersonalLinkIsNoWayRoundIt) {
    EXPECT_EQ(door_.refused(door_.personal_link("ana")), RefusalReason::notice_required);
    EXPECT_TRUE(enter(door_.personal_link("ana"), "v1"));
}

TEST_F(NoticeTest, ItIsAskedOnceOfAPersonWhateverTheDevice) {
    const auto first = enter(door_.personal_link("ana"), "v1").value();
    door_.reopen();
    door_.access().require_notice("v1");
    const auto second = door_.enter(door_.personal_link("ana"));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->login->person, first.login->person);
    EXPECT_EQ(accepted().size(), 1U);
}

TEST_F(NoticeTest, AnotherVersionIsAskedForAgainAtTheNextEntry) {
    const auto first = enter(door_.open_link(), "v1").value();
    door_.access().require_notice("v2");
    EXPECT_NE(door_.access().verify(first.cookie), nullptr) << "who is in stays in";
    EXPECT_EQ(enter(door_.open_link(), "v1", "es", first.cookie).error().reason,
              RefusalReason::notice_required);
    EXPECT_TRUE(enter(door_.open_link(), "v2", "es", first.cookie));
    EXPECT_EQ(accepted().size(), 2U);
}

TEST_F(NoticeTest, TheLanguageIsOneInWhichTheEventHasIt) {
    for (const char* language : {"", "pt", "Spanish"}) {
        const auto answer = enter(door_.open_link(), "v1", language);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().member, "notice_language") << language;
    }
}

TEST_F(NoticeTest, AScreenIsNotAsked) {
    EXPECT_TRUE(door_.enter(door_.open_link(Audience::screen)));
    EXPECT_TRUE(accepted().empty());
}

TEST_F(NoticeTest, WhereNoneIsConfiguredNothingIsAskedAndNothingIsWritten) {
    door_.access().require_notice("");
    EXPECT_TRUE(enter(door_.open_link(), "v1"));
    EXPECT_TRUE(accepted().empty());
}

}  // namespace
}  // namespace paraninfo::access

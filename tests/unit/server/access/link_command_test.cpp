#include "server/access/link_command.hpp"

#include "tests/unit/server/access/door.hpp"

namespace paraninfo::access {
namespace {

class LinkCommands : public testing::Test {
  protected:
    LinkCommands() {
        settings_.data_dir = door_.folder();
        settings_.rooms = {{"auditorium", {}, "", {}, {}}, {"library", {}, "", {}, {}}};
    }
    std::string run(const LinkCommand& command) {
        return run_link_command(settings_, command, door_.wall_ms);
    }
    LinkCommand open(const std::string& role, const std::string& label = "") {
        LinkCommand command;
        command.role = role;
        command.label = label;
        return command;
    }
    LinkCommand personal(const std::string& role) {
        auto command = open(role);
        command.kind = "personal";
        command.name = "Moderator";
        command.sub = "m-1";
        return command;
    }
    // The token of an address that was printed.
    static std::string token_of(const std::string& printed) {
        const std::string start = "https://localhost:8443/join#";
        EXPECT_TRUE(printed.starts_with(start)) << printed;
        EXPECT_EQ(printed.back(), '\n');
        return printed.substr(start.size(), printed.size() - start.size() - 1);
    }
    Exchanged enter(const std::string& printed) {
        ExchangeRequest request;
        request.token = token_of(printed);
        return door_.exchange(std::move(request));
    }
    std::string id_of(const std::string& printed) {
        return read_token(token_of(printed), LinkKeys(open_secrets(door_.folder()).link_signing, {}))->id;
    }

    Door door_;
    config::Settings settings_;
};

TEST_F(LinkCommands, AMintedLinkLetsIn) {
    const auto entry = enter(run(open("hall"))).value();
    EXPECT_EQ(entry.login->seats.size(), 2U);
    EXPECT_EQ(entry.login->seats[0].role, Audience::hall);
    auto command = personal("moderator");
    command.rooms = {"library"};
    command.language = "zh-Hant";
    const auto moderator = enter(run(command)).value();
    EXPECT_EQ(moderator.login->name, "Moderator");
    EXPECT_EQ(moderator.login->language, "zh-Hant");
    EXPECT_EQ(moderator.login->seats.size(), 1U);
}

TEST_F(LinkCommands, TheSameLabelGivesTheSameLinkAgain) {
    const auto first = run(open("participant", "demo-participant"));
    EXPECT_EQ(run(open("participant", "demo-participant")), first);
    door_.pass(24 * hour_ms);
    door_.reopen();
    EXPECT_EQ(run(open("participant", "demo-participant")), first);
    EXPECT_NE(run(open("participant", "other")), first);
    EXPECT_NE(run(open("participant")), first);
    EXPECT_NE(run(open("hall", "demo-participant")), first);
}

TEST_F(LinkCommands, ARevokedOrOldLinkIsNotGivenAgain) {
    const auto first = run(open("participant", "demo"));
    LinkCommand revoke;
    revoke.revoke = id_of(first);
    EXPECT_EQ(run(revoke), "revoked " + id_of(first) + "\n");
    const auto second = run(open("participant", "demo"));
    EXPECT_NE(second, first);
    door_.pass(5 * 24 * hour_ms);
    EXPECT_NE(run(open("participant", "demo")), second);
}

TEST_F(LinkCommands, ARevocationReachesTheRunningServer) {
    const auto link = run(open("participant"));
    const auto entry = enter(link).value();
    LinkCommand revoke;
    revoke.revoke = id_of(link);
    run(revoke);
    door_.pass(200);
    EXPECT_EQ(door_.access().verify(entry.cookie), nullptr);
    EXPECT_EQ(door_.ended, (std::vector<Ended>{{entry.login->id, CloseCode::revoked}}));
    EXPECT_EQ(enter(link).error().reason, RefusalReason::link_revoked);
}

TEST_F(LinkCommands, TheListSaysWhatBecameOfEach) {
    const auto link = run(open("participant", "demo"));
    ASSERT_TRUE(enter(link));
    LinkCommand list;
    list.list = true;
    EXPECT_EQ(run(list),
              id_of(link) +
                  "  valid  open  participant  auditorium,library  until 2026-09-28T14:13:20Z  persons 1  "
                  "label demo\n");
    door_.wall_ms += 8 * 24 * hour_ms;
    EXPECT_NE(run(list).find("  expired  "), std::string::npos);
    EXPECT_EQ(run(list).find("pn1."), std::string::npos);
}

TEST_F(LinkCommands, WhatMakesNoSenseIsRefusedInWords) {
    const auto refused = [&](LinkCommand command) {
        try {
            run(command);
            return std::string();
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
    };
    EXPECT_NE(refused({}), "");
    EXPECT_NE(refused(open("speaker")), "");
    auto command = open("hall");
    command.rooms = {"cellar"};
    EXPECT_EQ(refused(command), "the configuration has no room cellar");
    command = open("hall");
    command.days = 0;
    EXPECT_NE(refused(command), "");
    command = open("hall");
    command.name = "Ana";
    EXPECT_NE(refused(command), "");
    command = personal("hall");
    command.sub.clear();
    EXPECT_NE(refused(command), "");
    command = personal("hall");
    command.speaker = "ana";
    EXPECT_EQ(refused(command), "--speaker is only for personal links of panelists");
    command = personal("hall");
    command.devices = 11;
    EXPECT_NE(refused(command), "");
    command = personal("hall");
    command.name = "bad \xff bytes";
    EXPECT_NE(refused(command), "");
    command = open("hall");
    command.list = true;
    EXPECT_NE(refused(command), "");
    command = {};
    command.revoke = "x'; DROP TABLE links";
    EXPECT_NE(refused(command), "");
    EXPECT_EQ(refused(personal("hall")), "");
}

}  // namespace
}  // namespace paraninfo::access

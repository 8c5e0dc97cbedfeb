#include "protocol/json/poll_commands.hpp"

#include "protocol/json/request.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

Command command(const char* name) {
    const Value commands = samples::load("commands.json")["commands"];
    const auto request = parse_request(samples::named(commands, name)["request"].dump());
    return std::get<SubmitCommand>(request->what).command;
}

TEST(PollCommands, AFormIsReadByItsKind) {
    EXPECT_EQ(command("draft a poll, single choice"), Command(DraftPoll{samples::choice_poll().form}));
    EXPECT_EQ(command("draft a poll, scale"), Command(DraftPoll{samples::scale_poll().form}));
    EXPECT_EQ(command("draft a poll, open text"), Command(DraftPoll{samples::text_poll().form}));
    const auto multiple = std::get<DraftPoll>(command("draft a poll, multiple choice")).form;
    EXPECT_EQ(multiple.kind, PollKind::multiple);
    EXPECT_EQ(multiple.choices_max, 2u);
    EXPECT_EQ(multiple.results, PollResults::after_close) << "if not said";
}

TEST(PollCommands, MembersArriveWhereTheyBelong) {
    const PollId poll{"P01lA1b2C3d4E5f6"};
    const auto edited = std::get<EditPoll>(command("edit a poll"));
    EXPECT_EQ(edited.poll, poll);
    EXPECT_EQ(edited.form.options.size(), 2u);
    EXPECT_EQ(command("open a poll"), Command(OpenPoll{poll, 1, 0}));
    EXPECT_EQ(command("open a poll for a minute"), Command(OpenPoll{poll, 1, 60'000}));
    EXPECT_EQ(command("close a poll"), Command(ClosePoll{poll, 2}));
    EXPECT_EQ(command("archive a poll"), Command(ArchivePoll{poll, 4}));
}

TEST(PollCommands, AVoteIsOfOneKind) {
    EXPECT_EQ(command("vote by choices"), Command(VotePoll{PollId{"P01lA1b2C3d4E5f6"}, VoteChoices{{1}}}));
    EXPECT_EQ(command("vote on a scale"), Command(VotePoll{PollId{"P01lC1b2C3d4E5f6"}, VoteStep{4}}));
    EXPECT_EQ(command("vote in words"),
              Command(VotePoll{PollId{"P01lB1b2C3d4E5f6"}, VoteText{"Confianza, cooperación"}}));
}

TEST(PollCommands, ASecretPollAndItsPaper) {
    EXPECT_EQ(command("draft a secret poll"), Command(DraftPoll{samples::secret_poll().form}));
    const std::string blinded = samples::load("papers.json")["papers"][0]["blinded"];
    EXPECT_EQ(command("take a paper"), Command(TakePaper{PollId{"P01lD1b2C3d4E5f6"}, blinded}));
    for (const std::string& wrong : {blinded.substr(1), blinded + "A", "=" + blinded.substr(1)}) {
        const Value params{{"poll", "P"}, {"blinded", wrong}};
        Members members(params);
        read_take_paper(members);
        EXPECT_EQ(members.problem(), "blinded");
    }
}

TEST(PollCommands, TheEndsOfAScaleLieWithinTheirBound) {
    const auto is_read = [](std::int64_t from, std::int64_t to) {
        const Value params{{"title", "a"}, {"kind", "scale"}, {"scale", {{"from", from}, {"to", to}}}};
        Members members(params);
        read_draft_poll(members);
        return !members.problem();
    };
    EXPECT_TRUE(is_read(-100, 100));
    EXPECT_FALSE(is_read(-101, 100));
    EXPECT_FALSE(is_read(0, std::int64_t{1} << 40));
}

}  // namespace
}  // namespace paraninfo::json

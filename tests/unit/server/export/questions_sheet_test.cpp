// Sealed questions in every sheet that could name their asker.
#include "server/export/questions_sheet.hpp"

#include "tests/unit/server/export/rig.hpp"

#include <nlohmann/json.hpp>

namespace paraninfo::exports {
namespace {

TEST(QuestionsSheet, OfASealedQuestionNoFileSaysWhoAskedItNorWhomASanctionMeantByIt) {
    Rig rig;
    QuestionAsked asked;
    asked.id = {"q1"};
    asked.person = {"hidden-asker"};
    asked.name = "hidden name";
    asked.origin = Audience::hall;
    asked.text = "Why?";
    asked.anonymous = asked.sealed = true;
    const Offset question = rig.add(asked, "hidden-asker");
    const PersonId by{"chair"};
    const PersonId whom = asked.person;
    const Offset silenced = rig.add(PersonSilenced{0, whom, "", by, "Chair", "Enough.", asked.id}, "chair");
    rig.add(SilenceLifted{silenced, whom, by, "Chair", asked.id}, "chair");
    rig.add(QuestionWithdrawn{question}, "chair");
    const Offset banned = rig.add(PersonBanned{whom, "", by, "Chair", "Insults.", {1}, asked.id}, "chair");
    rig.add(QuestionReopened{question}, "chair");
    rig.add(PersonUnbanned{banned, whom, by, "Chair", asked.id}, "chair");
    rig.add(QuestionWithdrawn{question}, "hidden-asker");
    for (const Format format : {Format::json, Format::csv})
        for (const Sheet sheet : all_sheets)
            EXPECT_EQ(rig.make(sheet, format).find("hidden"), std::string::npos) << name_of(sheet);
    const auto questions = nlohmann::json::parse(rig.make(Sheet::questions, Format::json));
    const auto& row = questions["sheets"]["questions"][0];
    EXPECT_EQ(row["person"], "anonymous");
    EXPECT_TRUE(row["origin"].is_null());
    const auto file = nlohmann::json::parse(rig.make(Sheet::audit, Format::json));
    const auto& audit = file["sheets"]["audit"];
    EXPECT_EQ(audit[0]["who"], "anonymous");
    EXPECT_EQ(audit[1]["subject"], "q1");
    EXPECT_EQ(audit[1]["summary"], "the asker of the question: Enough.");
    EXPECT_EQ(audit[2]["subject"], "q1");
    EXPECT_TRUE(audit[3]["who"].is_null()) << "of the ban";
    EXPECT_EQ(audit[7]["who"], "anonymous");
}

}  // namespace
}  // namespace paraninfo::exports

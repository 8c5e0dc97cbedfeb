#include "server/export/exporter.hpp"

#include "tests/support/spreadsheet_corpus.hpp"
#include "tests/unit/server/export/rig.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cctype>
#include <cstdio>

namespace paraninfo::exports {
namespace {

nlohmann::json read_xlsx(const std::filesystem::path& file) {
    const std::string line =
        "/usr/bin/python3 " PARANINFO_SOURCE_DIR "/tests/unit/server/export/read_xlsx.py " + file.string();
    std::FILE* pipe = ::popen(line.c_str(), "r");
    std::string out;
    std::array<char, 4096> chunk{};
    while (const auto size = std::fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), size);
    EXPECT_EQ(::pclose(pipe), 0) << "python3-openpyxl reads the file (scripts/setup test)";
    return nlohmann::json::parse(out);
}

// A room in which each hostile text stands in every place where people write.
void fill(Rig& rig) {
    for (const char* text : test::spreadsheet_corpus) {
        QuestionAsked asked;
        asked.state = QuestionState::approved;
        asked.id = {text};
        asked.person = {text};
        asked.name = text;
        asked.text = text;
        asked.language = text;
        const Offset question = rig.add(asked, "ana");
        rig.add(QuestionTagged{question, {text, text}}, "chair");
        rig.add(QuestionNoted{question, text, text}, "chair");
        rig.add(QuestionAnsweredInWriting{question, AnswerTo::all, text}, "chair");
        rig.add(QuestionTranslated{question, Language::es, true, text}, "chair");
        rig.add(QuestionEdited{question, text}, "chair");
        rig.add(QuestionDeclined{question, text}, "chair");
        rig.add(AnnouncementMade{{text}, text}, "chair");
        const Offset said = rig.add(ChatWritten{Audience::hall, 0, {text}, text, text}, "ana");
        rig.add(ChatDeleted{said, true, {text}, text, {text}, text, text}, "chair");
        rig.add(ChatWritten{Audience::hall, said, {text}, text, text}, "ana");
        PollForm form{text, PollKind::single, {text, "x"}, 1, {}, PollResults::after_close, false};
        rig.draft(form);
        PollForm open{text, PollKind::text, {}, 0, {}, PollResults::after_close, false};
        const Offset poll = rig.draft(open);
        rig.add(PollOpened{poll, 0}, "chair");
        rig.vote(poll, 0, "ana", {0, text});
        rig.seat({text, "", "", "", text, text, first_ms}, {text, text, text, first_ms});
        rig.hold_session({}, text);
        rig.attend(text, 0, 30);
        rig.add(PollArchived{poll}, "chair");
    }
}

bool is_harmless(const std::string& text) {
    static const std::array<std::string_view, 14> signs = {"=",
                                                           "+",
                                                           "-",
                                                           "@",
                                                           "\t",
                                                           "\r",
                                                           "\n",
                                                           "\xEF\xBC\x9D",
                                                           "\xEF\xBC\x8B",
                                                           "\xEF\xBC\x8D",
                                                           "\xEF\xBC\xA0",
                                                           "\xE2\x88\x92",
                                                           "\xEF\xB9\xA6",
                                                           "\xEF\xB9\xA2"};
    std::string_view rest = text;
    while (rest.starts_with(' ') || rest.starts_with('"')) rest.remove_prefix(1);
    return std::ranges::none_of(signs, [&](std::string_view sign) { return rest.starts_with(sign); });
}

// What a program that takes other separators would make cells of.
void expect_harmless(const std::string& cell, const std::string& where) {
    EXPECT_TRUE(is_harmless(cell)) << where << ": " << cell;
    for (std::size_t i = 0; i < cell.size(); ++i)
        EXPECT_TRUE(cell[i] != ';' || is_harmless(cell.substr(i + 1))) << where << ": " << cell;
}

}  // namespace

// user text passed unescaped into spreadsheets
TEST(Exports, UserTextPassedUnescapedIntoSpreadsheets) {
    ASSERT_GE(test::spreadsheet_corpus.size(), 60U);
    Rig rig;
    fill(rig);
    for (const Sheet sheet : all_sheets) {
        const auto rows = read_csv(rig.make(sheet, Format::csv));
        ASSERT_GE(rows.size(), test::spreadsheet_corpus.size()) << name_of(sheet);
        for (const auto& row : rows) {
            ASSERT_EQ(row.size(), rows.front().size());
            for (const std::string& cell : row) {
                if (cell.starts_with('"')) {
                    expect_harmless(cell.substr(1), std::string(name_of(sheet)));
                } else {
                    EXPECT_EQ(cell.find_first_not_of("-0123456789truefalse"), std::string::npos) << cell;
                }
            }
        }
    }
    rig.make({hall, {all_sheets.begin(), all_sheets.end()}, Format::xlsx});
    const auto book = read_xlsx(rig.made_file());
    EXPECT_EQ(book.size(), all_sheets.size());
    for (const auto& [name, rows] : book.items()) {
        ASSERT_GE(rows.size(), test::spreadsheet_corpus.size()) << name;
        for (const auto& row : rows)
            for (const auto& cell : row) {
                EXPECT_NE(cell[0], "f") << cell;
                EXPECT_EQ(cell[3], false) << cell;
                if (cell[0] == "s" || cell[0] == "inlineStr") expect_harmless(cell[1], name);
            }
    }
}

TEST(Exports, NumbersStayNumbersAndTimesNameTheirZone) {
    Rig rig;
    rig.ask("Why?");
    rig.add(QuestionVoted{1, {"bea"}, true}, "bea");
    rig.make(Sheet::questions, Format::xlsx);
    const auto sheet = read_xlsx(rig.made_file())["questions"];
    EXPECT_EQ(sheet[1][5][0], "n");
    EXPECT_EQ(sheet[1][5][1], 1);
    EXPECT_EQ(sheet[1][6][2], "@") << "an edit leaves it text";
    const auto file = nlohmann::json::parse(rig.make(Sheet::questions, Format::json));
    const auto& row = file["sheets"]["questions"][0];
    EXPECT_EQ(row["votes"], 1);
    EXPECT_EQ(row["asked_at"], "2026-09-21T16:13:20.000+02:00");
    EXPECT_EQ(row["time_zone"], "Europe/Madrid");
    EXPECT_EQ(file["time_zone"], "Europe/Madrid");
    EXPECT_EQ(file["offset"], 2);
    EXPECT_EQ(rig.made().through, 2U);
}

TEST(Exports, NobodyLearnsWhoAskedAnonymouslyOrWhoVotedWhat) {
    Rig rig;
    const Offset question = rig.ask("Secret?", "hidden-asker", true);
    rig.add(QuestionVoted{question, {"hidden-voter"}, true}, "hidden-voter");
    const Offset poll =
        rig.draft({"Which?", PollKind::single, {"Red", "Green"}, 1, {}, PollResults::always, false});
    rig.add(PollOpened{poll, 0}, "chair");
    rig.vote(poll, 0, "hidden-voter", {2, ""});
    const Offset words = rig.draft({"A word?", PollKind::text, {}, 0, {}, PollResults::always, false});
    rig.add(PollOpened{words, 0}, "chair");
    rig.vote(words, 0, "hidden-voter", {0, "zebra"});
    rig.vote(words, 1, "hidden-other", {0, "apple"});
    rig.add(QuestionWithdrawn{question}, "hidden-asker");
    for (const Format format : {Format::json, Format::csv})
        for (const Sheet sheet : all_sheets)
            EXPECT_EQ(rig.make(sheet, format).find("hidden"), std::string::npos) << name_of(sheet);
    const auto audit = rig.make(Sheet::audit, Format::csv);
    EXPECT_EQ(audit.find("zebra"), std::string::npos);
    EXPECT_NE(audit.find("chair"), std::string::npos);
    const auto polls = rig.make(Sheet::polls, Format::csv);
    EXPECT_LT(polls.find("\"apple\""), polls.find("\"zebra\"")) << "not in the order in which they came";
}

TEST(Exports, QuestionsAndPollsNameTheirSessionAndSpeaker) {
    Rig rig;
    QuestionAsked asked;
    asked.id = {"q1"};
    asked.text = "Why?";
    asked.to = "speaker-2";
    const Offset question = rig.add(asked, "ana");
    rig.add(QuestionAssigned{question, "opening", "speaker-3"}, "chair");
    PollForm form{"A word?", PollKind::text, {}, 0, {}, PollResults::always, false};
    form.session = "closing";
    rig.draft(form);
    rig.add(ModeratorsTold{"Chair", "Break at ten."}, "chair");
    const auto row =
        nlohmann::json::parse(rig.make(Sheet::questions, Format::json))["sheets"]["questions"][0];
    EXPECT_EQ(row["session"], "opening");
    EXPECT_EQ(row["addressed_to"], "speaker-2");
    EXPECT_EQ(row["assigned_to"], "speaker-3");
    const auto poll = nlohmann::json::parse(rig.make(Sheet::polls, Format::json))["sheets"]["polls"][0];
    EXPECT_EQ(poll["session"], "closing");
    const auto audit = nlohmann::json::parse(rig.make(Sheet::audit, Format::json))["sheets"]["audit"];
    EXPECT_EQ(audit[1]["summary"], "opening, speaker-3");
    EXPECT_EQ(audit[3]["summary"], "Break at ten.");
}

TEST(Exports, ASecretPollHasItsPapersAndItsCountAndNobodysName) {
    Rig rig;
    PollForm form{"Approve?", PollKind::single, {"Yes", "No"}, 1, {}, PollResults::after_close, false};
    form.secret = true;
    const Offset poll = rig.draft(form);
    rig.add(PollOpened{poll, 0, {}, "modulus"}, "chair");
    for (std::uint32_t i = 0; i < 13; ++i) rig.add(PollPaperGiven{poll, i, {"hidden-voter"}}, "hidden-voter");
    rig.add(PollClosing{poll}, "chair");
    rig.add(PollClosed{poll});
    const auto rows = [&] {
        return nlohmann::json::parse(rig.make(Sheet::polls, Format::json))["sheets"]["polls"];
    };
    EXPECT_EQ(rows()[0]["persons"], 13);
    EXPECT_TRUE(rows()[0]["votes"].is_null()) << "not counted yet";
    rig.add(PollCounted{poll, {12, {7, 5}}});
    EXPECT_EQ(rows()[0]["secret"], true);
    EXPECT_EQ(rows()[0]["ballots"], 12);
    EXPECT_EQ(rows()[0]["votes"], 7);
    EXPECT_EQ(rows()[1]["votes"], 5);
    for (const Sheet sheet : all_sheets)
        EXPECT_EQ(rig.make(sheet, Format::csv).find("hidden"), std::string::npos) << name_of(sheet);
}

TEST(Exports, APollHasItsVotesByClassOnceItIsClosedAndFewAreTogether) {
    Rig rig;
    const Offset poll =
        rig.draft({"Which?", PollKind::single, {"Red", "Green"}, 1, {}, PollResults::always, false});
    rig.add(PollOpened{poll, 0}, "chair");
    for (std::uint32_t i = 0; i < 14; ++i)
        rig.vote(poll, i, "p" + std::to_string(i), {1, ""},
                 i < 7    ? VoterClass::hall
                 : i < 12 ? VoterClass::registered
                          : VoterClass::open);
    const auto row = [&] {
        return nlohmann::json::parse(rig.make(Sheet::polls, Format::json))["sheets"]["polls"][0];
    };
    rig.add(PollClosing{poll}, "chair");
    for (const char* column :
         {"hall_persons", "hall_votes", "registered_votes", "together_votes", "together"})
        EXPECT_TRUE(row()[column].is_null()) << column << ": votes still come";
    rig.add(PollClosed{poll});
    EXPECT_EQ(row()["persons"], 14);
    EXPECT_EQ(row()["hall_persons"], 7);
    EXPECT_EQ(row()["hall_votes"], 7);
    EXPECT_TRUE(row()["open_votes"].is_null()) << "two of them";
    EXPECT_TRUE(row()["registered_votes"].is_null()) << "or the two were what is left";
    EXPECT_EQ(row()["together"], "registered open");
    EXPECT_EQ(row()["together_persons"], 7);
    EXPECT_EQ(row()["together_votes"], 7);
}

TEST(Exports, TheAuditHasEachChangeWithWhoMadeIt) {
    Rig rig;
    rig.ask("Why?", "ana");
    rig.add(QuestionPutOnAir{1}, "chair");
    rig.add(QuestionsClosed{});
    rig.ask("Gone?", "bea");
    rig.erase(4);
    const auto file = nlohmann::json::parse(rig.make(Sheet::audit, Format::json));
    const auto& rows = file["sheets"]["audit"];
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0]["who"], "ana");
    EXPECT_EQ(rows[0]["summary"], "Why?");
    EXPECT_EQ(rows[1]["kind"], "question.put_on_air");
    EXPECT_EQ(rows[1]["who"], "chair");
    EXPECT_EQ(rows[1]["subject"], "q1");
    EXPECT_EQ(rows[1]["at_utc"], "2026-09-21T14:13:21.000Z");
    EXPECT_TRUE(rows[2]["who"].is_null()) << "the room by itself";
    EXPECT_EQ(rows[3]["erased"], true);
    EXPECT_TRUE(rows[3]["who"].is_null());
}

TEST(Exports, TheAuditSaysWhomARoomSilencedOrBannedAndWhy) {
    Rig rig;
    rig.add(PersonSilenced{60'000, {"eve"}, "Eve", {"chair"}, "Chair", "floods"}, "chair");
    rig.add(PersonBanned{{"eve"}, "Eve", {"chair"}, "Chair", "", {}}, "chair");
    const auto file = nlohmann::json::parse(rig.make(Sheet::audit, Format::json));
    const auto& rows = file["sheets"]["audit"];
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]["subject"], "eve");
    EXPECT_EQ(rows[0]["summary"], "Eve: floods");
    EXPECT_EQ(rows[1]["who"], "chair");
    EXPECT_EQ(rows[1]["summary"], "Eve");
}

TEST(Exports, PeopleHaveARowForEachNoticeThatTheyAccepted) {
    Rig rig;
    rig.seat({"p1", "local", "42", "", "Ana", "es", first_ms}, {"p1", "v1", "es", first_ms + 1000});
    rig.seat({"p1", "local", "42", "", "Ana", "es", first_ms}, {"p1", "v2", "en", first_ms + 2000});
    rig.seat({"p2", "", "", "open", "Bea", "en", first_ms + 1}, {});
    const auto file = nlohmann::json::parse(rig.make(Sheet::people, Format::json));
    const auto& rows = file["sheets"]["people"];
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0]["external_id"], "42");
    EXPECT_EQ(rows[0]["roles"], nlohmann::json({"participant"}));
    EXPECT_EQ(rows[0]["notice_version"], "v1");
    EXPECT_EQ(rows[0]["notice_accepted_at"], "2026-09-21T16:13:21.000+02:00");
    EXPECT_EQ(rows[1]["notice_language"], "en");
    EXPECT_EQ(rows[2]["name"], "Bea");
    EXPECT_TRUE(rows[2]["notice_version"].is_null());
}

TEST(Exports, ARemovedAnnouncementIsStillThere) {
    Rig rig;
    rig.add(AnnouncementMade{{"a1"}, "Lunch"}, "chair");
    rig.add(AnnouncementRemoved{1, {"a1"}}, "chair");
    rig.stop();
    const auto file = nlohmann::json::parse(rig.make(Sheet::announcements, Format::json));
    EXPECT_EQ(file["sheets"]["announcements"][0]["text"], "Lunch");
    EXPECT_EQ(file["sheets"]["announcements"][0]["removed_at"], "2026-09-21T16:13:21.000+02:00");
}

TEST(Exports, OfADeletedMessageThereIsWhoDeletedItAndWhyButNoWordOfIt) {
    Rig rig;
    rig.add(ChatWritten{Audience::participant, 0, {"eve"}, "Eve", "Buy cheap watches"}, "eve");
    rig.add(ChatWritten{Audience::hall, 1, {"ana"}, "Ana", "No, thank you"}, "ana");
    rig.add(ChatDeleted{1, true, {"eve"}, "Eve", {"chair"}, "Chair", "Advertising."}, "chair");
    const auto text = rig.make(Sheet::chat, Format::json);
    EXPECT_EQ(text.find("watches"), std::string::npos) << "before the journal has erased it, too";
    rig.erase(1);
    const auto rows = nlohmann::json::parse(rig.make(Sheet::chat, Format::json))["sheets"]["chat"];
    EXPECT_EQ(rows, nlohmann::json::parse(text)["sheets"]["chat"]);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_TRUE(rows[0]["text"].is_null());
    EXPECT_EQ(rows[0]["author"], "Eve");
    EXPECT_EQ(rows[0]["deleted_by"], "Chair");
    EXPECT_EQ(rows[0]["delete_reason"], "Advertising.");
    EXPECT_EQ(rows[1]["reply_to"], 1);
    EXPECT_EQ(rows[1]["role"], "hall");
}

TEST(Exports, ADamagedJournalIsNamedWithWhatToDo) {
    test::TemporaryFolder folder;
    Source source;
    source.data_dir = folder.path();
    source.rooms.emplace_back().id = hall;
    try {
        make_export(source, {hall, {Sheet::audit}, Format::csv}, folder.path() / "made");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("journal.db"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("data_dir"), std::string::npos) << error.what();
    }
}

TEST(Exports, AFileIsNamedByRoomSheetAndTime) {
    EXPECT_EQ(file_name({hall, {Sheet::polls}, Format::xlsx}, first_ms),
              "auditorium-polls-20260921T141320Z.xlsx");
}

}  // namespace paraninfo::exports

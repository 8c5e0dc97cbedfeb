#include "server/export/export_command.hpp"

#include "tests/unit/server/export/rig.hpp"

namespace paraninfo::exports {

TEST(ExportCommand, AFileIsPutInPlaceBesideARunningServer) {
    Rig rig;  // its log holds the journal open
    rig.ask("Why?");
    const auto out = rig.folder() / "out.csv";
    const auto said = run_export_command(rig.source(), {"auditorium", "questions", "csv", out.string()});
    EXPECT_NE(said.find("up to change 1"), std::string::npos) << said;
    EXPECT_NE(Rig::read(out).find("\"Why?\""), std::string::npos);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(out).permissions(), perms::owner_read | perms::owner_write);
    for (const auto& entry : std::filesystem::directory_iterator(rig.folder()))
        EXPECT_FALSE(entry.path().filename().string().starts_with(".export")) << entry.path();
}

TEST(ExportCommand, WhatDoesNotFitIsSaidBeforeAnythingIsRead) {
    Rig rig;
    EXPECT_THROW(run_export_command(rig.source(), {"cellar", "questions", "csv", "-"}), WrongUse);
    EXPECT_THROW(run_export_command(rig.source(), {"", "weather", "csv", "-"}), WrongUse);
    EXPECT_THROW(run_export_command(rig.source(), {"", "all", "csv", "-"}), WrongUse);
    EXPECT_THROW(run_export_command(rig.source(), {"", "all", "pdf", "-"}), WrongUse);
    EXPECT_THROW(run_export_command(rig.source(), {"", "all", "json", "/nowhere/at/all.json"}), Error);
}

}  // namespace paraninfo::exports

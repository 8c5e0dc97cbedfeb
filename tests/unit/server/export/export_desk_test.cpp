#include "server/export/export_desk.hpp"

#include "tests/unit/server/export/rig.hpp"

#include <future>

namespace paraninfo::exports {
namespace {

const Order questions{hall, {Sheet::questions}, Format::csv};

// Holds the desk's thread until it is let go.
struct Held {
    std::promise<void> begun;
    std::promise<void> go;
};

}  // namespace

TEST(ExportDesk, AFileIsMadeAndLeavesNothingBehind) {
    Rig rig;
    rig.ask("Why?");
    std::filesystem::create_directories(rig.folder() / "exports" / "left-by-a-crash");
    ExportDesk desk(rig.source());
    std::promise<Result> made;
    EXPECT_EQ(desk.submit(questions, {"login", {"chair"}},
                          [&](Result result) { made.set_value(std::move(result)); }),
              ExportDesk::Taken::yes);
    const Result result = made.get_future().get();
    EXPECT_EQ(result.outcome, Result::Outcome::made);
    EXPECT_NE(result.bytes.find("\"Why?\""), std::string::npos);
    EXPECT_TRUE(std::filesystem::is_empty(rig.folder() / "exports"));
}

TEST(ExportDesk, ALoginHasOneAtATimeAndTheQueueIsBounded) {
    Rig rig;
    Held held;
    {
        ExportDesk desk(rig.source());
        desk.submit(questions, {"first", {"chair"}}, [&](const Result&) {
            held.begun.set_value();
            held.go.get_future().wait();
        });
        held.begun.get_future().wait();
        for (std::size_t i = 0; i < queued_max; ++i)
            EXPECT_EQ(desk.submit(questions, {"login" + std::to_string(i), {}}, [](const Result&) {}),
                      ExportDesk::Taken::yes);
        EXPECT_EQ(desk.submit(questions, {"late", {}}, [](const Result&) {}), ExportDesk::Taken::full);
        held.go.set_value();
    }
}

TEST(ExportDesk, ALoginThatHadEnoughWaitsForAMinute) {
    Rig rig;
    ExportDesk desk(rig.source());
    const auto now = ExportDesk::Steady::now();
    const auto submit = [&](std::chrono::seconds later) {
        std::promise<void> done;
        const auto taken = desk.submit(
            questions, {"login", {}}, [&](const Result&) { done.set_value(); }, now + later);
        if (taken == ExportDesk::Taken::yes) done.get_future().wait();
        return taken;
    };
    for (std::size_t i = 0; i < made_per_minute; ++i)
        EXPECT_EQ(submit(std::chrono::seconds(0)), ExportDesk::Taken::yes);
    EXPECT_EQ(submit(std::chrono::seconds(59)), ExportDesk::Taken::busy);
    EXPECT_EQ(submit(std::chrono::seconds(60)), ExportDesk::Taken::yes);
}

}  // namespace paraninfo::exports

// What was acknowledged is there after the power went, whatever of the un-synced writes reached the disk; and
// the same check fails on a disk that does not sync, so it is worth something.
#include "server/journal/verify.hpp"
#include "tests/faults/faulty_disk.hpp"
#include "tests/unit/server/journal/rig.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

namespace paraninfo::journal {
namespace {

// Writes until the power goes, cuts, opens again; why the journal broke its word, if it did.
std::optional<std::string> round(std::uint32_t seed, bool ignoring_syncs) {
    std::mt19937 random(seed);
    const Folder folder;
    faults::FaultyDisk disk;
    const SqliteOptions options{folder.file(), disk.name(), 100'000};
    std::vector<std::string> acknowledged;
    {
        Rig rig(sqlite_engine(options), {.batch_max = 1 + random() % 8});
        auto lease = rig.acquire().lease;
        disk.set_ignoring_syncs(ignoring_syncs);
        disk.power_off_after(static_cast<int>(1 + random() % 300));
        Offset next = 0;
        while (!disk.off()) {
            for (int i = 0; i < 8; ++i, ++next) {
                const std::string payload(1 + random() % 2000, static_cast<char>('a' + next % 26));
                rig.log().append(append(lease, next, {payload}, "k" + std::to_string(next)),
                                 [&, payload](const Appended& done) {
                                     if (done.status == Status::ok) acknowledged.push_back(payload);
                                 });
            }
            rig.run();
        }
    }
    disk.cut(seed);
    if (const auto verified = verify(folder.file()); !verified.ok()) return verified.bad->why;
    Rig rig(sqlite_engine({folder.file(), "", 100'000}));
    const auto kept = payloads(rig.read(0, 100'000));
    if (kept.size() < acknowledged.size()) return "lost";
    for (std::size_t i = 0; i < acknowledged.size(); ++i) {
        if (kept[i] != acknowledged[i]) return "changed";
    }
    return std::nullopt;
}

// PARANINFO_LONG in the environment asks for more.
TEST(PowerCut, LosesNothingThatWasAcknowledged) {
    const std::uint32_t rounds = std::getenv("PARANINFO_LONG") ? 500 : 50;
    for (std::uint32_t seed = 1; seed <= rounds; ++seed) {
        const auto broken = round(seed, false);
        ASSERT_EQ(broken, std::nullopt) << "seed " << seed;
    }
}

TEST(PowerCut, TheCheckFailsOnADiskThatDoesNotSync) {
    int broken = 0;
    for (std::uint32_t seed = 1; seed <= 100 && broken == 0; ++seed) {
        try {
            broken += round(seed, true) ? 1 : 0;
        } catch (const std::runtime_error&) {
            ++broken;
        }
    }
    EXPECT_GT(broken, 0);
}

}  // namespace
}  // namespace paraninfo::journal

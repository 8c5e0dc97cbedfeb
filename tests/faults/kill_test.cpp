// kill -9 of the writing process at a random instant: what it acknowledged is there, once.
#include "server/journal/verify.hpp"
#include "tests/unit/server/journal/rig.hpp"

#include <gtest/gtest.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

namespace paraninfo::journal {
namespace {

// Appends for ever, one byte down the pipe for each acknowledgement.
[[noreturn]] void write_until_killed(const std::filesystem::path& path, int pipe) {
    Rig rig(sqlite_engine({path, "", 1000}));
    const auto room = rig.acquire();
    for (Offset next = room.last;; ++next) {
        rig.log().append(append(room.lease, next, {"p"}, "k" + std::to_string(next)),
                         [&](const Appended& done) {
                             if (done.status != Status::ok || ::write(pipe, "+", 1) != 1) ::_exit(1);
                         });
        if (next % 4 == 3) rig.run();
    }
}

std::uint64_t acknowledged_until_killed(const std::filesystem::path& path, std::uint64_t enough) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        write_until_killed(path, ends[1]);
    }
    ::close(ends[1]);
    std::uint64_t heard = 0;
    char byte = 0;
    while (heard < enough && ::read(ends[0], &byte, 1) == 1) ++heard;
    ::kill(child, SIGKILL);
    while (::read(ends[0], &byte, 1) == 1) ++heard;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    return heard;
}

TEST(Kill, LosesNothingThatWasAcknowledgedAndWritesNothingTwice) {
    const Folder folder;
    std::mt19937 random(7);
    std::uint64_t heard = 0;
    for (int round = 0; round < 20; ++round) {
        heard += acknowledged_until_killed(folder.file(), 1 + random() % 60);
        const auto verified = verify(folder.file());
        ASSERT_TRUE(verified.ok()) << verified.bad->why;
        ASSERT_GE(verified.rows, heard);
        ASSERT_EQ(verified.receipts, verified.rows);
        heard = verified.rows;
    }
}

}  // namespace
}  // namespace paraninfo::journal

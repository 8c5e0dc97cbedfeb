#include "server/workers/processes.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

class ProcessesTest : public testing::Test {
  protected:
    Command shell(const std::string& script) const { return {"/bin/sh", {"-c", script}, folder_ / "stderr"}; }
    Processes::OnExit note() {
        return [this](Ending ending) { endings_.push_back(ending); };
    }
    // Runs until one more process has ended.
    Ending next_ending() {
        const std::size_t before = endings_.size();
        context_.restart();
        while (endings_.size() == before && context_.run_one_for(std::chrono::seconds{10}) > 0) {
        }
        return endings_.size() > before ? endings_.back() : Ending{};
    }
    std::string errors() const {
        std::ostringstream text;
        text << std::ifstream{folder_ / "stderr"}.rdbuf();
        return text.str();
    }

    paraninfo::test::TemporaryFolder folder_;
    boost::asio::io_context context_;
    LinuxProcesses processes_{context_};
    std::vector<Ending> endings_;
};

TEST_F(ProcessesTest, TheEndOfAChildIsTold) {
    const auto process = processes_.start(shell("exit 3"), note());
    ASSERT_TRUE(process);
    EXPECT_EQ(next_ending(), (Ending{true, 3, 0}));
}

TEST_F(ProcessesTest, AKilledOneIsToldWithItsSignal) {
    const auto process = processes_.start(shell("exec sleep 60"), note());
    process->kill();
    EXPECT_EQ(next_ending(), (Ending{true, 0, SIGKILL}));
}

TEST_F(ProcessesTest, ItInheritsNothingButItsStderr) {
    const int secret = ::open("/dev/null", O_RDONLY);  // inheritable on purpose
    const auto process = processes_.start(shell("ls -l /proc/self/fd | grep -c -- '->' >&2"), note());
    next_ending();
    ::close(secret);
    EXPECT_EQ(errors(), "4\n");  // 0, 1, 2 and the folder that ls reads
}

TEST_F(ProcessesTest, ItLeadsAGroupOfItsOwn) {
    const auto process = processes_.start(shell("exec sleep 60"), note());
    EXPECT_EQ(::getpgid(process->id().pid), process->id().pid);
    process->kill();
    next_ending();
}

TEST_F(ProcessesTest, AProgramThatIsNotThereIsNoProcess) {
    EXPECT_FALSE(processes_.start({"/nowhere/at/all", {}, folder_ / "stderr"}, note()));
}

TEST_F(ProcessesTest, AnotherMayWatchItByItsIdentity) {
    auto process = processes_.start(shell("exec sleep 60"), note());
    const ProcessId id = process->id();
    process.reset();
    const auto adopted = processes_.adopt(id, note());
    ASSERT_TRUE(adopted);
    EXPECT_EQ(adopted->id(), id);
    adopted->kill();
    EXPECT_EQ(next_ending(), Ending{});
    EXPECT_EQ(endings_.size(), 1U);
    ::waitpid(id.pid, nullptr, 0);
}

TEST_F(ProcessesTest, ARecycledProcessIdIsNotMistaken) {
    auto process = processes_.start(shell("exec sleep 60"), note());
    ProcessId other = process->id();
    ++other.started;
    EXPECT_FALSE(processes_.adopt(other, note()));
    EXPECT_FALSE(processes_.adopt({1, 0}, note()));
    EXPECT_FALSE(processes_.adopt({0, 0}, note()));
    process->kill();
    next_ending();
}

TEST_F(ProcessesTest, OneThatIsNoLongerWatchedIsNotTold) {
    auto process = processes_.start(shell("exec sleep 60"), note());
    const ProcessId id = process->id();
    process->kill();
    process.reset();
    ::waitpid(id.pid, nullptr, 0);
    context_.restart();
    context_.poll();
    EXPECT_TRUE(endings_.empty());
}

}  // namespace
}  // namespace paraninfo::workers

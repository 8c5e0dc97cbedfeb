#include "media/link/socket.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <poll.h>
#include <sys/stat.h>
#include <system_error>

namespace paraninfo::link {
namespace {

bool is_readable(int descriptor) {
    pollfd waiting{descriptor, POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 1;
}

TEST(Socket, WhoConnectsIsAccepted) {
    const test::TemporaryFolder folder;
    const Descriptor listener = listen_unix(folder / "a.sock", 4);
    EXPECT_FALSE(accept_unix(listener));
    const Descriptor client = connect_unix(folder / "a.sock");
    ASSERT_TRUE(client);
    EXPECT_TRUE(accept_unix(listener));
}

TEST(Socket, OnlyItsOwnerMayConnect) {
    const test::TemporaryFolder folder;
    const Descriptor listener = listen_unix(folder / "a.sock", 4);
    struct stat status {};
    ASSERT_EQ(::stat((folder / "a.sock").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(Socket, NobodyThereIsNoDescriptor) {
    const test::TemporaryFolder folder;
    EXPECT_FALSE(connect_unix(folder / "nobody.sock"));
    EXPECT_FALSE(connect_unix("/nowhere/at/all.sock"));
}

TEST(Socket, AListenerReplacesWhatADeadOneLeft) {
    const test::TemporaryFolder folder;
    { const Descriptor dead = listen_unix(folder / "a.sock", 4); }
    const Descriptor listener = listen_unix(folder / "a.sock", 4);
    EXPECT_TRUE(connect_unix(folder / "a.sock"));
}

TEST(Socket, APathLongerThanTheKernelsIsReachedThroughItsFolder) {
    const test::TemporaryFolder folder;
    const std::string deep = folder / std::string(120, 'd');
    std::filesystem::create_directory(deep);
    const Descriptor listener = listen_unix(deep + "/a.sock", 4);
    EXPECT_TRUE(std::filesystem::exists(deep + "/a.sock"));
    EXPECT_TRUE(connect_unix(deep + "/a.sock"));
}

TEST(Socket, AFolderThatIsNotThereThrows) {
    EXPECT_THROW(listen_unix("/nowhere/at/all.sock", 4), std::system_error);
}

TEST(Waker, WakesUntilItIsCleared) {
    const Waker waker;
    EXPECT_FALSE(is_readable(waker.get()));
    waker.wake();
    waker.wake();
    EXPECT_TRUE(is_readable(waker.get()));
    waker.clear();
    EXPECT_FALSE(is_readable(waker.get()));
}

}  // namespace
}  // namespace paraninfo::link

#include "server/access/secrets.hpp"

#include "tests/unit/server/access/door.hpp"

#include <sys/stat.h>

namespace paraninfo::access {
namespace {

mode_t mode_of(const std::filesystem::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777;
}

TEST(Secrets, AreMadeOnceAndKept) {
    const TemporaryFolder folder;
    const auto first = open_secrets(folder.path());
    const auto second = open_secrets(folder.path());
    EXPECT_EQ(first.link_signing, second.link_signing);
    EXPECT_EQ(first.srt_master, second.srt_master);
    EXPECT_NE(first.link_signing, first.srt_master);
    const TemporaryFolder other;
    EXPECT_NE(open_secrets(other.path()).link_signing, first.link_signing);
}

TEST(Secrets, OnlyTheOwnerCanReadThem) {
    const TemporaryFolder folder;
    const auto data = folder.path() / "new";
    open_secrets(data);
    EXPECT_EQ(mode_of(data), 0700U);
    EXPECT_EQ(mode_of(data / "secrets"), 0700U);
    EXPECT_EQ(mode_of(data / "secrets/link-signing.key"), 0600U);
    EXPECT_EQ(mode_of(data / "secrets/srt-master.key"), 0600U);
}

TEST(Secrets, AKeyThatOthersCanReadIsRefused) {
    const TemporaryFolder folder;
    open_secrets(folder.path());
    std::filesystem::permissions(folder.path() / "secrets/srt-master.key", std::filesystem::perms(0640));
    EXPECT_THROW(open_secrets(folder.path()), std::runtime_error);
}

TEST(Secrets, AKeyOfAnotherSizeIsRefusedAndNotReplaced) {
    const TemporaryFolder folder;
    open_secrets(folder.path());
    std::filesystem::resize_file(folder.path() / "secrets/link-signing.key", 31);
    EXPECT_THROW(open_secrets(folder.path()), std::runtime_error);
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "secrets/link-signing.key"), 31U);
}

TEST(Secrets, NothingIsLeftBesideThem) {
    const TemporaryFolder folder;
    open_secrets(folder.path());
    const std::filesystem::directory_iterator files(folder.path() / "secrets");
    EXPECT_EQ(std::distance(begin(files), end(files)), 5);
}

}  // namespace
}  // namespace paraninfo::access

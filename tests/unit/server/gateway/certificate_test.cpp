#include "server/gateway/certificate.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace paraninfo::gateway {
namespace {

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Certificate, IsMadeOnceAndKept) {
    const paraninfo::test::TemporaryFolder folder;
    const auto first = local_certificate(folder.path() / "tls", "event.example");
    const auto made = content(first.files.certificate);
    EXPECT_NE(made, "");
    local_certificate(folder.path() / "tls", "event.example");
    EXPECT_EQ(content(first.files.certificate), made);
    EXPECT_TRUE(make_tls_context(first.files));
}

TEST(Certificate, ForAnotherHostIsMadeAnewByTheSameAuthority) {
    const paraninfo::test::TemporaryFolder folder;
    const auto first = local_certificate(folder.path(), "event.example");
    const auto made = content(first.files.certificate);
    const auto authority = content(first.authority);
    local_certificate(folder.path(), "192.0.2.1");
    EXPECT_NE(content(first.files.certificate), made);
    EXPECT_EQ(content(first.authority), authority);
}

TEST(Certificate, KeysAreForTheOwnerOnly) {
    const paraninfo::test::TemporaryFolder folder;
    const auto local = local_certificate(folder.path(), "localhost");
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(local.files.key).permissions(), perms::owner_read | perms::owner_write);
}

TEST(Certificate, ADamagedKeyIsReplaced) {
    const paraninfo::test::TemporaryFolder folder;
    const auto local = local_certificate(folder.path(), "localhost");
    std::ofstream(local.files.key) << "nonsense";
    EXPECT_TRUE(make_tls_context(local_certificate(folder.path(), "localhost").files));
}

}  // namespace
}  // namespace paraninfo::gateway

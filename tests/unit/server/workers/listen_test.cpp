#include "server/workers/listen.hpp"

#include "tests/support/temporary_folder.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <system_error>

namespace paraninfo::workers {
namespace {

using Socket = boost::asio::local::stream_protocol::socket;
using std::filesystem::perms;

TEST(Listen, MakesItsFolderForItsOwnerAlone) {
    const paraninfo::test::TemporaryFolder folder;
    boost::asio::io_context context;
    const auto acceptor = listen_at(context, folder / "run/media.sock");
    EXPECT_EQ(std::filesystem::status(folder / "run").permissions(), perms::owner_all);
    EXPECT_EQ(std::filesystem::status(folder / "run/media.sock").permissions(),
              perms::owner_read | perms::owner_write);
    Socket client{context};
    EXPECT_NO_THROW(client.connect({folder / "run/media.sock"}));
}

TEST(Listen, ReplacesAFormersSocket) {
    const paraninfo::test::TemporaryFolder folder;
    boost::asio::io_context context;
    { const auto former = listen_at(context, folder / "run/media.sock"); }
    const auto acceptor = listen_at(context, folder / "run/media.sock");
    Socket client{context};
    EXPECT_NO_THROW(client.connect({folder / "run/media.sock"}));
}

TEST(Listen, ALongPathIsListenedAtAllTheSame) {
    const paraninfo::test::TemporaryFolder folder;
    boost::asio::io_context context;
    const std::filesystem::path path = folder.path() / std::string(120, 'd') / "media.sock";
    const auto acceptor = listen_at(context, path);
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(Listen, AFolderThatCannotBeMadeThrows) {
    boost::asio::io_context context;
    EXPECT_THROW(listen_at(context, "/proc/nowhere/media.sock"), std::system_error);
}

}  // namespace
}  // namespace paraninfo::workers

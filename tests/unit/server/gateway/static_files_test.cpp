#include "server/gateway/static_files.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace paraninfo::gateway {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

struct Web : testing::Test {
    paraninfo::test::TemporaryFolder folder;
    StaticFiles load() { return {folder.path(), "X-Common: 1\r\n"}; }
    void write(const std::string& name, const std::string& bytes) {
        std::filesystem::create_directories((folder.path() / name).parent_path());
        std::ofstream(folder.path() / name, std::ios::binary) << bytes;
    }
    void SetUp() override {
        write("index.html", "<index>");
        write("watch.html", "<watch>");
        write("assets/app-0a1b2c3d.js", std::string(5000, 'x'));
    }
};

TEST_F(Web, EachRouteHasItsPageAndFallsBackToTheIndex) {
    const auto files = load();
    EXPECT_THAT(*files.find({"/"}).answer, EndsWith("<index>"));
    EXPECT_THAT(*files.find({"/watch/auditorium"}).answer, EndsWith("<watch>"));
    EXPECT_THAT(*files.find({"/desk/auditorium"}).answer, EndsWith("<index>"));
    EXPECT_FALSE(files.find({"/watch"}).answer);
    EXPECT_FALSE(files.find({"/watch/a/b"}).answer);
    EXPECT_FALSE(files.find({"/watch.html"}).answer);
    EXPECT_FALSE(files.find({"/nothing.js"}).answer);
}

TEST_F(Web, HashedNamesAreKeptForEverAndPagesAreAskedForAgain) {
    const auto files = load();
    EXPECT_THAT(*files.find({"/assets/app-0a1b2c3d.js"}).answer, HasSubstr("immutable"));
    EXPECT_THAT(*files.find({"/"}).answer, HasSubstr("Cache-Control: no-cache"));
    EXPECT_THAT(*files.find({"/"}).answer, HasSubstr("X-Common: 1"));
}

TEST_F(Web, OnlyPagesThatNeedThemMayUseCameraAndMicrophone) {
    write("door.html", "<door>");
    const StaticFiles files(folder.path(), "Permissions-Policy: camera=(), usb=()\r\n");
    EXPECT_THAT(*files.find({"/door/auditorium"}).answer, HasSubstr("camera=(self), usb=()"));
    EXPECT_THAT(*files.find({"/watch/auditorium"}).answer, HasSubstr("camera=(), usb=()"));
    write("stage.html", "<stage>");
    write("control.html", "<control>");
    const StaticFiles more(folder.path(), "Permissions-Policy: camera=(), microphone=(), usb=()\r\n");
    EXPECT_THAT(*more.find({"/stage/auditorium"}).answer,
                HasSubstr("camera=(self), microphone=(self), usb=()"));
    EXPECT_THAT(*more.find({"/door/auditorium"}).answer, HasSubstr("camera=(self), microphone=(), usb=()"));
    EXPECT_THAT(*more.find({"/control/auditorium"}).answer,
                HasSubstr("camera=(), microphone=(self), usb=()"));
}

TEST_F(Web, GzipIsServedToWhoTakesItAndWhereItIsSmaller) {
    const auto files = load();
    const auto packed = files.find({.path = "/assets/app-0a1b2c3d.js", .gzip = true, .if_none_match = ""});
    EXPECT_THAT(*packed.answer, HasSubstr("Content-Encoding: gzip"));
    EXPECT_LT(packed.answer->size(), 1000U);
    EXPECT_THAT(*files.find({.path = "/", .gzip = true, .if_none_match = ""}).answer, EndsWith("<index>"));
}

TEST_F(Web, AKnownTagIsAnsweredWith304) {
    const auto files = load();
    const auto answer = *files.find({"/"}).answer;
    const auto at = answer.find("ETag: ") + 6;
    const auto tag = answer.substr(at, answer.find("\r\n", at) - at);
    EXPECT_EQ(files.find({.path = "/", .if_none_match = tag}).status, 304U);
    EXPECT_EQ(files.find({.path = "/", .if_none_match = "\"other\""}).status, 200U);
}

TEST_F(Web, ASymbolicLinkIsNotFollowed) {
    std::filesystem::create_symlink("/etc/passwd", folder.path() / "passwd.txt");
    EXPECT_FALSE(load().find({"/passwd.txt"}).answer);
}

TEST(StaticFiles, AFolderThatIsNotThereServesNothing) {
    EXPECT_EQ(StaticFiles("/nonexistent", "").size(), 0U);
}

TEST(StaticFiles, NamesWithoutAHashMayChange) {
    EXPECT_TRUE(is_hashed_name("assets/watch-DuJSmTZp.js"));
    EXPECT_TRUE(is_hashed_name("assets/fonts-A_b-9xyz.woff2"));
    EXPECT_FALSE(is_hashed_name("assets/watch.js"));
    EXPECT_FALSE(is_hashed_name("favicon-12345678.svg"));
}

TEST(StaticFiles, GzipMayBeRefusedByWeight) {
    EXPECT_TRUE(accepts_gzip("br, gzip"));
    EXPECT_TRUE(accepts_gzip("gzip;q=0.5"));
    EXPECT_FALSE(accepts_gzip("gzip;q=0"));
    EXPECT_FALSE(accepts_gzip("br"));
}

}  // namespace
}  // namespace paraninfo::gateway

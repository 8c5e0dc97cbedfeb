#include "server/workers/feed_source.hpp"

#include "protocol/stage.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace paraninfo::workers {
namespace {

using media_link::Source;

class FeedSourceTest : public testing::Test {
  protected:
    FeedSourceTest() {
        camera_.id = "camera";
        camera_.kind = config::FeedKind::rtsp;
        camera_.url = "rtsp://camera.example/stream";
        camera_.user = "viewer";
        camera_.password_file = folder_ / "password";
        camera_.transport = config::RtspTransport::udp;
    }
    void password(const std::string& content) { std::ofstream{camera_.password_file} << content; }

    paraninfo::test::TemporaryFolder folder_;
    config::Feed camera_;
};

TEST_F(FeedSourceTest, ACamerasPasswordIsTheFirstLineOfItsFile) {
    password("correct horse\nand a remark\n");
    const Source source = source_of(camera_);
    EXPECT_EQ(source.kind, Source::Kind::rtsp);
    EXPECT_EQ(source.feed, "camera");
    EXPECT_EQ(source.url, camera_.url);
    EXPECT_EQ(source.user, "viewer");
    EXPECT_EQ(source.password, "correct horse");
    EXPECT_EQ(source.transport, Source::Transport::udp);
}

TEST_F(FeedSourceTest, AFeedBesideTheRoomsOwnIsASourceOfTheKindHallWhoseNameStays) {
    EXPECT_EQ(source_kind_of(hall_source_of("slides")), SourceKind::hall);
    EXPECT_EQ(hall_source_of("slides"), hall_source_of("slides"));
    EXPECT_NE(hall_source_of("slides"), hall_source_of("camera-2"));
}

TEST_F(FeedSourceTest, APasswordThatIsNoneIsRefusedWithoutBeingSaid) {
    password(std::string(256, 'a'));
    EXPECT_NO_THROW(source_of(camera_));
    for (const std::string& content :
         {std::string(), std::string("\n"), std::string(257, 'a'), std::string("b\td")}) {
        password(content);
        try {
            source_of(camera_);
            ADD_FAILURE() << content;
        } catch (const std::runtime_error& error) {
            EXPECT_STREQ(error.what(),
                         "feed camera: password_file must hold one line of 1 to 256 printable characters");
        }
    }
}

TEST_F(FeedSourceTest, ACamerasCertificateIsTheWholeOfItsFile) {
    password("correct horse");
    camera_.certificate_file = folder_ / "camera.pem";
    const auto certificate = [this](const std::string& content) {
        std::ofstream{camera_.certificate_file} << content;
        return source_of(camera_).certificate;
    };
    const std::string pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    EXPECT_EQ(certificate(pem), pem);
    for (const std::string& content : {std::string(), std::string("MIIB"), pem + std::string(8192, 'a')})
        EXPECT_THROW(certificate(content), std::runtime_error) << content.size();
}

TEST_F(FeedSourceTest, ADevicesNamesGoToItsProgramme) {
    config::Feed card;
    card.id = "card";
    card.kind = config::FeedKind::capture;
    card.video_device = "/dev/video2";
    card.audio_device = "hw:1,0";
    const Source source = source_of(card);
    EXPECT_EQ(source.kind, Source::Kind::capture);
    EXPECT_EQ(source.video_device, "/dev/video2");
    EXPECT_EQ(source.audio_device, "hw:1,0");
}

}  // namespace
}  // namespace paraninfo::workers

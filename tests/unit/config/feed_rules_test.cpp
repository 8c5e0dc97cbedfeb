#include "config/feed_rules.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

namespace paraninfo::config {
namespace {

using Keys = std::vector<std::string>;

class FeedRulesTest : public testing::Test {
  protected:
    FeedRulesTest() {
        std::ofstream{password()} << "correct-horse\n";
        mode(0600);
        camera_.id = "camera";
        camera_.kind = FeedKind::rtsp;
        camera_.url = "rtsp://camera.example:554/stream?channel=1";
        camera_.user = "viewer";
        camera_.password_file = password();
        card_.id = "card";
        card_.kind = FeedKind::capture;
        card_.video_device = "/dev/video0";
        card_.audio_device = "hw:1,0";
    }
    std::filesystem::path password() const { return folder_ / "password"; }
    void mode(unsigned bits) const {
        std::filesystem::permissions(password(), static_cast<std::filesystem::perms>(bits));
    }
    static Keys keys_of(
        Feed feed, const std::function<void(Feed&)>& change = [](Feed&) {}) {
        change(feed);
        Keys keys;
        for (const Complaint& complaint : judge_feed(feed)) keys.push_back(complaint.key);
        return keys;
    }

    paraninfo::test::TemporaryFolder folder_;
    Feed camera_, card_;
};

TEST_F(FeedRulesTest, GoodOnesHaveNoComplaint) {
    EXPECT_EQ(keys_of(camera_), Keys{});
    EXPECT_EQ(keys_of(card_), Keys{});
    EXPECT_EQ(keys_of(card_, [](Feed& f) { f.audio_device.clear(); }), Keys{});
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.user = "", f.password_file = ""; }), Keys{});
    EXPECT_EQ(keys_of({"main", FeedKind::srt, {}}), Keys{});
}

TEST_F(FeedRulesTest, ACamerasAddressIsOneOfRtspWithoutCredentials) {
    for (const char* url :
         {"", "http://camera/", "rtsp:/camera", "rtsp://", "rtsp:///stream", "rtsp://a b/",
          "rtsp://viewer:secret@camera/", "rtsps://viewer@camera/s", "rtsp://c\xC3\xA1mara/"})
        EXPECT_EQ(keys_of(camera_, [url](Feed& f) { f.url = url; }), Keys{"url"}) << url;
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.url = "rtsps://camera/a@b"; }), Keys{});
}

TEST_F(FeedRulesTest, UserAndPasswordGoTogetherAndThePasswordIsNobodyElses) {
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.user = ""; }), Keys{"user"});
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.password_file = ""; }), Keys{"user"});
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.user = "a:b"; }), Keys{"user"});
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.user = std::string(128, 'a'); }), Keys{});
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.user = std::string(129, 'a'); }), Keys{"user"});
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.password_file = "/nonexistent"; }), Keys{"password_file"});
    mode(0640);
    EXPECT_EQ(keys_of(camera_), Keys{"password_file"});
}

TEST_F(FeedRulesTest, ACamerasCertificateIsAFileAndOnlyWithTls) {
    const auto with = [this](const std::string& url, const std::filesystem::path& file) {
        return keys_of(camera_, [&](Feed& f) { f.url = url, f.certificate_file = file; });
    };
    EXPECT_EQ(with("rtsps://camera/", password()), Keys{});
    EXPECT_EQ(with("rtsp://camera/", password()), Keys{"certificate_file"});
    EXPECT_EQ(with("rtsps://camera/", "/nonexistent"), Keys{"certificate_file"});
}

TEST_F(FeedRulesTest, ACaptureNeedsADevice) {
    EXPECT_EQ(keys_of(card_, [](Feed& f) { f.video_device = ""; }), Keys{"video_device"});
    EXPECT_EQ(keys_of(card_, [](Feed& f) { f.video_device = "video0"; }), Keys{"video_device"});
    EXPECT_EQ(keys_of(card_, [](Feed& f) { f.audio_device = "hw 1"; }), Keys{"audio_device"});
}

TEST_F(FeedRulesTest, WhatIsAnotherKindsIsRefused) {
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.kind = FeedKind::srt; }),
              (Keys{"url", "user", "password_file"}));
    EXPECT_EQ(keys_of(card_, [](Feed& f) { f.kind = FeedKind::test; }),
              (Keys{"video_device", "audio_device"}));
    EXPECT_EQ(keys_of(card_, [](Feed& f) { f.transport = RtspTransport::udp; }), Keys{"transport"});
    EXPECT_EQ(keys_of(camera_, [](Feed& f) { f.path = "/srv/film.ts"; }), Keys{"path"});
}

}  // namespace
}  // namespace paraninfo::config

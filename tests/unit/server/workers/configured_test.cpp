#include "server/workers/configured.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::workers {
namespace {

PublicationRecord record() {
    PublicationRecord made;
    made.prefix = "0123456789abcdef";
    made.anchor = {1'764'000'000'000, 42};
    return made;
}

TEST(Configured, APublicationHasThePartsOfItsConfigurationRoundedUp) {
    Plan plan;
    plan.common_headers = "X-A: b\r\n";
    const auto settings = publication_settings(plan, test::configuration(), record());
    EXPECT_EQ(settings.room, "auditorium");
    EXPECT_EQ(settings.publication, "0123456789abcdef");
    EXPECT_EQ(settings.part_target, std::chrono::nanoseconds{333'333'334});
    EXPECT_EQ(settings.target_duration, std::chrono::seconds{2});
    EXPECT_EQ(settings.common_headers, plan.common_headers);
    ASSERT_EQ(settings.renditions.size(), 2U);
    EXPECT_EQ(settings.renditions.front().nominal_bits_per_second, 600'000U);
    EXPECT_EQ(settings.renditions.back().kind, hls::Kind::audio);
}

TEST(Configured, AnInitFitsOnlyWhatWasAskedFor) {
    EXPECT_TRUE(fits(test::video_init(), test::configuration()));
    EXPECT_TRUE(fits(test::audio_init(), test::configuration()));
    auto wide = test::video_init();
    wide.width = 1280;
    EXPECT_FALSE(fits(wide, test::configuration()));
    auto direct = test::configuration();
    direct.direct = true;
    EXPECT_TRUE(fits(wide, direct)) << "what a source sends has its own size";
    auto nowhere = test::video_init();
    nowhere.rendition = 2;
    EXPECT_FALSE(fits(nowhere, test::configuration()));
}

TEST(Configured, AWorkerSeesWhatItsSourcesAreAndNothingBeside) {
    auto configure = test::configuration();
    EXPECT_FALSE(worker_settings(Plan(), configure).command.confinement->network);
    configure.source.kind = media_link::Source::Kind::file;
    configure.source.path = "/srv/film.mp4";
    configure.backup = media_link::Source{};
    configure.backup->kind = media_link::Source::Kind::rtsp;
    const auto with_camera = *worker_settings(Plan(), configure).command.confinement;
    EXPECT_EQ(with_camera.readable, std::vector<std::filesystem::path>{"/srv/film.mp4"});
    EXPECT_TRUE(with_camera.network);
    EXPECT_TRUE(with_camera.devices.empty());
    configure.backup->kind = media_link::Source::Kind::capture;
    configure.backup->video_device = "/dev/video0";
    configure.backup->audio_device = "hw:1,0";
    const auto with_device = *worker_settings(Plan(), configure).command.confinement;
    EXPECT_FALSE(with_device.network);
    EXPECT_EQ(with_device.devices, (std::vector<std::filesystem::path>{"/dev/video0", "/dev/snd"}));
    configure.contribution.taken = true;
    configure.contribution.files = "/srv/clips";
    const auto with_files = *worker_settings(Plan(), configure).command.confinement;
    EXPECT_TRUE(with_files.network);
    EXPECT_EQ(with_files.readable.back(), "/srv/clips");
    media_link::HallFeed slides{"feed-1f", configure.source};
    slides.source.path = "/srv/slides.mp4";
    configure.feeds = {slides};
    const auto with_slides = *worker_settings(Plan(), configure).command.confinement;
    EXPECT_NE(std::ranges::find(with_slides.readable, "/srv/slides.mp4"), with_slides.readable.end());
}

TEST(Configured, AWorkerIsToldItsRoomAndItsSocket) {
    Plan plan;
    plan.run_dir = "/data/run";
    const auto settings = worker_settings(plan, test::configuration());
    EXPECT_EQ(settings.name, "programme-auditorium");
    const std::vector<std::string> arguments{"--role", "programme", "--socket", "/data/run/media.sock",
                                             "--room", "auditorium"};
    EXPECT_EQ(settings.command.arguments, arguments);
}

}  // namespace
}  // namespace paraninfo::workers

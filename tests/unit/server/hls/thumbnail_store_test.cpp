#include "server/hls/thumbnail_store.hpp"

#include "server/hls/gzip.hpp"
#include "tests/unit/server/hls/broadcast.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

class ThumbnailStoreTest : public testing::Test {
  protected:
    // Programme time in seconds.
    void add(std::int64_t second, std::string_view jpeg = "jpeg") {
        store_.add(settings_.anchor.monotonic_ns + second * 1'000'000'000, jpeg);
    }
    std::vector<std::int64_t> times() {
        std::vector<std::int64_t> all;
        if (auto view = store_.view(gzip_)) view_ = std::move(view);
        for (const auto& [ms, answer] : view_->pictures) all.push_back(ms);
        return all;
    }

    PublicationSettings settings_ = broadcast_settings();
    ThumbnailStore store_{settings_};
    Gzip gzip_;
    std::shared_ptr<const ThumbnailView> view_;
};

using Times = std::vector<std::int64_t>;

TEST_F(ThumbnailStoreTest, AViewIsMadeWhereSomethingChanged) {
    const auto empty = store_.view(gzip_);
    ASSERT_TRUE(empty);
    EXPECT_EQ(read_response(*empty->list.plain).body, "WEBVTT\n");
    EXPECT_EQ(empty->poster, nullptr);
    EXPECT_EQ(store_.view(gzip_), nullptr);
    add(4);
    EXPECT_TRUE(store_.view(gzip_));
    EXPECT_EQ(store_.view(gzip_), nullptr);
}

TEST_F(ThumbnailStoreTest, WhatWasBeforeThePublicationIsNeverShown) {
    store_.add(settings_.anchor.monotonic_ns - 1, "jpeg");
    EXPECT_EQ(times(), Times{});
    add(0);
    EXPECT_EQ(times(), Times{0});
}

TEST_F(ThumbnailStoreTest, WhatComesAgainOrTooFastIsLeftOut) {
    add(4);
    add(4);
    add(3);
    store_.add(settings_.anchor.monotonic_ns + 4'999'000'000, "jpeg");
    EXPECT_EQ(times(), Times{4000});
    add(5);
    EXPECT_EQ(times(), (Times{4000, 5000}));
}

TEST_F(ThumbnailStoreTest, ReachesBackAsFarAsThePlaylistAndAWhileLonger) {
    for (std::int64_t second = 0; second <= 80; second += 4) add(second);
    store_.keep_from(50'000);
    EXPECT_EQ(times().front(), 20'000) << "it stands at 20 s, which older lists still reach";
    store_.keep_from(53'999);
    EXPECT_EQ(times().front(), 20'000);
    store_.keep_from(54'000);
    EXPECT_EQ(times().front(), 24'000);
    store_.keep_from(1'000'000);
    EXPECT_EQ(times(), Times{80'000}) << "the newest stays";
}

TEST_F(ThumbnailStoreTest, IsBoundedInNumber) {
    for (std::size_t i = 0; i <= thumbnails_max; ++i) add(static_cast<std::int64_t>(i));
    EXPECT_EQ(times().size(), thumbnails_max);
    EXPECT_EQ(times().front(), 1000);
}

TEST_F(ThumbnailStoreTest, IsBoundedInBytes) {
    const std::string large(thumbnails_bytes_max / 4, 'x');
    for (std::int64_t second = 0; second < 4; ++second) add(second, large);
    EXPECT_EQ(times().size(), 4U);
    add(4, "x");
    EXPECT_EQ(times(), (Times{1000, 2000, 3000, 4000}));
}

TEST_F(ThumbnailStoreTest, ThePosterIsTheNewestAndIsAskedForAgain) {
    add(4, "first");
    add(8, "second");
    times();
    const Response poster = read_response(*view_->poster);
    EXPECT_EQ(poster.body, "second");
    EXPECT_EQ(poster.headers.at("Cache-Control"), "private, max-age=2");
    const Response picture = read_response(*view_->find(4000));
    EXPECT_EQ(picture.body, "first");
    EXPECT_EQ(picture.headers.at("Cache-Control"), "private, max-age=120, immutable");
    EXPECT_EQ(picture.headers.at("Content-Type"), "image/jpeg");
    EXPECT_EQ(picture.headers.at("X-Content-Type-Options"), "nosniff");
    EXPECT_NE(picture.headers.at("ETag"), poster.headers.at("ETag"));
}

TEST_F(ThumbnailStoreTest, IsTakenByWhoKeepsItOnlyWhereItIsRecorded) {
    add(4);
    EXPECT_TRUE(store_.take_finished().empty());
    settings_.recorded = true;
    add(8, "kept");
    const auto finished = store_.take_finished();
    ASSERT_EQ(finished.size(), 1U);
    EXPECT_EQ(finished.front().programme_ms, 8000);
    EXPECT_EQ(finished.front().media.body(), "kept");
    EXPECT_TRUE(store_.take_finished().empty());
}

}  // namespace
}  // namespace paraninfo::hls

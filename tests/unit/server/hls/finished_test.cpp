#include "server/hls/finished.hpp"

#include "tests/unit/server/hls/broadcast.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

std::vector<Finished> finished_by(Broadcast& broadcast) {
    return broadcast.publication.take_finished();
}

PublicationSettings recorded_settings() {
    PublicationSettings settings = broadcast_settings();
    settings.recorded = true;
    return settings;
}

TEST(Finished, TellsOnceWhatItFinished) {
    Broadcast broadcast(recorded_settings());
    EXPECT_EQ(finished_by(broadcast).size(), 3U) << "an init segment of each rendition";
    broadcast.segments(2);
    broadcast.parts(2);
    const auto finished = finished_by(broadcast);
    ASSERT_EQ(finished.size(), 6U);
    const auto& second = std::get<FinishedSegment>(finished[1]);
    EXPECT_EQ(second.rendition, hd);
    EXPECT_EQ(second.msn, 2U);
    EXPECT_EQ(second.duration, 6 * video_part);
    EXPECT_EQ(second.wall_ms, 1'764'000'002'000);
    EXPECT_EQ(second.media.body().substr(0, 6), "0:2.0;");
    EXPECT_EQ(second.media.body().size(), 6 * 3000U);
    EXPECT_TRUE(finished_by(broadcast).empty());
}

TEST(Finished, TellsItsEndLastAndOnce) {
    Broadcast broadcast(recorded_settings());
    broadcast.segments(1);
    broadcast.parts(1);
    broadcast.publication.end(broadcast.now);
    const auto finished = finished_by(broadcast);
    EXPECT_TRUE(std::holds_alternative<FinishedBroadcast>(finished.back()));
    EXPECT_EQ(finished.size(), 3 + 6 + 1U) << "what was open is complete as it is";
    EXPECT_TRUE(finished_by(broadcast).empty());
}

TEST(Finished, ThumbnailsComeWithASegmentOrWithTheEnd) {
    Broadcast broadcast(recorded_settings());
    finished_by(broadcast);
    broadcast.publication.thumbnail(broadcast.since_anchor(), "first");
    broadcast.parts(1);
    EXPECT_TRUE(finished_by(broadcast).empty());
    broadcast.parts(5);
    const auto finished = finished_by(broadcast);
    ASSERT_EQ(finished.size(), 4U);
    EXPECT_EQ(std::get<FinishedThumbnail>(finished.back()).media.body(), "first");
    broadcast.publication.thumbnail(broadcast.since_anchor(), "second");
    broadcast.publication.end(broadcast.now);
    const auto last = finished_by(broadcast);
    ASSERT_EQ(last.size(), 2U);
    EXPECT_EQ(std::get<FinishedThumbnail>(last.front()).programme_ms, 2000);
}

// The date of the broadcast's next part.
std::int64_t date_of(const Broadcast& broadcast) {
    return wall_ms_of(broadcast_settings().anchor, broadcast.since_anchor());
}

std::vector<std::uint64_t> numbers_of(const std::vector<Finished>& finished, std::size_t rendition) {
    std::vector<std::uint64_t> numbers;
    for (const auto& one : finished)
        if (const auto* segment = std::get_if<FinishedSegment>(&one))
            if (segment->rendition == rendition) numbers.push_back(segment->msn);
    return numbers;
}

TEST(Finished, OfWhatIsNotRecordedNothingIsTold) {
    Broadcast broadcast(recorded_settings());
    broadcast.segments(1);
    broadcast.parts(2);
    auto finished = finished_by(broadcast);
    broadcast.publication.record(true, 0);
    broadcast.publication.record(false, date_of(broadcast));
    broadcast.publication.thumbnail(broadcast.since_anchor() + 1'000'000, "unseen");
    broadcast.parts(4);
    broadcast.segments(3);
    EXPECT_TRUE(finished_by(broadcast).empty()) << "not even of the one that was open";
    broadcast.parts(3);
    broadcast.publication.record(true, date_of(broadcast));
    broadcast.parts(3);
    broadcast.segments(1);
    finished = finished_by(broadcast);
    for (const std::size_t rendition : {hd, sd, sound})
        EXPECT_EQ(numbers_of(finished, rendition), std::vector<std::uint64_t>{7});
    EXPECT_EQ(finished.size(), 3U) << "no picture of the time between";
}

TEST(Finished, WithoutARecordingFromTheBeginningTheInitSegmentsWaitForOne) {
    Broadcast broadcast(recorded_settings());
    broadcast.publication.record(false, 0);
    broadcast.segments(2);
    EXPECT_TRUE(finished_by(broadcast).empty());
    broadcast.publication.record(true, date_of(broadcast));
    EXPECT_EQ(finished_by(broadcast).size(), 3U);
    broadcast.segments(1);
    EXPECT_EQ(numbers_of(finished_by(broadcast), hd), std::vector<std::uint64_t>{3});
}

TEST(Finished, WhatWasCapturedBeforeTheStopIsToldInAllRenditions) {
    Broadcast broadcast(recorded_settings());
    broadcast.publication.record(true, 0);
    broadcast.segments(1);
    broadcast.parts(5);
    broadcast.part_of(hd);
    EXPECT_EQ(numbers_of(finished_by(broadcast), hd), (std::vector<std::uint64_t>{1, 2}));
    broadcast.publication.record(false, date_of(broadcast));
    for (const std::size_t rendition : {sd, sound}) broadcast.part_of(rendition);
    const auto finished = finished_by(broadcast);
    EXPECT_EQ(numbers_of(finished, sd), std::vector<std::uint64_t>{2});
    EXPECT_EQ(numbers_of(finished, sound), std::vector<std::uint64_t>{2});
}

TEST(Finished, TheEndIsToldAlsoWhileNothingIsRecorded) {
    Broadcast broadcast(recorded_settings());
    broadcast.publication.record(false, 0);
    broadcast.segments(1);
    broadcast.publication.end(broadcast.now);
    const auto finished = finished_by(broadcast);
    ASSERT_EQ(finished.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<FinishedBroadcast>(finished.front()));
}

TEST(Finished, TellsNothingWhereNothingIsRecorded) {
    Broadcast broadcast;
    broadcast.segments(1);
    EXPECT_TRUE(finished_by(broadcast).empty());
}

}  // namespace
}  // namespace paraninfo::hls

#include "server/archive/library.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace paraninfo::archive {
namespace {

class LibraryTest : public testing::Test {
  protected:
    LibraryTest()
        : library_({scratch_.path(), "X-Common: 1\r\n", [this] { return now_ms_; }, 0, "X-Live: 1\r\n"}) {}

    void record(const std::string& name, std::uint64_t last, bool ends) {
        RecordingWriter tape{scratch_.path() / "auditorium" / name, test::publication(name)};
        tape.write(test::inits(), 0);
        tape.write(test::segments(1, last), 0);
        const std::vector<hls::Finished> end{hls::Finished{std::in_place_type<hls::FinishedBroadcast>}};
        if (ends) tape.write(end, test::began_ms + 10'000);
    }
    hls::Answer ask(const std::string& target, std::string_view range = {}) {
        hls::Request request;
        request.target = target;
        request.range = range;
        hls::Answer got;
        EXPECT_TRUE(library_.answer(request, [&](hls::Answer answer, const Pieces&) { got = answer; }));
        library_.step();
        return got;
    }
    hls::Answer ask_past(const std::string& target, std::string_view range = {}, std::string_view tag = {},
                         hls::Method method = hls::Method::get) {
        hls::Request request{method, target, false, range, {}, tag};
        hls::Answer got;
        EXPECT_TRUE(library_.answer_past(request, [&](hls::Answer answer, const Pieces&) { got = answer; }));
        library_.step();
        return got;
    }
    unsigned status(const std::string& target) { return ask(target).status; }
    std::string body(const std::string& target, std::string_view range = {}) {
        const auto answer = ask(target, range);
        return answer.response->substr(answer.response->find("\r\n\r\n") + 4);
    }
    nlohmann::json list() {
        std::string got;
        EXPECT_TRUE(library_.list("auditorium", [&](std::string json) { got = std::move(json); }));
        library_.step();
        return nlohmann::json::parse(got)["recordings"];
    }

    paraninfo::test::TemporaryFolder scratch_;
    std::int64_t now_ms_ = test::began_ms + 20'000;
    Library library_;
};

const std::string base = "/vod/auditorium/p1/";

TEST_F(LibraryTest, ABroadcastThatIsOverCanBePlayed) {
    record("p1", 3, true);
    EXPECT_NE(body(base + "index.m3u8").find("720p/vod.m3u8"), std::string::npos);
    EXPECT_NE(body(base + "720p/vod.m3u8").find("#EXT-X-ENDLIST"), std::string::npos);
    EXPECT_EQ(body(base + "720p/2.m4s"), test::body_of(0, 2));
    EXPECT_EQ(body(base + "audio/3.m4s"), test::body_of(1, 3));
    EXPECT_EQ(body(base + "audio/init-0.mp4"), "init");
    EXPECT_EQ(body(base + "audio/3.m4s", "bytes=2-4"), test::body_of(1, 3).substr(2, 3));
    EXPECT_NE(ask(base + "audio/3.m4s").response->find("X-Common: 1\r\n"), std::string::npos);
}

TEST_F(LibraryTest, ABroadcastThatGoesOnIsNotOverHoweverLongItWasNotRecorded) {
    record("p1", 3, false);
    now_ms_ = test::began_ms + 3'600'000;
    library_.set_live("auditorium", "p1");
    EXPECT_EQ(status(base + "index.m3u8"), 404U);
    EXPECT_TRUE(list().empty());
    library_.set_live("auditorium", "p2");
    EXPECT_EQ(status(base + "index.m3u8"), 200U);
    EXPECT_EQ(list().size(), 1U);
}

TEST_F(LibraryTest, NothingElseIs) {
    record("p1", 3, true);
    for (const char* target : {"720p/4.m4s", "1080p/1.m4s", "720p/init-1.mp4", "720p/1.0.m4s",
                               "720p/live.m3u8", "../p1/index.m3u8", "index", "recording.mp4x"})
        EXPECT_EQ(status(base + target), 404U) << target;
    EXPECT_EQ(status("/vod/auditorium/p2/index.m3u8"), 404U);
    EXPECT_EQ(status("/vod/auditorium/p2/recording.mp4"), 404U);
}

TEST_F(LibraryTest, WhatGoesOnIsNotShownAndWhatWasAbandonedIs) {
    record("p1", 3, false);
    EXPECT_EQ(status(base + "index.m3u8"), 404U);
    EXPECT_TRUE(list().empty());
    now_ms_ = test::began_ms + 8000 + 120'001;
    EXPECT_EQ(status(base + "index.m3u8"), 200U);
    EXPECT_EQ(list().size(), 1U);
}

TEST_F(LibraryTest, WhatLeftALiveBroadcastsMemoryIsHadWhileItGoesOn) {
    record("p1", 3, false);
    const std::string two = "/hls/auditorium/p1/720p/2.m4s";
    const auto whole = ask_past(two);
    ASSERT_EQ(whole.status, 200U);
    EXPECT_TRUE(whole.response->ends_with("X-Live: 1\r\n\r\n" + test::body_of(0, 2)));
    EXPECT_EQ(ask_past("/hls/~grant/auditorium/p1/720p/2.m4s").response, whole.response);
    EXPECT_TRUE(
        ask_past(two, "bytes=2-4").response->ends_with("\r\n\r\n" + test::body_of(0, 2).substr(2, 3)));
    const auto tag_at = whole.response->find("ETag: ") + 6;
    const auto tag = whole.response->substr(tag_at, whole.response->find("\r\n", tag_at) - tag_at);
    EXPECT_EQ(ask_past(two, {}, tag).status, 304U);
    EXPECT_TRUE(ask_past(two, {}, {}, hls::Method::head).response->ends_with("\r\n\r\n"));
    EXPECT_TRUE(ask_past("/hls/auditorium/p1/audio/init-0.mp4").response->ends_with("init"));
    record("p1", 5, true);
    EXPECT_EQ(ask_past("/hls/auditorium/p1/720p/5.m4s").status, 200U) << "and when it is over";
}

TEST_F(LibraryTest, OfThePastThereIsWhatWasRecordedAndNothingElse) {
    record("p1", 3, false);
    for (const char* target : {"p1/720p/4.m4s", "p1/1080p/1.m4s", "p1/720p/1.0.m4s", "p1/720p/live.m3u8",
                               "p1/index.m3u8", "p2/720p/1.m4s"})
        EXPECT_EQ(ask_past(std::string{"/hls/auditorium/"} + target).status, 404U) << target;
    std::filesystem::remove_all(scratch_.path() / "auditorium" / "p1");
    EXPECT_EQ(ask_past("/hls/auditorium/p1/720p/1.m4s").status, 404U);
}

TEST_F(LibraryTest, AFileThatIsMissingIsAFaultOfThePastToo) {
    record("p1", 3, false);
    std::filesystem::remove(scratch_.path() / "auditorium" / "p1" / "720p.cmf");
    EXPECT_EQ(ask_past("/hls/auditorium/p1/720p/1.m4s").status, 503U);
}

TEST_F(LibraryTest, ListsTheNewestFirstWithItsAddresses) {
    record("p1", 3, true);
    record("p2", 1, true);
    const auto all = list();
    ASSERT_EQ(all.size(), 2U);
    const auto& one = all[0]["publication"] == "p1" ? all[0] : all[1];
    EXPECT_EQ(one["duration_ms"], 6000);
    EXPECT_EQ(one["started_at"], test::began_ms);
    EXPECT_EQ(one["ended_at"], test::began_ms + 10'000);
    EXPECT_EQ(one["playlist"], base + "index.m3u8");
    EXPECT_EQ(one["download"], base + "recording.mp4");
}

TEST_F(LibraryTest, ARecordingWithThumbnailsShowsThemAndOneWithoutDoesNot) {
    record("p1", 3, true);
    EXPECT_EQ(status(base + "thumbnails.vtt"), 404U);
    EXPECT_EQ(status(base + "poster.jpg"), 404U);
    EXPECT_FALSE(list()[0].contains("poster"));
    {
        RecordingWriter tape{scratch_.path() / "auditorium" / "p2", test::publication("p2")};
        tape.write(test::inits(), 0);
        tape.write(test::segments(1, 3), 0);
        const std::vector more{test::thumbnail(0), test::thumbnail(4000), test::thumbnail(7000),
                               hls::Finished{std::in_place_type<hls::FinishedBroadcast>}};
        tape.write(more, test::began_ms + 10'000);
    }
    const std::string other = "/vod/auditorium/p2/";
    EXPECT_EQ(body(other + "thumbnails.vtt"),
              "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nthumbnails/0.jpg\n\n"
              "00:00:02.000 --> 00:00:05.000\nthumbnails/4000.jpg\n\n"
              "00:00:05.000 --> 00:00:17.000\nthumbnails/7000.jpg\n");
    EXPECT_EQ(body(other + "thumbnails/7000.jpg"), "jpeg of 7000");
    EXPECT_EQ(body(other + "poster.jpg"), "jpeg of 4000") << "of the middle";
    EXPECT_EQ(status(other + "thumbnails/7001.jpg"), 404U);
    const auto answer = ask(other + "thumbnails/7000.jpg");
    EXPECT_NE(answer.response->find("Content-Type: image/jpeg\r\n"), std::string::npos);
    EXPECT_NE(answer.response->find("X-Common: 1\r\n"), std::string::npos);
    const auto named = list();
    EXPECT_TRUE(std::any_of(named.begin(), named.end(), [&](const auto& one) {
        return one.value("poster", "") == other + "poster.jpg";
    }));
}

TEST_F(LibraryTest, WhatIsErasedIsGoneAlsoWhereItWasOpen) {
    record("p1", 3, true);
    EXPECT_EQ(status(base + "index.m3u8"), 200U);
    std::filesystem::remove_all(scratch_.path() / "auditorium" / "p1");
    EXPECT_EQ(status(base + "720p/1.m4s"), 404U);
}

TEST_F(LibraryTest, MediaThatIsMissingIsAFaultAndNotAnEmptyAnswer) {
    record("p1", 3, true);
    std::filesystem::remove(scratch_.path() / "auditorium" / "p1" / "720p.cmf");
    EXPECT_EQ(status(base + "index.m3u8"), 503U);
}

TEST_F(LibraryTest, WhatIsNotMadeAsOursIsNoFile) {
    record("p1", 3, true);
    EXPECT_EQ(status(base + "recording.mp4"), 503U);
}

TEST_F(LibraryTest, WhoWatchesWhatIsLiveWaitsForNoRecording) {
    record("p1", 3, false);
    std::string order;
    hls::Request past;
    past.target = "/hls/auditorium/p1/720p/2.m4s";
    for (std::size_t i = 0; i < Library::waiting_max; ++i)
        EXPECT_TRUE(library_.answer({}, [&](const hls::Answer&, const Pieces&) { order += 'r'; }));
    EXPECT_TRUE(library_.answer_past(past, [&](const hls::Answer&, const Pieces&) { order += 'l'; }));
    library_.step();
    EXPECT_EQ(order, "l" + std::string(Library::waiting_max, 'r'));
}

TEST_F(LibraryTest, AListIsReadOnceForAllWhoAskMeanwhile) {
    record("p1", 1, true);
    std::size_t told = 0;
    const auto count = [&](const std::string&) { ++told; };
    for (std::size_t i = 0; i < Library::listeners_max; ++i) EXPECT_TRUE(library_.list("auditorium", count));
    EXPECT_FALSE(library_.list("auditorium", count)) << "one over";
    const auto ignore = [](const hls::Answer&, const Pieces&) {};
    for (std::size_t i = 1; i < Library::waiting_max; ++i) EXPECT_TRUE(library_.answer({}, ignore));
    EXPECT_FALSE(library_.list("elsewhere", count)) << "all of them take one place, and others have the rest";
    library_.step();
    EXPECT_EQ(told, Library::listeners_max);
    EXPECT_EQ(list().size(), 1U);
}

TEST_F(LibraryTest, WhatWaitsIsBounded) {
    const auto ignore = [](const hls::Answer&, const Pieces&) {};
    for (std::size_t i = 0; i < Library::waiting_max; ++i) EXPECT_TRUE(library_.answer({}, ignore));
    EXPECT_FALSE(library_.answer({}, ignore));
}

}  // namespace
}  // namespace paraninfo::archive

#include "server/hls/publication.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "tests/unit/server/hls/broadcast.hpp"

namespace paraninfo::hls {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string line_with(const std::string& text, const std::string& what) {
    const auto at = text.find(what);
    return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

// Rule 1
TEST(Publication, FixedTagsAreEqualInAllRenditionsAndNeverChange) {
    Stage stage;
    stage.segments(1);
    for (int round = 0; round < 20; ++round) {
        for (const char* rendition : {"720p", "360p", "audio"}) {
            const std::string text = stage.get(std::string{rendition} + "/live.m3u8");
            EXPECT_EQ(line_with(text, "#EXT-X-TARGETDURATION"), "#EXT-X-TARGETDURATION:2");
            EXPECT_EQ(line_with(text, "#EXT-X-PART-INF"), "#EXT-X-PART-INF:PART-TARGET=0.33334");
            EXPECT_EQ(line_with(text, "#EXT-X-SERVER-CONTROL"),
                      "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.00002,HOLD-BACK=6.00000");
        }
        stage.parts(5);
    }
}

// Rule 2
TEST(Publication, APartAboveThePartTargetIsAFault) {
    Broadcast broadcast;
    Part part{hd, 1, 0, Nanoseconds{334'000'000}, true, false, false, 0, "bytes"};
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::bad_duration);
    part.duration = Nanoseconds{0};
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::bad_duration);
}

// Rule 2
TEST(Publication, ASegmentThatRoundsAboveTheTargetDurationIsAFault) {
    Broadcast broadcast;
    Part part{hd, 1, 0, video_part, true, false, false, 0, "bytes"};
    for (; part.index < 7; ++part.index)
        EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::none);
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::bad_duration);
}

// Rule 3
TEST(Publication, NoDeltaUpdatesAreOfferedWithAShortWindow) {
    Stage stage;
    stage.segments(14);
    EXPECT_THAT(stage.get("720p/live.m3u8"), Not(HasSubstr("CAN-SKIP-UNTIL")));
}

// Rule 6
TEST(Publication, TheFirstSequenceNumberIsAtLeastOneAndGrows) {
    Stage stage;
    stage.segments(1);
    EXPECT_EQ(line_with(stage.get("720p/live.m3u8"), "#EXT-X-MEDIA-SEQUENCE"), "#EXT-X-MEDIA-SEQUENCE:1");
    stage.segments(13);
    EXPECT_EQ(line_with(stage.get("720p/live.m3u8"), "#EXT-X-MEDIA-SEQUENCE"), "#EXT-X-MEDIA-SEQUENCE:3");
    EXPECT_EQ(Publication(broadcast_settings()).begin_run({0, 0}, Time{}), Fault::bad_run);
}

// Rule 6
TEST(Publication, AnAdoptedRunCarriesOnUnderTheSameNumbers) {
    Stage stage(broadcast_settings(), {901, 3});
    stage.segments(2);
    const std::string text = stage.get("720p/live.m3u8");
    EXPECT_THAT(text, HasSubstr("#EXT-X-MEDIA-SEQUENCE:901\n"));
    EXPECT_THAT(text, HasSubstr("\n901.m4s\n"));
    EXPECT_THAT(text, HasSubstr("#EXT-X-MAP:URI=\"init-3.mp4\"\n"));
}

TEST(Publication, PartsOfASegmentWhoseBeginningWasNotSeenAreLeftOut) {
    Broadcast broadcast;
    Part part{hd, 40, 3, video_part, false, false, false, 0, "bytes"};
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::none);
    EXPECT_EQ(broadcast.publication.bytes(), 0U);
    part = {hd, 41, 0, video_part, true, false, false, 0, "bytes"};
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::none);
    EXPECT_EQ(broadcast.publication.bytes(), 5U);
}

// Rule 7
TEST(Publication, EverySegmentHasItsProgramDateTimeBeforeItsFirstPart) {
    Stage stage;
    stage.segments(3);
    stage.parts(2);
    const std::string text = stage.get("360p/live.m3u8");
    EXPECT_EQ(occurrences(text, "#EXT-X-PROGRAM-DATE-TIME:"), 4U);
    EXPECT_THAT(text,
                HasSubstr("#EXT-X-MAP:URI=\"init-0.mp4\"\n#EXT-X-PROGRAM-DATE-TIME:2025-11-24T16:00:00.000Z\n"
                          "#EXT-X-PART:DURATION=0.33333,URI=\"1.0.m4s\",INDEPENDENT=YES\n"));
    EXPECT_THAT(text, HasSubstr("1.m4s\n#EXT-X-PROGRAM-DATE-TIME:2025-11-24T16:00:02.000Z\n#EXT-X-PART"));
}

// Rule 7
TEST(Publication, ThePreloadHintNamesThePartThatFollows) {
    Stage stage;
    stage.segments(1);
    for (int round = 0; round < 14; ++round) {
        const std::string before = stage.get("720p/live.m3u8");
        std::smatch hint;
        ASSERT_TRUE(std::regex_search(before, hint, std::regex("PRELOAD-HINT:TYPE=PART,URI=\"([^\"]+)\"")));
        const std::string listed = "#EXT-X-PART:DURATION=0.33333,URI=\"" + hint[1].str() + "\"";
        EXPECT_THAT(before, Not(HasSubstr(listed)));
        stage.parts(1);
        EXPECT_THAT(stage.get("720p/live.m3u8"), HasSubstr(listed));
    }
}

// Rule 7
TEST(Publication, EachPlaylistReportsTheOthers) {
    Stage stage;
    stage.segments(2);
    EXPECT_THAT(stage.get("720p/live.m3u8"),
                HasSubstr("#EXT-X-RENDITION-REPORT:URI=\"../360p/live.m3u8\",LAST-MSN=2,LAST-PART=5\n"
                          "#EXT-X-RENDITION-REPORT:URI=\"../audio/live.m3u8\",LAST-MSN=2,LAST-PART=5\n"));
    stage.parts(2);
    EXPECT_THAT(stage.get("audio/live.m3u8"),
                HasSubstr("#EXT-X-RENDITION-REPORT:URI=\"../720p/live.m3u8\",LAST-MSN=3,LAST-PART=1\n"));
}

// Rule 8
TEST(Publication, ANewRunIsOneDiscontinuityAtTheSameBoundaryInAllRenditions) {
    Stage stage;
    stage.segments(2);
    stage.parts(2);               // 3.0 and 3.1 everywhere,
    stage.broadcast.part_of(hd);  // 3.2 in one only: the worker dies
    stage.publish();
    const hls::Run next = stage.broadcast.publication.next_run();
    EXPECT_EQ(next, (hls::Run{4, 1}));
    stage.broadcast.begin(next);
    stage.segments(1);
    for (const std::string rendition : {"720p", "360p", "audio"}) {
        const std::string text = stage.get(rendition + "/live.m3u8");
        EXPECT_THAT(
            text, HasSubstr("\n3.m4s\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"init-1.mp4\"\n#EXT-X-PROGRAM"));
        EXPECT_THAT(text, HasSubstr("#EXT-X-DISCONTINUITY-SEQUENCE:0\n"));
        EXPECT_EQ(occurrences(text, "#EXT-X-DISCONTINUITY\n"), 1U);
    }
    EXPECT_THAT(stage.get("720p/live.m3u8"), HasSubstr("#EXTINF:1.00000,\n3.m4s\n"));
    EXPECT_THAT(stage.get("360p/live.m3u8"), HasSubstr("#EXTINF:0.66667,\n3.m4s\n"));
}

// Rule 8
TEST(Publication, ARenditionThatLaggedIsFilledWithAGap) {
    Stage stage;
    stage.segments(2);
    for (int index = 0; index < 6; ++index) {  // the audio stops before segment 3
        stage.broadcast.part_of(hd);
        stage.broadcast.part_of(sd);
        stage.broadcast.next();
    }
    stage.publish();
    stage.broadcast.begin(stage.broadcast.publication.next_run());
    stage.segments(1);
    EXPECT_THAT(stage.get("audio/live.m3u8"),
                HasSubstr("#EXT-X-GAP\n#EXTINF:2.00000,\n3.m4s\n#EXT-X-DISCONTINUITY\n"));
    EXPECT_EQ(stage.status("audio/3.m4s"), 404U);
    EXPECT_THAT(stage.get("720p/live.m3u8"), Not(HasSubstr("#EXT-X-GAP")));
}

// Rule 8
TEST(Publication, TheDiscontinuitySequenceGrowsWhenTheTagLeavesTheWindow) {
    Stage stage;
    stage.segments(2);
    stage.broadcast.begin(stage.broadcast.publication.next_run());
    stage.segments(12);
    EXPECT_THAT(stage.get("720p/live.m3u8"),
                HasSubstr("#EXT-X-MEDIA-SEQUENCE:3\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n"));
    EXPECT_EQ(occurrences(stage.get("720p/live.m3u8"), "#EXT-X-DISCONTINUITY\n"), 1U);
    stage.segments(1);
    EXPECT_THAT(stage.get("720p/live.m3u8"),
                HasSubstr("#EXT-X-MEDIA-SEQUENCE:4\n#EXT-X-DISCONTINUITY-SEQUENCE:1\n"));
    EXPECT_EQ(occurrences(stage.get("720p/live.m3u8"), "#EXT-X-DISCONTINUITY\n"), 0U);
}

TEST(Publication, ARunThatDiedBeforeItsFirstPartGivesItsNumbersBack) {
    Stage stage;
    stage.segments(2);
    const hls::Run second = stage.broadcast.publication.next_run();
    stage.broadcast.begin(second);
    EXPECT_EQ(stage.broadcast.publication.next_run(), second);
    stage.broadcast.begin(second);
    EXPECT_EQ(stage.broadcast.last_fault, Fault::none);
    stage.segments(1);
    EXPECT_EQ(occurrences(stage.get("720p/live.m3u8"), "#EXT-X-DISCONTINUITY\n"), 1U);
}

// Rule 9
TEST(Publication, EverythingListedCanBeHadAndPartsStayAsLongAgain) {
    Stage stage;
    stage.segments(8);
    const std::string text = stage.get("720p/live.m3u8");
    const std::regex uri("\n([0-9.]+m4s)|PART:DURATION=[0-9.]+,URI=\"([^\"]+)\"");
    std::size_t found = 0;
    for (std::sregex_iterator at(text.begin(), text.end(), uri), end; at != end; ++at, ++found)
        EXPECT_EQ(stage.status("720p/" + (*at)[1].str() + (*at)[2].str()), 200U) << (*at)[0];
    EXPECT_EQ(found, 8U + 3U * 6U);
    EXPECT_EQ(stage.status("720p/3.0.m4s"), 200U);  // ended 6 × TARGETDURATION ago less a segment
    EXPECT_EQ(stage.status("720p/2.5.m4s"), 404U);
}

// Rule 10
TEST(Publication, ARemovedSegmentStaysForItsDurationAndTheLongestPlaylist) {
    Stage stage;
    stage.segments(13);
    EXPECT_THAT(stage.get("720p/live.m3u8"), Not(HasSubstr("\n1.m4s")));
    EXPECT_EQ(stage.status("720p/1.m4s"), 200U);
    stage.segments(12);
    EXPECT_EQ(stage.status("720p/1.m4s"), 200U);
    stage.segments(2);
    EXPECT_EQ(stage.status("720p/1.m4s"), 404U);
}

// Rule 10
TEST(Publication, ShortSegmentsDoNotShrinkTheWindowBelowSixTargetDurations) {
    Stage stage;
    for (int run = 0; run < 20; ++run) {
        stage.parts(3);
        stage.broadcast.begin(stage.broadcast.publication.next_run());
    }
    stage.publish();
    EXPECT_EQ(occurrences(stage.get("720p/live.m3u8"), "#EXTINF"), 12U);  // of one second each
    for (int run = 0; run < 40; ++run) {
        stage.parts(1);
        stage.broadcast.begin(stage.broadcast.publication.next_run());
    }
    stage.publish();
    EXPECT_GE(occurrences(stage.get("720p/live.m3u8"), "#EXTINF"), 36U);
}

// Rule 11
TEST(Publication, NothingIsRenderedWhenNothingChanged) {
    Stage stage;
    stage.segments(1);
    EXPECT_EQ(stage.broadcast.publication.publish(), nullptr);
    stage.broadcast.part_of(sd);
    const auto snapshot = stage.broadcast.publication.publish();
    ASSERT_NE(snapshot, nullptr);
    stage.broadcast.part_of(hd);
    const auto later = stage.broadcast.publication.publish();
    EXPECT_NE(later->renditions[hd], snapshot->renditions[hd]);
    EXPECT_EQ(later->renditions[sd], snapshot->renditions[sd]);
    EXPECT_EQ(later->renditions[sound], snapshot->renditions[sound]);
}

// Rule 14
TEST(Publication, TheMultivariantDeclaresTheMeasuredPeakWithTheAudio) {
    Stage stage;
    stage.segments(1);
    const std::string text = stage.get("index.m3u8");
    // 6 × 3000 bytes in 2 s are 72,000 bit/s; 6 × 400 bytes are 9,600; each is rounded up.
    EXPECT_THAT(text, HasSubstr("#EXT-X-STREAM-INF:BANDWIDTH=81602,AVERAGE-BANDWIDTH=81602,"
                                "CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1280x720,FRAME-RATE=30.000,"
                                "AUDIO=\"audio\",CLOSED-CAPTIONS=NONE\n720p/live.m3u8\n"));
    EXPECT_THAT(
        text,
        HasSubstr("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Español\",LANGUAGE=\"es\",DEFAULT=YES,"
                  "AUTOSELECT=YES,CHANNELS=\"2\",URI=\"audio/live.m3u8\"\n"));
    EXPECT_THAT(text, StartsWith("#EXTM3U\n"));
}

TEST(Publication, TheAnnouncedBandwidthIsNeverBelowTheNominalOne) {
    auto settings = broadcast_settings();
    settings.renditions[hd].nominal_bits_per_second = 1'800'000;
    Stage stage(settings);
    stage.segments(1);
    EXPECT_THAT(stage.get("index.m3u8"), HasSubstr("BANDWIDTH=1809601,AVERAGE-BANDWIDTH=81602,"));
}

// Rule 15
TEST(Publication, ThePlaylistsComeOnceEveryRenditionHasAWholeSegment) {
    Stage stage;
    stage.parts(5);
    EXPECT_FALSE(stage.broadcast.publication.ready());
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask("/hls/auditorium/p7/index.m3u8", stage.broadcast.now));
    stage.parts(1);
    EXPECT_EQ(viewer.response.status, 200U);
    EXPECT_EQ(stage.status("720p/live.m3u8"), 200U);
}

TEST(Publication, AnEndedBroadcastHasAnEndAndNoHint) {
    Stage stage;
    stage.segments(2);
    stage.parts(3);
    stage.broadcast.publication.end(stage.broadcast.now);
    stage.publish();
    const std::string text = stage.get("720p/live.m3u8");
    EXPECT_THAT(text, HasSubstr("#EXTINF:1.00000,\n3.m4s\n#EXT-X-ENDLIST\n"));
    EXPECT_THAT(text, Not(HasSubstr("PRELOAD-HINT")));
    EXPECT_EQ(stage.broadcast.part_of(hd), Fault::ended);
}

TEST(Publication, AGapPartIsListedAsSuchAndItsSegmentCannotBeHad) {
    Stage stage;
    stage.segments(1);
    Part gap{hd, 2, 0, video_part, true, false, true, 0, ""};
    EXPECT_EQ(stage.broadcast.publication.part(gap, stage.broadcast.now), Fault::none);
    Part rest{hd, 2, 1, video_part, true, true, false, 0, "media"};
    EXPECT_EQ(stage.broadcast.publication.part(rest, stage.broadcast.now), Fault::none);
    stage.publish();
    const std::string text = stage.get("720p/live.m3u8");
    EXPECT_THAT(text, HasSubstr("URI=\"2.0.m4s\",INDEPENDENT=YES,GAP=YES\n"));
    EXPECT_THAT(text, HasSubstr("#EXT-X-GAP\n#EXTINF:0.66667,\n2.m4s\n"));
    EXPECT_EQ(stage.status("720p/2.0.m4s"), 404U);
    EXPECT_EQ(stage.status("720p/2.1.m4s"), 200U);
    EXPECT_EQ(stage.status("720p/2.m4s"), 404U);
}

TEST(Publication, RepeatedPartsAreIgnoredAndMissingOnesAreAFault) {
    Broadcast broadcast;
    broadcast.parts(8);
    const auto bytes = broadcast.publication.bytes();
    Part part{hd, 1, 4, video_part, false, false, false, 0, "other bytes"};
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::none);
    part = {hd, 2, 1, video_part, false, false, false, 0, "other bytes"};
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::none);
    EXPECT_EQ(broadcast.publication.bytes(), bytes);
    part.index = 3;
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::out_of_order);
    part = {hd, 3, 0, video_part, true, false, false, 0, "bytes"};
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::out_of_order);
}

TEST(Publication, HostileValuesAreFaults) {
    Broadcast broadcast;
    auto& publication = broadcast.publication;
    const Time now = broadcast.now;
    const std::string large(part_bytes_max + 1, 'x');
    EXPECT_EQ(publication.part({9, 1, 0, video_part, true, false, false, 0, "x"}, now),
              Fault::unknown_rendition);
    EXPECT_EQ(publication.part({hd, 1, 0, video_part, true, false, false, 0, ""}, now), Fault::bad_size);
    EXPECT_EQ(publication.part({hd, 1, 0, video_part, true, false, true, 0, "x"}, now), Fault::bad_size);
    EXPECT_EQ(publication.part({hd, 1, 0, video_part, true, false, false, 0, large}, now), Fault::bad_size);
    EXPECT_EQ(
        publication.part({hd, 1, 0, video_part, true, false, false, 0, {large.data(), part_bytes_max}}, now),
        Fault::none);
    EXPECT_EQ(publication.init(hd, {"avc1\"\n#EXT", 1, 1, 1, 0, 0, "x"}), Fault::bad_init);
    EXPECT_EQ(publication.init(hd, {"avc1.64001f", 1280, 720, 30'000, 0, 0, "other"}), Fault::second_init);
    EXPECT_EQ(publication.init(hd, {"avc1.64001f", 1280, 720, 30'000, 0, 0, "init of 720p"}), Fault::none);
    EXPECT_EQ(publication.begin_run({7, 1}, now), Fault::bad_run);
    EXPECT_EQ(Publication(broadcast_settings()).part({hd, 1, 0, video_part, true, false, false, 0, "x"}, now),
              Fault::no_run);
}

TEST(Publication, TinyPartsWithoutEndAreAFault) {
    Broadcast broadcast;
    Part part{hd, 1, 0, Nanoseconds{1000}, true, false, false, 0, "x"};
    for (; part.index < parts_per_segment_max; ++part.index)
        EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::none);
    EXPECT_EQ(broadcast.publication.part(part, broadcast.now), Fault::too_many_parts);
}

TEST(Publication, MemoryIsBoundedOverALongBroadcast) {
    Broadcast broadcast;
    broadcast.segments(40);
    const auto bytes = broadcast.publication.bytes();
    broadcast.segments(200);
    EXPECT_EQ(broadcast.publication.bytes(), bytes);
}

TEST(Publication, ImpossibleSettingsAreRefused) {
    const auto refused = [](auto change) {
        auto settings = broadcast_settings();
        change(settings);
        EXPECT_THROW(Publication{settings}, std::invalid_argument);
    };
    refused([](auto& settings) { settings.room = "../etc"; });
    refused([](auto& settings) { settings.publication = ""; });
    refused([](auto& settings) { settings.renditions.clear(); });
    refused([](auto& settings) { settings.renditions[0].name = settings.renditions[1].name; });
    refused([](auto& settings) { settings.renditions[2].label = "a\"b"; });
    refused([](auto& settings) { settings.part_target = std::chrono::seconds{3}; });
    refused([](auto& settings) { settings.window_segments = 5; });
    refused([](auto& settings) { settings.dvr = std::chrono::minutes{1}; });
}

}  // namespace
}  // namespace paraninfo::hls

#include "server/archive/vod.hpp"

#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

RecordedSegment kept(std::uint64_t msn, std::uint32_t run = 0) {
    RecordedSegment segment;
    segment.msn = msn;
    segment.run_ordinal = run;
    segment.init_number = run;
    segment.wall_ms = test::began_ms + static_cast<std::int64_t>(msn) * 2000;
    segment.duration = std::chrono::seconds{2};
    segment.media = {msn * 100, 100, 7};
    return segment;
}

Recording recording(const std::vector<std::uint64_t>& video, const std::vector<std::uint64_t>& audio) {
    Recording made;
    made.room = "auditorium";
    made.publication = "p1";
    made.started_ms = test::began_ms;
    for (const auto& spec : test::publication().renditions) {
        RecordedRendition rendition;
        rendition.spec = spec;
        rendition.inits = {{0, {"avc1.4d401f", 1280, 720, 30'000, 0, 2, {}}, {0, 10, 1}}};
        for (const auto msn : made.renditions.empty() ? video : audio)
            rendition.segments.push_back(kept(msn));
        made.renditions.push_back(std::move(rendition));
    }
    return made;
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

using Numbers = std::vector<std::uint64_t>;

TEST(Vod, ThumbnailsLieWhereTheyAreWhenItIsPlayed) {
    using Cues = std::vector<hls::ThumbnailCue>;
    auto made = recording({3, 4, 7}, {3, 4, 7});  // 6 to 10 s, 14 to 16 s
    for (const std::int64_t ms : {0, 5000, 7000, 9000, 11'000, 13'000, 14'500, 17'000})
        made.thumbnails.push_back({ms, {}});
    EXPECT_EQ(thumbnail_cues(made, listed_numbers(made)),
              (Cues{{0, 5000}, {1000, 7000}, {3000, 9000}, {4000, 13'000}, {4500, 14'500}}));
    made = recording({20}, {20});
    made.thumbnails = {{28'000, {}}};
    EXPECT_EQ(thumbnail_cues(made, listed_numbers(made)), Cues{}) << "12 s before, it says nothing of it";
    made.thumbnails = {{28'001, {}}};
    EXPECT_EQ(thumbnail_cues(made, listed_numbers(made)), (Cues{{0, 28'001}}));
}

TEST(Vod, IsTheWholeBroadcastWithItsEnd) {
    const auto made = recording({3, 4}, {3, 4});
    EXPECT_EQ(render_vod(made, 0, listed_numbers(made)), R"(#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:1
#EXT-X-DISCONTINUITY-SEQUENCE:0
#EXT-X-MAP:URI="init-0.mp4"
#EXT-X-PROGRAM-DATE-TIME:2025-11-24T16:00:06.000Z
#EXTINF:2.00000,
3.m4s
#EXT-X-PROGRAM-DATE-TIME:2025-11-24T16:00:08.000Z
#EXTINF:2.00000,
4.m4s
#EXT-X-ENDLIST
)");
    EXPECT_EQ(length_of(made, listed_numbers(made)), std::chrono::seconds{4});
}

TEST(Vod, AllRenditionsBeginAndEndAlike) {
    EXPECT_EQ(listed_numbers(recording({2, 3, 4, 5}, {3, 4, 5, 6})), (Numbers{3, 4, 5}));
    EXPECT_EQ(listed_numbers(recording({2, 3}, {})), Numbers{});
    EXPECT_EQ(listed_numbers(recording({2, 3}, {4})), Numbers{});
}

TEST(Vod, WhatOneRenditionLacksIsAGapInIt) {
    const auto made = recording({1, 2, 3}, {1, 3});
    const auto numbers = listed_numbers(made);
    EXPECT_EQ(numbers, (Numbers{1, 2, 3}));
    EXPECT_EQ(count(render_vod(made, 0, numbers), "#EXT-X-GAP"), 0U);
    EXPECT_EQ(count(render_vod(made, 1, numbers), "#EXT-X-GAP\n#EXTINF:2.00000,\n2.m4s"), 1U);
    EXPECT_EQ(count(render_vod(made, 1, numbers), "#EXT-X-DISCONTINUITY\n"), 0U);
}

TEST(Vod, WhatAllLackIsADiscontinuityInAll) {
    const auto made = recording({1, 2, 500}, {1, 2, 500});
    for (const std::size_t rendition : {std::size_t{0}, std::size_t{1}}) {
        const auto text = render_vod(made, rendition, listed_numbers(made));
        EXPECT_EQ(count(text, "#EXT-X-DISCONTINUITY\n"), 1U);
        EXPECT_EQ(count(text, "#EXT-X-GAP"), 0U);
    }
}

TEST(Vod, AnotherRunHasItsOwnInitSegment) {
    auto made = recording({1}, {1});
    for (auto& rendition : made.renditions) {
        rendition.segments.push_back(kept(2, 1));
        rendition.segments.back().discontinuity = true;
    }
    EXPECT_EQ(count(render_vod(made, 1, listed_numbers(made)),
                    "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"init-1.mp4\"\n"),
              1U);
}

TEST(Vod, TheMultivariantNamesItsPlaylistsAndItsRates) {
    const auto text = render_vod_multivariant(recording({1, 2}, {1, 2}));
    EXPECT_NE(text.find("URI=\"audio/vod.m3u8\""), std::string::npos);
    EXPECT_NE(text.find("\n720p/vod.m3u8\n"), std::string::npos);
    EXPECT_NE(text.find("AVERAGE-BANDWIDTH=802,"), std::string::npos) << text;
}

TEST(Vod, ADateHasItsPlaceAlsoBehindWhatIsMissing) {
    const auto made = recording({1, 2, 500, 501}, {1, 2, 500, 501});
    const auto numbers = listed_numbers(made);
    EXPECT_EQ(begins_ms(made, numbers), test::began_ms + 2000);
    EXPECT_EQ(place_of(made, numbers, 0), 0);
    EXPECT_EQ(place_of(made, numbers, test::began_ms + 4500), 2500);
    EXPECT_EQ(place_of(made, numbers, test::began_ms + 60'000), 4000) << "missing: where it goes on";
    EXPECT_EQ(place_of(made, numbers, test::began_ms + 1'002'500), 6500);
    EXPECT_EQ(place_of(made, numbers, INT64_MAX), 8000);
}

}  // namespace
}  // namespace paraninfo::archive

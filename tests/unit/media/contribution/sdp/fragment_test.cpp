#include "media/contribution/sdp/fragment.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;

namespace {

const std::string candidate = "candidate:1 1 UDP 2114977791 192.0.2.7 53247 typ host";

JudgedOffer offer() {
    JudgedOffer offer;
    for (const char* mid : {"0", "1"}) {
        OfferedMedia media;
        media.mid = mid;
        media.ufrag = "byLy";
        offer.media.push_back(media);
    }
    return offer;
}

}  // namespace

TEST(Fragment, CandidatesGoToTheSectionNamedBeforeThem) {
    const auto read = read_fragment(
        "a=ice-ufrag:byLy\r\na=ice-pwd:x\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n"
        "a=mid:1\r\na=" +
            candidate + "\r\na=end-of-candidates\r\n",
        offer());
    EXPECT_EQ(read, (std::vector<LateCandidate>{{1, candidate}}));
}

TEST(Fragment, WithoutASectionTheyAreTheFirstOnes) {
    EXPECT_EQ(read_fragment("a=" + candidate, offer()), (std::vector<LateCandidate>{{0, candidate}}));
}

TEST(Fragment, WhatIsOfAnotherSessionOrSectionIsLeftOut) {
    EXPECT_TRUE(read_fragment("a=ice-ufrag:else\r\na=" + candidate, offer()).empty());
    EXPECT_TRUE(read_fragment("a=mid:7\r\na=" + candidate, offer()).empty());
}

TEST(Fragment, NamesAndNonsenseAreLeftOut) {
    EXPECT_TRUE(
        read_fragment("a=candidate:1 1 UDP 1 host.local 9 typ host\r\ncandidate\r\n\n\n", offer()).empty());
}

TEST(Fragment, ThirtyTwoAreTakenAndNoMore) {
    std::string text;
    for (std::size_t i = 0; i <= offer_candidates_max; ++i) text += "a=" + candidate + "\r\n";
    EXPECT_EQ(read_fragment(text, offer()).size(), offer_candidates_max);
}

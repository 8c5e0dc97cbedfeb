#include "server/hls/gzip.hpp"

#include "tests/support/gunzip.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace paraninfo::hls {
namespace {

TEST(Gzip, OneStateCompressesManyTexts) {
    Gzip gzip;
    std::string repeated;
    for (int line = 0; line < 200; ++line) repeated += "#EXT-X-PART:DURATION=0.33333,URI=\"57.0.m4s\"\n";
    for (const std::string& text : {std::string{}, std::string{"#EXTM3U\n"}, repeated, std::string{"again"}})
        EXPECT_EQ(test::gunzip(gzip.compress(text)), text);
    EXPECT_LT(gzip.compress(repeated).size(), repeated.size() / 10);
}

TEST(Gzip, PiecesStandInAnyRowAsOneText) {
    Gzip gzip;
    std::string text;
    for (int line = 0; line < 500; ++line) text += "#EXTINF:2.00000,\n" + std::to_string(line) + ".m4s\n";
    const auto first = gzip.deflate("#EXTM3U\n", false);
    const auto middle = gzip.deflate(text, false);
    const auto empty = gzip.deflate("", false);
    const auto last = gzip.deflate("#EXT-X-ENDLIST\n", true);
    const auto joined = [](std::initializer_list<const Deflated*> pieces) {
        return test::gunzip(Gzip::join(std::vector<const Deflated*>(pieces)));
    };
    EXPECT_EQ(joined({&first, &middle, &empty, &last}), "#EXTM3U\n" + text + "#EXT-X-ENDLIST\n");
    EXPECT_EQ(joined({&middle, &middle, &last}), text + text + "#EXT-X-ENDLIST\n");
    EXPECT_EQ(joined({&last}), "#EXT-X-ENDLIST\n");
}

}  // namespace
}  // namespace paraninfo::hls

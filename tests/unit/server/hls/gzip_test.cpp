#include "server/hls/gzip.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <vector>

namespace paraninfo::hls {
namespace {

std::string inflate_all(const std::string& gzipped) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzipped.data()));
    stream.avail_in = static_cast<uInt>(gzipped.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST(Gzip, OneStateCompressesManyTexts) {
    Gzip gzip;
    std::string repeated;
    for (int line = 0; line < 200; ++line) repeated += "#EXT-X-PART:DURATION=0.33333,URI=\"57.0.m4s\"\n";
    for (const std::string& text : {std::string{}, std::string{"#EXTM3U\n"}, repeated, std::string{"again"}})
        EXPECT_EQ(inflate_all(gzip.compress(text)), text);
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
        return inflate_all(Gzip::join(std::vector<const Deflated*>(pieces)));
    };
    EXPECT_EQ(joined({&first, &middle, &empty, &last}), "#EXTM3U\n" + text + "#EXT-X-ENDLIST\n");
    EXPECT_EQ(joined({&middle, &middle, &last}), text + text + "#EXT-X-ENDLIST\n");
    EXPECT_EQ(joined({&last}), "#EXT-X-ENDLIST\n");
}

}  // namespace
}  // namespace paraninfo::hls

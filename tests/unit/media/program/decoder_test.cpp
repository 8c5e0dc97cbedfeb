#include "media/program/decoder.hpp"

#include <gtest/gtest.h>

#include <future>

using namespace paraninfo::program;

namespace {

struct DecoderTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    static DecoderHandlers quiet() {
        return {[](Instant, paraninfo::gst::SharedBuffer) {}, [](Instant, std::span<const std::int16_t>) {},
                [](const std::string&) {}};
    }
};

}  // namespace

TEST_F(DecoderTest, ContainersAreKnownByTheEndingOfTheName) {
    using paraninfo::media_link::FileContainer;
    EXPECT_EQ(container_of("/a/film.mp4"), FileContainer::mp4);
    EXPECT_EQ(container_of("film.mov"), FileContainer::mp4);
    EXPECT_EQ(container_of("film.mkv"), FileContainer::matroska);
    EXPECT_EQ(container_of("film.ts"), FileContainer::mpeg_ts);
    EXPECT_THROW(container_of("film.mp4.exe"), std::invalid_argument);
    EXPECT_THROW(container_of(""), std::invalid_argument);
}

TEST_F(DecoderTest, AFileThatIsNotThereIsOverAtOnceAndSaidOnce) {
    std::vector<std::string> said;
    DecoderHandlers handlers = quiet();
    handlers.said = [&](const std::string& text) { said.push_back(text); };
    const Decoder decoder("/nonexistent/film.mp4", {640, 360}, handlers);
    EXPECT_TRUE(decoder.over());
    EXPECT_EQ(said.size(), 1U);
}

TEST_F(DecoderTest, APathIsNeverTakenForElements) {
    const Decoder decoder("/nonexistent/x ! fakesink name=y .mp4", {640, 360}, quiet());
    EXPECT_TRUE(decoder.over());
}

TEST_F(DecoderTest, BytesThatAreNoStreamGiveNothing) {
    std::atomic<int> units = 0;
    DecoderHandlers handlers = quiet();
    handlers.picture = [&](Instant, paraninfo::gst::SharedBuffer) { ++units; };
    {
        Decoder decoder(Container::mpeg_ts, {640, 360}, handlers);
        for (int i = 0; i < 100; ++i) decoder.push(std::string(1316, 'G'));
    }
    EXPECT_EQ(units, 0);
}

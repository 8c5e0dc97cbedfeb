#include "server/observe/log.hpp"

#include <gtest/gtest.h>
#include <csignal>
#include <unistd.h>

#include <array>

namespace paraninfo::observe {
namespace {

TEST(Log, ALineIsOneJsonObjectWhateverTheFieldHolds) {
    EXPECT_EQ(
        format_line(Level::info, "request", {{"agent", "a\"b\r\n\x1b[31m\\"}, {"n", 3}, {"ok", true}}, 0),
        R"({"at":"1970-01-01T00:00:00.000Z","level":"info","event":"request",)"
        R"("agent":"a\"b\u000d\u000a\u001b[31m\\","n":3,"ok":true})");
}

TEST(Log, BytesThatAreNotUtf8BecomeQuestionMarks) {
    std::string out;
    append_json_string(out, "\xC3\xA9\xFF\xC0\xAF\xED\xA0\x80");
    EXPECT_EQ(out, "\"\xC3\xA9??\?\?\?\?\"");
}

TEST(Log, AFullPipeDropsLinesAndCountsThem) {
    std::array<int, 2> pipe_ends{};
    std::signal(SIGPIPE, SIG_IGN);
    ASSERT_EQ(::pipe(pipe_ends.data()), 0);
    {
        LineWriter writer(pipe_ends[1]);
        const std::string line(1000, 'x');
        for (std::size_t i = 0; i < LineWriter::queued_lines_max + 200; ++i) writer.write(line);
        EXPECT_GT(writer.dropped(), 0U);
    }
    ::close(pipe_ends[0]);
}

}  // namespace
}  // namespace paraninfo::observe

#include "protocol/media_link/output_bodies.hpp"

#include "protocol/media_link/bodies.hpp"

#include <gtest/gtest.h>

namespace paraninfo::media_link {
namespace {

std::string written(const Message& message) {
    std::string body;
    Writer out{body};
    write_body(out, message);
    return body;
}

TEST(OutputBodies, AStateIsWhatTheDocumentSays) {
    EXPECT_EQ(written(OutputStates{{{"out", 2, 3600, 1, 4, 403}}}),
              std::string("\x01\x00\x03\x00out\x02\x10\x0e\x00\x00", 12) +
                  std::string("\x01\0\0\0\0\0\0\0\x04\0\0\0\0\0\0\0\x93\x01", 18));
}

TEST(OutputBodies, BytesSayWhetherTheyOpen) {
    EXPECT_EQ(written(OutputBytes{true, "xy"}), std::string("\x01\x02\0\0\0xy", 7));
    EXPECT_EQ(written(OutputWanted{true}), "\x01");
}

TEST(OutputBodies, ATruthThatIsNeitherIsAFault) {
    const std::string body{"\x02", 1};
    Reader in{body};
    read_body(in, Type::output_wanted);
    EXPECT_FALSE(in.complete());
}

}  // namespace
}  // namespace paraninfo::media_link

#include "protocol/json/writer.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace paraninfo::json {
namespace {

TEST(Writer, PutsCommasWhereTheyBelong) {
    Writer writer;
    writer.open_object().member("a", 1).key("b").open_array().value("x").value(true).null().close_array();
    writer.key("c")
        .open_object()
        .close_object()
        .member_raw("d", "[1]")
        .member_or_null("e", "")
        .close_object();
    EXPECT_EQ(writer.take(), R"({"a":1,"b":["x",true,null],"c":{},"d":[1],"e":null})");
}

TEST(Writer, EscapesWhatJsonWantsEscaped) {
    std::string every;
    for (int c = 1; c < 128; ++c) every += static_cast<char>(c);
    every += "ñ 👩‍🔬";
    std::string written;
    append_string(written, every);
    EXPECT_EQ(nlohmann::json::parse(written), every);
    EXPECT_EQ(written.find_first_of("\n\r\x01\x1f"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::json

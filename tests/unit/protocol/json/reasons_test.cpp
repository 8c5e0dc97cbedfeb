#include "protocol/json/reasons.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

TEST(Reasons, ComeBackAsTheyWereAndAreNotThereWhereThereAreNone) {
    const TextByLanguage reasons{{Language::en, "Off topic."}, {Language::zh_hant, "離題。"}};
    Writer writer;
    writer.open_object();
    write_reasons(writer, reasons);
    const auto object = nlohmann::json::parse(writer.close_object().take());
    Members members(object);
    EXPECT_EQ(read_reasons(members), reasons);
    EXPECT_FALSE(members.problem());

    Writer none;
    none.open_object();
    write_reasons(none, {});
    EXPECT_EQ(none.close_object().take(), "{}");
}

TEST(Reasons, OfAnotherShapeAreRefusedByName) {
    for (const char* text :
         {R"({"reasons":[]})", R"({"reasons":{"fr":"Non."}})", R"({"reasons":{"es":1}})"}) {
        const auto object = nlohmann::json::parse(text);
        Members members(object);
        read_reasons(members);
        EXPECT_EQ(members.problem(), "reasons") << text;
    }
}

}  // namespace
}  // namespace paraninfo::json

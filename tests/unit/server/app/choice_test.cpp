#include "server/app/choice.hpp"

#include <gtest/gtest.h>

namespace paraninfo::app {
namespace {

TEST(Choice, WithoutAConfigurationTheOptionIsNamed) {
    try {
        static_cast<void>(Choice().settings());
        FAIL();
    } catch (const exports::WrongUse& error) {
        EXPECT_NE(std::string(error.what()).find("--config"), std::string::npos);
    }
}

}  // namespace
}  // namespace paraninfo::app

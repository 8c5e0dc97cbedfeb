#include "config/decline_reasons.hpp"

#include "config/validate.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

TEST(DeclineReasons, TheBuiltInOnesAreInAllLanguagesOfThePagesAndFitTheirLimits) {
    EXPECT_LE(default_decline_reasons().size(), decline_reasons_max);
    for (const Names& reason : default_decline_reasons()) {
        EXPECT_EQ(reason.size(), 4U);
        for (const auto& [language, text] : reason) {
            EXPECT_TRUE(is_page_language(language)) << language;
            EXPECT_LE(text.size(), decline_reason_bytes_max) << text;
            EXPECT_FALSE(text.empty());
        }
    }
}

}  // namespace
}  // namespace paraninfo::config

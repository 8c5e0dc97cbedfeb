#include "protocol/annotations.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(TranslationLanguages, AreFoundByTheirTagAndNoOther) {
    for (const Language language : all_languages) EXPECT_EQ(language_named(name_of(language)), language);
    EXPECT_EQ(name_of(Language::zh_hant), "zh-Hant");
    for (const char* other : {"", "zh", "ES", "fr"}) EXPECT_EQ(language_named(other), std::nullopt) << other;
}

}  // namespace
}  // namespace paraninfo

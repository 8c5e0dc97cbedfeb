#include "protocol/words.hpp"

#include <gtest/gtest.h>

namespace paraninfo::text {
namespace {

using Words = std::vector<std::string>;

TEST(Words, AreComparedWithoutCaseAndWidth) {
    EXPECT_EQ(words("Confianza, CONFIANZA; ｃｏｎｆｉａｎｚａ!"), Words{"confianza"});
}

TEST(Words, KeepTheirAccents) {
    EXPECT_EQ(words("Ciberseguridad y Educación"), (Words{"ciberseguridad", "educación"}));
}

TEST(Words, SmallOnesAndSingleLettersAreNotCounted) {
    EXPECT_EQ(words("La red de la nube y the cloud of a b"), (Words{"red", "nube", "cloud"}));
    EXPECT_TRUE(words(" … ¿? 🎉 ").empty());
}

TEST(Words, NumbersAndNamesAreWords) {
    EXPECT_EQ(words("ISO 27001 it's"), (Words{"iso", "27001", "it's"}));
}

TEST(Words, ChineseIsCutByItsDictionary) {
    const Words found = words("資訊安全很重要");
    EXPECT_GT(found.size(), 1u);
    EXPECT_EQ(words("安"), Words{"安"});
}

TEST(Words, TwentyOfATextAreTheMost) {
    std::string text;
    for (std::size_t i = 0; i < words_max; ++i) text += "word" + std::to_string(i) + " ";
    EXPECT_EQ(words(text).size(), words_max);
    EXPECT_EQ(words(text + "more"), words(text));
}

TEST(Words, FortyCharactersAreTheMostOfOne) {
    EXPECT_EQ(words(std::string(word_graphemes_max, 'x')).size(), 1u);
    EXPECT_TRUE(words(std::string(word_graphemes_max + 1, 'x')).empty());
}

}  // namespace
}  // namespace paraninfo::text

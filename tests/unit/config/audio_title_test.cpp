#include "config/audio_title.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

TEST(AudioTitle, AnOwnTitleCountsBeforeAll) {
    const Audio audio{"es", "es", {{"es", "Interpretación"}, {"en", "Interpretation"}}};
    EXPECT_EQ(audio_title(audio, "es"), "Interpretación");
    EXPECT_EQ(audio_title(audio, "en"), "Interpretation");
    EXPECT_EQ(audio_title(audio, "pt"), "Espanhol");
}

TEST(AudioTitle, ALanguageIsCalledAsTheEventsLanguageCallsIt) {
    const Audio audio{"en", "en"};
    EXPECT_EQ(audio_title(audio, "es"), "Inglés");
    EXPECT_EQ(audio_title(audio, "en"), "English");
    EXPECT_EQ(audio_title(audio, "pt"), "Inglês");
    EXPECT_EQ(audio_title(audio, "zh-Hant"), "英文");
}

TEST(AudioTitle, TheHallHasAWordInEachLanguageOfThePages) {
    for (const auto& [language, word] :
         Names{{"es", "Sala"}, {"en", "Floor"}, {"pt", "Plenário"}, {"zh-Hant", "現場"}})
        EXPECT_EQ(audio_title({}, language), word);
}

}  // namespace
}  // namespace paraninfo::config

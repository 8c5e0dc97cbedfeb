#include "server/access/name.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

TEST(Name, IsCleaned) {
    EXPECT_EQ(clean_name("  Ana   Ruiz\n"), "Ana Ruiz");
    EXPECT_EQ(clean_name("a\u202Eb\u200B"), "ab");
    EXPECT_EQ(clean_name(" \u200B "), std::nullopt);
    EXPECT_EQ(clean_name(""), std::nullopt);
}

TEST(Name, HasALength) {
    EXPECT_TRUE(clean_name(std::string(64, 'a')));
    EXPECT_FALSE(clean_name(std::string(65, 'a')));
}

TEST(Name, AnOfficeIsKnownHoweverItIsSpelled) {
    for (const auto* name : {"Moderator",
                             "moderador",
                             "MODERADORA",
                             "The Moderator",
                             "Moderator 2",
                             "Moderator2",
                             "M0derator",
                             "Mоderatоr",
                             "Ｍｏｄｅｒａｔｏｒ",
                             "M o d e r a t o r",
                             "m.o.d.e.r.a.d.o.r",
                             "Moderación",
                             "Moderacion",
                             "[Admin]",
                             "аdmin",
                             "Administrador del evento",
                             "Paraninfo",
                             "Moderação",
                             "Suporte",
                             "主持人",
                             "管理員 2"}) {
        EXPECT_TRUE(reserved_name(name)) << name;
    }
}

TEST(Name, OrdinaryNamesAreFree) {
    for (const auto* name : {"Ana", "María José", "Δημήτρης", "Владимир", "李明", "Moderna", "Ada Minas",
                             "Adamina", "Sistemas", "O'Connor", "", "42", "🙂"}) {
        EXPECT_FALSE(reserved_name(name)) << name;
    }
}

TEST(Name, ThoseWhoGiveNoneGetOneByRole) {
    EXPECT_EQ(default_name(Audience::participant, "es", 12), "Participante 12");
    EXPECT_EQ(default_name(Audience::moderator, "en", 1), "Moderator 1");
    EXPECT_EQ(default_name(Audience::hall, "en", 3), "Hall guest 3");
    EXPECT_EQ(default_name(Audience::moderator, "pt", 1), "Moderação 1");
    EXPECT_EQ(default_name(Audience::participant, "zh-Hant", 12), "與會者 12");
}

}  // namespace
}  // namespace paraninfo::access

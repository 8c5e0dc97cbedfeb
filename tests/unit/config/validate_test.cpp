#include "config/validate.hpp"

#include "tests/support/temporary_folder.hpp"

#include <fstream>
#include <functional>

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

Settings good() {
    Settings settings;
    settings.rooms = {{"auditorium", {{"es", "Auditorio"}, {"en", "Auditorium"}}, "main", {}, {}}};
    settings.feeds = {{"main", FeedKind::test, {}}};
    settings.issuers = {{"registration", "cfX3YXWZQuzxjsjBC0M0NeVErbDh3MUrlBBqAZwmSGI", {"hall"}}};
    return settings;
}

// The keys complained about after one change of a good configuration.
std::vector<std::string> keys_after(const std::function<void(Settings&)>& change) {
    auto settings = good();
    change(settings);
    std::vector<std::string> keys;
    for (const auto& complaint : validate(settings)) keys.push_back(complaint.key);
    return keys;
}

using Keys = std::vector<std::string>;

TEST(Validate, AGoodConfigurationHasNoComplaint) {
    EXPECT_EQ(validate(good()), std::vector<Complaint>{});
}

TEST(Validate, RoomsNeedGoodAndDifferentIds) {
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms.clear(); }), Keys{"rooms"});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].id = "Aula"; }), Keys{"rooms[0].id"});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].id = std::string(32, 'a'); }), Keys{});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].id = std::string(33, 'a'); }), Keys{"rooms[0].id"});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms.push_back(s.rooms[0]); }), Keys{"rooms[1].id"});
}

TEST(Validate, ARoomsFeedMustExist) {
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].feed = "other"; }), Keys{"rooms[0].feed"});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].feed = ""; }), Keys{});
}

TEST(Validate, ThePlainDoorIsOnLoopbackAndForListedProxies) {
    const auto with = [](const std::string& address, std::vector<std::string> proxies,
                         std::uint16_t port = 8080) {
        return keys_after([&](Settings& s) {
            s.listen.plain = {address, port};
            s.listen.proxies = std::move(proxies);
        });
    };
    EXPECT_EQ(with("127.0.0.1", {"127.0.0.1", "2001:db8::1"}), Keys{});
    EXPECT_EQ(with("::1", {"::1"}), Keys{});
    EXPECT_EQ(with("192.0.2.1", {"192.0.2.2"}), Keys{"listen.plain.address"});
    EXPECT_EQ(with("127.0.0.1", {}), Keys{"listen.proxies"});
    EXPECT_EQ(with("127.0.0.1", {"127.0.0.1", "10.0.0.0/8"}), Keys{"listen.proxies[1]"});
    EXPECT_EQ(with("127.0.0.1", {"127.0.0.1"}, 8443), Keys{"listen.plain.port"});
    EXPECT_EQ(with("", {"192.0.2.2"}), Keys{});
}

TEST(Validate, ADirectRoomNeedsAFeedThatComesCoded) {
    const auto with = [](FeedKind kind) {
        return keys_after([&](Settings& s) {
            s.rooms[0].kind = RoomKind::direct;
            s.feeds[0].kind = kind;
            if (kind == FeedKind::capture) s.feeds[0].video_device = "/dev/video0";
        });
    };
    EXPECT_EQ(with(FeedKind::srt), Keys{});
    EXPECT_EQ(with(FeedKind::rtmp), Keys{});
    EXPECT_EQ(with(FeedKind::test), Keys{"rooms[0].kind"});
    EXPECT_EQ(with(FeedKind::capture), Keys{"rooms[0].kind"});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].kind = RoomKind::direct, s.rooms[0].feed = ""; }),
              Keys{"rooms[0].kind"});
}

TEST(Validate, ARoomsBackupIsAnotherFeedThatExists) {
    const auto with = [](const std::string& backup) {
        return keys_after([&](Settings& s) {
            s.feeds.push_back({"spare", FeedKind::test, {}});
            s.rooms[0].backup = backup;
        });
    };
    EXPECT_EQ(with("spare"), Keys{});
    EXPECT_EQ(with("other"), Keys{"rooms[0].backup"});
    EXPECT_EQ(with("main"), Keys{"rooms[0].backup"});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].feed = "", s.rooms[0].backup = "main"; }),
              Keys{"rooms[0].backup"});
}

TEST(Validate, AFeedsOwnProblemsAreAtItsPlace) {
    EXPECT_EQ(keys_after([](Settings& s) { s.feeds[0].kind = FeedKind::rtsp; }), Keys{"feeds[0].url"});
}

TEST(Validate, ARoomNeedsANameInEachLanguage) {
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].name.erase("en"); }), Keys{"rooms[0].name"});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].name["fr"] = "Salle"; }), Keys{"rooms[0].name.fr"});
}

TEST(Validate, OnlyAFileFeedHasAPathAndItMustExist) {
    EXPECT_EQ(keys_after([](Settings& s) { s.feeds[0].path = "/x"; }), Keys{"feeds[0].path"});
    EXPECT_EQ(keys_after([](Settings& s) { s.feeds[0].kind = FeedKind::file; }), Keys{"feeds[0].path"});
    EXPECT_EQ(keys_after([](Settings& s) {
                  s.feeds[0] = {"main", FeedKind::file, PARANINFO_SOURCE_DIR "/README.md"};
              }),
              Keys{});
}

TEST(Validate, OriginsAreExact) {
    const auto with = [](const std::string& origin) {
        return keys_after([&](Settings& s) { s.origins = {origin}; });
    };
    EXPECT_EQ(with("https://event.example"), Keys{});
    EXPECT_EQ(with("https://event.example:8443"), Keys{});
    for (const auto* origin :
         {"", "*", "http://event.example", "https://Event.example", "https://event.example/",
          "https://event.example:", "https://a b", "https://event.example.", "https://"}) {
        EXPECT_EQ(with(origin), Keys{"origins[0]"}) << origin;
    }
}

TEST(Validate, AddressesAndHostsAreJudged) {
    EXPECT_EQ(keys_after([](Settings& s) { s.listen.address = "localhost"; }), Keys{"listen.address"});
    EXPECT_EQ(keys_after([](Settings& s) { s.listen.address = "::"; }), Keys{});
    EXPECT_EQ(keys_after([](Settings& s) { s.public_host = "a:1"; }), Keys{"public_host"});
    EXPECT_EQ(keys_after([](Settings& s) { s.public_host = ""; }), Keys{"public_host"});
}

TEST(Validate, CertificateAndKeyGoTogether) {
    EXPECT_EQ(keys_after([](Settings& s) { s.tls.certificate = PARANINFO_SOURCE_DIR "/README.md"; }),
              Keys{"tls"});
    EXPECT_EQ(keys_after([](Settings& s) {
                  s.tls = {PARANINFO_SOURCE_DIR "/README.md", "/nowhere"};
              }),
              Keys{"tls.key"});
}

TEST(Validate, AFileThatIsNotThereIsNamed) {
    auto settings = good();
    settings.tls = {PARANINFO_SOURCE_DIR "/README.md", "/nowhere"};
    const auto complaints = validate(settings);
    ASSERT_EQ(complaints.size(), 1U);
    EXPECT_EQ(complaints[0].message, "there is no such file: /nowhere");
}

TEST(Validate, ThePastIsReadFromTheRecording) {
    EXPECT_EQ(keys_after([](Settings& s) { s.media.dvr_minutes = 1; }), Keys{"media.dvr_minutes"});
    EXPECT_EQ(keys_after([](Settings& s) { s.media.dvr_minutes = 1, s.recording.on = true; }), Keys{});
}

TEST(Validate, RenditionsAreNamedOnceAndEven) {
    EXPECT_EQ(keys_after([](Settings& s) { s.media.renditions[1].name = "720p"; }),
              Keys{"media.renditions[1].name"});
    EXPECT_EQ(keys_after([](Settings& s) { s.media.renditions[0].name = "audio"; }),
              Keys{"media.renditions[0].name"});
    EXPECT_EQ(keys_after([](Settings& s) { s.media.renditions[0].width = 1281; }),
              Keys{"media.renditions[0].width"});
    EXPECT_EQ(keys_after([](Settings& s) { s.media.renditions.clear(); }), Keys{"media.renditions"});
}

TEST(Validate, RenditionsStandFromBestToLeast) {
    EXPECT_EQ(keys_after([](Settings& s) { s.media.renditions[1].kbit = 1800; }), Keys{});
    EXPECT_EQ(keys_after([](Settings& s) { s.media.renditions[1].kbit = 1801; }),
              Keys{"media.renditions[1].kbit"});
}

TEST(Validate, AudioRenditionsAreToldApart) {
    const auto with = [](Audio audio) {
        return keys_after([&](Settings& s) { s.media.audio.push_back(std::move(audio)); });
    };
    EXPECT_EQ(with({"es", "es"}), Keys{});
    EXPECT_EQ(with({"audio", "es"}), (Keys{"media.audio[1].name", "media.audio[1].name"}));
    EXPECT_EQ(with({"audio-low", "es"}), Keys{"media.audio[1].name"});
    EXPECT_EQ(with({"720p", "es"}), Keys{"media.renditions[0].name"});
    EXPECT_EQ(with({"spare", ""}), Keys{"media.audio[1].title"}) << "two of the same title";
    EXPECT_EQ(with({"es", "es", {{"es", "Una \"voz\""}}}), Keys{"media.audio[1].title.es"});
    EXPECT_EQ(with({"es", "es", {{"fr", "Espagnol"}}}), Keys{"media.audio[1].title.fr"});
}

TEST(Validate, ALanguageIsATag) {
    const auto with = [](const std::string& language) {
        return keys_after([&](Settings& s) { s.media.audio[0].language = language; });
    };
    for (const auto* tag : {"", "es", "pt-BR", "zh-Hant", "qaa", "es-419"})
        EXPECT_EQ(with(tag), Keys{}) << tag;
    for (const auto* tag : {"e", "1s", "es-", "-es", "es_ES", "español", "spanish", "es-123456789"})
        EXPECT_EQ(with(tag), Keys{"media.audio[0].language"}) << tag;
}

TEST(Validate, TheSlatesPictureIsAFileOfAKnownKind) {
    const auto with = [](const std::string& picture) {
        return keys_after([&](Settings& s) { s.media.slate.picture = picture; });
    };
    EXPECT_EQ(with("/nowhere/slate.png"), Keys{"media.slate.picture"});
    EXPECT_EQ(with(PARANINFO_SOURCE_DIR "/README.md"), Keys{"media.slate.picture"});
    const paraninfo::test::TemporaryFolder folder;
    const std::string real = folder / "slate.png";
    std::ofstream(real) << "PNG";
    EXPECT_EQ(with(real), Keys{});
    std::filesystem::resize_file(real, slate_picture_bytes_max);
    EXPECT_EQ(with(real), Keys{});
    std::filesystem::resize_file(real, slate_picture_bytes_max + 1);
    EXPECT_EQ(with(real), Keys{"media.slate.picture"});
    EXPECT_EQ(keys_after([](Settings& s) { s.media.slate.text["fr"] = "Bienvenue"; }),
              Keys{"media.slate.text.fr"});
}

TEST(Validate, TheHallMustBeHeard) {
    EXPECT_EQ(keys_after([](Settings& s) { s.media.audio[0].source = AudioSource::none; }),
              Keys{"media.audio"});
    EXPECT_EQ(keys_after([](Settings& s) { s.media.audio.clear(); }), Keys{"media.audio"});
}

TEST(Validate, AnIssuerNeedsAKeyOf32BytesAndKnownRoles) {
    EXPECT_EQ(keys_after([](Settings& s) { s.issuers[0].key_id = "local"; }), Keys{"issuers[0].key_id"});
    EXPECT_EQ(keys_after([](Settings& s) { s.issuers[0].public_key.pop_back(); }),
              Keys{"issuers[0].public_key"});
    EXPECT_EQ(keys_after([](Settings& s) { s.issuers[0].public_key.back() = 'p'; }),
              Keys{"issuers[0].public_key"});
    EXPECT_EQ(keys_after([](Settings& s) { s.issuers[0].roles = {"speaker"}; }), Keys{"issuers[0].roles"});
    EXPECT_EQ(keys_after([](Settings& s) { s.issuers[0].roles.clear(); }), Keys{"issuers[0].roles"});
}

}  // namespace
}  // namespace paraninfo::config

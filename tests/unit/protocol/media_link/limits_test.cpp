#include "protocol/media_link/bodies.hpp"
#include "tests/unit/protocol/media_link/sample_messages.hpp"
#include "tests/unit/protocol/media_link/still_valid.hpp"

#include <gtest/gtest.h>

// Every limit at its value and one over.
namespace paraninfo::media_link {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using test::still_valid;

template <typename Change>
bool part_valid(Change change) {
    return still_valid(test::part(), change);
}
template <typename Change>
bool configure_valid(Change change) {
    return still_valid(test::configure(), change);
}
template <typename Change>
bool feeds_valid(Change change) {
    return still_valid(test::feeds(), change);
}

TEST(Limits, TheSamplesHold) {
    for (const Message& message : test::every_message()) EXPECT_TRUE(valid(message)) << message.index();
}

TEST(Limits, AHelloNamesARunAndARoomOfItsRole) {
    const Hello hello{Role::programme, test::run_id, 1, 1, "auditorium", 1};
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.run.pop_back(); }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.run[0] = 'G'; }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.room = ""; }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.role = Role::ingest; }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.role = Role{0}; }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.role = Role{3}; }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.version_min = 0; }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.version_min = 2; }));
    EXPECT_TRUE(still_valid(hello, [](Hello& m) { m.room = std::string(32, 'a'); }));
    EXPECT_FALSE(still_valid(hello, [](Hello& m) { m.room = std::string(33, 'a'); }));
}

TEST(Limits, APartsPlaceAndTimeAreBounded) {
    EXPECT_TRUE(part_valid([](Part& m) { m.rendition = renditions_max - 1; }));
    EXPECT_FALSE(part_valid([](Part& m) { m.rendition = renditions_max; }));
    EXPECT_TRUE(part_valid([](Part& m) { m.segment = run_segment_max - 1; }));
    EXPECT_FALSE(part_valid([](Part& m) { m.segment = run_segment_max; }));
    EXPECT_TRUE(part_valid([](Part& m) { m.index = part_index_max; }));
    EXPECT_FALSE(part_valid([](Part& m) { m.index = part_index_max + 1; }));
    EXPECT_TRUE(part_valid([](Part& m) { m.duration = part_duration_max; }));
    EXPECT_FALSE(part_valid([](Part& m) { m.duration = part_duration_max + nanoseconds{1}; }));
    EXPECT_TRUE(part_valid([](Part& m) { m.duration = nanoseconds{1}; }));
    EXPECT_FALSE(part_valid([](Part& m) { m.duration = nanoseconds{0}; }));
    EXPECT_FALSE(part_valid([](Part& m) { m.captured_at = nanoseconds{-1}; }));
}

TEST(Limits, APartHasBytesAndNotTooMany) {
    EXPECT_FALSE(valid(test::part(0)));
    EXPECT_TRUE(valid(test::part(1)));
    EXPECT_TRUE(valid(test::part(part_bytes_max)));
    EXPECT_FALSE(valid(test::part(part_bytes_max + 1)));
    EXPECT_FALSE(part_valid([](Part& m) { m.bytes = nullptr; }));
}

TEST(Limits, AVideosInitSaysWhatAVideoHas) {
    const auto init_valid = [](auto change) { return still_valid(test::video_init(), change); };
    EXPECT_TRUE(init_valid([](Init& m) { m.width = 16; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.width = 15; }));
    EXPECT_TRUE(init_valid([](Init& m) { m.height = picture_side_max; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.height = picture_side_max + 1; }));
    EXPECT_TRUE(init_valid([](Init& m) { m.fps_numerator = 240; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.fps_numerator = 241; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.fps_denominator = 0; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.sample_rate = 48'000; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.channels = 2; }));
    EXPECT_TRUE(init_valid([](Init& m) { m.codec = std::string(codec_bytes_max, 'a'); }));
    EXPECT_FALSE(init_valid([](Init& m) { m.codec = std::string(codec_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(init_valid([](Init& m) { m.codec = "avc1\"\n"; }));
    EXPECT_TRUE(init_valid([](Init& m) { m.bytes = std::string(init_bytes_max, 'a'); }));
    EXPECT_FALSE(init_valid([](Init& m) { m.bytes = std::string(init_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(init_valid([](Init& m) { m.bytes.clear(); }));
    EXPECT_TRUE(init_valid([](Init& m) { m.bandwidth = 1'000'000'000; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.bandwidth = 1'000'000'001; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.bandwidth = 0; }));
}

TEST(Limits, AnAudiosInitSaysWhatAudioHas) {
    const auto init_valid = [](auto change) { return still_valid(test::audio_init(), change); };
    EXPECT_TRUE(init_valid([](Init& m) { m.sample_rate = 192'000; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.sample_rate = 192'001; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.sample_rate = 7999; }));
    EXPECT_TRUE(init_valid([](Init& m) { m.channels = 8; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.channels = 9; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.channels = 0; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.width = 16; }));
    EXPECT_FALSE(init_valid([](Init& m) { m.kind = Kind{3}; }));
}

TEST(Limits, LevelsLogsAndStatesAreBounded) {
    EXPECT_TRUE(valid(Levels{std::vector<std::int16_t>(levels_max, -1)}));
    EXPECT_FALSE(valid(Levels{std::vector<std::int16_t>(levels_max + 1, -1)}));
    EXPECT_FALSE(valid(Levels{{1}}));
    EXPECT_FALSE(valid(Levels{{-10'001}}));
    EXPECT_TRUE(valid(Log{Level::error, std::string(text_bytes_max, 'a')}));
    EXPECT_FALSE(valid(Log{Level::error, std::string(text_bytes_max + 1, 'a')}));
    EXPECT_FALSE(valid(Log{Level{4}, "a"}));
    EXPECT_FALSE(valid(Health{Health::Picture{3}, 0, 0, 0, 0}));
    EXPECT_FALSE(valid(Health{Health::Picture::live, 0, 0, 0, 0, Health::OnAir{2}}));
    EXPECT_TRUE(valid(FeedState{"", FeedState::State::refused, 404}));
    EXPECT_FALSE(valid(FeedState{"main", FeedState::State::refused, 405}));
    EXPECT_FALSE(valid(FeedState{"Main", FeedState::State::lost, 0}));
    EXPECT_FALSE(valid(FeedState{"main", FeedState::State{6}, 0}));
}

TEST(Limits, AThumbnailIsASmallJpeg) {
    const auto thumbnail = [](std::string jpeg) {
        return Thumbnail{std::chrono::seconds{1}, std::move(jpeg)};
    };
    EXPECT_TRUE(valid(thumbnail(test::jpeg(thumbnail_bytes_max))));
    EXPECT_FALSE(valid(thumbnail(test::jpeg(thumbnail_bytes_max + 1))));
    EXPECT_TRUE(valid(thumbnail(test::jpeg(5))));
    EXPECT_FALSE(valid(thumbnail("")));
    EXPECT_FALSE(valid(thumbnail("\xFF\xD8\xFF")));
    EXPECT_FALSE(valid(thumbnail("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")));
    EXPECT_FALSE(valid(thumbnail(test::jpeg() + "<script>")));
    EXPECT_FALSE(valid(Thumbnail{std::chrono::nanoseconds{-1}, test::jpeg()}));
}

TEST(Limits, AConfigurationIsWholeAndInOrder) {
    EXPECT_FALSE(configure_valid([](Configure& m) { m.source.feed = ""; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.source.path = ""; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.source.kind = Source::Kind::published; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.source.path = std::string("/a\0b", 4); }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.source.path = std::string(path_bytes_max, 'a'); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.source.path = std::string(path_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.slate_text = std::string(text_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions.clear(); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { std::swap(m.renditions.front(), m.renditions.back()); }));
    EXPECT_TRUE(
        configure_valid([](Configure& m) { m.renditions.resize(renditions_max, m.renditions.back()); }));
    EXPECT_FALSE(
        configure_valid([](Configure& m) { m.renditions.resize(renditions_max + 1, m.renditions.back()); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions[0].name = "../escape"; }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.renditions[0].kbit = 100'000; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions[0].kbit = 100'001; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions[0].kbit = 7; }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.renditions[0].speed = Speed::placebo; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions[0].speed = static_cast<Speed>(11); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions[0].speed = static_cast<Speed>(0); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions[0].profile = static_cast<Profile>(4); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.renditions[2].sound = static_cast<Sound>(3); }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.loudness_lufs = 0; }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.loudness_lufs = -31; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.loudness_lufs = -32; }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.loudness_lufs = -12; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.loudness_lufs = -11; }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.slate_line.assign(slate_line_bytes_max, 'a'); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.slate_line.assign(slate_line_bytes_max + 1, 'a'); }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.slate_picture.assign(path_bytes_max, 'a'); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.slate_picture.assign(path_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.frames_per_part = 0; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.parts_per_segment = 241; }));
}

TEST(Limits, ASourceHasWhatItsKindNeedsAndNothingElse) {
    const auto source_valid = [](Source source, const std::function<void(Source&)>& change) {
        change(source);
        Configure configure = test::configure();
        configure.backup = source;
        return valid(configure);
    };
    const auto rtsp = [&](const std::function<void(Source&)>& change) {
        return source_valid(test::rtsp_source(), change);
    };
    EXPECT_TRUE(rtsp([](Source& m) { m.url.resize(url_bytes_max, 'a'); }));
    EXPECT_FALSE(rtsp([](Source& m) { m.url.resize(url_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(rtsp([](Source& m) { m.url = ""; }));
    EXPECT_FALSE(rtsp([](Source& m) { m.password = ""; }));
    EXPECT_TRUE(rtsp([](Source& m) { m.password = std::string(password_bytes_max, 'a'); }));
    EXPECT_FALSE(rtsp([](Source& m) { m.password = std::string(password_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(rtsp([](Source& m) { m.user = std::string(user_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(rtsp([](Source& m) { m.transport = Source::Transport{3}; }));
    EXPECT_TRUE(rtsp([](Source& m) { m.certificate.resize(certificate_bytes_max, 'a'); }));
    EXPECT_FALSE(rtsp([](Source& m) { m.certificate.resize(certificate_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(rtsp([](Source& m) { m.certificate = "MIIB"; }));
    EXPECT_FALSE(rtsp([](Source& m) { m.certificate += '\0'; }));
    EXPECT_FALSE(rtsp([](Source& m) { m.url = "rtsp://camera.example/stream"; }));
    EXPECT_FALSE(rtsp([](Source& m) { m.video_device = "/dev/video0"; }));
    EXPECT_FALSE(rtsp([](Source& m) { m.kind = Source::Kind{6}; }));
    const auto capture = [&](const std::function<void(Source&)>& change) {
        return source_valid(test::capture_source(), change);
    };
    EXPECT_TRUE(capture([](Source& m) { m.audio_device = ""; }));
    EXPECT_FALSE(capture([](Source& m) { m.video_device = ""; }));
    EXPECT_FALSE(capture([](Source& m) { m.video_device = std::string(device_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(capture([](Source& m) { m.url = "rtsp://a"; }));
    EXPECT_FALSE(capture([](Source& m) { m.user = m.password = "a"; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.failover.return_after = milliseconds{0}; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.failover.frozen_after = milliseconds{3'600'001}; }));
    EXPECT_TRUE(configure_valid([](Configure& m) { m.backup.reset(); }));
}

TEST(Limits, FurtherFeedsOfAHallAreFewAndUnderDifferentNames) {
    const auto with = [](std::vector<std::string> names) {
        return configure_valid([&names](Configure& m) {
            m.feeds.clear();
            for (const std::string& name : names) m.feeds.push_back({name, test::capture_source()});
        });
    };
    EXPECT_TRUE(with({}));
    EXPECT_TRUE(with({"feed-1", "feed-2", "feed-3", "feed-4"}));
    EXPECT_FALSE(with({"feed-1", "feed-2", "feed-3", "feed-4", "feed-5"}));
    EXPECT_FALSE(with({"feed-1", "feed-1"}));
    for (const char* bad : {"", "floor", "cam-1", "feed-A"}) EXPECT_FALSE(with({bad})) << bad;
    EXPECT_FALSE(configure_valid([](Configure& m) { m.feeds[0].source.video_device = ""; }));
    EXPECT_FALSE(configure_valid([](Configure& m) { m.contribution.taken = false; }));
}

TEST(Limits, AFeedsTableIsBounded) {
    EXPECT_TRUE(feeds_valid([](Feeds& m) { m.feeds.resize(feeds_max, m.feeds.back()); }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.feeds.resize(feeds_max + 1, m.feeds.back()); }));
    EXPECT_TRUE(feeds_valid([](Feeds& m) { m.feeds[0].passphrase = std::string(79, 'a'); }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.feeds[0].passphrase = std::string(80, 'a'); }));
    EXPECT_TRUE(feeds_valid([](Feeds& m) { m.feeds[0].passphrase = std::string(10, 'a'); }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.feeds[0].passphrase = std::string(9, 'a'); }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.feeds[0].streamid = ""; }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.feeds[0].streamid = std::string(513, 'a'); }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.silent_after = milliseconds{99}; }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.silent_after = milliseconds{60'001}; }));
    EXPECT_FALSE(feeds_valid([](Feeds& m) { m.address = std::string(65, '1'); }));
}

TEST(Limits, FeedBytesAreBounded) {
    EXPECT_FALSE(valid(FeedBytes{""}));
    EXPECT_TRUE(valid(FeedBytes{std::string(feed_bytes_max, 'a')}));
    EXPECT_FALSE(valid(FeedBytes{std::string(feed_bytes_max + 1, 'a')}));
}

TEST(Limits, ASlateHasALineAndATimeOfThisCentury) {
    EXPECT_TRUE(valid(Slate{true, std::string(slate_line_bytes_max, 'a'), countdown_to_max}));
    EXPECT_FALSE(valid(Slate{true, std::string(slate_line_bytes_max + 1, 'a'), 0}));
    EXPECT_FALSE(valid(Slate{true, std::string(1, '\0'), 0}));
    EXPECT_FALSE(valid(Slate{true, "", countdown_to_max + 1}));
    EXPECT_FALSE(valid(Slate{true, "", -1}));
}

TEST(Limits, TheLargestValidMessageOfEachTypeFitsItsBody) {
    Feeds feeds = test::feeds();
    feeds.address = std::string(address_bytes_max, '1');
    feeds.feeds.assign(feeds_max, {std::string(32, 'a'), std::string(512, 'b'), std::string(79, 'c')});
    Configure configure = test::configure();
    configure.backup = test::rtsp_source();
    configure.backup->url.resize(url_bytes_max, 'a');
    configure.backup->user = std::string(user_bytes_max, 'u');
    configure.backup->password = std::string(password_bytes_max, 'p');
    configure.backup->certificate.resize(certificate_bytes_max, '\n');
    configure.source = *configure.backup;
    configure.feeds.clear();
    for (std::size_t i = 0; i < hall_feeds_max; ++i)
        configure.feeds.push_back({"feed-" + std::to_string(i), configure.source});
    configure.contribution.files = configure.slate_picture = std::string(path_bytes_max, 'p');
    configure.slate_text = std::string(text_bytes_max, 't');
    configure.renditions.assign(renditions_max, {Kind::video, std::string(32, 'a'), 1280, 720, 1000});
    Asides asides;
    asides.asides.assign(asides_max, {std::string(32, 'a'), 0, 0, {}});
    for (Aside& one : asides.asides) one.listeners.assign(aside_listeners_max, std::string(32, 'b'));
    for (const Message& message : {Message{feeds}, Message{configure}, Message{asides}}) {
        ASSERT_TRUE(valid(message));
        std::string body;
        Writer out{body};
        write_body(out, message);
        EXPECT_LE(body.size(), body_bytes_max_of(type_of(message)));
    }
}

}  // namespace
}  // namespace paraninfo::media_link

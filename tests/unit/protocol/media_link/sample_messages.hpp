// One valid message of every type, at its fullest.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <vector>

namespace paraninfo::media_link::test {

inline const std::string run_id = "0123456789abcdef0123456789abcdef";

inline Init video_init() {
    return {0, Kind::video, "avc1.4D401F", 1280, 720, 30, 1, 0, 0, 1'800'000, "ftypmoov"};
}

inline Init audio_init() {
    return {2, Kind::audio, "mp4a.40.2", 0, 0, 0, 0, 48'000, 2, 96'000, "ftypmoov"};
}

inline Part part(std::size_t size = 1000) {
    Part part;
    part.rendition = 1;
    part.segment = 7;
    part.index = 3;
    part.duration = std::chrono::nanoseconds{333'333'333};
    part.independent = true;
    part.last = true;
    part.captured_at = std::chrono::hours{5};
    part.bytes = std::make_shared<const std::string>(size, 'x');
    return part;
}

inline Source rtsp_source() {
    Source m;
    m.kind = Source::Kind::rtsp;
    m.feed = "camera";
    m.url = "rtsps://camera.example/stream";
    m.user = "viewer";
    m.password = "correct-horse";
    m.transport = Source::Transport::udp;
    m.certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    return m;
}

inline Source capture_source() {
    Source m;
    m.kind = Source::Kind::capture;
    m.feed = "card";
    m.video_device = "/dev/video0";
    m.audio_device = "hw:1,0";
    return m;
}

inline Configure configure() {
    Configure m;
    m.room = "auditorium";
    m.source.kind = Source::Kind::file;
    m.source.feed = "main";
    m.source.path = "/srv/rehearsal.ts";
    m.slate_text = "Auditorio";
    m.renditions = {{Kind::video, "720p", 1280, 720, 1800},
                    {Kind::video, "360p", 640, 360, 600, Speed::medium, Profile::baseline},
                    {Kind::audio, "audio", 0, 0, 96},
                    {Kind::audio, "audio-low", 0, 0, 48, Speed::superfast, Profile::main, Sound::silence}};
    m.loudness_lufs = -18;
    m.slate_line = "Bienvenidos";
    m.slate_picture = "/srv/slate.png";
    m.direct = true;
    m.contribution = {true, 40'000, 40'100, {"203.0.113.7"}, "stun://stun.example:3478", 12, 24,
                      640,  360,    700,    "/srv/clips"};
    m.backup = rtsp_source();
    m.outputs = {{"to-obs", RoomOutput::Sound::programme, false},
                 {"to-hall", RoomOutput::Sound::hall_minus, true}};
    m.feeds = {{"feed-1f", capture_source()}, {"feed-2f", rtsp_source()}};
    m.failover = {std::chrono::milliseconds{0}, std::chrono::milliseconds{4000},
                  std::chrono::milliseconds{1}};
    return m;
}

inline Feeds feeds() {
    Feeds m;
    m.address = "127.0.0.1";
    m.port = 8890;
    m.feeds = {{"main", "main", "correct-horse-battery"}, {"second", "second", "another-passphrase"}};
    m.rtmp_address = "::1";
    m.rtmp_port = 1935;
    m.rtmp_feeds = {{"camera", std::string(key_hash_bytes, '\x9f')}};
    m.outputs = {{"to-obs", "correct-horse-battery", std::chrono::milliseconds{120}},
                 {"to-hall", "another-passphrase", std::chrono::milliseconds{500}, "decoder.example", 9000,
                  "#!::r=hall,m=publish"}};
    return m;
}

// The least that passes for a JPEG file: its marks, and so much in between.
inline std::string jpeg(std::size_t size = 100) {
    std::string bytes(size, 'x');
    bytes.replace(0, 3, "\xFF\xD8\xFF");
    bytes.replace(size - 2, 2, "\xFF\xD9");
    return bytes;
}

inline const std::string session = "0123456789abcdef01234567";
inline const std::string offer_sdp = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\n";

inline OutputStates output_states() {
    return {{{"to-obs", 2, 3600, 1, 4, 403}, {"to-hall", 0, 0, 0, 9, 504}}};
}

// Empty packets of MPEG-TS.
inline OutputBytes output_bytes(std::size_t packets = 7) {
    std::string bytes;
    for (std::size_t i = 0; i < packets; ++i) bytes += '\x47' + std::string(ts_packet_bytes - 1, '\xff');
    return {true, bytes};
}

inline Sources sources() {
    return {{{"cam-1f", SourceState::State::live, -1234, 1280, 720, 30, 2500, 12},
             {"scr-1f", SourceState::State::gone}},
            {-2310, -10'000, -23, -610, -10'000},
            {{"file-1f", FileState::State::playing, FileState::Why::nothing, 812,
              std::chrono::milliseconds{1'234}, std::chrono::milliseconds{90'000}},
             {"file-2f", FileState::State::refused, FileState::Why::no_picture}}};
}

inline Mix mix() {
    Mix m;
    m.scene = {Scene::Layout::screen_with_speaker, {"scr-1f", "cam-1f"}};
    m.transition = Transition::move;
    m.transition_ms = std::chrono::milliseconds{500};
    m.sources = {{"floor", -600, false, std::chrono::milliseconds{120}, SourceMix::Heard::always, "Sala"},
                 {"cam-1f", 0, true, std::chrono::milliseconds{0}, SourceMix::Heard::while_shown, "林"}};
    m.third_line_1 = "Ana";
    m.third_line_2 = "Taipéi";
    m.returns = {{"cam-1f", "floor", -300}, {"cam-2f", "scr-1f", 600}};
    m.ducking = {-900, -1200};
    m.files = {{"file-1f", "presentación.mp4", true, false, 812}, {"file-2f", "片頭.mkv"}};
    m.ready = {"cam-2f"};
    return m;
}

inline Asides asides() {
    return {{{"talk-1f", 0, -1800, {"cam-1f", "cam-2f"}}, {"cam-1f", -600, 0, {"cam-2f"}}}};
}

inline std::vector<Message> every_message() {
    return {Hello{Role::programme, run_id, 1, 1, "auditorium", 4321},
            Hello{Role::ingest, run_id, 1, 3, "", 4322},
            video_init(),
            audio_init(),
            part(),
            Gap{2, 7, 4, std::chrono::nanoseconds{320'000'000}, true, std::chrono::hours{5}},
            Levels{{-1234, 0, -10'000}},
            Health{Health::Picture::live, 1000, 200'000, 3, 4, Health::OnAir::backup, 2, Health::Top::passed},
            Discontinuity{3},
            Log{Level::warning, "the encoder is late"},
            FeedState{"main", FeedState::State::refused, 409},
            Thumbnail{std::chrono::hours{5}, jpeg()},
            configure(),
            feeds(),
            Stop{},
            Slate{true, "Pausa", 1'790'000'000'000},
            FeedBegin{17},
            FeedBytes{std::string(1316, '\x47')},
            FeedEnd{17},
            Answer{session, 201, offer_sdp},
            Answer{session, 503, "as many publish as the room takes", true},
            sources(),
            SourcePicture{"cam-1f", jpeg()},
            Offer{session, Offer::Kind::publish, "cam-1f", Offer::Bus::programme, offer_sdp},
            Offer{session, Offer::Kind::play, "", Offer::Bus::hall_minus, offer_sdp},
            Offer{session, Offer::Kind::play, "cam-1f", Offer::Bus::solo, offer_sdp},
            Candidate{session, "a=candidate:1 1 UDP 1 127.0.0.1 9 typ host\r\n"},
            Leave{session},
            mix(),
            output_states(),
            output_bytes(),
            OutputWanted{true},
            EchoTested{EchoTested::Outcome::heard, -3150, std::chrono::milliseconds{420}},
            asides(),
            Asides{},
            TestEcho{}};
}

}  // namespace paraninfo::media_link::test

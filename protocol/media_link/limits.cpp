#include "protocol/media_link/limits.hpp"

#include "protocol/media_link/bodies.hpp"
#include "protocol/media_link/intercom_bodies.hpp"
#include "protocol/media_link/output_bodies.hpp"
#include "protocol/media_link/source_names.hpp"
#include "protocol/media_link/stage_bodies.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

// The limits of every field; MEDIA_LINK.md's tables in code.
namespace paraninfo::media_link {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_codec(std::string_view text) {
    return !text.empty() && text.size() <= codec_bytes_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '.'; });
}

bool is_frame_rate(std::uint32_t numerator, std::uint32_t denominator) {
    return numerator >= 1 && numerator <= 240'000 && denominator >= 1 && denominator <= 1001 &&
           numerator >= denominator && numerator <= std::uint64_t{240} * denominator;
}

template <typename Timed>
bool in_place(const Timed& m) {
    return m.rendition < renditions_max && m.segment < run_segment_max && m.index <= part_index_max &&
           m.duration > nanoseconds{0} && m.duration <= part_duration_max && m.captured_at >= nanoseconds{0};
}

bool check(const Hello& m) {
    const bool room_fits = m.role == Role::ingest ? m.room.empty() : is_name(m.room);
    return between(m.role, Role::ingest, Role::programme) && is_run_id(m.run) && room_fits &&
           m.version_min >= 1 && m.version_min <= m.version_max;
}

bool check(const Init& m) {
    if (!is_codec(m.codec) || m.rendition >= renditions_max) return false;
    if (m.bytes.empty() || m.bytes.size() > init_bytes_max) return false;
    if (!between<std::uint32_t>(m.bandwidth, 1, 1'000'000'000)) return false;
    if (m.kind == Kind::video) {
        return is_side(m.width) && is_side(m.height) && is_frame_rate(m.fps_numerator, m.fps_denominator) &&
               m.sample_rate == 0 && m.channels == 0;
    }
    return m.kind == Kind::audio && m.width == 0 && m.height == 0 && m.fps_numerator == 0 &&
           m.fps_denominator == 0 && between<std::uint32_t>(m.sample_rate, 8000, 192'000) &&
           between<std::uint8_t>(m.channels, 1, 8);
}

bool check(const Part& m) {
    return in_place(m) && m.bytes && !m.bytes->empty() && m.bytes->size() <= part_bytes_max;
}

bool check(const Gap& m) {
    return in_place(m);
}

bool check(const Levels& m) {
    return m.peaks.size() <= levels_max && std::all_of(m.peaks.begin(), m.peaks.end(), [](std::int16_t peak) {
               return between<std::int16_t>(peak, -10'000, 0);
           });
}

bool check(const Health& m) {
    return m.picture <= Health::Picture::live && m.on_air <= Health::OnAir::backup &&
           m.renditions_shed <= renditions_max && m.top <= Health::Top::encoded;
}

bool check(const Discontinuity& m) {
    return m.number > 0;
}

bool check(const Log& m) {
    return m.level <= Level::error && is_printable(m.text, text_bytes_max);
}

bool check(const FeedState& m) {
    constexpr std::array<std::uint16_t, 6> codes{0, 400, 403, 404, 409, 415};
    return (m.feed.empty() || is_name(m.feed)) &&
           between(m.state, FeedState::State::connected, FeedState::State::replaced) &&
           std::find(codes.begin(), codes.end(), m.code) != codes.end();
}

bool check(const Thumbnail& m) {
    return m.captured_at >= nanoseconds{0} && m.jpeg.size() <= thumbnail_bytes_max && is_jpeg(m.jpeg);
}

bool check_rendition(const Rendition& m) {
    if (!is_name(m.name) || !between<std::uint32_t>(m.kbit, 8, 100'000)) return false;
    if (!between(m.speed, Speed::ultrafast, Speed::placebo)) return false;
    if (!between(m.profile, Profile::baseline, Profile::high)) return false;
    if (!between(m.sound, Sound::floor, Sound::silence)) return false;
    if (m.kind == Kind::video) return is_side(m.width) && is_side(m.height);
    return m.kind == Kind::audio && m.width == 0 && m.height == 0;
}

bool check_certificate(const Source& m) {
    return m.certificate.empty() || (m.url.starts_with("rtsps://") && is_pem_certificate(m.certificate));
}

bool check_rtsp(const Source& m) {
    const bool is_rtsp = m.kind == Source::Kind::rtsp;
    return is_rtsp == !m.url.empty() && is_printable(m.url, url_bytes_max) &&
           is_printable(m.user, user_bytes_max) && m.user.empty() == m.password.empty() &&
           is_printable(m.password, password_bytes_max) && (is_rtsp || m.user.empty()) &&
           between(m.transport, Source::Transport::tcp, Source::Transport::udp) && check_certificate(m);
}

bool check_capture(const Source& m) {
    const bool is_capture = m.kind == Source::Kind::capture;
    return is_capture == !m.video_device.empty() && (is_capture || m.audio_device.empty()) &&
           is_printable(m.video_device, device_bytes_max) && is_printable(m.audio_device, device_bytes_max);
}

bool check_source(const Source& m) {
    if (!is_name(m.feed) || !between(m.kind, Source::Kind::test, Source::Kind::capture)) return false;
    if (m.path.size() > path_bytes_max || !has_no_zero(m.path)) return false;
    return (m.kind == Source::Kind::file) == !m.path.empty() && check_rtsp(m) && check_capture(m);
}

bool check(const Failover& m) {
    constexpr milliseconds most{3'600'000};
    return between(m.frozen_after, milliseconds{0}, most) &&
           between(m.soundless_after, milliseconds{0}, most) &&
           between(m.return_after, milliseconds{1}, most);
}

bool check_hall_feeds(const Configure& m) {
    std::set<std::string> names;
    const auto fits = [&names](const HallFeed& feed) {
        return is_name(feed.name) && is_feed(feed.name) && check_source(feed.source) &&
               names.insert(feed.name).second;
    };
    return m.feeds.size() <= hall_feeds_max && (m.feeds.empty() || m.contribution.taken) &&
           std::all_of(m.feeds.begin(), m.feeds.end(), fits);
}

bool check(const Configure& m) {
    if (!is_name(m.room) || !check_source(m.source)) return false;
    if ((m.backup && !check_source(*m.backup)) || !check(m.failover)) return false;
    if (m.slate_text.size() > text_bytes_max || !has_no_zero(m.slate_text)) return false;
    if (m.slate_line.size() > slate_line_bytes_max || !has_no_zero(m.slate_line)) return false;
    if (m.slate_picture.size() > path_bytes_max || !has_no_zero(m.slate_picture)) return false;
    if (!is_loudness_target(m.loudness_lufs)) return false;
    if (!is_frame_rate(m.fps_numerator, m.fps_denominator)) return false;
    if (!between<std::uint16_t>(m.frames_per_part, 1, 240)) return false;
    if (!between<std::uint16_t>(m.parts_per_segment, 1, 240)) return false;
    if (m.renditions.empty() || m.renditions.size() > renditions_max) return false;
    const auto by_kind = [](const Rendition& a, const Rendition& b) { return a.kind < b.kind; };
    if (!check(m.contribution) || !check(m.outputs) || !check_hall_feeds(m)) return false;
    return std::all_of(m.renditions.begin(), m.renditions.end(), check_rendition) &&
           std::is_sorted(m.renditions.begin(), m.renditions.end(), by_kind);
}

bool check_feed(const Feed& m) {
    const std::size_t key = m.passphrase.size();
    return is_name(m.id) && !m.streamid.empty() && is_printable(m.streamid, streamid_bytes_max) &&
           is_printable(m.passphrase, passphrase_bytes_max) && key >= passphrase_bytes_min;
}

bool check_rtmp_feed(const RtmpFeed& m) {
    return is_name(m.id) && m.key_sha256.size() == key_hash_bytes;
}

bool check(const Feeds& m) {
    const bool rtmp_fits = is_printable(m.rtmp_address, address_bytes_max) &&
                           m.rtmp_feeds.size() <= feeds_max &&
                           std::all_of(m.rtmp_feeds.begin(), m.rtmp_feeds.end(), check_rtmp_feed);
    return rtmp_fits && is_printable(m.address, address_bytes_max) && !m.address.empty() &&
           between(m.silent_after, milliseconds{100}, milliseconds{60'000}) && m.feeds.size() <= feeds_max &&
           std::all_of(m.feeds.begin(), m.feeds.end(), check_feed) && check(m.outputs);
}

bool check(const Stop&) {
    return true;
}
bool check(const Slate& m) {
    return m.text.size() <= slate_line_bytes_max && has_no_zero(m.text) &&
           between<std::int64_t>(m.countdown_to, 0, countdown_to_max);
}
bool check(const FeedBegin& m) {
    return between(m.container, FeedBegin::Container::mpeg_ts, FeedBegin::Container::flv);
}
bool check(const FeedBytes& m) {
    return !m.bytes.empty() && m.bytes.size() <= feed_bytes_max;
}
bool check(const FeedEnd&) {
    return true;
}

// In the order of Message.
constexpr std::array types{
    Type::hello,        Type::init,          Type::part,        Type::gap,        Type::levels,
    Type::health,       Type::log,           Type::feed_state,  Type::thumbnail,  Type::configure,
    Type::feeds,        Type::stop,          Type::slate,       Type::feed_begin, Type::feed_bytes,
    Type::feed_end,     Type::discontinuity, Type::answer,      Type::sources,    Type::source_picture,
    Type::offer,        Type::candidate,     Type::leave,       Type::mix,        Type::output_states,
    Type::output_bytes, Type::output_wanted, Type::echo_tested, Type::asides,     Type::test_echo};
static_assert(types.size() == std::variant_size_v<Message>);

template <std::size_t... Index>
Message nth(std::size_t index, std::index_sequence<Index...>) {
    Message message;
    const auto make = [&message](auto chosen) {
        message.emplace<chosen>();
        return true;
    };
    (void)((Index == index && make(std::integral_constant<std::size_t, Index>{})) || ...);
    return message;
}

}  // namespace

bool valid(const Message& message) {
    return std::visit([](const auto& body) { return check(body); }, message);
}

Type type_of(const Message& message) {
    return types.at(message.index());
}

Message empty_of(Type type) {
    const auto found = std::find(types.begin(), types.end(), type);
    return nth(static_cast<std::size_t>(found - types.begin()),
               std::make_index_sequence<std::variant_size_v<Message>>{});
}

bool is_type(std::uint16_t number) {
    return (number >= 1 && number <= 15) || (number >= 32 && number <= 41) ||
           (number >= 48 && number <= 50) || (number >= 56 && number <= 57);
}

Stream stream_of(Type type) {
    if (type < Type::configure) return Stream::up;
    if (type < Type::feed_begin) return Stream::down;
    return type < Type::output_bytes ? Stream::feed : Stream::output;
}

std::size_t body_bytes_max_of(Type type) {
    switch (type) {
        case Type::part:
            return body_bytes_max;
        case Type::init:
            return init_bytes_max + 256;
        case Type::thumbnail:
            return thumbnail_bytes_max + 12;
        case Type::answer:
        case Type::offer:
            return sdp_bytes_max + 256;
        case Type::source_picture:
            return source_picture_bytes_max + 64;
        case Type::mix:
            return 16'384;
        case Type::asides:
            return asides_max * (64 + aside_listeners_max * (name_bytes_max + 2));
        case Type::feed_bytes:
            return feed_bytes_max + 4;
        case Type::configure:
            return 16'384 + (2 + hall_feeds_max) * source_bytes_max;
        case Type::feeds:
            return (feeds_max + outputs_max) * 1024;
        case Type::output_bytes:
            return output_bytes_max + 8;
        default:
            return 2048;
    }
}

}  // namespace paraninfo::media_link

#include "protocol/media_link/bodies.hpp"

#include "protocol/media_link/intercom_bodies.hpp"
#include "protocol/media_link/output_bodies.hpp"
#include "protocol/media_link/stage_bodies.hpp"

namespace paraninfo::media_link {
namespace {

constexpr std::uint8_t independent_flag = 1, last_flag = 2;

std::chrono::nanoseconds read_time(Reader& in) {
    return std::chrono::nanoseconds{in.integer<std::int64_t>()};
}
void write_time(Writer& out, std::chrono::nanoseconds time) {
    out.integer(static_cast<std::int64_t>(time.count()));
}

void write(Writer& out, const Hello& m) {
    out.integer(static_cast<std::uint8_t>(m.role));
    out.string(m.run);
    out.integer(m.version_min);
    out.integer(m.version_max);
    out.string(m.room);
    out.integer(m.pid);
}
void read(Reader& in, Hello& m) {
    m.role = static_cast<Role>(in.integer<std::uint8_t>());
    m.run = in.string(run_id_bytes);
    m.version_min = in.integer<std::uint16_t>();
    m.version_max = in.integer<std::uint16_t>();
    m.room = in.string(name_bytes_max);
    m.pid = in.integer<std::uint32_t>();
}

void write(Writer& out, const Init& m) {
    out.integer(m.rendition);
    out.integer(static_cast<std::uint8_t>(m.kind));
    out.string(m.codec);
    out.integer(m.width);
    out.integer(m.height);
    out.integer(m.fps_numerator);
    out.integer(m.fps_denominator);
    out.integer(m.sample_rate);
    out.integer(m.channels);
    out.integer(m.bandwidth);
    out.bytes(m.bytes);
}
void read(Reader& in, Init& m) {
    m.rendition = in.integer<std::uint16_t>();
    m.kind = static_cast<Kind>(in.integer<std::uint8_t>());
    m.codec = in.string(codec_bytes_max);
    m.width = in.integer<std::uint16_t>();
    m.height = in.integer<std::uint16_t>();
    m.fps_numerator = in.integer<std::uint32_t>();
    m.fps_denominator = in.integer<std::uint32_t>();
    m.sample_rate = in.integer<std::uint32_t>();
    m.channels = in.integer<std::uint8_t>();
    m.bandwidth = in.integer<std::uint32_t>();
    m.bytes = in.bytes(init_bytes_max);
}

void write(Writer& out, const Part& m) {
    out.integer(m.rendition);
    out.integer(m.segment);
    out.integer(m.index);
    write_time(out, m.duration);
    out.integer(static_cast<std::uint8_t>((m.independent ? independent_flag : 0) | (m.last ? last_flag : 0)));
    write_time(out, m.captured_at);
    out.bytes(*m.bytes);
}
void read(Reader& in, Part& m) {
    m.rendition = in.integer<std::uint16_t>();
    m.segment = in.integer<std::uint64_t>();
    m.index = in.integer<std::uint32_t>();
    m.duration = read_time(in);
    const auto flags = in.integer<std::uint8_t>();
    in.require(flags <= (independent_flag | last_flag));
    m.independent = (flags & independent_flag) != 0;
    m.last = (flags & last_flag) != 0;
    m.captured_at = read_time(in);
    m.bytes = std::make_shared<const std::string>(in.bytes(part_bytes_max));
}

void write(Writer& out, const Gap& m) {
    out.integer(m.rendition);
    out.integer(m.segment);
    out.integer(m.index);
    write_time(out, m.duration);
    out.integer(static_cast<std::uint8_t>(m.last ? last_flag : 0));
    write_time(out, m.captured_at);
}
void read(Reader& in, Gap& m) {
    m.rendition = in.integer<std::uint16_t>();
    m.segment = in.integer<std::uint64_t>();
    m.index = in.integer<std::uint32_t>();
    m.duration = read_time(in);
    const auto flags = in.integer<std::uint8_t>();
    in.require(flags == 0 || flags == last_flag);
    m.last = flags == last_flag;
    m.captured_at = read_time(in);
}

void write(Writer& out, const Levels& m) {
    out.list(m.peaks, [&out](std::int16_t peak) { out.integer(peak); });
}
void read(Reader& in, Levels& m) {
    m.peaks =
        in.list<std::int16_t>(levels_max, [&in](std::int16_t& peak) { peak = in.integer<std::int16_t>(); });
}

void write(Writer& out, const Health& m) {
    out.integer(static_cast<std::uint8_t>(m.picture));
    out.integer(m.queued_bytes);
    out.integer(m.rss_kb);
    out.integer(m.frames_dropped);
    out.integer(m.refusals);
    out.integer(static_cast<std::uint8_t>(m.on_air));
    out.integer(m.renditions_shed);
    out.integer(static_cast<std::uint8_t>(m.top));
}
void read(Reader& in, Health& m) {
    m.picture = static_cast<Health::Picture>(in.integer<std::uint8_t>());
    m.queued_bytes = in.integer<std::uint32_t>();
    m.rss_kb = in.integer<std::uint32_t>();
    m.frames_dropped = in.integer<std::uint64_t>();
    m.refusals = in.integer<std::uint64_t>();
    m.on_air = static_cast<Health::OnAir>(in.integer<std::uint8_t>());
    m.renditions_shed = in.integer<std::uint8_t>();
    m.top = static_cast<Health::Top>(in.integer<std::uint8_t>());
}

void write(Writer& out, const Discontinuity& m) {
    out.integer(m.number);
}
void read(Reader& in, Discontinuity& m) {
    m.number = in.integer<std::uint32_t>();
}

void write(Writer& out, const Log& m) {
    out.integer(static_cast<std::uint8_t>(m.level));
    out.string(m.text);
}
void read(Reader& in, Log& m) {
    m.level = static_cast<Level>(in.integer<std::uint8_t>());
    m.text = in.string(text_bytes_max);
}

void write(Writer& out, const FeedState& m) {
    out.string(m.feed);
    out.integer(static_cast<std::uint8_t>(m.state));
    out.integer(m.code);
}
void read(Reader& in, FeedState& m) {
    m.feed = in.string(name_bytes_max);
    m.state = static_cast<FeedState::State>(in.integer<std::uint8_t>());
    m.code = in.integer<std::uint16_t>();
}

void write(Writer& out, const Thumbnail& m) {
    write_time(out, m.captured_at);
    out.bytes(m.jpeg);
}
void read(Reader& in, Thumbnail& m) {
    m.captured_at = read_time(in);
    m.jpeg = in.bytes(thumbnail_bytes_max);
}

void write_source(Writer& out, const Source& m) {
    out.integer(static_cast<std::uint8_t>(m.kind));
    out.string(m.feed);
    out.string(m.path);
    out.string(m.url);
    out.string(m.user);
    out.string(m.password);
    out.integer(static_cast<std::uint8_t>(m.transport));
    out.string(m.certificate);
    out.string(m.video_device);
    out.string(m.audio_device);
}
void read_source(Reader& in, Source& m) {
    m.kind = static_cast<Source::Kind>(in.integer<std::uint8_t>());
    m.feed = in.string(name_bytes_max);
    m.path = in.string(path_bytes_max);
    m.url = in.string(url_bytes_max);
    m.user = in.string(user_bytes_max);
    m.password = in.string(password_bytes_max);
    m.transport = static_cast<Source::Transport>(in.integer<std::uint8_t>());
    m.certificate = in.string(certificate_bytes_max);
    m.video_device = in.string(device_bytes_max);
    m.audio_device = in.string(device_bytes_max);
}

// The backup and its rule stand at the end; no more than one.
void write_backup(Writer& out, const Configure& m) {
    out.integer(static_cast<std::uint16_t>(m.backup ? 1 : 0));
    if (m.backup) write_source(out, *m.backup);
    out.integer(static_cast<std::uint32_t>(m.failover.frozen_after.count()));
    out.integer(static_cast<std::uint32_t>(m.failover.soundless_after.count()));
    out.integer(static_cast<std::uint32_t>(m.failover.return_after.count()));
}
void read_backup(Reader& in, Configure& m) {
    const std::size_t backups = in.integer<std::uint16_t>();
    in.require(backups <= 1);
    if (backups == 1) read_source(in, m.backup.emplace());
    m.failover.frozen_after = std::chrono::milliseconds{in.integer<std::uint32_t>()};
    m.failover.soundless_after = std::chrono::milliseconds{in.integer<std::uint32_t>()};
    m.failover.return_after = std::chrono::milliseconds{in.integer<std::uint32_t>()};
}

void write_rendition(Writer& out, const Rendition& m) {
    out.integer(static_cast<std::uint8_t>(m.kind));
    out.string(m.name);
    out.integer(m.width);
    out.integer(m.height);
    out.integer(m.kbit);
    out.integer(static_cast<std::uint8_t>(m.speed));
    out.integer(static_cast<std::uint8_t>(m.profile));
    out.integer(static_cast<std::uint8_t>(m.sound));
}
void read_rendition(Reader& in, Rendition& m) {
    m.kind = static_cast<Kind>(in.integer<std::uint8_t>());
    m.name = in.string(name_bytes_max);
    m.width = in.integer<std::uint16_t>();
    m.height = in.integer<std::uint16_t>();
    m.kbit = in.integer<std::uint32_t>();
    m.speed = static_cast<Speed>(in.integer<std::uint8_t>());
    m.profile = static_cast<Profile>(in.integer<std::uint8_t>());
    m.sound = static_cast<Sound>(in.integer<std::uint8_t>());
}

void write(Writer& out, const Configure& m) {
    out.string(m.room);
    write_source(out, m.source);
    out.string(m.slate_text);
    out.integer(m.fps_numerator);
    out.integer(m.fps_denominator);
    out.integer(m.frames_per_part);
    out.integer(m.parts_per_segment);
    out.list(m.renditions, [&out](const Rendition& rendition) { write_rendition(out, rendition); });
    write_backup(out, m);
    out.integer(m.loudness_lufs);
    out.string(m.slate_line);
    out.string(m.slate_picture);
    out.boolean(m.direct);
    write(out, m.contribution);
    write(out, m.outputs);
    out.list(m.feeds, [&out](const HallFeed& feed) {
        out.string(feed.name);
        write_source(out, feed.source);
    });
}
void read(Reader& in, Configure& m) {
    m.room = in.string(name_bytes_max);
    read_source(in, m.source);
    m.slate_text = in.string(text_bytes_max);
    m.fps_numerator = in.integer<std::uint32_t>();
    m.fps_denominator = in.integer<std::uint32_t>();
    m.frames_per_part = in.integer<std::uint16_t>();
    m.parts_per_segment = in.integer<std::uint16_t>();
    m.renditions =
        in.list<Rendition>(renditions_max, [&in](Rendition& rendition) { read_rendition(in, rendition); });
    read_backup(in, m);
    m.loudness_lufs = in.integer<std::int16_t>();
    m.slate_line = in.string(slate_line_bytes_max);
    m.slate_picture = in.string(path_bytes_max);
    m.direct = in.boolean();
    read(in, m.contribution);
    read(in, m.outputs);
    m.feeds = in.list<HallFeed>(hall_feeds_max, [&in](HallFeed& feed) {
        feed.name = in.string(name_bytes_max);
        read_source(in, feed.source);
    });
}

void write(Writer& out, const Feeds& m) {
    out.string(m.address);
    out.integer(m.port);
    out.integer(static_cast<std::uint32_t>(m.silent_after.count()));
    out.list(m.feeds, [&out](const Feed& feed) {
        out.string(feed.id);
        out.string(feed.streamid);
        out.string(feed.passphrase);
    });
    out.string(m.rtmp_address);
    out.integer(m.rtmp_port);
    out.list(m.rtmp_feeds, [&out](const RtmpFeed& feed) {
        out.string(feed.id);
        out.string(feed.key_sha256);
    });
    write(out, m.outputs);
}
void read(Reader& in, Feeds& m) {
    m.address = in.string(address_bytes_max);
    m.port = in.integer<std::uint16_t>();
    m.silent_after = std::chrono::milliseconds{in.integer<std::uint32_t>()};
    m.feeds = in.list<Feed>(feeds_max, [&in](Feed& feed) {
        feed.id = in.string(name_bytes_max);
        feed.streamid = in.string(streamid_bytes_max);
        feed.passphrase = in.string(passphrase_bytes_max);
    });
    m.rtmp_address = in.string(address_bytes_max);
    m.rtmp_port = in.integer<std::uint16_t>();
    m.rtmp_feeds = in.list<RtmpFeed>(feeds_max, [&in](RtmpFeed& feed) {
        feed.id = in.string(name_bytes_max);
        feed.key_sha256 = in.string(key_hash_bytes);
    });
    read(in, m.outputs);
}

void write(Writer&, const Stop&) {
}
void read(Reader&, Stop&) {
}
void write(Writer& out, const Slate& m) {
    out.boolean(m.on);
    out.string(m.text);
    out.integer(m.countdown_to);
}
void read(Reader& in, Slate& m) {
    m.on = in.boolean();
    m.text = in.string(slate_line_bytes_max);
    m.countdown_to = in.integer<std::int64_t>();
}
void write(Writer& out, const FeedBegin& m) {
    out.integer(m.session);
    out.integer(static_cast<std::uint8_t>(m.container));
}
void read(Reader& in, FeedBegin& m) {
    m.session = in.integer<std::uint64_t>();
    m.container = static_cast<FeedBegin::Container>(in.integer<std::uint8_t>());
}
void write(Writer& out, const FeedBytes& m) {
    out.bytes(m.bytes);
}
void read(Reader& in, FeedBytes& m) {
    m.bytes = in.bytes(feed_bytes_max);
}
void write(Writer& out, const FeedEnd& m) {
    out.integer(m.session);
}
void read(Reader& in, FeedEnd& m) {
    m.session = in.integer<std::uint64_t>();
}

}  // namespace

void write_body(Writer& out, const Message& message) {
    std::visit([&out](const auto& body) { write(out, body); }, message);
}

Message read_body(Reader& in, Type type) {
    Message message = empty_of(type);
    std::visit([&in](auto& body) { read(in, body); }, message);
    return message;
}

}  // namespace paraninfo::media_link

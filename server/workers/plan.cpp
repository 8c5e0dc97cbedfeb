#include "server/workers/plan.hpp"

#include "config/audio_title.hpp"
#include "protocol/media_link/codec.hpp"
#include "server/workers/digest.hpp"
#include "server/workers/feed_generations.hpp"
#include "server/workers/feed_keys.hpp"
#include "server/workers/feed_source.hpp"
#include "server/workers/output_plan.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <system_error>

namespace paraninfo::workers {
namespace {

struct Profile {
    std::uint16_t frames_per_part = 10;
    std::uint16_t parts_per_segment = 6;
};

// Parts of 0.2 s, 0.333 s and 1 s at 30 frames a second; segments of 2 s.
Profile profile_named(const std::string& name) {
    if (name == "low") return {6, 10};
    if (name == "safe") return {30, 2};
    return {10, 6};
}

std::string in_first_language(const config::Names& texts, const config::Settings& settings) {
    for (const std::string& language : settings.event.languages)
        if (const auto text = texts.find(language); text != texts.end()) return text->second;
    return {};
}

std::string name_of(const config::Room& room, const config::Settings& settings) {
    const std::string name = in_first_language(room.name, settings);
    return name.empty() ? room.id : name.substr(0, media_link::text_bytes_max);
}

// Both count the same names from the same end.
media_link::Speed speed_of(config::Speed speed) {
    return static_cast<media_link::Speed>(static_cast<int>(speed) + 1);
}
media_link::Profile h264_profile_of(config::H264Profile profile) {
    return static_cast<media_link::Profile>(static_cast<int>(profile) + 1);
}
static_assert(static_cast<int>(config::Speed::medium) + 1 == static_cast<int>(media_link::Speed::medium));
static_assert(static_cast<int>(config::H264Profile::high) + 1 == static_cast<int>(media_link::Profile::high));

std::string audio_only_name(const config::Audio& audio) {
    return audio.name + "-low";
}

media_link::Sound sound_of(const config::Audio& audio) {
    if (audio.source == config::AudioSource::floor) return media_link::Sound::floor;
    return audio.missing == config::StandIn::floor ? media_link::Sound::floor : media_link::Sound::silence;
}

media_link::Rendition audio_of(const config::Audio& audio, const std::string& name, int kbit) {
    media_link::Rendition rendition;
    rendition.kind = media_link::Kind::audio;
    rendition.name = name;
    rendition.kbit = static_cast<std::uint32_t>(kbit);
    rendition.sound = sound_of(audio);
    return rendition;
}

std::vector<media_link::Rendition> renditions_of(const config::Media& media) {
    std::vector<media_link::Rendition> renditions;
    for (const config::Rendition& video : media.renditions)
        renditions.push_back({media_link::Kind::video, video.name, static_cast<std::uint16_t>(video.width),
                              static_cast<std::uint16_t>(video.height),
                              static_cast<std::uint32_t>(video.kbit), speed_of(video.speed),
                              h264_profile_of(video.profile)});
    for (const config::Audio& audio : media.audio)
        renditions.push_back(audio_of(audio, audio.name, media.audio_kbit));
    if (media.audio_only_kbit == 0) return renditions;
    for (const config::Audio& audio : media.audio)
        renditions.push_back(audio_of(audio, audio_only_name(audio), media.audio_only_kbit));
    return renditions;
}

std::map<std::string, AudioFace> faces_of(const config::Settings& settings) {
    std::map<std::string, AudioFace> faces;
    const auto& languages = settings.event.languages;
    for (const config::Audio& audio : settings.media.audio) {
        const std::string title = config::audio_title(audio, languages.empty() ? "en" : languages.front());
        faces[audio.name] = {audio.language, title, false};
        if (settings.media.audio_only_kbit > 0) faces[audio_only_name(audio)] = {audio.language, title, true};
    }
    return faces;
}

const char* pause_word(const std::string& language) {
    if (language == "en") return "Break";
    return language == "zh-Hant" ? "休息" : "Pausa";
}

media_link::Contribution contribution_of(const config::Room& with_stage, const config::Ice& ice) {
    const config::Contribution& room = with_stage.contribution;
    media_link::Contribution contribution;
    contribution.taken = true;
    contribution.port_min = room.port_min;
    contribution.port_max = room.port_max;
    contribution.addresses = room.addresses;
    contribution.stun = ice.stun;
    contribution.publishers_max = static_cast<std::uint8_t>(room.publishers_max);
    contribution.players_max = static_cast<std::uint8_t>(room.players_max);
    contribution.width = static_cast<std::uint16_t>(room.width);
    contribution.height = static_cast<std::uint16_t>(room.height);
    contribution.kbit = static_cast<std::uint32_t>(room.kbit);
    contribution.files = with_stage.stage.files.string();
    return contribution;
}

// Known feeds, in the configuration's order.
std::vector<media_link::HallFeed> hall_feeds_of(const config::Settings& settings, const config::Room& room) {
    std::vector<media_link::HallFeed> feeds;
    for (const std::string& id : room.contribution.feeds)
        if (const config::Feed* feed = config::find_feed(settings, id))
            feeds.push_back({hall_source_of(id), source_of(*feed)});
    return feeds;
}

media_link::Configure configure_of(const config::Settings& settings, const config::Room& room,
                                   const config::Feed& feed) {
    const Profile profile = profile_named(settings.media.profile);
    media_link::Configure configure;
    configure.room = room.id;
    configure.source = source_of(feed);
    if (const config::Feed* backup = config::find_feed(settings, room.backup))
        configure.backup = source_of(*backup);
    const config::Failover& failover = settings.media.failover;
    configure.failover = {std::chrono::seconds{failover.frozen_seconds},
                          std::chrono::seconds{failover.soundless_seconds},
                          std::chrono::seconds{failover.return_seconds}};
    configure.slate_text = name_of(room, settings);
    configure.slate_line = in_first_language(settings.media.slate.text, settings);
    configure.slate_picture = settings.media.slate.picture.string();
    configure.loudness_lufs = static_cast<std::int16_t>(settings.media.loudness_lufs);
    configure.frames_per_part = profile.frames_per_part;
    configure.parts_per_segment = profile.parts_per_segment;
    configure.renditions = renditions_of(settings.media);
    configure.direct = room.kind == config::RoomKind::direct;
    if (room.contribution.taken) {
        configure.contribution = contribution_of(room, settings.ice);
        configure.feeds = hall_feeds_of(settings, room);
    }
    configure.outputs = room_outputs(room);
    return configure;
}

// What the link or the playlists would refuse later is refused at start.
void check(const media_link::Configure& configure) {
    std::set<std::string> names;
    for (const media_link::Rendition& rendition : configure.renditions) {
        if (!names.insert(rendition.name).second) {
            throw std::runtime_error{"media.renditions: two are named " + rendition.name};
        }
    }
    try {
        media_link::encode(configure);
    } catch (const std::invalid_argument&) {
        throw std::runtime_error{"room " + configure.room +
                                 ": its feed or media.renditions are out of bounds"};
    }
}

std::filesystem::path worker_program(const config::Settings& settings) {
    if (!settings.media.worker.empty()) return settings.media.worker;
    std::error_code ignored;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    return self.parent_path() / "paraninfo-media";
}

media_link::Feed feed_of(const config::Settings& settings, const MasterKey& key, const config::Feed& feed) {
    const std::uint32_t generation = feed_generation(settings.data_dir, feed.id);
    return {feed.id, feed.id, srt_passphrase(key, feed.id, generation)};
}

// An encoder whose feed has no key yet has none that fits.
std::string key_digest(const std::map<std::string, std::string>& digests, const std::string& feed) {
    const auto found = digests.find(feed);
    const std::string hex = found == digests.end() ? digest("") : found->second;
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    return bytes;
}

}  // namespace

std::optional<media_link::Feeds> make_feeds(const config::Settings& settings, const MasterKey& key) {
    media_link::Feeds feeds;
    feeds.address = settings.srt.address;
    feeds.port = settings.srt.port;
    const auto digests = feed_key_digests(settings.data_dir);
    for (const config::Feed& feed : settings.feeds) {
        if (feed.kind == config::FeedKind::srt) feeds.feeds.push_back(feed_of(settings, key, feed));
        if (feed.kind == config::FeedKind::rtmp)
            feeds.rtmp_feeds.push_back({feed.id, key_digest(digests, feed.id)});
    }
    if (!feeds.rtmp_feeds.empty()) {
        feeds.rtmp_address = settings.rtmp.address;
        feeds.rtmp_port = settings.rtmp.port;
    }
    feeds.outputs = srt_outputs(settings, key);
    if (feeds.feeds.empty() && feeds.rtmp_feeds.empty() && feeds.outputs.empty()) return std::nullopt;
    return feeds;
}

Plan make_plan(const config::Settings& settings, const MasterKey& key) {
    Plan plan;
    plan.run_dir = settings.data_dir / "run" / "media";
    plan.worker = worker_program(settings);
    plan.audio = faces_of(settings);
    plan.pause_text = pause_word(settings.event.languages.empty() ? "en" : settings.event.languages.front());
    for (const config::Room& room : settings.rooms) {
        if (const config::Feed* feed = config::find_feed(settings, room.feed)) {
            plan.programmes.push_back(configure_of(settings, room, *feed));
            check(plan.programmes.back());
        }
    }
    plan.ingest = make_feeds(settings, key);
    return plan;
}

std::string srt_url(const config::Settings& settings) {
    return "srt://" + settings.public_host + ":" + std::to_string(settings.srt.port);
}

std::string rtmp_url(const config::Settings& settings) {
    return "rtmp://" + settings.public_host + ":" + std::to_string(settings.rtmp.port) + "/live";
}

std::optional<SrtAccess> srt_access(const config::Settings& settings, const MasterKey& key,
                                    const std::string& feed) {
    const config::Feed* found = config::find_feed(settings, feed);
    if (found == nullptr || found->kind != config::FeedKind::srt) return std::nullopt;
    const media_link::Feed access = feed_of(settings, key, *found);
    return SrtAccess{srt_url(settings), access.streamid, access.passphrase};
}

std::optional<RtmpAccess> make_rtmp_access(const config::Settings& settings, const std::string& feed) {
    const config::Feed* found = config::find_feed(settings, feed);
    if (found == nullptr || found->kind != config::FeedKind::rtmp) return std::nullopt;
    return RtmpAccess{rtmp_url(settings), make_feed_key(settings.data_dir, feed)};
}

}  // namespace paraninfo::workers

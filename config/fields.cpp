#include "config/fields.hpp"

namespace paraninfo::config {
namespace {

void read_room(Reader& reader, std::vector<Room>& rooms) {
    Room room;
    reader.text("id", room.id);
    reader.object("name", [&](Reader& names) {
        names.each_text([&](const auto& language, const auto& name) { room.name[language] = name; });
    });
    reader.text("feed", room.feed);
    reader.choice("broadcast", room.broadcast, {"automatic", "by_hand"});
    reader.text("backup", room.backup);
    reader.choice("kind", room.kind, {"mixed", "direct"});
    reader.object("hall_code", [&](Reader& code) { code.integer("most", room.hall_code.most, 0, 100000); });
    reader.object("questions", [&](Reader& questions) {
        questions.flag("open", room.questions.open);
        questions.choice("review", room.questions.review, {"first", "publish"});
        questions.choice("anonymous", room.questions.anonymous, {"audience", "everybody"});
    });
    reader.object("contribution",
                  [&](Reader& contribution) { read_contribution(contribution, room.contribution); });
    read_outputs(reader, room.outputs);
    reader.object("stage", [&](Reader& stage) { read_path(stage, "files", room.stage.files); });
    rooms.push_back(std::move(room));
}

void read_feed(Reader& reader, std::vector<Feed>& feeds) {
    Feed feed;
    reader.text("id", feed.id);
    reader.choice("kind", feed.kind, feed_kind_names());
    read_path(reader, "path", feed.path);
    reader.text("url", feed.url, 1024);
    reader.text("user", feed.user);
    read_path(reader, "password_file", feed.password_file);
    reader.choice("transport", feed.transport, {"tcp", "udp"});
    read_path(reader, "certificate_file", feed.certificate_file);
    read_path(reader, "video_device", feed.video_device);
    reader.text("audio_device", feed.audio_device);
    feeds.push_back(std::move(feed));
}

void read_issuer(Reader& reader, std::vector<Issuer>& issuers) {
    Issuer issuer;
    reader.text("key_id", issuer.key_id);
    reader.text("public_key", issuer.public_key);
    reader.texts("roles", issuer.roles, 6);
    issuers.push_back(std::move(issuer));
}

void read_network(Reader& reader, Settings& settings) {
    reader.object("listen", [&](Reader& listen) {
        listen.text("address", settings.listen.address);
        listen.port("port", settings.listen.port);
        listen.integer("shards", settings.listen.shards, 0, 64);
        listen.object("plain", [&](Reader& plain) {
            plain.text("address", settings.listen.plain.address);
            plain.port("port", settings.listen.plain.port);
        });
        listen.texts("proxies", settings.listen.proxies, 64);
    });
    reader.text("public_host", settings.public_host);
    reader.integer("public_port", settings.public_port, 0, 65535);
    reader.texts("origins", settings.origins, 64);
    reader.object("tls", [&](Reader& tls) {
        read_path(tls, "certificate", settings.tls.certificate);
        read_path(tls, "key", settings.tls.key);
    });
    reader.object("admin", [&](Reader& admin) { read_path(admin, "socket", settings.admin.socket); });
    reader.object("srt", [&](Reader& srt) {
        srt.text("address", settings.srt.address);
        srt.port("port", settings.srt.port);
    });
    reader.object("rtmp", [&](Reader& rtmp) {
        rtmp.text("address", settings.rtmp.address);
        rtmp.port("port", settings.rtmp.port);
    });
    reader.object("rtmps", [&](Reader& rtmps) {
        rtmps.text("address", settings.rtmps.address);
        rtmps.port("port", settings.rtmps.port);
    });
}

}  // namespace

void read_feeds(Reader& reader, std::vector<Feed>& feeds) {
    reader.objects("feeds", 32, [&](Reader& feed) { read_feed(feed, feeds); });
}

void read_path(Reader& reader, std::string_view key, std::filesystem::path& target) {
    std::string text = target.string();
    reader.text(key, text, 1024);
    if (text.find('\0') != std::string::npos) {
        reader.problem(key, "must not hold a zero byte");
        return;
    }
    target = text;
}

void read_settings(Reader& reader, Settings& settings) {
    reader.object("event", [&](Reader& event) {
        event.text("name", settings.event.name);
        event.texts("languages", settings.event.languages, 4);
    });
    read_path(reader, "event_file", settings.event_file);
    read_path(reader, "data_dir", settings.data_dir);
    read_path(reader, "web_root", settings.web_root);
    read_network(reader, settings);
    reader.objects("rooms", 16, [&](Reader& room) { read_room(room, settings.rooms); });
    read_feeds(reader, settings.feeds);
    reader.object("media", [&](Reader& media) { read_media(media, settings.media); });
    reader.object("ice", [&](Reader& ice) { read_ice(ice, settings.ice); });
    reader.objects("issuers", 16, [&](Reader& issuer) { read_issuer(issuer, settings.issuers); });
    reader.object("limits", [&](Reader& limits) { read_limits(limits, settings.limits); });
    reader.object("attendance", [&](Reader& attendance) {
        attendance.integer("keep_days", settings.attendance.keep_days, 1, 3650);
    });
    reader.object("recording", [&](Reader& recording) {
        recording.flag("on", settings.recording.on);
        recording.integer("quota_gib", settings.recording.quota_gib, 1, 100'000);
        recording.integer("keep_days", settings.recording.keep_days, 1, 3650);
        recording.choice("start", settings.recording.start, {"automatic", "by_hand"});
    });
    reader.object("log", [&](Reader& log) {
        log.choice("level", settings.log, {"debug", "info", "warn", "error"});
    });
}

}  // namespace paraninfo::config

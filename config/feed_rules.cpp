#include "config/feed_rules.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <sys/stat.h>

namespace paraninfo::config {
namespace {

constexpr std::size_t user_bytes_max = 128;
constexpr std::size_t device_bytes_max = 256;

bool printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

std::string_view authority_of(std::string_view url) {
    url.remove_prefix(url.find("://") + 3);
    return url.substr(0, url.find_first_of("/?#"));
}

class FeedJudge {
  public:
    explicit FeedJudge(const Feed& feed) : feed_(feed) {}

    std::vector<Complaint> run() {
        file();
        rtsp();
        capture();
        return std::move(complaints_);
    }

  private:
    void must(bool holds, const char* key, std::string message) {
        if (!holds) complaints_.push_back({key, std::move(message)});
    }

    void file() {
        std::error_code ec;
        if (feed_.kind == FeedKind::file)
            must(std::filesystem::is_regular_file(feed_.path, ec), "path", no_such_file(feed_.path));
        else
            must(feed_.path.empty(), "path", "is only for feeds of kind file");
    }

    void rtsp() {
        if (feed_.kind == FeedKind::rtsp) {
            url();
            credentials();
            certificate();
            return;
        }
        constexpr const char* other = "is only for feeds of kind rtsp";
        must(feed_.url.empty(), "url", other);
        must(feed_.user.empty(), "user", other);
        must(feed_.password_file.empty(), "password_file", other);
        must(feed_.transport == RtspTransport::tcp, "transport", other);
        must(feed_.certificate_file.empty(), "certificate_file", other);
    }

    void url() {
        const std::string_view url = feed_.url;
        const bool scheme = url.starts_with("rtsp://") || url.starts_with("rtsps://");
        must(scheme && printable(url), "url", "must be rtsp://HOST/PATH or rtsps://HOST/PATH");
        if (!scheme) return;
        const std::string_view host = authority_of(url);
        must(!host.empty(), "url", "names no host");
        must(host.find('@') == std::string_view::npos, "url",
             "must not hold a user or a password: these have keys of their own");
    }

    void credentials() {
        must(feed_.user.empty() == feed_.password_file.empty(), "user",
             "user and password_file are given together or not at all");
        must(feed_.user.size() <= user_bytes_max && printable(feed_.user) &&
                 feed_.user.find(':') == std::string::npos,
             "user", "must be up to 128 printable characters without a space or a colon");
        if (feed_.password_file.empty()) return;
        struct stat status {};
        const bool there = ::stat(feed_.password_file.c_str(), &status) == 0 && S_ISREG(status.st_mode);
        must(there, "password_file", no_such_file(feed_.password_file));
        must(!there || (status.st_mode & 077) == 0, "password_file",
             "others may read it; it must have mode 0600");
    }

    void certificate() {
        if (feed_.certificate_file.empty()) return;
        must(feed_.url.starts_with("rtsps://"), "certificate_file", "is only for addresses of rtsps://");
        std::error_code ec;
        must(std::filesystem::is_regular_file(feed_.certificate_file, ec), "certificate_file",
             no_such_file(feed_.certificate_file));
    }

    void capture() {
        constexpr const char* other = "is only for feeds of kind capture";
        if (feed_.kind == FeedKind::capture) {
            const std::string& device = feed_.video_device.native();
            must(feed_.video_device.is_absolute() && device.size() <= device_bytes_max && printable(device),
                 "video_device", "must be a device's whole path, such as /dev/video0");
            must(feed_.audio_device.size() <= device_bytes_max && printable(feed_.audio_device),
                 "audio_device", "must be a name of ALSA's, such as hw:1,0");
            return;
        }
        must(feed_.video_device.empty(), "video_device", other);
        must(feed_.audio_device.empty(), "audio_device", other);
    }

    const Feed& feed_;
    std::vector<Complaint> complaints_;
};

}  // namespace

std::vector<Complaint> judge_feed(const Feed& feed) {
    return FeedJudge(feed).run();
}

}  // namespace paraninfo::config

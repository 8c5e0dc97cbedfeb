// A real encoder at work: ffmpeg publishing a moving picture and a tone by SRT or RTMP, until it is
// destroyed.
#pragma once

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace paraninfo::test {

class Encoder {
  public:
    // Publishes an endless test picture to this URL: FLV to rtmp://, MPEG-TS to any other.
    explicit Encoder(const std::string& url) : Encoder(url, usual_source()) {}
    // What ffmpeg's arguments, parted by single spaces, make.
    Encoder(const std::string& url, const std::string& source);
    ~Encoder();  // kills it
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    void freeze();  // SIGSTOP: connected, but silent
    void finish();  // SIGTERM: says goodbye

  private:
    static std::string usual_source() {
        return "-re -f lavfi -i testsrc2=size=320x180:rate=30 -f lavfi -i "
               "sine=frequency=440:sample_rate=48000"
               " -t 60 -c:v libx264 -preset ultrafast -tune zerolatency -g 30 -b:v 400k -c:a aac -b:a 64k";
    }

    pid_t pid_ = 0;
};

inline Encoder::Encoder(const std::string& url, const std::string& source) {
    std::vector<std::string> texts{"ffmpeg", "-v", "error"};
    std::istringstream words(source);
    for (std::string word; words >> word;) texts.push_back(word);
    texts.insert(texts.end(), {"-f", url.starts_with("rtmp://") ? "flv" : "mpegts", url});
    std::vector<char*> arguments;
    for (std::string& text : texts) arguments.push_back(text.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    const int failed = ::posix_spawnp(&pid_, "ffmpeg", &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error{"ffmpeg cannot be started"};
}

inline Encoder::~Encoder() {
    if (pid_ == 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

inline void Encoder::freeze() {
    ::kill(pid_, SIGSTOP);
}

inline void Encoder::finish() {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
    pid_ = 0;
}

}  // namespace paraninfo::test

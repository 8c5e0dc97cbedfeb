// aiortc as a child of the test (webrtc_client.py): a WebRTC client of another make.
#pragma once

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

extern char** environ;

namespace paraninfo::test {

class WebrtcClient {
  public:
    // The script's arguments.
    explicit WebrtcClient(std::vector<std::string> words) {
        int in[2];
        int out[2];
        if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
        words.insert(words.begin(),
                     {"/usr/bin/python3", PARANINFO_SOURCE_DIR "/tests/support/webrtc_client.py"});
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int failed = ::posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(in[0]);
        ::close(out[1]);
        to_ = in[1];
        from_ = out[0];
        if (failed != 0) throw std::runtime_error("aiortc cannot be started");
    }
    ~WebrtcClient() {
        kill();
        if (to_ >= 0) ::close(to_);
        ::close(from_);
    }
    WebrtcClient(const WebrtcClient&) = delete;
    WebrtcClient& operator=(const WebrtcClient&) = delete;

    std::string offer() { return read()["offer"]; }
    void take_answer(const std::string& sdp) {
        const std::string line = nlohmann::json{{"answer", sdp}}.dump() + "\n";
        if (::write(to_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            throw std::runtime_error("aiortc takes no answer");
    }
    // It leaves; what it says of that can still be read.
    void end() {
        ::close(to_);
        to_ = -1;
    }
    // Without a word.
    void kill() {
        if (pid_ == 0) return;
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }
    // The next that it says, within a generous bound.
    nlohmann::json read() {
        while (text_.find('\n') == std::string::npos) {
            pollfd watched{from_, POLLIN, 0};
            char bytes[65536];
            const ssize_t count =
                ::poll(&watched, 1, 60'000) == 1 ? ::read(from_, bytes, sizeof bytes) : ssize_t{0};
            if (count <= 0) throw std::runtime_error("aiortc says nothing any more");
            text_.append(bytes, static_cast<std::size_t>(count));
        }
        const std::string line = text_.substr(0, text_.find('\n'));
        text_.erase(0, line.size() + 1);
        return nlohmann::json::parse(line);
    }

  private:
    pid_t pid_ = 0;
    int to_ = -1;
    int from_ = -1;
    std::string text_;
};

}  // namespace paraninfo::test

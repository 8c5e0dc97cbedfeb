#pragma once

// A camera as a child of the test: gst-rtsp-server with a moving picture and a tone (rtsp_server.py), by TLS
// where it is given a certificate.

#include "tests/support/temporary_folder.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

extern char** environ;

namespace paraninfo::testing {

// Signed by itself, as a camera's is, and with a name that is no address.
class CameraCertificate {
  public:
    CameraCertificate() {
        const std::string command =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
            " -subj /CN=camera -keyout " +
            key() + " -out " + file() + " 2>/dev/null";
        if (std::system(command.c_str()) != 0) throw std::runtime_error("no certificate");
    }
    std::string file() const { return folder_ / "camera.pem"; }
    std::string key() const { return folder_ / "camera.key"; }
    std::string pem() const {
        std::ifstream in(file());
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    paraninfo::test::TemporaryFolder folder_;
};

class RtspServer {
  public:
    // `method`: none, basic or digest. Its user is "viewer".
    explicit RtspServer(const std::string& method, const std::string& password = "correct-horse",
                        const CameraCertificate* tls = nullptr)
        : scheme_(tls == nullptr ? "rtsp" : "rtsps") {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        std::vector<std::string> words{"/usr/bin/python3",
                                       PARANINFO_SOURCE_DIR "/tests/media/support/rtsp_server.py", method,
                                       "viewer", password};
        if (tls != nullptr) words.insert(words.end(), {tls->file(), tls->key()});
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int failed = ::posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        FILE* said = ::fdopen(ends[0], "r");
        if (failed != 0 || std::fscanf(said, "%d", &port_) != 1) port_ = 0;
        std::fclose(said);
        if (port_ == 0) throw std::runtime_error("the RTSP server cannot be started");
    }
    ~RtspServer() {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    RtspServer(const RtspServer&) = delete;
    RtspServer& operator=(const RtspServer&) = delete;

    std::string url() const { return scheme_ + "://127.0.0.1:" + std::to_string(port_) + "/camera"; }
    void freeze() const { ::kill(pid_, SIGSTOP); }
    void thaw() const { ::kill(pid_, SIGCONT); }

  private:
    std::string scheme_;
    pid_t pid_ = 0;
    int port_ = 0;
};

}  // namespace paraninfo::testing

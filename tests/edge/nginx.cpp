#include "tests/edge/nginx.hpp"

#include "tests/edge/client.hpp"
#include "tests/edge/free_port.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace paraninfo::test {
namespace {

constexpr const char* nginx_program = "/usr/sbin/nginx";

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Nginx::Nginx(const Edge& edge) : port_(free_port()) {
    write_config(edge);
    process_ = ::fork();
    if (process_ == 0) {
        const std::string config = folder_ / "nginx.conf";
        const std::string log = folder_ / "log";
        ::execl(nginx_program, nginx_program, "-c", config.c_str(), "-e", log.c_str(), nullptr);
        ::_exit(127);
    }
    wait_until_ready();
}

Nginx::~Nginx() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

void Nginx::write_config(const Edge& edge) const {
    const std::string folder = folder_.path().string();
    std::ofstream out(folder_ / "nginx.conf");
    out << "daemon off;\nmaster_process off;\npid " << folder << "/pid;\nerror_log " << folder << "/log;\n"
        << "events { worker_connections 64; }\nhttp {\naccess_log off;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        out << kind << "_temp_path " << folder << '/' << kind << ";\n";
    // One connection is kept, so that whoever comes next uses the one of whoever was last.
    out << "upstream gateway { server 127.0.0.1:" << edge.port() << "; keepalive 1; }\n"
        << "server {\nlisten 127.0.0.1:" << port_ << " ssl;\n"
        << "ssl_certificate " << edge.certificate().certificate.string() << ";\n"
        << "ssl_certificate_key " << edge.certificate().key.string() << ";\n"
        << "location / {\nproxy_pass https://gateway;\nproxy_http_version 1.1;\n"
        << "proxy_set_header Connection \"\";\nproxy_set_header Host localhost;\n}\n}\n}\n";
}

void Nginx::wait_until_ready() const {
    for (int i = 0; i < 200; ++i) {
        try {
            if (Client(port_).get("/ready").status == 200) return;
        } catch (const std::runtime_error&) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    throw std::runtime_error("nginx is not ready: " + text_of(folder_ / "log"));
}

}  // namespace paraninfo::test

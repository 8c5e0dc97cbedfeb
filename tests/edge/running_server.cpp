#include "tests/edge/running_server.hpp"

#include "tests/edge/free_port.hpp"

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace paraninfo::test {
namespace {

const std::string program = PARANINFO_BIN_DIR "/paraninfo";

std::string member(const std::string& json, const std::string& name) {
    const auto at = json.find('"' + name + "\":\"");
    if (at == std::string::npos) return "";
    const auto from = at + name.size() + 4;
    return json.substr(from, json.find('"', from) - from);
}

}  // namespace

RunningServer::RunningServer(const std::string& limits, const std::string& event, const std::string& more,
                             const std::string& room)
    : port_(free_port()) {
    if (!event.empty()) write_event(event);
    std::filesystem::create_directories(folder_.path() / "web");
    std::ofstream(folder_.path() / "web" / "index.html") << "<!doctype html><title>edge</title>";
    const std::string event_member = event.empty() ? "" : "\"event_file\":\"" + event_path() + "\",";
    write_configuration(limits, event_member + more, room);
    start();
}

void RunningServer::write_configuration(const std::string& limits, const std::string& more,
                                        const std::string& room) const {
    using Value = nlohmann::json;
    Value one = Value::parse('{' + room + "\"id\":\"auditorium\"}");
    one["name"] = {{"es", "A"}, {"en", "A"}};
    one["hall_code"] = {{"most", 9}};
    one["questions"] = {{"open", true}, {"review", "publish"}};
    Value all = Value::parse('{' + more + "\"limits\":" + limits + '}');
    all["data_dir"] = folder_ / "data";
    all["listen"].update({{"address", "127.0.0.1"}, {"port", port_}, {"shards", 2}});
    all["web_root"] = folder_ / "web";
    all["rooms"] = Value::array({one});
    std::ofstream(folder_ / "config.json") << all;
}

RunningServer::~RunningServer() {
    if (process_ != 0) stop(SIGKILL);
}

void RunningServer::start() {
    process_ = ::fork();
    if (process_ == 0) {
        const int log = ::open((folder_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(log, STDERR_FILENO);
        ::execl(program.c_str(), program.c_str(), "serve", "--config", (folder_ / "config.json").c_str(),
                nullptr);
        ::_exit(127);
    }
    for (int i = 0; i < 400; ++i) {
        try {
            Client client(port_);
            if (client.get("/readyz").status == 200) return;
        } catch (const std::runtime_error&) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    throw std::runtime_error("the server is not ready: " + log());
}

void RunningServer::write_event(const std::string& event) const {
    std::ofstream(event_path()) << event;
}

void RunningServer::signal(int signal) const {
    ::kill(process_, signal);
}

bool RunningServer::logs(const std::string& text) const {
    for (int i = 0; i < 400; ++i) {
        if (log().find(text) != std::string::npos) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    return false;
}

int RunningServer::stop(int signal) {
    ::kill(process_, signal);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string RunningServer::log() const {
    std::ifstream file(folder_ / "log");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string RunningServer::admin(const std::string& target) const {
    const int admin = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    admin_socket().string().copy(address.sun_path, sizeof(address.sun_path) - 1);
    std::string answer;
    if (::connect(admin, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
        const std::string request = "GET " + target + " HTTP/1.1\r\nHost: admin\r\n\r\n";
        if (::write(admin, request.data(), request.size()) < 0) return "";
        std::array<char, 4096> chunk{};
        ssize_t size = 0;
        while ((size = ::read(admin, chunk.data(), chunk.size())) > 0)
            answer.append(chunk.data(), static_cast<std::size_t>(size));
    }
    ::close(admin);
    return answer;
}

double RunningServer::metric(const std::string& name) const {
    const std::string page = admin("/metrics");
    const auto at = page.find('\n' + name + ' ');
    return at == std::string::npos ? -1 : std::stod(page.substr(at + name.size() + 2));
}

std::string RunningServer::command(const std::string& arguments) const {
    const std::string line = program + " " + arguments + " --config " + (folder_ / "config.json") + " 2>&1";
    std::FILE* pipe = ::popen(line.c_str(), "r");
    std::string out;
    std::array<char, 4096> chunk{};
    while (const auto size = std::fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), size);
    ::pclose(pipe);
    return out;
}

Person RunningServer::enter(const std::string& role) const {
    return enter_by(command("link --role " + role));
}

std::string RunningServer::exported(const std::string& sheet) const {
    const auto out = folder_ / (sheet + ".json");
    command("export --what " + sheet + " --format json --out " + out);
    std::ifstream file(out);
    return {std::istreambuf_iterator<char>(file), {}};
}

Answer RunningServer::post(const Person& person, const std::string& target, const std::string& body) const {
    Client client(port_);
    client.write("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin() +
                 "\r\nCookie: " + person.cookie + "\r\nContent-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.read_answer();
}

Person RunningServer::enter_by(const std::string& address) const {
    std::string token = address.substr(address.find('#') + 1);
    token = token.substr(0, token.find('\n'));
    Client client(port_);
    const std::string body = R"({"token":")" + token + R"(","name":"Tester"})";
    client.write("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin() +
                 "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                 "\r\n\r\n" + body);
    const Answer answer = client.read_answer();
    const std::string cookie = answer.field("set-cookie");
    return {cookie.substr(0, cookie.find(';')), member(answer.body, "enter")};
}

std::string RunningServer::socket_path(const Person& person) const {
    return "/api/v1/rooms/auditorium/socket?seat=" + person.seat;
}

std::string ask(int id, const std::string& text) {
    const std::string number = std::to_string(id);
    return R"({"jsonrpc":"2.0","id":)" + number +
           R"(,"method":"question.ask","params":{"key":"0d1b9a0e-0b3c-4b52-8f57-)" +
           std::string(12 - number.size(), '0') + number + R"(","text":")" + text + "\"}}";
}

WebSocket::WebSocket(const RunningServer& server, const Person& person, const std::string& origin,
                     const Client::Options& options)
    : client_(server.port(), options) {
    client_.write("GET " + server.socket_path(person) + " HTTP/1.1\r\nHost: localhost\r\n" +
                  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\nSec-WebSocket-Protocol: paraninfo.v1\r\n"
                  "Sec-WebSocket-Extensions: permessage-deflate\r\nOrigin: " +
                  (origin.empty() ? server.origin() : origin) + "\r\nCookie: " + person.cookie + "\r\n\r\n");
    answer_ = client_.read_answer();
}

int WebSocket::Message::close_code() const {
    if (opcode != 8 || payload.size() < 2) return -1;
    return static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]);
}

void WebSocket::send(std::string_view payload, int opcode, bool last, bool masked) {
    client_.write(frame(payload, opcode, last, masked));
}

std::string WebSocket::frame(std::string_view payload, int opcode, bool last, bool masked) {
    std::string frame(1, static_cast<char>((last ? 0x80 : 0) | opcode));
    const int mask_bit = masked ? 0x80 : 0;
    if (payload.size() < 126) {
        frame += static_cast<char>(mask_bit | static_cast<int>(payload.size()));
    } else {
        frame += static_cast<char>(mask_bit | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xFF);
    }
    // A mask of zeros leaves the payload as it is.
    if (masked) frame += std::string(4, '\0');
    return frame + std::string(payload);
}

WebSocket::Message WebSocket::read() {
    const std::string head = client_.read_exactly(2);
    if (head.size() < 2) return {};
    std::size_t size = static_cast<unsigned char>(head[1]) & 0x7F;
    const int more = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (more > 0) {
        size = 0;
        for (const char c : client_.read_exactly(static_cast<std::size_t>(more)))
            size = size * 256 + static_cast<unsigned char>(c);
    }
    return {head[0] & 0x0F, client_.read_exactly(size)};
}

std::string WebSocket::read_until(std::string_view text) {
    for (;;) {
        const Message message = read();
        if (message.opcode == -1 || message.opcode == 8) return "";
        if (message.payload.find(text) != std::string::npos) return message.payload;
    }
}

int WebSocket::read_close() {
    for (;;) {
        const Message message = read();
        if (message.opcode == -1) return -1;
        if (message.opcode == 8) return message.close_code();
    }
}

void WebSocket::join(const std::string& position) {
    const std::string params = position.empty() ? "{}" : R"({"position":)" + position + "}";
    send(R"({"jsonrpc":"2.0","id":1,"method":"room.join","params":)" + params + "}");
}

}  // namespace paraninfo::test

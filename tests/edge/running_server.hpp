// The real program on a free port with a data directory of its own, for the edge tests; ended with the
// object.
#pragma once

#include "tests/edge/client.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace paraninfo::test {

struct Person {
    std::string cookie;  // "__Host-paraninfo=…"
    std::string seat;
};

class RunningServer {
  public:
    // `limits` is the JSON object of the configuration's limits, `event` the event file, if there is to be
    // one, `more` further members of the configuration, each with a comma behind it, `room` further ones of
    // the room, each with a comma behind it.
    explicit RunningServer(const std::string& limits = "{}", const std::string& event = "",
                           const std::string& more = "", const std::string& room = "");
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    void start();
    void write_event(const std::string& event) const;
    std::string event_path() const { return folder_ / "event.json"; }
    void signal(int signal) const;
    // Waits until `text` stands in the log; false when it does not come.
    bool logs(const std::string& text) const;
    // Exit status, or minus the signal that ended it.
    int stop(int signal);
    std::uint16_t port() const { return port_; }
    std::string origin() const { return "https://localhost:" + std::to_string(port_); }
    std::string socket_path(const Person& person) const;
    // Runs `paraninfo ARGUMENTS --config …`; its stdout.
    std::string command(const std::string& arguments) const;
    // A POST of the page of that person, with its login and origin.
    Answer post(const Person& person, const std::string& target, const std::string& body) const;
    // What `paraninfo export --format json` writes of a sheet.
    std::string exported(const std::string& sheet) const;
    // By a new open link of the role.
    Person enter(const std::string& role) const;
    Person enter_by(const std::string& address) const;
    std::string log() const;
    std::filesystem::path admin_socket() const { return folder_.path() / "data" / "run" / "admin.sock"; }
    // The whole answer of the operator's socket to a GET.
    std::string admin(const std::string& target) const;
    // The value of a metric, named with its labels; -1 when the page does not have it.
    double metric(const std::string& name) const;
    const TemporaryFolder& folder() const { return folder_; }

  private:
    void write_configuration(const std::string& limits, const std::string& more,
                             const std::string& room) const;

    TemporaryFolder folder_;
    std::uint16_t port_;
    pid_t process_ = 0;
};

// The request of a question, its key made from the id.
std::string ask(int id, const std::string& text);

// A WebSocket over a Client.
class WebSocket {
  public:
    struct Message {
        int opcode = -1;  // -1: the connection ended
        std::string payload;
        int close_code() const;
    };
    // `status` of the handshake is 101 when it was taken.
    WebSocket(const RunningServer& server, const Person& person, const std::string& origin = "",
              const Client::Options& options = Client::Options());
    int status() const { return answer_.status; }
    const Answer& answer() const { return answer_; }

    void send(std::string_view payload, int opcode = 1, bool last = true, bool masked = true);
    static std::string frame(std::string_view payload, int opcode = 1, bool last = true, bool masked = true);
    Message read();
    // The next text message in which `text` stands; empty when the connection ended before.
    std::string read_until(std::string_view text);
    // Reads on to the close frame: its code, or -1.
    int read_close();
    void join(const std::string& position = "");
    Client& client() { return client_; }

  private:
    Client client_;
    Answer answer_;
};

}  // namespace paraninfo::test

#include "server/app/ctl_commands.hpp"

#include "protocol/json/writer.hpp"

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace paraninfo::app {
namespace {

using Local = boost::asio::local::stream_protocol;

struct CtlChoice {
    std::string id, kind, path;
};

// The whole answer; the server ends the connection behind it.
std::string exchanged(const std::filesystem::path& socket_path, const std::string& request) {
    boost::asio::io_context context;
    Local::socket socket(context);
    boost::system::error_code ec;
    socket.connect(Local::endpoint(socket_path.string()), ec);
    if (ec) throw std::runtime_error("no server answers at " + socket_path.string() + ": " + ec.message());
    boost::asio::write(socket, boost::asio::buffer(request));
    std::string answer;
    boost::asio::read(socket, boost::asio::dynamic_buffer(answer), ec);
    return answer;
}

// Prints what the server says: fine, or why not.
int ask(const Choice& choice, const std::string& target, const std::string& body) {
    const std::string method = body.empty() ? "GET " : "POST ";
    const std::string length = body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
    const std::string answer =
        exchanged(choice.settings().admin.socket,
                  method + target + " HTTP/1.1\r\nHost: admin\r\n" + length + "\r\n" + body);
    const auto head_end = answer.find("\r\n\r\n");
    if (head_end == std::string::npos) throw std::runtime_error("the server gave no answer");
    const bool fine = answer.starts_with("HTTP/1.1 200");
    (fine ? std::cout : std::cerr) << answer.substr(head_end + 4);
    return fine ? 0 : 1;
}

std::string feed_json(const CtlChoice& ctl) {
    json::Writer to;
    to.open_object().member("id", ctl.id);
    if (!ctl.kind.empty()) to.member("kind", ctl.kind);
    if (!ctl.path.empty()) to.member("path", ctl.path);
    return to.close_object().take();
}

}  // namespace

void add_ctl_commands(CLI::App& app, Choice& choice) {
    CLI::App* ctl = app.add_subcommand("ctl", "Tell the running server something")->require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& help, const std::string& target) {
        auto chosen = std::make_shared<CtlChoice>();
        CLI::App* sub = ctl->add_subcommand(name, help);
        sub->add_option("--config", choice.config, "The configuration file");
        const bool lists = target == "/feeds" || target == "/outputs";
        if (!lists) sub->add_option("--id", chosen->id, "The feed's or the output's id")->required();
        if (target == "/feeds/add") {
            sub->add_option("--kind", chosen->kind, "srt, rtmp, file or test")->required();
            sub->add_option("--path", chosen->path, "Of kind file: the media file");
        }
        sub->callback([&choice, chosen, target, lists] {
            choice.run = [&choice, chosen, target, lists] {
                return ask(choice, target, lists ? "" : feed_json(*chosen));
            };
        });
    };
    command("feeds", "List the feeds: who publishes, and why the last one was refused", "/feeds");
    command("add", "Add a feed; its key is shown this once", "/feeds/add");
    command("key", "Give a feed a new key, shown this once; the one before is refused at once", "/feeds/key");
    command("remove", "Take away a feed that was added so", "/feeds/remove");
    command("outputs", "List the outputs by SRT: who receives them, and why the last one was refused",
            "/outputs");
    command("output-key",
            "Give an output a new key, shown this once; who receives by the one before is cut off",
            "/outputs/key");
}

}  // namespace paraninfo::app

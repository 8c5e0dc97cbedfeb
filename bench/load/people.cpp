// Signs in as many new people as asked for with one open link, sixteen at a time.
#include "bench/load/figures.hpp"
#include "bench/load/http_client.hpp"
#include "bench/load/scenarios.hpp"

#include <fstream>

namespace paraninfo::load {

namespace {

constexpr std::size_t at_once = 16;

struct Desk {
    Loop& loop;
    const Options& options;
    std::string token;
    std::ofstream out;
    std::vector<std::unique_ptr<HttpClient>> clients;
    std::size_t begun = 0;
    std::size_t done = 0;
    std::size_t refused = 0;

    void next(HttpClient& client) {
        if (begun == options.count) return;
        ++begun;
        auto body = nlohmann::json{{"token", token}}.dump();
        client.request(request_head("POST", "/api/v1/session", options.target.endpoint, ""), std::move(body),
                       [this, &client](Response& response) { answered(client, response); });
    }

    void answered(HttpClient& client, Response& response) {
        if (response.status != 200) {
            ++refused;
            --begun;
            if (refused > 50 + options.count) return loop.stop();
            return loop.after(std::chrono::milliseconds(100), [this, &client] { next(client); });
        }
        const std::string cookie(response.header("set-cookie"));
        const auto from = cookie.find('=') + 1;
        const auto session = nlohmann::json::parse(response.body);
        out << cookie.substr(from, cookie.find(';') - from) << ' ' << session["enter"].get<std::string>()
            << '\n';
        if (++done == options.count) return loop.stop();
        loop.after(std::chrono::nanoseconds(0), [this, &client] { next(client); });
    }
};

}  // namespace

int run_people(const Options& options) {
    Loop loop;
    TlsContext context;
    std::string token;
    std::ifstream(options.token) >> token;
    Desk desk{loop, options, token, std::ofstream(options.out), {}};
    for (std::size_t i = 0; i < at_once; ++i) {
        desk.clients.push_back(std::make_unique<HttpClient>(loop, context, options.target.endpoint));
        desk.next(*desk.clients.back());
    }
    loop.run_until(Clock::now() + std::chrono::seconds(300));
    print_json({{"people", desk.done}, {"refused", desk.refused}});
    return desk.done == options.count ? 0 : 1;
}

}  // namespace paraninfo::load

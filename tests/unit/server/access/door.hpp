// Verbs for the tests of access: a temporary folder, a clock turned by hand, and an Access without a thread
// whose answers are there when the verb returns.
#pragma once

#include "server/access/access.hpp"
#include "server/access/directory.hpp"
#include "server/access/link_token.hpp"
#include "server/access/secrets.hpp"
#include "server/access/store.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <map>
#include <fstream>
#include <optional>
#include <sstream>

namespace paraninfo::access {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "paraninfo-access-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline constexpr std::int64_t minute_ms = 60'000;

class Door {
  public:
    explicit Door(config::Limits limits = {}, std::map<std::string, int> hall_codes = {})
        : limits_(limits), hall_codes_(std::move(hall_codes)) {
        open();
    }

    // As after a restart of the server.
    void reopen() {
        access_.reset();
        open();
    }

    Link open_link(Audience role = Audience::participant, std::vector<std::string> rooms = {"auditorium"}) {
        Link link;
        link.id = "open-" + std::string(name_of(role));
        link.role = role;
        link.rooms = std::move(rooms);
        link.expires_s = wall_ms / 1000 + 7 * 86400;
        return link;
    }
    Link personal_link(const std::string& sub, Audience role = Audience::participant) {
        auto link = open_link(role);
        link.id = "personal-" + sub;
        link.kind = LinkKind::personal;
        link.sub = sub;
        link.name = "Person " + sub;
        return link;
    }
    std::string token(const Link& link) const {
        return mint(link, LinkKeys(open_secrets(folder_.path()).link_signing, {}));
    }

    Exchanged exchange(ExchangeRequest request) {
        if (request.address.empty()) request.address = "192.0.2.1";
        std::optional<Exchanged> answer;
        access_->exchange(std::move(request), context_.get_executor(),
                          [&](Exchanged got) { answer = std::move(got); });
        access_->step();
        turn();
        return answer.value();
    }
    Exchanged enter(const Link& link, const std::string& cookie = "", const std::string& name = "") {
        ExchangeRequest request;
        request.token = token(link);
        request.cookie = cookie;
        request.name = name;
        return exchange(std::move(request));
    }
    RefusalReason refused(const Link& link, const std::string& cookie = "") {
        return enter(link, cookie).error().reason;
    }

    bool sign_out(const Login& login) {
        return told([&](auto done) { access_->sign_out(login, context_.get_executor(), done); });
    }
    bool end_device(const Login& login, const std::string& device) {
        return told([&](auto done) { access_->end_device(login, device, context_.get_executor(), done); });
    }
    // As `paraninfo link --revoke` does it, and noticed.
    void revoke(const std::string& link) {
        Store(folder() / "access.db").commit({LinkRevoked{link, wall_ms}});
        pass(200);
    }
    bool keep_out(std::vector<std::string> persons, const std::string& room = "auditorium") {
        return told([&](auto done) { access_->keep_out(room, persons, context_.get_executor(), done); });
    }
    void pass(std::int64_t ms) {
        wall_ms += ms;
        steady_ms += ms;
        access_->step();
        turn();
    }

    // The bytes of everything durable.
    std::string bytes_on_disk() const {
        std::stringstream all;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
            if (entry.is_regular_file()) all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        }
        return all.str();
    }

    Access& access() { return *access_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    std::vector<Ended> ended;
    std::int64_t wall_ms = 1'790'000'000'000;
    std::int64_t steady_ms = 5'000;

  private:
    void open() {
        Options options;
        options.data_dir = folder_.path();
        options.rooms = {"auditorium", "library"};
        options.languages = {"es", "en"};
        options.limits = limits_;
        options.hall_codes = hall_codes_;
        options.times = {[this] { return wall_ms; }, [this] { return steady_ms; }};
        options.lock_wait = std::chrono::milliseconds(0);
        options.own_thread = false;
        access_ = std::make_unique<Access>(std::move(options));
        access_->on_ended([this](const auto& list) { ended.insert(ended.end(), list.begin(), list.end()); });
    }
    template <class Ask>
    bool told(Ask ask) {
        std::optional<bool> answer;
        ask([&](bool did) { answer = did; });
        access_->step();
        turn();
        return answer.value();
    }
    void turn() {
        context_.restart();
        context_.run();
    }

    TemporaryFolder folder_;
    config::Limits limits_;
    std::map<std::string, int> hall_codes_;
    boost::asio::io_context context_;
    std::unique_ptr<Access> access_;
};

}  // namespace paraninfo::access

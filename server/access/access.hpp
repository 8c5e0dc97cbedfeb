// Who may come in and who is in: links exchanged for logins, logins looked up by cookie, and every way in
// which a login ends. One object of the process; every function may be called from any thread. Changes are
// made by one thread of its own, in groups, and answered once they are durable; lookups take a short mutex
// and no disk.
#pragma once

#include "config/settings.hpp"
#include "server/access/check_in_code.hpp"
#include "server/access/hall_code.hpp"
#include "server/access/login.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::access {

// Where access takes the time from; tests give their own.
struct Times {
    std::function<std::int64_t()> wall_ms;    // UTC since 1970: expiry
    std::function<std::int64_t()> steady_ms;  // rates
    static Times of_the_system();
};

struct Options {
    std::filesystem::path data_dir;
    std::vector<std::string> rooms;
    std::vector<std::string> languages;
    std::string notice;  // the version that must be accepted at first; see require_notice
    std::vector<config::Issuer> issuers;
    config::Limits limits;
    std::map<std::string, int> hall_codes;  // room → persons who may join by its screen's code
    Times times = Times::of_the_system();
    std::chrono::milliseconds lock_wait{2000};  // for the command line's hold on the database
    bool own_thread = true;                     // false: the caller drives it by step()
    static Options from(const config::Settings& settings);
};

class Access {
  public:
    // Opens <data_dir>/access.db and the keys, making them at the first start. Throws at a broken start.
    explicit Access(Options options);
    // Finishes what was accepted; callbacks not yet posted are posted.
    ~Access();
    Access(const Access&) = delete;
    Access& operator=(const Access&) = delete;

    // Called on the access thread with logins that ended; it must only post. Set once, before the first
    // exchange.
    void on_ended(std::function<void(const std::vector<Ended>&)> hook);

    using Callback = std::function<void(Exchanged)>;
    // The callback is posted to `executor`, whose context must outlive this object; an entry only once it is
    // durable.
    void exchange(ExchangeRequest request, boost::asio::any_io_executor executor, Callback callback);

    // The login of a cookie's value; null for any other text. Also counts as a use of the login: call it at
    // times for a browser that only holds a socket, or the login ends as idle.
    LoginPtr verify(std::string_view cookie);
    // The login as it stands now, whatever its cookie became; null when it is over. Counts as a use too: for
    // a browser that only holds a socket, or the login ends as idle.
    LoginPtr renew(const Login& login);
    // Grows whenever a login ended or got a new cookie: a connection that remembers a verified cookie
    // verifies again when this changed.
    std::uint64_t generation() const { return generation_.load(std::memory_order_acquire); }
    // All logins of the login's person, the caller's marked.
    std::vector<Device> devices(const Login& login) const;

    using Done = std::function<void(bool)>;
    // Ends a login; done(true) once durable. A repeated call is done(true) too.
    void sign_out(const Login& login, boost::asio::any_io_executor executor, Done done);
    // Ends another login of the same person; done(false) if the person has no such device.
    void end_device(const Login& login, std::string device, boost::asio::any_io_executor executor, Done done);

    // The code that the room's screen shows at the moment; nothing where it shows none. A short mutex, no
    // disk.
    std::optional<HallCode> hall_code(const std::string& room) const;
    // The code by which the login's person is checked in at the hall's door. A short mutex, no disk.
    std::string check_in_code(const Login& login) const;
    using Scanned = std::function<void(bool available, std::optional<Badge> badge)>;
    // Whose check-in code it is; nobody for one that nobody has. Whoever has a personal link that this server
    // minted and was never opened becomes a person by it, durable before the callback is posted.
    void find_badge(std::string code, std::string room, boost::asio::any_io_executor executor, Scanned done);
    // Who the person is to the room: see Directory::find_person. A short mutex, no disk.
    std::optional<PersonSeen> find_person(const std::string& room, const std::string& person) const;
    // See Directory::panelists. A short mutex, no disk.
    std::vector<PanelistSeen> panelists(const std::string& room) const;
    // See Directory::seat_guests; effective at once. A short mutex, no disk.
    void seat_guests(const std::string& room, const std::vector<std::string>& persons);
    // Exactly these persons have no seat in the room from now on: effective before it is durable, done(true)
    // once it is. What was not durable may be forgotten: say it again.
    void keep_out(std::string room, std::vector<std::string> persons, boost::asio::any_io_executor executor,
                  Done done);

    // From now on whoever enters must have accepted this version of the notice; empty: nothing is asked. Who
    // is in stays in. A short mutex.
    void require_notice(std::string version);

    // Without own thread: does what is due; the number of jobs done.
    std::size_t step();

  private:
    class Impl;
    std::atomic<std::uint64_t> generation_{1};
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::access

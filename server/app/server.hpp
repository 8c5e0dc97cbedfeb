// The running server: makes every part, ties them together, and ends them in order. The main thread makes,
// runs and destroys it; rooms, journal, access and shards have threads of their own.
#pragma once

#include "config/settings.hpp"

#include <memory>

namespace paraninfo::app {

class Server {
  public:
    // Throws std::exception with a sentence for the operator when a part cannot start.
    explicit Server(const config::Settings& settings);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Until SIGTERM or SIGINT; then drains and returns. A second signal ends at once.
    void run();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::app

// An nginx of its own in front of a gateway, as an operator would put it: TLS on both sides, connections to
// the gateway kept open and shared by whoever comes. Ended with the object.
#pragma once

#include "tests/edge/edge.hpp"

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace paraninfo::test {

class Nginx {
  public:
    // Throws std::runtime_error with nginx's log when it does not start.
    explicit Nginx(const Edge& edge);
    ~Nginx();
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

    std::uint16_t port() const { return port_; }

  private:
    void write_config(const Edge& edge) const;
    void wait_until_ready() const;

    TemporaryFolder folder_;
    std::uint16_t port_;
    pid_t process_ = 0;
};

}  // namespace paraninfo::test

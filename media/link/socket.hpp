// Unix stream sockets by path, and the descriptor that owns one. A path too long for the kernel's 107 bytes
// is reached through its folder's descriptor. Not for the server, which has Asio. No thread of its own.
#pragma once

#include <string>
#include <utility>

namespace paraninfo::link {

// Owns a file descriptor; -1 is none.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;

    void reset();
    int get() const { return value_; }
    explicit operator bool() const { return value_ >= 0; }

  private:
    int value_ = -1;
};

// Non-blocking and close-on-exec; empty if nobody listens there.
Descriptor connect_unix(const std::string& path);
// Replaces what lies at the path; mode 0600. Throws std::system_error.
Descriptor listen_unix(const std::string& path, int backlog);
Descriptor accept_unix(const Descriptor& listener);

// Wakes a poll() from another thread.
class Waker {
  public:
    Waker();  // throws std::system_error
    void wake() const;
    void clear() const;
    int get() const { return event_.get(); }

  private:
    Descriptor event_;
};

}  // namespace paraninfo::link

// A listener beside HTTP's and who has a place behind it: so many in all and so many of an address. Who holds
// connections without using them keeps nobody out: the oldest of those goes, first of the address that has
// many. Owned by a shared_ptr; on one io_context, which must not be run by several threads.
//
// `One` says from() (an address, as a group), is_over(), is_idle(), begins by start() and ends by end().
#pragma once

#include "server/gateway/client_address.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <utility>

namespace paraninfo::gateway {

template <class One>
class DoorListener : public std::enable_shared_from_this<DoorListener<One>> {
  public:
    using Tcp = boost::asio::ip::tcp;
    using ErrorCode = boost::system::error_code;
    using Make = std::function<std::shared_ptr<One>(Tcp::socket socket, std::string from)>;

    // Throws boost::system::system_error if it cannot listen there.
    DoorListener(boost::asio::io_context& context, const Tcp::endpoint& where, std::size_t most,
                 std::size_t most_of_address, Make make)
        : acceptor_(context, where), most_(most), most_of_address_(most_of_address), make_(std::move(make)) {}

    void accept_next() {
        acceptor_.async_accept([self = this->shared_from_this()](ErrorCode ec, Tcp::socket socket) {
            if (!self->acceptor_.is_open()) return;
            if (!ec) self->welcome(std::move(socket));
            self->accept_next();
        });
    }

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    void close() {
        ErrorCode ignored;
        acceptor_.close(ignored);
    }

  private:
    void welcome(Tcp::socket socket) {
        ErrorCode ec;
        const auto peer = socket.remote_endpoint(ec);
        if (ec) return;
        std::string from = address_group(peer.address());
        if (!has_room(from)) return;
        socket.set_option(Tcp::no_delay(true), ec);
        const auto one = make_(std::move(socket), std::move(from));
        all_.push_back(one);
        one->start();
    }

    // Whether one more from there may come in; an idle one may have been ended for it.
    bool has_room(const std::string& from) {
        std::erase_if(all_, [](const std::weak_ptr<One>& each) {
            const auto one = each.lock();
            return !one || one->is_over();
        });
        const auto is_from_there = [&](const One& one) { return one.from() == from; };
        const auto from_there = std::ranges::count_if(
            all_, [&](const std::weak_ptr<One>& each) { return is_from_there(*each.lock()); });
        if (std::cmp_greater_equal(from_there, most_of_address_)) return end_idle(is_from_there);
        return all_.size() < most_ || end_idle([](const One&) { return true; });
    }

    template <typename Which>
    bool end_idle(const Which& which) {
        for (const auto& each : all_) {
            const auto one = each.lock();
            if (!which(*one) || !one->is_idle()) continue;
            one->end();
            return true;
        }
        return false;
    }

    Tcp::acceptor acceptor_;
    const std::size_t most_;
    const std::size_t most_of_address_;
    const Make make_;
    std::list<std::weak_ptr<One>> all_;  // oldest first
};

}  // namespace paraninfo::gateway

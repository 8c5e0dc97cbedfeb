#include "server/gateway/gateway.hpp"

#include "server/observe/metrics.hpp"

#include <algorithm>
#include <thread>

namespace paraninfo::gateway {

Gateway::Gateway(const config::Listen& listen, SSL_CTX* context, const std::string& security_lines) {
    boost::asio::io_context once;
    open_door(once, listen.address, listen.port, false);
    if (!listen.plain.address.empty()) open_door(once, listen.plain.address, listen.plain.port, true);
    const unsigned count = listen.shards > 0 ? static_cast<unsigned>(listen.shards)
                                             : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned number = 0; number < count; ++number)
        shards_.push_back(std::make_unique<Shard>(number, context, security_lines));
    register_metrics();
}

Gateway::~Gateway() {
    stop();
}

void Gateway::open_door(boost::asio::io_context& once, const std::string& address, std::uint16_t port,
                        bool plain) {
    doors_.push_back({AcceptLoop::claim(once, {boost::asio::ip::make_address(address), port}), plain});
}

void Gateway::open(const Site& site, Router& router) {
    for (auto& shard : shards_) {
        for (const Door& door : doors_)
            loops_.push_back(std::make_unique<AcceptLoop>(*shard, site, router, door, shards_.size()));
    }
    for (std::size_t i = 0; i < loops_.size(); ++i)
        shard_of(i).post([loop = loops_[i].get()] { loop->start(); });
    for (auto& shard : shards_) shard->start();
}

void Gateway::add_to(StallWatch& watch) {
    for (auto& shard : shards_) watch.watch("shard " + std::to_string(shard->number()), shard->context());
}

void Gateway::close_doors() {
    for (std::size_t i = 0; i < loops_.size(); ++i)
        shard_of(i).post([loop = loops_[i].get()] { loop->stop(); });
}

void Gateway::drain(std::chrono::milliseconds spread) {
    for (auto& shard : shards_) shard->post([one = shard.get(), spread] { one->drain(spread); });
}

std::size_t Gateway::connections() const {
    std::size_t all = 0;
    for (const auto& shard : shards_) all += shard->open();
    return all;
}

void Gateway::stop() {
    for (auto& shard : shards_) shard->stop();
}

void Gateway::enqueue(Shard& shard, CrowdJob job) {
    shard.post([&shard, job = std::move(job)]() mutable {
        shard.crowd().enqueue(std::move(job));
        shard.work_crowd();
    });
}

void Gateway::publish(std::shared_ptr<const live::Publication> publication) {
    for (auto& shard : shards_) enqueue(*shard, publication);
}

void Gateway::admit(const live::SessionId& session, fanout::Frame frame) {
    enqueue(*shards_.at(session.shard), AdmitOne{session.number, std::move(frame)});
}

void Gateway::send(const live::SessionId& session, fanout::Frame frame, fanout::Kind kind) {
    enqueue(*shards_.at(session.shard), SendOne{session.number, std::move(frame), kind});
}

void Gateway::end(const live::SessionId& session, CloseCode code) {
    enqueue(*shards_.at(session.shard), EndOne{session.number, code});
}

void Gateway::publish_media(const hls::SnapshotPtr& snapshot) {
    for (auto& shard : shards_) shard->post([one = shard.get(), snapshot] { one->publish_media(snapshot); });
}

std::uint64_t Gateway::sent_bytes() const {
    std::uint64_t bytes = 0;
    for (const auto& shard : shards_) bytes += shard->sent();
    return bytes;
}

void Gateway::withhold(std::size_t renditions) {
    for (auto& shard : shards_)
        shard->post([one = shard.get(), renditions] { one->shelf().set_withheld(renditions); });
}

void Gateway::end_login(const std::string& login, CloseCode code) {
    for (auto& shard : shards_)
        shard->post([one = shard.get(), login, code] { one->end_login(login, code); });
}

void Gateway::reset_watches() {
    for (auto& shard : shards_) shard->watch().reset();
}

void Gateway::register_metrics() {
    observe::Registry& registry = observe::metrics();
    auto& worst_stall = registry.gauge("paraninfo_loop_stall_max_ms", "The longest of all shards' handlers.");
    auto& worst_late = registry.gauge("paraninfo_loop_wall_p999_ms", "The worst of all shards.");
    metrics_.push_back(registry.before_page([&, this] {
        double stall = 0;
        double late = 0;
        for (const auto& shard : shards_) {
            stall = std::max(stall, shard->watch().stall_max_ms());
            late = std::max(late, shard->watch().wall_p999_ms());
        }
        worst_stall.set(stall);
        worst_late.set(late);
    }));
    for (const auto& shard : shards_) {
        const std::string label = "shard=\"" + std::to_string(shard->number()) + '"';
        auto& stall = registry.gauge("paraninfo_loop_stall_max_ms",
                                     "Longest single handler of a shard in thread CPU time.", label);
        auto& late =
            registry.gauge("paraninfo_loop_wall_p999_ms", "Lateness of a shard's timer, 99.9 %.", label);
        auto& sessions = registry.gauge("paraninfo_sessions", "Sessions that listen to a room.", label);
        auto& open = registry.gauge("paraninfo_connections", "Open connections.", label);
        auto& held = registry.gauge("paraninfo_hls_held", "HLS requests that wait for what they ask.", label);
        metrics_.push_back(registry.before_page([&, one = shard.get()] {
            stall.set(one->watch().stall_max_ms());
            late.set(one->watch().wall_p999_ms());
            sessions.set(static_cast<double>(one->sessions()));
            open.set(static_cast<double>(one->open()));
            held.set(static_cast<double>(one->held()));
        }));
    }
}

}  // namespace paraninfo::gateway

// All shards together: makes them, opens their doors, hands out to them what rooms and media publish, and
// closes them again. Its calls are for the main thread unless they say otherwise.
#pragma once

#include "server/gateway/accept_loop.hpp"
#include "server/gateway/shard.hpp"
#include "server/gateway/site.hpp"
#include "server/gateway/stall_watch.hpp"
#include "server/hls/snapshot.hpp"
#include "server/live/shard_sink.hpp"

#include <memory>
#include <string>
#include <vector>

namespace paraninfo::gateway {

class Gateway final : public live::ShardSink {
  public:
    // Claims its ports (throws when one is taken) and makes the shards; 0 shards: one for each core.
    Gateway(const config::Listen& listen, SSL_CTX* context, const std::string& security_lines);
    ~Gateway() override;

    std::uint16_t port() const { return doors_.front().endpoint.port(); }
    std::size_t shards() const { return shards_.size(); }

    // Starts the threads and accepts. `site` and `router` outlive the gateway.
    void open(const Site& site, Router& router);
    // Its threads are watched by `watch`, which the gateway outlives.
    void add_to(StallWatch& watch);
    // No new connection; those that are open go on.
    void close_doors();
    // Tells every session to move, each within its own share of `spread`.
    void drain(std::chrono::milliseconds spread);
    // Connections still open on all shards, as of the last sweep.
    std::size_t connections() const;
    // Ends the threads and with them every connection.
    void stop();

    // Rooms thread (live::ShardSink).
    void publish(std::shared_ptr<const live::Publication> publication) override;
    void admit(const live::SessionId& session, fanout::Frame frame) override;
    void send(const live::SessionId& session, fanout::Frame frame, fanout::Kind kind) override;
    void end(const live::SessionId& session, CloseCode code) override;

    // Any thread.
    void reset_watches();
    void publish_media(const hls::SnapshotPtr& snapshot);
    // Of ready made answers, pictures above all, since the start.
    std::uint64_t sent_bytes() const;
    // New viewers are not shown so many of the best video renditions.
    void withhold(std::size_t renditions);
    void end_login(const std::string& login, CloseCode code);

  private:
    void open_door(boost::asio::io_context& once, const std::string& address, std::uint16_t port, bool plain);
    Shard& shard_of(std::size_t loop) { return *shards_[loop / doors_.size()]; }
    void enqueue(Shard& shard, CrowdJob job);
    void register_metrics();

    std::vector<Door> doors_;  // that of browsers, and perhaps the plain one
    std::vector<std::unique_ptr<Shard>> shards_;
    std::vector<std::unique_ptr<AcceptLoop>> loops_;  // of each shard one for each door
    std::vector<std::shared_ptr<void>> metrics_;
};

}  // namespace paraninfo::gateway

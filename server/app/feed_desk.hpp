// What the operator does with feeds while the server runs (`paraninfo ctl`): adds one, takes one away that
// was added, gives one a new key, which is shown in the answer and never again. What is done is kept in
// <data_dir>/feeds.json. Blocks for small files; on the main thread.
#pragma once

#include "config/settings.hpp"
#include "server/app/admin_socket.hpp"
#include "server/workers/feed_board.hpp"
#include "server/workers/plan.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace paraninfo::app {

class FeedDesk {
  public:
    // Another table of what may be published; on the main thread.
    using Publish = std::function<void(const std::optional<media_link::Feeds>& feeds)>;

    // `base`: the configuration file's settings; `with_added`: with what is kept (config/added_feeds.hpp).
    FeedDesk(config::Settings base, config::Settings with_added, const workers::MasterKey& key,
             Publish publish);

    // With what was added.
    const config::Settings& settings() const { return settings_; }
    // From another thread's board, once something changed.
    void set_board(workers::FeedBoard board) { board_ = std::move(board); }

    // `/feeds` (GET), `/feeds/add` (a feed as in the configuration), `/feeds/key` and `/feeds/remove`
    // ({"id"}).
    AdminSocket::Page answer(std::string_view path, std::string_view body);

  private:
    AdminSocket::Page add(std::string_view body);
    AdminSocket::Page renew(std::string_view body);
    AdminSocket::Page remove(std::string_view body);
    AdminSocket::Page keep(const std::string& text);
    AdminSocket::Page show_new_key(const std::string& feed);

    const config::Settings base_;
    const workers::MasterKey key_;
    const Publish publish_;
    config::Settings settings_;
    workers::FeedBoard board_;
};

}  // namespace paraninfo::app

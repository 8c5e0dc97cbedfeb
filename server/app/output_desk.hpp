// What the operator asks of the outputs by SRT while the server runs (`paraninfo ctl`): who receives them,
// and another key for one, which is shown in the answer and never again. Blocks for small files; on the main
// thread.
#pragma once

#include "server/app/admin_socket.hpp"
#include "server/app/feed_desk.hpp"
#include "server/workers/output_board.hpp"
#include "server/workers/plan.hpp"

#include <string_view>

namespace paraninfo::app {

class OutputDesk {
  public:
    // The feeds stand in the same table; they live longer.
    OutputDesk(const FeedDesk& feeds, const workers::MasterKey& key, FeedDesk::Publish publish);

    // From another thread's board, once something changed.
    void set_board(workers::OutputBoard board) { board_ = std::move(board); }

    // `/outputs` (GET) and `/outputs/key` ({"id"}).
    AdminSocket::Page answer(std::string_view path, std::string_view body);

  private:
    AdminSocket::Page renew(std::string_view body);

    const FeedDesk& feeds_;
    const workers::MasterKey key_;
    const FeedDesk::Publish publish_;
    workers::OutputBoard board_;
};

// Of each output, on the page of metrics.
void count_outputs(const workers::OutputBoard& board);

}  // namespace paraninfo::app

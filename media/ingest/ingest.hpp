// The role `ingest`: one process per machine that owns the listeners for SRT and RTMP, passes bounded bytes
// to the programmes, and theirs to who receives them by SRT. Contains no GStreamer and no decoder. run() is
// the whole process's life.
#pragma once

#include <string>

namespace paraninfo::ingest {

struct Options {
    std::string socket_path;  // <data>/run/media/media.sock; feed sockets lie beside it
    std::string run;          // this process's run id; made here when empty
};

// Returns the process's exit status: 0 after a Stop or when no gateway came back.
int run(const Options& options);

}  // namespace paraninfo::ingest

// libebur128's state for interleaved stereo at 48 kHz, owned. Included by the sources that meter, by no other
// header.
#pragma once

#include <ebur128.h>

#include <new>

namespace paraninfo::mix {

struct R128State {
    ebur128_state* state;

    // Throws std::bad_alloc.
    explicit R128State(int mode) : state(ebur128_init(2, 48000, mode)) {
        if (!state) throw std::bad_alloc();
    }
    ~R128State() { ebur128_destroy(&state); }
    R128State(const R128State&) = delete;
    R128State& operator=(const R128State&) = delete;
};

}  // namespace paraninfo::mix

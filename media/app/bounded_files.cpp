#include "media/app/bounded_files.hpp"

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <system_error>

namespace paraninfo::media {

// The signal would end the worker, so that a stream with many faults could.
void bound_files() {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{file_bytes_max, file_bytes_max};
    if (setrlimit(RLIMIT_FSIZE, &most) != 0)
        throw std::system_error{errno, std::generic_category(), "the size of files cannot be bounded"};
}

}  // namespace paraninfo::media

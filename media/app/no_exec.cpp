#include "media/app/no_exec.hpp"

#include <cerrno>
#include <seccomp.h>
#include <stdexcept>

namespace paraninfo::media {

void give_up_exec() {
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    const bool holds = filter != nullptr &&
                       seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(execve), 0) == 0 &&
                       seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(execveat), 0) == 0 &&
                       seccomp_load(filter) == 0;
    seccomp_release(filter);
    if (!holds) throw std::runtime_error("the filter of system calls cannot be set");
}

}  // namespace paraninfo::media

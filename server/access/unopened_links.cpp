#include "server/access/unopened_links.hpp"

#include "server/observe/log.hpp"

#include <utility>

namespace paraninfo::access {

const Link* UnopenedLinks::find(const std::string& code, Store& store) {
    try {
        if (std::exchange(due_, false)) {
            links_.clear();
            for (MintedLink& one : store.links()) {
                if (one.link.kind != LinkKind::personal || one.revoked) continue;
                const std::string its = codes_.code(one.link.kid, one.link.sub);
                links_.insert_or_assign(its, std::move(one.link));
            }
        }
    } catch (const database::Error& error) {
        due_ = true;
        observe::log_warn("access.read_failed", {{"why", error.what()}});
    }
    const auto found = links_.find(code);
    return found == links_.end() ? nullptr : &found->second;
}

}  // namespace paraninfo::access

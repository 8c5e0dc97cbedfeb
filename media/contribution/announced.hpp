#pragma once

// Addresses under which a machine behind a one-to-one translation (NAT) is reached: ICE does not know them,
// so they are added to its answer.

#include <string>
#include <vector>

namespace paraninfo::contribution {

// Any thread; asks the system.
bool is_of_this_machine(const std::string& address);

// The answer with each UDP host candidate said once more for each of the addresses of its family, at a
// slightly lower priority. Pure.
std::string announced_in(const std::string& answer, const std::vector<std::string>& addresses);

}  // namespace paraninfo::contribution

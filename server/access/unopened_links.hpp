// Personal links of the server's own by the check-in code of their bearer: for a badge that is scanned before
// its link was ever opened. Read from the store when it is first wanted and after another process wrote. On
// the access thread.
#pragma once

#include "server/access/check_in_code.hpp"
#include "server/access/store.hpp"

#include <unordered_map>

namespace paraninfo::access {

class UnopenedLinks {
  public:
    explicit UnopenedLinks(const CheckInCodes& codes) : codes_(codes) {}

    // The file may say something else by now.
    void forget() { due_ = true; }
    // Null: nobody has the code, or the file cannot be read, which is logged.
    const Link* find(const std::string& code, Store& store);

  private:
    const CheckInCodes codes_;
    bool due_ = true;
    std::unordered_map<std::string, Link> links_;
};

}  // namespace paraninfo::access

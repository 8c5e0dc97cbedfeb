// What /readyz answers from: each part of the gateway reports itself fit or says why not. Ready means: every
// part that was expected has reported and is fit. Callable from any thread.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace paraninfo::observe {

class Health {
  public:
    // Makes the part count; until it reports, the process is not ready.
    void expect(std::string_view part);
    void set(std::string_view part, bool fit, std::string_view reason = "");
    bool ready() const;
    // {"ready":false,"parts":{"journal":{"ok":false,"reason":"disk full"}}}
    std::string json() const;

  private:
    struct Part {
        bool fit = false;
        std::string reason = "starting";
    };
    mutable std::mutex mutex_;
    std::map<std::string, Part, std::less<>> parts_;
};

}  // namespace paraninfo::observe

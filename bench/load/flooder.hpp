#pragma once
// One person who sends questions as fast as told, joins anew at once whenever the connection ends, and takes
// no advice.

#include "bench/load/acks.hpp"

namespace paraninfo::load {

class Flooder {
  public:
    Flooder(Loop& loop, Population& population, std::size_t member, double rate)
        : loop_(loop), population_(population), member_(member), rate_(rate) {}

    void flood(TimePoint until);
    void take(std::string_view frame);
    void closed();
    nlohmann::json figures() const {
        return {{"flood_sent", sent_},
                {"accepted_from_flooder", accepted_},
                {"flood_refused", refused_},
                {"flood_cuts", cuts_}};
    }

  private:
    Loop& loop_;
    Population& population_;
    std::size_t member_;
    double rate_;
    TimePoint until_;
    double owed_ = 0;
    std::size_t sent_ = 0;
    std::size_t accepted_ = 0;
    std::size_t refused_ = 0;
    std::size_t cuts_ = 0;
};

}  // namespace paraninfo::load

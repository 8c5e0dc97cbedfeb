// Panelists without a browser and without encoders, for the benches. Each line of standard input is an order
// and has one line as its answer, both JSON objects; whoever gives the orders speaks HTTP with the server.
//   {"do":"offer","id":N}               {"sdp":…}     begins a publication
//   {"do":"answer","id":N,"sdp":…}      {}            media flow from here on
//   {"do":"end","id":N}                 {}            gone without a word
// What fails is answered by {"error":…}.

#include "bench/publish/panelist.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

using namespace paraninfo::bench;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

class Panelists {
  public:
    Json obey(const Json& order) {
        const std::string what = order.at("do");
        const int id = order.at("id");
        if (what == "offer") return begin(id);
        if (what == "answer") return answer(id, order.at("sdp"));
        if (what == "end") return end(id);
        throw std::runtime_error("there is no such order");
    }

  private:
    // A session is gathered, and torn down, beside the lock: the others' pictures do not wait for it.
    Json begin(int id) {
        auto panelist = std::make_unique<Panelist>();
        std::string sdp = panelist->offer();
        const std::lock_guard lock(mutex_);
        all_[id] = std::move(panelist);
        return {{"sdp", std::move(sdp)}};
    }
    Json answer(int id, const std::string& sdp) {
        find(id).take_answer(sdp);
        return Json::object();
    }
    Json end(int id) {
        std::unique_ptr<Panelist> leaving;
        {
            const std::lock_guard lock(mutex_);
            leaving = std::move(all_.at(id));
            all_.erase(id);
        }
        leaving.reset();
        return Json::object();
    }

    // It stays until this thread, which takes the orders, ends it.
    Panelist& find(int id) {
        const std::lock_guard lock(mutex_);
        return *all_.at(id);
    }

    template <class Act>
    void each(Act act) {
        const std::lock_guard lock(mutex_);
        for (auto& [id, panelist] : all_) act(*panelist);
    }
    void pace(std::stop_token stop) {
        const auto begin = Clock::now();
        for (std::uint64_t picture = 0, sound = 0; !stop.stop_requested();) {
            const auto picture_at = begin + std::chrono::nanoseconds(1'000'000'000 * picture / picture_fps);
            const auto sound_at = begin + std::chrono::milliseconds(sound_ms * sound);
            std::this_thread::sleep_until(std::min(picture_at, sound_at));
            if (picture_at <= sound_at) {
                each([&](Panelist& one) { one.push_picture(picture_, picture); });
                ++picture;
            } else {
                each([&](Panelist& one) { one.push_sound(sound_, sound); });
                ++sound;
            }
        }
    }

    const Encoded picture_ = encoded_picture();
    const Encoded sound_ = encoded_sound();
    std::mutex mutex_;
    std::map<int, std::unique_ptr<Panelist>> all_;
    std::jthread pacing_{[this](std::stop_token stop) { pace(stop); }};  // the last: it uses the others
};

}  // namespace

int main(int argc, char** argv) {
    gst_init(&argc, &argv);
    Panelists panelists;
    for (std::string line; std::getline(std::cin, line);) {
        try {
            std::cout << panelists.obey(Json::parse(line)).dump() << std::endl;
        } catch (const std::exception& error) {
            std::cout << Json{{"error", error.what()}}.dump() << std::endl;
        }
    }
}

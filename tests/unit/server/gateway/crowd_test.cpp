#include "server/gateway/crowd.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

const RoomId hall{"hall"};

struct Ear final : Listener {
    std::vector<std::string> heard;
    std::optional<CloseCode> ended;
    std::function<void()> on_deliver;
    void deliver(const fanout::Frame& frame, fanout::Kind) override {
        heard.push_back(*frame.ws);
        if (on_deliver) on_deliver();
    }
    void end(CloseCode code) override { ended = code; }
};

fanout::Frame frame(const std::string& text) {
    return {share_bytes(text), share_bytes(text)};
}

std::shared_ptr<live::Publication> publication(const std::string& for_participants) {
    auto made = std::make_shared<live::Publication>();
    made->room = hall;
    made->frames[Audience::participant] = frame(for_participants);
    return made;
}

struct Crowds : testing::Test {
    Crowd crowd;
    std::uint64_t join(Ear& ear, const std::string& person = "p", Audience audience = Audience::participant) {
        const auto number = crowd.add(ear, hall, audience, {person});
        crowd.enqueue(AdmitOne{number, frame("welcome")});
        return number;
    }
    void work(std::size_t slice = 1000) {
        while (crowd.step(slice)) {
        }
    }
};

using Heard = std::vector<std::string>;

TEST_F(Crowds, ASessionHearsNothingBeforeItIsAdmittedAndEverythingAfter) {
    Ear ear;
    const auto number = crowd.add(ear, hall, Audience::participant, {"p"});
    crowd.enqueue(publication("1"));
    crowd.enqueue(AdmitOne{number, frame("welcome")});
    crowd.enqueue(publication("2"));
    work();
    EXPECT_EQ(ear.heard, (Heard{"welcome", "2"}));
}

TEST_F(Crowds, SlicesKeepTheOrderForEveryone) {
    std::vector<Ear> ears(100);
    for (auto& ear : ears) join(ear);
    for (int i = 0; i < 5; ++i) crowd.enqueue(publication(std::to_string(i)));
    work(7);
    for (const auto& ear : ears) EXPECT_EQ(ear.heard, (Heard{"welcome", "0", "1", "2", "3", "4"}));
}

TEST_F(Crowds, AStepMakesNoMoreDeliveriesThanAsked) {
    std::vector<Ear> ears(100);
    for (auto& ear : ears) join(ear);
    work();
    crowd.enqueue(publication("x"));
    EXPECT_TRUE(crowd.step(30));
    std::size_t reached = 0;
    for (const auto& ear : ears) reached += ear.heard.size() - 1;
    EXPECT_EQ(reached, 30U);
}

TEST_F(Crowds, APersonalFrameComesInsteadOfTheAudiences) {
    Ear asker;
    Ear other;
    join(asker, "asker");
    join(other, "other");
    auto made = publication("all");
    made->personal.push_back({{"asker"}, Audience::participant, frame("own")});
    crowd.enqueue(made);
    work();
    EXPECT_EQ(asker.heard, (Heard{"welcome", "own"}));
    EXPECT_EQ(other.heard, (Heard{"welcome", "all"}));
}

TEST_F(Crowds, APersonalFrameReachesThePersonThoughTheAudienceGetsNothing) {
    Ear asker;
    join(asker, "asker");
    auto made = std::make_shared<live::Publication>();
    made->room = hall;
    made->personal.push_back({{"asker"}, Audience::participant, frame("own")});
    crowd.enqueue(made);
    work();
    EXPECT_EQ(asker.heard, (Heard{"welcome", "own"}));
}

TEST_F(Crowds, AnotherAudienceHearsNothingOfIt) {
    Ear screen;
    join(screen, "s", Audience::screen);
    crowd.enqueue(publication("1"));
    work();
    EXPECT_EQ(screen.heard, (Heard{"welcome"}));
}

TEST_F(Crowds, ASessionMayLeaveWhileItAndOthersAreBeingTold) {
    std::vector<Ear> ears(10);
    std::vector<std::uint64_t> numbers;
    for (auto& ear : ears) numbers.push_back(join(ear));
    work();
    ears[3].on_deliver = [&] {
        crowd.remove(numbers[3]);
        crowd.remove(numbers[4]);
    };
    crowd.enqueue(publication("1"));
    crowd.enqueue(publication("2"));
    work(2);
    EXPECT_EQ(ears[3].heard, (Heard{"welcome", "1"}));
    EXPECT_EQ(ears[4].heard, (Heard{"welcome"}));
    EXPECT_EQ(ears[5].heard, (Heard{"welcome", "1", "2"}));
    EXPECT_EQ(crowd.size(), 8U);
}

TEST_F(Crowds, AnEndReachesItsSessionOnly) {
    Ear one;
    Ear other;
    const auto number = join(one);
    join(other);
    crowd.enqueue(EndOne{number, CloseCode::replaced});
    work();
    EXPECT_EQ(one.ended, CloseCode::replaced);
    EXPECT_FALSE(other.ended);
}

}  // namespace
}  // namespace paraninfo::gateway

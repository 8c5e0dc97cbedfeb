#include "media/ingest/address_lookups.hpp"

#include "tests/support/eventually.hpp"

#include <gtest/gtest.h>
#include <netinet/in.h>

#include <latch>
#include <memory>
#include <vector>

namespace paraninfo::ingest {
namespace {

// A resolver that answers nobody before the gate opens.
AddressLookups::Find held_by(const std::shared_ptr<std::latch>& gate) {
    return [gate](const std::string&, std::uint16_t) {
        gate->wait();
        return AddressLookups::Found{};
    };
}

TEST(AddressLookups, AnAddressIsFoundWithItsPort) {
    AddressLookups lookups;
    const AddressLookups::Found found = lookups.begin("127.0.0.1", 9000).get();
    ASSERT_TRUE(found);
    ASSERT_EQ(found->value.ss_family, AF_INET);
    EXPECT_EQ(ntohs(reinterpret_cast<const sockaddr_in&>(found->value).sin_port), 9000);
}

TEST(AddressLookups, NobodyWaitsForOneThatIsNotWantedAnyMore) {
    const auto gate = std::make_shared<std::latch>(1);
    {
        AddressLookups lookups{held_by(gate)};
        const auto unwanted = lookups.begin("slow.example", 9000);
        EXPECT_TRUE(unwanted.valid());
    }
    EXPECT_FALSE(gate->try_wait()) << "the resolver has not answered";
    gate->count_down();
}

TEST(AddressLookups, SoManyAreUnderWayAndNoMore) {
    const auto gate = std::make_shared<std::latch>(1);
    AddressLookups lookups{held_by(gate)};
    const auto begins = [&lookups] { return lookups.begin("slow.example", 9000).valid(); };
    for (std::size_t i = 0; i < AddressLookups::under_way_max; ++i) ASSERT_TRUE(begins()) << i;
    EXPECT_FALSE(begins()) << "those that nobody waits for are still under way";
    gate->count_down();
    EXPECT_TRUE(testing::eventually(begins));
}

}  // namespace
}  // namespace paraninfo::ingest

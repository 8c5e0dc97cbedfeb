#include "server/archive/catalogue.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace paraninfo::archive {
namespace {

class CatalogueTest : public testing::Test {
  protected:
    std::filesystem::path folder(const std::string& name) const {
        return scratch_.path() / "auditorium" / name;
    }
    void record(const std::string& name, std::uint64_t last, bool ends) const {
        RecordingWriter tape{folder(name), test::publication(name)};
        tape.write(test::inits(), 0);
        tape.write(test::segments(1, last), 0);
        const std::vector<hls::Finished> end{hls::Finished{std::in_place_type<hls::FinishedBroadcast>}};
        if (ends) tape.write(end, now_ms_);
    }
    std::vector<std::string> listed(const std::string& room = "auditorium") {
        const auto all = nlohmann::json::parse(catalogue_.list(room, now_ms_))["recordings"];
        std::vector<std::string> names;
        for (const auto& one : all)
            names.push_back(one["publication"].get<std::string>() + " " +
                            std::to_string(one["duration_ms"].get<int>()));
        return names;
    }

    paraninfo::test::TemporaryFolder scratch_;
    std::int64_t now_ms_ = test::began_ms + 20'000;
    Catalogue catalogue_{scratch_.path()};
};

using Listed = std::vector<std::string>;

TEST_F(CatalogueTest, ListsWhatIsOver) {
    record("p1", 3, true);
    record("p2", 2, false);
    EXPECT_EQ(listed(), Listed{"p1 6000"});
    now_ms_ = test::began_ms + 6000 + 120'001;
    EXPECT_EQ(listed().size(), 2U) << "nobody has gone on with it";
    EXPECT_EQ(listed("elsewhere"), Listed{});
    EXPECT_EQ(listed("../auditorium"), Listed{});
}

TEST_F(CatalogueTest, WhatIsLiveIsNotListed) {
    record("p1", 3, true);
    record("p2", 2, false);
    now_ms_ = test::began_ms + 3'600'000;
    EXPECT_EQ(nlohmann::json::parse(catalogue_.list("auditorium", now_ms_, "p2"))["recordings"].size(), 1U);
    EXPECT_EQ(listed().size(), 2U);
}

TEST_F(CatalogueTest, WhatWasReadIsNotReadAgain) {
    record("p1", 3, true);
    EXPECT_EQ(listed(), Listed{"p1 6000"});
    const auto index = folder("p1") / index_name;
    const auto written = std::filesystem::last_write_time(index);
    const auto size = std::filesystem::file_size(index);
    {
        std::ofstream out{index, std::ios::binary};
        out << std::string(size, 'x');
    }
    std::filesystem::last_write_time(index, written);
    EXPECT_EQ(listed(), Listed{"p1 6000"}) << "its size and its time are those of what is known";
    std::filesystem::last_write_time(index, written + std::chrono::seconds{1});
    EXPECT_EQ(listed(), Listed{});
}

TEST_F(CatalogueTest, WhatGoesOnAfterAllIsListedWithAllOfIt) {
    record("p1", 2, false);
    now_ms_ = test::began_ms + 6000 + 120'001;
    EXPECT_EQ(listed(), Listed{"p1 4000"});
    record("p1", 5, true);
    EXPECT_EQ(listed(), Listed{"p1 10000"});
}

TEST_F(CatalogueTest, WhatIsErasedIsGone) {
    record("p1", 3, true);
    record("p2", 3, true);
    EXPECT_EQ(listed().size(), 2U);
    std::filesystem::remove_all(folder("p1"));
    EXPECT_EQ(listed(), Listed{"p2 6000"});
}

}  // namespace
}  // namespace paraninfo::archive

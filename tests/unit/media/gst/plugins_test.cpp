#include "media/gst/plugins.hpp"

#include "media/gst/handles.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace paraninfo::gst;

namespace {

// Each start is in a process of its own: it changes what GStreamer is for the whole process.
struct PluginsTest : testing::Test {
    void SetUp() override {
        GTEST_FLAG_SET(death_test_style, "threadsafe");
        folder = std::filesystem::temp_directory_path() / ("paraninfo-plugins-" + std::to_string(getppid()));
        std::filesystem::create_directories(folder);
    }
    void TearDown() override {
        std::error_code ec;
        std::filesystem::remove_all(folder, ec);
    }
    std::filesystem::path folder;
};

}  // namespace

TEST_F(PluginsTest, NothingIsLeftButWhatIsAllowed) {
    EXPECT_EXIT(
        {
            start_with_allowed_plugins(folder);
            std::exit(elements_left() == allowed_elements() && other_features_left().empty() ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
}

TEST_F(PluginsTest, OfLibavOnlyThreeElementsAreLeft) {
    EXPECT_EXIT(
        {
            start_with_allowed_plugins(folder);
            std::string libav;
            for (const std::string& name : elements_left())
                if (name.starts_with("av")) libav += name + " ";
            std::exit(libav == "avdec_aac avdec_h264 avenc_aac " ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
}

TEST_F(PluginsTest, WhatPlugsByItselfOrWritesFilesCannotBeMade) {
    EXPECT_EXIT(
        {
            start_with_allowed_plugins(folder);
            for (const char* name : {"decodebin", "parsebin", "uridecodebin", "playbin", "filesink", "srtsrc",
                                     "souphttpsrc", "avdec_hevc", "fdsrc", "multifilesink"})
                if (const Owned<GstElement> made{gst_element_factory_make(name, nullptr)}) std::exit(1);
            std::exit(0);
        },
        testing::ExitedWithCode(0), "");
}

TEST_F(PluginsTest, AStrangersPluginInTheFolderIsRemoved) {
    std::filesystem::create_directories(folder / "plugins");
    std::ofstream(folder / "plugins" / "libgststranger.so") << "x";
    EXPECT_EXIT(
        {
            start_with_allowed_plugins(folder);
            std::exit(0);
        },
        testing::ExitedWithCode(0), "");
    EXPECT_FALSE(std::filesystem::exists(folder / "plugins" / "libgststranger.so"));
}

TEST_F(PluginsTest, AFileInTheLinksPlaceIsRefused) {
    std::filesystem::create_directories(folder / "plugins");
    std::ofstream(folder / "plugins" / "libgstapp.so") << "x";
    EXPECT_EXIT(
        {
            try {
                start_with_allowed_plugins(folder);
            } catch (const std::exception&) {
                std::exit(7);
            }
        },
        testing::ExitedWithCode(7), "");
}

TEST_F(PluginsTest, TheListIsSorted) {
    EXPECT_TRUE(std::is_sorted(allowed_elements().begin(), allowed_elements().end()));
}

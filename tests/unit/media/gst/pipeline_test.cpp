#include "media/gst/pipeline.hpp"

#include <gtest/gtest.h>

#include <future>
#include <mutex>

using paraninfo::gst::Pipeline;

namespace {

struct GStreamer : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};
using PipelineTest = GStreamer;

}  // namespace

TEST_F(PipelineTest, TellsWhenTheStreamIsAtItsEnd) {
    std::promise<Pipeline::Trouble> trouble;
    Pipeline pipeline("fakesrc num-buffers=3 ! fakesink",
                      [&](Pipeline::Trouble what, const std::string&) { trouble.set_value(what); });
    pipeline.play();
    EXPECT_EQ(trouble.get_future().get(), Pipeline::Trouble::end);
}

TEST_F(PipelineTest, TellsWhichElementFailed) {
    std::promise<std::string> said;
    std::once_flag first;  // one failure makes several elements complain
    Pipeline pipeline("fakesrc num-buffers=3 ! identity name=culprit error-after=1 ! fakesink",
                      [&](Pipeline::Trouble what, const std::string& text) {
                          if (what == Pipeline::Trouble::error)
                              std::call_once(first, [&] { said.set_value(text); });
                      });
    pipeline.play();
    EXPECT_EQ(said.get_future().get().substr(0, 8), "culprit:");
}

TEST_F(PipelineTest, AnUnknownElementIsNamed) {
    try {
        Pipeline pipeline("fakesrc ! nosuchelement ! fakesink", nullptr);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("nosuchelement"), std::string::npos);
    }
}

TEST_F(PipelineTest, AnElementThatIsNotThereIsRefused) {
    Pipeline pipeline("fakesrc ! fakesink name=end", nullptr);
    EXPECT_NE(pipeline.element("end"), nullptr);
    EXPECT_THROW(pipeline.element("start"), std::runtime_error);
}

TEST_F(PipelineTest, StoppedItIsStillThereForWhoeverAsks) {
    Pipeline pipeline("fakesrc ! fakesink name=end", nullptr);
    pipeline.play();
    pipeline.stop();
    EXPECT_EQ(GST_STATE(pipeline.get()), GST_STATE_NULL);
    EXPECT_EQ(GST_STATE(pipeline.element("end").get()), GST_STATE_NULL);
}

#include "media/program/camera_certificate.hpp"

#include "media/gst/handles.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace paraninfo::program {

TEST(CameraCertificate, OneThatCannotBeReadIsRefused) {
    gst_init(nullptr, nullptr);
    const gst::Owned<GstElement> source(
        GST_ELEMENT(gst_object_ref_sink(gst_element_factory_make("rtspsrc", nullptr))));
    ASSERT_NE(source, nullptr);
    const std::string bad = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    EXPECT_THROW(judge_certificate(*source, bad, [] {}), std::runtime_error);
}

}  // namespace paraninfo::program

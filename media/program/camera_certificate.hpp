#pragma once

// A camera's certificate. One that nobody signed and whose name fits no address is believed because it is the
// very one that was expected; another one has to be one that the machine trusts.

#include <gst/gst.h>

#include <functional>
#include <string>

namespace paraninfo::program {

// `pem`: one certificate, or nothing. `refused`: the camera showed one that is not believed; on the element's
// own thread. Before the element plays. Throws std::runtime_error where `pem` cannot be read.
void judge_certificate(GstElement& rtspsrc, const std::string& pem, std::function<void()> refused);

}  // namespace paraninfo::program

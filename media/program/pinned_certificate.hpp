#pragma once

// A camera's own certificate, which nobody signed and whose name fits no address: it is believed because it
// is the very one that was expected. Another one still has to be one that the machine trusts.

#include <gst/gst.h>

#include <string>

namespace paraninfo::program {

// `pem`: one certificate. Before the element plays; asked on the element's own thread. Throws
// std::runtime_error where it cannot be read.
void pin_certificate(GstElement& rtspsrc, const std::string& pem);

}  // namespace paraninfo::program

#include "media/program/pinned_certificate.hpp"

#include <gio/gio.h>

#include <stdexcept>

namespace paraninfo::program {
namespace {

gboolean is_pinned(GstElement*, GTlsConnection*, GTlsCertificate* shown, GTlsCertificateFlags,
                   gpointer expected) {
    return g_tls_certificate_is_same(shown, G_TLS_CERTIFICATE(expected));
}

void release(gpointer certificate, GClosure*) {
    g_object_unref(certificate);
}

}  // namespace

void pin_certificate(GstElement& rtspsrc, const std::string& pem) {
    GTlsCertificate* certificate =
        g_tls_certificate_new_from_pem(pem.data(), static_cast<gssize>(pem.size()), nullptr);
    if (certificate == nullptr) throw std::runtime_error("the camera's certificate cannot be read");
    g_signal_connect_data(&rtspsrc, "accept-certificate", G_CALLBACK(is_pinned), certificate, release,
                          GConnectFlags{});
}

}  // namespace paraninfo::program

#include "media/program/camera_certificate.hpp"

#include <gio/gio.h>

#include <memory>
#include <stdexcept>
#include <utility>

namespace paraninfo::program {
namespace {

struct Unpin {
    void operator()(GTlsCertificate* certificate) const { g_object_unref(certificate); }
};

struct Judgement {
    std::unique_ptr<GTlsCertificate, Unpin> expected;
    std::function<void()> refused;
};

// Asked about those that the machine does not trust.
gboolean is_believed(GstElement*, GTlsConnection*, GTlsCertificate* shown, GTlsCertificateFlags,
                     gpointer judgement) {
    const auto& by = *static_cast<Judgement*>(judgement);
    if (by.expected && g_tls_certificate_is_same(shown, by.expected.get())) return TRUE;
    by.refused();
    return FALSE;
}

void release(gpointer judgement, GClosure*) {
    delete static_cast<Judgement*>(judgement);
}

}  // namespace

void judge_certificate(GstElement& rtspsrc, const std::string& pem, std::function<void()> refused) {
    auto judgement = std::make_unique<Judgement>();
    judgement->refused = std::move(refused);
    if (!pem.empty()) {
        judgement->expected.reset(
            g_tls_certificate_new_from_pem(pem.data(), static_cast<gssize>(pem.size()), nullptr));
        if (!judgement->expected) throw std::runtime_error("the camera's certificate cannot be read");
    }
    g_signal_connect_data(&rtspsrc, "accept-certificate", G_CALLBACK(is_believed), judgement.release(),
                          release, GConnectFlags{});
}

}  // namespace paraninfo::program

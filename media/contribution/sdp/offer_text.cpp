#include "media/contribution/sdp/offer_text.hpp"

#include "media/contribution/sdp/twcc.hpp"

#include <sstream>

namespace paraninfo::contribution {
namespace {

const char* rtpmap(Codec codec) {
    switch (codec) {
        case Codec::opus:
            return "opus/48000/2";
        case Codec::h264:
            return "H264/90000";
        case Codec::vp8:
            break;
    }
    return "VP8/90000";
}

void write_codec(std::ostream& out, const OfferedMedia& media) {
    const int payload = media.payload;
    out << "a=rtpmap:" << payload << ' ' << rtpmap(media.codec) << "\r\n";
    if (media.codec == Codec::h264)
        out << "a=fmtp:" << payload
            << " level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=" << media.profile << "\r\n";
    if (media.codec == Codec::opus) out << "a=fmtp:" << payload << " minptime=10;useinbandfec=1\r\n";
    for (const std::string& kind : media.feedback) out << "a=rtcp-fb:" << payload << ' ' << kind << "\r\n";
    if (media.rtx)
        out << "a=rtpmap:" << int{*media.rtx} << " rtx/90000\r\na=fmtp:" << int{*media.rtx}
            << " apt=" << payload << "\r\n";
    if (media.twcc != 0) out << "a=extmap:" << int{media.twcc} << ' ' << twcc_uri << "\r\n";
}

void write_transport(std::ostream& out, const OfferedMedia& media) {
    out << "a=rtcp-mux\r\na=ice-ufrag:" << media.ufrag << "\r\na=ice-pwd:" << media.password
        << "\r\na=fingerprint:" << media.fingerprint << "\r\na=setup:" << media.setup << "\r\n";
    for (const std::string& candidate : media.candidates) out << "a=" << candidate << "\r\n";
}

void write_media(std::ostream& out, const OfferedMedia& media, Purpose purpose) {
    out << "m=" << (media.picture() ? "video" : "audio") << " 9 UDP/TLS/RTP/SAVPF " << int{media.payload};
    if (media.rtx) out << ' ' << int{*media.rtx};
    out << "\r\nc=IN IP4 0.0.0.0\r\n";
    if (!media.mid.empty()) out << "a=mid:" << media.mid << "\r\n";
    out << (purpose == Purpose::publish ? "a=sendonly\r\n" : "a=recvonly\r\n");
    write_transport(out, media);
    write_codec(out, media);
    if (purpose == Purpose::play) return;
    for (const Ssrc& ssrc : media.ssrcs) out << "a=ssrc:" << ssrc.id << " cname:" << ssrc.cname << "\r\n";
}

}  // namespace

std::string offer_text(const JudgedOffer& offer) {
    std::ostringstream out;
    out << "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n";
    if (offer.bundled) {
        out << "a=group:BUNDLE";
        for (const OfferedMedia& media : offer.media) out << ' ' << media.mid;
        out << "\r\n";
    }
    for (const OfferedMedia& media : offer.media) write_media(out, media, offer.purpose);
    return out.str();
}

}  // namespace paraninfo::contribution

#pragma once

// The name of the RTP header extension without which a browser does not learn what the line carries.

namespace paraninfo::contribution {

inline constexpr const char* twcc_uri =
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

}  // namespace paraninfo::contribution

// Why the server ends a socket (PROTOCOL.md section 8): 40xx reconnect now, 41xx after the delay given, 42xx
// do not reconnect.
#pragma once

namespace paraninfo {

enum class CloseCode : unsigned short {
    resume = 4000,
    too_slow = 4001,
    moving = 4100,
    overloaded = 4101,
    flooding = 4102,
    signed_out = 4200,
    revoked = 4201,
    replaced = 4202,
    protocol = 4203,
    turn_over = 4204
};

}  // namespace paraninfo

// How the tests of limits ask: a sample that holds, with one thing changed.
#pragma once

#include "protocol/media_link/bodies.hpp"

#include <gtest/gtest.h>

namespace paraninfo::media_link::test {

template <typename Body, typename Change>
bool still_valid(Body body, Change change) {
    EXPECT_TRUE(valid(body));
    change(body);
    return valid(body);
}

}  // namespace paraninfo::media_link::test

// A worker starts no program, whatever it is made to do.
#pragma once

namespace paraninfo::media {

// From now on, in every thread, starting a program fails. Called before there are threads; throws
// std::runtime_error where the kernel refuses.
void give_up_exec();

}  // namespace paraninfo::media

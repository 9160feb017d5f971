// How often an unattended screen does things. Included by the kiosk's loop alone.
#pragma once

#include <chrono>

namespace foyer {

inline constexpr std::chrono::milliseconds frame_time{16};  ///< of a move
inline constexpr std::chrono::milliseconds breath{41};      ///< of the noise, where it breathes: the film's own rate
inline constexpr std::chrono::milliseconds longest_sleep{10'000};  ///< nothing is trusted to wake the loop for longer
inline constexpr std::chrono::milliseconds brightness_step{250};   ///< the screen grows dim too slowly to be noticed
inline constexpr double brightness_by = 0.01;
inline constexpr std::chrono::seconds look_at_displays{2};  ///< where no event tells of one that went
inline constexpr std::chrono::milliseconds programs_after{1500};  ///< of a context: its first frames come first
inline constexpr std::chrono::minutes tidy_every{60};       ///< what nobody needs any more is let go of
inline constexpr double notice_before = 10;                 ///< seconds before the loop resumes: the visitor is told
inline constexpr std::chrono::milliseconds notice_step{200};
inline constexpr double wait_for_place = 8;  ///< seconds for the edition that was on before a restart

}  // namespace foyer

// The act structure as the film's noise: how loud each act is, drawn as the bars of a waveform.
#pragma once

#include <vector>

#include "layout/spread.h"
#include "review/review.h"

namespace foyer {

/// Where each act begins and ends, as fractions of the whole: by minutes where any are given, else even.
std::vector<double> act_borders(const std::vector<Act>& acts);

struct WaveRequest {
    Pt left, right;      ///< the bars' extent
    Pt centre;           ///< y
    Pt half_height;      ///< of a bar at full loudness
    Pt least{3};         ///< half-height of the quietest
    Pt pitch, bar;
    double contrast = 1.6;  ///< loudness = intensity to this power
    bool standing = false;
};

/// The noise of all acts. Each act is scaled to its own 95th percentile, so that its loudness can be read; neighbours
/// blend by a smoothstep over 14 % of an act on either side of their border. Without acts the noise is even and low.
Wave make_wave(const std::vector<Act>& acts, const WaveRequest& request);

/// Each act as one step, as high as its loudness; a bar's own width is its act's. Standing on `centre`.
Wave make_steps(const std::vector<Act>& acts, const WaveRequest& request);

/// One act's own stretch of that noise, enlarged: the same swells with more between them, and none of its neighbours'.
/// `line_bars` is how many bars the whole timeline has; no bar reaches further than `most`.
Wave make_act_wave(const std::vector<Act>& acts, int act, int line_bars, Pt most, const WaveRequest& request);

}  // namespace foyer

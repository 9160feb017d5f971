// How the talk goes: what its beats are planned for, and what they took.
#include <algorithm>

#include "app/show.h"

namespace foyer {
namespace {

constexpr double on_pace = 20;  // seconds off the plan that nobody notices
constexpr double on_pace_in_act = 5, share_on_pace = 0.1;  // the same of one act: seconds, or of what is planned

Pace pace_at(double late, double unnoticed) {
    return late > unnoticed ? Pace::behind : late < -unnoticed ? Pace::ahead : Pace::on;
}

}  // namespace

double elapsed(const Timer& timer, double now) {
    return timer.counted + (timer.running ? std::max(0.0, now - timer.since) : 0);
}

double planned_until(const BeatList& list, int beat) {
    double sum = 0;
    for (int i = 0; i < beat && i < static_cast<int>(list.beats.size()); ++i)
        sum += list.beats[static_cast<std::size_t>(i)].seconds;
    return sum;
}

double planned(const BeatList& list) { return planned_until(list, static_cast<int>(list.beats.size())); }

PaceFacts pace_of(const Show& show, double now) {
    PaceFacts facts;
    facts.elapsed = elapsed(show.timer, now);
    const double before = planned_until(*show.list, show.beat), here = beat_of(show).seconds;
    const double spent = std::clamp(now - show.arrived, 0.0, here);
    facts.remaining = std::max(0.0, planned(*show.list) - before - spent);
    // Within a beat's own time nobody is late.
    facts.late = facts.elapsed < before ? facts.elapsed - before : std::max(0.0, facts.elapsed - before - here);
    facts.pace = pace_at(facts.late, on_pace);
    return facts;
}

std::vector<ActPace> pace_by_act(const Show& show, double now) {
    std::vector<ActPace> parts;
    const auto& beats = show.list->beats;
    double given = 0;  // of the part that is on, until the end of its beat
    for (int i = 0; i < static_cast<int>(beats.size()); ++i) {
        const Beat& beat = beats[static_cast<std::size_t>(i)];
        if (parts.empty() || parts.back().act != beat.act) parts.push_back({.act = beat.act, .first = i});
        ActPace& part = parts.back();
        part.end = i + 1;
        part.planned += beat.seconds;
        if (const auto spent = show.spent.find(beat.id); spent != show.spent.end()) part.spent += spent->second;
        if (i != show.beat) continue;
        part.spent += std::max(0.0, elapsed(show.timer, now) - show.counted);
        given = part.planned;
    }
    for (ActPace& part : parts) {
        if (show.beat < part.first) continue;
        part.stand = show.beat < part.end ? ActPace::Stand::on : ActPace::Stand::done;
        if (part.stand == ActPace::Stand::done) part.late = part.spent - part.planned;
        else
            part.late =
                part.spent > given ? part.spent - given : std::min(0.0, part.spent - (given - beat_of(show).seconds));
        part.pace = pace_at(part.late, std::max(on_pace_in_act, share_on_pace * part.planned));
    }
    return parts;
}

}  // namespace foyer

#include "layout/finish.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "layout/gallery.h"

namespace foyer {
namespace {

/// The act of whose own paragraph most stands on a spread, by its letters: lines beside a picture hold few.
std::optional<int> act_on(const Setting& setting, const Spread& spread) {
    std::optional<int> best;
    std::size_t most = 0;
    for (std::size_t act = 0; act < setting.review.acts.size(); ++act) {
        const auto paragraph = setting.review.acts[act].paragraph;
        if (!paragraph) continue;
        std::size_t letters = 0;
        for (const Frame& frame : spread.frames) {
            if (frame.kind != FrameKind::text) continue;
            for (const Line& line : frame.lines) letters += line.paragraph == *paragraph ? line.text.size() : 0;
        }
        if (letters > most) {
            most = letters;
            best = static_cast<int>(act);
        }
    }
    return best;
}

/// Puts a spread behind the one where a paragraph ends and what was put there already. Pictures never come behind the last turn,
/// where the review has come to its end; a quote may well be its last word.
void insert_behind(Layout& layout, int paragraph, Spread spread) {
    const auto ends_here = [paragraph](const Spread& there) {
        return std::ranges::any_of(there.frames, [&](const Frame& frame) {
            return frame.kind == FrameKind::text &&
                   std::ranges::any_of(frame.lines, [&](const Line& line) { return line.paragraph == paragraph && line.last; });
        });
    };
    const auto holds_text = [](const Spread& there) { return there.kind == SpreadKind::opening || there.kind == SpreadKind::turn; };
    std::size_t behind = layout.spreads.size(), last = 0;
    for (std::size_t s = 0; s < layout.spreads.size(); ++s) {
        if (ends_here(layout.spreads[s])) behind = s + 1;
        if (holds_text(layout.spreads[s])) last = s;
    }
    while (behind < layout.spreads.size() && !holds_text(layout.spreads[behind])) ++behind;
    if (spread.kind == SpreadKind::plate && last > 0) behind = std::min(behind, last);
    layout.spreads.insert(layout.spreads.begin() + static_cast<std::ptrdiff_t>(behind), std::move(spread));
}

}  // namespace

void place_posters(const Setting& setting, const TurnPlans& plans, Layout& layout) {
    int number = 0;
    for (const int quote : plans.posters) {
        Spread spread;
        spread.id = fmt::format("poster-{}", ++number);
        spread.kind = SpreadKind::poster;
        spread.ground = setting.style.choice<Ground>("poster.ground");
        spread.frames = make_poster(setting, spread.id, quote);
        insert_behind(layout, setting.review.quotes[quote].after_paragraph - 1, std::move(spread));
    }
    for (const int quote : plans.left_out) {
        layout.diagnostics.push_back({Severity::note, "", setting.review.quotes[quote].place,
                                      "there is no place left for this pull quote", "a longer text has room for more"});
    }
}

void place_plates(const Setting& setting, const TurnPlans& plans, Layout& layout) {
    int number = 0;
    for (const std::vector<int>& pictures : plans.plates) {
        Spread spread;
        spread.id = fmt::format("plate-{}", ++number);
        spread.kind = SpreadKind::plate;
        spread.ground = Ground::band;
        if (pictures.size() == 1) {
            spread.frames = make_plate_frames(setting, spread.id, pictures.front() + 1);
        } else {
            std::vector<const Inset*> shown;
            for (const int picture : pictures) shown.push_back(&setting.review.insets[static_cast<std::size_t>(picture)]);
            spread.frames = make_gallery(setting, spread.id, shown);
        }
        if (spread.frames.empty()) continue;
        insert_behind(layout, setting.review.insets[static_cast<std::size_t>(pictures.back())].after_paragraph - 1, std::move(spread));
    }
    if (plans.pictures_left_out.empty()) return;
    const std::size_t count = plans.pictures_left_out.size();
    layout.diagnostics.push_back({Severity::warning, "", setting.review.insets[static_cast<std::size_t>(plans.pictures_left_out.front())].place,
                                  count == 1 ? "there is no place left for this picture" : fmt::format("there is no place left for this picture and {} more", count - 1),
                                  "a longer text has room for more"});
}

void finish_turns(const Setting& setting, Layout& layout) {
    const int total = static_cast<int>(layout.spreads.size());
    int number = 0;
    Frame* last_text = nullptr;
    for (Spread& spread : layout.spreads) {
        ++number;
        if (spread.kind == SpreadKind::turn) {
            spread.current_act = act_on(setting, spread);
            for (const FrameSpec& spec : setting.design.turn) {
                const std::string id = fmt::format("{}/{}", spread.id, to_string(spec.kind));
                if (spec.kind == FrameKind::header) {
                    spread.frames.push_back(make_header(setting, spec, id, setting.title(), fmt::format("{} / {}", number, total)));
                } else if (spec.kind == FrameKind::timeline) {
                    spread.frames.push_back(make_timeline(setting, spec, id, spread.current_act));
                }
            }
        }
        Frame* last_here = nullptr;
        for (Frame& frame : spread.frames) {
            if (frame.kind == FrameKind::text && !frame.lines.empty()) last_here = &frame;
        }
        if (!last_here) continue;
        if (last_text && !last_text->lines.back().last) last_text->continues = true;
        last_text = last_here;
    }
}

}  // namespace foyer

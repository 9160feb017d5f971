#include "layout/quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace foyer {
namespace {

struct Placed {
    const Line* line;
    const Frame* frame;
    bool first_in_frame, last_in_frame;
};

std::vector<Placed> running_text(const Layout& layout) {
    std::vector<Placed> lines;
    for (const Spread& spread : layout.spreads) {
        for (const Frame& frame : spread.frames) {
            if (frame.kind != FrameKind::text) continue;
            const std::size_t first = lines.size();
            for (const Line& line : frame.lines) {
                const bool drop_cap = line.paragraph == 0 && line.ratio == 0 && line.measure == line.natural && !line.last;
                if (!drop_cap) lines.push_back({&line, &frame, lines.size() == first, false});
            }
            if (lines.size() > first) lines.back().last_in_frame = true;
        }
    }
    return lines;
}

int column_imbalance(const Layout& layout) {
    int worst = 0;
    for (const Spread& spread : layout.spreads) {
        for (const Frame& frame : spread.frames) {
            if (frame.kind != FrameKind::text || frame.lines.empty()) continue;
            Pt last;
            for (const Line& line : frame.lines) last = max(last, line.origin.y);
            const double short_by = (frame.bounds.bottom() - layout.baseline * 0.3 - last) / layout.baseline;
            worst = std::max(worst, static_cast<int>(std::lround(short_by)));
        }
    }
    return worst;
}

}  // namespace

Quality measure_quality(const Layout& layout) {
    Quality quality;
    const std::vector<Placed> lines = running_text(layout);
    double sum = 0, squares = 0;
    int justified = 0, wide = 0, hyphenated = 0, run = 0, paragraphs = 0, short_lasts = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = *lines[i].line;
        const bool opens = i == 0 || lines[i - 1].line->paragraph != line.paragraph;
        quality.words += 1 + static_cast<int>(std::count(line.text.begin(), line.text.end(), ' '));
        if (!line.last && line.justified) {
            const double space = line.space;
            sum += space;
            squares += space * space;
            ++justified;
            wide += space > 1.5 ? 1 : 0;
        }
        hyphenated += line.hyphenated ? 1 : 0;
        run = line.hyphenated ? run + 1 : 0;
        quality.longest_hyphen_run = std::max(quality.longest_hyphen_run, run);
        if (line.last) {
            ++paragraphs;
            if (!opens && line.natural < line.measure / 5) ++short_lasts;
            if (!opens && lines[i].first_in_frame) ++quality.widows;
        } else if (opens && lines[i].last_in_frame) {
            ++quality.orphans;
        }
        const double pixels = line.origin.y.value * layout.scale;
        quality.baseline_error = std::max(quality.baseline_error, std::abs(pixels - std::round(pixels)));
    }
    quality.lines = static_cast<int>(lines.size());
    if (justified > 0) {
        quality.space_mean = sum / justified;
        quality.space_deviation = std::sqrt(std::max(0.0, squares / justified - quality.space_mean * quality.space_mean));
        quality.wide_share = static_cast<double>(wide) / justified;
    }
    if (quality.lines > 0) quality.hyphenated_share = static_cast<double>(hyphenated) / quality.lines;
    if (paragraphs > 0) quality.short_last_share = static_cast<double>(short_lasts) / paragraphs;
    quality.imbalance = column_imbalance(layout);
    quality.overset_words = layout.overset_words;
    return quality;
}

std::string quality_text(const Quality& q) {
    return fmt::format(
        "lines                         {}\n"
        "words                         {}\n"
        "word space ÷ natural          mean {:.2f}, deviation {:.2f}\n"
        "lines over 150 %              {:.1f} %\n"
        "hyphenated lines              {:.1f} %, longest run {}\n"
        "last lines under a fifth      {:.1f} %\n"
        "widows, orphans               {}, {}\n"
        "greatest baseline error       {:.2f} px\n"
        "column imbalance              {} lines\n"
        "overset words                 {}\n",
        q.lines, q.words, q.space_mean, q.space_deviation, q.wide_share * 100, q.hyphenated_share * 100,
        q.longest_hyphen_run, q.short_last_share * 100, q.widows, q.orphans, q.baseline_error, q.imbalance, q.overset_words);
}

std::string quality_json(const Quality& q) {
    return fmt::format(
        "{{\"lines\": {}, \"words\": {}, \"space_mean\": {:.4f}, \"space_deviation\": {:.4f}, \"wide_share\": {:.4f}, "
        "\"hyphenated_share\": {:.4f}, \"longest_hyphen_run\": {}, \"short_last_share\": {:.4f}, \"widows\": {}, "
        "\"orphans\": {}, \"baseline_error\": {:.3f}, \"imbalance\": {}, \"overset_words\": {}}}",
        q.lines, q.words, q.space_mean, q.space_deviation, q.wide_share, q.hyphenated_share, q.longest_hyphen_run,
        q.short_last_share, q.widows, q.orphans, q.baseline_error, q.imbalance, q.overset_words);
}

}  // namespace foyer

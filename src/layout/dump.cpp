// The layout as JSON, for `foyer dump layout`, goldens and bug reports.
#include <fmt/format.h>

#include "core/text.h"
#include "layout/layout.h"

namespace foyer {
namespace {

/// Points with two digits behind the point: finer than any device shows.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}
std::string number(Pt value) { return number(value.value); }

std::string rect(const Rect& r) {
    return fmt::format("[{}, {}, {}, {}]", number(r.x), number(r.y), number(r.width), number(r.height));
}

std::string line_json(const Line& line, const Frame& frame, const FontBook& book) {
    std::string face = line.runs.empty() ? "" : book.name(line.runs.front().run.face);
    const Pt size = line.runs.empty() ? Pt(0) : line.runs.front().run.size;
    return fmt::format(
        "{{\"text\": {}, \"frame\": {}, \"x\": {}, \"baseline\": {}, \"measure\": {}, \"natural\": {}, \"ratio\": {:.3f}, "
        "\"hyphenated\": {}, \"last\": {}, \"paragraph\": {}, \"face\": {}, \"size\": {}}}",
        json_quoted(line.text), json_quoted(frame.id), number(line.origin.x), number(line.origin.y), number(line.measure),
        number(line.natural), line.ratio == 0 ? 0.0 : line.ratio, line.hyphenated, line.last, line.paragraph, json_quoted(face),
        number(size));
}

}  // namespace

std::string dump_json(const Layout& layout, const FontBook& book) {
    std::string out = fmt::format("{{\n  \"page\": [{}, {}],\n  \"baseline\": {},\n  \"band\": {},\n  \"spreads\": [",
                                  number(layout.page.width), number(layout.page.height), number(layout.baseline),
                                  number(layout.band));
    const char* spread_comma = "";
    for (const Spread& spread : layout.spreads) {
        out += fmt::format("{}\n    {{\"id\": {}, \"kind\": {}, \"act\": {}, {}\"frames\": [", spread_comma, json_quoted(spread.id),
                           json_quoted(to_string(spread.kind)), spread.current_act ? std::to_string(*spread.current_act + 1) : "null",
                           spread.ground == Ground::paper ? "" : fmt::format("\"ground\": {}, ", json_quoted(to_string(spread.ground))));
        spread_comma = ",";
        const char* frame_comma = "";
        for (const Frame& frame : spread.frames) {
            out += fmt::format("{}\n      {{\"id\": {}, \"kind\": {}, \"bounds\": {}", frame_comma, json_quoted(frame.id),
                               json_quoted(to_string(frame.kind)), rect(frame.bounds));
            frame_comma = ",";
            if (!frame.picture.empty()) {
                out += fmt::format(", \"picture\": {}, \"crop\": [{:.4f}, {:.4f}, {:.4f}, {:.4f}]", json_quoted(frame.picture),
                                   frame.crop.x, frame.crop.y, frame.crop.width, frame.crop.height);
            }
            if (!frame.outline.empty()) {
                out += fmt::format(", \"cutout\": {}, \"outline\": [", frame.cutout);
                for (std::size_t i = 0; i < frame.outline.size(); ++i) {
                    out += fmt::format("{}[{}, {}]", i > 0 ? ", " : "", number(frame.outline[i].x), number(frame.outline[i].y));
                }
                out += "]";
            }
            if (frame.continues) out += ", \"continues\": true";
            if (frame.quote >= 0) out += fmt::format(", \"quote\": {}", frame.quote);
            if (!frame.stars.empty()) {
                double filled = 0;
                for (const Star& star : frame.stars) filled += star.filled;
                out += fmt::format(", \"stars\": [{}, {}]", number(filled), frame.stars.size());
            }
            if (frame.wave) out += fmt::format(", \"bars\": {}", frame.wave->bars.size());
            out += ", \"lines\": [";
            const char* line_comma = "";
            for (const Line& line : frame.lines) {
                out += fmt::format("{}\n        {}", line_comma, line_json(line, frame, book));
                line_comma = ",";
            }
            out += frame.lines.empty() ? "]}" : "\n      ]}";
        }
        out += "\n    ]}";
    }
    out += "\n  ]\n}\n";
    return out;
}

}  // namespace foyer

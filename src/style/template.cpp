#include "style/template.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "style/yaml.h"

namespace foyer {
namespace {

constexpr std::array<std::string_view, 27> frame_kinds = {
    "picture", "headline", "tape", "credit", "header", "standfirst", "byline", "text", "loud", "quiet", "facts", "poster", "timeline", "numeral",
    "title", "summary", "wave", "noise", "caption", "panel", "label", "colophon", "act", "inset", "cutout", "verdict", "code"};
constexpr double most_lines = 120;  // of the tallest page
constexpr std::size_t placed_kinds = frame_kinds.size() - 2;  // all but the verdict and the code

std::optional<double> to_number(std::string_view text) {
    if (!text.empty() && text[0] == '+') text.remove_prefix(1);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// `bleed`, `m7` (left edge of module 7), `m7e` (its right edge), each with a step in points: `m7-38`.
std::optional<AcrossPlace> parse_across(std::string_view text) {
    if (text == "bleed") return AcrossPlace{AcrossPlace::Edge::bleed, 0, {}};
    if (text.empty() || text[0] != 'm') return std::nullopt;
    text.remove_prefix(1);
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto module = to_number(text.substr(0, digits));
    if (!module || *module < 1 || *module > most_modules) return std::nullopt;
    text.remove_prefix(digits);
    AcrossPlace place{AcrossPlace::Edge::module_start, static_cast<int>(*module), {}};
    if (text.starts_with('e')) {
        place.edge = AcrossPlace::Edge::module_end;
        text.remove_prefix(1);
    }
    if (text.empty()) return place;
    const auto by = text[0] == '+' || text[0] == '-' ? to_number(text) : std::nullopt;
    if (!by) return std::nullopt;
    place.by = Pt(*by);
    return place;
}

/// `bleed`, `band`, `same`, a baseline `L14`, or lines behind the frame before: `after+2.5`.
std::optional<DownPlace> parse_down(std::string_view text) {
    if (text == "bleed") return DownPlace{DownPlace::Edge::bleed, 0};
    if (text == "band") return DownPlace{DownPlace::Edge::band, 0};
    if (text.starts_with("band")) {
        const auto by = text[4] == '+' || text[4] == '-' ? to_number(text.substr(4)) : std::nullopt;
        if (!by || *by < -most_lines || *by > most_lines) return std::nullopt;
        return DownPlace{DownPlace::Edge::band, *by};
    }
    if (text == "same") return DownPlace{DownPlace::Edge::same, 0};
    const bool after = text.starts_with("after");
    if (!after && !text.starts_with('L')) return std::nullopt;
    const auto lines = to_number(text.substr(after ? 5 : 1));
    if (!lines || *lines < -most_lines || *lines > most_lines) return std::nullopt;
    return DownPlace{after ? DownPlace::Edge::after : DownPlace::Edge::line, *lines};
}

struct TemplateReader : YamlReader {
    int modules = most_modules;

    std::optional<FrameKind> kind(const YAML::Node& node) {
        const auto name = scalar(node, "kind");
        if (!name) return std::nullopt;
        const std::span<const std::string_view> known(frame_kinds.data(), placed_kinds);
        const auto found = std::find(known.begin(), known.end(), *name);
        if (found != known.end()) return static_cast<FrameKind>(found - known.begin());
        const auto near = nearest(*name, known);
        complain(node, fmt::format("there is no kind of frame `{}`", *name),
                 fmt::format("did you mean `{}`?", near.value_or("text")));
        return std::nullopt;
    }

    void across(const YAML::Node& node, AcrossPlace& into) {
        if (!node.IsDefined()) return;
        const auto text = scalar(node, "left or right");
        if (!text) return;
        if (const auto place = parse_across(*text)) {
            into = *place;
            if (into.edge != AcrossPlace::Edge::bleed && into.module > modules) {
                complain(node, fmt::format("`{}` is beyond the grid's {} modules", *text, modules), "`grid.modules` in the style says how many there are",
                         Severity::warning);
            }
        } else complain(node, fmt::format("`{}` is no place across the page", *text), "as `bleed`, `m7`, `m7e` or `m7-38`");
    }

    void down(const YAML::Node& node, DownPlace& into) {
        if (!node.IsDefined()) return;
        const auto text = scalar(node, "top or foot");
        if (!text) return;
        if (const auto place = parse_down(*text)) into = *place;
        else complain(node, fmt::format("`{}` is no place down the page", *text), "as `bleed`, `band`, `band-2`, `L14`, `after+2` or `same`");
    }

    void number(const YAML::Node& node, std::string_view what, double least, double greatest, double& into) {
        if (!node.IsDefined()) return;
        const auto text = scalar(node, what);
        const auto value = text ? to_number(*text) : std::nullopt;
        if (value && *value >= least && *value <= greatest) into = *value;
        else complain(node, fmt::format("`{}` does not fit", what), fmt::format("a number from {} to {}", least, greatest));
    }

    void flag(const YAML::Node& node, std::string_view what, bool& into) {
        if (!node.IsDefined()) return;
        const auto text = scalar(node, what);
        if (!text) return;
        if (*text == "yes" || *text == "true") into = true;
        else if (*text == "no" || *text == "false") into = false;
        else complain(node, fmt::format("`{}` does not fit", what), "`yes` or `no`");
    }

    template <class Enumeration>
    void one_of(const YAML::Node& node, std::string_view what, std::initializer_list<std::string_view> names, Enumeration& into) {
        if (!node.IsDefined()) return;
        const auto text = scalar(node, what);
        if (!text) return;
        const auto found = std::find(names.begin(), names.end(), *text);
        if (found != names.end()) into = static_cast<Enumeration>(found - names.begin());
        else complain(node, fmt::format("`{}` cannot be `{}`", what, *text), fmt::format("one of {}", fmt::join(names, ", ")));
    }

    /// Rows of the registry that this shape has of its own: ids and values, nested or dotted, as in a style file.
    void rows(const YAML::Node& map, const std::string& prefix, std::vector<std::pair<std::size_t, Value>>& into) {
        if (!map.IsDefined()) return;
        if (!map.IsMap()) return complain(map, "`style` is not a mapping", "ids and values, as `text.size: 22`");
        for (const auto& entry : map) {
            const std::string id = prefix + (entry.first.IsScalar() ? entry.first.Scalar() : "");
            if (entry.second.IsMap()) {
                rows(entry.second, id + ".", into);
                continue;
            }
            const auto text = scalar(entry.second, id);
            if (!text) continue;
            Style tried;
            if (const Status done = tried.set(id, *text); !done) complain(entry.first, done.error().message, "", Severity::warning);
            else if (const auto row = find_parameter(id)) into.emplace_back(*row, tried.value(*row));
        }
    }

    static bool is_inside_out(const FrameSpec& spec) {
        using Across = AcrossPlace::Edge;
        using Down = DownPlace::Edge;
        // The two edges of a module are compared by their modules; what depends on the screen is left to the layout.
        const auto place = [](const AcrossPlace& p) { return p.module * 2 + (p.edge == Across::module_end ? 1 : 0); };
        const bool across = spec.left.edge != Across::bleed && spec.right.edge != Across::bleed && place(spec.left) > place(spec.right);
        return across || (spec.top.edge == Down::line && spec.foot.edge == Down::line && spec.foot.lines > 1 && spec.top.lines > spec.foot.lines);
    }

    void whole(const YAML::Node& node, std::string_view what, int least, int greatest, int& into) {
        double value = into;
        number(node, what, least, greatest, value);
        into = static_cast<int>(value);
    }

    std::vector<FrameSpec> frames(const YAML::Node& list) {
        constexpr std::array<std::string_view, 11> known = {"kind", "left", "right", "top", "foot", "focus", "zoom", "align", "hang", "fill", "torn"};
        std::vector<FrameSpec> specs;
        if (!list.IsDefined()) return specs;
        if (!list.IsSequence()) complain(list, "frames are not a list", "write each behind a dash");
        for (const YAML::Node& node : list) {
            if (!node.IsMap()) {
                complain(node, "a frame is not a mapping", "as `{ kind: text, left: m1, right: m2e, top: L5, foot: L32 }`");
                continue;
            }
            check_keys(node, known);
            const auto frame_kind = kind(node["kind"]);
            if (!frame_kind) continue;
            FrameSpec spec;
            spec.kind = *frame_kind;
            across(node["left"], spec.left);
            across(node["right"], spec.right);
            down(node["top"], spec.top);
            down(node["foot"], spec.foot);
            number(node["zoom"], "zoom", 1, 4, spec.zoom);
            if (const YAML::Node focus = node["focus"]; focus.IsDefined()) {
                if (focus.IsSequence() && focus.size() == 2) {
                    number(focus[0], "focus", 0, 1, spec.focus.x);
                    number(focus[1], "focus", 0, 1, spec.focus.y);
                } else {
                    complain(focus, "`focus` is not a pair", "two fractions, as [0.5, 0.4]");
                }
            }
            one_of(node["align"], "align", {"left", "centre", "right"}, spec.align);
            one_of(node["torn"], "torn", {"none", "right", "foot"}, spec.torn);
            flag(node["fill"], "fill", spec.fill);
            flag(node["hang"], "hang", spec.hang);
            if (is_inside_out(spec)) complain(node, "the frame ends before it begins", "`left` is left of `right`, `top` above `foot`");
            specs.push_back(spec);
        }
        return specs;
    }

    /// How a piece stands among the text; a figure always has text round it.
    void flow_of(const YAML::Node& node, FurnitureSpec& spec) {
        spec.flow = spec.kind == FrameKind::cutout;
        flag(node["flow"], "flow", spec.flow);
        number(node["wide"], "wide", 0.1, 1, spec.wide);
        spec.align = Alignment::centre;
        one_of(node["align"], "align", {"left", "centre", "right"}, spec.align);
        using Kind = FrameKind;
        const bool can = spec.kind == Kind::cutout || spec.kind == Kind::inset || spec.kind == Kind::loud || spec.kind == Kind::quiet;
        if (spec.flow && !can) complain(node, "text cannot flow round this", "`flow` serves `inset`, `cutout`, `loud` and `quiet`");
        if (spec.side == FurnitureSpec::Side::middle && !spec.flow) complain(node, "nothing but what text flows round stands in the middle", "add `flow: yes`");
    }

    std::vector<Arrangement> arrangements(const YAML::Node& list, int columns) {
        constexpr std::array<std::string_view, 9> known = {"kind", "columns", "at", "least", "greatest", "bleed", "flow", "wide", "align"};
        std::vector<Arrangement> all;
        if (!list.IsDefined() || !list.IsMap()) {
            complain(list, "arrangements are missing or no mapping", "as `name: [ { kind: loud, columns: [1, 2], at: head } ]`");
            return all;
        }
        for (const auto& entry : list) {
            Arrangement arrangement;
            arrangement.name = entry.first.IsScalar() ? entry.first.Scalar() : "";
            if (!entry.second.IsSequence() && !entry.second.IsNull()) complain(entry.second, "furniture is not a list", "write each behind a dash");
            for (const YAML::Node& node : entry.second) {
                if (!node.IsMap()) {
                    complain(node, "furniture is not a mapping", "as `{ kind: loud, columns: [1, 2], at: head }`");
                    continue;
                }
                check_keys(node, known);
                const auto frame_kind = kind(node["kind"]);
                if (!frame_kind) continue;
                FurnitureSpec spec;
                spec.kind = *frame_kind;
                const YAML::Node span = node["columns"];
                if (span.IsDefined() && span.IsSequence() && span.size() == 2) {
                    whole(span[0], "columns", 1, columns, spec.first_column);
                    whole(span[1], "columns", spec.first_column, columns, spec.last_column);
                } else {
                    complain(span.IsDefined() ? span : node, "`columns` is not a pair", "first and last, as [1, 2]");
                }
                const auto side = node["at"].IsDefined() ? scalar(node["at"], "at") : std::nullopt;
                if (side == "foot") spec.side = FurnitureSpec::Side::foot;
                else if (side == "middle") spec.side = FurnitureSpec::Side::middle;
                else if (side != "head") complain(node, "`at` is missing or wrong", "`head`, `foot` or `middle`");
                whole(node["least"], "least", 1, 120, spec.least);
                whole(node["greatest"], "greatest", spec.least, 120, spec.greatest);
                flag(node["bleed"], "bleed", spec.bleed);
                flow_of(node, spec);
                arrangement.furniture.push_back(spec);
            }
            all.push_back(std::move(arrangement));
        }
        return all;
    }
};

bool has(const std::vector<FrameSpec>& frames, FrameKind kind) {
    return std::any_of(frames.begin(), frames.end(), [kind](const FrameSpec& f) { return f.kind == kind; });
}

}  // namespace

std::string_view to_string(FrameKind kind) { return frame_kinds[static_cast<std::size_t>(kind)]; }

ParsedTemplate parse_template(const std::string& text, const std::string& file, int modules) {
    constexpr std::array<std::string_view, 10> known = {"shape", "aspect", "border", "style", "opening", "typographic", "turn", "poster", "act", "plate"};
    constexpr std::array<std::string_view, 6> known_turn = {"frames", "columns", "top", "foot", "arrangements", "closings"};
    ParsedTemplate parsed;
    TemplateReader reader;
    reader.file = file;
    reader.modules = modules;
    const auto loaded = reader.load(text);
    if (loaded && loaded->IsMap()) {
        const YAML::Node& top = *loaded;
        reader.check_keys(top, known);
        Template& value = parsed.value;
        value.shape = reader.scalar(top["shape"], "shape").value_or("landscape");
        reader.number(top["aspect"], "aspect", 0.3, 4, value.aspect);
        value.least_aspect = value.aspect * 0.84;
        value.greatest_aspect = value.aspect * 1.18;
        if (const YAML::Node border = top["border"]; border.IsDefined() && border.IsSequence() && border.size() == 2) {
            reader.number(border[0], "border", 0.3, 4, value.least_aspect);
            reader.number(border[1], "border", value.least_aspect, 4, value.greatest_aspect);
        }
        reader.rows(top["style"], "", value.style);
        for (const auto& [row, own] : value.style) {
            if (registry[row].id == "grid.modules") reader.modules = std::get<int>(own);
        }
        value.opening = reader.frames(top["opening"]);
        value.typographic = reader.frames(top["typographic"]);
        value.poster = reader.frames(top["poster"]);
        value.act = reader.frames(top["act"]);
        value.plate = reader.frames(top["plate"]);
        const YAML::Node turn = top["turn"];
        if (turn.IsDefined() && turn.IsMap()) {
            reader.check_keys(turn, known_turn);
            value.turn = reader.frames(turn["frames"]);
            for (const YAML::Node& node : turn["columns"]) {
                ColumnSpec column;
                if (node.IsSequence() && node.size() == 2) {
                    reader.across(node[0], column.left);
                    reader.across(node[1], column.right);
                    value.columns.push_back(column);
                } else {
                    reader.complain(node, "a column is not a pair", "left and right, as [m1, m2e]");
                }
            }
            reader.down(turn["top"], value.column_top);
            reader.down(turn["foot"], value.column_foot);
            value.arrangements = reader.arrangements(turn["arrangements"], static_cast<int>(value.columns.size()));
            value.closings = reader.arrangements(turn["closings"], static_cast<int>(value.columns.size()));
        }
        parsed.usable = has(value.opening, FrameKind::text) && !value.columns.empty() && !value.closings.empty() &&
                        !value.arrangements.empty() && has(value.poster, FrameKind::poster);
        if (!parsed.usable) {
            reader.complain(top, "the template lacks an opening with text, columns, arrangements, closings or a poster",
                            "see the bundled theme for a whole one");
        }
    } else if (loaded) {
        reader.complain(*loaded, "a template is a mapping", "see the bundled theme for the form");
    }
    parsed.diagnostics = std::move(reader.diagnostics);
    return parsed;
}

}  // namespace foyer

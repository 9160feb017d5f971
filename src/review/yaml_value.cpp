#include "review/yaml_value.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <sstream>
#include <utility>

namespace foyer::parsing {
namespace {

YamlMark to_mark(const YAML::Mark& mark) { return {std::max(mark.line, 0), std::max(mark.column, 0)}; }

YamlValue made(YamlKind kind, const YAML::Mark& mark, std::string text = {}) {
    YamlValue value;
    value.kind = kind;
    value.text = std::move(text);
    value.mark = to_mark(mark);
    return value;
}

/// Thrown through yaml-cpp, and caught below, before its recursion gets deep.
struct TooDeep : std::exception {
    explicit TooDeep(YamlMark at) : mark(at) {}
    YamlMark mark;
};

class TreeBuilder : public YAML::EventHandler {
public:
    YamlDocument document;
    bool ended = false;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override { ended = true; }

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { put(made(YamlKind::null, mark)); }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        document.refused.push_back(
            {"a value that opens with `*` refers to another value, which is not used here", to_mark(mark)});
        put(made(YamlKind::null, mark));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        refuse_properties(mark, tag, anchor);
        put(made(YamlKind::text, mark, text));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        refuse_properties(mark, tag, anchor);
        open(YamlKind::list, mark);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        refuse_properties(mark, tag, anchor);
        open(YamlKind::map, mark);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlValue value;
        std::optional<YamlValue> key;  ///< of a map, while its value is awaited
    };

    void refuse_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        if (anchor != 0) {
            document.refused.push_back(
                {"a value that opens with `&` is given a name, which is not used here", to_mark(mark)});
        } else if (!tag.empty() && tag != "?" && tag != "!") {
            document.refused.push_back(
                {"a value that opens with `!` is given a type, which is not used here", to_mark(mark)});
        }
    }

    void open(YamlKind kind, const YAML::Mark& mark) {
        if (m_open.size() >= deepest_yaml) throw TooDeep(to_mark(mark));
        m_open.push_back({made(kind, mark), {}});
    }

    void close() {
        YamlValue value = std::move(m_open.back().value);
        m_open.pop_back();
        put(std::move(value));
    }

    void put(YamlValue value) {
        if (m_open.empty()) {
            document.root = std::move(value);
            return;
        }
        Open& around = m_open.back();
        if (around.value.kind == YamlKind::list) {
            around.value.items.push_back(std::move(value));
        } else if (!around.key) {
            around.key = std::move(value);
        } else {
            around.value.entries.push_back({std::move(around.key->text), around.key->mark, std::move(value)});
            around.key.reset();
        }
    }

    std::vector<Open> m_open;
};

/// Brackets left open at any point, quoted ones too: nobody writes so many. Keeps yaml-cpp's scanner from piling them
/// up.
std::optional<YamlFault> bracket_fault(const std::string& text) {
    int depth = 0;
    YamlMark mark;
    for (const char c : text) {
        if (c == '[' || c == '{') ++depth;
        if ((c == ']' || c == '}') && depth > 0) --depth;
        if (depth > deepest_yaml) return YamlFault{"lists stand in one another too deep", mark, true};
        if (c == '\n')
            mark = {mark.line + 1, 0};
        else
            ++mark.column;
    }
    return std::nullopt;
}

}  // namespace

std::variant<YamlDocument, YamlFault> parse_yaml(const std::string& text) {
    if (auto fault = bracket_fault(text)) return *std::move(fault);
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        TreeBuilder builder;
        if (!parser.HandleNextDocument(builder)) return YamlDocument{};
        YamlDocument document = std::move(builder.document);
        TreeBuilder rest;
        if (parser.HandleNextDocument(rest)) {
            return YamlFault{"words stand outside of any key", rest.document.root.mark};
        }
        return document;
    } catch (const TooDeep& fault) {
        return YamlFault{"lists stand in one another too deep", fault.mark, true};
    } catch (const YAML::Exception& fault) {
        return YamlFault{fault.msg, to_mark(fault.mark)};
    } catch (const std::exception& fault) { return YamlFault{fault.what(), {}}; }
}

}  // namespace foyer::parsing

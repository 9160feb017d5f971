// The running text of a review: its paragraphs ready for setting, their breakings, and the lines set from a flow.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "layout/column_flow.h"
#include "layout/frames.h"

namespace foyer {

class Body {
public:
    /// `setting` must outlive it. Where lines as narrow as `narrowest` may come, words that are wider are broken.
    explicit Body(const Setting& setting, Pt narrowest = {});

    const std::vector<FlowParagraph>& paragraphs() const { return m_flow_paragraphs; }

    /// Lines the text takes in columns of one measure, with the best breaking of each paragraph.
    int lines_at(Pt measure);

    /// Breaks for these columns from now on.
    void use_columns(const std::vector<ColumnRoom>& columns);
    const std::vector<Breaking>& breakings(int paragraph, const LineSlots& slots);

    /// One text frame a column, in order, ids made of `spread_ids`.
    std::vector<Frame> set(const Flow& flow, const std::vector<ColumnRoom>& columns,
                           const std::vector<std::string>& spread_ids);

    /// Words on lines of a flow that found no room.
    int overset_words(const Flow& flow) const;

private:
    struct Text {
        const TextBlock* block = nullptr;
        VoiceSizes sizes;
        Inks inks;
        BreakParameters parameters;
        Pt indent;
        int drop_lines = 0;  ///< lines beside the drop cap
        Pt drop_indent;
        std::unique_ptr<LineBreaker> breaker;
        Pt line_indent(int line) const { return line < drop_lines ? drop_indent : line == 0 ? indent : Pt(0); }
    };
    struct DropCap {
        Line line;  ///< set with its ink's left edge at x 0 and its baseline at y 0
    };

    struct Slot {
        Pt measure, column;  ///< the line's and its column's
        int alike = 1;       ///< lines from here on that are as wide
    };

    void prepare(int index, const Paragraph& paragraph, bool first, bool behind_crosshead);
    RichText take_drop_cap(RichText text, Text& into);
    Slot slot_at(int slot) const;
    std::vector<Breaking> break_paragraph(Text& text, Pt column, const MeasureOf& measure);
    void break_wide_words(Pt narrowest);
    void break_anywhere(Text& text, Pt measure);
    void renew_breaker(Text& text);
    Pt ragged_under() const;

    const Setting& m_setting;
    std::vector<Text> m_texts;
    std::vector<FlowParagraph> m_flow_paragraphs;
    Pt m_character{9};  ///< what a character of this text takes on average
    std::optional<DropCap> m_drop_cap;
    std::vector<Slot> m_slots;
    /// By paragraph and the measures of the lines it may take: all alike, or one a line where something narrows them.
    std::map<std::pair<int, std::vector<std::int32_t>>, std::vector<Breaking>> m_breakings;
};

}  // namespace foyer

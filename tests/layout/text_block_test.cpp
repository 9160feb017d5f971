#include "layout/text_block.h"

#include <doctest/doctest.h>

#include "core/text.h"
#include "layout/paragraphs.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

std::string words_of(const TextBlock& block) {
    std::string out;
    for (const Word& word : block.words) {
        out += out.empty() ? "" : "|";
        for (std::uint32_t p = word.first_piece; p < word.first_piece + word.piece_count; ++p) {
            static constexpr std::string_view voices[] = {"", "/", "*", "*/", "^"};
            const Piece& piece = block.pieces[p];
            out += std::string(voices[static_cast<std::size_t>(piece.voice)]) + (piece.accent ? "!" : "");
            out += piece.shaped ? block.text.substr(piece.begin, piece.end - piece.begin) : "[mark]";
            if (p + 1 < word.first_piece + word.piece_count) out += "+";
        }
    }
    return out;
}

std::string breaks_of(const TextBlock& block) {
    std::string out;
    for (const BreakPlace& place : block.breaks) {
        static constexpr std::string_view kinds[] = {" ", "-", "=", "~", "."};
        out += (out.empty() ? "" : " ") + std::to_string(place.byte) + std::string(kinds[static_cast<std::size_t>(place.kind)]);
    }
    return out;
}

constexpr Emphasis italic{.italic = true}, bold{.bold = true}, both{.italic = true, .bold = true}, accent{.accent = true};

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("words are cut at spaces, and marks inside a word make pieces of it") {
        SetUp up;
        CHECK(words_of(up.block("one two  three")) == "one|two|three");
        CHECK(words_of(up.block(RichText{{"see ", {}}, {"Her Smell", italic}, {", now", {}}})) == "see|/Her|/Smell+,|now");
        CHECK(words_of(up.block(RichText{{"un", bold}, {"believ", both}, {"able", {}}})) == "*un+*/believ+able");
        CHECK(words_of(up.block(RichText{{"two of ", {}}, {"grace", accent}})) == "two|of|!grace");
        CHECK(words_of(up.block("a\u00A0b c")) == "a\u00A0b|c");
        CHECK(up.block("one  two").text == "one two");
        CHECK(up.block("").words.empty());
        CHECK(up.block("   ").breaks.empty());
    }

    TEST_CASE("printers' characters stand in the block, over the pieces' borders too") {
        SetUp up;
        CHECK(up.block(RichText{{"\"", {}}, {"Yes", italic}, {"\" -- it's ... ", {}}}).text == "“Yes” — it’s …");
        CHECK(up.block("soft\u00ADhyphen").text == "softhyphen");
    }

    TEST_CASE("the space behind a word is its neighbour's own: italic inside a title, roman behind it") {
        SetUp up;
        const TextBlock& block = up.block(RichText{{"see ", {}}, {"Her Smell", italic}, {" now", {}}});
        CHECK(block.words[0].space_voice == Voice::roman);
        CHECK(block.words[1].space_voice == Voice::italic);
        CHECK(block.words[2].space_voice == Voice::roman);
    }

    TEST_CASE("lines may end at spaces, inside words by the dictionary, and behind hyphens and dashes already there") {
        SetUp up;
        CHECK(breaks_of(up.block("so we go")) == "2  5  8.");
        const TextBlock& word = up.block("unwatchable");
        REQUIRE(word.breaks.size() > 1);
        for (std::size_t i = 0; i + 1 < word.breaks.size(); ++i) CHECK(word.breaks[i].kind == BreakKind::hyphen);
        BlockStyle plain = up.style();
        plain.hyphenate = false;
        CHECK(breaks_of(up.typesetter.block({{"unwatchable", {}}}, plain)) == "11.");
        CHECK(breaks_of(up.typesetter.block({{"half-lit", {}}}, plain)) == "5= 8.");
        CHECK(breaks_of(up.typesetter.block({{"room—then", {}}}, plain)) == "7= 11.");
        // Not behind a dash that opens a word, nor behind one that ends it: there a space follows.
        CHECK(breaks_of(up.typesetter.block({{"-lit half-", {}}}, plain)) == "4  10.");
    }

    TEST_CASE("every break's two halves are as wide as they will be set") {
        SetUp up;
        const TextBlock& block = up.block("incomprehensibilities");
        const FaceId face = block.style.faces[0];
        for (const BreakPlace& place : block.breaks) {
            if (place.kind != BreakKind::hyphen) continue;
            const std::string before = block.text.substr(0, place.byte) + "-", behind = block.text.substr(place.byte);
            CHECK(place.before == up.typesetter.shaper().shape(face, before, {}, "en-US").advance);
            CHECK(place.behind == up.typesetter.shaper().shape(face, behind, {}, "en-US").advance);
            CHECK(place.glyphs_before == before.size());
            CHECK(place.protrude_end > Em(0));
        }
    }

    TEST_CASE("the opening words are the lead-in's, in its letters, and are not hyphenated") {
        SetUp up;
        BlockStyle style = up.style();
        style.lead_words = 2;
        style.lead_letters = LetterCase::capitals;
        const TextBlock& block = up.typesetter.block({{"unwatchable ", {}}, {"straße", italic}, {" otherwise", {}}}, style);
        CHECK(words_of(block) == "^UNWATCHABLE|^STRASSE|otherwise");
        REQUIRE(block.breaks.size() > 2);
        CHECK(block.breaks[0].kind == BreakKind::space);
        CHECK(block.breaks[1].kind == BreakKind::space);
        CHECK(block.words[0].space_voice == Voice::lead);
    }

    TEST_CASE("capitals and small letters are the style's") {
        SetUp up;
        BlockStyle style = up.style();
        style.letters = LetterCase::capitals;
        CHECK(up.typesetter.block({{"Café noir", {}}}, style).text == "CAFÉ NOIR");
        style.letters = LetterCase::small_letters;
        CHECK(up.typesetter.block({{"Café NOIR", {}}}, style).text == "café noir");
    }

    TEST_CASE("the end mark stays with the last word and is no part of the text") {
        SetUp up;
        BlockStyle style = up.style();
        style.end_mark = true;
        const TextBlock& block = up.typesetter.block({{"the end.", {}}}, style);
        CHECK(words_of(block) == "the|end.+[mark]");
        CHECK(block.text == "the end.");
        CHECK(block.breaks.back().kind == BreakKind::end);
        CHECK(block.breaks.back().protrude_end == Em(0));
        CHECK(up.typesetter.block(RichText{}, style).pieces.empty());
    }

    TEST_CASE("breaks anywhere come in order, never twice, and only into what is too wide") {
        SetUp up;
        const RichText text{{"tiny incomprehensibilities half-unquestionably", {}}};
        TextBlock block = up.block(text);
        const std::size_t before = block.breaks.size();
        add_breaks_anywhere(block, Em(100));
        CHECK(block.breaks.size() == before);
        add_breaks_anywhere(block, Em(4));
        CHECK(block.breaks.size() > before + 10);
        for (std::size_t i = 1; i < block.breaks.size(); ++i) {
            CHECK(block.breaks[i - 1].byte < block.breaks[i].byte);
            CHECK(block.breaks[i - 1].word <= block.breaks[i].word);
        }
        CHECK(block.breaks[0].kind == BreakKind::space);  // `tiny` is left whole
    }
}

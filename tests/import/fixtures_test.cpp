// Twenty sources of different make, each with what a person finds in it. At least 95 of 100 fields must come out right.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "core/text.h"
#include "import/support.h"

using namespace foyer;
using namespace foyer::testing;
namespace fs = std::filesystem;

namespace {

using parsing::YamlDocument;
using parsing::YamlEntry;
using parsing::YamlValue;

std::string value_of(const YamlValue& root, std::string_view key) {
    for (const YamlEntry& entry : root.entries) {
        if (entry.key == key) return entry.value.text;
    }
    return "";
}

std::vector<std::string> list_of(const YamlValue& root, std::string_view key) {
    std::vector<std::string> list;
    for (const YamlEntry& entry : root.entries) {
        if (entry.key != key) continue;
        for (const YamlValue& item : entry.value.items) list.push_back(item.text);
    }
    return list;
}

/// One source's marks.
struct Marks {
    int right = 0, all = 0;
    std::string wrong;

    void mark(bool good, const std::string& field, const std::string& found, const std::string& wanted) {
        ++all;
        if (good) ++right;
        else wrong += fmt::format("\n      {}: “{}” and not “{}”", field, found, wanted);
    }
};

/// Every field counts, those a source does not have too: what is not there must not be found.
Marks marks_of(const Imported& found, const YamlValue& wanted) {
    Marks marks;
    const Review& review = found.review;
    const auto text = [&](const char* field, const std::string& got) {
        const std::string expected = value_of(wanted, field), other = value_of(wanted, std::string(field) + "_also");
        marks.mark(got == expected || (expected == "*" && !got.empty()) || (!other.empty() && got == other), field, got, expected);
    };
    text("headline", plain_text(review.headline));
    text("film", review.film.title);
    text("kicker", review.kicker);
    text("standfirst", plain_text(review.standfirst));
    text("byline", review.byline);
    text("date", review.date);
    text("rating", review.rating ? review.rating->written : "");
    text("year", review.film.year);
    text("director", review.film.director);
    text("distributor", review.film.distributor);
    text("runtime", review.film.runtime);
    text("verdict", review.verdict);
    text("picture", found.picture);
    const std::string lang = value_of(wanted, "lang");
    marks.mark(review.lang == (lang.empty() ? "en-US" : lang), "lang", review.lang, lang);
    const std::string note = value_of(wanted, "note");
    marks.mark(note.empty() ? review.note.empty() : review.note.starts_with(note), "note", review.note, note);
    const std::string credit = value_of(wanted, "credit");
    if (!credit.empty()) marks.mark(std::find(review.credits.begin(), review.credits.end(), credit) != review.credits.end(), "credit", fmt::format("{}", fmt::join(review.credits, "; ")), credit);

    std::set<std::string> cast;
    for (const CastMember& member : review.film.cast) cast.insert(member.role + "|" + member.actor);
    for (const std::string& member : list_of(wanted, "cast")) marks.mark(cast.erase(member) > 0, "cast", fmt::format("{}", fmt::join(cast, ", ")), member);
    marks.mark(cast.empty(), "cast", fmt::format("{}", fmt::join(cast, ", ")), "nobody else");

    std::vector<std::string> bodies;
    int crossheads = 0;
    for (const Paragraph& paragraph : review.paragraphs) {
        if (paragraph.kind == ParagraphKind::body) bodies.push_back(plain_text(paragraph.text));
        else ++crossheads;
    }
    const std::string paragraphs = value_of(wanted, "paragraphs"), heads = value_of(wanted, "crossheads");
    if (!paragraphs.empty()) marks.mark(std::to_string(bodies.size()) == paragraphs, "paragraphs", std::to_string(bodies.size()), paragraphs);
    if (!heads.empty()) marks.mark(std::to_string(crossheads) == heads, "crossheads", std::to_string(crossheads), heads);
    if (!value_of(wanted, "first").empty()) {
        marks.mark(!bodies.empty() && bodies.front().starts_with(value_of(wanted, "first")), "first words", bodies.empty() ? "" : bodies.front().substr(0, 60), value_of(wanted, "first"));
        const std::string last = bodies.empty() ? "" : bodies.back();
        marks.mark(last.ends_with(value_of(wanted, "last")), "last words", last.substr(last.size() - std::min<std::size_t>(60, last.size())), value_of(wanted, "last"));
    }
    const std::string body = body_text(review);
    for (const std::string& words : list_of(wanted, "absent")) marks.mark(body.find(words) == std::string::npos, "absent", "there", words);

    marks.mark(std::to_string(review.acts.size()) == value_of(wanted, "acts"), "acts", std::to_string(review.acts.size()), value_of(wanted, "acts"));
    const std::vector<std::string> titles = list_of(wanted, "act_titles");
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const std::string got = i < review.acts.size() ? review.acts[i].title : "";
        marks.mark(got == titles[i], "act", got, titles[i]);
    }
    const int quotes = std::atoi(value_of(wanted, "quotes").c_str());
    marks.mark(static_cast<int>(review.quotes.size()) >= quotes, "quotes", std::to_string(review.quotes.size()), value_of(wanted, "quotes"));
    return marks;
}

YamlValue expectation(const fs::path& path) {
    const auto parsed = parsing::parse_yaml(bytes_of(path));
    REQUIRE_MESSAGE(std::holds_alternative<YamlDocument>(parsed), path.string());
    return std::get<YamlDocument>(parsed).root;
}

struct Source {
    std::string name, text;
    fs::path expectation;
};

std::vector<Source> sources() {
    std::vector<Source> list;
    for (const fs::directory_entry& entry : fs::directory_iterator(import_fixtures())) {
        const fs::path& path = entry.path();
        if (path.extension() == ".yaml" || path.extension() == ".png" || !entry.is_regular_file()) continue;
        list.push_back({path.filename().string(), bytes_of(path), fs::path(path).replace_extension(".yaml")});
    }
    list.push_back({"long.txt", long_source(), import_fixtures() / "long.yaml"});
    std::sort(list.begin(), list.end(), [](const Source& a, const Source& b) { return a.name < b.name; });
    return list;
}

}  // namespace

TEST_SUITE("import") {
TEST_CASE("of twenty sources 95 fields in 100 come out right") {
    const std::vector<Source> list = sources();
    CHECK(list.size() >= 20);
    int right = 0, all = 0;
    std::string table = fmt::format("  {:<22} {:<12} {:<13} right\n", "source", "form", "encoding");
    for (const Source& source : list) {
        CAPTURE(source.name);
        const Imported found = imported(source.text, source.name);
        const Marks marks = marks_of(found, expectation(source.expectation));
        right += marks.right;
        all += marks.all;
        table += fmt::format("  {:<22} {:<12} {:<13} {} of {}{}\n", source.name, found.form, found.encoding, marks.right, marks.all, marks.wrong);
    }
    table += fmt::format("  {:<49} {} of {}: {:.1f} %\n", "all", right, all, 100.0 * right / all);
    fmt::print("{}", table);
    CHECK(right * 100 >= all * 95);
}

TEST_CASE("every paragraph is the source's, letter for letter") {
    for (const Source& source : sources()) {
        // Where the source is no plain text in UTF-8, or has its lines broken, letters are not side by side.
        const fs::path name = source.name;
        if (name.extension() != ".txt" || name == "utf16.txt" || name == "mail.txt" || name == "no-acts.txt" || name == "hard-wrapped.txt") continue;
        CAPTURE(source.name);
        for (const Paragraph& paragraph : imported(source.text, source.name).review.paragraphs) {
            const std::string words = plain_text(paragraph.text);
            CAPTURE(words);
            CHECK(source.text.find(words) != std::string::npos);
        }
    }
}

TEST_CASE("what is written is read back as the same review") {
    for (const Source& source : sources()) {
        CAPTURE(source.name);
        const Imported found = imported(source.text, source.name);
        CHECK(found.markdown == write_review(found.review));
        const ParsedReview read = parse_review(found.markdown, "r.md");
        CHECK(without_places(read.review) == without_places(found.review));
        CHECK_FALSE(has_errors(read.diagnostics));
    }
}
}

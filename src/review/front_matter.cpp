#include "review/front_matter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "review/fields.h"
#include "review/keys.h"
#include "review/picture_fields.h"
#include "review/rating.h"
#include "review/rich_text.h"
#include "review/show_plan.h"
#include "review/yaml_mending.h"

namespace foyer::parsing {
namespace {

constexpr std::size_t most_acts = 12;  // what a timeline across one spread can name
constexpr std::size_t most_credits = 12, most_candidates = 24;
constexpr double most_paragraphs = 1'000'000;
constexpr double most_minutes = 1000;  // longer than any film in a cinema
constexpr std::string_view default_language = "en-US";

/// `en`, `en-US`, `sr-Latn-RS`: letters and digits in groups.
bool is_language(std::string_view tag) {
    if (tag.size() < 2 || tag.size() > 35) return false;
    std::size_t group = 0;
    for (const char c : tag) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' ? group == 0 : !letter && !(c >= '0' && c <= '9')) return false;
        group = c == '-' ? 0 : group + 1;
        if (group > 8) return false;
    }
    return group > 0;
}

std::string read_language(const Fields& fields) {
    std::string tag = fields.text("lang");
    if (tag.empty() || is_language(tag)) return tag.empty() ? std::string(default_language) : tag;
    std::string mended = tag;
    std::replace(mended.begin(), mended.end(), '_', '-');
    if (!is_language(mended)) mended = default_language;
    fields.warn(*fields.find("lang"), fmt::format("`{}` is no language; {} is used", clipped(tag), mended),
                "expected a tag such as en-US, en-GB or de");
    return mended;
}

std::optional<Rating> read_rating(const Fields& fields) {
    const YamlValue* value = fields.find("rating");
    const std::string written = fields.text("rating");
    if (!value || written.empty()) return std::nullopt;
    const auto rating = parse_rating(written);
    if (rating) return *rating;
    fields.warn(*value, rating.error().message,
                "expected a form such as 4.5/5, 9/10, 80% or ★★★½, or a number from 0 to 5");
    return std::nullopt;
}

std::vector<CastMember> read_cast(const Fields& film) {
    std::vector<CastMember> cast;
    const auto* items = film.list("cast", "a list of `{ role: …, actor: … }`");
    if (!items) return cast;
    for (const YamlValue& item : *items) {
        if (item.kind == YamlKind::map) {
            const Fields member = film.inner(item, cast_keys, "cast");
            cast.push_back({member.text("role"), member.text("actor")});
        } else {
            cast.push_back({{}, film.text_of(item, "cast")});  // a bare name is the actor's
        }
        if (cast.back().actor.empty() && cast.back().role.empty()) cast.pop_back();
    }
    return cast;
}

Film read_film(const Fields& review) {
    Film film;
    const YamlValue* value = review.find("film");
    if (!value) return film;
    if (value->kind != YamlKind::map) {
        review.warn_not_map(*value, "film",
                            "the keys title, year, director, distributor, runtime, cast, indented below it");
        return film;
    }
    const Fields fields = review.inner(*value, film_keys, "film");
    film.title = fields.text("title");
    film.year = fields.text("year");
    film.director = fields.text("director");
    film.distributor = fields.text("distributor");
    film.runtime = fields.text("runtime");
    film.cast = read_cast(fields);
    return film;
}

Act read_act(const Fields& review, const YamlValue& value, std::size_t number, SourcePlace& begins_place) {
    const std::string where = fmt::format("acts[{}]", number);
    Act act;
    act.place = review.place(value);
    begins_place = act.place;
    if (value.kind != YamlKind::map) {
        if (value.kind != YamlKind::null) {
            review.warn_not_map(value, where, "the keys title, summary, intensity, minutes, begins");
        }
        return act;
    }
    const Fields fields = review.inner(value, act_keys, where);
    act.title = fields.text("title");
    act.summary = fields.text("summary");
    act.begins = fields.text("begins");
    act.intensity = fields.number("intensity", 0, 1).value_or(act.intensity);
    act.minutes = fields.number("minutes", 0, most_minutes).value_or(act.minutes);
    if (const YamlValue* begins = fields.find("begins")) begins_place = fields.place(*begins);
    if (act.title.empty())
        fields.warn(value, fmt::format("`{}` has no title", where), "expected `title:` in each item of `acts:`");
    return act;
}

void read_acts(const Fields& review, FrontMatter& out) {
    const auto* items = review.list("acts", "a list of acts, each with title, summary, intensity, minutes, begins");
    if (!items) return;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const YamlValue& item = (*items)[i];
        if (i == most_acts) {
            review.warn(item, fmt::format("{} acts are too many; the first {} are kept", items->size(), most_acts),
                        "join acts that belong together");
            return;
        }
        SourcePlace begins_place;
        Act act = read_act(review, item, i + 1, begins_place);
        if (item.kind != YamlKind::map) continue;
        out.review.acts.push_back(std::move(act));
        out.begins_places.push_back(begins_place);
    }
}

std::vector<std::string> read_credits(const Fields& fields) {
    std::vector<std::string> credits;
    const YamlValue* value = fields.find("credits");
    if (!value) return credits;
    if (value->kind == YamlKind::text) return {fields.text("credits")};  // a single line needs no list
    const auto* items = fields.list("credits", "a list of lines such as `Photo: A. Name`");
    if (!items) return credits;
    for (const YamlValue& item : *items) {
        std::string line = fields.text_of(item, "credits");
        if (!line.empty() && credits.size() < most_credits) credits.push_back(std::move(line));
    }
    return credits;
}

/// Lines that may take a pull quote's place: texts, or maps that say where each stands.
std::vector<PullQuote> read_candidates(const Fields& fields) {
    std::vector<PullQuote> candidates;
    const auto* items = fields.list("quotes", "a list of lines, or of `{ text: …, after: … }`");
    if (!items) return candidates;
    for (const YamlValue& item : *items) {
        if (candidates.size() == most_candidates) {
            fields.warn(item, fmt::format("{} quotes are too many; the first {} are kept", items->size(), most_candidates), "take some out");
            break;
        }
        PullQuote quote;
        quote.place = fields.place(item);
        if (item.kind == YamlKind::map) {
            const Fields inner = fields.inner(item, quote_keys, "quotes");
            quote.text = accent_text(inner.text("text"));
            quote.attribution = inner.text("by");
            quote.after_paragraph = static_cast<int>(inner.number("after", 0, most_paragraphs).value_or(0));
        } else {
            quote.text = accent_text(fields.text_of(item, "quotes"));
        }
        if (!quote.text.empty()) candidates.push_back(std::move(quote));
    }
    return candidates;
}

/// An address that a telephone can open. One longer than this makes a code too fine to be read from where people stand.
std::string read_link(const Fields& fields) {
    constexpr std::size_t longest = 300;
    const YamlValue* value = fields.find("link");
    if (!value) return {};
    const std::string link = fields.text("link");
    const bool address = link.starts_with("https://") || link.starts_with("http://");
    const bool one_word = link.find_first_of(" \t\"<>") == std::string::npos;
    if (address && one_word && link.size() > 10 && link.size() <= longest) return link;
    fields.warn(*value, fmt::format("`{}` is no address for `link`", clipped(link)), fmt::format("expected one such as https://example.org/review, of at most {} characters", longest));
    return {};
}

}  // namespace

FrontMatter read_front_matter(FrontMatterText text, Report& report) {
    FrontMatter out;
    const std::vector<YamlEntry> entries = read_entries(text, report);
    out.has_keys = !entries.empty();
    const Fields fields(entries, review_keys, "", text, report);
    Review& review = out.review;
    review.kicker = fields.text("kicker");
    review.headline = accent_text(fields.text("headline"));
    review.standfirst = accent_text(fields.text("standfirst"));
    review.byline = fields.text("byline");
    review.date = fields.text("date");
    review.note = fields.text("note");
    review.screening = fields.text("screening");
    review.verdict = fields.text("verdict");
    review.link = read_link(fields);
    review.lang = read_language(fields);
    review.rating = read_rating(fields);
    review.credits = read_credits(fields);
    review.film = read_film(fields);
    review.hero = read_hero(fields);
    out.pictures = read_picture_notes(fields);
    read_acts(fields, out);
    read_show_plan(fields, review);
    review.candidates = read_candidates(fields);
    return out;
}

}  // namespace foyer::parsing

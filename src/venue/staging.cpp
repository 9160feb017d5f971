#include "venue/staging.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "review/yaml_value.h"
#include "venue/wholeness.h"

namespace foyer {
namespace {

constexpr const char* stays = "the last good one stays";

class Staging {
public:
    Staging(const StagingOrder& order, const StagingTools& tools) : m_order(order), m_tools(tools) {
        m_staged.name = order.name;
        m_staged.from = order.from;
        m_staged.stamp = order.stamp;
        m_staged.places = order.places;
        m_staged.end = StagingEnd::missing;
    }

    Staged run() {
        const bool from_content = m_order.from == StagingOrder::From::content;
        if (!(from_content ? read_content() : read_kept())) return finish();
        if (m_bundle.digest == m_order.current) return end(StagingEnd::same);
        if (m_tools.trials.set_aside(m_bundle.digest)) return set_aside();
        if (from_content && !judge()) return finish();
        // Whatever comes now has brought programs down before: it is known who was at it.
        (void)m_tools.trials.begin(m_bundle.digest, m_order.name, TrialStage::staging);
        const bool made = make();
        (void)m_tools.trials.passed(m_bundle.digest, TrialStage::staging);
        if (!made) return finish();
        if (from_content) {
            if (const Status kept = m_tools.last_good.keep(m_bundle); !kept) m_staged.not_kept = kept.error();
        }
        return end(StagingEnd::staged);
    }

    /// After an exception.
    Staged broken_by(const std::string& what) {
        (void)m_tools.trials.passed(m_bundle.digest, TrialStage::staging);
        say(Severity::error, fmt::format("it cannot be set: {}", what), stays);
        return end(StagingEnd::broken);
    }

private:
    // Reading

    bool read_content() {
        // Asked before and after: what changes in between is seen by one of them.
        Stamp before = stamp_of(m_order.places, m_tools.files);
        if (before != m_order.stamp) {
            m_staged.stamp = std::move(before);
            return ends(StagingEnd::moving);
        }
        const Craft& craft = m_tools.craft;
        BundleRead read =
            read_bundle({m_order.folder, m_order.name, craft.read_review, craft.pictures_of,
                         m_tools.limits.file_bytes, m_order.pass_writers,
                         craft.kept_style ? craft.kept_style(m_order.folder / m_order.name) : std::filesystem::path()},
                        m_tools.files);
        m_staged.places = std::move(read.places);
        m_staged.stamp = std::move(read.stamp);
        m_bundle = std::move(read.bundle);
        m_parsed = std::move(read.parsed);
        m_faults = std::move(read.faults);
        m_staged.digest = m_bundle.digest;
        switch (read.state) {
            case BundleState::read: return true;
            case BundleState::missing: return ends(StagingEnd::missing);
            case BundleState::moving: return ends(StagingEnd::moving);
            case BundleState::unreadable: breaks(m_faults); return ends(StagingEnd::unreadable);
        }
        return false;
    }

    bool read_kept() {
        const auto& reviews = m_tools.last_good.index().reviews;
        const auto found = reviews.find(m_order.name);
        if (found == reviews.end()) return ends(StagingEnd::missing);
        // The newer first.
        for (const KeptBundle* kept : {&found->second.staged, &found->second.stood}) {
            if (kept->digest.empty()) continue;
            m_staged.digest = kept->digest;
            if (m_tools.trials.set_aside(kept->digest)) {
                m_staged.end = StagingEnd::set_aside;
                continue;
            }
            auto bundle = m_tools.last_good.read(m_order.name, *kept);
            if (!bundle) {
                say(Severity::error, bundle.error().message, "");
                continue;
            }
            m_bundle = std::move(*bundle);
            m_parsed = m_tools.craft.read_review(m_bundle.files.front().bytes, m_bundle.review_path);
            return true;
        }
        return false;
    }

    // Judging

    bool judge() {
        const std::string& text = m_bundle.files.front().bytes;
        const BundleFile* style = m_bundle.find(BundlePart::style);
        const auto good_text = m_order.good ? std::optional<std::string_view>(m_order.good->review) : std::nullopt;
        if (!is_whole(text_wholeness(text, good_text), m_bundle.review_path.string())) return false;
        if (style != nullptr) {
            const auto good_style = m_order.good ? std::optional<std::string_view>(m_order.good->style) : std::nullopt;
            if (!is_whole(settings_wholeness(style->bytes, good_style), style->name)) return false;
        }
        if (m_parsed.review.paragraphs.empty() && has_errors(m_parsed.diagnostics)) return breaks(m_parsed.diagnostics);
        if (m_order.has_good && has_errors(m_parsed.diagnostics)) return breaks(m_parsed.diagnostics);
        const std::string_view lack = lacks();
        if (!lack.empty() && !m_order.believe) {
            say(Severity::warning, fmt::format("it may be cut short: {}", lack), waiting());
            return ends(StagingEnd::doubtful);
        }
        return pictures_serve(m_faults);
    }

    /// What its front matter promises and its text does not hold.
    std::string_view lacks() const {
        const auto is_lost = [](const Act& act) { return !act.begins.empty() && !act.paragraph; };
        if (m_parsed.review.paragraphs.empty()) return "there is no text in it";
        if (std::ranges::any_of(m_parsed.review.acts, is_lost))
            return "an act begins with words that its text does not have";
        return {};
    }

    bool is_whole(const WholenessFound& found, const std::string& file) {
        if (found.is == Wholeness::whole || (found.is == Wholeness::doubtful && m_order.believe)) return true;
        const bool torn = found.is == Wholeness::torn;
        m_staged.said.push_back({torn ? Severity::error : Severity::warning,
                                 file,
                                 {},
                                 fmt::format("{}: {}", torn ? "it is not whole" : "it may be cut short", found.why),
                                 torn ? stays : waiting()});
        return ends(torn ? StagingEnd::broken : StagingEnd::doubtful);
    }

    /// A review that has never been good is shown without the pictures it lacks, when they have been waited for.
    bool pictures_serve(const Diagnostics& faults) {
        if (faults.empty()) return true;
        if (m_order.has_good) return breaks(faults);
        m_staged.said.insert(m_staged.said.end(), faults.begin(), faults.end());
        return m_order.believe || ends(StagingEnd::doubtful);
    }

    static const char* waiting() { return "it is believed when it stays so"; }

    // Making

    bool make() {
        auto edition = std::make_shared<Edition>();
        edition->name = m_order.name;
        edition->digest = m_bundle.digest;
        edition->diagnostics = m_parsed.diagnostics;
        edition->review = std::make_shared<const Review>(std::move(m_parsed.review));
        if (!decode(*edition) || !look(*edition)) return false;
        const Diagnostics tried = m_tools.craft.try_out(*edition);
        if (has_errors(tried)) return breaks(tried);
        edition->diagnostics.insert(edition->diagnostics.end(), tried.begin(), tried.end());
        const BundleFile* style = m_bundle.find(BundlePart::style);
        m_staged.texts = std::make_shared<const GoodTexts>(
            GoodTexts{m_bundle.files.front().bytes, style == nullptr ? "" : style->bytes});
        m_staged.edition = std::move(edition);
        m_staged.said.insert(m_staged.said.end(), m_staged.edition->diagnostics.begin(),
                             m_staged.edition->diagnostics.end());
        return true;
    }

    bool decode(Edition& edition) {
        const std::filesystem::path folder = m_bundle.review_path.parent_path();
        Diagnostics faults;
        EditionPictures images;
        for (const BundleFile& file : m_bundle.files) {
            if (file.part != BundlePart::picture) continue;
            auto bitmap = m_tools.decoder.decode_bytes(file.bytes, folder / file.name, m_tools.limits);
            if (bitmap)
                images[file.name] = std::make_shared<const Bitmap>(std::move(*bitmap));
            else
                faults.push_back({Severity::error, "", {}, bitmap.error().message, ""});
        }
        ShownPictures shown = m_tools.craft.show(*edition.review, m_bundle.review_path, images);
        edition.pictures = std::move(shown.pictures);
        edition.picture_book = std::move(shown.book);
        edition.diagnostics.insert(edition.diagnostics.end(), shown.diagnostics.begin(), shown.diagnostics.end());
        return m_order.from == StagingOrder::From::kept || pictures_serve(faults);
    }

    bool look(Edition& edition) {
        const BundleFile* style = m_bundle.find(BundlePart::style);
        const bool must_serve = m_order.has_good && m_order.from == StagingOrder::From::content;
        std::string place, text;
        if (style != nullptr) {
            place = (m_bundle.review_path.parent_path() / style->name).string();
            if (const auto fault = unsafe(*style, place)) {
                if (must_serve) return breaks({*fault});
                m_staged.said.push_back(*fault);
            } else {
                text = style->bytes;
            }
        }
        auto look = m_tools.craft.read_look(text, place);
        if (!look) {
            const Diagnostic fault{Severity::error, place, {}, look.error().message, ""};
            if (must_serve) return breaks({fault});
            m_staged.said.push_back(fault);
            look = m_tools.craft.read_look("", "");
            if (!look) return breaks({{Severity::error, "", {}, look.error().message, ""}});
        }
        if (must_serve && has_errors(look->diagnostics)) return breaks(look->diagnostics);
        edition.theme = std::move(look->theme);
        edition.style = std::move(look->style);
        edition.diagnostics.insert(edition.diagnostics.end(), look->diagnostics.begin(), look->diagnostics.end());
        return true;
    }

    /// The reader of styles trusts its writers: names, types and depth are refused before it sees them.
    static std::optional<Diagnostic> unsafe(const BundleFile& style, const std::string& place) {
        const auto parsed = parsing::parse_yaml(style.bytes);
        const auto* document = std::get_if<parsing::YamlDocument>(&parsed);
        if (document != nullptr && document->refused.empty()) return std::nullopt;
        const parsing::YamlFault& fault =
            document == nullptr ? std::get<parsing::YamlFault>(parsed) : document->refused.front();
        return Diagnostic{Severity::error,
                          place,
                          {fault.mark.line + 1, fault.mark.column + 1},
                          "this style is passed over: " + fault.message,
                          "write ids and values, as text.size: 21"};
    }

    // Ending

    bool ends(StagingEnd how) {
        m_staged.end = how;
        return false;
    }
    bool breaks(Diagnostics why) {
        for (Diagnostic& diagnostic : why) {
            if (diagnostic.severity != Severity::error) continue;
            if (m_order.has_good) diagnostic.cure += (diagnostic.cure.empty() ? "" : "; ") + std::string(stays);
            m_staged.said.push_back(std::move(diagnostic));
        }
        return ends(StagingEnd::broken);
    }
    void say(Severity severity, std::string message, std::string cure) {
        m_staged.said.push_back({severity,
                                 m_bundle.review_path.empty() ? m_order.name : m_bundle.review_path.string(),
                                 {},
                                 std::move(message),
                                 std::move(cure)});
    }
    Staged set_aside() {
        say(Severity::error, "it has ended the program twice and is set aside", "change it, and it is tried again");
        return end(StagingEnd::set_aside);
    }
    Staged end(StagingEnd how) {
        m_staged.end = how;
        return finish();
    }
    Staged finish() { return std::move(m_staged); }

    const StagingOrder& m_order;
    const StagingTools& m_tools;
    Bundle m_bundle;
    ParsedReview m_parsed;
    Diagnostics m_faults;
    Staged m_staged;
};

}  // namespace

Staged stage(const StagingOrder& order, const StagingTools& tools) {
    Staging staging(order, tools);
    try {
        return staging.run();
    } catch (const std::exception& thrown) { return staging.broken_by(thrown.what()); } catch (...) {
        return staging.broken_by("for an unknown reason");
    }
}

}  // namespace foyer

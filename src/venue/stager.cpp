#include "venue/stager.h"

#include <algorithm>

#include "venue/stager_state.h"

namespace foyer {

using namespace staging;
namespace fs = std::filesystem;
using Nanoseconds = std::chrono::nanoseconds;

// What workers found

void Stager::State::accept(Kept kept) {
    loaded = true;
    loaded_at = now;
    bench_out = false;
    if (kept.index.reviews.empty()) return;
    keeper.start(std::move(kept.programme_text), kept.index.order);
    for (const std::string& name : keeper.names()) {
        const auto review = kept.index.reviews.find(name);
        entries[name].is_kept = review != kept.index.reviews.end();
    }
    news.programme_changed = true;
}

void Stager::State::accept(const Survey& seen) {
    survey_out = false;
    surveyed = true;
    for (const auto& [name, stamp] : seen.reviews) {
        if (std::ranges::find(seen.names, name) != seen.names.end()) entries.try_emplace(name);
        const auto entry = entries.find(name);
        if (entry == entries.end()) continue;
        const std::vector<fs::path>& places = seen.places.at(name);
        if (entry->second.places.empty()) entry->second.places = places;
        // Where it was staged meanwhile, the next survey looks at the right places.
        if (entry->second.places == places) look_at(name, stamp, entry->second);
    }
    const fs::path folder = keeper.folder();
    if (auto said = keeper.weigh(seen, now)) say("programme", *std::move(said));
    if (keeper.folder() != folder) look_elsewhere();
    if (const auto again = keeper.weigh_again()) next_survey = std::min(next_survey, std::max(now, *again));
    const std::vector<std::string> names = keeper.names();
    for (const std::string& name : names) entries.try_emplace(name);
    const auto is_named = [](const std::vector<std::string>& list, const std::string& name) {
        return std::ranges::find(list, name) != list.end();
    };
    std::erase_if(entries, [&](const auto& entry) {
        return !is_named(names, entry.first) && !is_named(seen.names, entry.first);
    });
}

void Stager::State::look_at(const std::string& name, const Stamp& stamp, Entry& entry) {
    if (entry.stamp != stamp) {
        entry.stamp = stamp;
        entry.since = now;
        entry.believe_at.reset();
    }
    entry.is_missing = stamp.empty() || !stamp.front().second.exists();
    if (!entry.is_missing || now - entry.since < services.times.gone) return;
    say(name, {{Severity::error,
                (keeper.folder() / name).string(),
                {},
                "there is no such review",
                entry.edition ? "the last good one stays" : ""}});
}

/// The programme lies in another folder now.
void Stager::State::look_elsewhere() {
    for (auto& [name, entry] : entries) {
        entry.places.clear();
        entry.stamp.clear();
        entry.done.reset();
    }
    next_survey = now;
}

void Stager::State::accept(Staged staged) {
    bench_out = false;
    if (staged.not_kept)
        accept(Written{staged.not_kept});
    else if (staged.end == StagingEnd::staged)
        say("last good", {});
    const auto found = entries.find(staged.name);
    if (found == entries.end()) return;
    Entry& entry = found->second;
    const bool from_content = staged.from == StagingOrder::From::content;
    if (from_content) note_content(staged, entry);
    if (staged.end == StagingEnd::moving) return;
    entry.set_aside = staged.end == StagingEnd::set_aside ? staged.digest : std::string();
    if (staged.end == StagingEnd::same && entry.edition) staged.said = entry.edition->diagnostics;
    if (staged.end == StagingEnd::staged) {
        entry.edition = std::move(staged.edition);
        entry.good = std::move(staged.texts);
        entry.is_kept = entry.is_kept || (!services.state.empty() && !staged.not_kept);
        news.editions_changed = true;
        news.said.push_back({Severity::note,
                             staged.name,
                             {},
                             from_content ? "it is whole and may be shown" : "the last good one is shown",
                             ""});
    }
    // What is wrong with content is more to the point than what was wrong with what was kept.
    if (from_content)
        say(staged.name, std::move(staged.said));
    else if (staged.end != StagingEnd::staged)
        std::ranges::move(staged.said, std::back_inserter(news.said));
}

/// How its files stood while it was staged.
void Stager::State::note_content(Staged& staged, Entry& entry) {
    entry.places = std::move(staged.places);
    const bool held_open = staged.end == StagingEnd::moving && entry.stamp == staged.stamp;
    if (!held_open)
        entry.held_open.reset();
    else if (!entry.held_open)
        entry.held_open = now;
    if (entry.stamp != staged.stamp || staged.end == StagingEnd::moving) entry.since = now;
    entry.stamp = std::move(staged.stamp);
    entry.believe_at.reset();
    entry.again_at.reset();
    if (staged.end == StagingEnd::moving) return;
    entry.done = entry.stamp;
    if (staged.end == StagingEnd::unreadable) entry.again_at = now + services.times.again;
    if (staged.end == StagingEnd::broken) entry.again_at = now + services.times.broken;
    const bool has_good = entry.edition || entry.is_kept;
    if (staged.end == StagingEnd::doubtful)
        entry.believe_at = entry.since + (has_good ? services.times.patience : services.times.gone);
}

void Stager::State::accept(const Written& written) {
    bench_out = false;
    // Once, however the failures differ.
    if (written.error && !findings.contains("last good"))
        say("last good",
            {{Severity::warning, "", {}, written.error->message, "the last good content is not kept on disk"}});
}

// What may be shown

/// A programme is gone over to when there is something to show of it, or nothing to lose.
bool Stager::State::follow_programme() {
    if (!keeper.next()) return false;
    const std::vector<std::string> names = names_of(*keeper.next());
    const bool shows =
        std::ranges::any_of(names, [this](const std::string& name) { return entries[name].edition != nullptr; });
    const bool hopes = std::ranges::any_of(names_of(*keeper.current()), [this](const std::string& name) {
        const Entry& entry = entries[name];
        return entry.edition || (entry.is_kept && (!entry.kept_tried || bench_out));
    });
    if (!shows && (!on->empty() || hopes)) return false;
    keeper.follow();
    news.programme_changed = news.editions_changed = unkept = true;
    const std::set<std::string> kept(names.begin(), names.end());
    std::erase_if(entries, [&kept](const auto& entry) { return !kept.contains(entry.first); });
    const std::set<std::string> others{"programme", "last good", "watcher", "work"};
    std::erase_if(findings, [&](const auto& finding) {
        return !kept.contains(finding.first) && !others.contains(finding.first);
    });
    return true;
}

void Stager::State::refresh() {
    auto next = std::make_shared<Editions>();
    std::set<std::string> digests;
    for (const std::string& name : names_of(*keeper.current())) {
        const auto entry = entries.find(name);
        if (entry == entries.end() || !entry->second.edition) continue;
        next->push_back(entry->second.edition);
        digests.insert(next->back()->digest);
    }
    std::erase_if(begun, [&digests](const std::string& digest) { return !digests.contains(digest); });
    std::erase_if(has_stood, [&digests](const std::string& digest) { return !digests.contains(digest); });
    on = std::move(next);
}

/// Where all that could be shown was set aside, it may be tried again now and then: a dark screen helps nobody.
void Stager::State::forgive() {
    constexpr Nanoseconds wait = std::chrono::minutes(10);
    const bool any_aside =
        std::ranges::any_of(entries, [](const auto& entry) { return !entry.second.set_aside.empty(); });
    if (!on->empty() || !any_aside) return dark_since.reset();
    if (!dark_since) dark_since = now;
    if (now - *dark_since < wait) return;
    dark_since = now;
    for (auto& [name, entry] : entries) {
        if (entry.set_aside.empty()) continue;
        (void)services.trials.pardon(entry.set_aside);
        entry.done.reset();
        entry.kept_tried = false;
    }
}

void Stager::State::say(const std::string& about, Diagnostics diagnostics) {
    Diagnostics& known = findings[about];
    for (const Diagnostic& diagnostic : diagnostics) {
        if (std::ranges::find(known, diagnostic) == known.end()) news.said.push_back(diagnostic);
    }
    known = std::move(diagnostics);
    if (known.empty()) findings.erase(about);
}

StagerNews Stager::State::take(Nanoseconds moment) {
    now = moment;
    for (Finding& found : mailbox->take()) {
        std::visit([this](auto& one) { accept(std::move(one)); }, found);
    }
    hear();
    if (news.editions_changed || news.programme_changed) refresh();
    if (follow_programme()) refresh();
    forgive();
    watch();
    work();
    return std::exchange(news, {});
}

// The stager

Stager::Stager(fs::path source, StagerServices services)
    : m_state(std::make_unique<State>(std::move(source), std::move(services))) {}
Stager::~Stager() = default;

StagerNews Stager::take(Nanoseconds now) { return m_state->take(now); }

Nanoseconds Stager::next_look() const {
    Nanoseconds next = m_state->next_survey;
    for (const auto& [name, entry] : m_state->entries) {
        if (!entry.is_done() && !entry.is_missing) next = std::min(next, entry.since + m_state->services.times.rest);
        for (const auto& moment : {entry.believe_at, entry.again_at}) {
            if (moment) next = std::min(next, *moment);
        }
    }
    // A job that is out wakes whoever waits, when it comes back.
    return std::max(next, m_state->now + std::chrono::milliseconds(10));
}

std::shared_ptr<const Editions> Stager::on() const { return m_state->on; }
std::shared_ptr<const Programme> Stager::programme() const { return m_state->keeper.current(); }

fs::path Stager::place_of(const std::string& name) const { return m_state->keeper.folder() / name; }

EditionPtr Stager::dress(const std::string& name, std::shared_ptr<const Theme> theme, const Style& style) {
    const auto entry = m_state->entries.find(name);
    if (entry == m_state->entries.end() || !entry->second.edition) return nullptr;
    auto dressed = std::make_shared<Edition>(*entry->second.edition);
    dressed->theme = std::move(theme);
    dressed->style = style;
    entry->second.edition = dressed;
    m_state->refresh();
    return dressed;
}

void Stager::shows(const Edition& edition) {
    if (!m_state->begun.insert(edition.digest).second) return;
    (void)m_state->services.trials.begin(edition.digest, edition.name, TrialStage::showing);
}

void Stager::stood(const Edition& edition) {
    if (!m_state->has_stood.insert(edition.digest).second) return;
    (void)m_state->services.trials.passed(edition.digest, TrialStage::showing);
    m_state->to_stand.emplace_back(edition.name, edition.digest);
}

bool Stager::settled() const {
    if (!m_state->loaded || !m_state->surveyed || m_state->bench_out || m_state->keeper.next()) return false;
    return std::ranges::all_of(m_state->entries, [](const auto& named) {
        const Entry& entry = named.second;
        return entry.is_missing || (entry.is_done() && !entry.believe_at);
    });
}

Diagnostics Stager::diagnostics() const {
    Diagnostics all;
    for (const auto& [about, some] : m_state->findings) all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace foyer

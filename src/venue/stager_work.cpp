// What the stager looks at, and the jobs it sends out.
#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "venue/stager_state.h"

namespace foyer {

using namespace staging;
namespace fs = std::filesystem;
using Nanoseconds = std::chrono::nanoseconds;

// Seeing

/// What the watcher saw is looked at now.
void Stager::State::hear() {
    for (const fs::path& changed : services.watcher.take_changed()) {
        next_survey = now;
        if (changed == source || changed == source / programme_file) keeper.touch();
        for (auto& [name, entry] : entries) {
            if (std::ranges::find(entry.places, changed) == entry.places.end()) continue;
            // Its facts may be as they were, where a file system counts time in seconds.
            entry.since = now;
            entry.done.reset();
        }
    }
    const auto fault = services.watcher.diagnostic();
    say("watcher", fault ? Diagnostics{*fault} : Diagnostics{});
}

void Stager::State::watch() {
    std::vector<fs::path> paths{source, source / programme_file};
    for (const auto& [name, entry] : entries) {
        for (const fs::path& place : entry.places) {
            paths.push_back(place);
            if (place.has_parent_path()) paths.push_back(place.parent_path());
        }
    }
    std::ranges::sort(paths);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    if (paths == watched) return;
    watched = paths;
    services.watcher.watch(std::move(paths));
    next_survey = now;  // for what happened before they were watched
}

// Work

/// The job must not throw. False where the workers are full: then later.
template <class Work>
bool Stager::State::send(bool& out, Work work) {
    out_since = now;
    return out = services.workers.submit([post = mailbox, work = std::move(work)] { post->post(work()); });
}

void Stager::State::work() {
    if (bench_out && now - out_since > std::chrono::minutes(1)) {
        say("work", {{Severity::warning,
                      "",
                      {},
                      "content takes more than a minute to be read and set",
                      "a disk or a share may hang"}});
    } else if (!bench_out) {
        say("work", {});
    }
    if (!loaded && !bench_out) {
        send(bench_out, [bench = bench]() -> Finding {
            bench->last_good.load();
            return Kept{bench->last_good.index(), bench->last_good.programme_text()};
        });
    }
    if (!loaded) return;
    send_survey();
    if (!bench_out && !send_writing()) send_staging();
}

void Stager::State::send_survey() {
    if (survey_out || now < next_survey) return;
    Places known;
    for (const auto& [name, entry] : entries) known.emplace(name, entry.places);
    next_survey = now + services.times.look;
    const Nanoseconds kept_since = out_since;
    send(survey_out,
         [known = std::move(known), where = source, in = keeper.folder(), &files = services.files]() -> Finding {
             try {
                 return survey(where, in, known, files);
             } catch (const std::exception& thrown) {
                 Survey failed;
                 failed.read.diagnostics.push_back({Severity::error,
                                                    where.string(),
                                                    {},
                                                    fmt::format("it cannot be looked at: {}", thrown.what()),
                                                    ""});
                 return failed;
             }
         });
    out_since = kept_since;
}

bool Stager::State::send_writing() {
    if (unkept && !on->empty()) {
        const bool sent =
            send(bench_out, [text = keeper.text(), names = names_of(*keeper.current()), bench = bench]() -> Finding {
                const Status kept = bench->last_good.keep_programme(text, names);
                return Written{kept ? std::nullopt : std::optional(kept.error())};
            });
        unkept = !sent;
        return sent;
    }
    if (to_stand.empty()) return false;
    const bool sent = send(bench_out, [all = to_stand, bench = bench]() -> Finding {
        Written written;
        for (const auto& [name, digest] : all) {
            if (const Status kept = bench->last_good.stood(name, digest); !kept) written.error = kept.error();
        }
        return written;
    });
    if (sent) to_stand.clear();
    return sent;
}

bool Stager::State::is_due(const Entry& entry) const {
    if (entry.places.empty() || entry.is_missing || now - entry.since < services.times.rest) return false;
    const auto is_over = [this](const std::optional<Nanoseconds>& moment) { return moment && now >= *moment; };
    return !entry.is_done() || is_over(entry.believe_at) || is_over(entry.again_at);
}

void Stager::State::send_staging() {
    std::vector<std::string> names = keeper.names();
    // A programme that is not sure yet may name others.
    for (const auto& [name, entry] : entries) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    // What is on the screen follows its writer first.
    std::ranges::stable_partition(names, [this](const std::string& name) { return entries[name].edition != nullptr; });
    for (const std::string& name : names) {
        if (Entry& entry = entries[name]; is_due(entry)) return send_order(name, entry, StagingOrder::From::content);
    }
    for (const std::string& name : names) {
        Entry& entry = entries[name];
        if (entry.edition || !entry.is_kept || entry.kept_tried || !surveyed) continue;
        // Content was looked at and gives nothing, or takes its time: then what was kept.
        const bool waited = now - loaded_at >= services.times.gone;
        if (!entry.is_missing && !entry.places.empty() && !entry.is_done() && !waited) continue;
        entry.kept_tried = true;
        return send_order(name, entry, StagingOrder::From::kept);
    }
}

void Stager::State::send_order(const std::string& name, Entry& entry, StagingOrder::From from) {
    StagingOrder order;
    order.from = from;
    order.folder = keeper.folder();
    order.name = name;
    order.stamp = entry.stamp;
    order.places = entry.places;
    order.current = entry.edition ? entry.edition->digest : std::string();
    order.has_good = entry.edition || entry.is_kept;
    order.believe = entry.believe_at && now >= *entry.believe_at;
    order.pass_writers = entry.held_open && now - *entry.held_open >= services.times.patience;
    order.good = entry.good;
    send(bench_out,
         [order = std::move(order), bench = bench, &files = services.files, &decoder = services.decoder,
          &trials = services.trials]() -> Finding {
             return stage(order, {files, decoder, trials, bench->craft, bench->limits, bench->last_good});
         });
}

}  // namespace foyer

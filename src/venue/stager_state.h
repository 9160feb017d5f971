// The inside of the stager, for the files that make it up and no others.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <variant>

#include "venue/last_good.h"
#include "venue/programme_keeper.h"
#include "venue/stager.h"
#include "venue/staging.h"
#include "venue/survey.h"

namespace foyer {
namespace staging {

/// What jobs use, whoever of them and the stager goes first.
struct Bench {
    Bench(const StagerServices& services, const std::filesystem::path& source)
        : craft(services.craft),
          limits(services.limits),
          last_good(services.state.empty() ? std::filesystem::path() : services.state / "last-good", source.string(),
                    services.files) {}

    const Craft craft;
    const PictureLimits limits;
    LastGood last_good;  ///< of the job that is out; there is one at a time
};

/// What an earlier run kept.
struct Kept {
    KeptIndex index;
    std::optional<std::string> programme_text;
};
struct Written {
    std::optional<Error> error;
};
using Finding = std::variant<Kept, Survey, Staged, Written>;

struct Entry {
    EditionPtr edition;
    std::vector<std::filesystem::path> places;
    Stamp stamp;                                         ///< as last seen
    std::chrono::nanoseconds since{};                    ///< … and how long it has been so
    std::optional<Stamp> done;                           ///< the stamp that was staged last, with whatever end
    std::optional<std::chrono::nanoseconds> believe_at;  ///< doubts end then
    std::optional<std::chrono::nanoseconds> held_open;   ///< since then, without a change
    std::optional<std::chrono::nanoseconds> again_at;    ///< it is tried again then, as it is
    bool is_kept = false;                                ///< something of it stands on disk
    bool kept_tried = false;
    bool is_missing = false;
    std::string set_aside;  ///< the digest that was
    std::shared_ptr<const GoodTexts> good;

    bool is_done() const { return done && *done == stamp; }
};

}  // namespace staging

struct Stager::State {
    State(std::filesystem::path place, StagerServices given)
        : source(std::move(place)),
          services(std::move(given)),
          bench(std::make_shared<staging::Bench>(services, source)),
          keeper(source, services.times) {}

    StagerNews take(std::chrono::nanoseconds moment);

    void accept(staging::Kept kept);
    void accept(const Survey& seen);
    void accept(Staged staged);
    void accept(const staging::Written& written);
    void look_at(const std::string& name, const Stamp& stamp, staging::Entry& entry);
    void note_content(Staged& staged, staging::Entry& entry);

    void look_elsewhere();
    bool follow_programme();
    void refresh();
    void forgive();
    void hear();
    void watch();

    void work();
    void send_survey();
    bool send_writing();
    void send_staging();
    void send_order(const std::string& name, staging::Entry& entry, StagingOrder::From from);
    template <class Work>
    bool send(bool& out, Work work);
    bool is_due(const staging::Entry& entry) const;

    void say(const std::string& about, Diagnostics diagnostics);

    const std::filesystem::path source;
    const StagerServices services;
    const std::shared_ptr<staging::Bench> bench;
    const std::shared_ptr<Mailbox<staging::Finding>> mailbox = std::make_shared<Mailbox<staging::Finding>>();

    std::chrono::nanoseconds now{}, loaded_at{}, next_survey{}, out_since{};
    bool loaded = false, surveyed = false;
    bool bench_out = false, survey_out = false;  ///< a job is on its way
    ProgrammeKeeper keeper;
    bool unkept = true;  ///< the programme does not stand on disk yet
    std::vector<std::pair<std::string, std::string>> to_stand;
    std::map<std::string, staging::Entry> entries;
    std::shared_ptr<const Editions> on = std::make_shared<const Editions>();
    std::set<std::string> begun, has_stood;  ///< digests of what is on, in this run
    std::optional<std::chrono::nanoseconds> dark_since;
    std::vector<std::filesystem::path> watched;
    std::map<std::string, Diagnostics> findings;  ///< by what they are about
    StagerNews news;
};

}  // namespace foyer

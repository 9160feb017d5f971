// The sheets of a show: every page and card that its beats look at, laid out and painted once and kept until the scene
// changes.
#pragma once

#include <list>
#include <memory>

#include "app/beats.h"
#include "app/pipeline.h"

namespace foyer {

class SheetBook {
public:
    /// Takes a scene (its beat and card are passed over); what was kept of another goes. True: it was another.
    bool open(Pipeline& pipeline, const Scene& scene);

    /// The beats of the scene. Only once opened, like all below.
    BeatList beats(Pipeline& pipeline, Closing closing = Closing::as_listed) const;

    /// The sheet's commands; the same pointer as long as the scene stays. One that is not there is the first page.
    std::shared_ptr<const DisplayList> page(Pipeline& pipeline, const SheetId& sheet);

    /// The sheet's live commands at a moment; valid until the next call for the same sheet.
    const DisplayList& moment(Pipeline& pipeline, const SheetId& sheet, double seconds);

    const Scene& scene() const { return m_scene; }

private:
    struct Entry {
        SheetId id;
        Spread spread;
        Size page;
        double scale = 1;
        std::shared_ptr<const DisplayList> list;
        DisplayList moment;
        double seconds = -1;
    };
    Entry& entry(Pipeline& pipeline, SheetId sheet);
    Scene scene_of(const SheetId& sheet) const;

    Scene m_scene;
    bool m_opened = false;
    std::list<Entry> m_entries;
};

}  // namespace foyer

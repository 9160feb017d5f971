#include "app/model.h"

namespace foyer {

Diagnostics diagnostics_of(const Model& model) {
    Diagnostics all = model.findings.review;
    const auto add = [&](const Diagnostics& more) { all.insert(all.end(), more.begin(), more.end()); };
    for (const auto& [name, said] : model.findings.pictures) add(said);
    for (const Diagnostics* more : {&model.findings.theme, &model.findings.style, &model.findings.program}) add(*more);
    return all;
}

bool has_unsaved_changes(const Model& model) {
    if (!model.saved.theme) return false;
    return model.saved.style != model.style || model.saved.theme->name != model.theme->name;
}

bool prefers_reduced_motion(const Model& model) {
    enum class Reduced { as_the_desktop, yes, no };
    switch (model.style.choice<Reduced>("motion.reduced")) {
        case Reduced::yes: return true;
        case Reduced::no: return false;
        default: return model.desktop_calm;
    }
}

Desk desk_of(const Model& model) { return arrange_desk(model.window, model.scale, model.panel, model.style); }

}  // namespace foyer

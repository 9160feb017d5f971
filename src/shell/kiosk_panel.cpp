#include "shell/kiosk_panel.h"

#include <algorithm>
#include <cmath>

#include "shell/start.h"

namespace foyer {
namespace {

Model model_of(const KioskPanelServices& services, const KioskPanelSubject& subject) {
    const Edition& edition = *subject.edition;
    Model model;
    model.review_path = subject.review.string();
    model.review = edition.review;
    model.theme = edition.theme;
    model.style = edition.style;
    model.saved = {edition.theme, edition.style};
    model.pictures = edition.picture_book;
    model.findings.review = edition.diagnostics;
    model.theme_names = list_themes(services.tools.data, services.files);
    model.face_names = face_names(*services.fonts);
    model.panel = remembered_panel(services.tools.layout_file, services.files);
    model.panel.shown = true;
    model.desktop_calm = subject.calm;
    model.beat = subject.sheet.spread;
    model.card = subject.sheet.card;
    return model;
}

template <class... Some>
bool is_one_of(const Action& action) {
    return (std::holds_alternative<Some>(action) || ...);
}

/// Nothing that leads out of the page, nor what the panel is left by without its button being seen.
bool is_offered(const Action& action) {
    return is_one_of<GoTo, Digit, Accept, TakeBack, PointAt, StepTarget, ShowCard>(action) ||
           is_one_of<SetParameter, ResetParameter, ResetGroup, ChooseTheme, BeginDrag, EndDrag>(action) ||
           is_one_of<Undo, Redo, TravelTo, Save, SwitchFocus, ArrangePanel>(action);
}

/// An event at a place of the screen; a wheel's numbers are none.
template <class One>
concept HasPlace = !std::is_same_v<One, Wheel> && requires(One one) {
    one.x;
    one.y;
};

}  // namespace

double panel_scale(PixelSize picture, double diagonal) {
    constexpr double finger = 9, row = 24, column = 380, least_height = 600;  // mm; the rest px at scale 1
    const double millimetre = std::hypot(picture.width, picture.height) / (diagonal * 25.4);
    const double room = std::min(picture.width / (2 * column), picture.height / least_height);
    return std::clamp(finger * millimetre / row, 1.0, std::max(1.0, room));
}

Result<std::unique_ptr<KioskPanel>> KioskPanel::create(const KioskPanelServices& services, KioskPanelSubject subject,
                                                       PixelSize screen, int quarter_turns) {
    auto fonts = read_panel_fonts(services.tools.data, services.files);
    if (!fonts) return fonts.error();
    auto panel = Panel::create(std::move(*fonts), 1, {});
    if (!panel) return panel.error();
    std::unique_ptr<KioskPanel> made(new KioskPanel(services, std::move(subject), std::move(*panel)));
    made->m_map.quarter_turns = quarter_turns;
    made->open(services, screen);
    return made;
}

KioskPanel::KioskPanel(const KioskPanelServices& services, KioskPanelSubject subject, std::unique_ptr<Panel> panel)
    : m_subject(std::move(subject)),
      m_fonts(services.fonts),
      m_sources({services.workers,
                 services.files,
                 services.tools.decoder,
                 services.tools.data,
                 nullptr,
                 services.tools.style_folders,
                 {},
                 services.tools.layout_file}),
      m_panel(std::move(panel)),
      m_by_finger(m_subject.by_finger),
      m_clock(services.clock) {}

KioskPanel::~KioskPanel() { m_sources.finish(model()); }

void KioskPanel::open(const KioskPanelServices& services, PixelSize screen) {
    WorkbenchServices bench{services.clock, m_panel.get(), [this](const Effect& effect) { carry_out(effect); }};
    bench.admit = [this](const Action& action) { return admitted(action); };
    bench.worn = [wishes = m_subject.wishes](Style style) { return venue_style(std::move(style), wishes); };
    bench.place = PanelPlace::kiosk;
    m_bench = std::make_unique<Workbench>(std::move(bench), std::make_shared<Pipeline>(*m_fonts),
                                          model_of(services, m_subject));
    fit(screen);
}

void KioskPanel::fit(PixelSize screen) {
    m_map.screen = screen;
    const PixelSize picture = m_map.picture();
    const double scale = panel_scale(picture, model().style.number("kiosk.diagonal"));
    m_bench->apply(ResizeWindow{picture, scale});
    m_panel->set_scale(scale);
}

/// Esc leaves what lies over the page, and then the panel, as does what quits elsewhere.
std::optional<Action> KioskPanel::admitted(const Action& action) const {
    if (std::holds_alternative<Leave>(action) && (model().card || model().prompt)) return action;
    if (std::holds_alternative<Leave>(action) || std::holds_alternative<QuitProgram>(action)) return QuitProgram{true};
    return is_offered(action) ? std::optional(action) : std::nullopt;
}

void KioskPanel::carry_out(const Effect& effect) {
    for (const Action& answer : m_sources.carry_out(effect, model())) m_bench->apply(answer);
}

// Events

Event KioskPanel::upright(Event event) const {
    const auto take_there = [this]<class One>(One& one) {
        if constexpr (HasPlace<One>) {
            const ScreenPoint at = m_map.to_picture({one.x, one.y});
            one.x = at.x;
            one.y = at.y;
        }
    };
    std::visit(take_there, event);
    return event;
}

void KioskPanel::take(const Event& event) {
    constexpr double slop = 8, notch = 75;  // px at scale 1; five lines of the panel's text
    const auto* pressed = std::get_if<PointerPressed>(&event);
    const auto* released = std::get_if<PointerReleased>(&event);
    // It follows a finger, which is told of itself.
    if ((pressed && pressed->touch) || (released && released->touch)) return;
    const Event there = upright(event);
    if (const auto* finger = std::get_if<FingerEvent>(&there)) {
        m_by_finger = true;
        const double scale = model().scale;
        for (const Event& meant : m_finger.take(*finger, slop * scale, notch * scale)) m_bench->take(meant);
        return;
    }
    if (pressed || std::holds_alternative<Wheel>(event)) m_by_finger = false;
    m_bench->take(there);
}

// A frame

bool KioskPanel::due() const { return closed() || m_bench->changed() || m_bench->panel_due(); }

ShowFrame KioskPanel::page_frame(PixelSize picture) const {
    ShowFrame frame;
    frame.picture = picture;
    if (!m_page || picture.empty()) return frame;
    const Pt width = m_page->page.width;
    Pose whole;
    whole.width = width;
    whole.centre = {width / 2, width * (static_cast<double>(picture.height) / picture.width / 2)};
    frame.now.sheet = {m_page, nullptr};
    frame.now.pose = frame.now.from = frame.now.to = whole;
    return frame;
}

void KioskPanel::draw(Renderer& renderer, const KioskPanelScreen& screen) {
    const auto begun = m_clock.now();
    if (m_closes_in != screen.closes_in) m_bench->ask_panel();
    m_closes_in = screen.closes_in;
    m_bench->run_panel(screen.closes_in);
    m_bench->lay_out();
    const Scene now = m_bench->scene();
    const DisplayList& list = m_bench->list_of(now, 0);
    if (!m_page || *m_page != list) m_page = std::make_shared<const DisplayList>(list);
    if (m_upright != m_bench->overlay()) {
        m_upright = m_bench->overlay();
        m_overlay = turned(*m_upright, model().window, m_map.quarter_turns);
    }
    const PixelRect place = desk_of(model()).page;
    ShowFrame frame = page_frame({place.width, place.height});
    frame.projection.quarter_turns = m_map.quarter_turns;
    frame.projection.brightness = screen.brightness;
    const ShowInset page{turned(place, model().window, m_map.quarter_turns), &frame};
    renderer.draw_console({&page, 1}, m_subject.edition->pictures, screen.size, panel_surround, &m_overlay);
    m_bench->drawn();
    m_bench->stats().frame_ms.add(std::chrono::duration<double, std::milli>(m_clock.now() - begun).count());
}

std::optional<PixelRect> KioskPanel::place_of(std::string_view what) const {
    const auto place = m_panel->place_of(what);
    return place ? std::optional(turned(*place, model().window, m_map.quarter_turns)) : std::nullopt;
}

// What becomes of it

bool KioskPanel::changed() const {
    return model().theme != m_subject.edition->theme || model().style != m_subject.edition->style;
}

Status KioskPanel::save() {
    if (!has_unsaved_changes(model())) return success();
    m_bench->apply(Save{});
    if (!has_unsaved_changes(model())) return success();
    const Diagnostics& said = model().findings.program;
    return Error{said.empty() ? std::string("it cannot be written") : said.back().message};
}

}  // namespace foyer

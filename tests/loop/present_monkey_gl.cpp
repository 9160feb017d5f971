// A monkey at a presentation's keys, clicks, touches, windows and displays.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/log.h"
#include "loop/theatre.h"
#include "render/gl.h"
#include "support/memory.h"

using namespace foyer;
using namespace foyer::loop_test;

namespace {

/// What is said on standard error while it lives.
class Caught {
public:
    Caught() : m_file(std::tmpfile()), m_before(::dup(STDERR_FILENO)) {
        REQUIRE(m_file != nullptr);
        std::fflush(stderr);
        ::dup2(::fileno(m_file), STDERR_FILENO);
    }
    ~Caught() {
        put_back();
        std::fclose(m_file);
    }
    Caught(const Caught&) = delete;
    Caught& operator=(const Caught&) = delete;

    std::set<std::string> lines() {
        put_back();
        std::set<std::string> lines;
        std::rewind(m_file);
        std::string line;
        for (int c = std::fgetc(m_file); c != EOF; c = std::fgetc(m_file)) {
            if (c != '\n')
                line += static_cast<char>(c);
            else
                lines.insert(std::exchange(line, {}));
        }
        return lines;
    }

private:
    void put_back() {
        if (m_before < 0) return;
        std::fflush(stderr);
        ::dup2(m_before, STDERR_FILENO);
        ::close(std::exchange(m_before, -1));
    }

    std::FILE* m_file;
    int m_before;
};

/// What may be said of the bundled review on one shape of screen or another, and of pictures the script has none for.
bool is_known(const std::string& line) {
    for (const char* const known : {"there is no place left for this pull quote",
                                    "the room is too deep for the columns to be read", "the test's fault"}) {
        if (line.find(known) != std::string::npos) return true;
    }
    return false;
}

/// What all is held, once the show stands at its first beat.
struct Held {
    std::int64_t heap = 0, resident = 0;
    std::size_t texture_bytes = 0;
    int objects = 0;
};

/// Answers every wait with something by chance; now and then it lets go, and the show is brought to where it began.
class Monkey final : public Events {
public:
    Monkey(Theatre& theatre, int count, unsigned seed) : m_theatre(theatre), m_count(count), m_chance(seed) {}

    std::optional<Event> wait(std::optional<std::chrono::milliseconds>) override {
        look();
        const bool rests = m_done == m_count || (m_done > 0 && m_done % std::max(1, m_count / pauses) == 0);
        if (rests && m_rest < rest_keys) return rest();
        if (rests)
            held.push_back(
                {allocated(), resident(), m_theatre.show->renderer().counts().texture_bytes, gl::live_objects()});
        if (m_done == m_count) return Quit{};
        m_rest = 0;
        ++m_done;
        m_theatre.clock.advance(std::chrono::milliseconds(some(3) == 0 ? some(60) : some(2500)));
        return act();
    }
    std::optional<Event> poll() override { return std::nullopt; }
    void wake() override {}

    std::vector<Held> held;  ///< at each rest; the last is the end

private:
    static constexpr int pauses = 10;
    static constexpr int rest_keys = 40;

    int some(int count) { return static_cast<int>(m_chance() % static_cast<unsigned>(count)); }
    const Show& show() const { return *m_theatre.show->model().show; }

    void look() {
        REQUIRE(m_theatre.show->model().running);
        REQUIRE(show().beat >= 0);
        REQUIRE(show().beat < static_cast<int>(show().list->beats.size()));
    }

    /// Both displays, no panel, every state left, the first beat; then some frames.
    std::optional<Event> rest() {
        m_theatre.clock.advance(3000ms);
        const int step = m_rest++;
        if (step == 0) {
            resize(*m_theatre.window, size);
            return Resized{m_theatre.window->id(), size};
        }
        if (step == 1) {
            m_theatre.displays.plug({display(0, "laptop"), display(1, "projector")});
            return DisplaysChanged{};
        }
        if (step == 2 && m_theatre.show->audience()) {
            resize(*m_theatre.show->audience(), size);
            return Resized{m_theatre.show->audience()->id(), size};
        }
        if (step == 3 && m_theatre.show->model().panel.shown) return key(Key::f1);
        if (step == 4 && show().frozen) return shifted(U'f');
        if (step == 5 && show().in_private) return take();
        if (step == 6) return control(U'r');
        if (step < 18) return key(Key::escape);
        if (step < 20) return key(Key::home);
        return std::nullopt;
    }

    static void resize(const Window& window, PixelSize to) {
        SDL_SetWindowSize(window.native_window(), to.width, to.height);
    }
    static Event shifted(char32_t which) {
        Event event = character(which);
        std::get<KeyEvent>(event).modifiers.shift = true;
        return event;
    }
    static Event take() {
        Event event = key(Key::enter);
        std::get<KeyEvent>(event).modifiers.control = true;
        return event;
    }

    Event act() {
        const Window* audience = m_theatre.show->audience();
        const Window& window = some(2) == 0 && audience ? *audience : *m_theatre.window;
        const WindowId id = window.id();
        const double x = some(size.width), y = some(size.height);
        const bool touch = some(2) == 0;
        switch (some(16)) {
            case 0: return PointerMoved{id, x, y, {}};
            case 1: return PointerPressed{id, x, y, static_cast<PointerButton>(some(3)), 1 + some(2), {}, touch};
            case 2:
                if (some(3) == 0) return FingerEvent{id, some(2), static_cast<FingerEvent::Phase>(some(3)), x, y};
                return PointerReleased{id, x, y, PointerButton::left, {}, touch};
            case 3: return some(2) == 0 ? Event(PointerLeft{id}) : Event(Wheel{id, 0, some(5) - 2.0, {}});
            case 4: return Exposed{id};
            case 5: return some(3) == 0 ? resized(window) : Event(FocusChanged{id, some(2) == 0});
            case 6: return displays();
            case 7: return CloseRequested{audience ? audience->id() : 9999};
            case 8:
                return some(3) == 0 ? Event(TextEvent{id, "?"})
                                    : Event(ModifiersChanged{id, {some(2) == 0, some(2) == 0, false}});
            case 9:
            case 10:
            case 11: return named_key(id);
            default: return written_key(id);
        }
    }

    Event resized(const Window& window) {
        constexpr PixelSize sizes[] = {size, {480, 360}, {800, 450}, {360, 640}, {320, 180}, {64, 48}};
        const PixelSize to = sizes[some(6)];
        resize(window, to);
        return Resized{window.id(), to};
    }

    Event displays() {
        const Display laptop = display(0, "laptop"), projector = display(1, "projector"),
                      television = display(1, "television");
        switch (some(5)) {
            case 0: m_theatre.displays.plug({laptop}); break;
            case 1: m_theatre.displays.plug({laptop, television}); break;
            case 2: m_theatre.displays.plug({projector}); break;
            case 3: m_theatre.displays.plug({laptop, television, display(2, "projector")}); break;
            default: m_theatre.displays.plug({laptop, projector}); break;
        }
        return DisplaysChanged{};
    }

    Event named_key(WindowId id) {
        constexpr Key keys[] = {Key::page_down, Key::page_down, Key::page_up, Key::enter, Key::escape, Key::home,
                                Key::end,       Key::left,      Key::right,   Key::up,    Key::down,   Key::space,
                                Key::backspace, Key::f5,        Key::f1,      Key::tab,   Key::f11,    Key::f6};
        KeyEvent event;
        event.window = id;
        event.key = keys[some(static_cast<int>(std::size(keys)))];
        event.modifiers.shift = some(4) == 0;
        event.modifiers.control = some(12) == 0;
        event.repeat = some(5) == 0;
        return event;
    }

    Event written_key(WindowId id) {
        constexpr std::u32string_view letters = U"bwnpogltzavxcfs.,0123456789r[]-=;'";
        KeyEvent event;
        event.window = id;
        event.key = Key::character;
        event.character = letters[static_cast<std::size_t>(some(static_cast<int>(letters.size())))];
        event.modifiers.shift = some(6) == 0;
        event.modifiers.control = some(12) == 0;
        event.repeat = some(8) == 0;
        return event;
    }

    Theatre& m_theatre;
    const int m_count;
    std::mt19937 m_chance;
    int m_done = 0, m_rest = 0;
};

struct Visit {
    std::vector<Held> held;
    std::vector<std::string> diagnostics;
    std::set<std::string> said;
};

/// A presentation from its start to its end with so many events; none: it stands at its first beat and is closed.
Visit visit(int events, unsigned seed) {
    const ScratchFolder folder;  // where it saves what it changed
    Theatre theatre;
    theatre.model.review_path = (folder / "her-smell.md").string();
    Monkey monkey(theatre, events, seed);
    theatre.open(monkey);
    log::Gather gather;
    Caught caught;
    theatre.show->run(0);
    CHECK(!theatre.show->model().running);
    return {monkey.held, gather.take(), caught.lines()};
}

std::string in_words(const Held& held) {
    const auto megabytes = [](auto bytes) { return std::to_string(static_cast<double>(bytes) / 1e6); };
    return "heap " + megabytes(held.heap) + " MB, resident " + megabytes(held.resident) + ", textures " +
           megabytes(held.texture_bytes) + ", GL objects " + std::to_string(held.objects);
}

}  // namespace

TEST_SUITE("loop") {
    TEST_CASE("a monkey at keys, pointer, windows and displays: the show stays on a beat, and nothing is left behind") {
        const char* const asked = std::getenv("FOYER_SOAK_EVENTS");  // tools/soak's long form
        const int count = asked ? std::max(20, std::atoi(asked)) : 500;
        visit(count, 4);  // what the process and its driver keep of such a show from then on
        // A show that stands holds now more and now less, as its workers come and go: the most of three before, the least of three after.
        const auto by_heap = [](const Held& a, const Held& b) { return a.heap < b.heap; };
        const auto stand = [] { return std::array{visit(0, 4).held.back(), visit(0, 4).held.back(), visit(0, 4).held.back()}; };
        const auto before = stand();
        const Visit show = visit(count, 4);
        const auto after = stand();
        CHECK(show.diagnostics.empty());
        for (const std::string& line : show.said) CHECK_MESSAGE(is_known(line), line);

        const Held first = *std::ranges::max_element(before, by_heap), last = *std::ranges::min_element(after, by_heap);
        CHECK(last.objects == first.objects);
        CHECK(last.texture_bytes == first.texture_bytes);
        CHECK(last.heap < first.heap + 3'000'000);  // what the process keeps of fonts and measures

        // In the show itself: what is kept of pages and glyphs has its bounds, and the driver's programs theirs.
        for (const Held& held : show.held) {
            CHECK(held.texture_bytes < 48'000'000);
            CHECK(held.objects < 400);
            CHECK(held.heap < first.heap + 100'000'000);
        }
        if (!asked) return;
        MESSAGE("before: " << in_words(first));
        for (const Held& held : show.held) MESSAGE(in_words(held));
        MESSAGE("after: " << in_words(last));
    }
}

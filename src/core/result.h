// Result<T>: a value, or the one line that says what went wrong and where. No exception crosses a folder.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace foyer {

/// What failed, in one sentence a user can act on: what, where, and the cure where there is one.
struct Error {
    std::string message;
    bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { assert(ok()); return *std::get_if<0>(&m_state); }
    const T& value() const& { assert(ok()); return *std::get_if<0>(&m_state); }
    T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&m_state)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }

    const Error& error() const { assert(!ok()); return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The result of something done for its effect alone.
using Status = Result<std::monostate>;
inline Status success() { return std::monostate{}; }

}  // namespace foyer

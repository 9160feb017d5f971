// The supervisor (systemd), told how the program is: one datagram to the socket it names. Nothing listens.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/descriptor.h"
#include "platform/known_folders.h"

namespace foyer {

class Notifier {
public:
    virtual ~Notifier() = default;
    /// `READY=1`, `WATCHDOG=1`, `STATUS=…`, `STOPPING=1`; lines of several. Never waits; what cannot be told is lost.
    virtual void notify(std::string_view state) = 0;
};

/// Says nothing where NOTIFY_SOCKET is not set.
class SystemNotifier final : public Notifier {
public:
    explicit SystemNotifier(const Environment& environment);
    void notify(std::string_view state) override;

private:
    std::string m_address;  ///< empty: nobody wants to know
};

}  // namespace foyer

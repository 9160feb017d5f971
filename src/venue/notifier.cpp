// A datagram by hand, as sd_notify(3) describes it: one socket call needs no library, and nothing of systemd's is asked
// for on systems that have none.
#include "venue/notifier.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>

namespace foyer {

SystemNotifier::SystemNotifier(const Environment& environment) : m_address(environment("NOTIFY_SOCKET").value_or("")) {
    const bool is_socket = m_address.starts_with('/') || m_address.starts_with('@');
    if (!is_socket || m_address.size() >= sizeof(sockaddr_un::sun_path)) m_address.clear();
}

void SystemNotifier::notify(std::string_view state) {
    if (m_address.empty()) return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(m_address, address.sun_path);
    if (address.sun_path[0] == '@') address.sun_path[0] = '\0';  // Linux's abstract names
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_address.size());
    // Opened each time: it costs little, and nothing is held open that could go stale.
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.ok()) return;
    (void)!::sendto(socket.number(), state.data(), state.size(), MSG_NOSIGNAL,
                    reinterpret_cast<const sockaddr*>(&address), length);
}

}  // namespace foyer

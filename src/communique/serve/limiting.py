"""How often one may try to sign in: a bounded number of failures for an address, a name, and both together."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

WINDOW = 900.0
"""Seconds for which a failure counts."""
FROM_ADDRESS, OF_NAME, OF_BOTH = 20, 100, 5
"""Failures of an address with any names, of a name from any addresses (high, so that nobody is easily locked out), of both."""
_MOST_KEPT = 20_000


class Attempts:
    """Attempts of late; may be used from any thread. Each counts when it begins, so that many at once gain nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._made: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def begin(self, name: str, address: str) -> float:
        """Count an attempt; 0 where it may go on, else for how many seconds there may be none."""
        now = self._clock()
        with self._lock:
            wait = max(self._wait(key, most, now) for key, most in _keys(name, address))
            if wait <= 0:
                for key, _ in _keys(name, address):
                    self._made.setdefault(key, deque()).append(now)
                    self._made.move_to_end(key)
                while len(self._made) > _MOST_KEPT:
                    self._made.popitem(last=False)
        return wait

    def succeeded(self, name: str, address: str) -> None:
        """The last attempt was no failure, and those before it of the same name and address are forgiven."""
        with self._lock:
            for key, most in _keys(name, address):
                made = self._made.get(key)
                if made and most != OF_BOTH:
                    made.pop()
                if not made or most == OF_BOTH:
                    self._made.pop(key, None)

    def _wait(self, key: tuple[str, str], most: int, now: float) -> float:
        made = self._made.get(key, deque())
        while made and made[0] <= now - WINDOW:
            made.popleft()
        return made[-most] + WINDOW - now if len(made) >= most else 0.0


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    network, name = network_of(address), name.casefold()[:64]
    return ((("", network), FROM_ADDRESS), ((name, ""), OF_NAME), ((name, network), OF_BOTH))


def network_of(address: str) -> str:
    """What one visitor can come from: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)

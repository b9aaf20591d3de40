"""Failures to sign in are counted by address, by name and by both, for a while."""

import pytest

from communique.serve.limiting import FROM_ADDRESS, OF_BOTH, OF_NAME, WINDOW, Attempts, network_of
from tests.serve.people import Clock


def test_a_name_from_one_address_has_few_attempts_and_gets_new_ones():
    clock = Clock()
    attempts = Attempts(clock)
    assert [attempts.begin("ann", "198.51.100.1") for _ in range(OF_BOTH)] == [0] * OF_BOTH
    assert attempts.begin("ann", "198.51.100.1") == WINDOW
    assert attempts.begin("ANN", "198.51.100.1") == WINDOW
    assert attempts.begin("ann", "198.51.100.2") == 0
    clock.now += WINDOW
    assert attempts.begin("ann", "198.51.100.1") == 0


def test_an_address_has_a_number_of_attempts_with_all_names():
    attempts = Attempts(Clock())
    assert all(attempts.begin(f"name{n}", "198.51.100.1") == 0 for n in range(FROM_ADDRESS))
    assert attempts.begin("another", "198.51.100.1") > 0
    assert attempts.begin("another", "198.51.100.2") == 0


def test_a_name_has_a_number_of_attempts_from_all_addresses():
    attempts = Attempts(Clock())
    assert all(attempts.begin("ann", f"198.51.{n}.1") == 0 for n in range(OF_NAME))
    assert attempts.begin("ann", "203.0.113.1") > 0


def test_what_succeeds_is_no_failure():
    attempts = Attempts(Clock())
    for _ in range(10 * FROM_ADDRESS):
        assert attempts.begin("ann", "198.51.100.1") == 0
        attempts.succeeded("ann", "198.51.100.1")


def test_success_with_one_name_forgives_no_guesses_at_others():
    attempts = Attempts(Clock())
    for n in range(FROM_ADDRESS):
        assert attempts.begin(f"name{n}", "198.51.100.1") == 0
        if n == 3:
            attempts.begin("mallory", "198.51.100.1")
            attempts.succeeded("mallory", "198.51.100.1")
    assert attempts.begin("mallory", "198.51.100.1") > 0


@pytest.mark.parametrize(
    ("address", "network"),
    [("198.51.100.1", "198.51.100.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("testclient", "testclient"), ("", "")],
)
def test_network_of(address, network):
    assert network_of(address) == network

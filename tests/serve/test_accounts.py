"""The file of accounts: who is in it, what it keeps, and how long a session lasts."""

import sqlite3
import stat
import threading

import pytest
from argon2 import PasswordHasher

from communique.model.errors import AccountError
from communique.serve.accounts import IDLE, LONGEST, Accounts
from tests.serve.people import PASSWORD, QUICK, Clock, accounts_in


@pytest.fixture
def accounts(tmp_path):
    return accounts_in(tmp_path)


def test_accounts_come_back_by_name(accounts):
    assert [(one.name, one.role, one.has_password) for one in accounts.all()] == [
        ("ann", "admin", True), ("ben", "reviewer", True), ("rita", "reader", True),
    ]  # fmt: skip
    assert accounts.get("ANN").name == "ann"
    assert accounts.get("nobody") is None


def test_looking_makes_no_file(tmp_path):
    accounts = Accounts(tmp_path / "none.accounts", hasher=QUICK)
    assert accounts.all() == []
    assert accounts.check("ann", PASSWORD) is None
    assert accounts.of_session("token") is None
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_its_owners_alone_and_holds_no_secret(accounts):
    token = accounts.begin("ann")
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    held = accounts.path.read_bytes()
    assert PASSWORD.encode() not in held
    assert token.encode() not in held
    assert held.count(b"$argon2id$") == 3


def test_a_file_that_others_may_read_is_refused(accounts):
    accounts.path.chmod(0o644)
    with pytest.raises(AccountError, match="chmod 600"):
        accounts.all()


def test_another_file_is_no_file_of_accounts(tmp_path):
    path = tmp_path / "text"
    path.write_text("no database" * 100)
    path.chmod(0o600)
    with pytest.raises(AccountError, match="cannot be used"):
        Accounts(path, hasher=QUICK).all()


@pytest.mark.parametrize("name", ["", " ann", "an n", "ann\n", "<b>ann</b>", "a" * 65, "a/b", "-ann", "\u202eann"])
def test_what_is_no_name(accounts, name):
    with pytest.raises(AccountError, match="is no name"):
        accounts.add(name, "reader", PASSWORD)


@pytest.mark.parametrize("name", ["Zoë", "ольга", "ann@example.org", "a.b-c_d+e"])
def test_names_of_many_scripts(accounts, name):
    accounts.add(name, "reader", PASSWORD)
    assert accounts.check(name, PASSWORD).name == name


@pytest.mark.parametrize("name", ["ann", "Ann"])
def test_a_name_is_given_once(accounts, name):
    with pytest.raises(AccountError, match="already"):
        accounts.add(name, "reader", PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 1001])
def test_passwords_have_a_length(accounts, password):
    with pytest.raises(AccountError, match="12 to 1000"):
        accounts.set_password("ann", password)


@pytest.mark.parametrize(
    ("name", "password", "right"),
    [("ann", PASSWORD, True), ("ANN", PASSWORD, True), ("ann", PASSWORD + " ", False), ("ann", "", False),
     ("ben'--", PASSWORD, False), ("", PASSWORD, False), ("ann", "x" * 5_000, False)],
)  # fmt: skip
def test_check(accounts, name, password, right):
    assert (accounts.check(name, password) is not None) is right


class Counting(PasswordHasher):
    """Notes the parameters of each hash that it checks."""

    def __init__(self):
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.checked = []

    def verify(self, hash, password):
        self.checked.append(hash.split("$")[3])
        return super().verify(hash, password)


def test_a_name_that_is_not_there_costs_as_much_as_one_that_is(tmp_path):
    counting = Counting()
    accounts = Accounts(tmp_path / "accounts", hasher=counting)
    accounts.add("ann", "admin", PASSWORD)
    accounts.add("proxied", "reader", None)
    for name in ("ann", "nobody", "proxied"):
        assert accounts.check(name, "a wrong password") is None
    assert counting.checked == ["m=8,t=1,p=1"] * 3


def test_weaker_hashes_are_made_anew_when_they_can_be(accounts):
    stronger = Accounts(accounts.path, hasher=PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert stronger.check("ann", PASSWORD)
    with sqlite3.connect(accounts.path) as file:
        hashed = dict(file.execute("SELECT name, password FROM account"))
    file.close()
    assert "m=16,t=2" in hashed["ann"]
    assert "m=8,t=1" in hashed["ben"]
    assert stronger.check("ann", PASSWORD)


def test_an_account_without_a_password_signs_in_with_none(accounts):
    accounts.add("proxied", "reader", None)
    for password in ("", "None", PASSWORD):
        assert accounts.check("proxied", password) is None


@pytest.mark.parametrize(
    ("seconds", "last"),
    [([IDLE - 1], True), ([IDLE + 1], False), ([IDLE - 1] * 10, True), ([IDLE - 1] * 15, False), ([LONGEST + 1], False)],
)
def test_a_session_ends_when_it_is_not_used_or_old(tmp_path, seconds, last):
    clock = Clock()
    accounts = accounts_in(tmp_path, clock=clock)
    token = accounts.begin("ann")
    for step in seconds:
        clock.now += step
        account = accounts.of_session(token)
    assert (account is not None) is last


@pytest.mark.parametrize(
    "act",
    [lambda a, token: a.end(token), lambda a, _: a.remove("ann"), lambda a, _: a.set_password("ann", "another password")],
)
def test_a_session_ends_with_what_it_rests_on(accounts, act):
    token, other = accounts.begin("ann"), accounts.begin("ben")
    act(accounts, token)
    assert accounts.of_session(token) is None
    assert accounts.of_session(other).name == "ben"


def test_a_new_role_holds_at_once(accounts):
    token = accounts.begin("rita")
    accounts.set_role("rita", "reviewer")
    assert accounts.of_session(token).role == "reviewer"


def test_only_what_is_there_is_changed(accounts):
    for act in (lambda: accounts.remove("nobody"), lambda: accounts.set_role("nobody", "admin"),
                lambda: accounts.set_password("nobody", PASSWORD)):  # fmt: skip
        with pytest.raises(AccountError, match="no account of this name"):
            act()


def test_many_at_once(accounts):
    found = []

    def work():
        for _ in range(10):
            token = accounts.begin("ann")
            found.append(accounts.of_session(token).name)
            accounts.end(token)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["ann"] * 60

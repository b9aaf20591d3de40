"""The benchmark files that the scoreboard runs, with the figures shown and the best that others have published on them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BenchSet:
    """One file: `part` is the subcommand of `bench.predict` and of the scorer, `name` the key of its floors.

    `shown` maps the names of figures to their paths in the scorer's answer; `published` some of them to the best published
    figure and whose it is; `labels` is the file of `training/labels` whose records train and are left out, by default that of
    the part; `rival` is a subcommand of `bench.rivals`, run in the same run where it is installed.
    """

    name: str
    part: str
    file: str
    shown: dict[str, str]
    published: dict[str, tuple[float, str]] = field(default_factory=dict)
    rival: str = ""
    labels: str = ""


_PLACES = {
    "tagging_f1": "tagging.f1",
    "accuracy_161km": "resolution.accuracy_161km",
    "end_to_end_161km": "end_to_end_161km",
}

SETS: tuple[BenchSet, ...] = (
    BenchSet(
        "attribution",
        "attribution",
        "polnear_dev.jsonl",
        {"content_f1": "content.f1", "content_source_f1": "content_source.f1", "tokens_cue_f1": "tokens_cue.f1"},
    ),
    BenchSet(
        "entities",
        "entities",
        "re3d.jsonl",
        {"exact_f1": "exact.f1"}
        | {name.lower(): f"by_type.{name}.exact.f1" for name in ("Organisation", "Location", "Person", "Temporal")},
        labels="re3d",
    ),
    BenchSet(
        "isaf",
        "isaf",
        "isaf_press_releases_test.jsonl",
        {name: f"fields.{name}" for name in ("min_killed", "min_captured", "start_date", "province")},
        {
            "min_killed": (0.953, "GPT-4o"),
            "min_captured": (0.894, "GPT-4o"),
            "start_date": (0.728, "GPT-4o"),
            "province": (0.896, "GPT-4o"),
        },
    ),
    BenchSet(
        "muc4",
        "muc4",
        "muc4_full_tst1_tst2.jsonl",
        {
            name: f"{name}.f1"
            for name in (
                "all",
                "templates",
                "date",
                "date_exact",
                "location",
                "location_specific",
                "type",
                "stage",
                "human_number",
                "human_effect",
                "human_number_effect",
                "perp_org",
            )
        },
        {"all": (0.572, "GE 1992, another scorer and test"), "perp_org": (0.624, "NYU 1992, likewise")},
    ),
    BenchSet(
        "newsquant",
        "quantities",
        "cqe_newsquant.jsonl",
        {"value_f1": "value.f1", "value_modifier_f1": "value_modifier.f1", "value_unit_f1": "value_unit.f1"},
        {"value_f1": (0.920, "CQE"), "value_modifier_f1": (0.881, "CQE"), "value_unit_f1": (0.856, "CQE")},
        rival="quantulum3",
    ),
    BenchSet(
        "rquant",
        "quantities",
        "cqe_rquant.jsonl",
        {"value_f1": "value.f1", "value_unit_f1": "value_unit.f1"},
        rival="quantulum3",
    ),
    BenchSet(
        "times",
        "times",
        "wikiwars.jsonl",
        {"strict_f1": "strict.f1", "relaxed_f1": "relaxed.f1", "value_f1": "value.f1", "type_f1": "type.f1"},
        {"strict_f1": (0.831, "HeidelTime"), "relaxed_f1": (0.903, "HeidelTime"), "value_f1": (0.808, "HeidelTime")},
    ),
    BenchSet("geowebnews", "places", "geowebnews.jsonl", _PLACES, {"accuracy_161km": (0.957, "Mordecai 3, spans given")}),
    BenchSet("lgl", "places", "lgl.jsonl", _PLACES, {"accuracy_161km": (0.827, "Mordecai 3, spans given")}),
    BenchSet("geovirus", "places", "geovirus.jsonl", _PLACES),
    BenchSet(
        "airwars",
        "airwars",
        "airwars_gaza.jsonl",
        {
            "killed_exact": "civilians_killed.exact",
            "killed_overlap": "civilians_killed.overlap",
            "injured_exact": "civilians_injured.exact",
            "date_exact": "date.exact",
            "within_5km": "place.within_5km",
        },
    ),
    BenchSet(
        "tbij",
        "tbij",
        "tbij_drone_strikes.jsonl",
        {
            "exact_b": "report_b.exact",
            "overlap_b": "report_b.overlap",
            "exact_a": "report_a.exact",
            "overlap_a": "report_a.overlap",
            "differ": "conflict.disjoint",
        },
    ),
)

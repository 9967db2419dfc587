"""The keys of results: what makes them stale and what does not."""

from __future__ import annotations

from dataclasses import fields, replace

from extract.model import ReadSettings
from flows.orchestration.stage_keys import StageKeys, what_changes_readings

DEFAULT = ReadSettings()


def test_raising_a_limit_makes_nothing_stale() -> None:
    raised = replace(
        DEFAULT,
        max_bytes=1,
        max_megapixels=1.0,
        max_expansion=1.0,
        seconds_a_page=1.0,
        seconds_a_document=1.0,
        memory_megabytes=1,
    )
    assert what_changes_readings(raised) == what_changes_readings(DEFAULT)


def test_every_other_setting_makes_readings_stale() -> None:
    changed = {"max_pages": 3, "dpi": 200, "second_engine": False, "steps": ()}
    for name, value in changed.items():
        settings = replace(DEFAULT, **{name: value})  # type: ignore[arg-type]
        assert what_changes_readings(settings) != what_changes_readings(DEFAULT), name
    limits = {field.name for field in fields(ReadSettings)} - set(changed)
    assert len(limits) == 6, f"a new setting: decide whether it changes what is read: {limits}"


def test_each_stage_is_keyed_on_the_one_before() -> None:
    keys = StageKeys("engine 1", "settings 1")
    assert set(keys.of("a")) == {"read", "clean", "parse"}
    other_file, other_engine = keys.of("b"), replace(keys, engine="engine 2").of("a")
    for stage, key in keys.of("a").items():
        assert len({key, other_file[stage], other_engine[stage]}) == 3
    newer_parser = replace(keys, parse=keys.parse + 1).of("a")
    assert newer_parser["clean"] == keys.of("a")["clean"]
    assert newer_parser["parse"] != keys.of("a")["parse"]

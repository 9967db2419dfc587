"""Every installed distribution's licence against an allow list: nothing under GPL or AGPL comes with the project."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).parents[3]
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|0BSD|Zlib|CC0|Unlicense|HPND|CNRI|LGPL|Lesser General Public|"
    r"Artistic License",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(r"\bA?GPL(v?\d)?|(?<!Lesser )General Public License", re.IGNORECASE)
# Offered under a choice of licences, one of which fits: text-unidecode (Artistic License, a dependency of Prefect's slugs).
CHOICE = {"text-unidecode": "Artistic License"}


def licence_of(distribution: Distribution) -> str:
    metadata = distribution.metadata
    stated = str(metadata["License-Expression"] or "") if "License-Expression" in metadata else ""
    classifiers = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    return (
        " ; ".join(filter(None, [stated, *classifiers]))
        or (str(metadata["License"]) if "License" in metadata else "")[:200]
    )


def test_no_distribution_brings_a_licence_that_does_not_fit() -> None:
    refused = {}
    for distribution in distributions():
        name = distribution.metadata["Name"]
        if name == "chidao":
            continue
        licence = licence_of(distribution)
        if name in CHOICE:
            assert CHOICE[name] in licence
        elif FORBIDDEN.search(licence.replace("LGPL", "").replace("Lesser General Public", "")) or not ALLOWED.search(
            licence
        ):
            refused[name] = licence
    assert refused == {}


def test_the_lock_pins_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "--index" not in lock
    assert "--find-links" not in lock
    pins = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert pins
    assert all(re.match(r"[A-Za-z0-9_.\[\]-]+==\S+", line) for line in pins)
    assert lock.count("--hash=sha256:") >= len(pins)


def test_every_direct_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    wanted = project["dependencies"] + [name for extra in project["optional-dependencies"].values() for name in extra]
    for requirement in wanted:
        name = re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")
        assert re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE), f"{name} is not in requirements.lock"

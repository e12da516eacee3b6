"""The set-up files agree with one another, and the public surface stays light."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import newslab

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def test_environment_is_in_step_with_pyproject():
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    listed = {line.strip()[2:] for line in lines if line.startswith("      - ") and "-e ." not in line}
    assert listed == {*PROJECT["dependencies"], *EXTRAS["lab"], *EXTRAS["parquet"]}
    assert f"  - python{PROJECT['requires-python']}" in lines


def test_constraints_pin_every_dependency_inside_its_range():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==([\w.+]+)$", text, re.MULTILINE))
    names = {name.lower().replace("_", "-"): version for name, version in pins.items()}
    from packaging.requirements import Requirement

    wanted = [
        *PROJECT["dependencies"],
        *EXTRAS["lab"],
        *EXTRAS["parquet"],
        *EXTRAS["inception"],
        *EXTRAS["excel"],
        *EXTRAS["docs"],
        *EXTRAS["dev"],
        *EXTRAS["dask"],
        *EXTRAS["network"],
        *EXTRAS["bench"],
    ]
    for requirement in map(Requirement, wanted):
        assert names[requirement.name.lower()] in requirement.specifier


def test_import_is_light():
    heavy = "{'spacy', 'torch', 'pandas', 'matplotlib', 'transformers', 'numpy'} & set(sys.modules)"
    code = f"import sys, newslab; print(sorted({heavy}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize("name", newslab.__all__)
def test_every_public_name_exists(name):
    assert getattr(newslab, name) is not None
    assert name in dir(newslab)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="read_article"):
        newslab.anotate


def test_version_is_one():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert PROJECT["version"] == newslab.__version__
    assert f"version: {newslab.__version__}" in citation
    assert f"## {newslab.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

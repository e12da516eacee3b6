"""Fixtures that every stage shares."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, settings
from spacy.language import Language
from spacy.tokens import Doc

from newslab.text.tokenizer import Tokenizer

ROOT = Path(__file__).parents[1]

settings.register_profile("newslab", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newslab")


@pytest.fixture(scope="session")
def blank() -> Language:
    """A pipeline with the tokenizer alone."""
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    return nlp


@pytest.fixture(scope="session")
def make_doc(blank: Language) -> Callable[[str], Doc]:
    """Return the tokenised Doc of a text."""
    return blank.make_doc


@pytest.fixture(scope="session")
def article_path() -> Path:
    """The running example."""
    return ROOT / "data" / "articles" / "baghuz-2019-02-11.txt"

"""What the hostile texts are read with."""

import pytest
import spacy

from newslab.text.tokenizer import Tokenizer


@pytest.fixture(scope="session")
def rules():
    """The stages that are rules, without the network."""
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    for name in ("newslab_dates", "newslab_numbers", "newslab_claims"):
        nlp.add_pipe(name)
    nlp("قال الوزير إن 5 مواقع سقطت أمس.")  # the tables are read
    return nlp

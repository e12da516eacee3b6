"""Who a source is that the text writes out: a name in it, somebody known whom it describes, or its own words."""

from newslab.claims.draft import Draft
from newslab.claims.kinds import heads_of, kind_of_head
from newslab.claims.meant import called_before, meant_by, remember_source
from newslab.claims.naming import name_of
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker
from newslab.claims.story import Story

__all__ = ["explicit", "speaker_of"]


def explicit(story: Story, draft: Draft) -> Speaker:
    """Return the speaker of a draft that has a source."""
    return speaker_of(story, *(draft.source or (0, 0)), after_l=draft.rule == "according to")


def speaker_of(story: Story, first: int, end: int, after_l: bool = False) -> Speaker:
    """Return the speaker whom some words name or describe; `after_l`: a ل at their head is no part of them."""
    scene = story.scene
    first, end = _without_quotes(scene, first, end)
    name, kind = name_of(scene, first, end)
    if kind is None:
        described = called_before(story, first, end) or meant_by(story, first, end)
        if described is not None:
            return described
        name, kind = _text(scene, first, end, after_l), kind_of_head(scene, first, end)
    return remember_source(story, name, kind, heads_of(scene, first, end))


def _without_quotes(scene: Scene, first: int, end: int) -> tuple[int, int]:
    """Return the words of a source inside the quotation marks that may stand around the whole of it."""
    quoted = end - first > 2 and scene.quotes.get(first) == end - 1
    return (first + 1, end - 1) if quoted else (first, end)


def _text(scene: Scene, first: int, end: int, after_l: bool = False) -> str:
    """Return the words of a description; of a lone noun without its pronoun where it means many (`مصادرها`)."""
    word = scene.words[first]
    start = word.stem if word.proclitics in ("و", "ف") or (after_l and word.proclitics == "ل") else word.start
    text = scene.text[start : scene.words[end - 1].end]
    if after_l and word.key.startswith("لل") and text.startswith("ل"):
        text = "ا" + text  # `وفقا للإحصاءات`
    many = end - first == 1 and word.stem_key.startswith("مصادر")
    return text.removesuffix("ها").removesuffix("ه").removesuffix("نا") if many else text

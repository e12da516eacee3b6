"""Sources that a preposition marks, from behind or at the head of a sentence: `بحسب المصدر`, `نقلا عن`."""

from newslab.claims.attribution import ECHOES, PREPOSITIONS, names_source
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import content_start
from newslab.claims.echoes import echo, is_opinion, opinion
from newslab.claims.from_behind import PARTED, from_behind
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import trim
from newslab.claims.phrases import source_phrase
from newslab.claims.relays import passed_on
from newslab.claims.scene import Scene

__all__ = ["behind"]

_WORDS_OF = ("تصريح", "تصريحات", "حديث")
_SAME = word_set("same") | word_set("this and some")


def behind(scene: Scene, index: int, before: list[Draft]) -> Draft | None:
    """A source marked by a preposition: `بحسب المصدر`, `وفقا للوزارة`, `نقلا عن`, `على حد قوله`."""
    bare = scene.bare(index)
    if bare == "علي" and scene.key(index + 1) == "حد" and scene.key(index + 2) in ECHOES:
        return echo(scene, index, index + 2, before)
    if is_opinion(scene, index):
        return opinion(scene, index)
    if bare == "نقلا" and scene.key(index + 1) != "عن":
        return None  # `ثم نقلا إلى المستشفى`
    if bare not in PREPOSITIONS or not names_source(scene, index + 1):
        return None
    position = index + 1
    if scene.key(position) in ECHOES:
        return echo(scene, index, position, before)
    if scene.key(position) in ("ما", "لما") or (scene.key(position).startswith("ما") and scene.cue(position)[0]):
        return None
    if scene.key(position) in PARTED:
        position += 1
    earlier = before[-1] if before and scene.starts[before[-1].index] == scene.starts[index] else None
    if bare == "نقلا" and earlier is not None and _passes_on(scene, earlier, index):
        return _quoting(scene, index, position, earlier)
    cue = Cue("حسب", "preposition", "say", frozenset("c"), frozenset(), "", "", False)
    draft = from_behind(scene, index, cue, content_start(scene, index), index - 1, "according to")
    if draft is None:
        return None
    if scene.bare(position) in _WORDS_OF and scene.key(position + 1).startswith("ل"):
        position += 1  # `وفق تصريح للوزيرة`
    aside = draft.first < index < draft.last and draft.source is not None
    end = draft.source[1] if draft.source is not None and aside else scene.ends[index] + 1
    draft.source = source_phrase(scene, position, end, after_l=True)
    if draft.source is not None:
        draft.relay = passed_on(scene, draft.source[1], min(scene.ends[index] + 1, draft.source[1] + 4))
    following = scene.cue(draft.source[1])[0] if bare == "نقلا" and draft.source is not None else ()
    if following and following[0].form == "masdar" and following[0].suffix:
        return None  # `أوردت الصحيفة نقلا عن مصدر قوله إن`
    if earlier is not None and earlier.first > draft.first and index - earlier.last <= 2 and _is_same(scene, position):
        draft.content, draft.first, draft.last = earlier.content, earlier.first, earlier.last
    return draft


def _is_same(scene: Scene, position: int) -> bool:
    """Tell whether a source from behind is the one that spoke before it: `حسب البيان`, `وفق نفس المصدر`."""
    word = scene.key(position).removeprefix("ل")
    document = head_kind(word) == "document" and scene.key(position).startswith(("ال", "لل"))
    return document or word in _SAME or scene.words[position].stem_key in _SAME


def _passes_on(scene: Scene, earlier: Draft, index: int) -> bool:
    """Tell whether a medium names its source at a word: `قالت الصحيفة نقلا عن`, `وفق ما أوردته الصحيفة نقلا عن`."""
    beside = earlier.source is not None and earlier.rule == "as said" and earlier.source[1] in (index, index - 1)
    return earlier.index < index < earlier.first or beside


def _quoting(scene: Scene, index: int, position: int, teller: Draft) -> Draft:
    """`قالت الصحيفة نقلا عن مصادر إن …`: the paper tells the same content that the sources are quoted for."""
    source = source_phrase(scene, position, teller.first if teller.first > index else scene.ends[index] + 1)
    if teller.source and source and teller.source[1] > index:
        teller.source = trim(scene, teller.source[0], index)
    return Draft(
        index, (content_start(scene, index), scene.words[index].end), teller.content, teller.first, teller.last, "say",
        "according to", "preposition", source=source, quoted=teller.quoted,
        relay=scene.offsets(teller.source) if teller.source else None,
    )  # fmt: skip

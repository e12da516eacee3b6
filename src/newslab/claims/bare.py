"""Speech that nothing introduces: `وأضاف قائلا نادرا ما كان …`, `وقال بلير لدينا عزم أكيد`."""

from newslab.claims.addressees import addressee
from newslab.claims.content import complementiser
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import attach_source, make_draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.phrases import source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["bare_speech"]

_LEAST = 4  # words of a speech
_NEAR = 12  # words in which an introduction is looked for
_STOPS = word_set("stop")
_RELATIVES = word_set("relative")
_BEFORE = word_set("no speech after")
_OPENS = word_set("opens a speech")
_OURS = ("لقد", "لدينا", "نحن")  # words of a speaker, wherever they stand


def bare_speech(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """Take what follows `قال` and its subject, or `قائلا`, up to where the narrator resumes as the content."""
    if (
        (cue.lemma not in ("قال", "أضاف") and not _by_saying(scene, index))
        or cue.suffix
        or cue.form not in ("verb", "participle")
    ):
        return None
    if scene.key(index - 1) in _BEFORE or scene.inside[index] >= 0:
        return None
    first = _first(scene, index, cue)
    if first is None:
        return None
    content = Content(scene.words[first].start, first, "bare", first)
    draft = make_draft(scene, index, cue, start, content, "bare")
    if draft is None or draft.last - draft.first + 1 < _LEAST:
        return None
    attach_source(scene, draft, first, cue)
    return draft


def _first(scene: Scene, index: int, cue: Cue) -> int | None:
    """Return the word with which the speech begins, None where that is not clear."""
    end = scene.ends[index]
    position = index + 1
    if position + _LEAST > end:
        return None
    near = range(position, min(end, index + _NEAR) + 1)
    ours = next((i for i in near if scene.key(i) in _OURS or is_mark(scene.words[i].text) or _introduced(scene, i)), 0)
    if ours and scene.key(ours) in _OURS:
        return ours
    if any(_introduced(scene, i) for i in near):
        return None
    if _by_saying(scene, index):
        return position + 1
    name = scene.names[position]
    position = _past_source(scene, position, end)
    if position > end or is_mark(scene.words[position].text):
        return None
    if cue.form == "participle" or scene.key(position) in _OPENS:
        return position
    word = scene.words[position]
    closed = word.key in _STOPS or word.key in _RELATIVES or word.key.startswith(("ال", "لل"))
    closed = closed or head_kind(word.key) is not None  # a title goes on
    return None if name is None or closed or word.proclitics else position


def _by_saying(scene: Scene, index: int) -> bool:
    """Tell whether `بالقول` alone brings in what is said: `مستدركا بالقول السد ليس قديما`."""
    return scene.key(index + 1) == "بالقول" and not is_mark(scene.words[min(index + 2, scene.ends[index])].text)


def _past_source(scene: Scene, position: int, end: int) -> int:
    """Return the word behind who says it, when and to whom; a source without a name only before what opens a speech."""
    name = scene.names[position]
    while position <= end and name is not None and scene.names[position] is name:
        position += 1
    while position <= end and scene.dates[position]:
        position += 1
    told = addressee(scene, position, position + 1)
    if told is not None and told.after <= end:
        return told.after
    span = source_phrase(scene, position, end) if name is None else None
    return span[1] if span is not None and scene.key(span[1]) in _OPENS else position


def _introduced(scene: Scene, position: int) -> bool:
    """Tell whether something introduces the speech after all."""
    return complementiser(scene, position, takes_b=True) is not None or scene.words[position].text == ":"

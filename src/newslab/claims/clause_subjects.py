"""The subject of a sentence or of a clause in it: the first name or title that no preposition governs."""

from bisect import bisect_left

from newslab.claims.draft import Draft
from newslab.claims.explicit import speaker_of
from newslab.claims.lexicon import SPEAKING, head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker
from newslab.claims.story import Story
from newslab.text.normalise import key

__all__ = ["conjoined_subject", "own_subject", "subject_of_sentence"]

_GOVERNS = word_set("governs")
_SUBJECTS = ("unnamed_person", "organisation", "media", "unnamed_group", "document")
_CLAUSES = tuple(key(word) for word in ("كما", "فيما", "بينما", "بل", "لكن", "حيث"))
_HEAD = 5  # words from the head of a sentence in which an unnamed subject stands
_GLUED = ("ب", "ل", "ك")
_ROOT = 3  # letters of a verb that may be read as a verbal noun
_MAIN = 14  # words from the head of a sentence in which its subject stands


def subject_of_sentence(story: Story, start: int, end: int) -> Speaker | None:
    """Return the subject of a sentence's main verb: the first name or title that no preposition governs."""
    scene = story.scene
    for index in range(start, min(end, start + _MAIN)):
        if _is_governed(scene, start, index) or scene.dates[index] or _is_said(story, start, index):
            continue
        name = scene.names[index]
        if scene.inside[index] != scene.inside[start]:
            continue
        body = SPEAKING if index == start + 1 else ("PER", "ORG")
        if name is not None and name.label in body:
            if name.start > scene.words[index].start:
                continue
            titled = _titled(story, start, index) if name.label != "PER" else None
            return titled or story.remember(name.canonical, "person" if name.label == "PER" else "organisation")
        kind = head_kind(scene.key(index))
        verb = scene.bare(index - 1).endswith("ت") or scene.bare(index - 1)[:1] in ("ي", "ت")
        near = 0 < index - start <= (_HEAD if kind == "unnamed_person" or verb else 2)
        before = scene.key(index - 1) if index > start else ""
        adjective = before.startswith("ال") and scene.key(index).startswith("ال") and head_kind(before) is None
        if name is None and near and kind in _SUBJECTS and not adjective:  # `في اللقاء الصحفي`
            span = source_phrase(scene, index, min(end, scene.ends[index] + 1))
            if span is not None and not scene.cue(index)[0]:
                end = _end_of_title(scene, *span)
                apposed = scene.names[end + 1] if scene.key(end) in ("،", ",") and end + 1 < len(scene.words) else None
                if apposed is not None and apposed.label == "PER":
                    return story.remember(apposed.canonical, "person")  # `ورد النائب البريطاني، سامي نصر، على`
                return speaker_of(story, span[0], end)
    return None


def _end_of_title(scene: Scene, first: int, end: int) -> int:
    """Return where a title with ال ends, before the object of its verb: `ولم ينف الوزير صحة الأرقام`."""
    if not scene.key(first).startswith("ال") or scene.names[first] is not None:
        return end
    ending = scene.key(first)[-2:]
    if ending in ("ان", "ون"):  # `وبحث الوزيران الخلاف`
        return next((i for i in range(first + 1, end) if not scene.key(i).endswith(ending)), end)
    female = scene.key(first).endswith("ه")
    plain = (i for i in range(first + 1, end) if scene.names[i] is None and scene.key(i).startswith("ال"))
    other = next((i for i in plain if scene.key(i).endswith("ه") != female), end)  # `ورفضت الوزارة الطلب`
    if all(scene.key(i).startswith("ال") for i in range(first, other)) and other < end:
        return other
    behind = next((i for i in range(first + 1, end) if not scene.key(i).startswith("ال")), end)
    led = behind == end or scene.names[behind] is not None or scene.words[behind].proclitics
    return end if led or scene.key(behind) in _GOVERNS or not scene.key(behind).isalpha() else behind


def _is_said(story: Story, start: int, index: int) -> bool:
    """Tell whether a word belongs to what the subject of its sentence, who is left out, says: `وأضاف أن المجلس…`."""
    drafts, known = story.drafts, len(story.speakers)
    number = bisect_left(drafts, start, hi=known, key=lambda draft: draft.index)
    if number == known or drafts[number].index > start + 1:
        return False
    draft = drafts[number]
    return draft.source is None and draft.form == "verb" and draft.first <= index <= draft.last


def own_subject(story: Story, start: int, index: int) -> Speaker | None:
    """Return the subject of the clause of a word, else that of its sentence up to there."""
    clause = _clause(story.scene, start, index)
    own = subject_of_sentence(story, clause, index)
    return subject_of_sentence(story, start, index) if own is None and clause > start else own


def conjoined_subject(story: Story, draft: Draft) -> Speaker | None:
    """Return the subject of the clause behind a comma that a verb goes on: `…، خرجت الفتاة وقالت`."""
    scene = story.scene
    if draft.form != "verb" or scene.words[draft.index].key == scene.bare(draft.index):
        return None
    start = scene.starts[draft.index]
    for index in range(draft.index - 1, max(start, draft.index - _MAIN), -1):
        if scene.words[index].text in ("،", ","):
            clause = index + 1
            plain = scene.names[clause] is None and not is_masdar(scene.bare(clause)) and not scene.cue(clause)[0]
            return _first_subject(story, clause + 1, draft.index) if plain else None
    return None


def _first_subject(story: Story, index: int, end: int) -> Speaker | None:
    """Return the name or title with ال at a word, which then is the subject of the verb before it."""
    scene = story.scene
    name = scene.names[index]
    if index + 1 >= end or _is_governed(scene, index - 1, index):
        return None
    if name is not None and name.label == "PER" and name.start == scene.words[index].start:
        return story.remember(name.canonical, "person")
    if name is None and scene.key(index).startswith("ال") and head_kind(scene.key(index)) == "unnamed_person":
        span = source_phrase(scene, index, end)
        return None if span is None else speaker_of(story, *span)
    return None


def _clause(scene: Scene, start: int, index: int) -> int:
    """Return where the clause of a word begins in a sentence that goes on to somebody else: `…، فيما انتقد فلان`."""
    if not scene.clauses:  # those of all words at once, so that many claims in one sentence cost no more
        for i in range(len(scene.words)):
            heads = i == scene.starts[i] or (scene.bare(i) in _CLAUSES and is_mark(scene.words[i - 1].text))
            scene.clauses.append(i if heads else scene.clauses[-1])
    return scene.clauses[index - 1] if index > start else start


def _titled(story: Story, start: int, index: int) -> Speaker | None:
    """Return the person whose title goes up to the name of a body: `الأمين العام للأمم المتحدة`."""
    scene = story.scene
    for first in range(index - 1, max(start, index - 4) - 1, -1):
        if head_kind(scene.key(first)) == "unnamed_person" and not _is_governed(scene, start, first):
            return speaker_of(story, first, scene.behind_name(index))
    return None


def _may_be_verb(word: str) -> bool:
    """Tell whether a word that looks like a verbal noun is rather a verb at the head of its sentence: `رفض`, `تحدث`."""
    return len(word) == _ROOT or (word.startswith("ت") and len(word) in (_ROOT + 1, _ROOT + 2))


def _is_governed(scene: Scene, start: int, index: int) -> bool:
    """Tell whether a preposition stands before a word, or is written with the title there: `للرحالة المغربي فلان`."""
    if index > start and scene.bare(index - 1) in _GOVERNS:
        return True
    verb = index - 1 == start and _may_be_verb(scene.bare(start))  # `ورفض بلير`
    plural = scene.key(index).endswith("ون") and scene.names[index] is None  # `فحص باحثون`
    if index > start and scene.names[index - 1] is None and is_masdar(scene.bare(index - 1)) and not (verb or plural):
        return True  # `زيارة بلير`
    before = range(max(start, index - 2), index)
    return any(scene.names[i] is None and scene.words[i].proclitics[-1:] in _GLUED for i in before)

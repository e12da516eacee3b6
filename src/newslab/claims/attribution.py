"""Recognise where an attribution begins, so that the content before it ends there."""

from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.scene import Scene
from newslab.text.characters import QUOTES
from newslab.text.normalise import key as folded

__all__ = ["PREPOSITIONS", "has_clause", "is_attribution", "is_participle", "is_present", "is_reach", "names_source"]

PREPOSITIONS = frozenset(["حسب", "بحسب", "وفق", "وفقا", "طبقا", "حسبما", "وفقما", "نقلا", "استنادا", "تبعا"])
"""Words that may mark a source from behind."""

_DESCRIBES = frozenset("o")
_NEAR = 8  # words from a law to what it says
ECHOES = word_set("echo")
_NOT_SOURCES = word_set("no source")
_QUANTIFIERS = ("نفس", "ذات", "احد", "احدي", "بعض", "هذه", "هذا", "تلك", "هولاء", "عدد", "عده", "اخر")
_INTRODUCED = word_set("introduces")
_THERE_IS = word_set("there is")
_NEVER = word_set("never a cue")
_URGES = word_set("urges")


def is_attribution(scene: Scene, index: int, after_comma: bool, present: bool) -> bool:
    """Tell whether a reporting clause begins at a word that ends the content before it.

    `present`: the cue of that content is in the present tense; a verb in the present goes on with no other narration.
    """
    bare = scene.bare(index)
    if bare in PREPOSITIONS and names_source(scene, index + 1):
        return True
    if bare == "علي" and scene.key(index + 1) == "حد" and scene.key(index + 2) in ECHOES:
        return True
    if after_comma and scene.key(index) == "فقد" and _is_verb(scene, index + 1) and has_clause(scene, index + 1):
        return True
    if scene.key(index) in ("كما", "فيما", "بينما", "حسبما", "مثلما") and _is_verb(scene, index + 1):
        return True
    if scene.key(index) == "حيث" and _is_verb(scene, index + 1):
        following = scene.cue(index + 1)[0][0]
        return not following.weak and "c" in following.takes and _leads(scene, index + 1, following)
    readings, start = scene.cue(index)
    if not readings or scene.names[index] is not None or scene.bare(index) in _NEVER:
        return False
    if readings[0].form == "participle":
        return is_participle(scene, index, readings[0])
    if is_reach(scene, index, readings[0]) or (scene.key(index) == "عبر" and not _expresses(scene, index)):
        return False
    conjoined = start > scene.words[index].start and scene.words[index].key[0] in "وف"
    if conjoined and folded(readings[0].lemma) in _URGES and not is_present(scene, index):
        return True
    if conjoined and _within(scene, index, readings[0], present):
        return False
    return (conjoined or after_comma) and _is_verb(scene, index) and _leads(scene, index, readings[0])


def is_reach(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb gives a number and tells nobody anything: `تبلغ 7 ملايين`, `يبلغ من العمر 30 عاما`."""
    return cue.lemma == "أبلغ" and (scene.key(index + 1)[:1].isdigit() or scene.key(index + 2) == "العمر")


def _expresses(scene: Scene, index: int) -> bool:
    """Tell whether `عبر` inside a sentence is the verb: `، عبر الوزير عن أمله`, not `، عبر تمكين السكان من`."""
    subject = scene.names[index + 1] if index + 1 < len(scene.words) else None
    able = subject is not None or head_kind(scene.key(index + 1)) not in (None, "media")
    return any(scene.key(i) == "عن" for i in range(index + 1, index + (_NEAR if able else 1) + 1))


def is_present(scene: Scene, index: int) -> bool:
    """Tell whether a word is a reporting verb in the present tense (`يقول`, `تتوقع`)."""
    readings, start = scene.cue(index)
    if not readings or readings[0].form != "verb":
        return False
    word = scene.words[index]
    form = word.key if start == word.start else word.key[1:]
    return form[:2] != folded(readings[0].lemma)[:2]


def has_clause(scene: Scene, index: int) -> bool:
    """Tell whether a reporting verb takes a clause and has one, or a quotation, behind it."""
    readings, _ = scene.cue(index)
    return bool(readings) and "c" in readings[0].takes and _leads(scene, index, readings[0])


def _within(scene: Scene, index: int, cue: Cue, present: bool) -> bool:
    """Tell whether a verb behind و only goes on with what happens: `وأخبره بأنه`, `ونقلها إلى`, `ويتوقع أن`."""
    moved = cue.lemma == "نقل" and scene.key(index + 1) == "الي"
    told = bool(cue.suffix) and not cue.takes & {"o"}
    return moved or told or (not present and is_present(scene, index) and not _has_subject(scene, index + 1))


def _has_subject(scene: Scene, index: int) -> bool:
    """Tell whether a name or the noun of a speaker stands at a word: `وتشير التحقيقات إلى`."""
    named = index < len(scene.words) and scene.names[index] is not None
    return named or head_kind(scene.key(index)) is not None


def is_participle(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a participle reports (`مشيرا إلى أن`, `مؤكدة أن`) and is no adjective (`معلومات مؤكدة`)."""
    word, following = scene.key(index), scene.bare(index + 1)
    if word.startswith("ال") or cue.form != "participle":
        return False
    if scene.key(index - 1) in _THERE_IS and not following.startswith(("ان", "بان")):
        return False
    if cue.lemma == "علق" and following.startswith("ب") and not following.startswith(("بان", "بقول", "بالقول")):
        return False  # `مصباحا معلقا بالسقف`
    close_by = (
        following in _INTRODUCED
        or following.startswith(("بان", "ان"))
        or following in (":", "اياه", "اياها", "اياهم")
        or _opens_quote(scene, index + 1)
    )
    if cue.lemma == "أفاد":  # `مفيد` is more often "useful"
        return following.startswith(("بان", "ان"))
    if cue.lemma == "أجمع":
        return following == "علي"
    if word.endswith("ون") and index > 0 and _is_verb(scene, index - 1):
        return False  # `وقال مغردون إن`
    takes_object = bool(cue.takes & {"n", "q", "o", "e"}) or cue.lemma in ("برر", "علل")
    after_mark = index > 0 and scene.words[index - 1].text in ("،", ",")
    if cue.lemma == "جدد":  # `مجددا` is more often "again"
        return after_mark and not following.startswith(("ان", "بان"))
    if cue.lemma in ("كتب", "علق", "ورد"):  # `عمل كاتبا في الصحيفة`
        return close_by or after_mark
    if word.endswith("ا"):
        return close_by or (takes_object and not (cue.stance == "accuse" and scene.key(index + 1)[:1] == "و"))
    if word.endswith(("ه", "ين", "ون", "ات")):
        return (close_by and (following not in ("من", "عن") or scene.key(index + 2).startswith("ان"))) or (
            after_mark and takes_object
        )
    return following.startswith("ان") or (
        (following in ("الي", "علي") and scene.key(index + 2).startswith("ان")) or (after_mark and following == "الي")
    )


def names_source(scene: Scene, index: int) -> bool:
    """Tell whether what follows حسب or وفق is a source, and no law, plan or standard."""
    if index >= len(scene.words):
        return False
    word = scene.words[index]
    stem = word.key.removeprefix("لل").removeprefix("ل")
    if word.key in _NOT_SOURCES or stem in _NOT_SOURCES:
        return head_kind(stem) == "document" and _law_speaks(scene, index)
    if scene.names[index] is not None:
        return scene.names[index].label in ("PER", "ORG", "GPE", "NORP", "WORK_OF_ART")
    if word.key in ECHOES:
        return True
    if word.key in ("ما", "مانقلت") or (word.key.startswith("ما") and scene.cue(index)[0]):
        return _is_verb(scene, index + 1) or word.key != "ما" or _comes(scene, index + 1)
    if word.key in ("ل", "لـ", "عن", "الي", "لما", "راي") or word.text in QUOTES:
        return scene.key(index) in ("لما", "راي") or names_source(scene, index + 1)
    if word.key in _QUANTIFIERS or stem in _QUANTIFIERS:
        return names_source(scene, index + 1)
    if word.key in scene.name_keys or stem in scene.name_keys:
        return True
    return bool(head_kind(word.key) or head_kind(stem) or head_kind(word.stem_key)) or _is_title(scene, index)


def _is_title(scene: Scene, index: int) -> bool:
    """Tell whether a definite noun that no table knows leads up to a person: `بحسب الناشر سامي نصر`."""
    name = scene.names[index + 1] if index + 1 < len(scene.words) else None
    return scene.key(index).startswith(("ال", "لل")) and name is not None and name.label == "PER"


def _law_speaks(scene: Scene, index: int) -> bool:
    """Tell whether a law is quoted and not only followed: `وبحسب القانون الجديد فإن …`."""
    near = range(index + 1, min(scene.ends[index], index + _NEAR) + 1)
    return index - 1 == scene.starts[index] and any(scene.key(i).startswith("فان") for i in near)


def _is_verb(scene: Scene, index: int) -> bool:
    readings, _ = scene.cue(index)
    spoken = bool(readings) and readings[0].form == "verb" and readings[0].agreement != "1"
    return spoken and bool(readings[0].takes & {"c", "q", "o"})


def _comes(scene: Scene, index: int) -> bool:
    """Tell whether a verb says in what something stood: `حسب ما جاء في بيان`."""
    readings, _ = scene.cue(index)
    return any(reading.takes == frozenset("j") for reading in readings) and scene.key(index + 1) == "في"


def _opens_quote(scene: Scene, index: int) -> bool:
    return index in scene.quotes


def _leads(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb within the next words has a complementiser, colon, quotation or source of its own."""
    if cue.takes == _DESCRIBES:
        return any(scene.words[i].proclitics == "ب" for i in range(index + 1, min(scene.ends[index], index + 12) + 1))
    if cue.weak:
        return scene.bare(index + 1) in _INTRODUCED
    last = min(scene.ends[index], index + 30)
    for position in range(index + 1, last + 1):
        key = scene.key(position)
        if (
            key in _INTRODUCED - {"من", "ب", "علي", "عن"}
            or key.startswith(("انه", "بانه"))
            or key == ":"
            or _opens_quote(scene, position)
            or (position == index + 1 and scene.words[position].text in QUOTES)
        ):
            return True
        if key in (".", "؛"):
            break
    return "n" in cue.takes

"""The subject behind its verb: `قالت اليوم الوزارة`."""

from newslab.claims.draft import Draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.may_speak import is_adjunct
from newslab.claims.phrases import is_so_called, source_phrase
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["beside_date", "subject_after"]

_SKIPPED = word_set("between verb and subject")
_TOLD = word_set("told")
_DENIED = word_set("denied")
_NO_NOUN = word_set("no noun")
_HONOURS = word_set("honour")
_ROUND_DATES = ("/", "(", ")")


def _disagrees(scene: Scene, draft: Draft, first: int) -> bool:
    """Tell whether gender or case shows that a noun beside a verb is told: `وحذر الدول من`, `حذر اللاعبين من`."""
    key_ = scene.key(first)
    return (
        key(draft.lemma) in _TOLD
        and draft.agreement == "m"
        and scene.names[first] is None
        and (
            key_.endswith("ات")
            or (key_.startswith("ال") and key_.endswith("ين") and len(key_) > 6 and key_ != "الامين")
            or key_ in ("الدول", "دول")
            or scene.words[first].text.endswith("ة")
        )
    )


def subject_after(scene: Scene, first: int, region: int, draft: Draft) -> tuple[int, int] | None:
    """Return the noun phrase behind a verb that is its subject, adverbs and dates between them left out."""
    if draft.form == "verb" and draft.agreement in ("mp", "fp", "d"):
        return None  # a verb of many has its subject before it or leaves it out: `الضباط حملوا سامي نصر المسؤولية`
    position = first
    while position < region and (
        scene.dates[position] or scene.key(position) in _SKIPPED or beside_date(scene, position)
    ):
        position += 1
    if position >= region or (draft.rule == "noun" and position >= draft.first):
        return None
    span = source_phrase(scene, position, min(region, draft.first))
    if span is None or _disagrees(scene, draft, span[0]) or is_adjunct(scene, span[0]):
        return None
    if draft.stance == "deny" and scene.key(span[0]) in _DENIED:  # `كما نفى الشائعات`
        return None
    return span if is_so_called(scene, span[0]) or not _is_no_noun(scene, span[0]) else None


def beside_date(scene: Scene, index: int) -> bool:
    """Tell whether a mark stands beside a date, as in `أفادت اليوم/الخميس/ الوكالة`."""
    return scene.words[index].text in _ROUND_DATES and (
        scene.dates[index - 1] or (index + 1 < len(scene.dates) and scene.dates[index + 1])
    )


def _is_no_noun(scene: Scene, index: int) -> bool:
    """Tell whether a word behind a verb is no subject: a function word, another verb (`تابع يقول`), `متمنيا`."""
    if scene.names[index] is not None or scene.key(index) in _NO_NOUN:  # `علي` is a name too
        return scene.names[index] is None
    if _tells_how(scene, index):
        return True
    if head_kind(scene.key(index)) is not None or scene.key(index) in _HONOURS:
        return False
    forms = [cue.form for cue in scene.cue(index)[0][:1] if not cue.weak]
    return "verb" in forms or ("participle" in forms and scene.words[index].text.endswith(("ا", "ة")))


def _tells_how(scene: Scene, index: int) -> bool:
    """Tell whether a word says how somebody spoke, before a colon or a quotation: `علق مبتسما: "…"`."""
    word, following = scene.words[index], scene.key(index + 1)
    accusative = word.text.endswith(("اً", "ًا")) or (
        word.key.endswith("ا") and word.key[:1] == "م" and word.key[-2:] not in ("نا", "ها")
    )
    return (accusative or word.key[:1] == "ب") and (following in (":", "،", ",") or index + 1 in scene.quotes)

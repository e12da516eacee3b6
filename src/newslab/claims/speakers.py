"""Resolve who speaks, over the whole article: full names, descriptions, pronouns and empty subjects."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from newslab.claims.cast import Member, describe, gender_of, is_definite, make_cast
from newslab.claims.draft import Draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["Speaker", "resolve"]

_SAME = word_set("same")
_SOURCE = word_set("the source")
_KIN = word_set("kin")
_ONE_OF = ("احد", "احدي")
_OF_MEDIA = ("اعلامي", "صحفي", "صحافي", "الاعلامي", "الصحفي", "الصحافي", "اخباري", "الاخباري")
_GOVERNS = word_set("governs")


@dataclass(slots=True)
class Speaker:
    """Who speaks: the name or description, its kind, its head nouns, and the gender that its verbs have shown."""

    name: str
    kind: str
    heads: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)


def resolve(scene: Scene, drafts: list[Draft]) -> list[Speaker | None]:
    """Return the speaker of each draft, None where nobody is named."""
    known: dict[str, Speaker] = {}
    cast = make_cast(scene)
    order: list[Speaker] = []
    out: list[Speaker | None] = []
    for number, draft in enumerate(drafts):
        enclosing = _enclosing(drafts, out, number)
        speaker = (
            _explicit(scene, draft, known, order, cast)
            if draft.source
            else _implicit(scene, draft, drafts, out, order, enclosing, known)
        )
        if draft.impersonal:
            speaker = None
        if speaker is not None:
            if draft.agreement in ("m", "f") and draft.source is not None:
                speaker.genders[draft.agreement] += 1
            if not (enclosing and enclosing is not speaker and draft.source) and speaker.kind != "document":
                order.append(speaker)
        out.append(speaker)
    _name_the_anonymous(scene, drafts, out)
    return out


def _enclosing(drafts: list[Draft], speakers: list[Speaker | None], number: int) -> Speaker | None:
    """Return the speaker of the innermost earlier claim whose content holds this cue."""
    cue = drafts[number].cue
    for earlier in range(number - 1, -1, -1):
        content = drafts[earlier].content
        if content[0] <= cue[0] and cue[1] <= content[1]:
            return speakers[earlier]
    return None


def _explicit(
    scene: Scene, draft: Draft, known: dict[str, Speaker], order: list[Speaker], cast: dict[str, Member]
) -> Speaker:
    """Return who a source is: a name in it, somebody known whom it describes, or its own words."""
    first, end = _without_quotes(scene, *(draft.source or (0, 0)))
    name, kind = name_of(scene, first, end)
    if kind is None:
        described = _described(scene, first, end, order, cast, known)
        if described is not None:
            return described
        name, kind = _text(scene, first, end), kind_of_head(scene, first, end)
    speaker = _remember(known, name, kind, _heads(scene, first, end))
    member = cast.get(name)
    if member is not None and not speaker.genders and gender_of(member):
        speaker.genders[gender_of(member)] += 1
    return speaker


def _without_quotes(scene: Scene, first: int, end: int) -> tuple[int, int]:
    """Return the words of a source inside the quotation marks that may stand around the whole of it."""
    quoted = end - first > 2 and scene.quotes.get(first) == end - 1
    return (first + 1, end - 1) if quoted else (first, end)


def _remember(known: dict[str, Speaker], name: str, kind: str, heads: set[str]) -> Speaker:
    speaker = known.setdefault(name, Speaker(name, kind))
    if not speaker.genders and kind == "organisation" and head_of(name).endswith("ه"):
        speaker.genders["f"] += 1
    speaker.heads.update(heads)
    return speaker


def name_of(scene: Scene, first: int, end: int) -> tuple[str, str | None]:
    """Return the canonical name inside a source with its kind; kind None: no name identifies the source."""
    names = _names(scene, first, end)
    person = next((name for name in names if name.label == "PER"), None)
    if person is not None and _is_about(scene, first, end, person):
        return "", None
    if person is not None:
        return person.canonical, "person"
    head = head_kind(scene.key(first)) or head_kind(scene.words[first].stem_key)
    if names and (scene.names[first] is not None or head in ("media", "organisation")):
        name = names[0]
        if head in ("unnamed_person", "unnamed_group", "document") and scene.names[first] is None:
            return "", None
        kind = "media" if head == "media" or name.subtype == "Media" else "organisation"
        whole = (
            head in ("media", "organisation") and scene.names[first] is None and name.label in ("GPE", "NORP", "PER")
        )
        return (_text(scene, first, end), kind) if whole else (name.canonical, kind)
    return "", None


def _is_about(scene: Scene, first: int, end: int, person: Any) -> bool:
    """Tell whether a person's name in a source is not the speaker's: `متحدث باسم الشيخ دريان`, `أرملة لطفي نقض`."""
    place = next(index for index in range(first, end) if scene.names[index] is person)
    if place == first:
        return False
    kin = scene.key(first) in _KIN and place - first <= 2
    return kin or any(scene.key(index) in ("باسم", "باسمه") for index in range(first, place))


def kind_of_head(scene: Scene, first: int, end: int) -> str:
    """Return the kind of an unnamed source by its head noun, or by a name inside it."""
    if scene.key(first) in _ONE_OF:
        return "unnamed_person"
    if end - first > 1 and scene.key(first + 1).startswith(_OF_MEDIA):
        return "media"
    for index in range(first, min(end, first + 2)):
        key = scene.key(index)
        kind = head_kind(key) or head_kind(scene.words[index].stem_key)
        if kind == "unnamed_person" and key.endswith(("ون", "ين")) and not key.endswith(("امين", "مين")):
            return "unnamed_group"
        if kind:
            return kind
    if scene.key(first).endswith(("ون", "ين", "ات")):
        return "unnamed_group"
    return "organisation" if _names(scene, first, end) else "unnamed_person"


def head_of(name: str) -> str:
    """Return the folded first word of a name."""
    return key(name.split()[0]) if name.split() else ""


def _described(
    scene: Scene, first: int, end: int, order: list[Speaker], cast: dict[str, Member], known: dict[str, Speaker]
) -> Speaker | None:
    """Return whom a description means: an earlier speaker with that head noun, else a name with that title."""
    same = any(scene.key(i) in _SAME for i in range(first, end)) or scene.key(first) in _SOURCE
    heads = _heads(scene, first, end)
    short = end - first <= 3
    if short and (same or scene.key(first).startswith("ال")):
        earlier = next((speaker for speaker in reversed(order) if heads & speaker.heads), None)
        if earlier is not None:
            return earlier
    member = describe(scene, first, end, cast)
    if member is not None:
        kind = (
            "person"
            if member.label == "PER"
            else "media"
            if kind_of_head(scene, first, end) == "media"
            else "organisation"
        )
        return _remember(known, member.name, kind, heads)
    if same and order:
        return order[-1]
    vague = end - first <= 6 and is_definite(scene, first, end) and kind_of_head(scene, first, end) == "unnamed_person"
    vague = vague and scene.key(first) not in _KIN and all(scene.key(i) != "باسم" for i in range(first, end))
    return next((speaker for speaker in reversed(order) if speaker.kind == "person"), None) if vague else None


def _implicit(
    scene: Scene,
    draft: Draft,
    drafts: list[Draft],
    speakers: list[Speaker | None],
    order: list[Speaker],
    enclosing: Speaker | None,
    known: dict[str, Speaker],
) -> Speaker | None:
    """Return the running speaker: of the claim around, of the sentence, or the last one that agrees with the verb."""
    if enclosing is not None and (draft.form != "participle" or draft.agreement == "1"):
        return enclosing
    if draft.rule == "characterise" and draft.suffix:
        return _nearest_subject(scene, draft, order)
    if draft.form in ("participle", "masdar"):
        near = _same_sentence(scene, draft, drafts, speakers)
        subject = near or _sentence_subject(scene, draft, known)
        if subject is not None:
            return subject
    if not order:
        return _sentence_subject(scene, draft, known)
    for speaker in reversed(order[-12:]):
        if _agrees(speaker, draft.agreement):
            return speaker
    return order[-1] if order else None


def _same_sentence(scene: Scene, draft: Draft, drafts: list[Draft], speakers: list[Speaker | None]) -> Speaker | None:
    for earlier in range(len(speakers) - 1, -1, -1):
        other = drafts[earlier]
        if scene.starts[other.index] != scene.starts[draft.index]:
            return None
        speaker = speakers[earlier]
        inside = other.content[0] <= draft.cue[0] < other.content[1]
        if speaker is not None and not inside and _agrees(speaker, draft.agreement):
            return speaker
    return None


def _sentence_subject(scene: Scene, draft: Draft, known: dict[str, Speaker]) -> Speaker | None:
    """Return the first name of a draft's sentence that no preposition governs, as the subject of its main verb."""
    for index in range(scene.starts[draft.index], draft.index):
        name = scene.names[index]
        if name is None or name.label not in ("PER", "ORG") or name.start > scene.words[index].start:
            continue
        if scene.key(index - 1) not in _GOVERNS:
            return _remember(known, name.canonical, "person" if name.label == "PER" else "organisation", set())
    return None


def _nearest_subject(scene: Scene, draft: Draft, order: list[Speaker]) -> Speaker | None:
    """Return the last name before `ما وصفته` in its sentence as its subject."""
    for index in range(draft.index - 1, scene.starts[draft.index] - 1, -1):
        name = scene.names[index]
        if name is not None and name.label in ("PER", "ORG", "GPE"):
            return Speaker(name.canonical, "person" if name.label == "PER" else "organisation")
    return order[-1] if order else None


def _agrees(speaker: Speaker, agreement: str) -> bool:
    if agreement not in ("m", "f"):
        return True
    if speaker.genders:
        return speaker.genders[agreement] > 0
    return True


def _names(scene: Scene, first: int, end: int) -> list[Any]:
    """Return the distinct entities among some words, in order."""
    return list(dict.fromkeys(name for name in scene.names[first:end] if name is not None))


def _heads(scene: Scene, first: int, end: int) -> set[str]:
    keys = {
        scene.key(i).removeprefix("ال") for i in range(first, end) if head_kind(scene.key(i)) and scene.names[i] is None
    }
    return keys | {scene.words[first].stem_key.removeprefix("ال")}


def _text(scene: Scene, first: int, end: int) -> str:
    return scene.text[scene.words[first].start : scene.words[end - 1].end]


def _name_the_anonymous(scene: Scene, drafts: list[Draft], speakers: list[Speaker | None]) -> None:
    """Give the unnamed official of a lead the name of the first person who speaks for the same body right after."""
    if not drafts or drafts[0].source is None or speakers[0] is None or speakers[0].kind != "unnamed_person":
        return
    bodies = {name.canonical for name in _names(scene, *drafts[0].source) if name.label == "ORG"}
    for draft, speaker in zip(drafts[1:4], speakers[1:4], strict=False):
        if draft.source is None or speaker is None or speaker.kind != "person":
            continue
        if bodies & {name.canonical for name in _names(scene, *draft.source)}:
            anonymous = speakers[0]
            for number, other in enumerate(speakers):
                speakers[number] = speaker if other is anonymous else other
            return

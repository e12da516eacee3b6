"""Whom a description means among those who are named, or spoke before it."""

from newslab.claims.about import fits
from newslab.claims.called import describe, is_definite, nearness
from newslab.claims.cast import Member, titles_of
from newslab.claims.kinds import bare_noun, heads_of, kind_of_head
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker, head_of
from newslab.claims.story import Story
from newslab.text.normalise import key

__all__ = ["called_before", "meant_by", "remember_source"]

_SAME = word_set("same")
_SOURCE = word_set("the source")
_WRITTEN_TOO = {"مصدر"}  # `المصدر ذاته` may be a paper, `المسؤول ذاته` not
_HONOURS = word_set("honour")
_HONOURED = {"جلال": word_set("majesty"), "سمو": word_set("highness"), "فخام": word_set("excellency")}
_BARE = word_set("this and some")
_QUOTED = ("document", "media", "unnamed_group", "unnamed_person")
_ANOTHER = word_set("unknown still") | word_set("kin") | word_set("reporter")  # titles that do not mean the last person
_NAMED_BODIES = word_set("body with a name")
_ANYBODY = word_set("anybody")
_LATTER = ("الاخير", "الاخيره")
_NEAR = 40  # words back to the name that `الأخير` means
_SHORT = 6  # words of a title that may mean the last person
_BACK = 1500  # words that a short description may refer back


def remember_source(story: Story, name: str, kind: str, heads: set[str]) -> Speaker:
    """Return the speaker of a name, who from now on is known by these head nouns too."""
    speaker = story.remember(name, kind)
    if not speaker.genders and kind == "organisation" and head_of(name).endswith("ه"):
        speaker.genders["f"] += 1
    speaker.heads.update(heads)
    return speaker


def meant_by(story: Story, first: int, end: int) -> Speaker | None:
    """Return whom a description means: an earlier speaker with that head noun, else a name with that title."""
    scene = story.scene
    alone = scene.key(first) in _SOURCE and end - first == 1
    if scene.key(first) in _LATTER and end - first == 1:
        latter = _named_last(story, first)
        if latter is not None:
            return latter
    same = alone or any(scene.key(i) in _SAME for i in range(first, end))
    heads = heads_of(scene, first, end)
    ours = scene.key(first).endswith("نا") and head_kind(scene.key(first).removesuffix("نا")) is not None
    definite = scene.key(first).startswith("ال") or scene.key(first) in _BARE | _SOURCE or ours
    if scene.key(first) in _HONOURS:
        return _honoured(story, first)
    if end - first <= 3 and (same or definite):
        spoken = (speaker for speaker in reversed(story.order[-60:]) if heads & speaker.heads)
        earlier = next((speaker for speaker in spoken if same or fits(story, first, end, speaker)), None)
        if earlier is not None:
            return earlier
    again = _in_same_words(story, first, end)
    if again is not None:
        return again
    member = describe(scene, first, end, story.cast)
    if member is not None:
        return remember_source(story, member.name, _kind_of_member(scene, first, end, member), heads)
    alike = _alike(story, first, end) if definite else None
    if alike is not None:
        return alike
    if same:
        known = (speaker for speaker in reversed(story.speakers[-20:]) if speaker is not None)
        human = kind_of_head(scene, first, end) == "unnamed_person" and not heads & _WRITTEN_TOO
        kinds = ("person", "unnamed_person") if human else _QUOTED
        return next((s for s in known if s.kind in kinds), story.order[-1] if story.order else None)
    if definite and end - first <= 2:
        back = _mentioned_before(story, first, end, heads)
        if back is None and end - first == 1 and kind_of_head(scene, first, end) == "media":
            back = next((speaker for speaker in reversed(story.order[-60:]) if speaker.kind == "media"), None)
        if back is not None:
            return back
    return _the_person(story, first, end) or _the_body(story, first, end)


def _named_last(story: Story, first: int) -> Speaker | None:
    """Return the person named last before `الأخير`, whether he spoke or not."""
    for index in range(first - 1, max(-1, first - _NEAR), -1):
        name = story.scene.names[index]
        if name is not None and name.label == "PER":
            return story.remember(name.canonical, "person")
    return None


def _the_body(story: Story, first: int, end: int) -> Speaker | None:
    """Return the body that spoke last, which a short definite noun means: `الشركة`, `النادي الإسباني`."""
    scene = story.scene
    said = scene.key(first).removeprefix("ال")
    nation = end - first == 2 and scene.names[first + 1] is not None and scene.names[first + 1].label == "NORP"
    if said not in _NAMED_BODIES or not scene.key(first).startswith("ال") or not (nation or end - first == 1):
        return None
    bodies = (speaker for speaker in reversed(story.order[-60:]) if speaker.kind == "organisation")
    return next((body for body in bodies if head_kind(head_of(body.name)) is None or said in body.words()), None)


def _in_same_words(story: Story, first: int, end: int) -> Speaker | None:
    """Return who was called so before, with or without ال: `وسائل إعلام محلية` … `وسائل الإعلام المحلية`."""
    said = titles_of(story.scene, first, end)
    definite = any(story.scene.key(i).startswith("ال") for i in range(first, end))
    spoken = (s for s in reversed(story.order[-60:]) if s.kind in _QUOTED) if definite and len(said) > 1 else ()
    return next((s for s in spoken if [word.removeprefix("ال") for word in s.words()] == said), None)


def _honoured(story: Story, first: int) -> Speaker | None:
    """Return whom an honour means: the person named nearest whose title it fits (`جلالته` a king), else the last."""
    honour = story.scene.key(first)
    words = next((titles for start, titles in _HONOURED.items() if honour.startswith(start)), frozenset())
    titled = (m for m in story.cast.values() if m.label == "PER" and m.titles & words)
    member = max(titled, key=lambda m: nearness(m, first), default=None)
    if member is not None:
        return story.remember(member.name, "person")
    return next((speaker for speaker in reversed(story.order[-60:]) if speaker.kind == "person"), None)


def called_before(story: Story, first: int, end: int) -> Speaker | None:
    """Return whom an earlier sentence named so: the medium of `صحيفة "السفير"` by `السفير`, a person by a part."""
    scene = story.scene
    name = scene.text[scene.words[first].start : scene.words[end - 1].end]
    speaker = story.known.get(name)
    if speaker is not None and speaker.kind == "media" and name in story.cast:
        return speaker
    said = {scene.key(index) for index in range(first, end)}
    if any(head_kind(word) for word in said) or not said <= scene.name_keys:
        return None
    persons = (member for member in story.cast.values() if member.label == "PER" and member.places[0] < first)
    person = next((member for member in persons if said <= {key(word) for word in member.name.split()}), None)
    return story.remember(person.name, "person") if person else None


def _alike(story: Story, first: int, end: int) -> Speaker | None:
    """Return the unnamed person who was called by another noun with the same words behind: `مصدر مقرب من الحزب`."""
    said = titles_of(story.scene, first, end)[1:]
    unnamed = (speaker for speaker in reversed(story.order[-60:]) if speaker.kind == "unnamed_person")
    called = ((speaker, [word.removeprefix("ال") for word in speaker.words()[1:]]) for speaker in unnamed)
    return next((speaker for speaker, words in called if len(said) > 1 and words == said), None)


def _kind_of_member(scene: Scene, first: int, end: int, member: Member) -> str:
    if member.label == "PER":
        return "person"
    return "media" if kind_of_head(scene, first, end) == "media" else "organisation"


def _mentioned_before(story: Story, first: int, end: int, heads: set[str]) -> Speaker | None:
    """Return the fuller phrase with the same head noun before a short definite one: `نقابتهم` … `النقابة`."""
    scene = story.scene
    kind = kind_of_head(scene, first, end)
    if kind not in ("organisation", "media", "document", "unnamed_group"):
        return None
    for index in range(first - 1, max(-1, first - _BACK), -1):
        stem = scene.words[index].stem_key
        if not {stem, bare_noun(stem)} & heads or scene.key(index).startswith("ال"):
            continue
        name = scene.names[index] or (scene.names[index + 1] if index + 1 < first else None)
        if name is not None and name.label == "ORG":
            return remember_source(story, name.canonical, kind, heads)
        span = source_phrase(scene, index, scene.ends[index] + 1)
        if span is not None and span[1] - span[0] > end - first:
            start = scene.words[span[0]].stem
            return remember_source(story, scene.text[start : scene.words[span[1] - 1].end], kind, heads)
    return None


def _the_person(story: Story, first: int, end: int) -> Speaker | None:
    """Return the last person who spoke whom a short definite title fits (`المسؤول`, `ضيف "بوليتيكا"`)."""
    scene = story.scene
    guest = first + 1 in scene.quotes
    another = not _ANOTHER.isdisjoint(scene.key(first).removesuffix(whose) for whose in ("", "ها", "ه", "هم"))
    if another or end - first > _SHORT or any(scene.key(i) == "باسم" for i in range(first, end)):
        return None
    if not (guest or is_definite(scene, first, end)) or kind_of_head(scene, first, end) != "unnamed_person":
        return None
    if scene.key(first).endswith("ه") and head_kind(scene.key(first)) is None and not guest:
        return None  # a thing or a body that no table knows: `البوابة`
    generic = scene.key(first).removeprefix("ال") in _ANYBODY
    if generic and end - first == 2 and story.order and story.order[-1].kind == "person":
        nation = scene.names[first + 1] is not None and scene.names[first + 1].label == "NORP"
        member = story.cast.get(story.order[-1].name)
        if nation and (member is None or not member.nations):
            return story.order[-1]  # `اللواء سامي نصر` … `المسؤول السعودي`
    anybody = end - first == 1 and generic
    kinds = ("person", "unnamed_person") if anybody else ("person",)
    spoken = (speaker for speaker in reversed(story.order[-60:]) if speaker.kind in kinds)
    return next((speaker for speaker in spoken if guest or fits(story, first, end, speaker)), None)

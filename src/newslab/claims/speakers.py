"""Resolve who speaks, over the whole article: full names, descriptions, pronouns and empty subjects."""

from collections.abc import Callable, Sequence

from newslab.claims.called import is_called
from newslab.claims.candidates import Candidate, find_candidates
from newslab.claims.cast import Member, make_cast, titles_of
from newslab.claims.draft import Draft
from newslab.claims.explicit import explicit
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.naming import names_among
from newslab.claims.ranking import probabilities
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker, agreement_with
from newslab.claims.story import Story
from newslab.text.normalise import key

__all__ = ["Resolved", "resolve"]

_GOES_ON = word_set("goes on")
_NAMELESS = frozenset(word.removeprefix("ال") for word in word_set("unknown still"))
_NEGATIONS = word_set("negation")
_LEAD = 4  # sentences in which an unnamed person may be one who is named later
Choice = Callable[[int, Sequence[Candidate]], int]
Resolved = tuple[Speaker | None, float]


def resolve(scene: Scene, drafts: list[Draft], choose: Choice | None = None) -> list[Resolved]:
    """Return the speaker of each draft, None where nobody is named, with how sure the choice is (0 to 1).

    A written source is certain, an empty subject as likely as the ranking says. `choose` takes the place of the
    ranking: it gets a draft's number and the candidates, and returns the index of one (training uses it).
    """
    story = Story(scene, drafts, make_cast(scene))
    certainty: list[float] = []
    for number, draft in enumerate(drafts):
        enclosing = story.enclosing()
        speaker, certain = None, 1.0
        if draft.impersonal:
            speaker = enclosing if draft.rule == "expected" else None
        elif draft.source:
            speaker = explicit(story, draft)
            _goes_on(story, draft, speaker)
        else:
            speaker, certain = _implicit(story, number, draft, enclosing, choose)
        if speaker is not None:
            if draft.agreement in ("m", "f") and draft.source is not None:
                speaker.genders[draft.agreement] += 1
            nested = enclosing is not None and enclosing is not speaker
            if not nested and speaker.kind != "document":
                last = -1 if story.order and story.only_passed_on(number) else len(story.order)
                story.order.insert(last, speaker)
        story.speakers.append(speaker)
        certainty.append(certain)
    _name_the_anonymous(story)
    _name_the_first(story)
    return list(zip(story.speakers, certainty, strict=True))


def _implicit(
    story: Story, number: int, draft: Draft, enclosing: Speaker | None, choose: Choice | None
) -> tuple[Speaker | None, float]:
    candidates = find_candidates(story, draft, enclosing)
    if not candidates:
        return None, 1.0
    if draft.form == "verb" and draft.relay is None and all("agrees: no" in one.features for one in candidates):
        return None, 1.0  # `ويُستبعد فرض حظر`
    odds = probabilities(candidates)
    best = choose(number, candidates) if choose else max(range(len(odds)), key=odds.__getitem__)
    return candidates[best].speaker, odds[best]


def _goes_on(story: Story, draft: Draft, speaker: Speaker) -> None:
    """Take an unnamed speaker for the person named next: by `وأضاف فلان`, or by a bare name that had no title yet."""
    before = story.speakers[-1] if story.speakers else None
    if story.scene.bare(draft.index - 1) in _NEGATIONS:
        return  # `ولم يؤكد سامي نصر الخبر`: another than who told it
    if before is None or before.kind != "unnamed_person" or speaker.kind != "person" or speaker in story.speakers:
        return
    if key(draft.lemma) in _GOES_ON or _bare_and_new(story, draft, speaker):
        story.speakers = [speaker if other is before else other for other in story.speakers]
        story.order = [speaker if other is before else other for other in story.order]


def _bare_and_new(story: Story, draft: Draft, speaker: Speaker) -> bool:
    """Tell whether a name first stands here, without a title: AFP writes `صرح السفير …` and then `وقال دان غيلرمان`."""
    scene, last = story.scene, len(story.speakers) - 1
    first, end = draft.source or (0, 0)
    member = story.cast.get(speaker.name)
    while last and story.drafts[last].form == "participle" and story.speakers[last - 1] is story.speakers[last]:
        last -= 1  # `أقر قائد الوحدة بكذا, معتبرا كذا`
    earlier = story.drafts[last]
    if member is None or member.titles or member.places[0] != first or earlier.source is None:
        return False
    titled = head_kind(scene.key(earlier.source[0])) == "unnamed_person"
    known = scene.key(earlier.source[0]).removeprefix("ال") not in _NAMELESS
    tail = next((i for i in range(first, end) if scene.names[i] is None), end)
    bare = tail == end or scene.key(tail).startswith("ب")  # `قال سامي بلقاء`
    next_sentence = scene.starts[first] and scene.starts[earlier.index] == scene.starts[scene.starts[first] - 1]
    return titled and known and bare and bool(next_sentence)


def _name_the_anonymous(story: Story) -> None:
    """Give an unnamed person of the headline or lead the name of the person whom the article then gives that title."""
    scene = story.scene
    for number, draft in enumerate(story.drafts):
        speaker = story.speakers[number]
        if scene.starts[draft.index] > _end_of_lead(scene):
            return
        if speaker is None or not speaker.kind.startswith("unnamed") or draft.source is None:
            continue
        member = _same_body(story, number) or _same_title(story, *draft.source) or _same_head(story, number)
        known = member is not None and speaker.kind == "unnamed_person"
        named = story.remember(member.name, "person") if known and member else _fuller(story, number)
        if named is not None:
            story.speakers = [named if other is speaker else other for other in story.speakers]


def _fuller(story: Story, number: int) -> Speaker | None:
    """Return who says a headline's words in the lead, unnamed there too: `مصدر ينفي …`, `نفى مسؤول في الشرطة …`."""
    scene, drafts, following = story.scene, story.drafts, number + 1
    if number or following >= len(drafts) or scene.starts[drafts[0].index] > 0 or drafts[following].source is None:
        return None
    other = story.speakers[following]
    last, first = scene.ends[drafts[0].index], scene.starts[drafts[following].index]
    lead = first == last + 1 and "\n" in scene.text[scene.words[last].end : scene.words[first].start]
    before = story.speakers[0]
    if not lead or other is None or before is None or other is before:
        return None
    same = drafts[following].lemma == drafts[0].lemma and before.kind == other.kind == "unnamed_person"
    return other if same or (other.kind == "unnamed_group" and _stems(before) < _stems(other)) else None


def _stems(speaker: Speaker) -> set[str]:
    """Return the words of a description without article and ending: `علماء آثار` is in `مجموعة من علماء الآثار`."""
    return {word.removeprefix("ال").removesuffix("ون").removesuffix("ين") for word in speaker.words()}


def _name_the_first(story: Story) -> None:
    """Give claims that begin an article without any name (`وينفي أن`) to the first person who then speaks."""
    nameless: list[int] = []
    for number, (draft, speaker) in enumerate(zip(story.drafts, story.speakers, strict=True)):
        if speaker is None and not draft.impersonal and draft.agreement in ("m", "f"):
            nameless.append(number)
        elif speaker is not None and speaker.kind == "person" and draft.source is not None:
            for earlier in nameless:
                if agreement_with(speaker, story.drafts[earlier].agreement) != "no":
                    story.speakers[earlier] = speaker
            return


def _end_of_lead(scene: Scene) -> int:
    position = 0
    for _ in range(_LEAD):
        if position >= len(scene.words):
            break
        position = scene.ends[position] + 1
    return position


def _same_title(story: Story, first: int, end: int) -> Member | None:
    """Return the person, named later, whose titles hold the description's head noun and half of its words."""
    words = titles_of(story.scene, first, end)
    head = next((word for word in words if head_kind(word) == "unnamed_person"), None)
    if head is None or len(words) < 2:
        return None
    if any(story.scene.key(i) == "باسم" for i in range(first, end)):
        later = (member for member in story.cast.values() if member.label == "PER" and member.places[0] > first)
        return next((member for member in later if is_called(member, words)), None)
    fitting = [
        member
        for member in story.cast.values()
        if member.label == "PER" and head in member.titles and member.places[0] > first
    ]
    shares = [(sum(word in member.titles for word in words) / len(words), member) for member in fitting]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= 0.6 else None


def _same_head(story: Story, number: int) -> Member | None:
    """Return the person who speaks next with the title that alone stood in the headline: `مفتي روما: …`."""
    scene, draft, source = story.scene, story.drafts[number], story.drafts[number].source
    if number or scene.starts[draft.index] > 0 or source is None:
        return None
    following = zip(story.drafts[1:_LEAD], story.speakers[1:_LEAD], strict=True)
    new = ((other.source, who) for other, who in following if scene.starts[other.index] > 0 and other.source)
    written, speaker = next(new, (None, None))
    if written is None or speaker is None or speaker.kind != "person":
        return None
    called = titles_of(scene, *source)[0] in titles_of(scene, *written)
    return story.cast.get(speaker.name) if called else None


def _same_body(story: Story, number: int) -> Member | None:
    """Return the first person who speaks for the same body as an unnamed official in the next claims."""
    scene, drafts = story.scene, story.drafts
    bodies = {name.canonical for name in names_among(scene, *(drafts[number].source or (0, 0))) if name.label == "ORG"}
    for draft, speaker in zip(drafts[number + 1 : number + 4], story.speakers[number + 1 : number + 4], strict=False):
        if draft.source is None or speaker is None or speaker.kind != "person":
            continue
        if bodies & {name.canonical for name in names_among(scene, *draft.source)}:
            return story.cast.get(speaker.name)
    return None

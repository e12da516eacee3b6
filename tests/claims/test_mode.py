"""Whether a content is quoted wholly, in part or not at all."""

import pytest

from newslab.claims import find_claims

MODES = [
    ('قال المدير إن السد "محدود".', "mixed"),
    ('قال المدير إن السد أغلق "سريعا".', "mixed"),
    ('قال المدير إن الهدف هو منها "تشويه" السوق.', "mixed"),
    ('قال المدير إن الناس عوملوا ك"غرباء" في السوق.', "mixed"),
    ('قال المدير إن الشرطة عثرت على مخدر "الزطلة" في السوق.', "indirect"),
    ('قال المدير إن السفينة وصلت إلى قناة "صباح" في الشمال.', "indirect"),
    ("قال المدير: إني رأيت السد بعيني.", "direct"),
    ("قال المدير: كل ما صنعنا هناك قديم.", "direct"),
    ("قال المدير: السد قديم والطريق طويل.", "indirect"),
    ("وزير الزراعة: لن نرحل عن القرية\nعاد أمس.", "direct"),
    ("وزير الزراعة: ينقصنا الماء في القرية\nعاد أمس.", "direct"),
    ("وزير الزراعة: السد ليس قانونا ولا تعاونا\nعاد أمس.", "indirect"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_mode(make_doc, text, mode):
    assert [claim.mode for claim in find_claims(make_doc(text))][:1] == [mode]

"""Texts that break tools: strategies and fixed examples for the property-based tests."""

from hypothesis import strategies as st

PIECES = [
    "قال", "وقال", "إن", "أن", "مصطفى بالي", "لرويترز", "بـ”قسد”", "“قسد”", '"', "”", "“", "«", "»", "'",
    " , ", "،", ".", "؟",
    "...", "\n", "\r\n", "\t", "  ", "41", "٤١", "۴۱", "1,234.5", "٣٫٥٪", "20 ألفا", "من 400 إلى 600",
    "أكثر من", "عشرين",
    "يوم السبت", "فبراير / شباط", "2019-02-11", "ـ", "قـــال", "أكّدَت", "\u200f", "\u202e", "\u2066", "\u200d", "\u200b",
    "\ufeff", "\ufdfa", "ﻻ", "🇸🇾", "👩‍👩‍👧", "😀", "<b>", "&amp;", "<script>",
    "\ud800", "\udfff", "\x00", "\x1f", "é", "F-16",
    "https://a.b/c?d=e", "x@y.org", "#وسم", "@name",
    "أ.ف.ب", "د. أحمد", "كم2", "%", "$", "(", ")", "[", "]", "-", "–", ":",
]  # fmt: skip

ARABIC = st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=30)
MIXED = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)

TEXTS = st.one_of(MIXED, GLUED, ANY, ARABIC)
"""Any text: news-like pieces, glued pieces, raw Arabic, and arbitrary Unicode with lone surrogates."""

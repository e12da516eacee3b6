"""Classes of characters in Arabic news, as regular-expression fragments (no brackets around them)."""

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
"""Vowel signs, shadda, dagger alef and Quranic marks."""

TATWEEL = "\u0640"

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Zero-width characters, joiners and controls of writing direction."""

ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)

ARABIC_DIGITS = "\u0660-\u0669\u06f0-\u06f9"

DIGITS = "0-9" + ARABIC_DIGITS

LATIN_LETTERS = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"

OPENING_QUOTES = "“«‹„‟「『"
CLOSING_QUOTES = "”»›」』"
QUOTES = "\"'`´‘’‚‛″＂" + OPENING_QUOTES + CLOSING_QUOTES
"""Every quotation mark; news uses them wrong way round, so the direction is only a hint."""

"""Read one number from a string."""

from newslab.numbers.lexicon import kept_whole
from newslab.numbers.numerals import read_numeral, read_ordinal
from newslab.text.clitics import split
from newslab.text.normalise import key
from newslab.text.tokenizer import tokenize

__all__ = ["parse"]


def parse(text: str) -> int | float:
    """Return the value of a number written in digits or words, in any case and gender.

    >>> parse("ثلاثة آلاف وخمسمئة واثنان وعشرون"), parse("٢٠ ألفا"), parse("مليون ونصف المليون")
    (3522, 20000, 1500000)

    Raises
    ------
    ValueError
        if the text is not one number and nothing else.
    """
    keys = [piece for start, end in tokenize(text) for piece in _pieces(text[start:end])]
    numeral = (read_numeral(keys, 0) or read_ordinal(keys, 0)) if keys else None
    if numeral is None or numeral.end != len(keys):
        raise ValueError(f"{text!r} is not one number; write it in digits or in words, such as 'خمسة وعشرون'.")
    return int(numeral.value) if numeral.value.is_integer() else numeral.value


def _pieces(word: str) -> list[str]:
    folded = key(word)
    if folded in kept_whole():
        return [folded]
    if folded[:1] == "و" and len(folded) > 1:
        return ["و", folded[1:]]
    return [key(word[start:end]) for start, end in split(word)]

"""List the Arabic names and symbols of currencies with their ISO 4217 codes, from the Unicode CLDR.

usage: python -m training.currency_names OUT.tsv

The names are read through the library Babel, in the forms that the CLDR gives for one, two, few and many.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol

__all__ = ["table"]

HEADER = """\
# Arabic names and symbols of currencies.
# name: as the CLDR writes it, for one, two, few or many, or its symbol in Arabic letters; code: ISO 4217.
# Source: Unicode CLDR, locale ar (Unicode License v3), through Babel; made by training/currency_names.py.
name\tcode
"""
_SHARED = ("XAF", "XCD", "XOF", "XPF")  # the other codes with X are metals, funds and tests
_COUNTS = (None, 1, 2, 3, 11)
_NAME = re.compile("[\u0620-\u0652 ]+")
_SYMBOL = re.compile(r"[\u0620-\u064a](?:\.[\u0620-\u064a])+")


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.parse_args().out.write_text(table(), encoding="utf-8")


def table() -> str:
    """Return the table as text."""
    return HEADER + "".join(f"{name}\t{code}\n" for name, code in sorted(set(_names()), key=lambda row: row[::-1]))


def _names() -> Iterator[tuple[str, str]]:
    for code in map(str, Locale("ar").currencies):
        if code[0] == "X" and code not in _SHARED:
            continue
        names = [get_currency_name(code, count=count, locale="ar") for count in _COUNTS]
        yield from ((name, code) for name in names if _NAME.fullmatch(name) and "للتحويل" not in name)
        symbol = _SYMBOL.match(get_currency_symbol(code, "ar"))
        if symbol:
            yield symbol[0], code


if __name__ == "__main__":
    main()

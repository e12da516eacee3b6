"""A table of records to read: from the right, every cell in the direction of its own text."""

from typing import TYPE_CHECKING

from newslab.view.markup import isolated

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["table"]


def table(frame: "DataFrame") -> str:
    """Return the HTML of a DataFrame, its first column on the right; nothing is cut short, all text is escaped."""
    head = "".join(f"<th>{isolated(str(column))}</th>" for column in frame.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in frame.itertuples(index=False, name=None))
    return (
        f'<div class="newslab table" dir="rtl"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _cell(value: object) -> str:
    text = "" if value is None or value != value else f"{value}"
    return f'<td dir="auto" style="text-align:start">{isolated(text)}</td>'

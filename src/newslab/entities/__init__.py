"""Names: a transformer tags words, rules set the exact edges, and mentions of one referent share a canonical name."""

from newslab.entities.records import Entity

__all__ = ["Entity"]

"""Expressions of time, resolved against the day of publication."""

from newslab.dates.records import Date

__all__ = ["Date"]

"""What pint has to be told so that it converts every unit of a quantity."""

from newslab.tables import read_table

__all__ = ["pint_definitions"]


def pint_definitions() -> list[str]:
    """Return definitions of the units that pint does not know by our names, for its `load_definitions`.

    >>> from pint import UnitRegistry
    >>> registry = UnitRegistry()
    >>> _ = registry.load_definitions(pint_definitions())
    >>> round(registry.Quantity(20, "feddan").to("hectare").magnitude, 2)
    8.4
    """
    return [f"{row['unit']} = {row['definition']}" for row in read_table("numbers", "pint_units")]

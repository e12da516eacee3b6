import pytest
from pint import UnitRegistry

from newslab.dates.find import find_dates
from newslab.numbers import pint_definitions
from newslab.numbers.find import find_quantities
from newslab.tables import read_table
from training.currency_names import table

UNITS = [row for row in read_table("numbers", "units") if row["kind"] != "money"]
NAMES = [row for row in read_table("numbers", "currency_names") if " " in row["name"]]


@pytest.fixture(scope="module")
def registry():
    known = UnitRegistry()
    known.load_definitions(pint_definitions())
    return known


@pytest.mark.parametrize("unit", sorted({row["unit"] for row in UNITS}))
def test_pint_knows_every_unit(registry, unit):
    assert registry.Quantity(1, unit).to_root_units().magnitude > 0


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row["noun"])
def test_every_unit_is_read(make_doc, row):
    doc = make_doc(f"نحو 25 {_written(row['noun'])} هناك")
    (found,) = find_quantities(doc, find_dates(doc, None))
    assert (found.text, found.kind, found.unit, found.bound) == ("25", row["kind"], row["unit"], "~")


def _written(noun):
    return noun.replace("كلم 2", "كلم2").replace(" / ", "/").replace("° م", "°م").replace("ب ال", "بال")


def test_currency_names_are_those_of_the_cldr():
    rows = [row["name"] + "\t" + row["code"] for row in read_table("numbers", "currency_names")]
    assert rows == [line for line in table().splitlines() if not line.startswith("#")][1:]


@pytest.mark.parametrize("row", NAMES, ids=lambda row: f"{row['name']} {row['code']}")
def test_every_currency_of_the_cldr_is_read(make_doc, row):
    (found,) = find_quantities(make_doc(f"دفع 50 {row['name']} أمس"))
    assert found.unit in {other["code"] for other in NAMES if other["name"] == row["name"]}
    assert (found.kind, found.min) == ("money", 50)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("50 دينارا تونسيا", "TND"),
        ("ثلاثة دنانير كويتية", "KWD"),
        ("مئة ليرة لبنانية", "LBP"),
        ("42 ج.م", "EGP"),
        ("42 SAR", "SAR"),
        ("20 يورو", "EUR"),
        ("$20", "USD"),
        ("20 دينارا", "XXX"),
    ],
)
def test_money(make_doc, text, unit):
    (found,) = find_quantities(make_doc(text))
    assert (found.kind, found.unit) == ("money", unit)

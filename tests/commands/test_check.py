import pytest

from newslab.cli import main


@pytest.fixture
def check(capsys, tmp_path):
    def run(data: bytes) -> tuple[int, list[str]]:
        path = tmp_path / "a.txt"
        path.write_bytes(data)
        status = main(["check", str(path)])
        return status, capsys.readouterr().out.replace(str(path), "a.txt").splitlines()

    return run


def test_a_good_file(check):
    assert check("قال: «نعم».\r\n".encode()) == (0, ["a.txt: nothing odd."])


def test_places_and_advice(check):
    status, lines = check("سطر\nقال الرئیس".encode())
    assert status == 1
    assert lines[0] == "a.txt:2:9: look-alike: ی  (U+06CC ARABIC LETTER FARSI YEH)"
    assert lines[1].startswith("a.txt: look-alike: a letter of another language")


def test_another_encoding(check):
    status, lines = check("قال".encode("cp1256"))
    assert status == 1
    assert lines[0] == r"a.txt:1:1: undecodable: '\udcde\udcc7\udce1'  (byte 0xDE)"


def test_many_places_are_counted(check):
    _, lines = check("ا\u200f ".encode() * 9)
    assert len(lines) == 7
    assert lines[5] == "a.txt: invisible: U+200F RIGHT-TO-LEFT MARK: 4 more places"


def test_a_missing_file(capsys):
    assert main(["check", "no such.txt"]) == 1
    assert capsys.readouterr().err == "newslab: no such.txt: no such file or directory.\n"

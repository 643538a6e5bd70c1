import pytest

from jjgreen_desktop.operations.importing.published import batch_number, batch_words


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("第一批", 1, "第一批"),
        ("2021年度（第六批）", 6, "第六批"),
        ("第 10 批", 10, "第十批"),
        ("第十批", 10, "第十批"),
        ("第十二批", 12, "第十二批"),
        ("第二十批", 20, "第二十批"),
        ("第二十三批", 23, "第二十三批"),
    ],
)
def test_batches_are_read_and_written_in_words(text: str, number: int, words: str) -> None:
    assert batch_number(text) == number
    assert batch_words(number) == words


def test_a_text_without_a_batch_is_none() -> None:
    assert batch_number("2026年度") == 0

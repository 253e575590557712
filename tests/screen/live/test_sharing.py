"""Text that has no room at once: page by page, each for its share of the time."""

from backcoach.screen.live.sharing import page_at, pages_of

SENTENCES = ("One two.", "Three.", "Four five six seven.")


def test_a_page_has_as_many_whole_sentences_as_fit() -> None:
    assert pages_of(SENTENCES, width=9, rows=2) == ["One two. Three.", "Four five six seven."]


def test_a_sentence_that_is_too_long_has_a_page_of_its_own() -> None:
    assert pages_of(SENTENCES, width=9, rows=1) == list(SENTENCES)


def test_a_page_stands_for_as_much_of_the_time_as_it_has_of_the_words() -> None:
    pages = pages_of(SENTENCES, width=9, rows=1)
    assert [page_at(pages, seventh / 7) for seventh in range(8)] == [
        *[SENTENCES[0]] * 2,
        SENTENCES[1],
        *[SENTENCES[2]] * 5,
    ]

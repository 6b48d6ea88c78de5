"""Check-worthiness: what ranks above what, why, and what a model learns."""

import pytest

from claims.text import check_worthiness
from claims.text.worth import BadModel, Example, Model, model_to_text, read_model, shipped_model, train
from claims.text.worth.calibration import best_threshold
from claims.text.worth.files import model_from_text
from claims.text.worth.measures import average_precision, f1_score, macro_f1
from claims.text.worth.tokens import tokens_of
from claims.text.worth.training import folds_of
from claims.text.worth.traits import traits_of

CLAIM = "Unemployment fell to 4 percent in 1998, and wages rose by $300 a year."
COURTESY = "Thank you very much, and good evening to everybody."


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (CLAIM, COURTESY),
        ("The senator voted against the farm bill three times.", "I hope you will vote for me."),
        ("Our county has lost 12,000 jobs since 2003.", "We need to do better than that."),
        ("The state closed 14 clinics last year.", "Did the state close any clinics?"),
    ],
)
def test_a_fact_ranks_above_talk(more, less):
    worthy, other = check_worthiness([more, less])

    assert worthy > other
    assert 0 <= other.score < worthy.score <= 1


def test_the_score_comes_first_and_is_a_number():
    worth = check_worthiness([CLAIM])[0]

    assert worth[0] == worth.score == float(worth.score)
    assert sorted(check_worthiness([CLAIM, COURTESY]))[-1].score == worth.score


def test_a_score_says_what_spoke_for_and_against_it():
    worthy, courtesy = check_worthiness([CLAIM, COURTESY])

    assert "an amount of money" in worthy.speaks_for
    assert "thanks or a greeting" in courtesy.speaks_against
    assert not {"thanks or a greeting"} & set(courtesy.speaks_for)


def test_a_speakers_label_is_not_judged():
    assert check_worthiness([f"MS. O'HARA: {CLAIM}"]) == check_worthiness([CLAIM])


@pytest.mark.parametrize("sentence", ["", " ", "…", "?", "\u202e", "a" * 100_000, "SPEAKER:", "😀"])
def test_any_string_has_a_score(sentence):
    assert 0 <= check_worthiness([sentence])[0].score <= 1


def test_nothing_has_no_scores():
    assert check_worthiness([]) == []


def test_a_sentence_weighs_the_same_in_any_company():
    assert check_worthiness([COURTESY, CLAIM])[1] == check_worthiness([CLAIM])[0]


def test_reasons_and_score_add_up_to_the_same():
    model = shipped_model()

    assert model.worth(CLAIM).score == pytest.approx(model.score(CLAIM))


def test_the_shipped_model_is_small():
    from claims.text.worth.shipped import SHIPPED

    assert SHIPPED.stat().st_size < 1_500_000


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("In 1998 it cost $3.5 million.", ["in", "<year>", "it", "cost", "<money>", "million"]),
        ("Don’t 12,000 or 7% agree?", ["don't", "<number>", "or", "<percent>", "agree", "?"]),
        ("3021 people", ["<number>", "people"]),
    ],
)
def test_figures_are_read_as_what_they_are(sentence, forms):
    assert [token.form for token in tokens_of(sentence)] == forms


@pytest.mark.parametrize(
    ("sentence", "trait"),
    [
        ("They vetoed it.", "a vote or decision"),
        ("It is the largest.", "compares"),
        ("They walked.", "the past"),
        ("One of Ann, Bob, Cy and Di.", "several names"),
        ("Is it?", "a question"),
        ("From 3 to 4 to 5.", "several numbers"),
    ],
)
def test_traits_are_named(sentence, trait):
    assert trait in traits_of(sentence, tokens_of(sentence))
    assert trait not in traits_of("it is so.", tokens_of("it is so."))


# What a team might decide: fees are checked, and weather is not.
DECIDED = [
    example
    for number in range(12)
    for example in (
        Example(f"The fee in town {number} is high.", True, f"D-{number % 6}"),
        Example(f"The weather in town {number} is nice.", False, f"D-{number % 6}"),
    )
]


def test_training_learns_what_was_decided():
    model, left_out = train(DECIDED)

    assert model.score("The fee is here.") > 0.5 > model.score("The weather is here.")
    assert all((margin > 0) == example.is_worthy for margin, example in zip(left_out, DECIDED, strict=True))


def test_a_prior_is_where_training_starts():
    started, _left_out = train(DECIDED, prior=shipped_model())

    assert started.score(CLAIM) > 0.5 > started.score(COURTESY)
    assert started.margin("The fee is high.") > shipped_model().margin("The fee is high.")


def test_the_same_decisions_give_the_same_bytes():
    assert model_to_text(train(DECIDED).model, {}) == model_to_text(train(DECIDED).model, {})


def test_a_group_is_never_parted():
    folds = folds_of(DECIDED)
    by_group = {(example.group, fold) for example, fold in zip(DECIDED, folds, strict=True)}

    assert len(by_group) == len({example.group for example in DECIDED})
    assert len(set(folds)) == 5


def test_without_groups_the_same_sentence_keeps_to_one_fold():
    examples = [Example(f"Town {number % 7} has a bridge.", number % 7 < 3) for number in range(35)]

    assert len({(example.sentence, fold) for example, fold in zip(examples, folds_of(examples), strict=True)}) == 7


def test_a_model_comes_back_from_its_file(tmp_path):
    file = tmp_path / "model.tsv"
    model = Model({"wfee": 2.0, "tcompares": -0.5, "pthe fee": 0.0000001}, 0.25, 2.0, -0.5)
    file.write_text(model_to_text(model, {"decisions": 3}), encoding="utf-8")

    read = read_model(file)

    assert read.weights == pytest.approx({"wfee": 2.0, "tcompares": -0.5})
    assert (read.bias, read.slope, read.offset) == (0.25, 2.0, -0.5)


HEAD = '{"format": "factcheck-worth-1", "bias": 0, "slope": 1, "offset": 0, "step": 0.5}\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "cannot be read"),
        ("[]\n", "does not begin"),
        ('{"format": "other"}\n1\twfee\n', "does not begin"),
        ('{"format": "factcheck-worth-1"}\n1\twfee\n', "cannot be read"),
        (HEAD, "no model"),
        (HEAD + "x\twfee\n", "cannot be read"),
        (HEAD + "1 wfee\n", "no feature"),
        (HEAD + "1\tfee\n", "no feature"),
        (HEAD.replace('"slope": 1', '"slope": -1') + "1\twfee\n", "no model"),
        (HEAD.replace('"bias": 0', '"bias": NaN') + "1\twfee\n", "no model"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(text, says):
    with pytest.raises(BadModel, match=says):
        model_from_text(text)


def test_what_cannot_be_opened_is_refused(tmp_path):
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadModel, match="No such file"):
        read_model(tmp_path / "nowhere")
    with pytest.raises(BadModel, match="UTF-8"):
        read_model(tmp_path / "bytes")


@pytest.mark.parametrize(
    ("scores", "labels", "precision"),
    [
        ([0.9, 0.8, 0.1], [True, False, True], (1 + 2 / 3) / 2),
        ([0.1, 0.9], [True, False], 1 / 2),
        ([0.3], [False], 0.0),
    ],
)
def test_average_precision(scores, labels, precision):
    assert average_precision(scores, labels) == pytest.approx(precision)


def test_f1_of_both_classes():
    found, labels = [True, True, False, False], [True, False, False, False]

    assert f1_score(found, labels) == pytest.approx(2 / 3)
    assert macro_f1(found, labels) == pytest.approx((2 / 3 + 4 / 5) / 2)


def test_the_threshold_parts_best():
    assert best_threshold([-2.0, -1.0, 0.5, 3.0], [False, False, True, True]) == -0.25

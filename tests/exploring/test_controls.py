"""Controls refuse values they cannot show; an explorer knows its initial state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.exploring import Choice, Explorer, Press, Slider, Toggle
from dlcourse.exploring.scene import Scene


@given(low=st.integers(-50, 0), high=st.integers(1, 50), value=st.integers(-100, 100))
def test_slider_takes_exactly_the_values_between_its_ends(low, high, value):
    if low <= value <= high:
        assert Slider(low, high, 1, value).value == value
    else:
        with pytest.raises(ValueError, match=f"value {value} is not between low {low} and high {high}"):
            Slider(low, high, 1, value)


@pytest.mark.parametrize("step", [0, -1, 11])
def test_slider_refuses_a_step_it_cannot_take(step):
    with pytest.raises(ValueError, match=f"step {step} must be positive and fit into 0 to 10"):
        Slider(0, 10, step, 5)


def test_slider_is_integer_only_if_all_its_numbers_are():
    assert Slider(0, 10, 1, 5).is_integer
    assert not Slider(0, 10, 0.5, 5).is_integer
    assert not Slider(0, 10, 1, 5.0).is_integer


def test_choice_refuses_a_value_that_is_no_option():
    with pytest.raises(ValueError, match=r"value 'c' is not one of the options \('a', 'b'\)"):
        Choice(("a", "b"), "c")


def test_press_counts_from_zero():
    assert Press().value == 0
    with pytest.raises(TypeError):
        Press(3)


def test_initial_state_is_what_compute_takes():
    controls = {
        "n": Slider(1, 9, 2, 3),
        "kind": Choice(("a", "b"), "b"),
        "on": Toggle(True),
        "again": Press(),
    }
    found = Explorer(controls, compute=dict, draw=lambda s, d, w: Scene([]), describe=lambda s, d, w: "")
    assert found.initial_state() == {"n": 3, "kind": "b", "on": True, "again": 0}
    assert found.compute(**found.initial_state()) == found.initial_state()

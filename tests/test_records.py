"""Our dataclasses behave as those of the standard library, in all that the program does with them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from functools import partial
from typing import Any, ClassVar

import pytest
from pydantic_core import to_json

from boardpress import records
from boardpress.records import field

Declare = Callable[..., Any]
OURS: Declare = records.dataclass
THEIRS: Declare = dataclasses.dataclass


def pair(**options: bool) -> list[Any]:
    """A class with a default, a factory and fields that are neither compared nor shown, declared both ways."""

    def declared(declare: Declare, field: Declare) -> Any:
        class Thing:
            """A thing."""

            common: ClassVar[int] = 7
            name: str
            size: int = 1
            parts: list[str] = field(default_factory=list, hash=False)
            read: object = field(default=None, compare=False, repr=False)
            length: int = field(init=False, default=0)

            def __post_init__(self) -> None:
                object.__setattr__(self, "length", len(self.name))

        Thing.__module__, Thing.__qualname__ = __name__, "Thing"
        return declare(**options)(Thing)

    return [declared(OURS, records.field), declared(THEIRS, dataclasses.field)]


WAYS = [{"frozen": True, "slots": True}, {"frozen": True}, {"slots": True}, {}]


@pytest.mark.parametrize("options", WAYS)
def test_instances_are_made_compared_and_shown_alike(options: dict[str, bool]) -> None:
    said = []
    for cls in pair(**options):
        one, same, other = cls("a"), cls(name="a", read=1), cls("a", 2, ["x"])
        assert one == same
        assert one != other
        assert one != "a"
        assert one.parts is not cls("a").parts
        assert replace(other, name="abc") == cls("abc", 2, ["x"])
        said.append([repr(other), to_json(other), other.length, cls.__match_args__, [item.name for item in fields(cls)],
                     dataclasses.asdict(other), cls.__doc__, hasattr(one, "__dict__"), copy.copy(other) == other,
                     cls.__hash__ is None])  # fmt: skip
        match other:
            case cls(name, size):
                assert (name, size) == ("a", 2)
            case _:
                pytest.fail("it does not match")
    assert said[0] == said[1]


@pytest.mark.parametrize("options", WAYS)
def test_what_cannot_be_made_is_refused_alike(options: dict[str, bool]) -> None:
    said = []
    for cls in pair(**options):
        for arguments, named in (((), {}), (("a",), {"colour": 1}), (("a", 1, [], None, 5), {}), (("a",), {"name": 1})):
            for _ in range(2):
                with pytest.raises(TypeError) as refused:
                    cls(*arguments, **named)
                said.append((cls is not None, str(refused.value).rpartition("Thing.")[2]))
    half = len(said) // 2
    assert said[:half] == said[half:]


@pytest.mark.parametrize("options", WAYS)
def test_the_first_instances_are_as_all_others(options: dict[str, bool]) -> None:
    ours, theirs = pair(**options)
    made, expected = ([cls("abc", parts=[number]) for number in range(2 * records.FEW)] for cls in (ours, theirs))
    assert list(map(repr, made)) == list(map(repr, expected))
    assert [one.length for one in made] == [3] * len(made)
    assert len({id(one.parts) for one in [ours("a") for _ in range(records.FEW)]}) == records.FEW


def test_the_first_that_are_read_are_as_all_others() -> None:
    there = [pickle.loads(pickle.dumps(Named(name=str(number)))) for number in range(2 * records.FEW)]
    assert [one.name for one in there] == list(map(str, range(len(there))))


@pytest.mark.parametrize("slots", [True, False])
def test_what_is_frozen_stays_as_it_is(slots: bool) -> None:
    said = []
    for cls in pair(frozen=True, slots=slots):
        one = cls("a")
        assert hash(one) == hash(cls("a", 1, ["not hashed"]))
        for change in (partial(setattr, one, "size", 2), partial(delattr, one, "size")):
            with pytest.raises(FrozenInstanceError) as refused:
                change()
            said.append(str(refused.value))
        assert one.size == 1
    assert said[:2] == said[2:]


@pytest.mark.parametrize("options", WAYS)
def test_a_copy_with_other_values_is_that_of_the_library(options: dict[str, bool]) -> None:
    ours, _ = pair(**options)
    one = ours("a", 2, ["x"], read=print)
    assert records.changed(one, name="abc") == replace(one, name="abc")
    assert records.changed(one, name="abc").length == 3
    assert records.changed(one).read is print
    with pytest.raises(TypeError):
        records.changed(one, colour=1)


@records.dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Keys in any order, and something that each instance finds out for itself."""

    size: int = 3
    name: str
    known: dict[str, int] = field(init=False, default_factory=dict)


def test_fields_may_be_given_by_name_alone() -> None:
    one = Named(name="a")
    assert (one.size, one.name, one.known) == (3, "a", {})
    assert one.known is not Named(name="a").known
    assert replace(one, name="b").known is not one.known
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(TypeError):
        Named("a")  # type: ignore[call-arg, arg-type]  # that is what is tried


@records.dataclass(frozen=True, slots=True)
class Base:
    name: str


@records.dataclass(frozen=True, slots=True)
class Derived(Base):
    size: int = 3


@records.dataclass(frozen=True)
class Open:
    one: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Open)

    def __hash__(self) -> int:
        return 5


class Plain(Open):
    def __init__(self) -> None:
        super().__init__("x")
        self.own = 1


def test_classes_may_be_derived_and_have_methods_of_their_own() -> None:
    assert Derived("a") == Derived("a", 3) != Base("a")
    assert repr(Derived("a")) == "Derived(name='a', size=3)"
    assert Base.__doc__ == "Base"
    assert Open("a") == Open("b")
    assert hash(Open("a")) == 5
    assert Plain().own == 1
    with pytest.raises(FrozenInstanceError):
        Plain().one = "y"  # type: ignore[misc]  # that is what is tried


@pytest.mark.parametrize("one", [Base("a"), Derived("a", 9), Open("x")])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_instances_go_to_other_processes(one: object, protocol: int) -> None:
    there = pickle.loads(pickle.dumps(one, protocol))
    assert there == one
    assert repr(there) == repr(one)


@pytest.mark.parametrize("declare", [OURS, THEIRS])
def test_what_has_an_order_is_put_in_it(declare: Declare) -> None:
    class Declared:
        year: int
        number: int = 1

    day = declare(frozen=True, slots=True, order=True)(Declared)
    one, other = day(1, 2), day(1, 3)
    assert [one < other, one <= one, one > other, other >= one] == [True, True, False, True]
    assert sorted([other, one]) == [one, other]
    with pytest.raises(TypeError):
        assert one < 3


@pytest.mark.parametrize("declare", [OURS, THEIRS])
def test_what_is_not_compared_is_itself_alone(declare: Declare) -> None:
    class Declared:
        name: str

    thing = declare(frozen=True, slots=True, eq=False)(Declared)
    one, other = thing("a"), thing("a")
    assert one != other
    assert hash(one) != hash(other)
    assert len({one, other}) == 2


def test_what_all_instances_would_share_is_no_default() -> None:
    @records.dataclass
    class Thing:
        parts: list[str] = []

    with pytest.raises(ValueError, match="mutable default"):
        Thing()


def test_a_field_of_the_library_is_refused() -> None:
    @records.dataclass
    class Thing:
        parts: list[str] = dataclasses.field(default_factory=list)

    with pytest.raises(TypeError, match=r"records\.field"):
        Thing()


def test_the_library_knows_the_fields_of_ours() -> None:
    for ours, theirs in zip(map(fields, pair()), map(fields, reversed(pair())), strict=True):
        assert [(item.name, item.type, item.kw_only, item.init) for item in ours] == [
            (item.name, item.type, item.kw_only, item.init) for item in theirs
        ]
    assert [item.name for item in records.fields(Named)] == [item.name for item in fields(Named)]
    assert records.named_values(Named(name="a")) == dataclasses.asdict(Named(name="a"))


def test_a_class_of_the_library_may_be_derived_from_one_of_ours() -> None:
    @dataclasses.dataclass(frozen=True)
    class More(Base):
        size: int = 3

    assert More("a") == More("a", 3)
    assert [item.name for item in fields(More)] == ["name", "size"]

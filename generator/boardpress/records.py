"""Dataclasses that cost little to declare: each method is written when it is first called.

`dataclasses` loads `inspect`, and writes and compiles six methods for every class, used or not: half a millisecond each
time that the program starts, and a build of one edit loads over a hundred such classes. These behave the same, to
`replace`, `fields`, `copy`, `pickle`, pattern matching and the type checker too, and are the same as JSON, but sooner;
what is the library's is loaded where somebody asks a class of ours for it.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, ge, gt, le, lt
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field

    from pydantic_core import SchemaSerializer
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, order=False, eq=True):
        """As `dataclasses.dataclass`, with what the program asks of it."""

        def record(cls):
            return _record(cls, frozen, slots, kw_only, order, eq)

        return record if cls is None else record(cls)

    def field(**given):
        """As `dataclasses.field`."""
        return Field(**given)


class _Missing:
    """Stands for a default that there is not."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()


class Field:
    """A field of a class that is declared here, as `dataclasses.Field` has it."""

    __slots__ = ("compare", "default", "default_factory", "hash", "init", "kw_only", "name", "repr", "type")

    def __init__(
        self,
        *,
        default: Any = MISSING,
        default_factory: Any = MISSING,
        init: bool = True,
        repr: bool = True,  # noqa: A002 - it is called so
        hash: bool | None = None,  # noqa: A002 - likewise
        compare: bool = True,
    ) -> None:
        self.name, self.type, self.kw_only = "", "", False
        self.default, self.default_factory, self.init = default, default_factory, init
        self.repr, self.hash, self.compare = repr, hash, compare


def fields(cls: type) -> tuple[Field, ...]:
    """The fields of a class that is declared here, in their order: `dataclasses.fields` without the library."""
    every: tuple[Field, ...] = cast("Any", cls).__record_fields__
    return every


def named_values(instance: Any) -> dict[str, Any]:
    """The values of an instance by the names of its fields, as they are: what is in them is not copied."""
    return {item.name: getattr(instance, item.name) for item in fields(instance.__class__)}


def _record(cls: type, frozen: bool, slots: bool, kw_only: bool, order: bool, eq: bool) -> type:
    # Without words of its own, a class is given its signature for them, which takes longer than all else.
    cls.__doc__ = cls.__doc__ or cls.__name__
    every = _declared(cls, kw_only)
    names = [item.name for item in every]
    made: Any = _with_slots(cls, names) if slots else cls
    compared = _values([item.name for item in every if item.compare])
    hashed = _values([item.name for item in every if (item.compare if item.hash is None else item.hash)])
    methods = _told(made, every) | _copied(made, every, slots)
    if eq:
        methods |= _compared(compared, hashed)
        methods |= {} if frozen else {"__hash__": None}
    if order:
        methods |= _ordered(compared)
    if frozen:
        methods |= _frozen(made, set(names))
    if slots:
        methods |= _pickled(made, names)
    methods |= {"__match_args__": tuple(item.name for item in every if item.init and not item.kw_only)}
    methods |= {"__pydantic_serializer__": _Serializer()}
    own = cls.__dict__
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    made.__record_fields__ = every
    for name in ("__dataclass_fields__", "__dataclass_params__"):
        setattr(made, name, _OfTheLibrary(made, name, frozen))
    return cast("type", made)


def _declared(cls: type, kw_only: bool) -> tuple[Field, ...]:
    """The fields of a class: those of its bases, then its own. Its defaults stand where `dataclasses` has them."""
    every: dict[str, Field] = {}
    for base in reversed(cls.__mro__[1:]):
        every |= {item.name: item for item in base.__dict__.get("__record_fields__", ())}
    for name, type_ in cls.__annotations__.items():
        if not type_.startswith("ClassVar"):
            every[name] = _field(cls, name, type_, kw_only)
    return tuple(every.values())


def _field(cls: type, name: str, type_: str, kw_only: bool) -> Field:
    given = cls.__dict__.get(name, MISSING)
    if type(given).__module__ == "dataclasses":
        raise TypeError(f"{cls.__name__}.{name}: a field of a class of ours is declared with `records.field`")
    if isinstance(given, MemberDescriptorType):
        given = MISSING
    item = given if isinstance(given, Field) else Field(default=given)
    item.name, item.type, item.kw_only = name, type_, kw_only
    if item.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(item.default)} for field {name} is not allowed: use default_factory")
    if item is given:
        if item.default is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, item.default)
    return item


def _with_slots(cls: type, names: list[str]) -> type:
    """The class again, with a slot for each field that none of its bases has one for."""
    inherited = {name for base in cls.__mro__[1:-1] for name in base.__dict__.get("__slots__", ())}
    given = {name: value for name, value in cls.__dict__.items() if name not in names}
    given.pop("__dict__", None)
    given.pop("__weakref__", None)
    given["__slots__"] = tuple(name for name in names if name not in inherited)
    made: type = type(cls)(cls.__name__, cls.__bases__, given)
    made.__qualname__ = cls.__qualname__
    return made


class _OfTheLibrary:
    """What `dataclasses` keeps of a class that it declared: made when it is asked for, as by `dataclasses.replace`."""

    def __init__(self, cls: type, name: str, frozen: bool) -> None:
        self._cls = cls
        self._name = name
        self._frozen = frozen

    def __get__(self, _: object, __: type) -> Any:
        from dataclasses import make_dataclass

        cls: Any = self._cls
        rows = [(item.name, item.type, _as_theirs(item)) for item in fields(cls)]
        made: Any = make_dataclass(cls.__name__, rows, init=False, repr=False, eq=False, frozen=self._frozen)
        cls.__dataclass_fields__, cls.__dataclass_params__ = made.__dataclass_fields__, made.__dataclass_params__
        return getattr(cls, self._name)


def _as_theirs(item: Field) -> Any:
    """A field as the library declares it."""
    import dataclasses

    given = {"default": item.default, "default_factory": item.default_factory}
    defaults: Any = {name: value for name, value in given.items() if value is not MISSING}
    about: Any = {name: getattr(item, name) for name in ("init", "repr", "hash", "compare", "kw_only")}
    return dataclasses.field(**defaults, **about)


Record = TypeVar("Record")


def changed(instance: Record, **values: Any) -> Record:
    """A copy of an instance with other values for some fields: `dataclasses.replace` in a quarter of its time.

    Only for classes that are declared here, of which every field can be given.
    """
    copied: Record = cast("Any", instance).__changed__(values)
    return copied


def _copied(cls: type, every: tuple[Field, ...], slots: bool) -> dict[str, Any]:
    """How a copy is made of an instance: filled as one that is read, where no field is found out when it is made."""
    names = [item.name for item in every if item.init]
    values = _values(names)
    places = {name: place for place, name in enumerate(names)}

    def made_anew(self: Any, given: dict[str, Any]) -> Any:
        return self.__class__(**{**dict(zip(names, values(self), strict=True)), **given})

    def filled(self: Any, given: dict[str, Any]) -> Any:
        if not places.keys() >= given.keys():
            return made_anew(self, given)
        state = list(values(self))
        for name, value in given.items():
            state[places[name]] = value
        copied = object.__new__(self.__class__)
        copied.__setstate__(state)
        return copied

    plain = slots and len(names) == len(every) and not hasattr(cls, "__post_init__")
    return {"__changed__": filled if plain else made_anew}


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gets the values of some fields, as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _frozen(cls: type, names: set[str]) -> dict[str, Any]:
    """What refuses to change a field. A class that is derived and no dataclass may have attributes of its own."""

    def set_attribute(self: object, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise _is_frozen(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def delete_attribute(self: object, name: str) -> None:
        if type(self) is cls or name in names:
            raise _is_frozen(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    return {"__setattr__": set_attribute, "__delattr__": delete_attribute}


def _is_frozen(said: str) -> AttributeError:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError(said)


def _compared(compared: Callable[[Any], tuple[Any, ...]], hashed: Callable[[Any], tuple[Any, ...]]) -> dict[str, Any]:
    def is_equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_of(self: object) -> int:
        return hash(hashed(self))

    return {"__eq__": is_equal, "__hash__": hash_of}


def _ordered(compared: Callable[[Any], tuple[Any, ...]]) -> dict[str, Any]:
    def method(compare: Callable[[Any, Any], bool]) -> Callable[[object, object], bool]:
        return lambda self, other: (
            compare(compared(self), compared(other)) if other.__class__ is self.__class__ else NotImplemented
        )

    return {f"__{compare.__name__}__": method(compare) for compare in (lt, le, gt, ge)}


def _told(cls: Any, every: tuple[Field, ...]) -> dict[str, Any]:
    """How an instance is made, and shown to programmers."""

    def fill(self: Any, *arguments: Any, **named: Any) -> None:
        if cls.__init__ is fill:
            cls.__init__ = _written(cls, every)
        cls.__init__(self, *arguments, **named)

    def shown_as(self: object) -> str:
        shown = (f"{item.name}={getattr(self, item.name)!r}" for item in every if item.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    return {"__init__": fill, "__repr__": shown_as}


class _Serializer:
    """How an instance is written as JSON. Of any other dataclass, pydantic finds out anew each time what is in it."""

    def __get__(self, _: object, cls: Any) -> SchemaSerializer:
        from pydantic_core import SchemaSerializer

        names = [item.name for item in fields(cls)]
        written: Any = [{"type": "dataclass-field", "name": name, "schema": {"type": "any"}} for name in names]
        inside: Any = {"type": "dataclass-args", "dataclass_name": cls.__name__, "fields": written}
        made = SchemaSerializer({"type": "dataclass", "cls": cls, "schema": inside, "fields": names})
        cls.__pydantic_serializer__ = made
        return made


def _pickled(cls: Any, names: list[str]) -> dict[str, Any]:
    """How an instance with slots is written and read, which is not allowed to set anything otherwise."""
    values = _values(names)

    def state_of(self: object) -> list[Any]:
        return list(values(self))

    def set_state(self: Any, state: list[Any]) -> None:
        if cls.__setstate__ is set_state:
            cls.__setstate__ = _setting(cls, names)
        cls.__setstate__(self, state)

    return {"__getstate__": state_of, "__setstate__": set_state}


def _set(cls: type, name: str, value: str, given: dict[str, Any]) -> str:
    """The line that sets a field; what it calls goes into `given`."""
    slot = getattr(cls, name, None)
    if not isinstance(slot, MemberDescriptorType):
        return f"_set(self, {name!r}, {value})"
    # What a slot is set with need not be looked up by its name.
    given[f"_set_{name}"] = slot.__set__
    return f"_set_{name}(self, {value})"


def _setting(cls: type, names: list[str]) -> Callable[[Any, list[Any]], None]:
    """The method that sets every field: thousands of instances are read in a build."""
    given: dict[str, Any] = {"_set": object.__setattr__}
    places = [f"_value{number}" for number in range(len(names))]
    lines = [f"({', '.join(places)},) = state" if places else "pass"]
    lines += [_set(cls, name, place, given) for name, place in zip(names, places, strict=True)]
    body = "\n ".join(lines)
    exec(f"def __setstate__(self, state):\n {body}", given)  # noqa: S102 - names of fields, as in dataclasses
    setting: Callable[[Any, list[Any]], None] = given["__setstate__"]
    return setting


def _written(cls: type, every: tuple[Field, ...]) -> Callable[..., None]:
    """The method that fills an instance."""
    given: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    parameters, by_name, lines = ["self"], ["*"], ["pass"]
    for item in every:
        name = item.name
        value = name
        if not item.init:
            if item.default_factory is not MISSING:
                given[f"_make_{name}"] = item.default_factory
                lines.append(_set(cls, name, f"_make_{name}()", given))
            continue
        if item.default is not MISSING:
            given[f"_default_{name}"] = item.default
        elif item.default_factory is not MISSING:
            given[f"_default_{name}"], given[f"_make_{name}"] = MISSING, item.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}"
        parameter = f"{name}=_default_{name}" if f"_default_{name}" in given else name
        (by_name if item.kw_only else parameters).append(parameter)
        lines.append(_set(cls, name, value, given))
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    if len(by_name) > 1:
        parameters += by_name
    body = "\n ".join(lines)
    exec(f"def __init__({', '.join(parameters)}):\n {body}", given)  # noqa: S102 - names of fields, as in dataclasses
    written: Callable[..., None] = given["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written

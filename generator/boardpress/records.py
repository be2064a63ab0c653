"""Dataclasses that cost little to declare: each method is written when it is first called.

`dataclasses` loads `inspect`, and writes and compiles six methods for every class, used or not: half a millisecond each
time that the program starts, and a build of one edit loads over a hundred such classes. These behave the same, to
`replace`, `fields`, `copy`, `pickle`, pattern matching and the type checker too, and are the same as JSON, but sooner;
what is the library's is loaded where somebody asks a class of ours for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, ge, gt, le, lt
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

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


FEW = 8
"""So many instances of a class are made before a method is written for it: of most, an edit makes no more."""


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


Record = TypeVar("Record")


def changed(instance: Record, **values: Any) -> Record:
    """A copy of an instance with other values for some fields: `dataclasses.replace` in a quarter of its time.

    Only for classes that are declared here, of which every field can be given.
    """
    copied: Record = cast("Any", instance).__changed__(values)
    return copied


class _Declared(NamedTuple):
    """What was said of a class when it was declared: of most, nothing more is found out in an edit."""

    names: tuple[str, ...]
    """Of all fields, those of its bases first."""
    own: tuple[str, ...]
    given: Mapping[str, Any]
    """What stands in the class for its own fields: defaults, and `Field`s."""
    frozen: bool
    slots: bool
    kw_only: bool


def _record(cls: type, frozen: bool, slots: bool, kw_only: bool, order: bool, eq: bool) -> type:
    made: Any = cls

    def declared_as() -> Any:
        """The class as it is in the end: one with slots is another than that which was written."""
        return made

    # Without words of its own, a class is given its signature for them, which takes longer than all else.
    cls.__doc__ = cls.__doc__ or cls.__name__
    about = _declared(cls, frozen, slots, kw_only)
    methods = {**_FOR_ALL, "__declared__": about, "__init__": _filling(declared_as)}
    if eq:
        methods |= _COMPARED if frozen else {**_COMPARED, "__hash__": None}
    if order:
        methods |= _ORDERED
    if frozen:
        methods |= _frozen(declared_as)
    if slots:
        methods |= {"__getstate__": _state_of, "__setstate__": _setting_state(declared_as)}
        made = _with_slots(cls, about, methods)
    else:
        _complete(cls, about, methods)
    return cast("type", made)


def _declared(cls: type, frozen: bool, slots: bool, kw_only: bool) -> _Declared:
    bases = (base.__dict__["__declared__"] for base in reversed(cls.__mro__) if "__declared__" in base.__dict__)
    own = tuple(name for name, type_ in cls.__annotations__.items() if not type_.startswith("ClassVar"))
    inherited = (name for base in bases for name in base.own)
    given = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
    return _Declared(tuple(dict.fromkeys((*inherited, *own))), own, given, frozen, slots, kw_only)


def _with_slots(cls: type, about: _Declared, methods: dict[str, Any]) -> type:
    """The class again, with a slot for each field that none of its bases has one for."""
    inherited = {name for base in cls.__mro__[1:-1] for name in base.__dict__.get("__slots__", ())}
    written = {**methods, **cls.__dict__}
    for name in (*about.names, "__dict__", "__weakref__"):
        written.pop(name, None)
    written["__slots__"] = tuple(name for name in about.names if name not in inherited)
    made: type = type(cls)(cls.__name__, cls.__bases__, written)
    made.__qualname__ = cls.__qualname__
    return made


def _complete(cls: type, about: _Declared, methods: dict[str, Any]) -> None:
    """Give a class its methods but for those that it has, and defaults where `dataclasses` has them."""
    own = dict(cls.__dict__)
    for name, method in methods.items():
        if name not in own:
            setattr(cls, name, method)
    for name, given in about.given.items():
        if isinstance(given, Field) and given.default is MISSING:
            delattr(cls, name)
        elif isinstance(given, Field):
            setattr(cls, name, given.default)


class _Found:
    """Something of a class that is found out when it is first asked for."""

    def __init__(self, name: str, find: Callable[[Any], Any]) -> None:
        self._name = name
        self._find = find

    def __get__(self, _: object, owner: type) -> Any:
        cls = next(base for base in owner.__mro__ if "__declared__" in base.__dict__)
        found = self._find(cls)
        setattr(cls, self._name, found)
        return found


def _fields(cls: Any) -> tuple[Field, ...]:
    """The fields of a class: those of its bases, then its own."""
    every: dict[str, Field] = {}
    for base in reversed(cls.__mro__[1:]):
        if "__declared__" in base.__dict__:
            every |= {item.name: item for item in fields(base)}
    about: _Declared = cls.__declared__
    return tuple({**every, **{name: _field(cls, name, about) for name in about.own}}.values())


def _field(cls: type, name: str, about: _Declared) -> Field:
    given = about.given.get(name, MISSING)
    if type(given).__module__ == "dataclasses":
        raise TypeError(f"{cls.__name__}.{name}: a field of a class of ours is declared with `records.field`")
    if isinstance(given, MemberDescriptorType):
        given = MISSING
    item = given if isinstance(given, Field) else Field(default=given)
    item.name, item.type, item.kw_only = name, cls.__annotations__[name], about.kw_only
    if item.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(item.default)} for field {name} is not allowed: use default_factory")
    return item


def _theirs(cls: Any) -> Any:
    """The class as `dataclasses` declares it: what it keeps of it is the same, as `dataclasses.replace` wants it."""
    from dataclasses import make_dataclass

    rows = [(item.name, item.type, _as_theirs(item)) for item in fields(cls)]
    return make_dataclass(cls.__name__, rows, init=False, repr=False, eq=False, frozen=cls.__declared__.frozen)


def _as_theirs(item: Field) -> Any:
    """A field as the library declares it."""
    import dataclasses

    given = {"default": item.default, "default_factory": item.default_factory}
    defaults: Any = {name: value for name, value in given.items() if value is not MISSING}
    about: Any = {name: getattr(item, name) for name in ("init", "repr", "hash", "compare", "kw_only")}
    return dataclasses.field(**defaults, **about)


class _Copying(NamedTuple):
    """How copies of instances are made: filled as one that is read, where no field is found out when it is made."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    places: Mapping[str, int]
    plain: bool


def _copying(cls: Any) -> _Copying:
    names = tuple(item.name for item in fields(cls) if item.init)
    plain = cls.__declared__.slots and len(names) == len(fields(cls)) and not hasattr(cls, "__post_init__")
    return _Copying(names, _values(names), {name: place for place, name in enumerate(names)}, plain)


def _changed(self: Any, given: dict[str, Any]) -> Any:
    """A copy with other values for some fields."""
    names, values, places, plain = self.__class__.__copying__
    if not (plain and places.keys() >= given.keys()):
        return self.__class__(**{**dict(zip(names, values(self), strict=True)), **given})
    state = list(values(self))
    for name, value in given.items():
        state[places[name]] = value
    copied = object.__new__(self.__class__)
    copied.__setstate__(state)
    return copied


def _values(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gets the values of some fields, as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _frozen(declared_as: Callable[[], Any]) -> dict[str, Any]:
    """What refuses to change a field. A class that is derived and no dataclass may have attributes of its own."""

    def set_attribute(self: object, name: str, value: object) -> None:
        _refuse(self, name, declared_as(), "assign to")
        object.__setattr__(self, name, value)

    def delete_attribute(self: object, name: str) -> None:
        _refuse(self, name, declared_as(), "delete")
        object.__delattr__(self, name)

    return {"__setattr__": set_attribute, "__delattr__": delete_attribute}


def _refuse(instance: object, name: str, cls: Any, what: str) -> None:
    if type(instance) is cls or name in cls.__declared__.names:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot {what} field {name!r}")


def _is_equal(self: Any, other: Any) -> bool:
    cls = self.__class__
    return cls.__compared__(self) == cls.__compared__(other) if other.__class__ is cls else NotImplemented


def _hash_of(self: Any) -> int:
    return hash(self.__class__.__hashed__(self))


def _compared(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    return _values([item.name for item in fields(cls) if item.compare])


def _hashed(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    return _values([item.name for item in fields(cls) if (item.compare if item.hash is None else item.hash)])


def _comparing(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def method(self: Any, other: Any) -> bool:
        cls = self.__class__
        return compare(cls.__compared__(self), cls.__compared__(other)) if other.__class__ is cls else NotImplemented

    return method


def _shown_as(self: Any) -> str:
    """An instance as it is shown to programmers."""
    shown = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self.__class__) if item.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _filling(declared_as: Callable[[], Any]) -> Callable[..., None]:
    """What fills the first instances, and writes the method that fills the others."""
    first = iter(range(FEW))

    def fill(self: Any, *arguments: Any, **named: Any) -> None:
        cls = declared_as()
        if next(first, None) is not None and (values := _given(cls, arguments, named)) is not None:
            _fill(self, values)
            return
        if cls.__init__ is fill:
            cls.__init__ = _written(cls, fields(cls))
        cls.__init__(self, *arguments, **named)

    return fill


def _given(cls: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any] | None:
    """The value of each field; None for arguments that cannot be, which the method that is written refuses."""
    every = fields(cls)
    places = [item.name for item in every if item.init and not item.kw_only]
    given = {**dict(zip(places, arguments, strict=False)), **named}
    may_be = {item.name for item in every if item.init}
    must_be = {item.name for item in every if item.init and _has_no_default(item)}
    if len(given) < len(arguments) + len(named) or not must_be <= given.keys() <= may_be:
        return None
    return {
        item.name: given[item.name] if item.name in given else _default(item)
        for item in every
        if item.init or item.default_factory is not MISSING
    }


def _has_no_default(item: Field) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def _default(item: Field) -> Any:
    return item.default if item.default_factory is MISSING else item.default_factory()


def _fill(instance: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        object.__setattr__(instance, name, value)
    if hasattr(instance, "__post_init__"):
        instance.__post_init__()


def _serializer(cls: Any) -> SchemaSerializer:
    """How an instance is written as JSON. Of any other dataclass, pydantic finds out anew each time what is in it."""
    from pydantic_core import SchemaSerializer

    names = [item.name for item in fields(cls)]
    written: Any = [{"type": "dataclass-field", "name": name, "schema": {"type": "any"}} for name in names]
    inside: Any = {"type": "dataclass-args", "dataclass_name": cls.__name__, "fields": written}
    return SchemaSerializer({"type": "dataclass", "cls": cls, "schema": inside, "fields": names})


def _state_of(self: Any) -> list[Any]:
    """An instance with slots as it is written, which is not allowed to set anything otherwise."""
    return list(self.__class__.__values__(self))


def _setting_state(declared_as: Callable[[], Any]) -> Callable[[Any, list[Any]], None]:
    """What reads the first instances, and writes the method that reads the others."""
    first = iter(range(FEW))

    def set_state(self: Any, state: list[Any]) -> None:
        cls = declared_as()
        if next(first, None) is not None:
            for name, value in zip(cls.__declared__.names, state, strict=True):
                object.__setattr__(self, name, value)
            return
        if cls.__setstate__ is set_state:
            cls.__setstate__ = _setting(cls, list(cls.__declared__.names))
        cls.__setstate__(self, state)

    return set_state


_FOR_ALL: Mapping[str, Any] = {
    "__repr__": _shown_as,
    "__changed__": _changed,
    **{
        name: _Found(name, find)
        for name, find in {
            "__record_fields__": _fields,
            "__compared__": _compared,
            "__hashed__": _hashed,
            "__values__": lambda cls: _values(cls.__declared__.names),
            "__copying__": _copying,
            "__match_args__": lambda cls: tuple(item.name for item in fields(cls) if item.init and not item.kw_only),
            "__pydantic_serializer__": _serializer,
            "__dataclass_fields__": lambda cls: _theirs(cls).__dataclass_fields__,
            "__dataclass_params__": lambda cls: _theirs(cls).__dataclass_params__,
        }.items()
    },
}
"""What every class has, but for what it says of itself."""
_COMPARED = {"__eq__": _is_equal, "__hash__": _hash_of}
_ORDERED = {f"__{compare.__name__}__": _comparing(compare) for compare in (lt, le, gt, ge)}


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

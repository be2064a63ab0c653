"""What is kept of a tree in columns is what mappings of plain entries would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress.building.fileindex import Stamp
from boardpress.building.manifest import Entry, Files, load_manifest, save_manifest
from boardpress.building.stamps import Stamps, unpacked_stamp
from boardpress.output import Output

numbers = st.integers(-(1 << 63), (1 << 63) - 1)
stamps = st.builds(Stamp, numbers, numbers, numbers, numbers)
entries = st.builds(
    lambda fingerprint, sha256, stamp: Entry(fingerprint, Output(stamp.size, sha256), stamp),
    st.sampled_from(["made", "made otherwise"]), st.sampled_from(["hash", "ä"]), stamps,
)  # fmt: skip
paths = st.sampled_from(["a", "a/b", "b", "ä", "\udcff"])
things = {"stamps": (Stamps, stamps), "files": (Files, entries)}


@pytest.mark.parametrize("columns, values", things.values(), ids=things)
@given(data=st.data())
def test_columns_hold_what_a_plain_mapping_does(
    columns: Callable[[], MutableMapping[str, Any]], values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    plain: dict[str, Any] = {}
    held = columns()
    for path, value in data.draw(st.lists(st.tuples(paths, st.none() | values))):
        if value is None:
            assert held.pop(path, None) == plain.pop(path, None)
        else:
            held[path] = plain[path] = value
        assert (path in held) == (path in plain)
    assert dict(held) == plain
    assert len(held) == len(plain)
    if isinstance(held, Stamps):
        assert {path: unpacked_stamp(row) for path, row in held.rows().items()} == plain


@given(before=st.dictionaries(paths, stamps), data=st.data())
def test_stamps_tell_what_is_another_and_what_is_late(before: dict[str, Stamp], data: st.DataObject) -> None:
    after = {path: data.draw(st.just(stamp) | stamps) for path, stamp in before.items()}
    one, other = Stamps(), Stamps()
    one.update(before)
    other.update(after)
    assert other.others(one.packed(before)) == [path for path in before if before[path] != after[path]]
    moment = data.draw(numbers)
    late = {path for path, stamp in before.items() if max(stamp.modified, stamp.changed) > moment}
    until = Stamps(list(before), one.until(moment))
    assert dict(until) == {path: Stamp(0, 0, 0, 0) if path in late else stamp for path, stamp in before.items()}
    assert dict(one) == before


@pytest.mark.parametrize("length", [0, 31, 64])
def test_as_many_stamps_as_paths_are_compared(length: int) -> None:
    with pytest.raises(ValueError, match="not one stamp"):
        Stamps(["a"], bytes(32)).others(bytes(length))
    with pytest.raises(ValueError, match="not one stamp"):
        Stamps(["a"], bytes(length))


@given(files=st.dictionaries(paths, entries), folders=st.dictionaries(paths, stamps), less=st.sets(paths))
def test_what_is_kept_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, files: Mapping[str, Entry], folders: Mapping[str, Stamp], less: set[str]
) -> None:
    path = tmp_path_factory.mktemp("state") / "manifest-1"
    held, near = Files(), Stamps()
    held.update(files)
    near.update(folders)
    for one in less:
        held.pop(one, None)
        near.pop(one, None)
    seal = save_manifest(path, held, near)
    found = load_manifest(path)
    assert dict(found.files) == {one: entry for one, entry in files.items() if one not in less}
    assert dict(found.folders) == {one: stamp for one, stamp in folders.items() if one not in less}
    assert found.seal == seal
    assert save_manifest(path, found.files, found.folders) == seal


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data[:70] + b"!" + data[71:], lambda _: b""])
def test_what_is_cut_short_or_changed_is_none(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "manifest-1"
    files = Files(["a"], ["made"], ["hash"], bytes(32))
    save_manifest(path, files, Stamps())
    assert dict(load_manifest(path).files) == dict(files)
    path.write_bytes(change(path.read_bytes()))
    spoilt = load_manifest(path)
    assert (dict(spoilt.files), dict(spoilt.folders), spoilt.seal) == ({}, {}, "")

"""The same artefacts come to the same bytes whoever renders them: this process, threads, or a machine far away."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from concurrent.futures import Executor as Pool
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest

from boardpress.building.executors import AHEAD, Crew, render_all
from boardpress.building.jobs import Job, RenderFault, chunks, do_parcel, taken
from boardpress.frames import TOKENS
from boardpress.order import Order
from boardpress.press import publish
from boardpress.timing import OFF, Profile
from tests.build.toys import Site, artefact, frame_set, tree
from tests.conftest import Example
from tests.sites import DAY, snapshot

Result = TypeVar("Result")


class Far:
    """An executor that is far away: whatever goes there and comes back goes as bytes."""

    def __init__(self) -> None:
        self.calls = 0
        self.sent = 0

    def submit(self, function: Callable[..., Result], /, *arguments: Any) -> Future[Result]:
        parcel = pickle.dumps((function, arguments))
        self.calls += 1
        self.sent += len(parcel)
        there, given = pickle.loads(parcel)
        future: Future[Result] = Future()
        future.set_result(pickle.loads(pickle.dumps(there(*given))))
        return future


class Waiting(Pool):
    """Does nothing: it only counts what it was given, and what was taken back."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        self.futures.append(Future())
        if len(self.futures) == AHEAD:
            self.futures[0].set_result(function(*arguments))
        return self.futures[-1]


PAGES = [artefact(f"{number}.md", number, frame="f", needs=("a",)) for number in range(60)] + [artefact("a")]


def test_what_is_heavier_than_others_of_its_kind_is_begun_first_and_shared_out() -> None:
    pages = [artefact(f"{number}.html") for number in range(100)]
    lists = [replace(artefact(f"list-{number}.html"), weight=weight) for number, weight in enumerate((30, 80, 2))]
    parcels = chunks([Job(one, {}) for one in (*pages, *lists)], 2)
    assert sorted(number for parcel in parcels for number in parcel) == list(range(103))
    assert parcels[:2] == [[101], [100]]
    assert parcels[2][0] == 102


def test_what_outweighs_all_the_rest_is_done_by_this_process_and_the_rest_beside_it() -> None:
    pages = [artefact(f"{number}.md", renderer="process") for number in range(60)]
    index = replace(artefact("index.json", renderer="process"), weight=1000.0)
    jobs = [Job(one, {}) for one in (*pages, index)]
    made = {jobs[number].artefact.path: data for number, data in render_all(jobs, {}, Crew(2))}
    assert made.pop("index.json") == str(os.getpid()).encode()
    assert len(made) == 60
    assert str(os.getpid()).encode() not in made.values()


def test_a_process_that_is_free_works_too_while_no_worker_has_answered() -> None:
    jobs = [Job(artefact(f"{number}.md", renderer="process"), {}) for number in range(200)]
    made = dict(render_all(jobs, {}, Crew(2), free=True))
    assert sorted(made) == list(range(200)), "each is made once"
    workers = set(made.values()) - {str(os.getpid()).encode()}
    assert len(workers) == 1
    assert len(set(made.values())) == 2


def test_a_failure_of_what_outweighs_all_the_rest_names_its_file() -> None:
    pages = [artefact(f"{number}.md") for number in range(60)]
    jobs = [Job(one, {}) for one in (*pages, replace(artefact("index.json", renderer="bad"), weight=1000.0))]
    with pytest.raises(RenderFault, match=r"index\.json"):
        list(render_all(jobs, {}, Crew(2)))


@pytest.mark.parametrize("broken", [1, 100])
def test_a_renderer_that_cannot_be_loaded_names_a_file_whoever_loads_it(broken: int) -> None:
    lost = [replace(artefact(f"lost-{number}.md"), renderer="tests.build.nowhere:page") for number in range(broken)]
    pages = [artefact(f"{number}.md", renderer="process") for number in range(60)]
    with pytest.raises(RenderFault, match=r"lost-\d+\.md"):
        list(render_all([Job(one, {}) for one in (*pages, *lost)], {}, Crew(2)))


def test_an_executor_makes_the_same_site_as_this_process(site: Site) -> None:
    frames = frame_set({"f": "frame", "g": "not needed"})
    site.build(PAGES, frames, clean=True)
    here = tree(site.out)
    with ThreadPoolExecutor(2) as threads:
        for executor in (threads, Far()):
            report = site.build(PAGES, frames, crew=Crew(2, executor), clean=True)
            assert report.made == len(PAGES)
            assert tree(site.out) == here


def test_the_example_board_is_the_same_where_it_was_rendered_far_away(example: Example, tmp_path: Path) -> None:
    far = Far()
    publish(Order(example.site, tmp_path / "out", date.fromisoformat(DAY), clean=True, jobs=3, executor=far))
    assert snapshot(tmp_path / "out") == snapshot(example.out)
    assert far.calls >= 12, "files are parsed there, and everything is rendered there"


def test_only_the_frames_that_a_parcel_needs_are_sent() -> None:
    jobs = [Job(artefact(f"{number}.html", number, frame="f"), {}) for number in range(40)]
    large, small = Far(), Far()
    list(render_all(jobs, frame_set({"f": "frame", "g": "x" * 1_000_000}).frames, Crew(2, large)))
    list(render_all(jobs, frame_set({"f": "frame"}).frames, Crew(2, small)))
    assert large.sent == small.sent


def test_what_pages_have_in_common_comes_back_once() -> None:
    before, after = "<p>" * 30_000, "</p>" * 30_000
    frames = frame_set({"f": f"{before}{TOKENS['body']}{after}"}).frames
    jobs = [Job(artefact(f"{number}.html", str(number), frame="f", renderer="framed"), {}) for number in range(40)]
    done = do_parcel(list(enumerate(jobs)), frames)
    assert len(pickle.dumps(done)) < 2 * len(before + after)
    assert [data.decode() for _, data in taken(done, jobs, OFF)] == [f"{before}{n}{after}" for n in range(40)]


def test_a_failure_far_away_names_its_file_and_carries_the_traceback() -> None:
    jobs = [Job(artefact("good.html"), {}), Job(artefact("bad.html", "zebra", renderer="bad"), {})]
    with pytest.raises(RenderFault, match=r"bad\.html") as raised:
        list(render_all(jobs, {}, Crew(1, Far())))
    assert "cannot draw zebra" in str(raised.value.__cause__)


def test_work_that_nobody_waits_for_any_more_is_cancelled() -> None:
    jobs = [Job(artefact(f"{number}.md", number), {}) for number in range(200)]
    waiting = Waiting()
    results = render_all(jobs, {}, Crew(1, waiting))
    next(results)
    assert len(waiting.futures) == AHEAD, "an executor is not flooded"
    results.close()
    assert all(future.done() for future in waiting.futures)


def test_work_done_elsewhere_is_counted_for_its_maker() -> None:
    ticks = count()
    profile = Profile(lambda: next(ticks))
    jobs = [Job(artefact(f"{number}.html", number), {}) for number in range(3)]
    with ThreadPoolExecutor(1) as threads:
        list(render_all(jobs, {}, Crew(1, threads), profile=profile))
    assert [(one.name, one.seconds, one.is_work) for one in profile.taken()] == [("toys", 3, True)]

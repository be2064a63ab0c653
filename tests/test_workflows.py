"""The workflows that a board gets for its repository: read as YAML, and each of their commands run as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml

from boardpress import __version__
from boardpress.cli import run
from tests.sites import GOOD, snapshot, write_site

PLACES = {"github": ".github/workflows/boardpress.yml", "gitlab": ".gitlab-ci.yml"}
HOSTS = pytest.mark.parametrize("host", list(PLACES))
PUBLISHED = {"github": "site", "gitlab": "public"}


@dataclass
class Live:
    """The live site: what it answers at which path, and what was asked for."""

    url: str = ""
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def live() -> Iterator[Live]:
    """A live site on this machine, which has nothing yet."""
    site = Live()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, body = site.answers.get(self.path, (404, b"<h1>Not found</h1>"))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.url = f"http://127.0.0.1:{server.server_port}/board/"
        Thread(target=server.serve_forever, daemon=True).start()
        yield site
        server.shutdown()


@pytest.fixture
def board(tmp_path: Path, live: Live, tool: Callable[[str], str]) -> Path:
    """A board's repository whose site is at the live address, all of it long published."""
    for name in ("git", "curl", "bash"):
        tool(name)
    files: Mapping[str, str | bytes] = {
        path: text.replace("https://www.testmere.example/", live.url)
        .replace("2026-", "2024-")
        .replace("2025-", "2024-")
        for path, text in GOOD.items()
    }
    folder = write_site(tmp_path / "board", files)
    assert run(["record", "--site", str(folder)]) == 0
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def git(folder: Path, *arguments: str) -> None:
    told = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Board", "-c", "user.email=board@board.example")
    subprocess.run(["git", "-C", folder, *who, *arguments], env=os.environ | told, check=True, capture_output=True)


def written(board: Path, host: str) -> Any:
    """The workflow as `boardpress workflow` writes it and a YAML parser reads it."""
    assert run(["workflow", host, "--site", str(board)]) == 0
    return yaml.safe_load((board / PLACES[host]).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Job:
    """What a job did: its exit code, what it said, and the folder in which it ran."""

    code: int
    said: str
    folder: Path
    outputs: str


def commands(host: str, workflow: Any, job: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The shell commands of a job, each as the host hands it to bash, with its environment."""
    if host == "github":
        for step in workflow["jobs"][job]["steps"]:
            if "run" in step:
                yield step["run"], step.get("env", {})
        return
    declared = workflow[job]
    variables = {
        name: value if isinstance(value, str) else value["value"] for name, value in workflow["variables"].items()
    }
    before = declared.get("before_script", workflow["default"]["before_script"])
    yield "\n".join([*before, *declared["script"]]), variables


def do(host: str, board: Path, job: str, first: str = "false", folder: Path | None = None) -> Job:
    """Commit what the board has, and run a job on a fresh clone, or in a folder where another job has run."""
    workflow = yaml.safe_load((board / PLACES[host]).read_text(encoding="utf-8"))
    git(board, "add", "--all")
    git(board, "commit", "--quiet", "--allow-empty", "--message", "A change")
    if folder is None:
        folder = board.parent / f"runner-{len(list(board.parent.iterdir()))}"
        git(board, "clone", "--quiet", str(board), str(folder))
    said, outputs = "", board.parent / "outputs"
    outputs.write_text("")
    given = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(board.parent),
        "GITHUB_OUTPUT": str(outputs),
        "CI_PROJECT_DIR": str(folder),
        # What is installed already is all that there is.
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "NO_PROXY": "*",
    }
    for command, variables in commands(host, workflow, job):
        own = {name: value.replace("$CI_PROJECT_DIR", str(folder)) for name, value in variables.items()}
        if "FIRST" in own:
            own["FIRST"] = first
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
            cwd=folder, env=given | own, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        said += done.stdout
        if done.returncode:
            return Job(done.returncode, said, folder, outputs.read_text())
    return Job(0, said, folder, outputs.read_text())


def publishing(host: str) -> str:
    return {"github": "publish", "gitlab": "pages"}[host]


def break_briefing(board: Path) -> None:
    path = board / "content/briefings/good.md"
    path.write_text(path.read_text().replace("themes:", "theems:"))


# What the commands do


@HOSTS
def test_a_sound_change_passes_the_check(host: str, board: Path) -> None:
    written(board, host)
    job = do(host, board, "check")
    assert job.code == 0, job.said
    assert not (job.folder / "site").exists(), "a check publishes nothing"


def test_a_broken_pull_request_fails_with_a_message_on_its_line(board: Path) -> None:
    written(board, "github")
    break_briefing(board)
    job = do("github", board, "check")
    assert job.code == 1
    message = "theems: is not a key of this type. Did you mean `themes`?"
    assert f"::error file=content/briefings/good.md,line=5::{message}" in job.said


def test_a_broken_merge_request_fails_with_a_report_on_its_lines(board: Path) -> None:
    written(board, "gitlab")
    break_briefing(board)
    job = do("gitlab", board, "check")
    assert job.code == 1
    assert "content/briefings/good.md:5: theems: is not a key of this type." in job.said
    report = json.loads((job.folder / "gl-code-quality-report.json").read_text())
    (entry,) = [entry for entry in report if entry["severity"] == "major"]
    assert entry["description"].startswith("theems: is not a key of this type.")
    assert entry["location"] == {"path": "content/briefings/good.md", "lines": {"begin": 5}}
    assert entry["check_name"]


@HOSTS
def test_the_first_deployment_finds_no_register_and_publishes(host: str, board: Path, live: Live) -> None:
    written(board, host)
    job = do(host, board, publishing(host))
    assert job.code == 0, job.said
    assert live.asked == ["/board/publications.json"]
    assert f"There is no register at {live.url}publications.json." in job.said
    site = job.folder / PUBLISHED[host]
    assert "This website was last built for" in (site / "reviews/one/index.html").read_text()
    assert not (job.folder / "previous.json").exists()


@HOSTS
def test_a_later_deployment_is_held_against_the_register_of_the_live_site(host: str, board: Path, live: Live) -> None:
    written(board, host)
    first = do(host, board, publishing(host))
    register = (first.folder / PUBLISHED[host] / "publications.json").read_bytes()
    live.answers["/board/publications.json"] = (200, register)
    again = do(host, board, publishing(host))
    assert again.code == 0, again.said
    assert (again.folder / "previous.json").read_bytes() == register

    (board / "content/briefings/good.md").unlink()
    lost = do(host, board, publishing(host))
    assert lost.code == 1, lost.said
    assert "briefings/good" in lost.said
    assert not (lost.folder / PUBLISHED[host]).exists()


@HOSTS
def test_a_change_that_would_lose_what_is_published_fails_its_check(host: str, board: Path, live: Live) -> None:
    written(board, host)
    first = do(host, board, publishing(host))
    assert "to compare with" in do(host, board, "check").said
    register = (first.folder / PUBLISHED[host] / "publications.json").read_bytes()
    live.answers["/board/publications.json"] = (200, register)
    assert do(host, board, "check").code == 0
    (board / "content/briefings/good.md").unlink()
    lost = do(host, board, "check")
    assert lost.code == 1, lost.said
    assert "briefings/good" in lost.said


@HOSTS
@pytest.mark.parametrize("answer", [500, 403, 0])
def test_no_answer_is_not_taken_for_no_register(host: str, answer: int, board: Path, live: Live) -> None:
    written(board, host)
    if answer:
        live.answers["/board/publications.json"] = (answer, b"{}")
    else:
        config = board / "site-config.yml"
        # Nobody listens at the port of the discard protocol.
        config.write_text(config.read_text().replace(live.url, "http://127.0.0.1:9/"))
        written(board, host)
    job = do(host, board, publishing(host))
    assert job.code == 1
    assert "could not be fetched" in job.said
    assert f"(answer {answer or '000'})" in job.said
    assert not (job.folder / PUBLISHED[host]).exists()
    if not answer:
        assert do(host, board, publishing(host), first="true").code == 0, "somebody says that there is no site yet"


@HOSTS
def test_a_problem_publishes_nothing(host: str, board: Path) -> None:
    written(board, host)
    break_briefing(board)
    job = do(host, board, publishing(host))
    assert job.code == 1
    assert not (job.folder / PUBLISHED[host]).exists()


def test_the_register_is_kept_under_its_day(board: Path) -> None:
    workflow = written(board, "github")
    job = do("github", board, "publish")
    day = json.loads((job.folder / "site/publications.json").read_text())["day"]
    assert job.outputs == f"day={day}\n"
    (keep,) = [step for step in workflow["jobs"]["publish"]["steps"] if "upload-artifact" in step.get("uses", "")]
    assert keep["with"]["name"] == "register-${{ steps.register.outputs.day }}"
    assert (job.folder / keep["with"]["path"]).is_file()
    assert keep["with"]["retention-days"] >= 90
    (site,) = [step for step in workflow["jobs"]["publish"]["steps"] if "upload-pages" in step.get("uses", "")]
    assert (job.folder / site["with"]["path"] / "index.html").is_file()


def test_gitlab_keeps_the_register_under_its_day_for_ever(board: Path) -> None:
    workflow = written(board, "gitlab")
    job = do("gitlab", board, "pages")
    kept = do("gitlab", board, "register", folder=job.folder)
    assert kept.code == 0, kept.said
    register = job.folder / "public/publications.json"
    day = json.loads(register.read_text())["day"]
    assert (job.folder / f"register-{day}.json").read_bytes() == register.read_bytes()
    assert workflow["register"]["artifacts"]["expire_in"] == "never"
    assert workflow["register"]["needs"] == ["pages"]
    assert workflow["pages"]["artifacts"]["paths"] == ["public"]


def test_what_was_read_and_made_is_kept_between_runs(board: Path) -> None:
    github = written(board, "github")
    kept = {
        name: [step["with"]["path"] for step in job["steps"] if "actions/cache" in step.get("uses", "")]
        for name, job in github["jobs"].items()
    }
    assert kept == {"check": [".boardpress"], "publish": [".boardpress"], "deploy": []}
    assert ".boardpress/" in written(board, "gitlab")["default"]["cache"]["paths"]
    first = do("github", board, "publish")
    new = board.parent / "new"
    git(board, "clone", "--quiet", str(board), str(new))
    shutil.copytree(first.folder / ".boardpress", new / ".boardpress")
    again = do("github", board, "publish", folder=new)
    counts = re.search(r"(\d+) files? made, (\d+) reused", again.said)
    assert counts
    decks = list((new / "site").glob("decks/**/*.pptx"))
    assert int(counts[2]) >= len(decks) > 0, "slides come from the store"
    assert snapshot(new / "site") == snapshot(first.folder / "site")


# What the workflows allow


def test_github_is_given_no_more_than_each_job_needs(board: Path) -> None:
    workflow = written(board, "github")
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "check": {"contents": "read"},
        "publish": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = {step["uses"] for step in steps if "uses" in step}
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+(/restore)?@v\d+", name)] == []
    assert all(step["with"]["persist-credentials"] is False for step in steps if "checkout" in step.get("uses", ""))
    pythons = {step["with"]["python-version"] for step in steps if "setup-python" in step.get("uses", "")}
    assert pythons == {"3.11"}
    # Words of a pull request never become part of a command.
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_github_publishes_on_main_and_each_night_one_at_a_time(board: Path) -> None:
    workflow = written(board, "github")
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert set(workflow["on"]) == {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert [entry["cron"] for entry in workflow["on"]["schedule"]] == ["17 23 * * *", "17 0 * * *"]
    assert workflow["jobs"]["publish"]["if"].endswith("github.ref == 'refs/heads/main'")
    assert workflow["jobs"]["deploy"]["needs"] == "publish"
    assert "boardpress-publish" in workflow["concurrency"]["group"]
    assert workflow["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert workflow["defaults"]["run"]["shell"] == "bash", "so that a failure within a pipe is a failure"


def test_gitlab_publishes_on_its_main_branch_only_one_at_a_time(board: Path) -> None:
    workflow = written(board, "gitlab")
    for job in ("pages", "register"):
        assert workflow[job]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert workflow["check"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert workflow["pages"]["resource_group"]
    assert workflow["check"]["artifacts"]["when"] == "always"
    assert workflow["default"]["image"] == "python:3.11"


# What the command writes


@HOSTS
def test_the_command_says_what_it_wrote_and_installs_its_own_version(
    host: str, board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(board, host)
    said = capsys.readouterr().out
    assert f"Written: {PLACES[host]}\nWritten: requirements.txt\nWritten: .gitignore\n" in said
    assert (board / "requirements.txt").read_text() == f"boardpress=={__version__}\n"
    (board / "requirements.txt").write_text("boardpress==0.1\n")
    written(board, host)
    assert "requirements.txt" not in capsys.readouterr().out.replace("docs/", "")
    assert (board / "requirements.txt").read_text() == "boardpress==0.1\n", "the board's own version stays"
    (board / "requirements.txt").write_text("# boardpress, one day\nmarkdown\n")
    (board / ".gitignore").write_text("*~\n")
    written(board, host)
    said = capsys.readouterr().out
    missing = "requirements.txt does not name boardpress, so the workflow cannot install it."
    assert f"{missing} Add: boardpress=={__version__}" in said
    assert ".gitignore lets git keep what Boardpress makes. Add these lines: /site/ " in said


def test_what_boardpress_makes_does_not_get_into_git(board: Path) -> None:
    written(board, "github")
    assert run(["build", "--site", str(board)]) == 0
    assert {path.name for path in board.iterdir()} >= {"site", ".site.boardpress", ".boardpress"}
    clone = do("github", board, "check").folder
    assert {path.name for path in clone.iterdir()} - {".git", ".boardpress"} == {
        ".github", ".gitignore", "content", "requirements.txt", "site-config.yml",
    }  # fmt: skip


@HOSTS
def test_a_file_that_was_changed_or_is_not_ours_stays(
    host: str, board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = board / PLACES[host]
    for text in ("jobs: {}\n", None):
        if text is None:
            written(board, host)
            text = path.read_text().replace("3.11", "3.12")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        assert run(["workflow", host, "--site", str(board)]) == 2
        assert (
            f"{PLACES[host]} is there already and is not as `boardpress workflow` wrote it" in capsys.readouterr().err
        )
        assert path.read_text() == text
        assert run(["workflow", host, "--site", str(board), "--force"]) == 0
        assert "3.12" not in path.read_text()


@HOSTS
def test_a_file_that_an_earlier_version_wrote_is_brought_up_to_date(host: str, board: Path, live: Live) -> None:
    written(board, host)
    path = board / PLACES[host]
    # Git on Windows may have changed the ends of the lines; that is no change of the board's.
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    config = board / "site-config.yml"
    config.write_text(config.read_text().replace(live.url, "https://www.testmere.example/"))
    written(board, host)
    text = path.read_bytes()
    assert b'"https://www.testmere.example/publications.json"' in text
    assert b"\r" not in text


def test_a_site_below_the_top_of_a_repository_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hosts read workflows at the top only, and messages would name files that are not there."""
    (tmp_path / ".git").mkdir()
    site = write_site(tmp_path / "inner", GOOD)
    assert run(["workflow", "github", "--site", str(site)]) == 2
    assert "is not the top of its repository" in capsys.readouterr().err
    assert not (site / ".github").exists()


def test_an_address_that_would_become_part_of_a_command_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = GOOD["site-config.yml"].replace("https://www.testmere.example/", "https://x.example/$(id)/${{x}}/")
    site = write_site(tmp_path, {"site-config.yml": config})
    assert run(["workflow", "gitlab", "--site", str(site)]) == 2
    assert "holds characters that have no place in a workflow" in capsys.readouterr().err


def test_a_problem_keeps_its_fingerprint_where_lines_above_it_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD["content/briefings/good.md"] + "\n[one](nowhere.md)\n\n[two](nobody.md)\n"
    site = write_site(tmp_path, {**GOOD, "content/briefings/good.md": text})
    assert run(["check", "--site", str(site), "--format", "gitlab"]) == 1
    first = json.loads(capsys.readouterr().out)
    prints = [entry["fingerprint"] for entry in first]
    assert len(set(prints)) == len(prints) >= 2
    # A line above does not make new problems of old ones.
    write_site(site, {"content/briefings/good.md": text.replace("summary:", "owner: A role\nsummary:")})
    assert run(["check", "--site", str(site), "--format", "gitlab"]) == 1
    later = json.loads(capsys.readouterr().out)
    assert [entry["fingerprint"] for entry in later] == prints
    assert later != first

"""Draws the frames with an unmodified MkDocs and Material, in a temporary folder. The one module that loads MkDocs."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from boardpress.frames import NOT_FOUND, TOKENS, Frame, FramePlan, FrameSet, NavEntry
from boardpress.frames import theme as frametheme
from boardpress.frames.checks import check_frames, explain
from boardpress.frames.compiled import Compiled, keep
from boardpress.frames.files import finish, loaded_files, root_of
from boardpress.frames.language import write_language
from boardpress.problems import ProblemsFound
from boardpress.records import dataclass
from boardpress.words import english

# Material prints a notice about its end of life when it is loaded from a program called mkdocs; this is its own switch.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import jinja2
import material
import material.plugins.search.plugin  # MkDocs would load it, and all that it needs, when there is something to draw
import mkdocs.commands.build
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.config_options import MarkdownExtensions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

MATERIAL = Path(material.__file__).parent / "templates"

_CONTENT = f'<div id="__content" class="bp" tabindex="-1" {TOKENS["language"]}>\n{TOKENS["body"]}\n</div>'
_WORD_FOR_ANY = "any"
"""Stands for `*` in the folders that MkDocs writes to."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page of the MkDocs project: the frame's key, where it is written, and what it stands under."""

    key: str
    source: str
    output: str
    hidden: tuple[str, ...] = ()
    """Parts that Material leaves out on a wide screen."""
    parent: str = ""
    """Source of the page of the navigation that is marked while this one is drawn; only for pages outside it."""
    in_navigation: bool = True

    @property
    def meta(self) -> dict[str, Any]:
        """What its front matter would say."""
        return {"title": TOKENS["title"], "hide": list(self.hidden)}


def rehearse(compiled: Compiled) -> None:
    """Draw frames that nobody wants, so that what every site needs is loaded and compiled before a plan is known."""
    entries = (NavEntry("Home", ""), NavEntry("Section", "section/", (NavEntry("Page", "page/"),)))
    plan = FramePlan("Board", "https://board.example/", "en-GB", "", entries, "", "", "indigo", "indigo", english())
    with ExitStack() as tidying:
        draw_frames(plan, None, compiled, tidying)


def draw_frames(plan: FramePlan, theme_dir: Path | None, compiled: Compiled, tidying: ExitStack) -> FrameSet:
    """The frames of a site and the files that they load; see `frames.draw`.

    What is compiled for it is added to what was compiled already, and kept where it is of the package alone. What was
    laid out for it is put away when `tidying` ends.
    """

    def attempt(without: tuple[str, ...]) -> FrameSet:
        folder = tidying.enter_context(tempfile.TemporaryDirectory(prefix="boardpress-"))
        return _attempt(plan, theme_dir, without, compiled, Path(folder))

    files = frametheme.theme_files(theme_dir)
    is_new = not compiled.code
    try:
        frames = attempt(())
    except Exception as fault:
        if theme_dir is None or isinstance(fault, ProblemsFound):
            raise
        problems = explain(fault, theme_dir, files, attempt)
        if not problems:
            raise
        raise ProblemsFound(problems) from None
    if is_new and theme_dir is None:
        keep(compiled)
    return frames


def _attempt(
    plan: FramePlan, theme_dir: Path | None, without: tuple[str, ...], compiled: Compiled, project: Path
) -> FrameSet:
    """The frames as drawn without some of the board's files. Raises `FrameFault`, or whatever MkDocs raises."""
    with _silence():
        frametheme.merge(theme_dir, MATERIAL, project / "theme", without)
        language = write_language(plan, project / "theme", MATERIAL)
        pages = _Pages(_sheets(plan))
        mkdocs.commands.build.build(_configuration(plan, language, project, pages, compiled))
        root = urlsplit(plan.site_url).path or "/"
        roots = {sheet.key: root_of(sheet.output) for sheet in pages.sheets.values()} | {NOT_FOUND: root}
        texts = {key: finish(pages.drawn[key], roots[key]) for key in roots}
        check_frames(texts)
        return FrameSet(
            {key: _frame(key, text, roots[key]) for key, text in texts.items()},
            loaded_files(pages.assets, [(sheet.output, texts[sheet.key]) for sheet in pages.sheets.values()]),
        )


def _frame(key: str, text: str, root: str) -> Frame:
    text = text.strip() + "\n"
    return Frame(key, text, hashlib.sha256(f"{root}\n{text}".encode()).hexdigest(), root)


@contextmanager
def _silence() -> Iterator[None]:
    """Keeps what the libraries log away from the reader: what matters of it is raised as well."""
    logger = logging.getLogger("mkdocs")
    propagate, handler = logger.propagate, logging.NullHandler()
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.propagate = propagate
        logger.removeHandler(handler)


# The MkDocs project


def _sheets(plan: FramePlan) -> Iterator[_Sheet]:
    """Every page to be drawn but `404`: the navigation's, one for what stands in each section, and two outside."""
    seen: set[str] = set()
    everything = ("navigation", "toc")
    yield _Sheet("", "index.md", "index.html", everything)
    for top in plan.navigation:
        hidden = () if top.children else ("navigation",)
        for entry in _entries(top):
            if not _is_page(entry) or entry.address in seen:
                continue
            seen.add(entry.address)
            source = _source(entry)
            yield _Sheet(entry.address, source, f"{entry.address}index.html", hidden)
            inside = f"{entry.address}{_WORD_FOR_ANY}/index.html"
            yield _Sheet(f"{entry.address}*", f"inside/{source}", inside, hidden, source, in_navigation=False)
    for key, folder in (("*", "any/"), ("*/*", "any/any/")):
        yield _Sheet(key, f"outside/{folder}page.md", f"{folder}index.html", ("navigation",), in_navigation=False)


def _entries(entry: NavEntry) -> Iterator[NavEntry]:
    yield entry
    for child in entry.children:
        yield from _entries(child)


def _is_page(entry: NavEntry) -> bool:
    return bool(entry.address) and "://" not in entry.address


def _source(entry: NavEntry) -> str:
    """The name of a page in the project. Material takes an `index.md` for the page of the section that it is in."""
    return f"{entry.address}index.md" if entry.children else f"pages/{entry.address}page.md"


def _navigation(entries: tuple[NavEntry, ...]) -> list[dict[str, Any]]:
    """The navigation as MkDocs wants it: each title with a page, an outside address, or what stands under it."""
    return [{entry.title: _destination(entry)} for entry in entries]


def _destination(entry: NavEntry) -> str | list[Any]:
    if entry.children:
        own: list[Any] = [{entry.title: _source(entry)}] if _is_page(entry) else []
        return own + _navigation(entry.children)
    if "://" in entry.address:
        return entry.address
    return _source(entry) if entry.address else "index.md"


def _configuration(plan: FramePlan, language: str, project: Path, pages: _Pages, compiled: Compiled) -> MkDocsConfig:
    """The configuration of the project, with the plugin that supplies its pages."""
    merged = project / "theme"
    files = {path.relative_to(merged).as_posix(): path for path in sorted(merged.rglob("*")) if path.is_file()}
    (project / "docs").mkdir()
    settings = {
        "site_name": plan.site_name,
        "site_url": plan.site_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": _theme(plan, language, merged, files),
        "plugins": [{"material/search": {"lang": ["en"]}}],
        "nav": _navigation(plan.navigation) or [{plan.site_name: "index.md"}],
        "extra_css": frametheme.stylesheets(files),
        "extra_javascript": ["assets/boardpress/boardpress.js"],
        "copyright": f'{plan.footer} <span class="bp-built">{TOKENS["built"]}</span>',
        "extra": {"generator": False, "banner": escape(plan.banner)},
    }
    config = _checked(settings, project / "mkdocs.yml")
    # Material's templates do not escape text; Markup is text that is escaped already, and stays so once.
    config.site_name = Markup(escape(plan.site_name))
    config.plugins["boardpress/frames"] = pages
    # A site has a sitemap of ours.
    config.theme.static_templates = {"404.html"}
    _draw_with(config, compiled)
    return config


class _Configuration(MkDocsConfig):  # type: ignore[no-untyped-call]  # MkDocs types no `__init_subclass__`
    """A configuration without extensions of Markdown, of which MkDocs loads three for everybody: none is read."""

    markdown_extensions = MarkdownExtensions()


def _checked(settings: dict[str, Any], file: Path) -> MkDocsConfig:
    """The configuration that a file with these settings would give, which need not be there."""
    config = _Configuration(config_file_path=str(file))
    config.load_dict(settings)
    errors, _ = config.validate()
    for name, error in errors:
        raise ValueError(f"{name}: {error}")
    return config


class _Loader(jinja2.FileSystemLoader):
    """Lists nothing that is hidden: Material hides ten thousand icons, none of which MkDocs would copy."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, inner, names in os.walk(root):
                inner[:] = [name for name in inner if not name.startswith(".")]
                within = "" if folder == root else os.path.relpath(folder, root).replace(os.path.sep, "/") + "/"
                found.update(f"{within}{name}" for name in names)
        return sorted(found)


def _draw_with(config: MkDocsConfig, compiled: Compiled) -> None:
    """Have the templates found by our loader, and compiled once."""
    theme, plain = config.theme, config.theme.get_env

    def get_env() -> jinja2.Environment:
        env = plain()
        env.loader = _Loader(theme.dirs)
        env.bytecode_cache = compiled
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # the library has no other way


def _theme(plan: FramePlan, language: str, merged: Path, files: dict[str, Path]) -> dict[str, Any]:
    text = plan.words.text
    shades = {"primary": plan.colour, "accent": plan.accent}
    return {
        "name": "material",
        "custom_dir": str(merged),
        "language": language,
        "font": False,
        "logo": frametheme.image(files, "logo"),
        "favicon": frametheme.image(files, "favicon"),
        "features": ["navigation.tabs", "navigation.indexes", "toc.follow"],
        "palette": [
            _palette("", "default", "brightness-auto", text("site.use_light"), shades),
            _palette("light", "default", "weather-sunny", text("site.use_dark"), shades),
            _palette("dark", "slate", "weather-night", text("site.use_device"), shades),
        ],
    }


def _palette(media: str, scheme: str, icon: str, name: str, shades: dict[str, str]) -> dict[str, Any]:
    query = f"(prefers-color-scheme: {media})" if media else "(prefers-color-scheme)"
    return {"media": query, "scheme": scheme, **shades, "toggle": {"icon": f"material/{icon}", "name": name}}


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs types no `__init_subclass__`
    """The plugin is made by us and has nothing to configure."""


class _Pages(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]  # MkDocs types no `__init_subclass__`
    """Supplies the pages, takes what is drawn, and marks the section of pages outside the navigation.

    Such a page has no active entry, and one inside is linked from every page. So a page gets a parent in the navigation
    that does not know it as a child. Nothing is read as Markdown or YAML, and nothing written that is only read again.
    """

    def __init__(self, sheets: Iterable[_Sheet]) -> None:
        self.sheets = {sheet.source: sheet for sheet in sheets}
        self.drawn: dict[str, str] = {}
        """The pages as they were drawn, by the keys of their frames."""
        self.assets: dict[str, Path] = {}
        """The files of the theme that are no templates, by their path in the site."""

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        env.globals["slots"] = dict(TOKENS) | {"content": f"{_CONTENT}\n"}
        return env

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        self.assets = {file.dest_uri: Path(str(file.abs_src_path)) for file in files}
        return Files([self._file(sheet, config) for sheet in self.sheets.values()])

    def _file(self, sheet: _Sheet, config: MkDocsConfig) -> File:
        inclusion = InclusionLevel.INCLUDED if sheet.in_navigation else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, sheet.source, content="", inclusion=inclusion)
        file.dest_uri = sheet.output
        return file

    def on_page_markdown(self, _: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.meta = self.sheets[page.file.src_uri].meta
        return ""

    def on_page_content(self, _: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return _CONTENT

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        self.drawn[self.sheets[page.file.src_uri].key] = output
        return ""

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        self.drawn[NOT_FOUND] = output_content
        return ""

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        _escape_titles(nav.items)
        for sheet in self.sheets.values():
            if sheet.parent:
                pages[sheet.source].parent = _place(pages[sheet.parent])
        return nav


def _place(page: Page) -> Any:
    """What is marked for a page that stands under another: the section that the other is the page of, or itself."""
    return page.parent if page.is_index and isinstance(page.parent, Section) else page


def _escape_titles(items: list[Any]) -> None:
    for item in items:
        item.title = Markup(escape(str(item.title)))
        _escape_titles(item.children or [])

"""A person at the admin: reads pages, and sends forms back as a browser would, with what was typed changed."""

from functools import cached_property
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What a test asks of a page: fields of its main form, buttons, inline code, words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, list[str]] = {}
        self.buttons: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.attributes: list[dict[str, str | None]] = []
        self._stack: list[str] = []
        self._form = ""
        self._select = self._textarea = ""
        self.options: list[str] = []
        self._first_option: str | None = None
        self.words = ""
        self.feed(html)
        # As they are read: a line break of the page is a blank.
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes.append(given | {"": tag})
        self.inline += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        if "id" in given:
            self.ids.append(str(given["id"]))
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag == "form":
            self._form = "other" if given.get("id") == "logout-form" or given.get("method") == "get" else "main"
        if self._form == "main":
            self._field(tag, given)
        if tag not in VOID:
            self._stack.append(tag)

    def _field(self, tag: str, given: dict[str, str | None]) -> None:
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "button" and name:
            self.buttons.append((name, value))
        elif tag == "input" and name and _is_sent(given):
            self.fields.setdefault(name, []).append(value or ("on" if given.get("type") == "checkbox" else ""))
        elif tag == "select":
            self._select, self._first_option = name, None
        elif tag == "option" and self._select:
            self._option(value, "selected" in given)
        elif tag == "textarea":
            self._textarea = name
            self.fields[name] = [""]

    def _option(self, value: str, is_selected: bool) -> None:
        if is_selected:
            self.fields.setdefault(self._select, []).append(value)
        elif self._first_option is None:
            self._first_option = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            if self._select not in self.fields and self._first_option is not None:
                self.fields[self._select] = [self._first_option]
            self._select = ""
        if tag == "textarea" and self._textarea:
            # A browser drops the line break right after the tag, and sends CRLF.
            typed = self.fields[self._textarea][0].removeprefix("\n")
            self.fields[self._textarea] = [typed.replace("\n", "\r\n")]
            self._textarea = ""
        if tag == "form":
            self._form = ""
        if tag in self._stack:
            while self._stack.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea][0] += data
        elif self._stack and self._stack[-1] == "option":
            self.options.append(data)
        elif self._stack and self._stack[-1] not in {"script", "style"}:
            self.words += data

    @property
    def acts(self) -> set[str]:
        """The acts that the page has a button for; row buttons by their act."""
        return {value.partition(":")[0].partition("+")[0] for name, value in self.buttons if name == "act"}


def _is_sent(given: dict[str, str | None]) -> bool:
    kind = given.get("type") or "text"
    return "checked" in given if kind in {"radio", "checkbox"} else kind not in {"submit", "file", "button"}


class Visitor:
    def __init__(self, person: Any) -> None:
        self.person = person

    @cached_property
    def client(self) -> Client:
        # Most of a cast never visits a page: nobody signs in before.
        client = Client()
        client.force_login(self.person)
        return client

    def get(self, url: str, status: int = 200) -> Page:
        response = self.client.get(url)
        assert response.status_code == status, (url, response.status_code)
        return Page(response.content.decode())

    def send(self, url: str, page: Page | None = None, /, **typed: Any) -> HttpResponse:
        """Send the page's form with `typed` over its fields; `__` in a name stands for a dash."""
        fields: dict[str, Any] = dict((page or self.get(url)).fields)
        fields |= {name.replace("__", "-"): value for name, value in typed.items()}
        return self.client.post(url, fields)

    def press(self, url: str, act: str, /, **typed: Any) -> Page:
        """Press a button and follow to the page that answers; the act must have been done."""
        response = self.send(url, act=act, **typed)
        assert response.status_code == 302, Page(response.content.decode()).words
        return self.get(response.headers["Location"])

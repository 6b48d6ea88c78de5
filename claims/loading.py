"""Templates are indented for whoever reads them. What is sent is not: a step of the desk has a budget of bytes."""

import re

from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectories

# Of a line its start alone: every line stays one, so that Django's pages of errors name the right one.
INDENTATION = re.compile(r"(?<=\n)[ \t]+")


class Loader(AppDirectories):
    """Finds templates in the folders of the apps, as Django does, and drops the indentation of pages.

    White space of which one blank is left means the same in HTML; what may mean something (the words of a document,
    what was typed) comes from variables. Files of exports are sent as they stand.
    """

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        name = str(origin.template_name)
        return contents if name.startswith("exports/") or not name.endswith(".html") else INDENTATION.sub("", contents)

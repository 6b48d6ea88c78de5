"""Word files, written part by part."""

import io
import warnings
import zipfile
from collections.abc import Mapping

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OTHER_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def part(root: str, content: str, space: str = TRANSITIONAL) -> str:
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{space}" {OTHER_SPACES}>{content}</w:{root}>'


def relations(targets: Mapping[str, str], space: str = OFFICE, links: Mapping[str, str] = {}) -> str:
    """`links`: addresses outside by their names."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{space}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items())
    )
    rows += "".join(
        f'<Relationship Id="{name}" Type="{space}/hyperlink" Target="{address}" TargetMode="External"/>'
        for name, address in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def archive(members: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in members.items():
            file.writestr(name, content)
    return written.getvalue()


def docx(
    body: str,
    space: str = TRANSITIONAL,
    links: Mapping[str, str] = {},
    note_links: Mapping[str, str] = {},
    **parts: str,
) -> bytes:
    """A Word file of this body; `parts` are other parts by their kind: styles, numbering, footnotes, header, …; `links`
    where the body leads to, `note_links` the footnotes."""
    office = STRICT_OFFICE if space == STRICT else OFFICE
    members = {
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}, office),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>", space),
        "word/_rels/document.xml.rels": relations({f"{kind}.xml": kind for kind in parts}, office, links),
        "word/_rels/footnotes.xml.rels": relations({}, office, note_links),
    }
    written = {f"word/{kind}.xml": part(ROOTS.get(kind, kind), text, space) for kind, text in parts.items()}
    return archive(members | written)


ROOTS = {"header": "hdr", "footer": "ftr"}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def link(name: str, content: str) -> str:
    return f'<w:hyperlink r:id="{name}">{content}</w:hyperlink>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; text that is no markup becomes a run."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def item(text: str, list_id: int = 1, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: list[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def level(depth: int, pattern: str, form: str = "decimal", more: str = "") -> str:
    counting = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{depth}">{counting}</w:lvl>'


def definition(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def listed(list_id: int, key: int, more: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{key}"/>{more}</w:num>'


def heading_style(number: int, more: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="H{number}"><w:name w:val="heading {number}"/>'
        f'<w:pPr><w:outlineLvl w:val="{number - 1}"/>{more}</w:pPr></w:style>'
    )


def styled(text: str, style: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


DELETED = '<w:del w:id="1"><w:r><w:delText>twelve</w:delText></w:r></w:del>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("17")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
BOTH_WAYS = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
NOTED = p(
    run("One")
    + '<w:r><w:footnoteReference w:id="7"/></w:r>'
    + run(" and two")
    + '<w:r><w:footnoteReference w:id="5"/></w:r>'
)
NOTES = (
    f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
    f'<w:footnote w:id="5">{p("The fifth.")}</w:footnote>'
    f'<w:footnote w:id="7">{p("The seventh.")}{p("More of it.")}</w:footnote>'
)
DECIMAL = definition(1, level(0, "%1."), level(1, "%1.%2", more=""), level(2, "(%3)", "lowerLetter"))
BULLETS = definition(2, level(0, "\uf0b7", "bullet"), level(1, "o", "bullet"), level(2, "-", "bullet"))
RESTARTED = listed(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
NUMBERING = DECIMAL + BULLETS + listed(1, 1) + listed(2, 2) + RESTARTED + listed(4, 1)

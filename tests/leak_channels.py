"""Ways in which a name can stand in a finished file: each channel hides a text and gives a file's path and bytes.

All names are invented. Used by the tests of the gate (a sample) and by ``benchmarks/gate.py`` (all of them).
"""

import base64
import gzip
import html
import io
import json
import re
import struct
import urllib.parse
import zipfile
import zlib

import pikepdf

#: Twenty invented names: given name, family name; Latin, Cyrillic, Han, Arabic, Georgian and Armenian letters.
NAMES = (
    "Qasterbek Zhumadilsarov", "Yelnura Baqtymbekova", "Thibault Vernancour", "Siarhei Dubravenski",
    "Ерсұлтан Қойшыманов", "Айсәуле Тұрлымбекова", "Велимир Остроградов", "Ульяна Межевикина",
    "Олександр Дорошкевич", "Гүлсана Мырзатаева", "Фаррух Ширинбоев", "Рамиль Хабиртдинов",
    "欧阳若枫", "司马云栖", "钟离慕白",
    "قاسىمبەك تولەنوۋ", "مهران شهریارپور",
    "ლევან ცისკარაშვილი", "თამარ მთვარელიძე", "Հայկազն Բարեղամյան",
)  # fmt: skip
SENTENCE = "The court sat on Tuesday; {} was not in the room. Nobody else is named."


def parts(name):
    """Given name and family name; a Han name is cut after its two-letter family name."""
    given, _, family = name.partition(" ")
    return (given, family) if family else (name[2:], name[:2])


def joined(name, separator):
    return separator.join(name.split()) if " " in name else name


def middle(word):
    return len(word) // 2


def within(name, mark):
    """The name with something in the middle of each of its words."""
    return " ".join(w[: middle(w)] + mark + w[middle(w) :] for w in name.split())


# ---- text, HTML, SVG -------------------------------------------------------------------------------------


def page(body, head=""):
    return f"<!doctype html><html lang=en><head><title>A page</title>{head}</head><body>{body}</body></html>".encode()


def esc(text):
    return html.escape(text, quote=True)


def svg(inner, extra=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{extra}>{inner}</svg>'


def html_channel(make, head=""):
    return lambda name: ("a/page.html", page(make(name), head))


def data_uri(kind, data):
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def said(name):
    return SENTENCE.format(name)


CHANNELS = {
    "html text": html_channel(lambda n: f"<p>{esc(said(n))}</p>"),
    "html decimal entities": html_channel(lambda n: f"<p>{''.join(f'&#{ord(c)};' for c in said(n))}</p>"),
    "html hex entities twice": html_channel(lambda n: f"<p>{esc(''.join(f'&#x{ord(c):x};' for c in said(n)))}</p>"),
    "html split inside words": html_channel(lambda n: f"<p>Of {within(esc(n), '<b></b>')} no word.</p>"),
    "html letter by letter": html_channel(
        lambda n: "<p>Of " + "".join(f"<span>{c}</span>" if c.strip() else " " for c in n) + " no word.</p>"),
    "html words in table cells": html_channel(
        lambda n: "<table><tr><td>1</td>" + "".join(f"<td>{esc(p)}</td>" for p in parts(n)[::-1]) + "</tr></table>"),
    "html alt": html_channel(lambda n: f'<img src="x.png" alt="{esc(said(n))}">'),
    "html title attribute": html_channel(lambda n: f"<p title='{esc(said(n))}'>x</p>"),
    "html aria-label": html_channel(lambda n: f'<p aria-label="{esc(n)}">x</p>'),
    "html data attribute": html_channel(lambda n: f'<p data-case="{esc(n)}">x</p>'),
    "html data attribute name": html_channel(lambda n: f'<p data-{joined(n.lower(), "-")}="1">x</p>'),
    "html unquoted attribute": html_channel(lambda n: f"<p id={joined(n, '_')}>x</p>"),
    "html comment": html_channel(lambda n: f"<!-- {n} --><p>x</p>"),
    "html hidden": html_channel(lambda n: f"<p hidden style='display:none'>{esc(said(n))}</p>"),
    "html title element": lambda n: ("a/page.html", page("<p>x</p>", f"<title>{esc(n)}</title>")),
    "html meta": lambda n: ("a/page.html", page("<p>x</p>", f'<meta name="author" content="{esc(n)}">')),
    "html script": html_channel(lambda n: f"<script>const who = {json.dumps(n)};</script>"),
    "html JSON-LD": html_channel(
        lambda n: f'<script type="application/ld+json">{json.dumps({"name": n}, ensure_ascii=True)}</script>'),
    "html style content": html_channel(lambda n: f"<style>p::after{{content:'{n}'}}</style>"),
    "html CSS escapes": html_channel(
        lambda n: "<style>p::after{content:'" + "".join(f"\\{ord(c):06x}" for c in n) + "'}</style>"),
    "html link with escapes": html_channel(
        lambda n: f'<a href="https://example.org/{urllib.parse.quote(joined(n, "-"))}">a page</a>'),
    "html mailto": html_channel(lambda n: f'<a href="mailto:x@example.org?subject={urllib.parse.quote(n)}">x</a>'),
    "html picture source": html_channel(lambda n: f'<img src="files/{joined(n, "_")}.png" alt="">'),
    "html base64 svg": html_channel(
        lambda n: f'<img alt="" src="{data_uri("image/svg+xml", svg(f"<text>{esc(n)}</text>").encode())}">'),
    "html percent svg": html_channel(
        lambda n: f'<img alt="" src="data:image/svg+xml,{urllib.parse.quote(svg(f"<text>{esc(n)}</text>"))}">'),
    "html svg in svg": html_channel(
        lambda n: svg(f'<image href="{data_uri("image/svg+xml", svg(f"<title>{esc(n)}</title>").encode())}"/>')),
    "html base64 page": html_channel(lambda n: f'<iframe src="{data_uri("text/html", page(said(n)))}"></iframe>'),
    "html soft hyphens": html_channel(lambda n: f"<p>Of {within(n, chr(0xAD))} no word.</p>"),
    "html zero-width": html_channel(lambda n: f"<p>Of {within(n, chr(0x200B))} no word.</p>"),
    "html zero-width joiner entity": html_channel(lambda n: f"<p>Of {within(n, '&zwj;')} no word.</p>"),
    "html no-break space": html_channel(lambda n: f"<p>Of {joined(n, '&nbsp;')} no word.</p>"),
    "html inline svg text": html_channel(lambda n: svg(f"<text x='1' y='2'>{esc(said(n))}</text>")),
    "html svg tspans": html_channel(
        lambda n: svg("<text>" + "".join(f"<tspan x='{i}'>{c}</tspan>" for i, c in enumerate(n)) + "</text>")),
    "svg title": lambda n: ("c/chart.svg", svg(f"<title>{esc(n)}</title>").encode()),
    "svg desc": lambda n: ("c/chart.svg", svg(f"<desc>{esc(said(n))}</desc>").encode()),
    "svg comment of glyphs": lambda n: ("c/chart.svg", svg(f"<!-- {n} --><path d='M0 0L1 1'/>").encode()),
    "svg metadata": lambda n: ("c/chart.svg", svg(
        f"<metadata><dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>{esc(n)}</dc:title></metadata>").encode()),
    "svg id": lambda n: ("c/chart.svg", svg(f"<g id='{joined(n, '.')}'/>").encode()),
    # ---- CSV, JSON, notebooks, plain text ----
    "csv cell": lambda n: ("d/t.csv", f"place,who\nx,{n}\n".encode()),
    "csv two cells, family first": lambda n: ("d/t.csv", "a,b\n{},{}\n".format(*parts(n)[::-1]).encode()),
    "csv header": lambda n: ("d/t.csv", f"place,{n}\nx,1\n".encode()),
    "csv UTF-16": lambda n: ("d/t.csv", f"place,who\nx,{n}\n".encode("utf-16")),
    "text broken at a line end": lambda n: ("d/t.txt", f"Of {within(n, '-' + chr(10))} no word.".encode()),
    "text quoted-printable": lambda n: (
        "d/t.txt", ("x " + "".join(f"={b:02X}" for b in n.encode()) + " x").encode()),
    "text hexadecimal": lambda n: ("d/t.txt", f"x {n.encode().hex()} x".encode()),
    "text base64": lambda n: ("d/t.txt", f"x {base64.b64encode(said(n).encode()).decode()} x".encode()),
    "json value": lambda n: ("d/t.json", json.dumps({"a": [1, {"b": said(n)}]}).encode()),
    "json key": lambda n: ("d/t.json", json.dumps({n: 1}).encode()),
    "json in json": lambda n: ("d/t.json", json.dumps({"a": json.dumps({"b": n})}).encode()),
    "json base64 gzip": lambda n: (
        "d/t.json", json.dumps({"a": base64.b64encode(gzip.compress(said(n).encode(), mtime=0)).decode()}).encode()),
    "notebook source": lambda n: ("d/n.ipynb", notebook(source=["x = 1\n", f"# {said(n)}\n"])),
    "notebook split over lines": lambda n: ("d/n.ipynb", notebook(source=[n[: middle(n)], n[middle(n) :]])),
    "notebook output html": lambda n: (
        "d/n.ipynb", notebook(output={"text/html": [f"<td>{esc(n)}</td>"], "text/plain": ["x"]})),
    "notebook output png text": lambda n: (
        "d/n.ipynb", notebook(output={"image/png": base64.encodebytes(png(text=n)).decode()})),
    "notebook metadata": lambda n: ("d/n.ipynb", notebook(metadata={"papermill": {"parameters": {"who": n}}})),
    # ---- pictures ----
    "png tEXt as UTF-8": lambda n: ("e/p.png", png(text=n)),
    "png zTXt": lambda n: ("e/p.png", png(ztext=n)),
    "png iTXt": lambda n: ("e/p.png", png(itext=n)),
    "png iTXt compressed": lambda n: ("e/p.png", png(itext=n, squeeze=True)),
    "png eXIf UTF-16": lambda n: ("e/p.png", png(exif=n.encode("utf-16-le"))),
    "png after the end": lambda n: ("e/p.png", png() + said(n).encode()),
    "jpeg comment": lambda n: ("e/p.jpg", jpeg(said(n).encode())),
    # ---- archives and paths ----
    "zip file name": lambda n: ("f/z.zip", archive({f"x/{joined(n, '_')}.csv": b"a\n"})),
    "xlsx shared string": lambda n: (
        "f/t.xlsx", archive({"xl/sharedStrings.xml": f"<sst><si><t>{esc(n)}</t></si></sst>".encode()})),
    "docx split runs": lambda n: ("f/t.docx", archive(
        {"word/document.xml": f"<w:p><w:r><w:t>{within(esc(n), '</w:t></w:r><w:r><w:t>')}</w:t></w:r></w:p>".encode()})),
    "zip in zip": lambda n: ("f/z.zip", archive({"in.zip": archive({"t.csv": n.encode()})})),
    "gzip": lambda n: ("f/t.gz", gzip.compress(said(n).encode(), mtime=0)),
    "file name": lambda n: (f"2025Q1/en/{joined(n, '_')}.csv", b"a\n1\n"),
    "folder name": lambda n: (f"2025Q1/{joined(n, '-')}/t.csv", b"a\n1\n"),
    "file name without spaces": lambda n: (f"2025Q1/en/{joined(n, '')}.csv", b"a\n1\n"),
    # ---- ways of writing ----
    "upper case": html_channel(lambda n: f"<p>Of {n.upper()} no word.</p>"),
    "family name first": html_channel(lambda n: f"<p>Of {turned(n)} no word.</p>"),
    "family name, comma": html_channel(lambda n: f"<p>Of {turned(n, ', ')}: no word.</p>"),
    "initial and family name": html_channel(lambda n: f"<p>Of {initial(n)} no word.</p>"),
    "a word between": html_channel(lambda n: f"<p>Of {between(n)} no word.</p>"),
    "full-width and compatibility letters": html_channel(lambda n: f"<p>Of {wide(n)} no word.</p>"),
    "letter-spaced": html_channel(lambda n: f"<p>Of {' '.join(n.replace(' ', ''))} no word.</p>"),
    "hyphen inside a word": html_channel(lambda n: f"<p>Of {within(n, '-')} no word.</p>"),
    "look-alike letters": html_channel(lambda n: f"<p>Of {alike(n)} no word.</p>"),
}  # fmt: skip


def turned(name, separator=" "):
    given, family = parts(name)
    return f"{family}{separator}{given}" if " " in name else name


def initial(name):
    given, family = parts(name)
    return f"{given[0]}. {family}" if " " in name else name


def between(name):
    given, family = parts(name)
    return f"{given} X. {family}" if " " in name else name


def wide(name):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)


def alike(name):
    """Some letters of the other alphabet that look the same."""
    swaps = dict(zip("aeopcxyаеорсху", "аеорсхуaeopcxy", strict=True))
    seen = 0
    out = []
    for char in name:
        if char in swaps and (seen := seen + 1) % 2:
            char = swaps[char]
        out.append(char)
    return "".join(out)


def notebook(source=("x = 1",), output=None, metadata=None):
    outputs = [{"output_type": "display_data", "data": output, "metadata": {}}] if output else []
    cell = {"cell_type": "code", "id": "a", "execution_count": 1, "metadata": {}, "source": list(source),
            "outputs": outputs}  # fmt: skip
    return json.dumps(
        {"cells": [cell], "metadata": metadata or {}, "nbformat": 4, "nbformat_minor": 5}
    ).encode()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(text="", ztext="", itext="", squeeze=False, exif=b""):
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    if text:
        out += chunk(b"tEXt", b"Title\0" + text.encode())
    if ztext:
        out += chunk(b"zTXt", b"Title\0\0" + zlib.compress(ztext.encode()))
    if itext:
        body = zlib.compress(itext.encode()) if squeeze else itext.encode()
        out += chunk(b"iTXt", b"Title\0" + bytes([squeeze, 0]) + b"en\0\0" + body)
    if exif:
        out += chunk(b"eXIf", b"MM\0*" + exif)
    return out + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpeg(comment):
    return (
        b"\xff\xd8\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + b"\xff\xda\x00\x02\x00\xff\xd9"
    )


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


# ---- PDF -------------------------------------------------------------------------------------------------


def font(book, text):
    """A font whose codes are UTF-16 units, with the table that says so."""
    pairs = "\n".join(f"<{ord(c):04X}> <{ord(c):04X}>" for c in sorted(set(text)) if ord(c) < 0x10000)
    table = f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{len(set(text))} beginbfchar\n{pairs}\nendbfchar"
    return book.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name.Made, Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([]), ToUnicode=book.make_stream(table.encode())))  # fmt: skip


def codes(text):
    return f"<{text.encode('utf-16-be').hex()}>"


def pdf(content="", letters="", change=lambda book, page: None, **saved):
    book = pikepdf.new()
    sheet = book.add_blank_page(page_size=(300, 300))
    sheet.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font(book, letters or "x")))
    body = f"BT /F1 10 Tf 10 280 Td {codes('x')} Tj ET\n{content}"
    sheet.obj.Contents = book.make_stream(body.encode())
    change(book, sheet)
    out = io.BytesIO()
    book.save(out, **saved)
    return out.getvalue()


def shown(name, before="", after="", how=None):
    text = said(name)
    inner = how(name) if how else f"{codes(text)} Tj"
    return ("g/b.pdf", pdf(f"{before} BT /F1 10 Tf 10 200 Td {inner} ET {after}", text + "-X."))


def set_in(change):
    return lambda name: ("g/b.pdf", pdf(change=lambda book, sheet: change(book, sheet, name)))


def _info(book, sheet, name):
    book.docinfo["/Author"] = name


def _xmp(book, sheet, name):
    with book.open_metadata() as meta:
        meta["dc:title"] = name


def _outline(book, sheet, name):
    with book.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(said(name), 0))


def _attached(book, sheet, name):
    book.attachments["notes.csv"] = pikepdf.AttachedFileSpec(
        book, f"a,b\n1,{name}\n".encode(), filename="notes.csv"
    )


def _attached_zip(book, sheet, name):
    data = archive({"t.csv": name.encode()})
    book.attachments["notes.zip"] = pikepdf.AttachedFileSpec(book, data, filename="notes.zip")


def _attached_name(book, sheet, name):
    book.attachments["x"] = pikepdf.AttachedFileSpec(book, b"x", filename=f"{joined(name, '_')}.txt")


def _note(book, sheet, name):
    sheet.obj.Annots = book.make_indirect(pikepdf.Array([pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=said(name))]))  # fmt: skip


def _field(book, sheet, name):
    book.Root.AcroForm = pikepdf.Dictionary(Fields=[pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="a", V=name)])


def _link(book, sheet, name):
    address = "https://example.org/" + urllib.parse.quote(joined(name, "-"))
    sheet.obj.Annots = pikepdf.Array([pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address))])  # fmt: skip


def _alt(book, sheet, name):
    book.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([book.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=said(name)))]))  # fmt: skip


def _layer(book, sheet, name):
    book.Root.OCProperties = pikepdf.Dictionary(OCGs=[pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name)])


def _destination(book, sheet, name):
    book.Root.Dests = pikepdf.Dictionary(
        {f"/{joined(name, '_')}": pikepdf.Array([sheet.obj, pikepdf.Name.Fit])}
    )


def _form(book, sheet, name):
    drawn = book.make_stream(f"BT /F1 9 Tf {codes(said(name))} Tj ET".encode())
    drawn.Type, drawn.Subtype, drawn.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
    drawn.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font(book, said(name))))
    sheet.obj.Resources.XObject = pikepdf.Dictionary(X1=drawn)


def _picture(book, sheet, name):
    image = pikepdf.Stream(book, jpeg(name.encode()))
    image.Type, image.Subtype, image.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    sheet.obj.Resources.XObject = pikepdf.Dictionary(X1=image)


def _script(book, sheet, name):
    book.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{name}')")


def revised(name):
    """A first revision with the name, then an update appended that blanks the page."""
    first = shown(name)[1]
    start = int(re.findall(rb"startxref\s+(\d+)", first)[-1])
    book = pikepdf.open(io.BytesIO(first))
    number = book.pages[0].obj.Contents.objgen[0]
    size = int(book.trailer.Size)
    root = book.Root.objgen[0]
    at = len(first)
    update = f"{number} 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n".encode()
    table = at + len(update)
    update += (
        f"xref\n{number} 1\n{at:010d} 00000 n \ntrailer\n<</Size {size}/Root {root} 0 R/Prev {start}>>\n"
        f"startxref\n{table}\n%%EOF\n"
    ).encode()
    return ("g/b.pdf", first + update)


def glyph_by_glyph(name):
    return " ".join(f"{codes(c)} Tj 9 0 Td" for c in name)


CHANNELS |= {
    "pdf text": lambda n: shown(n),
    "pdf white text": lambda n: shown(n, before="1 1 1 rg"),
    "pdf invisible text": lambda n: shown(n, how=lambda m: f"3 Tr {codes(said(m))} Tj"),
    "pdf clipped text": lambda n: shown(n, before="q 0 0 1 1 re W n", after="Q"),
    "pdf text off the page": lambda n: shown(n, how=lambda m: f"9000 9000 Td {codes(said(m))} Tj"),
    "pdf text under a box": lambda n: shown(n, after="0 0 300 300 re f"),
    "pdf kerned text": lambda n: shown(
        n, how=lambda m: "[" + " -20 ".join(codes(c) for c in f"of {m} no") + "] TJ"),
    "pdf glyph by glyph": lambda n: shown(n, how=glyph_by_glyph),
    "pdf two blocks in a word": lambda n: shown(
        n, how=lambda m: f"{codes('of ' + m[:4])} Tj ET BT /F1 10 Tf 60 200 Td {codes(m[4:] + ' no')} Tj"),
    "pdf broken at a line end": lambda n: shown(
        n, how=lambda m: f"{codes('of ' + m[:-3] + '-')} Tj 0 -12 Td {codes(m[-3:] + ' no')} Tj"),
    "pdf two lines": lambda n: shown(
        n, how=lambda m: f"{codes(parts(m)[1] if ' ' in m else m[:2])} Tj 0 -12 Td {codes(parts(m)[0])} Tj"),
    "pdf actual text": lambda n: shown(
        n, how=lambda m: f"/Span <</ActualText <feff{m.encode('utf-16-be').hex()}>>> BDC {codes('x')} Tj EMC"),
    "pdf docinfo": set_in(_info),
    "pdf XMP": set_in(_xmp),
    "pdf outline": set_in(_outline),
    "pdf attachment": set_in(_attached),
    "pdf attached archive": set_in(_attached_zip),
    "pdf attachment's name": set_in(_attached_name),
    "pdf annotation": set_in(_note),
    "pdf form field": set_in(_field),
    "pdf link": set_in(_link),
    "pdf alt text": set_in(_alt),
    "pdf layer name": set_in(_layer),
    "pdf destination": set_in(_destination),
    "pdf form object": set_in(_form),
    "pdf picture comment": set_in(_picture),
    "pdf script": set_in(_script),
    "pdf earlier revision": revised,
    "pdf after the end": lambda n: ("g/b.pdf", pdf() + said(n).encode()),
    "pdf object streams": lambda n: ("g/b.pdf", pdf(
        change=lambda book, sheet: _note(book, sheet, n), object_stream_mode=pikepdf.ObjectStreamMode.generate)),
}  # fmt: skip

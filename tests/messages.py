# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages of the sources, and a language made of them in which nothing can be overlooked."""

import re
import struct
import subprocess

KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3")
ACCENTED = str.maketrans("aeiouycdglnrstzAEIOUYCDGLNRSTZ", "àéîöûýçđğłñřšťžÀÉÎÖÛÝÇĐĞŁÑŘŠŤŽ")
# what is put into a text, markup and addresses stay as they are
KEPT = re.compile(r"(%(?:\d+\$)?[-+ #0'_^EO]*\d*(?:\.\d+)?[hlzj]*[a-zA-Z%]|<[^>]+>|&\w+;|\w+://\S+)")
OPEN, CLOSE = "⟦", "⟧"
LONGER = 1 / 3  # of a text, as German or Kazakh may be
MAGIC = 0x950412de


def extract(top, template):
    """Write what the sources say to a .pot; in Blueprint's files it is marked as in C. Returns complaints."""
    keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
    command = ["xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES.in", *keywords, f"--output={template}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=top, check=False)
    return done.stdout.strip() if done.returncode else ""


def pseudo(text):
    """The text as the pseudo-language says it: bracketed, accented, a third longer."""
    parts = KEPT.split(text)
    said = "".join(part if index % 2 else part.translate(ACCENTED) for index, part in enumerate(parts))
    return OPEN + said + "·" * round(len("".join(parts[::2])) * LONGER) + CLOSE


def write_pseudo_language(top, folder, language):
    """Compile the pseudo-language as the catalogue of a language that the C library knows."""
    template, english, target = folder / "zavod.pot", folder / "en.mo", folder / language / "LC_MESSAGES" / "zavod.mo"
    complaints = extract(top, template)
    assert not complaints, complaints
    text = subprocess.run(["msgen", "--lang=en", template], check=True, capture_output=True).stdout
    subprocess.run(["msgfmt", "--output-file", english, "-"], input=text, check=True)
    target.parent.mkdir(parents=True)
    target.write_bytes(compile_catalogue({key: b"\0".join(pseudo(form.decode()).encode() for form in value.split(b"\0"))
                                          if is_translated(key) else value
                                          for key, value in read_catalogue(english.read_bytes()).items()}))


def is_translated(key):
    """The header is none, and by its own name GTK knows that nobody has translated a program."""
    return key not in (b"", b"translator-credits")


def read_catalogue(data):
    """{message: translation} of a .mo file; contexts and plural forms are still in them, set off by \\4 and \\0."""
    _, _, count, messages, translations = struct.unpack("=5I", data[:20])

    def text(table, index):
        length, offset = struct.unpack_from("=2I", data, table + 8 * index)
        return data[offset:offset + length]

    return {text(messages, index): text(translations, index) for index in range(count)}


def compile_catalogue(catalogue):
    """A .mo file; its messages are sorted, as the C library wants to find them."""
    keys = sorted(catalogue)
    texts = keys + [catalogue[key] for key in keys]
    offset = 28 + 8 * len(texts)
    table = b""
    for text in texts:
        table += struct.pack("=2I", len(text), offset)
        offset += len(text) + 1
    return struct.pack("=7I", MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0) + table + b"".join(
        text + b"\0" for text in texts)

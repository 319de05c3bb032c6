"""Has LibreOffice accept or reject all tracked changes of documents, or compare two, and save the result.

Usage: settle.py FOLDER
Reads FOLDER/jobs.txt: one job a line, `accept|reject|keep|compare OLD.docx<TAB>FROM.docx<TAB>TO`; `compare` tracks what
changed from OLD to FROM. A TO that ends in .docx or .pdf is saved in that format, any other as text.
"""

import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {
    "accept": ".uno:AcceptAllTrackedChanges",
    "reject": ".uno:RejectAllTrackedChanges",
    "compare": ".uno:CompareDocuments",
}
FILTERS = {".docx": ("MS Word 2007 XML", ""), ".pdf": ("writer_pdf_Export", "")}
TEXT = ("Text (encoded)", "UTF8,LF,,,")
PATIENCE = 60
"""Seconds that LibreOffice has to start, and to end."""


def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    sys.exit("LibreOffice did not start")


def settle(context, job, source, target):
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (value("Hidden", True),))
    job, _, other = job.partition(" ")
    if job in COMMANDS:
        dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        frame = document.CurrentController.Frame
        with_other = (value("URL", (source.parent / other).as_uri()), value("NoAcceptDialog", True)) if other else ()
        dispatcher.executeDispatch(frame, COMMANDS[job], "", 0, with_other)
    name, options = FILTERS.get(target.suffix, TEXT)
    document.storeToURL(target.as_uri(), (value("FilterName", name), value("FilterOptions", options)))
    document.close(True)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    pipe = f"travaux{folder.name}"
    profile = (folder / "profile").as_uri()
    options = ["--headless", "--norestore", f"-env:UserInstallation={profile}", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(["soffice", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe)
        for line in (folder / "jobs.txt").read_text(encoding="utf-8").splitlines():
            job, source, target = line.split("\t")
            settle(context, job, folder / source, folder / target)
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
    finally:
        office.wait(PATIENCE)


main()

#!/usr/bin/env python3
"""Measures redlines of two Word files: time and peak memory of whole processes, start included.

    word.py TRAVAUX FOLDER

FOLDER holds old.md and new.md, which TRAVAUX makes into Word files first. Prints for each tool the median time, the peak
memory of its largest process, and both against those of travaux. A tool that is missing is named and skipped:

    LibreOffice             Debian's libreoffice-writer and python3-uno
    docx-redline, jubarte-redlines, python-redlines[all]
                            pip install NAME, into the python3 of PEERS_PYTHON or else of the path
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

RUNS = 5
HERE = pathlib.Path(__file__).resolve().parent
SETTLE = HERE.parent / "word" / "settle.py"
# Debian's Python knows LibreOffice's bridge; another one on the path may not.
BRIDGE = "/usr/bin/python3"

READ = "import pathlib; old, new = (pathlib.Path(name).read_bytes() for name in ('old.docx', 'new.docx')); "
ENGINE = "made = python_redlines.{}().run_redline('a', old, new{})[0]"
PEERS = {
    "docx-redline": ("docx_redline", "docx_redline.redline_files('old.docx', 'new.docx', 'made.docx')"),
    "jubarte-redlines": ("jubarte_redlines", "made = jubarte_redlines.compare_documents(old, new, author='a')"),
    "python-redlines, Docxodus": ("python_redlines", ENGINE.format("DocxodusEngine", ", detect_moves=True")),
    "python-redlines, PowerTools": ("python_redlines", ENGINE.format("XmlPowerToolsEngine", "")),
}
KEEP = "; made and pathlib.Path('made.docx').write_bytes(made)"


def measure(command, folder):
    """Seconds and megabytes of a process and those it started; None where it fails."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode(errors="replace").strip()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    code = process.returncode = os.waitstatus_to_exitcode(status)
    made = folder / "made.docx"
    if code not in (0, 1) or not made.is_file():
        return None, (said.splitlines() or [f"exit code {code}"])[-1]
    made.unlink()
    return (seconds, used.ru_maxrss / 1024), None


def libreoffice(folder):
    """The comparison of Writer, by its bridge."""
    if not shutil.which("soffice") or subprocess.run([BRIDGE, "-c", "import uno"], capture_output=True).returncode:
        return None
    (folder / "jobs.txt").write_text("compare old.docx\tnew.docx\tmade.docx\n", encoding="utf-8")
    return [BRIDGE, str(SETTLE), "."]


def peer(package, code):
    python = os.environ.get("PEERS_PYTHON", "python3")
    if subprocess.run([python, "-c", f"import {package}"], capture_output=True).returncode:
        return None
    return [python, "-c", f"import {package}; made = None; {READ}{code}{KEEP}"]


def main():
    travaux, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    for name in ("old", "new"):
        subprocess.run([travaux, "export", f"{name}.md", "-o", f"{name}.docx"], cwd=folder, check=True)
    words = len((folder / "old.md").read_text(encoding="utf-8").split())
    print(f"redline of two Word files of {words} words:")
    tools = {"travaux": [travaux, "redline", "old.docx", "new.docx", "-o", "made.docx"], "LibreOffice": libreoffice(folder)}
    tools.update({name: peer(*how) for name, how in PEERS.items()})
    ours = None
    for name, command in tools.items():
        if command is None:
            print(f"{name:28} SKIPPED: not installed")
            continue
        runs = [measure(command, folder) for _ in range(RUNS)]
        failed = [why for result, why in runs if result is None]
        if failed:
            print(f"{name:28} FAILED: {failed[0]}")
            if name == "travaux":
                sys.exit(1)
            continue
        seconds = statistics.median(result[0] for result, _ in runs)
        memory = max(result[1] for result, _ in runs)
        ours = ours or (seconds, memory)
        ratios = f"{seconds / ours[0]:7.1f} x time {memory / ours[1]:6.1f} x memory"
        print(f"{name:28} {seconds * 1000:8.0f} ms {memory:6.0f} MB {ratios}")


main()

#!/usr/bin/env python3
"""Measures redlines of generated pairs of drafts whose every word has a known fate.

    generated.py GENERATOR TRAVAUX [--seeds N]

GENERATOR writes old.md, new.md and truth.pkl: the words (Chinese: the characters) of both drafts in order, each with an
id that survives the edits, its clause and its article. Prints for each seed and language:

    across   words shown as kept although they are different words of different clauses; should be 0. (A merged clause
             keeps the ids of its words, while those round the seam may be filed under the other part.) Of clauses of
             equal words nobody can tell which one stayed; those are counted as twins
    moved    words of moved articles that are shown in an article that moved, of all of them
    marked   words marked as changed against words truly changed; 1 is exact
    runs     separate insertions and deletions beside renumbering, and how many there truly are
"""
import argparse
import json
import pathlib
import pickle
import subprocess
import sys
import tempfile


def lines_of(path, records, lang):
    """The records of each line, by line number; a line is never empty of records."""
    found, at = {}, 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        words = line.split() if lang == "en" else [c for c in line if not c.isspace()]
        if words:
            found[number] = range(at, at + len(words))
            at += len(words)
    assert at == len(records), (path, at, len(records))
    return found


class Side:
    """One draft: its records, and what the redline says of each."""

    def __init__(self, folder, name, truth, lang):
        self.lang = lang
        self.records = truth[name]
        self.fate = truth["co" if name == "old" else "cn"]
        self.lines = lines_of(folder / f"{name}.md", self.records, lang)
        self.marked = [False] * len(self.records)
        self.texts = {}
        for word, _, clause, _, kind in self.records:
            if kind not in "lmhn":
                self.texts[clause] = self.texts.get(clause, "") + " " + word

    def place(self, clauses, text):
        """The record of every character of a link's text; None for blanks. Labels and kind words are in no text."""
        places = []
        for clause, part in zip(clauses, text.split("\n")):
            words = part.split() if self.lang == "en" else [c for c in part if not c.isspace()]
            line = self.lines[clause["line"]]
            at, inside = line.stop - len(words), False
            for letter in part:
                if letter.isspace():
                    at += inside and self.lang == "en"
                    inside = False
                    places.append(None)
                    continue
                places.append(at)
                inside = True
                at += self.lang != "en"
            places.append(None)
        return places[:-1]

    def says(self, clause):
        """The words of a clause without its label; None where the draft does not have it."""
        return self.texts.get(clause)

    def mark(self, places):
        for place in places:
            if place is not None:
                self.marked[place] = True

    def mark_lines(self, clauses):
        for clause in clauses:
            for at in self.lines.get(clause["line"], ()):
                self.marked[at] = True

    def runs(self, marked):
        return sum(here and not before for before, here in zip([False] + marked, marked))

    def true(self):
        return [fate in ("edit", "art") for fate in self.fate]


def text(link, skipped):
    return "".join(s["text"] for s in link["segments"] if s["op"] != skipped)


def measure(folder, travaux, lang):
    truth = pickle.loads((folder / "truth.pkl").read_bytes())
    run = subprocess.run([travaux, "redline", folder / "old.md", folder / "new.md", "--format", "json"],
                         capture_output=True, check=False)
    redline = json.loads(run.stdout)
    old, new = Side(folder, "old", truth, lang), Side(folder, "new", truth, lang)
    across, twins, moved_articles = 0, 0, set()
    for link in redline["links"]:
        if not link["old"] or not link["new"]:
            (old if link["old"] else new).mark_lines(link["old"] or link["new"])
            continue
        olds = old.place(link["old"], text(link, "insert"))
        news = new.place(link["new"], text(link, "delete"))
        kept = keep(link, olds, news, (old, new))
        for n, o in kept.items():
            if old.records[o][1] == new.records[n][1]:
                continue
            pair = old.records[o][2], new.records[n][2]
            across += pair[0] != pair[1]
            twins += pair[0] != pair[1] and (old.says(pair[0]) == old.says(pair[1]) or new.says(pair[0]) == new.says(pair[1]))
        if "moved" in link["changes"]:
            moved_articles.update(at for clause in link["new"] for at in new.lines[clause["line"]])
    shown = {new.records[at][3] for at in moved_articles}
    words = [record[3] for record, fate in zip(new.records, new.fate) if fate == "moved"]
    return {
        "across": across - twins,
        "twins": twins,
        "moved": sum(article in shown for article in words),
        "to_move": len(words),
        "marked": sum(old.marked) + sum(new.marked),
        "changed": sum(old.true()) + sum(new.true()),
        "runs": old.runs(old.marked) + new.runs(new.marked),
        "true_runs": old.runs(old.true()) + new.runs(new.true()),
        "false_moves": sum(article not in truth["moved"] for article in shown if article),
    }


def keep(link, olds, news, sides):
    """Marks what is edited; gives the old record of every new record that is kept whole."""
    old, new = sides
    at, kept, broken = [0, 0], {}, set()
    for segment in link["segments"]:
        size = len(segment["text"])
        o, n = olds[at[0]:at[0] + size], news[at[1]:at[1] + size]
        if segment["op"] == "equal":
            for a, b in zip(o, n):
                if a is not None and b is not None:
                    kept.setdefault(b, a)
        elif segment.get("class") == "typography":
            pass
        elif segment["op"] == "delete":
            if segment.get("class") != "consequential":
                old.mark(o)
        else:
            broken.update(n)
            if segment.get("class") != "consequential":
                new.mark(n)
        at[0] += size * (segment["op"] != "insert")
        at[1] += size * (segment["op"] != "delete")
    return {n: o for n, o in kept.items() if n not in broken}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("generator")
    ap.add_argument("travaux")
    ap.add_argument("--seeds", type=int, default=10)
    a = ap.parse_args()
    for lang in ("en", "zh"):
        for seed in [20260, *range(1, a.seeds)]:
            with tempfile.TemporaryDirectory() as folder:
                command = [sys.executable, a.generator, "--out", folder, "--lang", lang, "--seed", str(seed), "--formats", ""]
                subprocess.run(command, check=True, capture_output=True)
                m = measure(pathlib.Path(folder), a.travaux, lang)
            print(f"{lang} seed {seed:5}: across {m['across']} (twins {m['twins']}), moved {m['moved']} of {m['to_move']}, false moves"
                  f" {m['false_moves']}, marked {m['marked'] / m['changed']:.3f}, runs {m['runs']} (true {m['true_runs']})")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Scores alignments of real drafts against ground truth, beside what simpler means reach.

    accuracy.py SHARED TRAVAUX

SHARED holds corpora/ and tools/score_alignment.py. For each corpus a table: travaux, and three baselines that link

    number   clauses of the same citation
    heading  clauses of the same place in articles of the same title (of the same number, where there is none)
    text     clauses of equal text, by longest common subsequence

Then what travaux said of renumberings and moves, how many of its splits and merges are wrong where truth rests on ids
(a split or merge of clauses that truth knows and does not join), and how much it marked.
"""
import bisect
import collections
import json
import pathlib
import subprocess
import sys

CORPORA = ["ukbills", "canada", "cc4", "china", "taiwan", "france", "saudi", "chile"]
BY_ID = {"ukbills", "canada", "cc4"}
CLASSES = ["text_changed", "renumbered", "moved"]


def run(travaux, *arguments):
    done = subprocess.run([travaux, *map(str, arguments), "--format", "json"], capture_output=True, timeout=300, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def by_key(drafts, key):
    """Pairs of clauses whose key stands once in either draft."""
    once = []
    for draft in drafts:
        keys = collections.defaultdict(list)
        for clause, name in zip(draft, key(draft)):
            if name is not None:
                keys[name].append(clause)
        once.append({name: found[0] for name, found in keys.items() if len(found) == 1})
    return [(clause, once[1][name]) for name, clause in once[0].items() if name in once[1]]


def numbers(draft):
    return [clause["cite"] for clause in draft]


def headings(draft):
    """The title of the article and the place in it."""
    titled, names = None, []
    for clause in draft:
        if clause["kind"] in ("article", "annex", "preamble"):
            titled = clause if clause["text"] else None
        place = clause["cite"].replace(titled["cite"], "", 1) if titled else clause["cite"]
        names.append((titled["text"] if titled else None, place))
    return names


def equal_texts(drafts):
    """The longest common subsequence of clause texts (Hunt and Szymanski)."""
    old, new = ([clause for clause in draft if clause["text"]] for draft in drafts)
    places = collections.defaultdict(list)
    for at, clause in enumerate(new):
        places[clause["text"]].append(at)
    tails, chains = [], []
    for clause in old:
        for at in reversed(places.get(clause["text"], [])):
            length = bisect.bisect_left(tails, at)
            chain = ((clause, new[at]), chains[length - 1] if length else None)
            if length == len(tails):
                tails.append(at)
                chains.append(chain)
            else:
                tails[length], chains[length] = at, chain
    pairs, chain = [], chains[-1] if chains else None
    while chain:
        pairs.append(chain[0])
        chain = chain[1]
    return pairs


def as_redline(pairs):
    return {"links": [{"old": [old], "new": [new], "changes": []} for old, new in pairs]}


def joins(scorer, truth, redline):
    """Splits and merges of clauses that truth knows, and how many of them truth does not join."""
    want, olds, news = scorer.read_truth(truth)
    said = wrong = 0
    for link in redline["links"]:
        pairs = {(o["line"], n["line"]) for o in link["old"] for n in link["new"]}
        known = {pair for pair in pairs if pair[0] in olds and pair[1] in news}
        if len(pairs) > 1 and known:
            said += 1
            wrong += not known <= want.keys()
    return {"joined": said, "joined_wrong": wrong}


def marks(redline):
    words = redline["summary"]["words"]
    edits = sum(s["op"] != "equal" and s.get("class") not in ("consequential", "typography")
                for link in redline["links"] if link["old"] and link["new"] for s in link["segments"])
    return {"edits": edits, "changed": words["inserted"] + words["deleted"], "words": 2 * words["equal"] + words["inserted"] + words["deleted"]}


def line(scorer, name, score):
    share = lambda a, b: scorer.ratio(score[a], score[b])
    classes = "  ".join(f"{share('hit_' + c, 'of_' + c):>6} ({score['of_' + c]})".ljust(14) for c in CLASSES)
    return f"  {name:8} {share('hit', 'have'):>9} {share('hit', 'want'):>7} {scorer.f1(score):>7.4f}   {classes}"


def corpus(scorer, folder, travaux):
    totals = collections.defaultdict(collections.Counter)
    pairs = sorted(folder.glob("*/truth.json"))
    for path in pairs:
        truth, names = json.loads(path.read_text()), [path.parent / "old.md", path.parent / "new.md"]
        drafts = [run(travaux, "tree", name)["clauses"] for name in names]
        redline = run(travaux, "redline", *names)
        found = {
            "travaux": redline,
            "number": as_redline(by_key(drafts, numbers)),
            "heading": as_redline(by_key(drafts, headings)),
            "text": as_redline(equal_texts(drafts)),
        }
        for name, links in found.items():
            totals[name].update(scorer.score(truth, links)[0])
        totals["travaux"].update(joins(scorer, truth, redline))
        totals["travaux"].update(marks(redline))
    print(f"{folder.name}: {len(pairs)} pairs, {totals['travaux']['want']} links")
    print(f"  {'':8} precision  recall      F1   recall of changed, renumbered, moved")
    for name, total in totals.items():
        print(line(scorer, name, total))
    own = totals["travaux"]
    said = [f"{flag}: {own['said_' + flag]} said, {own['both_' + flag]} rightly, of {own['true_' + flag]}" for flag in scorer.FLAGS]
    if folder.name in BY_ID:
        said.append(f"splits and merges: {own['joined']} said, {own['joined_wrong']} wrongly")
    print("  " + "; ".join(said))
    print(f"  {own['changed'] / own['words']:.1%} of the words marked, in {own['edits']} edits of linked clauses", flush=True)


def main():
    shared, travaux = pathlib.Path(sys.argv[1]), sys.argv[2]
    sys.path.insert(0, str(shared / "tools"))
    import score_alignment
    for name in CORPORA:
        if (shared / "corpora" / name).is_dir():
            corpus(score_alignment, shared / "corpora" / name, travaux)
        else:
            print(f"{name}: skipped, {shared / 'corpora' / name} is missing")


if __name__ == "__main__":
    main()

// What the reader says of wordings: kept in memory, in the browser's storage where there is one, and in a file to download.

const STORED = `cleaner-judgement-${data.run.identity}`;
const judged = new Map(); // key → "right" or "wrong"
const undoable = []; // what was said before: lists of [key, verdict or undefined]

function judge(wordings, verdict) {
  undoable.push(wordings.map((one) => [one.key, judged.get(one.key)]));
  for (const one of wordings) set(one.key, verdict);
  judgementChanged();
}

function undo() {
  for (const [key, before] of undoable.pop() ?? []) set(key, before);
  judgementChanged();
}

function set(key, verdict) {
  if (verdict) judged.set(key, verdict);
  else judged.delete(key);
}

function judgementChanged() {
  remember();
  judgementBar();
  for (const card of document.querySelectorAll(".card")) showJudged(card);
}

/** The two buttons of a wording; pressed once more they take it back. */
function judgeButtons(wording) {
  const buttons = ["right", "wrong"].map((verdict) =>
    h(`button.${verdict}`, {
      "aria-pressed": "false",
      onclick: () => judge([wording], judged.get(wording.key) === verdict ? undefined : verdict),
    }, say(`judge.${verdict}`)),
  );
  return h("div.judge", { role: "group", "aria-label": say("judge") }, ...buttons);
}

function judgeAll(label, wordings) {
  const buttons = ["right", "wrong"].map((verdict) =>
    h(`button.${verdict}`, { onclick: () => judge(wordings(), verdict) }, say(`judge.${verdict}`)),
  );
  return h("div.judge.all", { role: "group", "aria-label": label }, h("span.quiet.small", {}, label), ...buttons);
}

function showJudged(card) {
  const verdict = judged.get(card.dataset.key);
  card.classList.toggle("is-judged", Boolean(verdict));
  for (const kind of ["right", "wrong"]) {
    card.querySelector(`:scope > .foot > .judge > .${kind}`).setAttribute("aria-pressed", String(verdict === kind));
  }
}

function judgementBar() {
  const count = (verdict) => [...judged.values()].filter((one) => one === verdict).length;
  const bar = byId("judgement");
  bar.hidden = !judged.size && !undoable.length;
  bar.replaceChildren(
    h("p", { role: "status" }, say("judge.bar", { n: judged.size, right: count("right"), wrong: count("wrong") })),
    h("button", { onclick: undo, disabled: !undoable.length }, say("judge.undo")),
    h("button", { onclick: clearJudged, disabled: !judged.size }, say("judge.clear")),
    h("button.strong", { onclick: download, disabled: !judged.size }, say("judge.download")),
    h("p.small.quiet.next", {}, say("judge.next", { out: data.run.name, file: fileName() })),
  );
}

function clearJudged() {
  if (!confirm(say("judge.clear.sure", { n: judged.size }))) return;
  judge(data.wordings.filter((one) => judged.has(one.key)), undefined);
}

function judgement() {
  const said = data.wordings.filter((one) => judged.has(one.key)).map((one) => ({
    key: one.key, verdict: judged.get(one.key), class: one.cls, rules: one.rules, action: one.action,
    text: one.text.join(""), place: one.places[0],
  }));
  return { schema: 1, kind: "cleaner-judgement", run: data.run.identity, judged: said };
}

function fileName() {
  return `judgement-${data.run.name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}.json`;
}

function download() {
  const address = URL.createObjectURL(new Blob([JSON.stringify(judgement(), null, 1), "\n"], { type: "application/json" }));
  h("a", { href: address, download: fileName() }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function remember() {
  try {
    localStorage.setItem(STORED, JSON.stringify([...judged]));
  } catch {
    // A browser without storage for files: the judgement lives as long as the page, and can be downloaded.
  }
}

function recall() {
  const known = new Set(data.wordings.map((one) => one.key));
  try {
    for (const [key, verdict] of JSON.parse(localStorage.getItem(STORED) ?? "[]")) {
      if (known.has(key) && ["right", "wrong"].includes(verdict)) judged.set(key, verdict);
    }
  } catch {
    // The same; and what another page may have left there is no judgement.
  }
}

// The removals: a card for each wording, with its context and its family of similar wordings.

const STEP = 40;
let current = []; // the wordings listed, one family in one place
let drawn = 0;

function removals() {
  byId("removals").append(
    h("h2", { id: "removals-title" }, say("removals")),
    h("p.quiet", {}, say(data.wordings.length ? "removals.about" : "listed.none")),
  );
  if (!data.wordings.length) return;
  let waiting = 0;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(list, 60);
  };
  byId("removals").append(
    filters(changed),
    h("div.listed", { id: "listed" }),
    h("p.quiet.small.keys", {}, say("keys")),
    h("div", { id: "list" }),
    h("button.more", { id: "more", onclick: draw }),
  );
  list();
}

/** Make the list anew for the filter that is set. */
function list() {
  const found = listed();
  const families = new Map();
  for (const one of found) {
    if (!families.has(one.family)) families.set(one.family, []);
    families.get(one.family).push(one);
  }
  current = [...families.values()];
  drawn = 0;
  const times = found.reduce((sum, one) => sum + one.times, 0);
  byId("listed").replaceChildren(
    h("p", { role: "status" }, found.length ? say("listed", { n: found.length, times }) : say("listed.nothing")),
    found.length < data.wordings.length ? h("button", { onclick: () => (clearFilter(), list()) }, say("filter.clear")) : "",
    found.length ? judgeAll(say("judge.all.listed", { n: found.length }), () => found) : "",
  );
  byId("list").replaceChildren();
  draw();
}

/** Add the next cards to the list. */
function draw() {
  const next = current.slice(drawn, drawn + STEP);
  const cards = [];
  for (const [place, family] of next.entries()) {
    const before = current[drawn + place - 1];
    if (chosen.order === "rule" && (!before || ruleOf(before[0]) !== ruleOf(family[0]))) cards.push(ruleHead(ruleOf(family[0])));
    cards.push(familyCard(family));
  }
  drawn += next.length;
  byId("list").append(...cards);
  byId("more").hidden = drawn >= current.length;
  byId("more").textContent = say("more", { n: Math.min(STEP, current.length - drawn) });
}

function ruleHead(rule) {
  const [summary, why] = data.about[rule] ?? ["", ""];
  return h("div.rule-head", {}, h("h3", {}, shown(rule)), h("p", {}, shown(summary)), h("p.quiet.small", {}, shown(why)));
}

function familyCard([first, ...others]) {
  const made = card(first);
  if (!others.length) return made;
  const inside = h("div.similar");
  const fold = h("details", {
    ontoggle: () => {
      if (!fold.open || inside.childElementCount) return;
      inside.append(judgeAll(say("judge.all.similar", { n: others.length + 1 }), () => [first, ...others]));
      drawOthers(inside, others);
    },
  }, h("summary", {}, say("similar", { n: others.length })), inside);
  made.append(fold);
  return made;
}

/** The next cards of a family, and a button for those after them. */
function drawOthers(inside, others) {
  const rest = others.slice(STEP);
  inside.append(...others.slice(0, STEP).map(card));
  if (!rest.length) return;
  const more = h("button.more", { onclick: () => (more.remove(), drawOthers(inside, rest)) }, say("more", { n: Math.min(STEP, rest.length) }));
  inside.append(more);
}

function card(one) {
  const made = h("article.card", { tabindex: "-1", id: `w-${one.key}`, "data-key": one.key },
    head(one),
    one.context ? h("p.text", {}, ...inContext(one)) : h("p.text", {}, ...taken(one)),
    one.context ? "" : h("p.quiet.small", {}, say("no-context")),
    h("div.foot", {}, evidence(one), judgeButtons(one)),
  );
  showJudged(made);
  return made;
}

function head(one) {
  const documents = say("times.documents", { n: one.documents });
  return h("div.head", {},
    h("span.name", {}, shown(one.rules[0] ?? one.cls)),
    h("span", {}, `${say(`action.${one.action}`)} ${say("times", { n: one.times, documents })}`),
    h("span", {}, say("score", { score: one.score.toFixed(2) })),
    ...one.why.map((reason) => h("span.doubt", {}, say(`why.${reason}`))),
  );
}

function inContext(one) {
  return one.context.flatMap(([kind, text]) => {
    if (kind === "this") return taken(one);
    if (kind === "cut") return h("span.around", {}, "…");
    return kind === "other" ? marked("span.too", say("mark.too"), [shown(text)]) : h("span.around", {}, shown(text));
  });
}

/** What the change took, and what it put there. */
function taken(one) {
  if (one.action === "flag") return [marked("span.flag", say("mark.flag"), whole(one.text))];
  const gone = marked("del", say("mark.this"), whole(one.text));
  return one.action === "replace" ? [gone, marked("ins", say("by-what"), whole(one.replacement))] : [gone];
}

function evidence(one) {
  const places = one.places.map(([name, line, column]) => h("div.mono", {}, shown(name), `:${line}:${column}`));
  if (one.times > places.length) places.push(h("div", {}, say("places.more", { n: one.times - places.length })));
  const [name, line] = one.places[0];
  const label = [say("evidence"), " · ", shown(name), `:${line}`];
  return h("details", {}, h("summary", {}, ...label), h("dl.why", {},
    h("dt", {}, say("evidence.rules")), h("dd.mono", {}, shown(one.rules.join(", "))),
    h("dt", {}, say("evidence.cues")), h("dd", {}, ...one.evidence.map((cue) => h("div", {}, shown(cue)))),
    h("dt", {}, say("evidence.places")), h("dd", {}, ...places),
    h("dt", {}, say("evidence.language")), h("dd", {}, one.language),
  ));
}

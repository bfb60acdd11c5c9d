// The overview: what the run came to, and where it comes from.

const SHORT = 10;

function overview() {
  const [read, removed] = data.characters ?? [0, 0];
  const lead = [say("lead.documents", { n: data.documents }), say("lead.changes", { n: data.changes })];
  if (data.characters) lead.push(say("lead.removed", { read, removed, share: percents.format(read ? removed / read : 0) }));
  byId("run").append(say("of-run", { name: "" }), shown(data.run.name), ` · cleaner ${data.run.version}`);
  byId("overview").append(
    h("p.lead", {}, lead.join(" · ")),
    verdicts(),
    ...box("warnings", data.warnings.map((warning) => shown(warning)), "warning"),
    ...box("notes", data.notes.map(([key, values]) => say(`note.${key}`, values)), "note"),
    ...leastSure(),
    h("div.plots", {}, ...plots()),
  );
}

function verdicts() {
  const found = Object.entries(data.verdicts).filter(([, number]) => number);
  const bar = h("div.verdicts", { role: "img", "aria-label": say("verdicts") });
  for (const [verdict, number] of found) {
    const part = h(`span.is-${verdict}`, { title: `${say(`verdict.${verdict}`)}: ${written(number)}` });
    part.style.flexGrow = number;
    bar.append(part);
  }
  const legend = found.map(([verdict, number]) =>
    h("li", {}, h(`i.is-${verdict}`), `${say(`verdict.${verdict}`)} ${written(number)}`),
  );
  return h("div", {}, bar, h("ul.legend", {}, ...legend));
}

/** The three wordings that a reader should look at if at nothing else. */
function leastSure() {
  if (!data.wordings.length) return [];
  const families = new Map([...data.wordings].reverse().map((one) => [one.family, one]));
  const first = data.wordings.filter((one) => families.get(one.family) === one);
  const lines = first.slice(0, 3).map((one) => {
    const text = one.text[0].replace(/\s+/gu, " ").trim();
    const reasons = one.why.map((reason) => say(`why.${reason}`)).join(", ");
    const link = h("a", { href: `#w-${one.key}`, onclick: () => showCard(one.key) }, shown(text.length > 90 ? `${text.slice(0, 90).replace(/\p{Surrogate}$/u, "")}…` : text));
    return h("li", {}, link, h("div.quiet.small", {}, [one.rules[0] ?? one.cls, say("score", { score: one.score.toFixed(2) }), reasons].filter(Boolean).join(" · ")));
  });
  const all = h("p.small", {}, h("a", { href: "#removals" }, say("least-sure.all")));
  return [h("div.doubtful", {}, h("h3", {}, say("least-sure")), h("ol", {}, ...lines), all)];
}

function box(title, lines, kind) {
  if (!lines.length) return [];
  return [h(`div.box.${kind}`, {}, h("h3", {}, say(title)), h("ul", {}, ...lines.map((line) => h("li", {}, line))))];
}

function plots() {
  const found = [
    plot("by.class", "unit.characters", data.classes, (name) => filterTo("class", name)),
    plot("by.rule", "unit.characters", data.rules, (name) => filterTo("rule", name)),
    plot("by.language", "unit.documents", data.languages),
  ];
  if (data.folders.length > 1) found.push(plot("by.folder", "unit.characters", data.folders));
  return found.filter((one) => one !== null);
}

/** A table of bars; rows are [name, number, title], and `choose` makes their names buttons. */
function plot(title, unit, rows, choose = null) {
  if (!rows.length) return null;
  const largest = Math.max(1, ...rows.map((row) => row[1]));
  const body = h("tbody");
  const fill = (number) => body.replaceChildren(...rows.slice(0, number).map((row) => barRow(row, largest, choose)));
  fill(SHORT);
  const caption = h("h3", {}, say(title), h("span.quiet.small", {}, ` · ${say(unit)}`));
  return h("div", {}, caption, h("table.bars", { "aria-label": say(title) }, body), rows.length > SHORT ? unfold(rows.length, fill) : "");
}

function barRow([name, number, counts], largest, choose) {
  const bar = h("i");
  bar.style.width = `${(100 * number) / largest}%`;
  const label = shown(labelOf(name));
  const named = choose ? h("button.plain", { title: say("bar.filter", { name }), onclick: () => choose(name) }, label) : label;
  const title = counts ? say("bar.detail", counts) : null;
  return h("tr", { title }, h("th", { scope: "row" }, named), h("td", {}, bar), h("td.number", {}, written(number)));
}

function labelOf(name) {
  return name === "und" ? say("language.und") : name === "" ? say("folder.top") : name;
}

function unfold(number, fill) {
  let open = false;
  const button = h("button.plain.small", {
    "aria-expanded": "false",
    onclick: () => {
      open = !open;
      fill(open ? number : SHORT);
      button.textContent = open ? say("bar.less") : say("bar.more", { n: number });
      button.setAttribute("aria-expanded", String(open));
    },
  }, say("bar.more", { n: number }));
  return button;
}

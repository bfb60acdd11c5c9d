// Which wordings are listed, and in which order.

const chosen = { text: "", class: "", rule: "", score: "", action: "", judged: "", order: "doubt" };
const haystacks = new Map(); // wording → what the text filter looks in

function listed() {
  const needle = chosen.text.trim().toLowerCase();
  return data.wordings.filter((one) => fits(one, needle)).sort(orders[chosen.order]);
}

// Wordings come with the least sure first, and sorting keeps the order of equals.
const orders = {
  doubt: () => 0,
  times: (a, b) => b.times - a.times,
  rule: (a, b) => (ruleOf(a) < ruleOf(b) ? -1 : ruleOf(a) > ruleOf(b) ? 1 : 0),
};

function fits(one, needle) {
  return (
    (!chosen.class || one.cls === chosen.class) &&
    (!chosen.rule || one.rules.includes(chosen.rule)) &&
    (!chosen.score || one.score < Number(chosen.score)) &&
    (!chosen.action || one.action === chosen.action) &&
    (!chosen.judged || (judged.get(one.key) ?? "none") === chosen.judged) &&
    (!needle || haystack(one).includes(needle))
  );
}

function haystack(one) {
  if (!haystacks.has(one)) {
    const names = one.places.map(([name]) => name);
    haystacks.set(one, [one.text[0], one.text[2], one.replacement[0], one.cls, ...one.rules, ...names].join("\n").toLowerCase());
  }
  return haystacks.get(one);
}

function ruleOf(one) {
  return one.rules[0] ?? "";
}

function filters(changed) {
  const apply = (name) => (event) => {
    chosen[name] = event.target.value;
    changed();
  };
  const names = (key) => [...new Set(data.wordings.flatMap(key))].sort();
  const pick = (name, options, width) =>
    h(`label.${width}`, {}, say(`filter.${name}`), h("select", { name, onchange: apply(name) }, ...options));
  const all = (name) => h("option", { value: "" }, say(`all.${name}`));
  const same = (values) => values.map((value) => h("option", { value }, value));
  const said = (prefix, values) => values.map((value) => h("option", { value }, say(`${prefix}.${value}`)));
  const below = ["0.75", "0.8", "0.9", "0.95", "1"];
  return h("form.filters", { role: "search", "aria-label": say("filter"), onsubmit: (event) => event.preventDefault() },
    h("label.wide", {}, say("filter.text"), h("input", { type: "search", name: "text", oninput: apply("text") })),
    pick("order", said("order", ["doubt", "times", "rule"]), "side"),
    pick("class", [all("class"), ...same(names((one) => [one.cls]))], "third"),
    pick("rule", [all("rule"), ...same(names((one) => one.rules))], "third"),
    pick("score", [all("score"), ...below.map((score) => h("option", { value: score }, say("score.below", { score })))], "half"),
    pick("action", [all("action"), ...said("action", ["remove", "replace", "flag"])], "half"),
    pick("judged", [all("judged"), ...said("judged", ["none", "right", "wrong"])], "half"),
  );
}

/** Show the removals of one class or rule, from the overview. */
function filterTo(name, value) {
  clearFilter();
  chosen[name] = value;
  document.querySelector(`.filters [name="${name}"]`).value = value;
  list();
  byId("removals").scrollIntoView();
  byId("removals").focus({ preventScroll: true });
}

function clearFilter() {
  Object.assign(chosen, { text: "", class: "", rule: "", score: "", action: "", judged: "" });
  for (const field of document.querySelectorAll(".filters input, .filters select")) field.value = chosen[field.name];
}

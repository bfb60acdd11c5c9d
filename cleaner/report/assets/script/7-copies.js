// Near-duplicates side by side, and the documents that were not cleaned.

function copies() {
  const section = byId("copies");
  section.append(
    h("h2", { id: "copies-title" }, say("copies")),
    h("p.quiet", {}, say(data.groups.length ? "copies.about" : "copies.none")),
    ...data.groups.map(group),
  );
}

function group(one) {
  const lowest = Math.min(...one.copies.map((copy) => copy.similarity));
  const alike = one.kind === "exact" ? say("copies.exact") : say("copies.near", { share: percents.format(lowest) });
  const rest = one.size - 1 - one.copies.length;
  const inside = h("div");
  const fold = h("details", {
    ontoggle: () => {
      if (!fold.open || inside.childElementCount) return;
      inside.append(...one.copies.map((copy) => pair(one.representative, copy)));
      if (rest > 0) inside.append(h("p.quiet", {}, say("copies.rest", { n: rest })));
    },
  }, h("summary", {}, shown(one.representative), ` · ${say("copies.size", { n: one.size })} · ${alike}`), inside);
  return fold;
}

function pair(representative, copy) {
  const made = h("div.pair");
  const titles = [shown(representative), [shown(copy.name), ` · ${percents.format(copy.similarity)}`]];
  if (!copy.rows) {
    made.append(h("p", {}, ...titles[1]), h("p.quiet", {}, say("copies.unread")));
    return made;
  }
  const body = h("tbody", {}, ...folded(copy.rows));
  made.append(h("table", {}, h("thead", {}, h("tr", {}, ...titles.map((title) => h("th", { scope: "col" }, ...[title].flat())))), body));
  if (copy.cut) made.append(h("p.quiet.small", {}, say("copies.cut")));
  return made;
}

/** Rows of a pair; equal sentences in the middle of a run of them are folded into one line. */
function* folded(rows) {
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && rows[end][0] === "same") end++;
    if (end - at > 3) {
      yield equal(rows[at]);
      yield h("tr.equal", {}, h("td", { colspan: "2" }, say("copies.same", { n: end - at - 2 })));
      yield equal(rows[end - 1]);
      at = end;
    } else {
      yield rows[at][0] === "same" ? equal(rows[at]) : different(rows[at]);
      at++;
    }
  }
}

function equal([, [left], [right]]) {
  return h("tr.equal", {}, h("td", {}, shown(left)), h("td", {}, shown(right)));
}

function different([, left, right]) {
  return h("tr", {}, side(left, "del", say("copies.left")), side(right, "ins", say("copies.right")));
}

/** A sentence in three parts, of which the second is not on the other side. */
function side([before, middle, after], tag, title) {
  const different = middle && marked(tag, title, [shown(middle)]);
  return h("td", {}, ...[before && shown(before), different, after && shown(after)].filter(Boolean));
}

function problems() {
  byId("problems").append(
    h("h2", { id: "problems-title" }, say("problems")),
    h("p.quiet", {}, say(data.problems.length ? "problems.about" : "problems.none")),
    h("ul.problems", {}, ...data.problems.map(problem)),
  );
}

function problem(one) {
  const reason = one.error ? shown(one.error) : say("problems.flags", { n: one.flags });
  return h("li", {}, h("span.tag", {}, say(`verdict.${one.verdict}`)), " ", h("span.mono", {}, shown(one.name)), h("div.quiet.small", {}, reason));
}

// The keyboard: J and K go through the cards, R and W judge and go on, U takes back.

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const act = { j: () => move(1), k: () => move(-1), r: () => say_of("right"), w: () => say_of("wrong"), u: undo, "/": search }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function move(step) {
  const cards = [...document.querySelectorAll(".card")].filter((one) => one.checkVisibility?.() ?? true);
  const at = cards.indexOf(document.activeElement?.closest(".card"));
  if (at + step >= cards.length && !byId("more").hidden) {
    draw();
    move(step);
    return;
  }
  const next = cards[at < 0 ? 0 : Math.min(Math.max(at + step, 0), cards.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center", behavior: "instant" });
}

function say_of(verdict) {
  const key = document.activeElement?.closest(".card")?.dataset.key;
  const wording = data.wordings.find((one) => one.key === key);
  if (!wording) return move(1);
  judge([wording], verdict);
  move(1);
}

/** Go to a card from elsewhere on the page, whatever the filter has hidden. */
function showCard(key) {
  clearFilter();
  chosen.order = "doubt";
  document.querySelector('.filters [name="order"]').value = "doubt";
  list();
  byId(`w-${key}`)?.focus();
}

function search() {
  document.querySelector('.filters [name="text"]')?.focus();
}

// Everything in its place.

for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
recall();
overview();
removals();
copies();
problems();
judgementBar();
document.addEventListener("keydown", keys);
document.documentElement.dataset.ready = "yes";

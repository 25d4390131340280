// Narrows the list of topics while somebody types. What is chosen always stays in sight.
const box = document.querySelector("[data-find-topics]");
const choices = [...document.querySelectorAll('input[name="topics"]')];
const areas = [...document.querySelectorAll("details.area")];

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function narrow(sought) {
  const parts = fold(sought).split(/\s+/).filter(Boolean);
  for (const choice of choices) {
    const label = choice.closest("label");
    const words = fold(label.textContent);
    label.hidden = !choice.checked && !parts.every((part) => words.includes(part));
  }
  for (const area of areas) {
    const shown = area.querySelector("label:not([hidden])");
    area.hidden = !shown;
    area.open = parts.length > 0 || area.querySelector("input:checked") !== null;
  }
}

if (box) {
  box.hidden = false;
  const input = box.querySelector("input");
  input.addEventListener("input", () => narrow(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

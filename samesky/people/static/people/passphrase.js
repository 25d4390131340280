// Two small comforts beside a passphrase: to see it, and to take the four words. Both are hidden where this does not run.
const field = document.querySelector("[data-passphrase]");
const show = document.querySelector("[data-show-passphrase]");
const take = document.querySelector("[data-take-words]");
const words = document.querySelector("[data-four-words]");

function seen(yes) {
  field.type = yes ? "text" : "password";
  show.setAttribute("aria-pressed", String(yes));
}

if (field && show) {
  show.hidden = false;
  show.addEventListener("click", () => seen(field.type === "password"));
  field.form.addEventListener("submit", () => seen(false));
}
if (field && take && words) {
  take.hidden = false;
  take.addEventListener("click", () => {
    field.value = words.textContent.trim();
    seen(true);
    field.focus();
  });
}

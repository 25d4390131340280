// A form is sent once, however often the button is tapped. The server's once-only token is the real guard;
// this spares the waiting. The button stays as it is: a greyed button reads as "something is wrong".
const AGAIN = 8000; // milliseconds after which a try that got no answer may be repeated

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-exit")) return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "yes";
  form.setAttribute("aria-busy", "true");
  setTimeout(() => rest(form), AGAIN);
});

// Coming back with the back button finds the form as it was left, so it may be sent again.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sending]").forEach(rest);
});

function rest(form) {
  delete form.dataset.sending;
  form.removeAttribute("aria-busy");
}

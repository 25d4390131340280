// A coffee chat: words are sent without leaving the page, and whoever looks gives signs of life. The parts around the box are fetched again
// by fragments.js. Without this the same form works, and the page comes again.
const box = document.querySelector("[data-say]");
const signs = box ?? document.querySelector("[data-signs]"); // a page that belongs to a room, where somebody writes for a while
const BEAT = 15_000; // milliseconds between signs of life
const HIDDEN_FOR = 240_000; // a page that nobody has looked at for so long gives none
const AGAIN = 5_000; // until words that did not go out are tried again, with the same token
let hiddenSince = null;

async function send(body) {
  clearTimeout(box.again);
  box.setAttribute("aria-busy", "true");
  try {
    const answer = await ask(box.action, body);
    if (answer.status === 401 || answer.status === 403 || answer.redirected) return plainly();
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return says("broken");
    told(body, await answer.json());
  } catch {
    says("away");
    box.again = setTimeout(() => send(body), AGAIN);
  } finally {
    box.removeAttribute("aria-busy");
  }
}

function ask(address, body) {
  return fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
}

function told(body, { says, keeps, once }) {
  const { words } = box.elements;
  if (once) box.elements.once.value = once;
  if (!keeps && words.value === body.get("words")) words.value = "";
  put(says);
  document.dispatchEvent(new CustomEvent("look", { detail: "said" }));
}

// Signed out meanwhile: the page that asks to sign in carries the words.
function plainly() {
  box.dataset.plainly = "yes";
  box.requestSubmit();
}

function says(which) {
  put(box.querySelector("[data-say-says]").dataset[which]);
}

function put(words) {
  box.querySelector("[data-say-says]").textContent = words;
}

async function beat() {
  if (hiddenSince !== null && performance.now() - hiddenSince > HIDDEN_FOR) return;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", signs.elements.csrfmiddlewaretoken.value);
  try {
    const answer = await ask(signs.dataset.here, body);
    if (answer.status === 404) document.dispatchEvent(new CustomEvent("look"));
  } catch {
    // The network is away; the next beat tries again.
  }
}

function start() {
  box?.addEventListener("submit", (event) => {
    if (box.dataset.plainly) return;
    event.preventDefault();
    if (!box.hasAttribute("aria-busy")) send(new FormData(box));
  });
  document.addEventListener("visibilitychange", () => {
    hiddenSince = document.hidden ? performance.now() : null;
    if (!document.hidden) beat();
  });
  setInterval(beat, BEAT);
}

if (signs) start();

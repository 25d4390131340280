// Leave site: the page goes blank, a neutral page takes its place in the history, and the session ends meanwhile.
// Shift three times does the same as the button. Never Escape: it closes dialogs and stops the next page loading.
const door = document.querySelector("form[data-exit]");
const SPAN = 1500; // milliseconds from the first press to the third
let presses = [];

function leave() {
  document.body.replaceChildren();
  document.title = "…";
  forgetDraftsHere();
  fetch(door.action, { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace(door.dataset.exit);
}

// An ordinary sign-out too: who signs in next on this phone shall not find somebody else's words.
document.addEventListener("submit", ({ target }) => new URL(target.action).pathname === "/sign-out" && forgetDraftsHere());

function forgetDraftsHere() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("draft ")) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function count(event) {
  if (event.key !== "Shift") presses = [];
  else if (!event.repeat) presses = [...presses.slice(-2), event.timeStamp];
  if (presses.length === 3 && presses[2] - presses[0] <= SPAN) leave();
}

if (door) {
  door.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", count, true);
}

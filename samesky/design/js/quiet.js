// The quiet time of a turn: moves the light along its arc and says what is left in the sentences that came with the page. It counts with
// performance.now() alone, because a phone's clock may be wrong. Whoever knows better says so, to one or (on the document) to all of them:
//   place.dispatchEvent(new CustomEvent("quiet", { detail: { left: 61_000, running: true } }))
const TICK = 100; // milliseconds; the light itself moves a hair's breadth in that time
const STEPS = 20; // for somebody who asked for stillness: so many places on the arc, and nothing between them
const MINUTE = 60_000;
const SOON = 45_000; // these two as in quiet.py
const TOLD = ["data-left", "data-of", "data-running"];
const still = matchMedia("(prefers-reduced-motion: reduce)");
const known = new WeakMap();
let ticking;

function places() {
  return [...document.querySelectorAll("[data-quiet]")];
}

// What the page says, true at the moment `at`.
function read(place, at = performance.now()) {
  const { left, of, running } = place.dataset;
  known.set(place, { left: Number(left), of: Number(of), running: running !== "no", at });
  draw(place);
  ticking ??= setInterval(tick, TICK);
}

function tick() {
  const here = places().filter((place) => known.has(place));
  here.forEach(draw);
  if (!here.length) ticking = clearInterval(ticking);
}

function leftOf({ left, running, at }) {
  return running ? Math.max(0, left - (performance.now() - at)) : left;
}

function draw(place) {
  const time = known.get(place);
  const left = leftOf(time);
  const step = time.running || left === 0 ? stepOf(left) : "paused";
  put(place, "data-shown", Math.round(left));
  put(place, "data-step", step);
  shine(place.querySelector(".disc"), time.of > 0 ? 1 - left / time.of : 1);
  say(place.querySelector("[data-says]"), place.getAttribute(`data-said-${step}`));
}

function stepOf(left) {
  if (left <= 0) return "over";
  return left < SOON ? "soon" : Math.max(1, Math.floor((left + MINUTE / 2) / MINUTE));
}

function shine(disc, part) {
  const within = Math.min(Math.max(part, 0), 1);
  const gone = still.matches ? Math.floor(within * STEPS) / STEPS : within;
  put(disc, "cx", (12 + 276 * gone).toFixed(1));
  put(disc, "cy", (34 - 104 * gone * (1 - gone)).toFixed(1));
}

function say(line, words) {
  if (words && line.textContent !== words) line.textContent = words;
}

function put(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

// The page's own numbers were true when it left the server: at its first byte here, less half of what a knock at the door took.
function whenRendered() {
  const [page] = performance.getEntriesByType("navigation");
  if (!page?.responseStart) return performance.now();
  const knocked = (page.secureConnectionStart || page.connectEnd) - page.connectStart;
  return page.responseStart - Math.max(0, knocked) / 2;
}

document.addEventListener("quiet", ({ target, detail }) => {
  const meant = target === document ? places() : places().filter((place) => place.contains(target));
  meant.forEach((place) => tell(place, detail));
}, true);

// Written as the server would have written it, and read from there.
function tell(place, { left = leftOf(known.get(place)), of = place.dataset.of, running = place.dataset.running !== "no" }) {
  put(place, "data-of", of);
  put(place, "data-running", running ? "yes" : "no");
  place.setAttribute("data-left", Math.round(left)); // also when it is the same number: it is true anew
}

// Parts of the page that were fetched again, and numbers that somebody wrote anew.
new MutationObserver((changes) => {
  const anew = new Set(changes.filter((each) => each.type === "attributes").map((each) => each.target));
  places().forEach((place) => (anew.has(place) || !known.has(place)) && read(place));
}).observe(document.body, { childList: true, subtree: true, attributeFilter: TOLD });

places().forEach((place) => read(place, whenRendered()));

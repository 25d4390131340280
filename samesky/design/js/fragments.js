// Fetches parts of the page again when told to look: [data-fragment=name][data-src=address]. Blocks, consent and content notes thus
// apply to this reader at this moment. Nothing that somebody is writing in is taken away; what they opened stays open.
const GATHER = 150; // milliseconds in which several changes become one look
const SPREAD = 250; // and up to so much later, so that a room full of people does not ask in one breath
const SOON = 20; // where few people wait for one another ([data-soon], a circle's table) nobody is kept waiting for that, nor for other parts
const LATER = 15_000; // when somebody is writing in the part that changed, or the network was away
const BOXES = "textarea, input:not([type=hidden]), select";
const REACHED = "a, button, summary";
const FRESH_EACH_TIME = "[name=once], [name=csrfmiddlewaretoken]";
const tags = new WeakMap();
const stale = new Set();
let timer;

document.addEventListener("look", ({ detail: name }) => {
  const names = name ? [name] : [...places()].map((place) => place.dataset.fragment);
  names.forEach((each) => stale.add(each));
  clearTimeout(timer);
  timer = setTimeout(refresh, awaited().some(isSoon) ? SOON : unhurried());
});

function awaited() {
  return [...places()].filter((place) => stale.has(place.dataset.fragment));
}

function isSoon({ dataset }) {
  return "soon" in dataset;
}

function unhurried() {
  return GATHER + Math.random() * SPREAD;
}

function places() {
  return document.querySelectorAll("[data-fragment][data-src]");
}

async function refresh() {
  const all = awaited();
  const soon = all.filter(isSoon);
  const wanted = soon.length ? soon : all;
  const rest = new Set(all.filter((place) => !wanted.includes(place)).map((place) => place.dataset.fragment));
  stale.clear();
  rest.forEach((each) => stale.add(each));
  if (stale.size) timer = setTimeout(refresh, unhurried());
  const changed = await Promise.all(wanted.map(fetchInto));
  const words = wanted.find((place, i) => changed[i] && place.dataset.announce)?.dataset.announce;
  if (words) announce(words);
}

async function fetchInto(place) {
  const headers = tags.has(place) ? { "If-None-Match": tags.get(place) } : {};
  try {
    const answer = await fetch(address(place), { headers, cache: "no-store" });
    if (answer.status === 404) return isGone(place);
    if (!answer.ok || answer.redirected) return false; // 304: nothing new; anything else: what is there stays
    const { changed, waits } = swap(place, await answer.text());
    const tag = answer.headers.get("ETag");
    if (tag && !waits) tags.set(place, tag);
    if (waits) later(place);
    return changed;
  } catch {
    later(place); // the network went away, and the stream may have outlived it: nobody tells this page again
    return false;
  }
}

// What lies in a fold that nobody opens ([data-folded]) is not sent: the fold comes alone, and what is in it when it is opened.
function address(place) {
  const { src } = place.dataset;
  return "folded" in place.dataset && !place.querySelector("details[open]") ? `${src}?folded` : src;
}

document.addEventListener("toggle", opened, { capture: true });

function opened({ target: fold }) {
  const place = fold.closest("[data-folded]");
  if (place && fold.open && fold.childElementCount === 1) look(place.dataset.fragment);
}

function look(name) {
  document.dispatchEvent(new CustomEvent("look", { detail: name }));
}

function later(place) {
  setTimeout(() => look(place.dataset.fragment), LATER);
}

// What was taken back, or is no longer for this reader, does not stay on the screen.
function isGone(place) {
  if (!("gone" in place.dataset) || isBusy(place)) return false;
  place.textContent = place.dataset.gone;
  return true;
}

// Children with an id, or fragments themselves, are compared one by one; a part whose children are neither is taken whole.
function swap(place, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  keepTime(place, template.content);
  const fresh = [...template.content.childNodes];
  const whole = place.cloneNode(false);
  whole.append(template.content.cloneNode(true));
  if (same(place, whole)) return {};
  if (!fresh.some(key) && isBusy(place)) return { changed: false, waits: true };
  const known = new Map([...place.children].map((node) => [key(node), node]));
  const pairs = fresh.map((node) => choose(node, key(node) && known.get(key(node))));
  const focus = focusIn(place);
  arrange(place, pairs.map((pair) => pair.node));
  focus();
  const changed = pairs.some((pair) => pair.changed);
  if (changed) window.htmx?.process(place);
  if (changed) fill(place);
  return { changed, waits: pairs.some((pair) => pair.waits) };
}

// What a part says for another place of the page, which is never fetched again: [data-fills=id of that place].
function fill(part) {
  part.querySelectorAll("[data-fills]").forEach((from) => document.getElementById(from.dataset.fills)?.replaceChildren(from.textContent));
}

function key(node) {
  return node.id || node.dataset?.fragment || "";
}

function choose(node, old) {
  if (!old) return { node, changed: node.nodeType === Node.ELEMENT_NODE };
  if (same(old, node)) return { node: old };
  if (isBusy(old)) return { node: old, waits: true };
  keepOpen(old, node);
  return { node, changed: true };
}

function same(one, other) {
  return bare(one).isEqualNode(bare(other));
}

// Time went on meanwhile, which is no change: the light that is there goes on from what the fresh one says (quiet.js).
function keepTime(place, content) {
  content.querySelectorAll("[data-quiet][id]").forEach((fresh) => {
    const old = document.getElementById(fresh.id);
    if (!old || !place.contains(old)) return;
    [...fresh.attributes].filter(({ name }) => name.startsWith("data-")).forEach(({ name, value }) => old.setAttribute(name, value));
  });
}

function bare(node) {
  const copy = document.createElement("div");
  copy.append(node.cloneNode(true));
  copy.querySelectorAll(FRESH_EACH_TIME).forEach((box) => box.removeAttribute("value"));
  copy.querySelectorAll("details").forEach((fold) => fold.removeAttribute("open"));
  copy.querySelectorAll("[data-quiet][id]").forEach((time) => time.replaceWith(time.id));
  return copy;
}

function isBusy(part) {
  return [...part.querySelectorAll(BOXES)].some((box) => box === document.activeElement || isWritten(box));
}

function isWritten(box) {
  return box.matches("textarea, [type=text]") && box.value !== box.defaultValue;
}

function keepOpen(old, node) {
  const folds = foldsIn(node);
  foldsIn(old).forEach((fold, i) => folds[i]?.toggleAttribute("open", fold.open));
}

function foldsIn(node) {
  return [node, ...node.querySelectorAll("details")].filter((each) => each.matches("details"));
}

// Remembers which link or button has the focus, and gives it back to the one in the same place of the new part.
function focusIn(place) {
  const child = [...place.children].find((each) => key(each) && each.contains(document.activeElement));
  const index = [...(child ?? place).querySelectorAll(REACHED)].indexOf(document.activeElement);
  return () => {
    if (index < 0 || place.contains(document.activeElement)) return;
    const now = child ? [...place.children].find((each) => key(each) === key(child)) : place;
    now?.querySelectorAll(REACHED)[index]?.focus({ preventScroll: true });
  };
}

// Moves only what must move: a node that stays where it is keeps its focus and its scroll place.
function arrange(place, next) {
  const staying = new Set(next);
  [...place.childNodes].forEach((node) => staying.has(node) || node.remove());
  next.forEach((node, i) => node === place.childNodes[i] || place.insertBefore(node, place.childNodes[i] ?? null));
}

function announce(words) {
  const place = document.querySelector("[data-announce-here]");
  place.textContent = "";
  setTimeout(() => (place.textContent = words), 50); // screen readers speak a change, not a state
}

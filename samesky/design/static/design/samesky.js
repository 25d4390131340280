{
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
}
{
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
}
{
// Keeps what somebody is writing: at the address in data-draft, a moment after they pause. When the network is away the words
// stay in the box, and on the phone only where the phone is theirs alone. One line under the box says which of these is true.
const PAUSE = 700; // milliseconds without a key
const RETRY = 5000;
const PHONE_IS_MINE = document.documentElement.dataset.phone === "mine";

class Draft {
  constructor(box) {
    this.box = box;
    this.says = box.form.querySelector("[data-draft-says]");
    this.key = `draft ${box.dataset.draft}`;
    this.kept = box.value;
    this.comeBack();
    box.addEventListener("input", () => this.later(PAUSE));
    addEventListener("online", () => this.keep());
    addEventListener("pagehide", () => this.keep(true));
    document.addEventListener("visibilitychange", () => document.hidden && this.keep(true));
    box.form.addEventListener("submit", () => this.sent());
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), wait);
  }

  async keep(leaving = false) {
    clearTimeout(this.timer);
    const words = this.box.value;
    if (this.gone || words === this.kept || (leaving && words === this.leftWith)) return;
    if (leaving) this.leftWith = words; // hiding and closing both ask; once is enough
    else this.onPhone(words);
    try {
      const answer = await fetch(this.box.dataset.draft, { method: "POST", body: this.form(), keepalive: leaving });
      if (answer.ok && !answer.redirected) this.isKept(words);
      else if (answer.redirected || answer.status === 403) this.say("shut");
      else throw new Error(`draft ${answer.status}`);
    } catch {
      this.say(PHONE_IS_MINE ? "phone" : "here");
      this.later(RETRY);
    }
  }

  form() {
    const body = new FormData(this.box.form);
    body.delete("once"); // belongs to sending the words, not to keeping them
    return body;
  }

  isKept(words) {
    this.kept = words;
    this.onPhone("");
    this.say(words ? "kept" : "");
    if (this.box.value !== words) this.later(PAUSE);
  }

  sent() {
    this.gone = true; // the words are on their way; a draft that arrives later must not bring them back
    clearTimeout(this.timer);
    setTimeout(() => (this.gone = false), 8000);
  }

  comeBack() {
    const words = this.onPhone();
    if (!words || words === this.box.value) return;
    if (this.box.value) return this.onPhone(""); // the place has newer words
    this.box.value = words;
    this.say("back");
    this.later(PAUSE);
  }

  // Reads without an argument; keeps words, and forgets with an empty text. On a shared phone it only ever forgets.
  onPhone(words) {
    try {
      if (words === undefined) return PHONE_IS_MINE ? localStorage.getItem(this.key) : "";
      if (words && PHONE_IS_MINE) localStorage.setItem(this.key, words);
      else localStorage.removeItem(this.key);
    } catch {
      return ""; // the browser keeps nothing here, and the line under the box still says so truthfully
    }
  }

  say(which) {
    const text = which ? this.says?.dataset[which] : "";
    if (this.says && this.says.textContent !== text) this.says.textContent = text ?? "";
  }
}

document.querySelectorAll("textarea[data-draft]").forEach((box) => new Draft(box));
}
{
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
}
{
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
}
{
// The event stream of a page: <body data-live="/live/<room>" data-since="…">. It says only *that* something changed ("look" events
// on the document, which fragments.js answers). It closes a minute after the tab was hidden, and catches up when it is seen again.
const HIDDEN = 60_000;
const WRITTEN_IN = "textarea, input[type=text]";
const AFRESH = 20_000; // before another try, when the stream was refused
const room = document.body.dataset.live;
let stream = null;
let last = document.body.dataset.since;
let over = false;
let hiding;

function open() {
  if (stream || over || document.hidden) return;
  stream = new EventSource(last ? `${room}?since=${encodeURIComponent(last)}` : room);
  stream.onmessage = told;
  stream.addEventListener("reset", reset);
  stream.addEventListener("end", end);
  stream.onerror = refused;
}

function close() {
  stream?.close();
  stream = null;
}

function told(event) {
  last = event.lastEventId || last;
  const what = JSON.parse(event.data);
  document.dispatchEvent(new CustomEvent("told", { detail: what }));
  if (what.fragment) look(what.fragment);
}

function reset(event) {
  last = event.lastEventId || last;
  look();
}

// Signed out, left or asked to leave elsewhere: what this page shows is no longer for whoever looks at it, unless they are writing.
function end(event) {
  over = JSON.parse(event.data || "{}").why === "over"; // the other reason: a newer page has the place; come back when this one is seen
  close();
  if (over && [...document.querySelectorAll(WRITTEN_IN)].every((box) => box.value === box.defaultValue)) location.reload();
}

function refused() {
  if (stream?.readyState !== EventSource.CLOSED) return; // the browser comes back by itself
  close();
  setTimeout(open, AFRESH * (1 + Math.random()));
}

function look(fragment) {
  document.dispatchEvent(new CustomEvent("look", { detail: fragment }));
}

function seenAgain() {
  if (stream) return;
  open();
  look();
}

// The network is back: a stream that broke is not waited for, and whatever was told meanwhile is looked at.
function online() {
  if (stream && stream.readyState !== EventSource.OPEN) close();
  open();
  look();
}

if (room) {
  open();
  addEventListener("online", online);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && seenAgain());
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(close, HIDDEN);
    else seenAgain();
  });
}
}
{
// The room of a circle. The table is fetched again by fragments.js; this fits the box below it to the moment without ever touching what is
// written in it, sends forms without leaving the page, announces one thing for each change, and gives signs of life.
const room = document.querySelector("[data-room]");
const box = room?.querySelector("[data-box]");
const wishes = room?.querySelector("[data-choose]");
const BEAT = 15_000; // milliseconds between signs of life
const HIDDEN_FOR = 240_000; // a page that nobody has looked at for so long gives none: whoever sleeps is away
const AGAIN = 5_000; // until something that did not go out is tried again, with the same token
const LINGERS = 8_000; // an answer stays so long when the piece moves on
const ENDED = ["leaving", "answered", "closed"]; // nobody gets a turn any more, so there is nothing to write for one
const KINDS = { mine: "mine", listening: "listening", leaving: "ending", answered: "ending", closed: "ending" }; // what the box says it is for
const SLACK = 50;
const UNKNOWN = 400; // how long an event took to come here nobody knows: any measured answer is believed before it
let heard = "";
let lastSaid = "";
let shownTurn = "";
let begunFor = "";
let warnedOf = "";
let lateIsOver = "";
let wished = false;
let best = null;
let hiddenSince = null;
let saidAt = 0;

function now() {
  return document.getElementById("room-state")?.dataset;
}

// The box: which buttons fit, and what its words are for. Words that were begun for one speaker stay theirs.
function fit() {
  const at = now();
  if (!at) return;
  const { words, number, to } = box.elements;
  const written = words.value.trim() !== "";
  if (!written || to.value === "0") {
    to.value = at.to;
    begunFor = at.speaker;
  }
  const begun = to.value !== "0" && to.value !== at.to;
  const late = at.state !== "mine" && at.late !== "0" && lateIsOver !== at.number;
  number.value = at.number;
  const shown = [at.state, late && "late", begun && "begun", at.hand !== "none" && "floor"].filter(Boolean);
  const has = [at.prepared === "yes" && "prepared", at.mayLonger === "yes" && "longer", at.mayLater === "yes" && "later", `hand-${at.hand}`];
  box.dataset.state = at.state;
  toggle(box, "[data-when]", ({ when }) => when.split(" ").some((each) => shown.includes(each)));
  toggle(box, "[data-needs]", ({ needs }) => has.includes(needs));
  toggle(box, "[data-not]", ({ needs }) => !late && (!needs || has.includes(needs)));
  toggle(wishes, "[data-when]", ({ when }) => when.split(" ").includes(at.state));
  toggle(room, "[data-room-when]", ({ roomWhen }) => roomWhen === at.state);
  const ended = ENDED.includes(at.state);
  box.hidden = ended && !written && !late;
  wishes.hidden = ended;
  label(at, begun, late && ended);
  if (late) setTimeout(() => ((lateIsOver = at.number), fit()), Number(at.late));
  if (!wished) wish(at);
}

function toggle(form, which, fits) {
  form.querySelectorAll(which).forEach((each) => (each.hidden = !fits(each.dataset)));
}

function label(at, begun, lateWords) {
  const kind = lateWords ? "mine" : (KINDS[at.state] ?? "other");
  for (const place of box.querySelectorAll("[data-label], [data-help]")) put(place, fill(place.dataset[kind], at.speaker));
  const hold = box.querySelector("[data-hold]");
  if (begunFor) put(hold.querySelector("span"), fill(hold.dataset.hold, begunFor));
  const says = box.querySelector("[data-box-says]");
  if (begun) say(box, "begun", begunFor);
  else if (says.textContent === fill(says.dataset.begun, warnedOf)) put(says, "");
  warnedOf = begun ? begunFor : warnedOf;
}

function fill(words, name) {
  return words.replace("{name}", name);
}

function put(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function wish({ reach, listens, noNotes }) {
  wishes.elements.reach.value = reach;
  wishes.elements.listens.checked = listens === "yes";
  wishes.elements.no_notes.checked = noNotes === "yes";
}

// One polite announcement for each change: what is true now, if that has changed, and the words that were just said.
function announce() {
  const at = now();
  if (!at) return;
  const newest = at.by ? at.newest : ""; // one's own words are not read back
  const said = newest && newest !== lastSaid ? `${at.by}: ${document.querySelector(`#${newest} .words`)?.textContent.trim() ?? ""}` : "";
  const words = [at.heard === heard ? "" : at.heard, said].filter(Boolean).join(" ");
  if (words && heard) {
    const place = document.querySelector("[data-announce-here]");
    place.textContent = "";
    setTimeout(() => (place.textContent = words), 50);
  }
  heard = at.heard || heard;
  lastSaid = newest;
}

function changed() {
  fit();
  announce();
  const quiet = room.querySelector("[data-quiet]");
  const turn = quiet ? `${quiet.id} ${quiet.dataset.of} ${quiet.dataset.running}` : "";
  if (turn && turn !== shownTurn) setTimeout(beat, 100 + Math.random() * 500);
  if (turn !== shownTurn && performance.now() - saidAt > LINGERS) put(box.querySelector("[data-box-says]"), "");
  shownTurn = turn;
}

// Sending: the same forms that work without this, answered in one sentence. What is not taken stays in the box.
async function send(form, button, body) {
  clearTimeout(form.again);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.status === 401 || answer.redirected || answer.status === 403) return plainly(form, button);
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return say(form, "broken");
    told(form, body, await answer.json());
  } catch {
    say(form, "away");
    form.again = setTimeout(() => send(form, button, body), AGAIN);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function told(form, body, { says, keeps, refused, once }) {
  if (once) form.elements.once.value = once;
  const words = form.elements.words;
  if (words && !keeps && words.value === body.get("words")) words.value = "";
  if (words && refused) form.elements.to.value = "0"; // whom the words are for is asked anew
  if (form === wishes && !refused) wished = false;
  fit();
  put(form.querySelector("[data-box-says]"), says);
  saidAt = performance.now();
  look();
}

function say(form, which, name = "") {
  const place = form.querySelector("[data-box-says]");
  put(place, fill(place.dataset[which], name));
}

// Signed out meanwhile: the page that asks to sign in carries the words.
function plainly(form, button) {
  form.dataset.plainly = "yes";
  form.requestSubmit(button);
}

function look(part = "table") {
  document.dispatchEvent(new CustomEvent("look", { detail: part }));
}

// Time: of all answers about one turn the one that travelled shortest is believed, and only the page's own running clock is asked.
function learn({ turn, left, of, running }, sent, got) {
  if (!turn) return;
  const trip = got - sent;
  const end = running ? sent + trip / 2 + left : left;
  const same = best && best.turn === turn && best.running === running && Math.abs(end - best.end) <= (trip + best.trip) / 2 + SLACK;
  if (!same || trip < best.trip) best = { turn, of, running, end, trip };
  shine();
}

function shine() {
  const quiet = document.getElementById(`quiet-${best.turn}`);
  const left = best.running ? Math.max(0, best.end - performance.now()) : best.end;
  quiet?.dispatchEvent(new CustomEvent("quiet", { detail: { left, of: best.of, running: best.running } }));
}

async function beat() {
  if (hiddenSince !== null && performance.now() - hiddenSince > HIDDEN_FOR) return;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", box.elements.csrfmiddlewaretoken.value);
  const sent = performance.now();
  try {
    const answer = await fetch(room.dataset.here, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok && !answer.redirected) learn(await answer.json(), sent, performance.now());
    if (answer.status === 404) ["table", "earlier"].forEach((part) => look(part));
  } catch {
    // The network is away; the next beat tries again.
  }
}

function start() {
  box.elements.exact.value = "yes";
  room.querySelectorAll("[data-by-script]").forEach((form) =>
    form.addEventListener("submit", (event) => {
      if (form.dataset.plainly) return;
      event.preventDefault();
      const body = new FormData(form);
      if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
      if (!form.hasAttribute("aria-busy")) send(form, event.submitter, body);
    }),
  );
  box.elements.words.addEventListener("input", fit);
  wishes.addEventListener("change", () => (wished = true));
  document.addEventListener("told", ({ detail }) => {
    if (detail.turn && document.getElementById(`quiet-${detail.turn}`)) learn(detail, performance.now() - UNKNOWN, performance.now());
  });
  document.addEventListener("visibilitychange", () => {
    hiddenSince = document.hidden ? performance.now() : null;
    if (!document.hidden) beat();
  });
  new MutationObserver(changed).observe(room.querySelector("[data-fragment=table]"), { childList: true, subtree: true });
  changed();
  setInterval(beat, BEAT);
}

if (box) start();
}
{
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
}
{
// A time zone field that offers what this phone says. Nothing is sent: it is only chosen in the list, when somebody presses the button.
for (const offer of document.querySelectorAll("[data-zone-of-phone]")) {
  const field = document.getElementById(offer.dataset.zoneOfPhone);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = field && [...field.options].find((option) => option.value === zone);
  const look = () => { offer.hidden = !known || field.value === zone; };
  if (!known) continue;
  offer.querySelector("[data-zone-name]").textContent = known.textContent;
  offer.querySelector("button").addEventListener("click", () => {
    field.value = zone;
    field.focus();
    look();
  });
  field.addEventListener("change", look);
  look();
}
}

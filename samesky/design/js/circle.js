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

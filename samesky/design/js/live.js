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

// Reads {file, module, from, to} from standard input and prints every time that ical.js finds in the calendar file.
// file: text of a calendar; module: where ical.js lies; from, to: seconds since 1970. Only what the file itself says of time zones is used.
import { pathToFileURL } from "node:url";

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const asked = JSON.parse(Buffer.concat(pieces).toString("utf-8"));
const { default: ICAL } = await import(pathToFileURL(asked.module).href);

const calendar = new ICAL.Component(ICAL.parse(asked.file));
ICAL.TimezoneService.reset();
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const found = [];
const tell = (event, start, end) => {
  const at = start.toUnixTime();
  if (at < asked.from || at >= asked.to) return;
  found.push({
    uid: event.uid,
    start: at,
    end: end.toUnixTime(),
    title: event.summary,
    status: event.component.getFirstPropertyValue("status"),
  });
};

const all = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one, { exceptions: [] }));
const masters = all.filter((event) => !event.isRecurrenceException());
const known = new Set(masters.map((event) => event.uid));
for (const event of all) {
  if (event.isRecurrenceException() && !known.has(event.uid)) tell(event, event.startDate, event.endDate);
}
for (const event of masters) {
  // Left to itself, ical.js hands every exception to every series of the file.
  for (const other of all) {
    if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
  }
  if (!event.isRecurring()) {
    tell(event, event.startDate, event.endDate);
    continue;
  }
  const times = event.iterator();
  for (let next = times.next(); next; next = times.next()) {
    if (next.toUnixTime() > asked.to + 90 * 86400) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    tell(item, startDate, endDate);
  }
}
process.stdout.write(JSON.stringify(found));

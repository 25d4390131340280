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

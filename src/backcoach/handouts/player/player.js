// @ts-check
"use strict";

// Plays a session that was compiled before: here is no time, count or word of its own. All times
// are whole milliseconds. player.d.ts says what the session holds; document.py and tracks.py write
// it. The first half is pure: functions of the session and of a reading of the clock.

/** @param {any} raw @returns {Session} */
function unpacked(raw) {
  const texts = new Set(["label", "say", "then", "counts"]);
  const phases = raw.phases.map((/** @type {any[]} */ row) => Object.fromEntries(
    raw.keys.map((/** @type {string} */ key, /** @type {number} */ index) =>
      [key, texts.has(key) ? raw.texts[row[index]] : row[index]])));
  return {...raw, phases};
}

/** @param {Session} session @param {number} at @returns {View} what there is to see at a position */
function viewAt(session, at) {
  const found = session.phases.findIndex((each) => at < each.at_ms + each.ms);
  const index = found < 0 ? session.phases.length - 1 : found, phase = session.phases[index];
  const item = session.items[phase.item];
  let track = phase.move, elapsed = at - phase.from_ms, lasts = phase.to_ms - phase.from_ms;
  if (phase.loop && item.loop.length) {
    elapsed %= item.loop.reduce((sum, [, ms]) => sum + ms, 0);
    for ([track, lasts] of item.loop) {
      if (elapsed < lasts) break;
      elapsed -= lasts;
    }
  }
  const done = Math.min(1, (at - phase.at_ms) / phase.ms), risen = (1 - Math.cos(Math.PI * done)) / 2;
  return {
    index, phase, item, track, elapsed, through: elapsed / lasts,
    count: Math.ceil((phase.to_ms - at) / 1000), left: session.duration - at,
    lungs: phase.lungs && phase.lungs[0] + (phase.lungs[1] - phase.lungs[0]) * risen,
  };
}

/** @param {Session} session @param {Play} play @param {number} now */
function positionOf(session, play, now) {
  if (play.state !== "playing") return play.from;
  return Math.min(Math.floor(play.from + now - play.since), limitOf(session, play.from));
}

/** @param {Session} session @param {number} at @returns {number} how far it goes by itself */
function limitOf(session, at) {
  const open = session.phases.find((each) => each.open && at < each.at_ms + each.ms);
  return open ? open.at_ms + open.ms - 1 : session.duration;
}

/** @param {Session} session @param {Play} play @param {number} now @returns {Play} as time made it */
function advanced(session, play, now) {
  if (play.state === "counting" && now >= play.since) return advanced(session, {...play, state: "playing"}, now);
  if (play.state !== "playing") return play;
  const from = positionOf(session, play, now);
  if (from >= session.duration) return {state: "over", since: now, from};
  return from === limitOf(session, play.from) ? {state: "waiting", since: now, from} : play;
}

/** @param {Session} session @param {Play} play @param {number} now @returns {Play} */
function paused(session, play, now) {
  return play.state === "over" || play.state === "waiting" ? play : {state: "paused", since: now, from: positionOf(session, play, now)};
}

/** @param {Session} session @param {Play} play @param {number} now @returns {Play} */
function goingOn(session, play, now) {
  if (play.state === "waiting") return {state: "playing", since: now, from: play.from + 1};
  return play.state === "paused" ? {...play, state: "counting", since: now + session.resume_ms} : play;
}

/** @param {Play} play */
const stands = (play) => play.state === "paused" || play.state === "waiting";

/** @param {Play} play @param {number} now @param {number} from @returns {Play} at another place */
function sought(play, now, from) {
  return play.state === "waiting" ? {state: "playing", since: now, from} : {...play, since: Math.max(now, play.since), from};
}

/** @param {Figure} figure @param {View} view: the shapes of a moment, from back to front */
function shapesAt(figure, view) {
  const track = figure.tracks[view.track], last = track.empty.length - 1;
  const way = track.period ? (view.elapsed % track.period) / track.period : Math.min(1, Math.max(0, view.through));
  const step = Math.min(last, Math.floor(way * last)), next = Math.min(last, step + 1);
  const [empty, full] = [track.empty, track.full].map(
    (pictures) => between(figure, pictures[step], pictures[next], way * last - step));
  return empty.map((shape, index) => ({
    style: shape.style, places: mixed(shape.places, full[index].places, view.lungs ?? 0),
  }));
}

/** @param {Figure} figure @param {number[]} before @param {number[]} after @param {number} part */
function between(figure, before, after, part) {
  const name = (/** @type {number} */ shape) => figure.styles[figure.shapes[shape][0]][0];
  return before.map((shape, index) => {
    const same = name(after[index]) === name(shape) ? after[index] : after.find((each) => name(each) === name(shape));
    const [style, ...places] = figure.shapes[shape], [, ...goal] = figure.shapes[same ?? shape];
    return {style: figure.styles[style], places: mixed(places, goal, part)};
  });
}

/** @param {number[]} some @param {number[]} others @param {number} part */
function mixed(some, others, part) {
  return some.length === others.length ? some.map((each, index) => each + (others[index] - each) * part) : some;
}

/** @param {number} ms @returns {string} minutes and seconds */
function clockTime(ms) {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// From here on, all that has an effect: what is seen, heard and pressed.

/** @param {string} id @returns {HTMLElement} */
function the(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
}

/** @param {string} id @param {string} text */
function write(id, text) {
  if (the(id).textContent !== text) the(id).textContent = text;
}

/** @param {string} tag @param {string} textContent @param {object} [more] @returns {HTMLElement} */
function made(tag, textContent, more) {
  return Object.assign(document.createElement(tag), {textContent}, more);
}

/** @param {string} id @param {string} tag @param {string[]} texts */
function list(id, tag, texts) {
  the(id).replaceChildren(...texts.map((text) => made(tag, text)));
}

/** @param {string} id the one section to be seen */
function turnTo(id) {
  for (const section of document.querySelectorAll("section")) section.hidden = section.id !== id;
  window.scrollTo(0, 0);
  const title = the(id).querySelector("h1");
  if (title) title.focus();
}

/** Draws a figure: each stroke is as thick at each of its points as its radius there. */
class Painter {
  constructor() {
    this.canvas = /** @type {HTMLCanvasElement} */ (the("figure"));
    this.brush = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
  }

  /** @param {Figure} figure @param {View} view */
  paint(figure, view) {
    const {canvas, brush} = this, sharp = window.devicePixelRatio || 1;
    const width = canvas.clientWidth * sharp, height = canvas.clientHeight * sharp;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
    const [left, bottom, right, top] = figure.bounds;
    const scale = Math.min(width / (right - left + 40), height / (top - bottom + 40));
    const mirror = view.phase.side === "left" ? -1 : 1;
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, width, height);
    brush.setTransform(scale * mirror, 0, 0, -scale, width / 2, height / 2 + scale * (top + bottom) / 2);
    const paper = getComputedStyle(canvas);
    const seen = shapesAt(figure, view).filter(({style: [, , , , ...radii]}) => radii.some(Boolean));
    for (const {style, places} of seen) this.stroke(style, places, paper);
  }

  /** @param {Style} style @param {number[]} places @param {CSSStyleDeclaration} paper */
  stroke([, tone, closed, apart, curved, ...radii], places, paper) {
    const {brush} = this, count = radii.length;
    const point = (/** @type {number} */ index) => places.slice(2 * (index % count), 2 * (index % count) + 2);
    brush.beginPath();
    if (curved) brush.moveTo(places[0], places[1]);
    for (let one = 0; one < (closed || curved ? count : Math.max(1, count - 1)); one += 1) {
      const [ax, ay] = point(one), [bx, by] = point(one + 1), [zx, zy] = point(one + count - 1), [cx, cy] = point(one + 2);
      if (!curved) hull(brush, [ax, ay, radii[one], bx, by, radii[(one + 1) % count]]);
      else brush.bezierCurveTo(ax + (bx - zx) / 6, ay + (by - zy) / 6, bx - (cx - ax) / 6, by - (cy - ay) / 6, bx, by);
    }
    Object.assign(brush, {strokeStyle: paper.getPropertyValue("--paper"), lineWidth: 22});
    if (apart) brush.stroke();
    brush.fillStyle = paper.getPropertyValue(`--${tone}`);
    brush.fill();
    if (closed) brush.beginPath();
    for (let one = 0; closed && one < count; one += 1) brush.lineTo(places[2 * one], places[2 * one + 1]);
    if (closed) brush.fill();
  }
}

/** @param {CanvasRenderingContext2D} brush @param {number[]} ends: two discs and what lies between them */
function hull(brush, [ax, ay, ar, bx, by, br]) {
  const away = Math.max(Math.hypot(bx - ax, by - ay), Math.abs(ar - br) + 0.1);
  const tilt = Math.atan2(by - ay, bx - ax), lean = Math.acos((ar - br) / away);
  brush.moveTo(ax + ar * Math.cos(tilt + lean), ay + ar * Math.sin(tilt + lean));
  brush.arc(ax, ay, ar, tilt + lean, tilt - lean + 2 * Math.PI);
  brush.arc(bx, by, br, tilt - lean, tilt + lean);
  brush.closePath();
}

/** Lets cues be heard: chimes and recorded words a little ahead, by the clock of the sound card. */
class Ear {
  /** @param {Session} session */
  constructor(session) {
    this.session = session;
    this.card = window.AudioContext ? new AudioContext() : null;
    /** @type {AudioBuffer | null} */
    this.recorded = null;
    /** @type {{end: () => void}[]} */
    this.ahead = [];
    this.until = 0;
    this.chimes = this.speaks = true;
  }

  /** Unpacks the voice in this page, if there is one. @returns {Promise<"page" | "device" | "none">} whose */
  async voice() {
    const {voice} = this.session;
    if (voice && this.card) {
      const bytes = Uint8Array.from(atob(voice.sound), (letter) => letter.charCodeAt(0));
      this.recorded = await this.card.decodeAudioData(bytes.buffer).catch(() => null);
    }
    const own = "speechSynthesis" in window && speechSynthesis.getVoices().length > 0;
    return this.recorded ? "page" : own ? "device" : "none";
  }

  /** @param {number} at the position now; what is due before long */
  hear(at) {
    const {cues, voice} = this.session, end = at + 400;
    for (const [due, words, chime, cuts] of cues) {
      if (due < this.until || due >= end) continue;
      const wait = Math.max(0, due - at) / 1000;
      if (chime && this.chimes && this.card) this.ring(this.session.chimes[chime], this.card, wait);
      if (!words || !this.speaks) continue;
      if (this.recorded && voice && this.card) {
        const [from, ms] = voice.places[words], source = new AudioBufferSourceNode(this.card, {buffer: this.recorded});
        source.connect(this.card.destination);
        source.start(this.card.currentTime + wait, from / 1000, ms / 1000);
        this.ahead.push({end: () => source.stop()});
      } else if ("speechSynthesis" in window) {
        const timer = setTimeout(() => {
          if (cuts) speechSynthesis.cancel();
          speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(words), {lang: "en"}));
        }, 1000 * wait);
        this.ahead.push({end: () => clearTimeout(timer)});
      }
    }
    this.until = Math.max(this.until, end);
  }

  /** @param {number} at: silence, and from a position on everything once more */
  hush(at) {
    for (const each of this.ahead) each.end();
    this.ahead = [];
    this.until = at;
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  /** @param {Chime} chime @param {AudioContext} card @param {number} wait in seconds */
  ring({level, notes}, card, wait) {
    for (const [at, ms, hz, toHz, swell, fade, ringMs, overtones] of /** @type {any[][]} */ (notes)) {
      const begin = card.currentTime + wait + at / 1000, end = begin + ms / 1000;
      const note = card.createOscillator(), ring = card.createGain(), swells = card.createGain();
      const wave = new Float32Array([0, 1, ...overtones]);
      note.setPeriodicWave(card.createPeriodicWave(new Float32Array(4), wave, {disableNormalization: true}));
      note.frequency.setValueAtTime(hz, begin);
      note.frequency.linearRampToValueAtTime(toHz, end);
      ring.gain.setValueAtTime(level, begin);
      ring.gain.exponentialRampToValueAtTime(level * (ringMs ? Math.exp(-ms / ringMs) : 1), end);
      swells.gain.setValueAtTime(0, begin);
      swells.gain.linearRampToValueAtTime(1, begin + swell / 1000);
      swells.gain.setValueAtTime(1, end - fade / 1000);
      swells.gain.linearRampToValueAtTime(0, end);
      note.connect(ring).connect(swells).connect(card.destination);
      note.start(begin);
      note.stop(end);
      this.ahead.push({end: () => note.stop()});
    }
  }
}

const HEARD = {
  page: "The words are spoken by a voice in this page.",
  device: "The words are spoken by the voice of this device.",
  none: "Nothing here can speak: the words are on the screen, and chimes say when to move.",
};

/** A session in the page, from the first question to the end. */
class Coach {
  /** @param {Session} session @param {() => number} clock */
  constructor(session, clock) {
    this.session = session;
    this.clock = clock;
    this.ear = new Ear(session);
    this.painter = new Painter();
    /** @type {Play} */
    this.play = {state: "paused", since: 0, from: 0};
    this.seen = this.looked = -1;
    this.stops = 0;
    this.heard = Promise.resolve();
    /** @type {number[]} */
    this.out = [];  // items that are left out today
    /** @type {HeldAwake | null} */
    this.awake = null;
  }

  /** What the page says before it begins. */
  open() {
    const {name, overview, notes, foreword} = this.session;
    write("name", name);
    write("overview", overview.join(" "));
    list("notes", "li", notes);
    list("foreword", "p", foreword);
    const tell = () => this.ear.voice().then((whose) => write("hearing", HEARD[whose]));
    if ("speechSynthesis" in window) speechSynthesis.onvoiceschanged = tell;
    this.heard = tell();
    the("begin").onclick = () => this.begin();
    the("pause").onclick = () => this.turn();
    for (const [id, by] of Object.entries({skip: 1, back: -1, again: 0})) the(id).onclick = () => this.go(by);
    the("hurts").onclick = () => this.hurts();
    the("anew").onclick = () => location.reload();
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => this.wake());
  }

  begin() {
    const wanted = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (the(id)).checked;
    Object.assign(this.ear, {chimes: wanted("chimes"), speaks: wanted("speaks")});
    if (this.ear.card) this.ear.card.resume();  // no sound before somebody has touched the page
    this.ask(0);
  }

  /** @param {number} number: one page of warning signs */
  ask(number) {
    const page = this.session.signs[number];
    if (!page) { this.heard.then(() => this.start()); return; }
    write("signs-title", page.title);
    write("signs-page", `Page ${number + 1} of ${this.session.signs.length}`);
    list("signs-list", "li", page.signs);
    write("signs-question", page.question);
    const on = () => this.ask(number + 1), without = () => { this.out.push(...page.out); on(); };
    const stopped = (/** @type {string} */ advice) => page.out.length ? without() : this.leave("No session now", [advice]);
    the("signs-no").onclick = on;
    the("signs-unsure").onclick = () => stopped(page.unsure);
    the("signs-yes").onclick = () => stopped(page.yes);
    turnTo("signs");
  }

  start() {
    turnTo("coach");
    this.play = {state: "playing", since: this.looked = this.clock(), from: 0};
    setInterval(() => this.tick(), 100);
    const drawing = () => { this.draw(); requestAnimationFrame(drawing); };
    drawing();
    this.wake();
  }

  /** @param {string} title @param {string[]} texts */
  leave(title, texts) {
    if (this.play.state !== "over") this.ear.hush(0);
    this.play = {...this.play, state: "over"};
    this.rest();
    write("end-title", title);
    list("end-texts", "p", texts);
    turnTo("end");
  }

  /** Time goes on; who slept meanwhile was not coached, and goes on from there. */
  tick() {
    const now = this.clock(), {session} = this, moves = this.play.state === "playing";
    if (moves && now - this.looked > session.slept_ms) {
      this.change(paused(session, this.play, this.looked));
      write("notice", "Paused, because this device slept meanwhile.");
    }
    this.looked = now;
    this.play = advanced(session, this.play, now);
    const at = positionOf(session, this.play, now), moving = this.play.state === "playing";
    if (moving && this.out.includes(viewAt(session, at).phase.item)) this.go(1);
    else if (moving) this.ear.hear(at);
    if (this.play.state === "over" && !the("coach").hidden) this.leave("Done", session.end);
  }

  /** @param {Play} play */
  change(play) {
    this.play = play;
    write("notice", "");
    this.ear.hush(positionOf(this.session, play, this.clock()));
    this.seen = -1;
  }

  /** Pause or go on. */
  turn() {
    const stood = stands(this.play);
    this.change((stood ? goingOn : paused)(this.session, this.play, this.clock()));
    if (stood) this.wake(); else this.rest();
  }

  /** @param {number} by: to the next exercise, the one before, or to the beginning of this one */
  go(by) {
    const now = this.clock(), at = positionOf(this.session, this.play, now);
    let next = viewAt(this.session, at).phase.item + by;
    while (by && this.out.includes(next)) next += by;
    const item = this.session.items[Math.max(0, next)];
    if (item) this.change(sought(this.play, now, item.at)); else this.leave("The end", this.session.end);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    /** @type {Record<string, string>} */
    const keys = {" ": "pause", ArrowRight: "skip", n: "skip", ArrowLeft: "back", b: "back", r: "again", p: "hurts"};
    const id = keys[event.key], busy = event.ctrlKey || event.metaKey || event.altKey;
    if (!id || busy || the("coach").hidden) return;
    event.preventDefault();
    the(id).click();
  }

  hurts() {
    const {pain} = this.session;
    this.change(paused(this.session, this.play, this.clock()));
    /** @type {[string, number][]} */
    const scores = Array.from({length: pain.worst + 1}, (_, score) => [String(score), score]);
    this.choose(pain.score, [...scores, ["Never mind", -1]], (score) => score < 0 ? turnTo("coach") : this.comes(score));
  }

  /** @param {number} score: what comes with it */
  comes(score) {
    const {pain} = this.session;
    this.choose(pain.with.question, pain.with.answers, (symptom) => {
      if (symptom !== "leg") this.advise(score, symptom);
      else this.choose(pain.leg.question, pain.leg.answers, (leg) => this.advise(score, leg));
    });
  }

  /** @param {number} score @param {string} symptom */
  advise(score, symptom) {
    const {pain} = this.session;
    const [then, say] = pain.advice[symptom][Math.min(1, this.stops)][score];
    if (then === "end") return this.leave("We stop here", [say]);
    if (then === "signs") return this.leave("We stop here", [say, ...pain.quick]);
    if (then === "swap") this.stops += 1;
    /** @type {[string, boolean][]} */
    const ways = then === "swap" ? [["Go on with the next exercise", true]]
      : [["Go on", false], ["Leave this exercise out", true]];
    this.choose(say, ways, (next) => {
      turnTo("coach");
      if (next) this.go(1);
      this.turn();
    });
  }

  /** @template T @param {string} question @param {[string, T][]} answers @param {(answer: T) => void} act */
  choose(question, answers, act) {
    write("pain-question", question);
    the("pain-answers").className = answers.length > 6 ? "answers scores" : "answers";
    the("pain-answers").replaceChildren(...answers.map(([text, answer]) => made("button", text, {onclick: () => act(answer)})));
    turnTo("pain");
  }

  draw() {
    if (the("coach").hidden) return;
    const {session, play} = this, now = this.clock(), view = viewAt(session, positionOf(session, play, now));
    const waits = {counting: `Going on in ${Math.ceil((play.since - now) / 1000)}`, paused: "Paused", waiting: session.ready};
    write("label", waits[/** @type {keyof typeof waits} */ (play.state)] ?? view.phase.label);
    write("digits", view.phase.kind === "show" ? "" : view.count < 100 ? String(view.count) : clockTime(1000 * view.count));
    write("left", `${clockTime(view.left)} left`);
    write("pause", stands(play) ? "Go on" : "Pause");
    the("breath").style.visibility = view.lungs === null ? "hidden" : "visible";
    the("lungs").style.transform = `scaleX(${view.lungs ?? 0})`;
    if (view.index !== this.seen) this.changePhase(view);
    const figure = view.item.figure && session.figures[view.item.figure];
    the("figure").hidden = !figure;
    if (figure) this.painter.paint(figure, view);
  }

  /** @param {View} view: what stays for all of a phase */
  changePhase({index, phase, item}) {
    const before = this.seen;
    this.seen = index;
    write("exercise", `${phase.ahead ? "Next: " : ""}${item.name}`);
    for (const id of /** @type {const} */ (["counts", "say"])) write(id, phase[id]);
    write("then", phase.then && `Then: ${phase.then}`);
    the("coach").className = phase.lungs ? (phase.lungs[1] >= phase.lungs[0] ? "in" : "out")
      : phase.kind === "move" || phase.kind === "hold" ? "work" : "lead";
    write("told", [phase.counts, phase.label].filter(Boolean).join(". "));
    if (before < 0 || this.session.phases[before].item !== phase.item) {
      the("points").replaceChildren(...item.points.flatMap(([mark, text]) => [made("dt", mark), made("dd", text)]));
    }
  }

  /** The screen stays awake while it plays. */
  wake() {
    const {wakeLock} = /** @type {CanStayAwake} */ (navigator);
    if (this.play.state === "over" || stands(this.play) || !wakeLock || document.hidden) return;
    wakeLock.request("screen").then((held) => { this.awake = held; }, () => {});
  }

  rest() {
    if (this.awake) this.awake.release();
    this.awake = null;
  }
}

if (typeof document !== "undefined") {
  new Coach(unpacked(JSON.parse(the("session").textContent ?? "")), () => performance.now()).open();
}

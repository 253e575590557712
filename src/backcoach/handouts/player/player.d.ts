// What player.js is given, for whoever checks its types. document.py and tracks.py write it.

/** A phase of the timeline; the count, and the way through a move, go from `from_ms` to `to_ms`. */
interface Phase {
  at_ms: number; ms: number; kind: string; item: number; side: string;
  label: string; say: string; then: string; counts: string;
  from_ms: number; to_ms: number;
  lungs: [number, number] | null; move: number; loop: boolean; ahead: boolean; open: boolean;
}

/** When, which words, which chime, and whether it cuts other words off. */
type Cue = [number, string, string, boolean];

interface Item {
  name: string; figure: string | null; at: number; loop: [number, number][];
  points: [string, string][];
}

/** Name, tone, whether it is closed, keeps apart from what lies behind it, and is curved; radii. */
type Style = [string, string, number, number, number, ...number[]];

interface Track { before: string; after: string; period: number; empty: number[][]; full: number[][] }

interface Figure { bounds: number[]; styles: Style[]; shapes: number[][]; tracks: Track[] }

interface Chime { level: number; notes: (number | number[] | null)[][] }

/** What is asked before; a yes, and not being sure, leave items `out`, or else stop all of it. */
interface Signs {
  title: string; question: string; signs: string[]; yes: string; unsure: string; out: number[];
}

interface Choices { question: string; answers: [string, string][] }

interface Pain {
  worst: number; score: string; with: Choices; leg: Choices; quick: string[];
  advice: Record<string, [string, string][][]>;
}

interface Session {
  name: string; overview: string[]; notes: string[]; foreword: string[]; end: string[];
  duration: number; phases: Phase[]; items: Item[]; figures: Record<string, Figure>;
  cues: Cue[]; chimes: Record<string, Chime>; signs: Signs[]; pain: Pain;
  resume_ms: number; slept_ms: number; ready: string;
  voice?: { sound: string; places: Record<string, [number, number]> };
}

/** What there is to see at a position. */
interface View {
  index: number; phase: Phase; item: Item; count: number; left: number; lungs: number | null;
  track: number; through: number; elapsed: number;
}

/**
 * Where it is: at clock reading `since` the position was `from`. While it is counting in, `since`
 * lies ahead, and is when it goes on.
 */
interface Play {
  state: "playing" | "counting" | "paused" | "waiting" | "over"; since: number; from: number;
}

/** What a browser has that can keep its screen awake. */
interface CanStayAwake { wakeLock?: { request(kind: "screen"): Promise<HeldAwake> } }
interface HeldAwake { release(): Promise<void> }

// The stage as a panelist or a producer sees it: what is on the programme, what is in the preview, who is called, what is told
// backstage. Pure.
import type { Change } from "../protocol/messages";
import type { DeviceCheck, Ducking, Loudness, Panelist, Preset, ReturnLevel, Scene, Source, SourceSound, StageFile, StageNote, StageSnapshot, StageTimer, Steering, Voice } from "../protocol/stage";

/** As many as the server keeps. */
export const notes_max = 200;
const places_max = 9;

export interface Stage {
  scene: Scene;
  /** How long it goes over from the one before; null of one that was there before. */
  going_over: { ms: number } | null;
  prepared: Scene | null;
  sound: ReadonlyMap<string, SourceSound>;
  returns: readonly ReturnLevel[];
  ducking: Ducking;
  third: readonly string[] | null;
  next: readonly string[];
  steering: Steering | null;
  /** By person. */
  checks: ReadonlyMap<string, DeviceCheck>;
  timer: StageTimer | null;
  files: ReadonlyMap<string, StageFile>;
  presets: readonly Preset[];
  notes: readonly StageNote[];
}

/** Null: the room takes no panelists, or this seat is not told. */
export function stage_of(snapshot: StageSnapshot | undefined): Stage | null {
  if (!snapshot) return null;
  const {
    scene, prepared = null, sound = [], returns = [], ducking = { programme: 0, returns: 0 }, third = null, next, steering, checks = [], timer = null, files = [], presets = [],
    notes,
  } = snapshot;
  return {
    scene, going_over: null, prepared, sound: by_source(sound.map(in_full)), returns, ducking, third, next, steering,
    checks: new Map(checks.map((each) => [each.person, each])), timer, files: by_source(files), presets, notes,
  };
}

function by_source<T extends { source: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.source, each]));
}

/** Panelists are told no levels. */
function in_full(sound: SourceSound | Voice): SourceSound {
  return { gain: 0, delay_ms: 0, ...sound };
}

interface Data {
  scene?: Scene;
  ms?: number;
  prepared?: Scene | null;
  sound?: SourceSound | Voice;
  return?: ReturnLevel;
  ducking?: Ducking;
  third?: string[] | null;
  next?: string[];
  steering?: Steering | null;
  check?: DeviceCheck;
  timer?: StageTimer | null;
  note?: StageNote;
  levels?: readonly (SourceSound | Voice)[];
  file?: StageFile;
  preset?: Preset;
  kind?: Preset["kind"];
  name?: string;
  new_name?: string;
}

export function reduce_stage(stage: Stage | null, change: Change): Stage | null {
  if (!stage) return null;
  const data = change.data as Data;
  const { scene, prepared, sound, return: level, ducking, third, next, steering, check, timer, note } = data;
  switch (change.kind) {
    case "stage.prepared": return { ...stage, prepared: prepared ?? null };
    case "stage.taken": return { ...stage, scene: scene ?? stage.scene, going_over: { ms: data.ms ?? 0 }, prepared: prepared === undefined ? stage.prepared : prepared };
    case "stage.sound_set": return sound ? { ...stage, sound: new Map(stage.sound).set(sound.source, in_full(sound)) } : stage;
    case "stage.return_set": return level ? { ...stage, returns: [...stage.returns.filter((each) => each.person !== level.person || each.source !== level.source), level] } : stage;
    case "stage.ducking_set": return ducking ? { ...stage, ducking } : stage;
    case "stage.third_set": return { ...stage, third: third ?? null };
    case "stage.called": return { ...stage, next: next ?? [] };
    case "stage.steered": return { ...stage, steering: steering ?? null };
    case "stage.checked": return check ? { ...stage, checks: new Map(stage.checks).set(check.person, check) } : stage;
    case "stage.timer_set": return { ...stage, timer: timer ?? null };
    case "stage.told": return note ? { ...stage, notes: told(stage.notes, note) } : stage;
    default: return reduce_kept(stage, change.kind, data);
  }
}

/** What is kept under names, and files. */
function reduce_kept(stage: Stage, change: string, { levels, file, preset, kind, name, new_name }: Data): Stage {
  const { presets } = stage;
  const is_meant = (each: Preset) => each.kind === (kind ?? preset?.kind) && each.name === (name ?? preset?.name);
  /** All with another in the place of the one that is meant. */
  const with_other = (other: (old: Preset) => Preset) => ({ ...stage, presets: presets.map((each) => (is_meant(each) ? other(each) : each)) });
  switch (change) {
    case "stage.levels_set": return { ...stage, sound: by_source((levels ?? []).map(in_full)) };
    case "stage.file_set": return file ? { ...stage, files: new Map(stage.files).set(file.source, file) } : stage;
    case "stage.preset_saved":
      if (!preset) return stage;
      return presets.some(is_meant) ? with_other(() => preset) : { ...stage, presets: [...presets, preset] };
    case "stage.preset_renamed": return with_other((old) => ({ ...old, name: new_name ?? old.name }));
    case "stage.preset_deleted": return { ...stage, presets: presets.filter((each) => !is_meant(each)) };
    default: return stage;
  }
}

function told(notes: readonly StageNote[], note: StageNote): readonly StageNote[] {
  return notes.some(({ number }) => number === note.number) ? notes : [...notes, note].slice(-notes_max);
}

export function sources_of(data: unknown): readonly Source[] {
  return (data as { sources?: Source[] }).sources ?? [];
}

export function loudness_of(data: unknown): Loudness | null {
  return (data as { loudness?: Loudness }).loudness ?? null;
}

export function backstage_of(data: unknown): readonly Panelist[] {
  return (data as { panelists?: Panelist[] }).panelists ?? [];
}

export type Standing = "on_air" | "next" | "backstage";

type Own = Pick<Panelist, "camera" | "screen">;

/** What the programme shows of a panelist. */
export function shown_of({ scene }: Stage, { camera, screen }: Own): "camera" | "screen" | null {
  if (scene.sources.includes(camera)) return "camera";
  return scene.sources.includes(screen) ? "screen" : null;
}

/** Whether the programme has anything of a panelist, be it the voice alone: what the server goes by. */
export function is_on_air(stage: Stage, own: Own): boolean {
  return shown_of(stage, own) !== null || is_heard(stage, own.camera);
}

/** How it stands with a panelist. */
export function standing_of(stage: Stage | null, me: Panelist | undefined): Standing {
  if (!stage || !me) return "backstage";
  if (is_on_air(stage, me)) return "on_air";
  return stage.next.includes(me.person) ? "next" : "backstage";
}

/** Below zero: who speaks has spoken for too long. */
export function timer_left({ ms, runs, at }: StageTimer, now_ms: number): number {
  return runs ? ms - (now_ms - at) : ms;
}

/** How a source is heard where nothing has been set. */
export function sound_of(stage: Stage, source: string): SourceSound {
  return stage.sound.get(source) ?? { source, gain: 0, muted: false, delay_ms: 0, heard: "while_shown" };
}

/** How a file is played of which nothing was said. */
export function file_of(stage: Stage | null, source: string): StageFile {
  return stage?.files.get(source) ?? { source, plays: false, loop: false, on_take: false };
}

/** Whether the source is to be heard at this moment. Who presents is, also where the screen is shown alone. */
export function is_heard(stage: Stage, source: string): boolean {
  const { muted, heard } = sound_of(stage, source);
  const { sources } = stage.scene;
  return !muted && (heard === "always" || sources.includes(source) || sources.some((each) => is_screen_of(each, source)));
}

/** Both names end in what says whose they are. */
function is_screen_of(source: string, camera: string): boolean {
  return camera.startsWith("cam-") && source === `scr-${camera.slice(4)}`;
}

/** The scene with the source put in at the end, or taken out. */
export function toggled(scene: Scene, source: string): Scene {
  const without = scene.sources.filter((each) => each !== source);
  if (without.length < scene.sources.length) return { ...scene, sources: without };
  if (scene.layout === "full") return { ...scene, sources: [source] };
  return without.length < places_max ? { ...scene, sources: [...without, source] } : scene;
}

/** The scene with the source at a place; what was there changes places with it, or goes. */
export function placed(scene: Scene, source: string, at: number): Scene {
  const sources = [...scene.sources];
  const before = sources.indexOf(source);
  const there = sources[at];
  if (there === undefined) return before >= 0 ? moved_last(scene, source) : toggled(scene, source);
  sources[at] = source;
  if (before >= 0) sources[before] = there;
  return { ...scene, sources: before === at ? scene.sources : sources };
}

/** The source comes to stand at a place: within the scene it changes places; a new one pushes the others on while there is room, and takes the place of what is there where there is none. */
export function dropped_at(scene: Scene, source: string, at: number, most: number): Scene {
  const { sources } = scene;
  if (sources.includes(source) || sources.length >= most) return placed(scene, source, Math.min(at, most - 1));
  return { ...scene, sources: [...sources.slice(0, at), source, ...sources.slice(at)] };
}

function moved_last(scene: Scene, source: string): Scene {
  return { ...scene, sources: [...scene.sources.filter((each) => each !== source), source] };
}

// What the producer's page holds beside the room: the wish for the preview that is under way, which source is selected, how a
// take is made, and what was refused. Signals and acts; the views draw them.
import { computed, effect, signal } from "@preact/signals";
import { t } from "../../i18n/i18n";
import type { Ducking, Layout, Preset, ReturnLevel, Scene, SourceSound, StageTimer, Transition } from "../../protocol/messages";
import { is_listening } from "../../room/intercom";
import { dropped_at, placed, sound_of, toggled } from "../../room/stage";
import type { Store } from "../../room/store";
import { reason_words } from "../questions/fate_words";
import { places } from "./layout";
import { tiles_of } from "./tiles";

const notice_ms = 10_000;
/** A slider is heard while it is moved, not at every step of it. */
const sound_every_ms = 150;
const hall_minus_key = "paraninfo/control-hall-minus";
const nothing: Scene = { layout: "full", sources: [] };

export const gain_min = -6000;
export const gain_max = 1200;
export const delay_max_ms = 500;
const timer_max_ms = 10_800_000;
export const lengths_ms = [300, 500, 1000, 2000] as const;

export class Console {
  readonly tiles;
  readonly preview;
  readonly selected = signal<string>("floor");
  readonly length_ms = signal<number>(500);
  readonly notice = signal("");
  /** The source that is heard here in place of the programme; empty: none. */
  readonly solo = signal("");
  /** The programme is heard here without the hall: on the machine that plays it into the hall. */
  readonly hall_minus;
  /** The programme is seen here and not heard. */
  readonly silent = signal(false);
  /** Those who wait are heard here besides the programme: this page wants it, or another one of the same person does. */
  readonly listens;
  /** The next digit recalls a scene. */
  readonly recalls = signal(false);
  /** Whether the acts of this page count: it steers, or nobody does. */
  readonly steers;
  /** Whether to take over from who steers is being asked. */
  readonly takes_over = signal(false);
  private readonly wants_to_listen_ = signal(false);
  private readonly wish_ = signal<Scene | null>(null);
  private readonly sounds_ = signal<ReadonlyMap<string, SourceSound>>(new Map());
  private readonly timers_ = new Map<string, ReturnType<typeof setTimeout>>();
  private notice_timer_: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly store: Store) {
    this.hall_minus = signal(store.storage.get(hall_minus_key) !== null);
    this.tiles = computed(() => tiles_of(store.room.value));
    this.preview = computed(() => this.wish_.value ?? store.room.value.stage?.prepared ?? nothing);
    this.listens = computed(() => this.wants_to_listen_.value || is_listening(store.room.value));
    this.steers = computed(() => {
      const { stage, you } = store.room.value;
      return !stage?.steering || stage.steering.person === you?.person;
    });
  }

  prepare(scene: Scene): void {
    const fitting = { ...scene, sources: scene.sources.slice(0, places[scene.layout]) };
    this.wish_.value = fitting;
    this.send("stage.prepare", { scene: fitting }, () => {
      if (this.wish_.peek() === fitting) this.wish_.value = null;
    });
  }

  set_layout(layout: Layout): void {
    const { sources } = this.preview.value;
    // A layout that is chosen first begins with what is on the programme.
    this.prepare({ layout, sources: sources.length > 0 ? sources : this.store.room.value.stage?.scene.sources ?? [] });
  }

  slate(): void {
    this.prepare({ ...this.preview.value, sources: [] });
  }

  toggle(source: string): void {
    const scene = this.preview.value;
    const next = toggled(scene, source);
    // Where every place is taken, the last one is given up.
    const most = places[scene.layout];
    this.prepare(next.sources.length > most ? { ...next, sources: [...scene.sources.slice(0, most - 1), source] } : next);
  }

  place(source: string, at: number): void {
    this.prepare(placed(this.preview.value, source, at));
  }

  drop(source: string, at: number): void {
    const scene = this.preview.value;
    this.prepare(dropped_at(scene, source, at, places[scene.layout]));
  }

  /** One place earlier (-1) or later. */
  move(source: string, by: -1 | 1): void {
    const at = this.preview.value.sources.indexOf(source) + by;
    if (at >= 0 && at < this.preview.value.sources.length) this.place(source, at);
  }

  take(transition: Transition): void {
    const ms = transition === "cut" ? 0 : this.length_ms.value;
    const { stage } = this.store.room.value;
    if (!this.wish_.value && !stage?.prepared) return this.tell(t("control.preview_empty"));
    this.send("stage.take", { transition, ms });
  }

  /** From nobody at once, from somebody else after a question. */
  steer(): void {
    if (this.steers.peek()) this.send("stage.steer", {});
    else this.takes_over.value = true;
  }

  take_over(): void {
    this.takes_over.value = false;
    this.send("stage.steer", {});
  }

  set_third(lines: readonly string[] | null): void {
    this.send("stage.set_third", { lines });
  }

  set_timer(timer: Omit<StageTimer, "at"> | null): void {
    this.send("stage.set_timer", { timer: timer && { ...timer, ms: bound(timer.ms, -timer_max_ms, timer_max_ms) } });
  }

  call(person: string, next: boolean): void {
    this.send("stage.call", { person, next });
  }

  /** As it will be once everything under way has arrived. */
  sound(source: string): SourceSound {
    const { stage } = this.store.room.value;
    const held = this.sounds_.value.get(source);
    return held ?? (stage ? sound_of(stage, source) : { source, gain: 0, muted: false, delay_ms: 0, heard: "while_shown" });
  }

  set_sound(source: string, more: Partial<Omit<SourceSound, "source">>): void {
    const sound = { ...this.sound(source), ...more };
    const bounded = { ...sound, gain: bound(sound.gain, gain_min, gain_max), delay_ms: bound(sound.delay_ms, 0, delay_max_ms) };
    this.sounds_.value = new Map(this.sounds_.value).set(source, bounded);
    if (this.timers_.has(source)) return;
    this.timers_.set(source, setTimeout(() => this.send_sound(source), sound_every_ms));
  }

  /** What is still on its way to the server is on its way at once. */
  flush_sounds(): void {
    for (const [source, timer] of [...this.timers_]) {
      clearTimeout(timer);
      this.send_sound(source);
    }
  }

  /** The nth of the scenes that are kept. */
  recall_scene(n: number): void {
    const preset = this.store.room.value.stage?.presets.filter(({ kind }) => kind === "scene")[n - 1];
    if (!preset) return this.tell(t("control.no_preset", { number: n }));
    this.recall("scene", preset.name);
  }

  /** A scene comes into the preview; a wish that is still under way must not hide it. */
  recall(kind: Preset["kind"], name: string): void {
    if (kind === "scene") this.wish_.value = null;
    else this.flush_sounds();
    this.send("stage.recall_preset", { kind, name });
  }

  set_return(level: ReturnLevel, done: () => void): void {
    this.send("stage.set_return", { ...level }, done);
  }

  set_ducking(more: Partial<Ducking>): void {
    this.send("stage.set_ducking", { programme: 0, returns: 0, ...this.store.room.value.stage?.ducking, ...more });
  }

  /** This browser remembers it: such a machine is started again between two sessions. */
  set_hall_minus(on: boolean): void {
    if (on) this.store.storage.set(hall_minus_key, "1");
    else this.store.storage.remove(hall_minus_key);
    this.hall_minus.value = on;
  }

  /** Whoever steers, everybody may listen. */
  toggle_solo(source: string): void {
    this.solo.value = this.solo.peek() === source ? "" : source;
  }

  /** So may they here. Who wants to hear somebody wants this page's sound, too. */
  toggle_listening(): void {
    if (!this.store.room.peek().stage) return;
    const on = !this.listens.peek();
    this.wants_to_listen_.value = on;
    if (on) this.silent.value = false;
    this.store.outbox.mention("stage.listen", { on });
  }

  /** The server forgets it with the line. */
  renew_listening(): void {
    if (this.wants_to_listen_.peek()) this.store.outbox.mention("stage.listen", { on: true });
  }

  select_by(step: -1 | 1): void {
    const ids = this.tiles.value.map(({ id }) => id);
    const at = ids.indexOf(this.selected.value);
    this.selected.value = ids[(at + step + ids.length) % ids.length] ?? "floor";
  }

  private send_sound(source: string): void {
    this.timers_.delete(source);
    const sound = this.sounds_.peek().get(source);
    if (!sound) return;
    this.send("stage.set_sound", { ...sound }, () => {
      if (this.sounds_.peek().get(source) !== sound) return;
      const rest = new Map(this.sounds_.peek());
      rest.delete(source);
      this.sounds_.value = rest;
    });
  }

  /** `done`: it was refused, or what came of it is in the room. A reply comes before the change that it speaks of, and what a hand
      has set does not go back meanwhile. */
  send(method: string, params: Record<string, unknown>, done?: () => void): void {
    const item = this.store.send(method, params, (outcome) => {
      if (outcome.ok) return done && this.once_in_room(Number(outcome.result["offset"]), done);
      done?.();
      this.tell(outcome.error.reason === "wrong_state" && !this.steers.peek() ? t("control.not_steering") : reason_words(outcome.error.reason));
    });
    if (item) return;
    done?.();
    this.tell(reason_words("full"));
  }

  private once_in_room(offset: number, act: () => void): void {
    const is_there = () => this.store.offset.value >= offset;
    if (is_there()) return act();
    const unwatch = effect(() => {
      if (is_there()) queueMicrotask(() => { unwatch(); act(); });
    });
  }

  tell(text: string): void {
    clearTimeout(this.notice_timer_);
    this.notice.value = text;
    this.notice_timer_ = setTimeout(() => { this.notice.value = ""; }, notice_ms);
  }
}

function bound(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}

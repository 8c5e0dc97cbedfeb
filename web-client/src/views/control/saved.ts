// Scenes with their levels under names of the producer's own, kept by this browser for the room.
import { signal } from "@preact/signals";
import type { Storage_ } from "../../connection/storage";
import { layouts, type Scene, type SourceSound } from "../../protocol/messages";

export const saved_max = 24;
export const name_max = 40;

export interface Saved {
  name: string;
  scene: Scene;
  sound: readonly SourceSound[];
}

export class SavedScenes {
  readonly list = signal<readonly Saved[]>([]);
  private readonly key_: string;

  constructor(private readonly storage: Storage_, room: string) {
    this.key_ = `paraninfo/scenes/${room}`;
    this.list.value = read(storage.get(this.key_));
  }

  /** One of the same name is replaced; false where there are as many as there may be. */
  save(saved: Saved): boolean {
    const others = this.list.value.filter(({ name }) => name !== saved.name);
    if (others.length >= saved_max) return false;
    this.write([...others, saved]);
    return true;
  }

  remove(name: string): void {
    this.write(this.list.value.filter((each) => each.name !== name));
  }

  private write(list: readonly Saved[]): void {
    this.list.value = list;
    this.storage.set(this.key_, JSON.stringify(list));
  }
}

/** What another version of this page wrote, or nobody, is no list. */
function read(text: string | null): readonly Saved[] {
  try {
    const list = JSON.parse(text ?? "[]") as Saved[];
    const is_whole = ({ name, scene, sound }: Saved) => typeof name === "string" && layouts.includes(scene.layout) && Array.isArray(scene.sources) && Array.isArray(sound);
    return list.filter(is_whole).slice(0, saved_max);
  } catch {
    return [];
  }
}

// What is kept in the room under names: scenes, which are recalled into the preview, and how all sources are heard.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Preset } from "../../protocol/messages";
import { useKeptFocus } from "../shell/focus";
import type { Console } from "./console";
import { clean_name, name_max, PresetRow } from "./preset_row";

const keys_max = 9;

export function SavedForm({ console }: { console: Console }) {
  return (
    <div class="stack" {...useKeptFocus()}>
      <Presets console={console} kind="scene" />
      <Presets console={console} kind="levels" />
    </div>
  );
}

function Presets({ console, kind }: { console: Console; kind: Preset["kind"] }) {
  const group = kind === "scene" ? "scenes" : "levels";
  const presets = console.store.room.value.stage?.presets.filter((each) => each.kind === kind) ?? [];
  const known = presets.map(({ name }) => name);
  return (
    <section class="stack" aria-labelledby={`kept-${group}`} data-testid={`presets-${kind}`}>
      <h3 id={`kept-${group}`}>{t(`kept.${group}`)}</h3>
      <p class="quiet small">{t(presets.length === 0 ? `kept.${group}_none` : `kept.${group}_hint`)}</p>
      <ul class="saved">
        {presets.map(({ name }, i) => <PresetRow key={name} console={console} kind={kind} name={name} digit={kind === "scene" && i < keys_max ? i + 1 : null} known={known} />)}
      </ul>
      <Save console={console} kind={kind} known={known} />
    </section>
  );
}

function Save({ console, kind, known }: { console: Console; kind: Preset["kind"]; known: readonly string[] }) {
  const [name, set_name] = useState("");
  const wanted = clean_name(name);
  // What there is to be kept is what the server knows: a preview into which nobody has put anything is nothing.
  const nothing = kind === "scene" && !console.store.room.value.stage?.prepared;
  const words = t(kind === "scene" ? "kept.scene_name" : "kept.levels_name");
  const save = (event: Event) => {
    event.preventDefault();
    console.flush_sounds();
    console.send("stage.save_preset", { kind, name: wanted });
    set_name("");
  };
  return (
    <form class="row" onSubmit={save}>
      <input class="text-field" data-testid={`preset-name-${kind}`} maxLength={name_max} dir="auto" aria-label={words} placeholder={words} value={name} onInput={(event) => set_name(event.currentTarget.value)} />
      <button type="submit" class="button small" data-testid={`preset-save-${kind}`} disabled={!console.steers.value || nothing || !wanted}>{t(known.includes(wanted) ? "kept.replace" : "kept.save")}</button>
    </form>
  );
}

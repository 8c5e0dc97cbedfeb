// What is kept in the room under names: scenes, which are recalled into the preview, and how all sources are heard.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Preset } from "../../protocol/messages";
import { useKeptFocus } from "../shell/focus";
import { Icon } from "../shell/icon";
import type { Console } from "./console";

const name_max = 40;
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
  const off = !console.steers.value;
  return (
    <section class="stack" aria-labelledby={`kept-${group}`} data-testid={`presets-${kind}`}>
      <h3 id={`kept-${group}`}>{t(`kept.${group}`)}</h3>
      <p class="quiet small">{t(presets.length === 0 ? `kept.${group}_none` : `kept.${group}_hint`)}</p>
      <ul class="saved">
        {presets.map(({ name }, i) => (
          <li key={name} class="row" data-testid="preset" data-name={name}>
            <button type="button" class="button small" data-testid="preset-recall" disabled={off} title={t("kept.recall", { name })} onClick={() => console.recall(kind, name)}>
              {kind === "scene" && i < keys_max && <kbd>{i + 1}</kbd>} <bdi>{name}</bdi>
            </button>
            <button type="button" class="icon-button" data-testid="preset-delete" disabled={off} aria-label={t("kept.remove", { name })} onClick={() => console.send("stage.delete_preset", { kind, name })}><Icon name="close" /></button>
          </li>
        ))}
      </ul>
      <Save console={console} kind={kind} known={presets.map(({ name }) => name)} />
    </section>
  );
}

function Save({ console, kind, known }: { console: Console; kind: Preset["kind"]; known: readonly string[] }) {
  const [name, set_name] = useState("");
  const wanted = name.trim();
  // What there is to be kept is what the server knows: an empty preview that nobody prepared is nothing.
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

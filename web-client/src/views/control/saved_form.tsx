// The saved scenes: put one into the preview, with its levels if wanted; save what the preview shows.
import { useMemo, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { useKeptFocus } from "../shell/focus";
import { Icon } from "../shell/icon";
import type { Console } from "./console";
import { name_max, SavedScenes, type Saved } from "./saved";

export function SavedForm({ console }: { console: Console }) {
  const saved = useMemo(() => new SavedScenes(console.store.storage, console.store.room.peek().id), [console]);
  const [name, set_name] = useState("");
  const [with_levels, set_with_levels] = useState(true);
  const off = !console.steers.value;
  const save = (event: Event) => {
    event.preventDefault();
    const scene = console.preview.value;
    const sound = console.tiles.value.map(({ id }) => console.sound(id));
    if (saved.save({ name: name.trim(), scene, sound })) set_name("");
    else console.tell(t("reject.full"));
  };
  const use = ({ scene, sound }: Saved) => {
    console.prepare(scene);
    if (with_levels) for (const { source, ...each } of sound) console.set_sound(source, each);
  };
  return (
    <div class="stack" {...useKeptFocus()}>
      <label class="check"><input type="checkbox" checked={with_levels} onChange={(event) => set_with_levels(event.currentTarget.checked)} /> {t("control.with_levels")}</label>
      {saved.list.value.length === 0 && <p class="quiet small">{t("control.saved_none")}</p>}
      <ul class="saved">
        {saved.list.value.map((each) => (
          <li key={each.name} class="row" data-testid="saved-scene">
            <button type="button" class="button small" disabled={off} onClick={() => use(each)}><bdi>{each.name}</bdi></button>
            <button type="button" class="icon-button" aria-label={t("control.saved_remove", { name: each.name })} onClick={() => saved.remove(each.name)}><Icon name="close" /></button>
          </li>
        ))}
      </ul>
      <form class="row" onSubmit={save}>
        <input class="text-field" data-testid="saved-name" maxLength={name_max} dir="auto" aria-label={t("control.saved_name")} placeholder={t("control.saved_name")} value={name} onInput={(event) => set_name(event.currentTarget.value)} />
        <button type="submit" class="button small" data-testid="saved-save" disabled={!name.trim()}>{t("control.save")}</button>
      </form>
    </div>
  );
}

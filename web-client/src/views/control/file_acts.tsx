// A file on its tile: how it plays and how far it has come, and what can be done with it.
import { t } from "../../i18n/i18n";
import type { FileState, StageFile } from "../../protocol/messages";
import { file_of } from "../../room/stage";
import { countdown } from "../agenda/words";
import { Icon } from "../shell/icon";
import type { Console } from "./console";
import type { Tile } from "./tiles";

export function FileActs({ console, tile }: { console: Console; tile: Tile }) {
  const state = tile.source?.file;
  if (!state) return null;
  const { loop, on_take } = file_of(console.store.room.value.stage, tile.id);
  const off = !console.steers.value || state.state === "opening";
  const set = (more: Partial<StageFile> & { rewind?: boolean }) =>
    console.send("stage.set_file", { source: tile.id, plays: state.state === "playing", loop, on_take, rewind: false, ...more });
  return (
    <div class="file-acts small" role="group" aria-label={t("kept.file", { name: tile.name })} data-testid="file" data-state={state.state}>
      <FileWords state={state} />
      {state.state === "refused"
        ? <button type="button" class="button small" data-testid="file-again" disabled={off} onClick={() => set({ rewind: true })}>{t("kept.try_again")}</button>
        : <Acts state={state} off={off} set={set} />}
      <label class="check"><input type="checkbox" data-testid="file-loop" checked={loop} disabled={off} onChange={(event) => set({ loop: event.currentTarget.checked })} /> {t("kept.loop")}</label>
      <label class="check"><input type="checkbox" data-testid="file-on-take" checked={on_take} disabled={off} onChange={(event) => set({ on_take: event.currentTarget.checked })} /> {t("kept.on_take")}</label>
    </div>
  );
}

function FileWords({ state: { state, why, position, length } }: { state: FileState }) {
  if (state === "refused") return <p class="source-figures bad" role="status">{t(`kept.file_${why ?? "unreadable"}`)}</p>;
  const place = length > 0 ? t("kept.place", { position: countdown(position), length: countdown(length) }) : countdown(position);
  return <p class="source-figures">{t(`kept.file_${state}`)}{state !== "opening" && ` · ${place}`}</p>;
}

function Acts({ state: { state }, off, set }: { state: FileState; off: boolean; set: (more: { plays?: boolean; rewind?: boolean }) => void }) {
  const plays = state === "playing";
  // At its end there is nothing left to be played on.
  const play = () => set({ plays: !plays, rewind: state === "ended" });
  const words = t(plays ? "kept.pause" : "kept.play");
  return (
    <div class="row">
      <button type="button" class="icon-button" data-testid="file-play" disabled={off} aria-label={words} title={words} onClick={play}><Icon name={plays ? "pause" : "play"} /></button>
      <button type="button" class="icon-button" data-testid="file-rewind" disabled={off} aria-label={t("kept.rewind")} title={t("kept.rewind")} onClick={() => set({ rewind: true })}><Icon name="back" /></button>
    </div>
  );
}

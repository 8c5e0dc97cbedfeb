// What a source is called.
import { t } from "../../i18n/i18n";
import type { Tile } from "./tiles";

export function tile_name(tile: Tile | undefined): string {
  if (!tile) return t("control.gone");
  if (tile.kind === "floor") return t("control.floor");
  const name = tile.name || t("stage.nameless");
  if (tile.kind === "hall") return t("control.hall_feed", { name });
  return tile.kind === "screen" ? t("control.screen_of", { name }) : name;
}

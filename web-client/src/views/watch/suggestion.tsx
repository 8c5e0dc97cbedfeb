// Where the line is too poor for the picture: says so and offers the sound alone.
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { choose_view, view, type View } from "../../player/choices";
import type { Player } from "../../player/player";
import { PoorLink } from "../../player/poor_link";
import { focus_soon } from "../shell/focus";

export function Suggestion({ player }: { player: Player }) {
  const poor = useMemo(() => new PoorLink(), [player]);
  const [shown, set_shown] = useState(false);
  const { stalls, mode } = player.figures.value;
  useEffect(() => {
    if (stalls === 0) return;
    poor.stalled(Date.now());
    if (poor.suggests(mode, Date.now())) set_shown(true);
  }, [stalls]);
  const answer = (chosen: View | null) => {
    set_shown(false);
    poor.declined(Date.now());
    if (chosen) choose_view(chosen);
    focus_soon("[data-testid=view-picture]");
  };
  return (
    <div class="suggestion" role="status" data-testid="suggestion">
      {shown && view.value === "picture" && (
        <>
          <p>{t("player.poor")}</p>
          <div class="row">
            <button type="button" class="button small" data-testid="suggestion-sound" onClick={() => answer("sound")}>{t("player.view_sound")}</button>
            <button type="button" class="button small" onClick={() => answer("text")}>{t("player.poor_text")}</button>
            <button type="button" class="button small" data-testid="suggestion-no" onClick={() => answer(null)}>{t("player.poor_no")}</button>
          </div>
        </>
      )}
    </div>
  );
}

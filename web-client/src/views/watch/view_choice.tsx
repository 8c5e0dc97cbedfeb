// How much of the programme is wanted: picture and sound, the sound alone, or words alone. One control, where the picture
// is and where it is not.
import { t, type Key } from "../../i18n/i18n";
import { choose_view, view, type View } from "../../player/choices";
import { focus_soon } from "../shell/focus";
import { Icon, type IconName } from "../shell/icon";

const views: readonly [View, IconName, Key, string][] = [
  ["picture", "screen", "player.view_picture", "view-picture"],
  ["sound", "headphones", "player.view_sound", "view-sound"],
  ["text", "text", "player.text_only", "text-only"],
];

export function ViewChoice() {
  return (
    <div class="view-choice" role="group" aria-label={t("player.view")}>
      {views.map(([each, icon, name, testid]) => {
        const change = () => {
          choose_view(each);
          // What was pressed may have gone with the picture.
          focus_soon(`[data-testid=${testid}]`);
        };
        return (
          <button key={each} type="button" class="icon-button" aria-pressed={view.value === each} aria-label={t(name)} title={t(name)} data-testid={testid} onClick={change}>
            <Icon name={icon} />
          </button>
        );
      })}
    </div>
  );
}

// Beside the monitors: one of the things that a producer turns to in between.
import { signal } from "@preact/signals";
import { t } from "../../i18n/i18n";
import { useLater } from "../shell/later";
import { Conversation } from "../stage/conversation";
import { StageQuestions } from "../stage/questions";
import type { Console } from "./console";
import { People } from "./people";
import { ThirdForm } from "./third_form";

const tabs = ["people", "sound", "third", "conversation", "questions", "saved"] as const;
type Tab = (typeof tabs)[number];

export const side_tab = signal<Tab>("people");

export function Side({ console }: { console: Console }) {
  const tab = side_tab.value;
  const sound = useLater(() => import("./mixer"));
  const timer = useLater(() => import("./timer_form"));
  const saved = useLater(() => import("./saved_form"));
  return (
    <aside class="control-side" aria-label={t("control.side")}>
      <div class="segments" role="group" aria-label={t("control.side")}>
        {tabs.map((each) => (
          <button key={each} type="button" data-testid={`side-${each}`} aria-pressed={tab === each} onClick={() => { side_tab.value = each; }}>
            {t(`control.side_${each}`)}
          </button>
        ))}
      </div>
      {/* It scrolls: by keyboard too. */}
      <div class={`side-body ${tab}`} tabIndex={0} role="group" aria-label={t(`control.side_${tab}`)} data-testid="side" data-tab={tab}>
        {tab === "people" && timer && <timer.TimerForm console={console} />}
        {tab === "people" && <People console={console} />}
        {tab === "sound" && sound && <sound.Mixer console={console} />}
        {tab === "third" && <ThirdForm console={console} />}
        {tab === "conversation" && <Conversation store={console.store} />}
        {tab === "questions" && <StageQuestions store={console.store} />}
        {tab === "saved" && saved && <saved.SavedForm console={console} />}
      </div>
    </aside>
  );
}

// The speaker's timer, and who has a panelist's seat, who is there, and who comes next.
import { format_date_time, t } from "../../i18n/i18n";
import { is_on_air } from "../../room/stage";
import { report_of } from "../stage/report";
import type { Console } from "./console";
import { TimerForm } from "./timer_form";

export function People({ console }: { console: Console }) {
  return <><TimerForm console={console} /><Panelists console={console} /></>;
}

function Panelists({ console }: { console: Console }) {
  const { backstage, stage, sources } = console.store.room.value;
  const off = !console.steers.value;
  if (backstage.length === 0) return <p class="empty small">{t("control.nobody")}</p>;
  return (
    <ul class="people" data-testid="people">
      {backstage.map(({ person, name, here, camera, screen, guest = false }) => {
        const next = stage?.next.indexOf(person) ?? -1;
        const on_air = stage !== null && is_on_air(stage, { camera, screen });
        const check = stage?.checks.get(person);
        const state = sources.find(({ id }) => id === camera)?.state ?? "absent";
        return (
          <li key={person} class="person" data-testid="panelist" data-person={person} data-here={here} data-guest={guest} data-next={next >= 0} data-on-air={on_air}>
            <p class="person-name">
              <bdi id={`name-${person}`}>{name || t("stage.nameless")}</bdi>
              {guest && <span class="badge">{t("control.guest")}</span>}
              {on_air && <span class="badge on_air">{t("stage.on_air")}</span>}
              {next >= 0 && <span class="badge pending">{t("control.next_place", { n: next + 1 })}</span>}
            </p>
            <p class="quiet small">{t(here ? "control.here" : "control.not_here")} · {t(`control.state_${state}`)}</p>
            {check && <p class="quiet small" data-testid="checked">{report_of(check)} · <time dateTime={new Date(check.at).toISOString()}>{format_date_time(check.at)}</time></p>}
            <button type="button" class="button small" id={`call-${person}`} data-testid="call" aria-labelledby={`call-${person} name-${person}`} disabled={off} onClick={() => console.call(person, next < 0)}>{t(next >= 0 ? "control.uncall" : "control.call")}</button>
          </li>
        );
      })}
    </ul>
  );
}

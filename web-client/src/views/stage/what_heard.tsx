// What a panelist hears in the return: everything, or all but the hall.
import { useId } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { ChosenReturn } from "../../stage/chosen_return";

export function WhatHeard({ programme }: { programme: Pick<ChosenReturn, "without_hall" | "leave_out_hall"> }) {
  const id = useId();
  return (
    <div class="small">
      <div class="pick">
        <label for={id}>{t("stage.what_heard")}</label>
        <select id={id} class="choice" data-testid="what-heard" aria-describedby={`${id}-hint`} value={programme.without_hall.value ? "without_hall" : "everything"} onChange={(event) => programme.leave_out_hall(event.currentTarget.value === "without_hall")}>
          <option value="everything">{t("stage.heard_everything")}</option>
          <option value="without_hall">{t("stage.heard_without_hall")}</option>
        </select>
      </div>
      <p id={`${id}-hint`} class="quiet">{t("stage.what_heard_hint")}</p>
    </div>
  );
}

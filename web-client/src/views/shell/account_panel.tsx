// Who is signed in here, on which other devices, the own code for the door, and the way out.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import type { Session } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { MyCode } from "../door/my_code";
import { DeviceList } from "./device_list";
import { announce_aloud, set_announce_aloud } from "./live_region";

export function AccountPanel({ store, close }: { store: Store; close: () => void }) {
  const [session, set_session] = useState<Session>(store.session);
  const [trouble, set_trouble] = useState(false);
  const refresh = async () => {
    const answer = await api.session();
    if (answer.ok) set_session(answer.value);
  };
  useEffect(() => void refresh(), []);
  const end = async (device: string) => {
    await api.end_device(device);
    await refresh();
  };
  const { name } = session.person;
  return (
    <>
      <h2 id="account-title">{t("account.title")}</h2>
      <p>{name ? t("account.name", { name }) : t("account.nameless")}</p>
      <MyCode store={store} />
      <h3>{t("account.devices")}</h3>
      <DeviceList devices={session.devices} act={t("account.end_device")} on_act={(device) => void end(device)} />
      <label class="check">
        <input type="checkbox" checked={announce_aloud.value} onChange={(event) => set_announce_aloud(event.currentTarget.checked)} />
        {t("live.setting")}
      </label>
      {trouble && <p class="trouble" role="alert">{t("refusal.unavailable")}</p>}
      <div class="row end">
        <button type="button" class="button" data-testid="sign-out" onClick={() => void store.sign_out().then((ok) => set_trouble(!ok))}>
          {t("account.sign_out")}
        </button>
        <button type="button" class="button primary" onClick={close}>{t("account.close")}</button>
      </div>
    </>
  );
}

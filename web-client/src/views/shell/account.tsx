// Who is signed in here, on which other devices, and the way out.
import { useRef, useState } from "preact/hooks";
import { format_date_time, t } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import type { Device, Session } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { announce_aloud, set_announce_aloud } from "./live_region";
import { Icon } from "./icon";

export function Account({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [session, set_session] = useState<Session>(store.session);
  const [trouble, set_trouble] = useState(false);
  const refresh = async () => {
    const answer = await api.session();
    if (answer.ok) set_session(answer.value);
  };
  const end = async (device: string) => {
    await api.end_device(device);
    await refresh();
  };
  const open = () => {
    dialog.current?.showModal();
    void refresh();
  };
  const { name } = session.person;
  return (
    <>
      <button type="button" class="icon-button" data-testid="account" aria-label={t("account.menu")} title={t("account.menu")} onClick={open}>
        <Icon name="person" />
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="account-title">
        <h2 id="account-title">{t("account.title")}</h2>
        <p>{name ? t("account.name", { name }) : t("account.nameless")}</p>
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
          <button type="button" class="button primary" onClick={() => dialog.current?.close()}>{t("account.close")}</button>
        </div>
      </dialog>
    </>
  );
}

interface DeviceListProps {
  devices: Device[];
  act: string;
  on_act: (device: string) => void;
}

export function DeviceList({ devices, act, on_act }: DeviceListProps) {
  return (
    <ul class="devices">
      {devices.map((device) => (
        <li key={device.device}>
          <span>
            {t("device.since", { time: format_date_time(device.since) })}
            {device.here && <strong> ({t("device.here")})</strong>}
          </span>
          {!device.here && (
            <button type="button" class="button small" onClick={() => on_act(device.device)}>{act}</button>
          )}
        </li>
      ))}
    </ul>
  );
}

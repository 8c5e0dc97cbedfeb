// The devices on which a person is signed in, each but this one with a button.
import { format_date_time, t } from "../../i18n/i18n";
import type { Device } from "../../protocol/messages";

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

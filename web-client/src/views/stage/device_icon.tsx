// The signs of the own devices, drawn as those of shell/icon are; what is off has a stroke through it. Decoration only: the words
// stand beside them.
const microphone = "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4m-3.5 0h7";
const camera = "M3 7h12v10H3zM15 10.5l6-3v9l-6-3";
const stroke = "M4 3l17 18";

export function DeviceIcon({ of, off = false }: { of: "microphone" | "camera"; off?: boolean }) {
  const device = of === "microphone" ? microphone : camera;
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" data-sign={off ? `${of}-off` : of}>
      <path d={off ? `${device}${stroke}` : device} />
    </svg>
  );
}

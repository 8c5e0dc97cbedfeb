// The code for the phones in the hall, and the same in letters for whoever cannot read it with a camera.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { good_code } from "../../room/hall_code";
import type { Store } from "../../room/store";
import { useTick } from "../shell/connection";

/** The dark squares as one path, a unit each; the light margin that readers need is drawn around it. */
async function path_of(text: string): Promise<{ path: string; size: number }> {
  const { encode } = await import("uqr");
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { path: squares.join(""), size };
}

const margin = 4;

export function HallCodeSign({ store, large }: { store: Store; large: boolean }) {
  useTick(1000);
  const code = good_code(store.room.value.hall_code, store.server_now());
  const [drawn, set_drawn] = useState<{ path: string; size: number } | null>(null);
  const address = code?.address;
  useEffect(() => {
    if (address) void path_of(address).then(set_drawn);
  }, [address]);
  if (!code || !drawn) return null;
  const edge = drawn.size + 2 * margin;
  return (
    <figure class={large ? "projector-code large" : "projector-code"} data-testid="hall-code" data-until={code.until}>
      <svg viewBox={`${-margin} ${-margin} ${edge} ${edge}`} role="img" aria-label={t("screen.code_label")} shape-rendering="crispEdges">
        <rect x={-margin} y={-margin} width={edge} height={edge} fill="#fff" />
        <path d={drawn.path} fill="#000" />
      </svg>
      <figcaption>
        {t("screen.code_hint")}
        {large && <span class="projector-code-address" data-testid="hall-address">{code.address.replace(/^https:\/\//, "")}</span>}
      </figcaption>
    </figure>
  );
}

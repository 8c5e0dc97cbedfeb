// A QR code as a drawing: dark squares in one path, a unit each, and the light margin that readers need.
import { useEffect, useState } from "preact/hooks";

const margin = 4;

async function path_of(text: string): Promise<{ path: string; size: number }> {
  const { encode } = await import("uqr");
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { path: squares.join(""), size };
}

/** Null until it is drawn. */
export function useQr(text: string | undefined) {
  const [drawn, set_drawn] = useState<{ path: string; size: number } | null>(null);
  useEffect(() => {
    if (text) void path_of(text).then(set_drawn);
  }, [text]);
  return drawn;
}

export function Qr({ drawn, label }: { drawn: { path: string; size: number }; label: string }) {
  const edge = drawn.size + 2 * margin;
  return (
    <svg viewBox={`${-margin} ${-margin} ${edge} ${edge}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect x={-margin} y={-margin} width={edge} height={edge} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  );
}

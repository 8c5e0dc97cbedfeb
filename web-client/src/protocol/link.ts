// Reads what a link says, only to show it before the button is pressed. Whether it is valid, the server alone decides.
import type { Role } from "./messages";

export interface LinkClaims {
  kind: "personal" | "open";
  role: Role;
  rooms: string[];
  name?: string;
  lang?: string;
}

function decode(part: string): string {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** The token of a whole link, of a fragment, or of the bare token; null where there is none. */
export function token_of(text: string): string | null {
  const found = /(?:^|#)(pn1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+|ph1\.[A-Z2-7]{16})$/.exec(text.trim());
  return found?.[1] ?? null;
}

/** The code on a hall's screen: short, it says nothing of itself. */
export function is_hall_code(token: string): boolean {
  return token.startsWith("ph1.");
}

export function claims_of(token: string): LinkClaims | null {
  if (is_hall_code(token)) return { kind: "open", role: "hall", rooms: [] };
  try {
    const claims = JSON.parse(decode(token.split(".")[1] ?? "")) as Partial<LinkClaims>;
    const roles: unknown[] = ["participant", "hall", "screen", "moderator", "panelist", "producer"];
    if (!roles.includes(claims.role) || !Array.isArray(claims.rooms)) return null;
    return claims as LinkClaims;
  } catch {
    return null;
  }
}

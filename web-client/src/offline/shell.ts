// The page's side of its offline shell: has it kept, and knows who was signed in here when the server cannot be asked.
import { browser_storage } from "../connection/storage";
import type { Session } from "../protocol/messages";

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(path: string): string }): { createScriptURL(path: string): string };
}

const path = "/sw.js";

/** The one address of a script that this page may ever name (Trusted Types). */
function script_url(): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (!policies) return path;
  return policies.createPolicy("paraninfo", { createScriptURL: () => path }).createScriptURL(path);
}

/** Without a service worker everything works but opening the page offline: nobody is told. */
export async function keep_shell(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(script_url());
    const { active } = await navigator.serviceWorker.ready;
    // What came so far, and the parts of the page that come later.
    new PerformanceObserver((seen) => {
      const used = seen.getEntries().map(({ name }) => new URL(name).pathname).filter((each) => each.startsWith("/assets/"));
      if (used.length > 0) active?.postMessage([location.pathname, ...used]);
    }).observe({ type: "resource", buffered: true });
  } catch {
    // A certificate that the browser does not know, a private window, a full disk.
  }
}

const session_key = "paraninfo/session";

export function keep_session(session: Session | null): void {
  const storage = browser_storage();
  if (session) storage.set(session_key, JSON.stringify(session));
  else storage.remove(session_key);
}

/** Who was signed in here last. It opens nothing: the server asks for the cookie. */
export function kept_session(): Session | null {
  try {
    const session = JSON.parse(browser_storage().get(session_key) ?? "null") as Session | null;
    return Array.isArray(session?.seats) ? session : null;
  } catch {
    return null;
  }
}

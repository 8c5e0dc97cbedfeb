// Node 18 has Web Crypto, but not under its global name.
import { webcrypto } from "node:crypto";

if (!(globalThis as { crypto?: { subtle?: unknown } }).crypto?.subtle) {
  Object.defineProperty(globalThis, "crypto", { value: webcrypto, configurable: true });
}

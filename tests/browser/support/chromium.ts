// Debian's Chromium. CHROMIUM names another.
import { existsSync } from "node:fs";

const shell = "/usr/bin/chromium-headless-shell";

export const chromium_with_devices = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Its shell, where there is one: the same engine without a window's parts, which takes a third less of a machine without an
    accelerator. It has no made-up camera. */
export const chromium_program = process.env["CHROMIUM"] ?? (existsSync(shell) ? shell : chromium_with_devices);

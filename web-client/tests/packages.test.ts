// The build and the tests run on Debian's own Node 18.20: no package that a lock file names may want a newer one.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

interface Lock {
  packages: Record<string, { version?: string; engines?: { node?: string } }>;
}

function lock_of(folder: string): Lock {
  return JSON.parse(readFileSync(resolve(__dirname, "../..", folder, "package-lock.json"), "utf8")) as Lock;
}

/** Whether a range of versions, as packages write it, holds 18.20. */
function holds(range: string): boolean {
  return range.split("||").some((part) => {
    const [, sign = "", major = "0", minor = "0"] = /^\s*(\^|>=|~|>)?\s*v?(\d+)(?:\.(\d+))?/.exec(part) ?? [];
    const least = Number(major) * 100 + Number(minor);
    return sign === "^" || sign === "~" ? Number(major) === 18 && least <= 1820 : least <= 1820;
  });
}

describe("packages", () => {
  it("ranges are read as npm reads them", () => {
    for (const range of [">=18", "^18.0.0 || >=20", ">= 4", ">=v12.22.7", ">=18.20"]) expect(holds(range), range).toBe(true);
    for (const range of [">=20", "^20.0.0 || >=22", ">=22.12.0", ">=18.21", "^16.0.0"]) expect(holds(range), range).toBe(false);
  });

  for (const folder of ["web-client", "tests/browser"]) {
    it(`of ${folder} want no newer Node than 18.20`, () => {
      const newer = Object.entries(lock_of(folder).packages)
        .filter(([, { engines }]) => engines?.node !== undefined && !holds(engines.node))
        .map(([name, { engines }]) => `${name}: ${engines?.node}`);
      expect(newer).toEqual([]);
    });
  }

  it("Playwright is no newer than Debian's Chromium has been tried with", () => {
    const version = lock_of("tests/browser").packages["node_modules/@playwright/test"]?.version ?? "";
    expect(Number(version.split(".")[1])).toBeLessThanOrEqual(58);
  });
});
